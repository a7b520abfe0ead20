"""The source library: documents in, quotes checked, passages attached, reports."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.making import put_article
from tests.quotes.generator import transcripts
from workbench.intake.documents import read_documents
from workbench.model import ClaimFilter, Head, SourceDocument, WorkbenchError
from workbench.services.evidence import completed, standing, verify
from workbench.services.library import AddedDocument, Library, add_documents
from workbench.services.misquotes import as_json, as_markdown, misquotation_report
from workbench.services.quotes import Scope, attach_passage, check_claims, cite, documents_in
from workbench.services.reviewing import attach_record, give_verdict, undo
from workbench.store import Store
from workbench.store.documents import document_text, list_documents, text_between
from workbench.store.events import EvidenceRecord, broken_links
from workbench.store.evidence import list_evidence
from workbench.store.quote_checks import get_check

TAPE = "STOK: Goedemiddag. Wij wachten niet af, wij gaan nu aan het werk.\n\nVELD: Dat werd tijd, mevrouw Stok.\n"


def put_document(store: Store, text: str = TAPE, name: str = "band.txt", head: Head | None = None) -> int:
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    document = SourceDocument(name, "text", text, sha256, len(data), head or Head(language="nl"))
    (added,) = add_documents(store, [document], reviewer="ada")
    assert added.document_id is not None
    return added.document_id


def test_a_document_is_its_passages_and_known_by_its_bytes(store: Store) -> None:
    number = put_document(store)
    assert document_text(store, number) == TAPE
    assert text_between(store, number, 19, 37) == TAPE[19:37]
    assert put_document(store) == number
    (row,) = list_documents(store)
    assert (row.label, row.speakers, row.passages) == (
        "STOK: Goedemiddag. Wij wachten niet af, wij gaan nu aan het werk.",
        2,
        2,
    )


def test_a_bad_document_is_told_and_the_rest_goes_in(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 kapot")
    (tmp_path / "b.txt").write_text(TAPE)
    found = list(add_documents(store, read_documents([str(tmp_path)], max_bytes=10_000), reviewer="ada"))
    assert [one.outcome for one in found] == ["failed", "added"]
    assert store.value("SELECT count(*) FROM documents") == 1


def test_a_copy_is_kept_and_looked_after(store: Store, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TAPE)
    documents = read_documents([str(tmp_path / "b.txt")], max_bytes=10_000)
    (added,) = add_documents(store, documents, reviewer="ada", keep=True)
    assert isinstance(added, AddedDocument)
    (row,) = list_documents(store)
    kept = store.path.parent / str(row.kept)
    assert kept.read_text() == TAPE
    assert [one.good for one in verify(store)] == [True]
    kept.write_text("anders")
    (one,) = verify(store)
    assert not one.good
    assert "missing or changed" in one.said


def test_the_quotes_of_an_article_are_checked_and_stored(store: Store) -> None:
    numbers = put_article(store)
    put_document(store)
    assert [step.done for step in check_claims(store, numbers)] == [1]
    check = get_check(store, numbers[1])
    assert check is not None and check.place is not None
    assert (check.label, check.grave) == ("altered", ("negation",))
    assert check.place.text == "Wij wachten niet af"
    assert get_check(store, numbers[0]) is None
    row = store.rows("SELECT class, said_by, paragraph FROM quote_check_sheet")[0]
    assert tuple(row) == ("altered", "STOK", 1)


def test_a_place_is_cited_and_attached_word_for_word(store: Store) -> None:
    numbers = put_article(store)
    put_document(store, head=Head(title="Verslag", url="https://raad.example", language="nl"))
    list(check_claims(store, numbers))
    check = get_check(store, numbers[1])
    assert check is not None and check.place is not None
    cited = cite(store, check.place)
    assert cited.before.endswith("Goedemiddag. ")
    assert cited.after.startswith(", wij gaan")
    attach_passage(store, numbers[1], check, reviewer="ada")
    (row,) = list_evidence(store, numbers[1])
    assert (row.record.stance, row.record.passage) == ("undermines", "Wij wachten niet af")
    assert (row.record.title, row.record.url, row.record.file) == ("Verslag", "https://raad.example", "band.txt")
    assert (row.record.paragraph, row.record.sha256) == (1, hashlib.sha256(TAPE.encode()).hexdigest())
    assert standing(store, row.record) == "stands"
    undo(store, reviewer="ada")
    assert list_evidence(store, numbers[1]) == []
    assert broken_links(store) == []


def test_evidence_says_whether_its_passage_stands_there(store: Store, tmp_path: Path) -> None:
    (tmp_path / "raad.txt").write_text("De raad  stemde\nvoor.")
    record = completed(store, EvidenceRecord("supports", file=str(tmp_path / "raad.txt"), passage="raad stemde voor"))
    assert record.sha256 and record.retrieved_at
    assert standing(store, record) == "stands"
    assert standing(store, completed(store, EvidenceRecord("supports", file=record.file, passage="tegen"))) == "absent"
    (tmp_path / "raad.txt").write_text("De raad stemde voor. En ging naar huis.")
    assert standing(store, record) == "changed"
    assert standing(store, EvidenceRecord("supports", title="boek", passage="x")) == "unknown"
    with pytest.raises(WorkbenchError, match="cannot be read"):
        completed(store, EvidenceRecord("supports", file="weg.txt"))
    numbers = put_article(store)
    attach_record(store, numbers[0], record, reviewer="ada")
    (one,) = verify(store)
    assert not one.good


def test_the_house_may_want_evidence(store: Store) -> None:
    numbers = put_article(store)
    with pytest.raises(WorkbenchError, match="verified needs evidence, and there is none at claim 1, 2"):
        give_verdict(store, numbers, "verified", reviewer="ada", needs_evidence=True)
    give_verdict(store, numbers, "disputed", reviewer="ada", needs_evidence=True)
    for number in numbers:
        attach_record(store, number, EvidenceRecord("supports", title="boek"), reviewer="ada")
    give_verdict(store, numbers, "verified", reviewer="ada", needs_evidence=True)


def test_a_choice_of_documents(store: Store) -> None:
    numbers = put_article(store)
    with pytest.raises(WorkbenchError, match="the source library is empty"):
        list(check_claims(store, numbers))
    first = put_document(store, head=Head(published="2024-03-14", language="nl"))
    second = put_document(store, TAPE.replace("VELD", "MAAS") + "Einde.\n", head=Head(language="nl"))
    assert documents_in(store, Scope()) is None
    assert documents_in(store, Scope(speaker="veld")) == {first}
    assert documents_in(store, Scope(speaker="Stok")) == {first, second}
    assert documents_in(store, Scope(since="2024-01-01", until="2024-12")) == {first}
    with pytest.raises(WorkbenchError, match="no document of the library fits"):
        documents_in(store, Scope(speaker="100%"))
    only = Library(store, {second}).check("Wij wachten niet af, wij gaan nu aan het werk")
    assert only.place is not None and only.place.document_id == second


def test_the_library_finds_among_many_what_a_single_text_gives(store: Store) -> None:
    numbers = {name: put_document(store, text, name, Head(language=name[:2])) for name, text in transcripts().items()}
    library = Library(store)
    exact = library.check("Een boei met een lamp, dat was genoeg geweest.", language="nl")
    assert exact.label == "exact"
    assert exact.place is not None and exact.place.document_id == numbers["nl-hoorzitting-veerhaven"]
    spliced = library.check("Ik heb een ontvangstbevestiging gekregen. Ik was thuis. Ik lag in bed.", language="nl")
    assert spliced.label == "spliced"
    assert library.check("Wij hebben nooit geld gezien uit Den Haag, geen cent", language="nl").label == "not_found"
    near = library.nearest("De directeur zei dat de noodmaatregel vier jaar heeft geduurd.")
    assert near.label is None
    assert "noodmaatregel heeft vier jaar geduurd" in near.others[0].text


def test_the_report_of_misquotations(store: Store) -> None:
    numbers = put_article(store, 'De [brug] is dicht. "Wij wachten af", zei Mara Stok.')
    put_document(store)
    list(check_claims(store, numbers))
    report = misquotation_report(store, ClaimFilter(article_id=1))
    assert report.counts == {"altered": 1}
    text = as_markdown(report)
    assert "## Altered — negation: claim 2" in text
    assert "Wij wachten ~~niet~~ af" in text
    assert "Said, STOK: " in text
    values = json.loads(json.dumps(as_json(report)))
    assert values["quotes"][0]["passage"] == "Wij wachten niet af"
    assert misquotation_report(store, ClaimFilter(speaker="Niemand")).found == ()

"""What must go is gone from corrections, earlier drafts and questions too, and all of these still work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.inside import ok
from tests.making import source_of
from tests.services.test_redacting import bytes_of
from workbench.model import Span
from workbench.services import correcting, naming, redrafting, reviewing, withdrawing
from workbench.services.adding import add_articles
from workbench.services.doctor import examine
from workbench.services.importing import import_everything
from workbench.services.redacting import redact
from workbench.store import Store, open_store
from workbench.store.claims import claim_detail, claim_ids
from workbench.store.shelf import shelved

ADA: dict[str, Any] = {"reviewer": "ada"}
EVE: dict[str, Any] = {"reviewer": "eve"}
TEXT = (
    "De brug bij Zuidhaven blijft tot september dicht. In de pijlers zijn scheuren gevonden bij Kadewerk.\n\n"
    '"Wij hebben geen keus", zei Mara Stok. Volgens Joop Veld kost dat veel omzet.\n\n'
    "Dat kost Piet Grijs een kwartier. Ja. Nee. Dat kost Piet Grijs een kwartier.\n"
)
GONE = ("Zuidhaven", "Kadewerk", "Mara Stok", "Stok", "Joop Veld", "Tess Veld", "Piet Grijs", "Bronmans", "Oudwijk")
WORDS = [word for word in GONE if word not in ("Mara Stok", "Piet Grijs", "Joop Veld")] + [
    *("Mara Stok", "Piet Grijs", "Joop Veld")
]


def find(store: Store, words: str) -> int:
    rows = store.rows("SELECT id, text FROM listed_claims ORDER BY article_id, position")
    return next(row["id"] for row in rows if words in row["text"])


@pytest.fixture
def worked(store: Store) -> Store:
    """A database in which each name stands in what people corrected, said aside or took in as a draft."""
    list(add_articles(store, [source_of(TEXT)], **ADA))
    twins = [row["id"] for row in store.rows("SELECT id FROM claims WHERE text LIKE '%kwartier%'")]
    reviewing.give_verdict(store, twins, "verified", **ADA)
    bridge = find(store, "Zuidhaven")
    reviewing.give_verdict(store, [bridge], "verified", **ADA)
    correcting.give_borders(store, bridge, Span(TEXT.index("brug"), TEXT.index("haven") + 2), **ADA)  # ends in the name
    correcting.give_borders(store, bridge, Span(TEXT.index("brug"), TEXT.index(" blijft")), **EVE)
    correcting.split_claim(store, find(store, "Kadewerk"), TEXT.index("Kadewerk") - 4, **EVE)
    quote = find(store, "geen keus")
    correcting.give_speaker(store, quote, "Piet Grijs", **EVE)
    correcting.set_aside(store, [quote], "vraagt Bronmans", **EVE)
    naming.name_person(store, "Joop Veld", "Tess Veld", **EVE)
    new = (
        "Oudwijk opent dit stuk. Dat kost Piet Grijs een kwartier. Nieuw is ook dit einde, met Kadewerk.\n"
        + TEXT.split("Dat kost Piet")[0]
    )
    redrafting.add_draft(store, 1, source_of(new), **EVE)
    asked = [one.claim_id for one in shelved(store) if one.shelf == "to_place"]
    assert asked
    redrafting.place_claim(store, asked[0], 1, **EVE)
    list(add_articles(store, [source_of("De burgemeester zegt dat Mara Stok liegt.", "b.txt")], **EVE))
    withdrawing.withdraw(store, 2, "op verzoek van Bronmans", **EVE)
    return store


def check_places(store: Store) -> None:
    for row in store.rows("SELECT c.*, d.text AS whole FROM claims AS c JOIN drafts AS d ON d.id = c.draft_id"):
        assert row["whole"][row["start_offset"] : row["end_offset"]] == row["text"]
    for row in store.rows("SELECT v.*, d.text AS whole FROM claim_versions AS v JOIN drafts AS d ON d.id = v.draft_id"):
        for content in filter(None, (row["content"], row["found"])):
            told = json.loads(content)
            assert row["whole"][told["start"] : told["end"]] == told["text"]


def test_names_are_gone_from_corrections_drafts_and_questions(worked: Store) -> None:
    before = bytes_of(worked).lower()
    for word in GONE:
        assert word.lower().encode() in before
    persons = dict(worked.rows("SELECT claim_id, speaker FROM claim_sheet WHERE speaker IS NOT NULL"))
    done = redact(worked, WORDS, "een bron in gevaar", **ADA)
    assert (done.wiped, done.left) == (True, ())
    after = bytes_of(worked).lower()
    for word in (*GONE, "Mara", "Joop", "Tess", "Veld", "Piet", "Grijs", "Zuidha"):
        assert word.lower().encode() not in after, word
    assert [check.problems for check in examine(worked)] == [()] * 5
    check_places(worked)
    blank = dict(worked.rows("SELECT claim_id, speaker FROM claim_sheet WHERE speaker IS NOT NULL"))
    assert blank.keys() == persons.keys()
    assert len(set(blank.values())) == len(set(persons.values())), "two speakers are still two"
    assert worked.value("SELECT count(*) FROM link_queue") == 0
    listed = {row[0] for row in worked.rows("SELECT id FROM listed_claims")}
    assert set(claim_ids(worked)) == listed
    for number in listed:
        claim_detail(worked, number)
    assert shelved(worked)


def test_what_was_corrected_is_taken_back_and_given_again_after_a_redaction(worked: Store, tmp_path: Path) -> None:
    redact(worked, WORDS, "een bron in gevaar", **ADA)
    sheet = [tuple(row) for row in worked.rows("SELECT * FROM claim_sheet ORDER BY claim_id")]
    taken_back = 0
    while reviewing.undo(worked, **EVE):
        taken_back += 1
        check_places(worked)
    assert taken_back >= 7
    for _ in range(taken_back):
        assert reviewing.redo(worked, **EVE)
    assert [tuple(row) for row in worked.rows("SELECT * FROM claim_sheet ORDER BY claim_id")] == sheet
    assert [check.problems for check in examine(worked)] == [()] * 5
    redact(worked, ["burgemeester"], "nog een", **ADA)
    ok("export", "jsonl", "--output", "all.jsonl", "--db", worked.path)
    import_everything(tmp_path / "again.db", Path("all.jsonl"))
    with open_store(tmp_path / "again.db") as again:
        assert [check.problems for check in examine(again)] == [()] * 5
        check_places(again)

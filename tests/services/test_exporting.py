"""Each format of export, read back by what people read it with."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.making import TEXT, put_article
from workbench.export import ExportClaim, write_docx
from workbench.model import ClaimFilter, WorkbenchError
from workbench.services.exporting import ExportOptions, export_to, numbers_of
from workbench.services.reviewing import attach_evidence, give_verdict
from workbench.store import Store, open_store
from workbench.store.claims import claim_ids

HOSTILE = 'De brug <script>alert(1)</script> is \x1b[31mdicht\u202e & =1+1. "Wij wachten af", zei Mara Stok.'


@pytest.fixture
def filled(store: Store) -> Store:
    first, second = put_article(store)
    give_verdict(store, [first], "disputed", reviewer="ada", note="=1+1")
    give_verdict(store, [second], "verified", reviewer="bo")
    attach_evidence(store, first, stance="undermines", url="https://example.org/a", title="Minutes", reviewer="ada")
    put_article(store, HOSTILE)
    return store


def exported(store: Store, form: str, choice: ClaimFilter = ClaimFilter(), **options: object) -> bytes:  # noqa: B008
    export_to(store, form, "out", choice, ExportOptions(**options))  # type: ignore[arg-type]
    return Path("out").read_bytes()


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_filters_by_reviewer_period_and_query(filled: Store) -> None:
    filled.connection.execute("UPDATE articles SET published = '2019-04' WHERE id = 1")
    day = str(filled.value("SELECT substr(min(at), 1, 10) FROM events"))
    for choice, numbers in (
        (ClaimFilter(reviewer="ada"), [1]),
        (ClaimFilter(reviewer="nobody"), []),
        (ClaimFilter(published=("2019-04-10", "2019-05-01")), [1, 2]),
        (ClaimFilter(published=("2019-05-01", "2019-05-31")), []),
        (ClaimFilter(reviewed=(day, "9999-12-31")), [1, 2]),
        (ClaimFilter(reviewed=("0001-01-01", "2000-01-01")), []),
        (ClaimFilter(numbers=numbers_of(filled, "SELECT claim_id FROM disputed"), reviewer="ada"), [1]),
        (ClaimFilter(numbers=()), []),
    ):
        assert list(claim_ids(filled, choice)) == numbers, choice
    with pytest.raises(WorkbenchError, match="numbers of claims"):
        numbers_of(filled, "SELECT claim FROM disputed")
    with pytest.raises(WorkbenchError, match="only reads"):
        numbers_of(filled, "DELETE FROM claims")


def test_a_workbook_has_claims_and_progress(filled: Store) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported(filled, "xlsx")))
    claims, progress = book["claims"], book["progress"]
    rows = list(claims.iter_rows(values_only=True))
    assert rows[0] == tuple(ExportClaim.__dataclass_fields__)
    assert len(rows) == 5
    note = claims.cell(2, rows[0].index("verdict_note") + 1)
    assert (note.value, note.data_type) == ("=1+1", "s")
    assert claims.cell(2, rows[0].index("evidence") + 1).hyperlink.target == "https://example.org/a"
    assert claims.auto_filter.ref
    assert [row[2:] for row in progress.iter_rows(min_row=2, values_only=True)] == [
        (2, 0, 1, 1, 0, 0, 1),
        (2, 2, 0, 0, 0, 0, 0),
    ]
    assert progress.cell(3, 2).hyperlink.location == "'claims'!A4"


def test_a_document_has_each_claim_as_a_comment_on_its_words(filled: Store) -> None:
    document = docx.Document(io.BytesIO(exported(filled, "docx", ClaimFilter(article_id=1))))
    assert "\n".join(paragraph.text for paragraph in document.paragraphs) == TEXT
    found = {}
    for comment in document.comments:
        found[commented(document, comment.comment_id)] = (comment.author, comment.text)
    assert set(found) == {"De brug is dicht", "Wij wachten af"}
    author, text = found["De brug is dicht"]
    assert author == "ada"
    assert "disputed" in text
    assert "=1+1" in text
    assert "https://example.org/a" in text


def commented(document: docx.document.Document, number: int) -> str:
    """Return the words between the beginning and the end of a comment."""
    words, inside = [], False
    for element in document.element.body.iter():
        name = element.tag.rpartition("}")[2]
        if name.startswith("commentRange") and element.get(element.tag.rpartition("}")[0] + "}id") == str(number):
            inside = name == "commentRangeStart"
        elif inside and name == "t":
            words.append(element.text or "")
    return "".join(words)


def test_hostile_text_is_text_in_a_document(filled: Store) -> None:
    document = docx.Document(io.BytesIO(exported(filled, "docx", ClaimFilter(article_id=2))))
    assert "\n".join(paragraph.text for paragraph in document.paragraphs) == HOSTILE.replace("\x1b", "\ufffd")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_document(filled: Store) -> None:
    Path("article.docx").write_bytes(exported(filled, "docx", ClaimFilter(article_id=1)))
    call = ["soffice", "--headless", "--convert-to", "txt:Text", "article.docx"]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    assert TEXT in Path("article.txt").read_text(encoding="utf-8-sig")


class Page(HTMLParser):
    """Collects the tags of a page, and the text that stands outside cards and signs."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.urls += [value or "" for name, value in attrs if name in ("src", "href")]
        assert not [name for name, _ in attrs if name.startswith("on")]


def test_the_page_runs_and_loads_nothing(filled: Store) -> None:
    text = exported(filled, "html").decode()
    page = Page()
    page.feed(text)
    assert "script" not in page.tags
    assert page.urls
    assert all(url.startswith(("#claim-", "#place-")) for url in page.urls)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert not re.search("[\x1b\u202e]", text)


def test_annotations_point_at_the_words(filled: Store) -> None:
    page = json.loads(exported(filled, "annotations"))
    assert (page["@context"], page["type"], len(page["items"])) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
        4,
    )
    texts = {1: TEXT, 2: HOSTILE}
    for number, item in enumerate(page["items"]):
        place, quote = item["target"]["selector"]
        text = texts[1 + number // 2]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])
        assert text[place["end"] :].startswith(quote["suffix"])
    first = page["items"][0]
    assert (first["motivation"], first["creator"]) == ("assessing", {"type": "Person", "name": "ada"})
    assert [body["value"] for body in first["body"][:2]] == ["disputed", "=1+1"]


def test_claim_reviews_hold_to_what_validators_demand(filled: Store) -> None:
    refused: list[str] = []

    def reviews(page: str | None, **filters: object) -> list[dict]:
        refused.clear()
        data = exported(
            filled, "claimreview", ClaimFilter(**filters), page=page, publisher="De Check",  # type: ignore[arg-type]
            refuse=lambda claim, why: refused.append(f"{claim}: {why}"),
        )  # fmt: skip
        return json.loads(data)["@graph"]

    disputed, verified = reviews("https://check.example/{claim_uid}")
    assert not refused
    assert disputed["reviewRating"] == {"@type": "Rating", "alternateName": "Betwist"}
    assert verified["reviewRating"] == {
        "@type": "Rating", "alternateName": "Waar", "ratingValue": 5, "bestRating": 5, "worstRating": 1,
    }  # fmt: skip
    assert disputed["url"].startswith("https://check.example/")
    assert verified["itemReviewed"]["author"] == {"@type": "Person", "name": "Mara Stok"}
    assert verified["author"]["name"] == "De Check"
    assert reviews(None) == []
    assert len(refused) == 2
    assert "--page" in refused[0]
    for page in ("check.example/x", "javascript:alert(1)", "https://check.example/{what}", "https:// x"):
        assert reviews(page) == []
    filled.connection.execute("UPDATE articles SET url = 'https://www.check.example/news' WHERE id = 1")
    assert reviews("https://check.example/{claim_id}") == []
    assert "own site" in refused[0]
    assert reviews("https://other.example/{claim_id}", statuses=("open",)) == []
    assert "no verdict" in refused[0]


def test_the_bibliography_names_each_source_once(filled: Store) -> None:
    attach_evidence(
        filled, 2, stance="context", url="https://example.org/a", title="Minutes", reviewer="bo", note="page 3"
    )
    text = exported(filled, "bibliography").decode()
    assert text.count("Minutes") == 1
    assert "  - undermines claim 1\n" in text
    assert "  - context claim 2: page 3\n" in text
    assert "Minutes" not in exported(filled, "bibliography", ClaimFilter(article_id=2)).decode()


def test_questions_are_asked_about_what_is_not_verified(filled: Store) -> None:
    text = exported(filled, "questions").decode()
    assert "1. This is disputed. What is it based on? (claim 1)" in text
    assert "(claim 2)" not in text
    assert "Where and when did Mara Stok say this" in text
    assert "<script>" not in text


def test_exports_leave_the_database_as_it_was(filled: Store) -> None:
    with open_store(filled.path, mode="read") as reader:
        before = filled.path.read_bytes()
        for form in ("xlsx", "docx", "html", "annotations", "bibliography"):
            assert exported(reader, form) == exported(reader, form), form
        assert filled.path.read_bytes() == before


def test_no_pages_make_an_empty_document() -> None:
    out = io.BytesIO()
    assert write_docx([], out) == 0
    assert not docx.Document(io.BytesIO(out.getvalue())).paragraphs

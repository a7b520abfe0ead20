"""Records to files and back."""

import csv
import html
import io
import json
import re
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from workbench.cli.parser import EXPORT_FORMATS
from workbench.export import (
    COLUMNS,
    FORMATS,
    ArticlePage,
    ExportClaim,
    PageClaim,
    RecordError,
    ReviewedClaim,
    Source,
    read_jsonl,
    write_claimreview,
    write_csv,
    write_json,
    write_jsonl,
    write_markdown,
)
from workbench.export.markdown import escape
from workbench.model import Span, WorkbenchError

CLAIM = ExportClaim(
    claim_id=7,
    claim_uid="u7",
    article_id=1,
    article="Brug dicht",
    source="brug.txt",
    published="2022-03-12",
    language="nl",
    position=0,
    kind="quote",
    form="direct",
    claim="Tot mei gaat hij niet open",
    speaker="Bo Kamp",
    speaker_text="wethouder Bo Kamp",
    speaker_role="wethouder",
    cue="zegt",
    start_offset=20,
    end_offset=46,
    part_of=None,
    status="verified",
    verdict_by="ada",
    verdict_at="2026-01-05T09:00:00Z",
    verdict_note="op band",
    notes="a | b",
    evidence="supports: <https://x.example>",
    worth=0.5,
    worth_reasons="quote",
    features="date",
)
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=60)


def written(write: object, *args: object, **options: object) -> str:
    out = io.StringIO(newline="")
    write(*args, out, **options)  # type: ignore[operator]
    return out.getvalue()


def record(name: str, claim: ExportClaim = CLAIM) -> object:
    """Return what the writer of a format is given for one claim."""
    span = Span(0, len(claim.claim))
    page = ArticlePage(
        *(claim.article_id, "a1", claim.article, None, None, None, claim.published, "nl", "brug.txt", None),
        *(claim.claim, (PageClaim(claim, (span,)),)),
    )
    return {
        "records": {"type": "claim", **claim.values()},
        "pages": page,
        "reviews": ReviewedClaim(claim),
        "sources": Source("https://x.example", "X", claim.claim_id, "supports", None, "2026-01-05T09:00:00Z"),
        "claims": claim,
    }[FORMATS[name].takes]


def stream_for(name: str) -> Any:
    return io.BytesIO() if FORMATS[name].binary else io.StringIO(newline="")


def write_of(name: str) -> Any:
    return (
        partial(write_claimreview, page="https://check.example/{claim_id}")
        if name == "claimreview"
        else FORMATS[name].write
    )


# --- records --------------------------------------------------------------------------------------------


def test_a_claim_from_a_row() -> None:
    assert ExportClaim.of(CLAIM.values() | {"more": 1}) == CLAIM
    with pytest.raises(KeyError):
        ExportClaim.of({"claim_id": 1})


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_counts_its_claims_and_takes_none(name: str) -> None:
    form, write = FORMATS[name], write_of(name)
    one = replace(CLAIM, status="disputed")
    assert write([], stream_for(name)) == 0
    assert write([record(name, one), record(name, one)], stream_for(name)) == 2
    assert form.description
    assert form.suffix.startswith(".")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_records_give_the_same_bytes(name: str) -> None:
    one, two = stream_for(name), stream_for(name)
    write_of(name)([record(name)], one)
    write_of(name)(iter([record(name)]), two)
    assert one.getvalue() == two.getvalue()


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "docx"])  # a document is built whole
def test_memory_does_not_grow_with_the_number_of_claims(name: str) -> None:
    class Nowhere(io.TextIOBase):
        def write(self, text: str) -> int:
            return len(text)

    def many() -> Iterator[object]:
        for number in range(4_000):
            yield record(name, replace(CLAIM, claim_id=number, article_id=number // 10))

    out = io.BytesIO() if FORMATS[name].binary else Nowhere()
    write_of(name)([record(name)], stream_for(name))
    tracemalloc.start()
    try:
        write_of(name)(many(), out)
        assert tracemalloc.get_traced_memory()[1] < (5_000_000 if FORMATS[name].binary else 1_000_000)
    finally:
        tracemalloc.stop()


def test_the_help_names_every_format() -> None:
    assert list(FORMATS) == sorted(FORMATS, key=EXPORT_FORMATS.index)
    assert set(FORMATS) == set(EXPORT_FORMATS)


# --- CSV ------------------------------------------------------------------------------------------------


def test_csv_has_the_columns_and_the_line_ends_of_its_standard() -> None:
    text = written(write_csv, [CLAIM])
    head, row, last = text.split("\r\n")
    assert (head, last) == (",".join(COLUMNS), "")
    assert row.startswith("7,u7,1,Brug dicht,brug.txt,2022-03-12,nl,0,quote,direct,Tot mei")


@given(TEXTS, TEXTS)
def test_property_raw_csv_reads_back(claim: str, notes: str) -> None:
    text = written(write_csv, [replace(CLAIM, claim=claim, notes=notes)], raw=True)
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["claim"], row["notes"], row["worth"], row["part_of"]) == (claim, notes, "0.5", "")


@given(TEXTS)
def test_property_no_cell_of_text_begins_a_formula(claim: str) -> None:
    text = written(write_csv, [replace(CLAIM, claim=claim)])
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert not row["claim"].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert row["claim"].removeprefix("'") == claim.removeprefix("'")


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-5 graden", "@naam", "\tx", "\rx", "＝1"])
def test_a_formula_is_made_harmless(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(written(write_csv, [replace(CLAIM, claim=text)]), newline=""))
    assert row["claim"] == "'" + text


def test_numbers_stay_numbers() -> None:
    (row,) = csv.DictReader(io.StringIO(written(write_csv, [replace(CLAIM, worth=-0.5)])))
    assert row["worth"] == "-0.5"


def test_byte_order_mark_and_semicolons_on_request() -> None:
    text = written(write_csv, [CLAIM], bom=True, delimiter=";")
    assert text.startswith("\ufeffclaim_id;claim_uid;")


# --- JSON -----------------------------------------------------------------------------------------------


@given(st.lists(TEXTS, max_size=3))
def test_property_json_reads_back(claims: list[str]) -> None:
    rows = [replace(CLAIM, claim=claim) for claim in claims]
    assert json.loads(written(write_json, rows)) == [row.values() for row in rows]


def test_json_keeps_letters_and_escapes_what_is_unseen() -> None:
    text = written(write_json, [replace(CLAIM, claim="Caïro “x”\u202e\x9b\x7f\u2028\ufeff")])
    assert "Caïro “x”\\u202e\\u009b\\u007f\\u2028\\ufeff" in text


VALUES = st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=30)
RECORDS = st.lists(
    st.builds(
        lambda kind, fields: {"type": kind, **{f"x_{key}": value for key, value in fields.items()}},
        st.sampled_from(["article", "claim", "event", "later"]),
        st.dictionaries(st.text(max_size=5), VALUES, max_size=4),
    ),
    max_size=8,
)


@given(RECORDS)
def test_property_json_lines_read_back(records: list[dict[str, object]]) -> None:
    text = written(write_jsonl, records, header={"desk": "a"})
    assert len(text.splitlines()) == len(records) + 2
    assert list(read_jsonl(io.StringIO(text))) == records
    assert list(read_jsonl(("\ufeff" + text).encode("utf-8", "surrogatepass").splitlines(keepends=True))) == records


@given(RECORDS, st.data())
def test_property_a_file_that_is_cut_off_is_an_error(records: list[dict[str, object]], data: st.DataObject) -> None:
    text = written(write_jsonl, records)
    cut = text[: data.draw(st.integers(0, len(text) - 2))]
    with pytest.raises(RecordError):
        list(read_jsonl(io.StringIO(cut)))


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ([], 1, "empty"),
        (['{"type": "article"}'], 1, "no export of the workbench"),
        (['{"type": "workbench"}'], 1, "no export of the workbench"),
        (['{"type": "workbench", "format": 2}'], 1, "newer"),
        (["", '{"type": "article"}'], 2, "no export of the workbench"),
        (["{"], 1, "not JSON"),
        (["[" * 100_000], 1, "not JSON"),
        ([b"\xff"], 1, "not UTF-8"),
        (['{"type": "workbench", "format": 1}', "[]"], 2, "no record"),
        (['{"type": "workbench", "format": 1}', '{"kind": "x"}'], 2, "no record"),
        (['{"type": "workbench", "format": 1}', '{"type": "end", "records": 1}'], 2, "1 records were written"),
        (['{"type": "workbench", "format": 1}', '{"type": "end", "records": 0}', '{"type": "x"}'], 3, "after the end"),
    ],
)
def test_a_bad_line_is_named(lines: list[str | bytes], line: int, said: str) -> None:
    with pytest.raises(RecordError, match=re.escape(said)) as caught:
        list(read_jsonl(lines))
    assert caught.value.line == line
    assert str(caught.value).startswith(f"line {line}: ")
    assert isinstance(caught.value, WorkbenchError)


def test_records_are_read_one_at_a_time() -> None:
    lines = iter(['{"type": "workbench", "format": 1}', '{"type": "article", "id": 1}', "{"])
    assert next(read_jsonl(lines)) == {"type": "article", "id": 1}


def test_numbers_that_json_has_not_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        written(write_jsonl, [{"type": "x", "y": float("nan")}])


# --- Markdown -------------------------------------------------------------------------------------------


def test_markdown_tells_where_an_article_stands() -> None:
    rows = [
        CLAIM,
        replace(CLAIM, claim_id=8, part_of=7, status="open", kind="statement", form=None, speaker=None,
                speaker_text=None, verdict_by=None, verdict_at=None, verdict_note=None, notes=None, evidence=None),
        replace(CLAIM, claim_id=9, article_id=2, article="Raad", status="disputed"),
    ]  # fmt: skip
    text = written(write_markdown, rows)
    assert text.splitlines()[:12] == [
        "## Brug dicht",
        "",
        "2022-03-12 · nl · brug.txt",
        "",
        "1 of 2 claims have a verdict: ○ 1 open, ✓ 1 verified.",
        "",
        "- ✓ **verified** · claim 7 · quote (direct) · Bo Kamp (wethouder)",
        "",
        "  > Tot mei gaat hij niet open",
        "",
        "  - Verdict: ada 2026-01-05T09:00:00Z: op band",
        "  - Notes: a \\| b",
    ]
    assert "- ○ **open** · claim 8 · statement · part of claim 7\n" in text
    assert "\n## Raad\n" in text
    assert "1 of 1 claims have a verdict: ✗ 1 disputed." in text


MARKUP = st.lists(
    st.sampled_from(list("\\`*_{}[]()<>#+-.!|~&$:@=^\"'1a \n\t/"))
    | st.sampled_from(["http://x.nl", "www.x.nl", "a@b.nl"]),
    max_size=25,
).map("".join)


@given(MARKUP | TEXTS)
def test_property_escaped_text_is_never_markup(text: str) -> None:
    reader = MarkdownIt("gfm-like", {"linkify": False, "typographer": False})
    shown = escape(text)
    assert "\n" not in shown
    if not shown.strip():
        return
    for frame, opening, closing in (
        ("{}", "<p>", "</p>"),
        ("> {}", "<blockquote>\n<p>", "</p>\n</blockquote>"),
        ("## {}", "<h2>", "</h2>"),
        ("- a: {}", "<ul>\n<li>a: ", "</li>\n</ul>"),
    ):
        made = reader.render(frame.format(shown))
        assert made == f"{opening}{html.escape(_plain(text), quote=False).replace(chr(34), '&quot;')}{closing}\n"


def _plain(text: str) -> str:
    from workbench.safe import visible

    return visible(" ".join(text.split()))


@pytest.mark.parametrize("text", ["https://x.example/a", "www.x.example", "a@b.example", ":smile:", "@team", "$x$"])
def test_no_address_or_sign_is_picked_up_from_the_text(text: str) -> None:
    shown = escape(text)
    assert not re.search(r"(?<!\\)://", shown)
    assert "www." not in shown
    assert not re.search(r"(?<!\\)([@$]|:\w+:)", shown)

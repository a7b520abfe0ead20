"""A quote over the passage that it is from, word by word, and evidence with its passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.desk import glyphs
from workbench.desk.session import EvidenceShown
from workbench.desk.widgets.items import Fragment, Item
from workbench.model import Change, QuoteCheck, QuotePlace
from workbench.services.evidence import SAID
from workbench.services.quotes import Citation, places_of

_CONTEXT = 320


def class_words(check: QuoteCheck) -> str:
    """Return the class of a check in words."""
    return check.label.replace("_", " ") if check.label else "nearest passages"


def quote_items(check: QuoteCheck, citation: Citation | None) -> Iterator[Item]:
    """Yield in short what was found for a claim, for the details."""
    faulty = check.label in ("altered", "spliced", "other_speaker", "truncated")
    style = "details--conflict" if faulty else "details--label"
    fragments: list[Fragment] = [(class_words(check), style if faulty else "")]
    if check.grave:
        fragments.append((f", {', '.join(check.grave)}", "details--conflict"))
    if check.why:
        fragments.append((f"  {check.why}", "details--quiet"))
    yield Item("tape", tuple(fragments), style)
    if check.place is not None and citation is not None:
        if check.label not in ("exact", "not_evaluable"):
            yield Item("", tuple(diff_fragments(check.changes)))
        yield Item("", ((source_line(check.place, citation), "details--quiet"), ("  p shows it", "details--quiet")))
    elif check.others:
        places = "1 place" if len(check.others) == 1 else f"{len(check.others)} places"
        shows = "p shows it" if len(check.others) == 1 else "p shows them"
        yield Item("", ((f"{places} with some of these words; {shows}", "details--quiet"),))


def diff_fragments(changes: Sequence[Change]) -> Iterator[Fragment]:
    """Yield the tape's words with what the quote left out, put in and changed, told by signs."""
    for change in changes:
        yield from _change(change)
        yield " ", ""


def _change(change: Change) -> Iterator[Fragment]:
    if change.kind == "equal":
        yield _flat(change.quote), "tape--words"
    elif change.kind == "joined":
        yield glyphs.JOINED, "tape--grave"
    elif change.kind in ("changed", "dropped", "inserted"):
        if change.tape:
            yield _around("dropped", change.tape), "tape--dropped"
        if change.tape and change.quote:
            yield " ", ""
        if change.quote:
            yield _around("inserted", change.quote), "tape--inserted"
        if change.grave:
            yield f" {', '.join(change.grave)} ", "tape--grave"
    elif change.kind == "bracketed":
        yield _flat(change.quote), "tape--words"
        if change.tape:
            yield f" {_around('cleaned', change.tape)}", "details--quiet"
    else:
        yield _around(change.kind, change.tape or change.quote), "details--quiet"


def _around(kind: str, words: str) -> str:
    before, after = glyphs.CHANGE[kind]  # type: ignore[index]
    return f"{before}{_flat(words)}{after}"


def _flat(words: str) -> str:
    return " ".join(words.split())


def source_line(place: QuotePlace, citation: Citation) -> str:
    """Return who said it by the label, in which document, and where in it."""
    said = f"{place.speaker}, " if place.speaker else ""
    return f"{said}{citation.document}" + (f", {citation.locator}" if citation.locator else "")


def tape_items(quote: str, check: QuoteCheck, citations: Sequence[Citation], index: int) -> Iterator[Item]:
    """Yield a quote over one of its places, with the text around it.

    Args:
        quote: the quote as printed.
        check: what was found.
        citations: its places with what is needed to cite them, best first.
        index: which of them.
    """
    faulty = check.label in ("altered", "spliced", "other_speaker", "truncated")
    yield Item(
        "class",
        (
            (class_words(check), "details--conflict" if faulty else "tape--words"),
            (f", {', '.join(check.grave)}" if check.grave else "", "details--conflict"),
            (f"  {check.why}" if check.why else "", "details--quiet"),
        ),
    )
    yield Item("printed", ((quote, "tape--words"),))
    if not citations:
        yield Item("tape", (("no passage of the source library has these words", "details--quiet"),))
        return
    best = index == 0 and check.place is not None
    if best and check.label != "exact":
        yield Item("aligned", tuple(diff_fragments(check.changes)))
    cited = citations[index]
    yield Item("tape", tuple(_in_context(cited)))
    yield Item("from", ((source_line(cited.place, cited), ""),))
    if cited.url:
        yield Item("address", ((cited.url, ""),))
    yield Item("file", ((cited.source, ""), (f"  sha-256 {cited.sha256[:16]}…", "details--quiet")))
    yield Item("alike", ((_how_far(check, index), "details--quiet"),))


def _in_context(cited: Citation) -> Iterator[Fragment]:
    before, after = cited.before[-_CONTEXT:], cited.after[:_CONTEXT]
    yield (glyphs.CUT if len(cited.before) > _CONTEXT else "") + before, "details--quiet"
    yield cited.place.text, "text--claim"
    yield after + (glyphs.CUT if len(cited.after) > _CONTEXT else ""), "details--quiet"


def _how_far(check: QuoteCheck, index: int) -> str:
    places = places_of(check)
    score = places[index].score
    told = f"place {index + 1} of {len(places)}, similar {score:.2f}"
    if index == 0 and len(places) > 1:
        return f"{told}; the second is {score - places[1].score:.2f} behind"
    return told if index == 0 else f"{told}, {places[0].score - score:.2f} behind the best"


def evidence_items(shown: EvidenceShown) -> Iterator[Item]:
    """Yield what the record of a piece of evidence says beyond its title, and whether its passage stands there."""
    record = shown.record
    where = (
        f"page {record.page}" if record.page else "",
        f"paragraph {record.paragraph}" if record.paragraph else "",
        record.timecode or "",
        f"archived {record.archived_url}" if record.archived_url else "",
        f"got {record.retrieved_at[:10]}" if record.retrieved_at else "",
        f"origin {record.origin}" if record.origin else "",
    )
    if told := ", ".join(filter(None, where)):
        yield Item("", ((told, "details--quiet"),))
    if record.passage:
        sign = glyphs.STANDS if shown.standing == "stands" else glyphs.STANDS_NOT
        fine = shown.standing in ("stands", "unknown")
        style = "details--quiet" if fine else "details--conflict"
        yield Item(
            "",
            (
                (f"“{record.passage}”", ""),
                (f"  {sign if shown.standing != 'unknown' else glyphs.STATUS['unsourced']} ", style),
                (SAID[shown.standing], style),
            ),
        )

"""What is known of the selected claim: speaker, form, dates, cross-references, evidence, history."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.desk import glyphs
from workbench.desk.session import SourcesOfClaim
from workbench.desk.widgets.items import Fragment, Item, ItemPane
from workbench.desk.widgets.tape_view import evidence_items, quote_items
from workbench.model import (
    ClaimDetail,
    CrossReference,
    FactCheckMatch,
    HistoryEntry,
    ReusableVerdict,
    TimeExpression,
)

_FORMS = {"direct": "direct quote", "mixed": "mixed quote", "indirect": "reported speech"}


class Details(ItemPane):
    """The details of one claim."""

    def show(self, claim: ClaimDetail | None, sources: SourcesOfClaim | None = None) -> None:
        """Show a claim, from the first line."""
        self.show_items(describe(claim, sources) if claim else ())


def describe(claim: ClaimDetail, sources: SourcesOfClaim | None = None) -> Iterator[Item]:
    """Yield what is known of a claim, what a verdict needs first."""
    row = claim.row
    yield _standing(claim)
    if row.speaker_name or claim.speaker:
        yield _speaker(claim)
    if claim.cue:
        yield Item("cue", ((" … ".join(cue.text for cue in claim.cue), ""),))
    if sources is not None and sources.check is not None:
        yield from quote_items(sources.check, sources.citation)
    if claim.parts:
        yield Item("reads", ((row.text, ""),))
    for time in claim.times:
        yield from _time(time, beside=not any(time.start < end and start < time.end for start, end in _places(claim)))
    if claim.reusable and row.status == "open":
        yield _reusable(claim.reusable)
    for check in claim.fact_checks:
        yield from _fact_check(check)
    for reference in claim.cross_references:
        yield from describe_reference(reference)
    for entry in claim.history:
        yield _event(entry)
        if sources is not None and entry.id in sources.evidence:
            yield from evidence_items(sources.evidence[entry.id])
    if row.worth:
        yield Item(
            "worth", ((f"{row.worth * 100:.0f} of 100", ""), (f"  {', '.join(claim.worth_reasons)}", "details--quiet"))
        )


def _standing(claim: ClaimDetail) -> Item:
    row = claim.row
    kind = _FORMS[row.form] if row.form else "heading" if row.kind == "heading" else "statement of the article"
    piece = f", piece of claim {row.part_of}" if row.part_of is not None else ""
    return Item(
        f"{glyphs.STATUS[row.status]} {row.status}",
        ((f"{kind}{piece}", ""), (f"  claim {row.id}", "details--quiet")),
        f"list--{row.status}",
    )


def _speaker(claim: ClaimDetail) -> Item:
    name = claim.row.speaker_name or (claim.speaker.text if claim.speaker else "")
    fragments: list[Fragment] = [(name, "")]
    if claim.speaker_role:
        fragments.append((f", {claim.speaker_role}", ""))
    if claim.speaker and claim.speaker.text != name:
        fragments.append((f"  in the text: {claim.speaker.text}", "details--quiet"))
    return Item("speaker", tuple(fragments))


def _places(claim: ClaimDetail) -> list[tuple[int, int]]:
    return [(part.start, part.end) for part in claim.parts] or [(claim.start, claim.end)]


def _time(time: TimeExpression, *, beside: bool) -> Iterator[Item]:
    """Yield a time in the reader's words and in ISO, with what decided, and what to look at.

    Args:
        time: the time.
        beside: that it stands in the claim's sentence and not in its own words.
    """
    value = time.value if time.value == time.edtf or not time.edtf else f"{time.value} ({time.edtf})"
    fragments: list[Fragment] = [(f"{time.text} = {value}", "")]
    others = [candidate for candidate in time.candidates if candidate != time.value]
    if others:
        fragments.append((f"  {'one of' if 'X' in time.value else 'or'} {', '.join(others)}", "details--quiet"))
    elif time.earliest and time.latest and time.earliest != time.latest:
        fragments.append((f"  {time.earliest} to {time.latest}", "details--quiet"))
    rule = ", ".join(filter(None, (time.rule, "beside the claim" if beside else "")))
    fragments.append((f"  {rule}", "details--quiet"))
    yield Item("date", tuple(fragments))
    for flag in time.flags:
        yield Item("  look", ((flag.reason, "details--conflict"),), "details--conflict")


def _reusable(found: ReusableVerdict) -> Item:
    return Item(
        "said before",
        (
            (f"{glyphs.STATUS[found.verdict]} {found.verdict}", f"list--{found.verdict}"),
            (f" by {found.reviewer} at claim {found.claim_id}, which says the same and can be taken over", ""),
        ),
    )


def _fact_check(match: FactCheckMatch) -> Iterator[Item]:
    """Yield what a published fact-check says: its rating in its own words, whose it is, where."""
    check = match.check
    who = ", ".join(filter(None, (check.publisher, check.published and check.published[:10])))
    yield Item(
        "fact-check",
        (
            (f"{check.rating or 'no rating'}", "list--heading"),
            (f"  {who}" if who else "", "details--quiet"),
            (f": {check.claim}", ""),
        ),
    )
    lines = "; ".join((f"{match.relation}, similar {match.score:.2f}", *match.reasons))
    yield Item("", ((f"{check.url or check.identifier}", "details--label"), (f"  {lines}", "details--quiet")))


def describe_reference(reference: CrossReference) -> Iterator[Item]:
    """Yield what is known of a cross-reference: the other claim, why it is one, what differs."""
    style = "details--conflict" if reference.relation == "conflict" else "details--label"
    who = f"{reference.speaker_name}: " if reference.speaker_name else ""
    yield Item(
        f"{glyphs.RELATION[reference.relation]} {reference.relation}",
        (
            (f"{who}{reference.text}", ""),
            (f"  {glyphs.STATUS[reference.status_of_claim]} claim {reference.claim_id}", "details--quiet"),
            (f", {reference.article_label}", "details--quiet"),
        ),
        style,
    )
    if reference.reasons:
        yield Item("  because", (("; ".join(reference.reasons), style),), style)
    differs = "; ".join(f"{here or '(nothing)'} / {there or '(nothing)'}" for here, there in reference.differs)
    if differs:
        yield Item("  differs", ((differs, style),), style)
    shared = ", ".join(reference.shared)
    score = f"similar {reference.score:.2f}, {reference.status}"
    yield Item("", ((f"{score}; shared: {shared}" if shared else score, "details--quiet"),))


def _event(entry: HistoryEntry) -> Item:
    fragments: list[Fragment] = []
    style = "details--undone" if entry.undone else ""
    if entry.kind == "verdict" and entry.verdict:
        fragments.append((f"{glyphs.STATUS[entry.verdict]} {entry.verdict}", style or f"list--{entry.verdict}"))
    elif entry.kind == "evidence" and entry.stance:
        address = f" <{entry.url}>" if entry.url and entry.url != entry.summary else ""
        fragments.append((f"{glyphs.STANCE[entry.stance]} {entry.stance}: {entry.summary}{address}", style))
    if entry.note:
        fragments.append((f"{', ' if fragments else ''}{entry.note}", style))
    if entry.kind == "reference":
        fragments.append((entry.summary, style))
    if entry.taken_from is not None:
        fragments.append((f", taken over from claim {entry.taken_from}", style))
    when = entry.at[:16].replace("T", " ")
    fragments.append((f"  {entry.reviewer}, {when}{', taken back' if entry.undone else ''}", "details--quiet"))
    return Item(entry.kind, tuple(fragments))

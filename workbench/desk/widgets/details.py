"""What is known of the selected claim: speaker, form, dates, cross-references, evidence, history."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.desk import glyphs
from workbench.desk.session import SourcesOfClaim
from workbench.desk.widgets.items import Fragment, Item, ItemPane
from workbench.desk.widgets.tape_view import evidence_items, quote_items
from workbench.model import ClaimDetail, CrossReference, HistoryEntry, TimeExpression

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
        yield _time(time)
    for reference in claim.cross_references:
        yield from _reference(reference)
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


def _time(time: TimeExpression) -> Item:
    value = time.edtf or time.value
    fragments: list[Fragment] = [(f"{time.text} = {value}", "")]
    if time.earliest and time.latest and time.earliest != time.latest:
        fragments.append((f"  {time.earliest} to {time.latest}", "details--quiet"))
    if time.candidates:
        fragments.append((f"  or {', '.join(time.candidates)}", "details--quiet"))
    return Item("date", tuple(fragments))


def _reference(reference: CrossReference) -> Iterator[Item]:
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
    when = entry.at[:16].replace("T", " ")
    fragments.append((f"  {entry.reviewer}, {when}{', taken back' if entry.undone else ''}", "details--quiet"))
    return Item(entry.kind, tuple(fragments))

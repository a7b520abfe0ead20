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
    EarlierVerdict,
    FactCheckMatch,
    HistoryEntry,
    Notebook,
    Question,
    ReusableVerdict,
    TimeExpression,
    Unlisted,
)
from workbench.services.notebook import today

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
    yield from _earlier(claim)
    if claim.notebook is not None:
        yield from _notebook(claim.notebook)
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


def _notebook(book: Notebook) -> Iterator[Item]:
    """Yield what the notebook of a claim holds, what is to be done first."""
    if book.second_pass != "none":
        style = "details--conflict" if book.second_pass == "disagreed" else "details--label"
        said = "disagreed; 2 settles it" if book.second_pass == "disagreed" else book.second_pass
        yield Item("second pass", ((said, style),), style)
        if book.second_pass in ("disagreed", "agreed"):
            yield from standing_items(book)
    if book.confidential:
        yield Item("confidential", (("kept out of every export", "details--conflict"),), "details--conflict")
    if book.assigned_to:
        yield Item("assigned to", ((book.assigned_to, ""),))
    day = today()
    for question in book.questions:
        yield from question_items(question, day)


def standing_items(book: Notebook) -> Iterator[Item]:
    """Yield the verdicts that stand at a claim, with who gave them."""
    for one in book.standing:
        rating = f", {one.rating.replace('_', ' ')}" if one.rating else ""
        yield Item(
            "  says",
            (
                (f"{glyphs.STATUS[one.verdict]} {one.verdict}{rating}", f"list--{one.verdict}"),
                (f", {one.note}" if one.note else "", ""),
                (f"  {one.reviewer}, {one.at[:16].replace('T', ' ')}", "details--quiet"),
            ),
        )


def question_items(question: Question, day: str) -> Iterator[Item]:
    """Yield a question and what came of it; `day` is today, ISO 8601."""
    late = question.is_overdue(day)
    style = "details--conflict" if late else "details--label"
    waits = f"{'OVERDUE' if late else 'waits'}{f', due {question.deadline}' if question.deadline else ''}"
    about = ", ".join(
        filter(None, (question.asked_of or "the author", question.way and question.way.replace("_", " ")))
    )
    yield Item(
        "reply" if question.kind == "reply" else "question",
        (
            (question.text, ""),
            (f"  {about}, asked {question.asked_on} by {question.reviewer}, number {question.id}", "details--quiet"),
            (f"  {waits}" if question.outcome is None else "", style),
        ),
        style,
    )
    if question.outcome is not None:
        yield Item(
            f"  {question.outcome}", ((question.answer or "", ""), (f"  {question.answered_on}", "details--quiet"))
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


def _earlier(claim: ClaimDetail) -> Iterator[Item]:
    """Yield why the claim is not as others are: set aside, in no list, judged when it had other words."""
    if claim.unlisted:
        yield Item("in no list", ((UNLISTED[claim.unlisted], "details--conflict"),), "details--conflict")
    if claim.aside:
        yield Item("set aside", ((claim.aside, ""),))
    if claim.given_on:
        yield from _given_before(claim.given_on, claim.row.text, "given on other words")
    if claim.reopened:
        yield from _given_before(
            claim.reopened, claim.row.text, "given on an earlier draft, on other words: look again"
        )


UNLISTED: dict[Unlisted, str] = {
    "withdrawn": "its article is withdrawn",
    "taken_back": "it was taken back",
    "replaced": "split or merged into others",
    "to_place": "still to be placed in the new draft",
    "earlier_draft": "an orphan: no longer in the text",
}


def _given_before(given: EarlierVerdict, now: str, what: str) -> Iterator[Item]:
    from workbench.services.places import word_changes

    yield Item(
        "verdict",
        (
            (f"{glyphs.STATUS[given.verdict]} {given.verdict}", f"list--{given.verdict}"),
            (f" {what}", "details--conflict"),
            (f"  {given.reviewer}, {given.at[:16].replace('T', ' ')}", "details--quiet"),
        ),
        "details--conflict",
    )
    yield Item("  differs", tuple(_change_shown(kind, words) for kind, words in word_changes(given.text, now)))


def _change_shown(kind: str, words: str) -> Fragment:
    if kind == "same":
        return words, ""
    before, after = glyphs.CHANGE["dropped" if kind == "dropped" else "inserted"]
    bare = words.rstrip()
    return f"{before}{bare}{after}{words[len(bare) :] or ' '}", f"tape--{kind}"


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
        words = ", ".join(filter(None, (entry.verdict, entry.rating and entry.rating.replace("_", " "))))
        fragments.append((f"{glyphs.STATUS[entry.verdict]} {words}", style or f"list--{entry.verdict}"))
        if entry.look != "first":
            fragments.append((" on second pass" if entry.look == "second" else " settles it", style))
    elif entry.kind == "evidence" and entry.stance:
        address = f" <{entry.url}>" if entry.url and entry.url != entry.summary else ""
        fragments.append((f"{glyphs.STANCE[entry.stance]} {entry.stance}: {entry.summary}{address}", style))
    if entry.note:
        fragments.append((f"{', ' if fragments else ''}{entry.note}", style))
    if entry.correction:
        fragments.append((f"{', ' if fragments else ''}proposed: {entry.correction}", style))
    if entry.kind in ("reference", "aside", "correction", "claim", "place", "draft", "resplit"):
        fragments.append((entry.summary, style))
    if entry.taken_from is not None:
        fragments.append((f", taken over from claim {entry.taken_from}", style))
    when = entry.at[:16].replace("T", " ")
    fragments.append((f"  {entry.reviewer}, {when}{', taken back' if entry.undone else ''}", "details--quiet"))
    return Item(entry.kind, tuple(fragments))

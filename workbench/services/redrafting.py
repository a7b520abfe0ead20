"""A new draft of an article, or a better split of one: its claims are found again, and nobody's work is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.extracting import Extractor
from workbench.matching.anchoring import Anchoring, OldClaim, Outcome, Placement
from workbench.model import Head, SourceText, Span, Split, WorkbenchError
from workbench.services.acts import Done
from workbench.services.settling import follow_up, settle_after
from workbench.services.splitting import split_source, with_times
from workbench.splitting import split_text
from workbench.splitting.version import SPLITTER_VERSION
from workbench.store import Store
from workbench.store import drafts as table
from workbench.store.content import Content, contents
from workbench.store.corrections import correct
from workbench.store.drafts import Carried, CurrentSplit, StandingClaim
from workbench.store.events import CLOCK, Clock, Ledger
from workbench.store.settling import Settled
from workbench.store.times import replace_times

NOWHERE = "none"
"""What a reviewer types for a claim that stands nowhere any more."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a claim of before.

    Attributes:
        claim_id: the claim.
        outcome: it stands, its words changed, it is gone, or it is unclear where it stands.
        kept: whether there is something of a person on it: gone, it is then an orphan.
        text: its words before.
        after: its words now, where they changed.
        candidates: where it may stand, with the words around, where that is unclear.
    """

    claim_id: int
    outcome: Outcome
    kept: bool
    text: str
    after: str | None = None
    candidates: tuple[Span, ...] = ()


@dataclass(slots=True)
class Plan:
    """What a new draft or a better split makes of an article.

    Attributes:
        article_id: the article.
        fates: what becomes of the claims that are listed now.
        new: how many claims are new.
        lines: things to tell the user.
    """

    article_id: int
    fates: list[Fate] = field(default_factory=list)
    new: int = 0
    lines: tuple[str, ...] = ()
    carried: list[Carried] = field(default_factory=list)
    identity: list[str] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    questions: list[tuple[int, tuple[Span, ...]]] = field(default_factory=list)

    def count(self, outcome: Outcome, *, kept: bool | None = None) -> int:
        """Return how many claims have a fate; only those with something of a person on them, or without, if asked."""
        return sum(fate.outcome == outcome and kept in (None, fate.kept) for fate in self.fates)

    @property
    def summary(self) -> str:
        """Return in words what becomes of the claims."""
        parts = (
            (self.count("stands"), "stand"),
            (self.count("changed"), "changed"),
            (self.count("unclear"), "to be placed"),
            (self.count("gone", kept=True), "orphaned"),
            (self.count("gone", kept=False), "gone"),
            (self.new, "new"),
        )
        return ", ".join(f"{number} {word}" for number, word in parts if number) or "no claims"

    @property
    def alike(self) -> float:
        """Return which share of the claims of before is there again: 0 to 1."""
        return 1 - self.count("gone") / len(self.fates) if self.fates else 0.0


# --- a new draft --------------------------------------------------------------------------------------------


def plan_draft(
    store: Store, article_id: int, source: SourceText, extractor: Extractor | None = None
) -> tuple[Plan, Split, CurrentSplit]:
    """Say what a text would make of an article as its new draft; nothing is written.

    Raises:
        WorkbenchError: no such article, it is withdrawn, or the text is the one that it has.
    """
    before = table.current_split(store, article_id)
    known = table.draft_of_text(store, source.sha256)
    if known is not None and known[1] == before.draft_id:
        raise WorkbenchError(f"{source.name}: that is the text that article {article_id} has; nothing was written")
    if known is not None and known[0] != article_id:
        raise WorkbenchError(
            f"{source.name}: that is the text of article {known[0]}; "
            "take it in as a draft of that one, nothing was written"
        )
    # The article's date, which a reviewer may have given, counts for the times; its language for the words.
    head = replace(source.head, published=before.published, language=before.language)
    split, lines = split_source(replace(source, head=head), extractor)
    if source.head.published not in (None, before.published):
        lines = (
            *lines,
            f"this draft is dated {source.head.published}, the article stays dated {before.published or 'none'};"
            f" workbench date {article_id} DATE changes that",
        )
    plan = _plan(store, before, split, source.sha256)
    plan.lines = (*source.notices, *lines)
    return plan, split, before


def add_draft(
    store: Store,
    article_id: int,
    source: SourceText,
    *,
    reviewer: str,
    dry_run: bool = False,
    clock: Clock = CLOCK,
    extractor: Extractor | None = None,
) -> Plan:
    """Take in a new draft of an article: all of it in one transaction, taken back by one undo.

    Claims whose words stand keep all that people did; those whose words changed are open again; those that are gone
    are kept as orphans where there is something of a person on them; where it is unclear what is whose place, a
    reviewer is asked (`place_claim`).

    Args:
        store: the database.
        article_id: the article.
        source: the text.
        reviewer: who takes it in.
        dry_run: only say what would happen.
        clock: where times come from.
        extractor: the engine that finds who said what; the rules where it is not given.

    Returns:
        What became of the claims.

    Raises:
        WorkbenchError: no such article, it is withdrawn, or the text is the one that it has.
    """
    plan, split, before = plan_draft(store, article_id, source, extractor)
    if dry_run:
        return plan
    with store.transaction():
        if table.current_split(store, article_id) != before:
            plan, split, before = plan_draft(store, article_id, source, extractor)  # somebody came between
        known = table.draft_of_text(store, source.sha256)  # the text that it had before may be back
        draft_id = known[1] if known else table.store_draft(store, article_id, source, split, at=clock.now())
        replace_times(store, draft_id, split.times)
        told = {"source": source.name, "claims": plan.summary}
        ledger = Ledger(store, reviewer, clock)
        settled = _carry_over(ledger, before, draft_id, source.sha256, split, plan, "draft", told)
    follow_up(store, settled, clock=clock)
    return plan


# --- a better split -----------------------------------------------------------------------------------------


def split_again(
    store: Store, article_id: int, *, reviewer: str, dry_run: bool = False, clock: Clock = CLOCK
) -> Plan | None:
    """Split an article again, as this version of the splitter does it, with the care of a new draft.

    Returns:
        What became of the claims; None where the split is what it was, and nothing was written.

    Raises:
        WorkbenchError: no such article, or it is withdrawn.
    """
    before = table.current_split(store, article_id)
    split = _split_of(before)
    plan = _plan(store, before, split, before.sha256)
    if not _differs(store, before, plan):
        return None
    if dry_run:
        return plan
    with store.transaction():
        replace_times(store, before.draft_id, split.times)
        told = {"claims": plan.summary}
        ledger = Ledger(store, reviewer, clock)
        settled = _carry_over(ledger, before, before.draft_id, before.sha256, split, plan, "resplit", told)
    follow_up(store, settled, clock=clock)
    return plan


def _split_of(before: CurrentSplit) -> Split:
    head = Head(spans=before.head, published=before.published, language=before.language)
    return with_times(split_text(before.text, head=head, language=before.language), head)


def _differs(store: Store, before: CurrentSplit, plan: Plan) -> bool:
    """Tell whether a split is another than the one that counts, or of another version of the splitter."""
    if before.splitter != SPLITTER_VERSION or plan.new or any(fate.outcome != "stands" for fate in plan.fates):
        return True
    known = {one.id: (one.content, one.found) for one in table.standing_claims(store, before)}
    return any(one.content not in known.get(one.claim_id, ()) for one in plan.carried)


# --- what both do -------------------------------------------------------------------------------------------


def _plan(store: Store, before: CurrentSplit, split: Split, sha256: str) -> Plan:
    claims = table.standing_claims(store, before)
    anchoring = Anchoring(before.text, split.text, [(Span(c.start, c.end), c.text) for c in split.claims])
    plan = Plan(before.article_id, identity=table.fresh_uids(sha256, split))
    # First what the splitter found and people put right or replaced: its words are theirs, and not new again.
    put_right = [claim for claim in claims if claim.found is not None and (claim.replaced or claim.fixed)]
    found = _place(anchoring, [(c.id, c.found or c.content, False, False) for c in put_right], exact=True)
    own = {placement.id: placement.new for placement in found if placement.new is not None}
    listed = [claim for claim in claims if not claim.replaced]
    placed = _place(anchoring, [(c.id, c.content, c.kept or c.fixed, c.fixed) for c in listed])
    placed = [_at_least_found(placement, own) for placement in placed]
    for claim, placement in zip(listed, placed, strict=True):
        _take(plan, placement.new, claim.uid)
        if placement.outcome == "stands" and placement.new is None:
            _take(plan, own.get(claim.id), claim.uid)
    for claim in put_right:
        if claim.replaced:
            _take(plan, own.get(claim.id), claim.uid)
    _name_new_claims(plan, table.uids_in_use(store, before.article_id))
    for claim in put_right:
        index = own.get(claim.id)
        if claim.replaced and index is not None:
            plan.carried.append(Carried(claim.id, claim.uid, _content(split, index, plan), changed=False))
    for claim, placement in zip(listed, placed, strict=True):
        _tell_fate(plan, claim, placement, before, split, own.get(claim.id))
    _bring_orphans_back(store, plan, before, split)
    plan.new = len(split.claims) - len(plan.taken)
    return plan


def _place(
    anchoring: Anchoring, claims: Sequence[tuple[int, Content, bool, bool]], *, exact: bool = False
) -> list[Placement]:
    return anchoring.place(
        [OldClaim(number, one.start, one.end, kept, fixed) for number, one, kept, fixed in claims],
        [one.text for _, one, _, _ in claims],
        exact=exact,
    )


def _at_least_found(placement: Placement, own: dict[int, int]) -> Placement:
    """Return a claim whose corrected words are gone at what the split found for it again, if that is there."""
    index = own.get(placement.id)
    if index is None or placement.outcome == "stands":
        return placement
    return Placement(placement.id, "changed", new=index)


def _take(plan: Plan, index: int | None, uid: str) -> None:
    if index is not None:
        plan.taken.add(index)
        plan.identity[index] = uid


def _name_new_claims(plan: Plan, in_use: set[str]) -> None:
    """Give a new claim another identity where an earlier text gave its own to a claim that stands elsewhere now."""
    for index, uid in enumerate(plan.identity):
        while index not in plan.taken and uid in in_use:
            uid = hashlib.sha256(f"claim\n{uid}\nagain".encode()).hexdigest()[:32]
        plan.identity[index] = uid


def _content(split: Split, index: int, plan: Plan) -> Content:
    claim = split.claims[index]
    return Content.of_claim(claim, None if claim.part_of is None else plan.identity[claim.part_of])


def _tell_fate(
    plan: Plan, claim: StandingClaim, placement: Placement, before: CurrentSplit, split: Split, own: int | None
) -> None:
    kept = claim.kept or claim.fixed
    outcome, after = placement.outcome, None
    if outcome in ("stands", "changed"):
        content = _now(claim, placement, before, split, plan)
        same = content.text.split() == claim.content.text.split()
        outcome, after = ("stands", None) if same else ("changed", content.text)
        found = _content(split, own, plan) if own is not None and placement.new is None else None
        plan.carried.append(Carried(claim.id, claim.uid, content, changed=not same, found=found))
    elif outcome == "unclear":
        plan.questions.append((claim.id, placement.candidates))
    plan.fates.append(Fate(claim.id, outcome, kept, claim.content.text, after, placement.candidates))


def _now(claim: StandingClaim, placement: Placement, before: CurrentSplit, split: Split, plan: Plan) -> Content:
    """Return what a claim is in the new split: what that found, else what it was, where its words stand now."""
    if placement.new is not None and not (claim.fixed and placement.outcome == "stands"):
        return _content(split, placement.new, plan)
    place = placement.place or Span(claim.content.start, claim.content.end)
    there, here = Span(claim.content.start, claim.content.end).of(before.text), place.of(split.text)
    if there == here:
        by = place.start - claim.content.start
        spans = [s for s in claim.content.spans if before.text[s[1] : s[2]] == split.text[s[1] + by : s[2] + by]]
        return replace(claim.content, spans=tuple(spans)).moved(by)
    return replace(claim.content, spans=()).within(place, split.text)  # the same words with other white space


def _bring_orphans_back(store: Store, plan: Plan, before: CurrentSplit, split: Split) -> None:
    """Let an orphan whose words are there again, and are nobody else's, be a claim again."""
    by_text: dict[str, list[int]] = {}
    for index, claim in enumerate(split.claims):
        by_text.setdefault(" ".join(claim.text.split()), []).append(index)
    waiting = table.orphans(store, before.article_id)
    words = [" ".join(content.text.split()) for _, _, content in waiting]
    for (number, uid, _), text in zip(waiting, words, strict=True):
        found = by_text.get(text, [])
        if len(found) == 1 and words.count(text) == 1 and found[0] not in plan.taken:
            _take(plan, found[0], uid)
            plan.carried.append(Carried(number, uid, _content(split, found[0], plan), changed=False))
            plan.fates.append(Fate(number, "stands", True, text))


def _carry_over(
    ledger: Ledger,
    before: CurrentSplit,
    draft_id: int,
    sha256: str,
    split: Split,
    plan: Plan,
    kind: str,
    told: Mapping[str, object],
) -> Settled:
    store = ledger.store
    event_id = table.begin_split(
        *(ledger, before, draft_id, sha256, split),
        kind="draft" if kind == "draft" else "resplit",
        told=told,
        splitter=SPLITTER_VERSION,
    )
    table.remember_all(store, before.article_id)
    table.carry(store, event_id, draft_id, plan.carried)
    table.add_new_claims(store, event_id, before.article_id, draft_id, split, plan.identity, plan.taken)
    table.ask_places(store, event_id, plan.questions, split.text)
    return settle_after(store, [event_id])


# --- where it was unclear -----------------------------------------------------------------------------------


def place_claim(store: Store, claim_id: int, choice: int | None, *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Say where a claim stands in the new draft.

    Args:
        store: the database.
        claim_id: a claim that is to be placed.
        choice: which of the places that may be its own, from 1; None: it stands nowhere any more, an orphan.
        reviewer: who says so.
        clock: where the time comes from.

    Raises:
        WorkbenchError: the claim is not to be placed, there is no such place, or there is work of a person on the claim
            that stands there.
    """
    with store.transaction():
        question = table.question_of(store, claim_id)
        if question is None:
            raise WorkbenchError(f"claim {claim_id} is not to be placed; `workbench shelf` lists those that are")
        split_id, candidates = question
        if choice is not None and not 1 <= choice <= len(candidates):
            raise WorkbenchError(f"claim {claim_id} has {len(candidates)} places to choose from; {choice} is none")
        article_id = table.article_of(store, claim_id)
        ledger = Ledger(store, reviewer, clock)
        if choice is None:
            event_id, _ = table.answer_place(ledger, claim_id, split_id, article_id, None, changed=False)
            events = [event_id]
        else:
            events = _placed(ledger, claim_id, split_id, article_id, candidates[choice - 1])
        settled = settle_after(store, events)
    follow_up(store, settled, clock=clock)
    where = "an orphan now" if choice is None else f"placed at {candidates[choice - 1].start}"
    return Done(f"{where}: claim {claim_id}", (claim_id,), (article_id,))


def _placed(ledger: Ledger, claim_id: int, split_id: int, article_id: int, place: Span) -> list[int]:
    """Put a claim at a place, and take away the one that the split found there."""
    store = ledger.store
    before = table.current_split(store, article_id)
    was = contents(store, [claim_id])[claim_id]
    there = [
        c for c in table.standing_claims(store, before) if (c.content.start, c.content.end) == (place.start, place.end)
    ]
    taken = next((claim for claim in there if not claim.replaced), None)
    if taken is not None and taken.kept:
        raise WorkbenchError(
            f"claim {taken.id} stands there, and people worked on it: keep that one and orphan this one with "
            f"{claim_id}={NOWHERE}, or choose another place; nothing was written"
        )
    content = taken.content if taken is not None else replace(was, spans=()).within(place, before.text)
    changed = content.text.split() != was.text.split()
    event_id, act = table.answer_place(ledger, claim_id, split_id, article_id, content, changed=changed)
    events = [event_id]
    if taken is not None:
        uid = table.uid_of(store, claim_id)
        event_id, _ = correct(ledger, taken.id, "replaced", {"by": [uid]}, act=act)
        events.append(event_id)
    return events


def places_of(store: Store, claim_id: int) -> list[tuple[Span, str]]:
    """Return the places that may be those of a claim that is to be placed, each with the words around it."""
    question = table.question_of(store, claim_id)
    if question is None:
        return []
    text = table.current_split(store, table.article_of(store, claim_id)).text
    return [(place, around(text, place)) for place in question[1]]


def around(text: str, place: Span, reach: int = 40) -> str:
    """Return a place of a text with a few words on both sides, on one line."""
    before, after = text[max(0, place.start - reach) : place.start], text[place.end : place.end + reach]
    return " ".join(f"{before}[{place.of(text)}]{after}".split())


def to_split_again(store: Store) -> list[int]:
    """Return the articles that another version of the splitter split."""
    return table.articles_to_split(store, SPLITTER_VERSION)

"""What a reviewer does to claims: verdicts, notes, evidence; undo and redo of any act. Each call is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, get_args

from workbench.model import (
    STANCES,
    VERDICTS,
    CorrectingKind,
    Correction,
    Decision,
    Finer,
    Stance,
    Verdict,
    WorkbenchError,
    check_rating,
)
from workbench.safe import visible
from workbench.services.acts import Done as Done
from workbench.services.acts import claims_in_words
from workbench.store import Store
from workbench.store.claims import articles_of, listed_first
from workbench.store.cross_references import linked, reusable_verdict
from workbench.store.events import CLOCK, Clock, EvidenceRecord, Ledger, claim_uid, undoable
from workbench.store.evidence import has_evidence
from workbench.store.notebook import disagreeing, look_of, redactions_among, texts_around

if TYPE_CHECKING:
    from workbench.store.settling import Settled


def give_verdict(
    store: Store,
    claim_ids: Sequence[int],
    verdict: Verdict,
    *,
    reviewer: str,
    note: str | None = None,
    rating: str | None = None,
    correction: Correction | None = None,
    clock: Clock = CLOCK,
    needs_evidence: bool = False,
) -> Done:
    """Give one verdict to one claim or to a range of claims (one act, taken back by one undo).

    Where reviewers disagree on a claim, a verdict is one more opinion, and the disagreement stands until it is settled.

    Args:
        store: the database.
        claim_ids: the claims.
        verdict: the verdict.
        reviewer: who gives it.
        note: why.
        rating: a finer rating of that verdict.
        correction: words of the claim or its sentence that should be others, where it is one claim.
        clock: where times come from.
        needs_evidence: the house's rule that nothing is verified without evidence.

    Raises:
        WorkbenchError: a claim lacks the evidence that the house wants, an unknown claim, verdict or rating, words to
            correct that do not stand there, or a database that cannot be written. Nothing is then given.
    """
    finer = finer_of(verdict, rating, correction, len(claim_ids))
    ledger, act = Ledger(store, reviewer, clock), None
    with store.transaction():
        if needs_evidence and verdict == "verified":
            want_evidence(store, claim_ids)
        if finer.correction:
            check_correction(store, claim_ids[0], finer.correction)
        apart = disagreeing(store, claim_ids)
        for claim_id in claim_ids:
            given = _beside(store, claim_id, reviewer, finer) if claim_id in apart else finer
            act = ledger.verdict(claim_id, verdict, (note or "").strip() or None, act, finer=given)
        still = disagreeing(store, claim_ids) if apart else frozenset()
    which = f"{verdict}{', ' + finer.rating.replace('_', ' ') if finer.rating else ''}: {claims_in_words(claim_ids)}"
    return Done(f"{which}; reviewers still disagree there" if still else which, tuple(claim_ids))


def _beside(store: Store, claim_id: int, reviewer: str, finer: Finer = Finer()) -> Finer:  # noqa: B008
    """Return what a verdict says as one more opinion, beside those that disagree."""
    return replace(finer, look=look_of(store, claim_id, reviewer), replaces="own")


def finer_of(verdict: Verdict, rating: str | None, correction: Correction | None, claims: int = 1) -> Finer:
    """Return what a verdict says beyond its word, checked.

    Raises:
        WorkbenchError: no such verdict or rating, or a correction that corrects nothing or more than one claim.
    """
    if verdict not in VERDICTS:
        raise WorkbenchError(f"{verdict}: not a verdict; give {', '.join(VERDICTS[:-1])} or {VERDICTS[-1]}")
    if correction is not None:
        correction = Correction(correction.old.strip(), correction.proposed.strip())
        if claims > 1:
            raise WorkbenchError("a correction is of one claim; give the verdicts one by one")
        if not correction.old or correction.old == correction.proposed:
            raise WorkbenchError("a correction needs the words as printed, and others in their place")
    return Finer(check_rating(verdict, rating) if rating else None, correction)


def check_correction(store: Store, claim_id: int, correction: Correction) -> None:
    """Refuse words to correct that stand neither in the claim nor in its sentence.

    Raises:
        WorkbenchError: they do not, or there is no such claim.
    """
    claim_uid(store, claim_id)
    if not any(correction.old in text for text in texts_around(store, claim_id)):
        raise WorkbenchError(
            f"claim {claim_id}: {visible(correction.old)!r} stands neither in the claim nor in its sentence;"
            " give the words as they are printed"
        )


def want_evidence(store: Store, claim_ids: Sequence[int]) -> None:
    """Refuse `verified` by the house's rule where a claim has no evidence.

    Raises:
        WorkbenchError: one has none.
    """
    lacking = set(claim_ids) - has_evidence(store, list(claim_ids))
    if lacking:
        which = ", ".join(map(str, sorted(lacking)[:5]))
        raise WorkbenchError(f"by the rules of this house verified needs evidence, and there is none at claim {which}")


def take_over(
    store: Store,
    claim_id: int,
    *,
    reviewer: str,
    source_id: int | None = None,
    clock: Clock = CLOCK,
    needs_evidence: bool = False,
) -> Done:
    """Give a claim the verdict of a claim that says the same, and record which verdict it repeats.

    Args:
        store: the database.
        claim_id: the claim.
        reviewer: who takes it over, and answers for it.
        source_id: the claim to take it from; without it the most similar one that is linked as the same.
        clock: where the time comes from.
        needs_evidence: the house's rule that nothing is verified without evidence: this claim's own.

    Raises:
        WorkbenchError: there is no such claim, none that says the same has a verdict, or the claim lacks the evidence
            that the house wants.
    """
    with store.transaction():
        claim_uid(store, claim_id)
        found = reusable_verdict(store, claim_id, source_id)
        if found is None:
            which = (
                "no claim that says the same" if source_id is None else f"claim {source_id} does not say the same or"
            )
            raise WorkbenchError(f"claim {claim_id}: {which} has a verdict; nothing was taken over")
        if needs_evidence and found.verdict == "verified":
            want_evidence(store, [claim_id])
        given = _beside(store, claim_id, reviewer) if disagreeing(store, [claim_id]) else Finer()
        Ledger(store, reviewer, clock).verdict(
            claim_id, found.verdict, found.note, None, taken_from=found.event_id, finer=given
        )
    return Done(
        f"{found.verdict}: claim {claim_id}, taken over from claim {found.claim_id} ({visible(found.reviewer)})",
        (claim_id,),
    )


def decide_reference(
    store: Store, claim_id: int, other_id: int, decision: Decision, *, reviewer: str, clock: Clock = CLOCK
) -> Done:
    """Confirm or reject that two claims belong together. A rejected one stays away, also when linked anew.

    Raises:
        WorkbenchError: the claims are not linked, or the database cannot be written.
    """
    with store.transaction():
        if not linked(store, claim_id, other_id):
            raise WorkbenchError(f"claims {claim_id} and {other_id} are not linked; nothing was written")
        Ledger(store, reviewer, clock).decide(claim_id, other_id, decision)
    return Done(f"{decision}: claims {claim_id} and {other_id}", (claim_id, other_id))


def write_note(store: Store, claim_id: int, text: str, *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Write a note at a claim.

    Raises:
        WorkbenchError: an empty note, an unknown claim, or a database that cannot be written.
    """
    with store.transaction():
        claim_uid(store, claim_id)
        if not text.strip():
            raise WorkbenchError("the note is empty; nothing was written")
        Ledger(store, reviewer, clock).note(claim_id, text.strip())
    return Done(f"note: {claims_in_words([claim_id])}", (claim_id,))


def attach_evidence(
    store: Store,
    claim_id: int,
    *,
    stance: Stance,
    url: str | None = None,
    title: str | None = None,
    note: str | None = None,
    reviewer: str,
    clock: Clock = CLOCK,
) -> Done:
    """Attach evidence to a claim: an address, a title, or both.

    Raises:
        WorkbenchError: neither address nor title, an unknown stance or claim, or a database that cannot be written.
    """
    record = EvidenceRecord(stance=stance, url=url, title=title, note=note)
    return attach_record(store, claim_id, record, reviewer=reviewer, clock=clock)


def attach_record(store: Store, claim_id: int, record: EvidenceRecord, *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Attach evidence to a claim, with all that is known of it. A file without a title is called by its name.

    Raises:
        WorkbenchError: neither address, title nor file, an unknown stance or claim, or a database that cannot be
            written.
    """
    if record.stance not in STANCES:
        raise WorkbenchError(f"{record.stance}: not a stance; give {', '.join(STANCES[:-1])} or {STANCES[-1]}")
    texts = {key: value.strip() or None for key, value in asdict(record).items() if isinstance(value, str)}
    record = replace(record, **texts)  # type: ignore[arg-type]
    if record.url is None and record.title is None:
        if record.file is None:
            raise WorkbenchError("evidence needs an address or a title; nothing was written")
        record = replace(record, title=PurePath(record.file).name)
    with store.transaction():
        Ledger(store, reviewer, clock).evidence(claim_id, record)
    return Done(f"evidence, {record.stance}: {claims_in_words([claim_id])}", (claim_id,))


def undo(store: Store, *, reviewer: str, clock: Clock = CLOCK) -> Done | None:
    """Take back what this reviewer did last, by appending; return None where there is nothing."""
    return _take_back(store, "undo", reviewer, clock)


def redo(store: Store, *, reviewer: str, clock: Clock = CLOCK) -> Done | None:
    """Bring back what this reviewer took back last; return None where there is nothing."""
    return _take_back(store, "redo", reviewer, clock)


def _take_back(store: Store, kind: Literal["undo", "redo"], reviewer: str, clock: Clock) -> Done | None:
    with store.transaction():
        last, undone = undoable(store, reviewer)
        events = last if kind == "undo" else undone
        if not events:
            return None
        refuse_redactions(store, events)
        word, claims, articles = Ledger(store, reviewer, clock).take_back(kind, events)
        if articles:
            from workbench.services.dating import resolve_again

            for article_id in articles:
                resolve_again(store, article_id)
        settled = _settled(store, events)
        if settled is not None:
            claims = listed_first(store, claims)
            articles = tuple(dict.fromkeys((*articles, *articles_of(store, settled.claim_ids))))
    if settled is not None:
        from workbench.services.settling import follow_up

        follow_up(store, settled, clock=clock)
    verb = "taken back" if kind == "undo" else "given again"
    return Done(f"{verb}: {word}, {claims_in_words(claims) if claims else _articles(articles)}", claims, articles)


_CORRECTING = frozenset(get_args(CorrectingKind)) - {"aside"}


def _settled(store: Store, events: Sequence[int]) -> Settled | None:
    """Let the tables follow where what was taken back or given again is a correction; else there is nothing to do."""
    from workbench.store.ledger_reading import newest_event, told_events

    if not any(event.kind in _CORRECTING for event in told_events(store, events)):
        return None
    from workbench.services.settling import settle_after

    return settle_after(store, events, newest_event(store))


def refuse_redactions(store: Store, events: Sequence[int]) -> None:
    """Refuse to take back a redaction.

    Raises:
        WorkbenchError: one of the events is a redaction.
    """
    if redactions_among(store, events):
        raise WorkbenchError(
            "a redaction cannot be taken back: the words are gone from the file; nor can what you did before it"
        )


def _articles(numbers: Sequence[int]) -> str:
    return f"article {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} articles"

"""The checker's notebook: questions to the author, the right of reply, assignments, what is kept confidential."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from workbench.model import OUTCOMES, WAYS, Outcome, Question, QuestionKind, Way, WorkbenchError
from workbench.safe import visible
from workbench.services.acts import Done, claims_in_words
from workbench.store import Store
from workbench.store.events import CLOCK, Clock, Ledger, claim_uid
from workbench.store.notebook import get_question, list_questions
from workbench.store.notebook_events import (
    Kept,
    answer_question,
    ask_question,
    assign_claims,
    mark_confidential,
)

NOBODY = "nobody"
"""The assignee of claims that are nobody's."""
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]([01]\d|2[0-3]):[0-5]\d)?")
_IN_DAYS = re.compile(r"\+(\d{1,4})")


def today(clock: Clock = CLOCK) -> str:
    """Return the day of today (UTC), ISO 8601."""
    return clock.now()[:10]


def read_day(words: str, clock: Clock = CLOCK) -> str:
    """Return a day, with or without a time of day, as ISO 8601; `+3` is in three days, `today` is today.

    Raises:
        WorkbenchError: it is none.
    """
    words = " ".join(words.split())
    if words == "today":
        return today(clock)
    later = _IN_DAYS.fullmatch(words)
    if later:
        return (dt.date.fromisoformat(today(clock)) + dt.timedelta(days=int(later[1]))).isoformat()
    moment = _MOMENT.fullmatch(words)
    if moment:
        try:
            dt.date.fromisoformat(moment[1])
        except ValueError:
            moment = None
    if moment is None:
        raise WorkbenchError(
            f"{words!r}: not a day; write 2026-04-06, 2026-04-06 17:00, today, or +3 for in three days"
        )
    return words.replace(" ", "T")


def ask(
    store: Store,
    claim_id: int,
    text: str,
    *,
    reviewer: str,
    kind: QuestionKind = "author",
    asked_of: str | None = None,
    way: str | None = None,
    asked_on: str | None = None,
    deadline: str | None = None,
    clock: Clock = CLOCK,
) -> Done:
    """Write down a question about a claim: to the author, or to somebody for a reply.

    Args:
        store: the database.
        claim_id: the claim.
        text: the question, or what was put to them.
        reviewer: who asks.
        kind: `author`, or `reply` for the right of reply of whom the claim is about.
        asked_of: who is asked; left out for the author.
        way: by which way (`email`, `phone`, …).
        asked_on: the day it was asked, today without it.
        deadline: the day, or day and time, by which an answer is expected.
        clock: what tells the time.

    Raises:
        WorkbenchError: no words, nobody to reply, an unknown way, no day, or no such claim. Nothing is then written.
    """
    text, who = text.strip(), (asked_of or "").strip() or None
    if not text:
        raise WorkbenchError("the question is empty; nothing was written")
    if kind == "reply" and who is None:
        raise WorkbenchError("a right of reply is somebody's: say who is asked; nothing was written")
    if way and way not in WAYS:
        raise WorkbenchError(f"{way}: not a way; give {', '.join(WAYS[:-1])} or {WAYS[-1]}")
    asked = read_day(asked_on or "today", clock)
    due = read_day(deadline, clock) if deadline and deadline.strip() else None
    known: Way | None = next((one for one in WAYS if one == way), None)
    with store.transaction():
        number = ask_question(
            Ledger(store, reviewer, clock),
            *(claim_id, kind, text),
            asked_on=asked,
            asked_of=who,
            way=known,
            deadline=due,
        )
    return Done(f"question {number}{f', due {due}' if due else ''}: claim {claim_id}", (claim_id,))


def answer(
    store: Store,
    question_id: int,
    text: str | None = None,
    *,
    reviewer: str,
    outcome: str = "answered",
    answered_on: str | None = None,
    clock: Clock = CLOCK,
) -> Done:
    """Write down what came of a question: the answer, that they declined, or that it is withdrawn.

    Raises:
        WorkbenchError: there is no such question, it is answered already, or an answer has no words.
    """
    text = (text or "").strip() or None
    known: Outcome | None = next((one for one in OUTCOMES if one == outcome), None)
    if known is None:
        raise WorkbenchError(f"{outcome}: not an outcome; give {', '.join(OUTCOMES[:-1])} or {OUTCOMES[-1]}")
    if known == "answered" and text is None:
        raise WorkbenchError("the answer is empty; nothing was written")
    day = read_day(answered_on or "today", clock)
    with store.transaction():
        question = get_question(store, question_id)
        if question is None:
            raise WorkbenchError(f"{store.path}: there is no question {question_id}; `workbench notebook` lists them")
        if question.outcome is not None:
            raise WorkbenchError(f"question {question_id}: it is {question.outcome} already; undo takes that back")
        answer_question(Ledger(store, reviewer, clock), question_id, question.claim_id, known, text, day)
    return Done(f"question {question_id} {known}: claim {question.claim_id}", (question.claim_id,))


def assign(
    store: Store, claim_ids: Sequence[int], assignee: str | None, *, reviewer: str, clock: Clock = CLOCK
) -> Done:
    """Assign claims to a reviewer, or to nobody (one act).

    Raises:
        WorkbenchError: the name does not print, or there is no such claim.
    """
    name = (assignee or "").strip()
    if name and not name.isprintable():
        raise WorkbenchError(f"{name!r}: not a reviewer's name")
    who = None if name in ("", NOBODY) else name
    with store.transaction():
        assign_claims(Ledger(store, reviewer, clock), claim_ids, who)
    return Done(f"assigned to {visible(who or NOBODY)}: {claims_in_words(claim_ids)}", tuple(claim_ids))


def keep_confidential(
    store: Store, kept: Kept, numbers: Sequence[int], *, confidential: bool = True, reviewer: str, clock: Clock = CLOCK
) -> Done:
    """Mark claims, documents or pieces of evidence as confidential, or no longer (one act).

    Raises:
        WorkbenchError: one of them is not there.
    """
    with store.transaction():
        claims = mark_confidential(Ledger(store, reviewer, clock), kept, numbers, confidential=confidential)
    which = f"{kept} {', '.join(map(str, numbers))}"
    return Done(f"{which}: {'confidential' if confidential else 'no longer confidential'}", claims)


def questions(store: Store, claim_id: int | None = None, *, due: bool = False, clock: Clock = CLOCK) -> list[Question]:
    """Return the questions of a claim or of all; those that wait first, by deadline.

    Args:
        store: the database.
        claim_id: the claim.
        due: only those that wait and whose deadline is today or past.
        clock: what tells the day.

    Raises:
        WorkbenchError: there is no such claim.
    """
    if claim_id is not None:
        claim_uid(store, claim_id)
    found = list_questions(store, claim_id)
    day = today(clock)
    return [one for one in found if not due or (one.outcome is None and one.deadline and one.deadline[:10] <= day)]

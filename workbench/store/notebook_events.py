"""The notebook's events: what a reviewer asks, hears, assigns and keeps confidential, written into the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from workbench.model import Outcome, QuestionKind, Way, WorkbenchError
from workbench.store.events import Ledger, claim_uid, reviewer_id

Kept = Literal["claim", "document", "evidence"]
"""What can be confidential."""


def wish(ledger: Ledger, claim_ids: Sequence[int], *, wanted: bool) -> None:
    """Write down that a second pass is wanted at claims, or no longer, as one act."""
    act = None
    for claim_id in claim_ids:
        body = {"claim": claim_uid(ledger.store, claim_id), "wanted": wanted}
        event_id, act = ledger.append("second_pass", body, act=act, claim_id=claim_id)
        ledger.store.execute(
            "INSERT INTO second_pass_wishes (event_id, claim_id, wanted) VALUES (?, ?, ?)", (event_id, claim_id, wanted)
        )


def ask_question(
    ledger: Ledger,
    claim_id: int,
    kind: QuestionKind,
    text: str,
    *,
    asked_on: str,
    asked_of: str | None = None,
    way: Way | None = None,
    deadline: str | None = None,
) -> int:
    """Write down a question about a claim. Returns its number."""
    body = {
        "claim": claim_uid(ledger.store, claim_id),
        "kind": kind,
        "text": text,
        "asked_of": asked_of,
        "way": way,
        "asked_on": asked_on,
        "deadline": deadline,
    }
    event_id, _ = ledger.append("question", body, claim_id=claim_id)
    ledger.store.execute(
        "INSERT INTO questions (event_id, claim_id, kind, asked_of, way, asked_on, deadline, text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (event_id, claim_id, kind, asked_of, way, asked_on, deadline, text),
    )
    return event_id


def answer_question(
    ledger: Ledger, question_id: int, claim_id: int, outcome: Outcome, text: str | None, answered_on: str
) -> None:
    """Write down what came of a question about a claim."""
    uid = ledger.store.value("SELECT uid FROM events WHERE id = ?", (question_id,))
    body = {"question": uid, "outcome": outcome, "text": text, "answered_on": answered_on}
    event_id, _ = ledger.append("answer", body, claim_id=claim_id)
    ledger.store.execute(
        "INSERT INTO answers (event_id, question_id, outcome, answered_on, text) VALUES (?, ?, ?, ?, ?)",
        (event_id, question_id, outcome, answered_on, text),
    )


def assign_claims(ledger: Ledger, claim_ids: Sequence[int], assignee: str | None) -> None:
    """Write down whose claims are, nobody's for None, as one act."""
    act = None
    for claim_id in claim_ids:
        body = {"claim": claim_uid(ledger.store, claim_id), "assignee": assignee}
        event_id, act = ledger.append("assignment", body, act=act, claim_id=claim_id)
        number = None if assignee is None else reviewer_id(ledger.store, assignee)
        ledger.store.execute(
            "INSERT INTO assignments (event_id, claim_id, assignee_id) VALUES (?, ?, ?)", (event_id, claim_id, number)
        )


def mark_confidential(ledger: Ledger, kept: Kept, numbers: Sequence[int], *, confidential: bool) -> tuple[int, ...]:
    """Write down that claims, documents or pieces of evidence are confidential, or no longer, as one act.

    Returns:
        The claims that it is about: of evidence, those that it is attached to.

    Raises:
        WorkbenchError: one of them is not there.
    """
    act = None
    claims: list[int] = []
    for number in numbers:
        uid, claim_id = _named(ledger, kept, number)
        event_id, act = ledger.append(
            "confidential", {kept: uid, "confidential": confidential}, act=act, claim_id=claim_id
        )
        ledger.store.execute(
            f"INSERT INTO confidential_marks (event_id, {kept}_id, confidential) VALUES (?, ?, ?)",
            (event_id, number, confidential),
        )
        claims += [claim_id] if claim_id is not None else []
    return tuple(claims)


def _named(ledger: Ledger, kept: Kept, number: int) -> tuple[str, int | None]:
    """Return a thing's identity, and the claim that it is about."""
    if kept == "claim":
        return claim_uid(ledger.store, number), number
    if kept == "document":
        row = ledger.store.row("SELECT uid, NULL AS claim_id FROM documents WHERE id = ?", (number,))
        where = "`workbench sources list` lists them"
    else:
        row = ledger.store.row(
            "SELECT e.uid, x.claim_id FROM evidence AS x JOIN events AS e ON e.id = x.event_id WHERE x.event_id = ?",
            (number,),
        )
        where = "`workbench query 'SELECT event_id, title, url FROM evidence_sheet'` lists it"
    if row is None:
        raise WorkbenchError(f"{ledger.store.path}: there is no {kept} {number}; {where}")
    return row["uid"], row["claim_id"]

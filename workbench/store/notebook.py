"""The checker's notebook: who looked again and who disagrees, questions, assignments, what is confidential."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from workbench.model import Notebook, Pass, Question, StandingVerdict
from workbench.store.connection import Store

_QUESTIONS = """
SELECT
    question_id AS id, claim_id, kind, question AS text, asked_on, reviewer, asked_of, way, deadline,
    nullif(outcome, 'waiting') AS outcome, answered_on, answer
FROM question_sheet
"""


def disagreeing(store: Store, claim_ids: Sequence[int]) -> frozenset[int]:
    """Return at which of these claims reviewers disagree."""
    rows = store.rows(
        "SELECT claim_id FROM claim_states WHERE second_pass = 'disagreed'"
        " AND claim_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(claim_ids)),),
    )
    return frozenset(row[0] for row in rows)


def look_of(store: Store, claim_id: int, reviewer: str) -> Pass:
    """Return to which pass a reviewer's further opinion on a claim belongs: first where the first one is theirs."""
    mine = next((one for one in standing_verdicts(store, claim_id) if one.reviewer == reviewer), None)
    return "first" if mine is not None and mine.look == "first" else "second"


def texts_around(store: Store, claim_id: int) -> list[str]:
    """Return a claim's text, its stretch of the article, and the sentences that it touches as one stretch."""
    row = store.rows(
        "SELECT c.text, substr(d.text, c.start_offset + 1, c.end_offset - c.start_offset) AS stretch,"
        " substr(d.text, min(s.start_offset) + 1, max(s.end_offset) - min(s.start_offset)) AS sentence"
        " FROM claims AS c JOIN drafts AS d ON d.id = c.draft_id"
        " LEFT JOIN sentences AS s ON s.draft_id = c.draft_id"
        " AND s.start_offset < c.end_offset AND s.end_offset > c.start_offset WHERE c.id = ? GROUP BY c.id",
        (claim_id,),
    )
    return [text for text in row[0] if text] if row else []


def standing_verdicts(store: Store, claim_id: int) -> tuple[StandingVerdict, ...]:
    """Return the verdicts that stand at a claim, in the order they were given."""
    rows = store.rows(
        "SELECT s.event_id, s.verdict, s.pass AS look, r.name AS reviewer, s.at, v.note, v.rating"
        " FROM standing_verdicts AS s JOIN verdicts AS v ON v.event_id = s.event_id"
        " JOIN reviewers AS r ON r.id = s.reviewer_id WHERE s.claim_id = ? ORDER BY s.at, s.seq, s.uid",
        (claim_id,),
    )
    return tuple(StandingVerdict(**dict(row)) for row in rows)


def claim_notebook(store: Store, claim_id: int) -> Notebook:
    """Return what the notebook of a claim holds."""
    state = store.row(
        "SELECT st.second_pass, st.confidential, r.name AS assigned_to FROM claim_states AS st"
        " LEFT JOIN reviewers AS r ON r.id = st.assigned_to WHERE st.claim_id = ?",
        (claim_id,),
    )
    if state is None:
        return Notebook()
    evidence = store.rows("SELECT event_id FROM confidential_evidence WHERE claim_id = ?", (claim_id,))
    return Notebook(
        questions=list_questions(store, claim_id),
        assigned_to=state["assigned_to"],
        confidential=bool(state["confidential"]),
        second_pass=state["second_pass"],
        standing=standing_verdicts(store, claim_id),
        confidential_evidence=frozenset(row[0] for row in evidence),
    )


def list_questions(store: Store, claim_id: int | None = None) -> tuple[Question, ...]:
    """Return the questions that count, of a claim or of all: first those that wait, by deadline."""
    where, values = (" WHERE claim_id = ?", [claim_id]) if claim_id is not None else ("", [])
    rows = store.rows(
        f"{_QUESTIONS}{where} ORDER BY outcome <> 'waiting', deadline IS NULL, deadline, asked_on, question_id", values
    )
    return tuple(map(_question, rows))


def get_question(store: Store, question_id: int) -> Question | None:
    """Return a question that counts, None where there is none of that number."""
    row = store.row(f"{_QUESTIONS} WHERE question_id = ?", (question_id,))
    return None if row is None else _question(row)


def _question(row: sqlite3.Row) -> Question:
    return Question(**dict(row))


def last_verdicts(store: Store) -> dict[int, dict[str, str]]:
    """Return for each claim each reviewer's last verdict that counts, apart from those that settle a disagreement."""
    found: dict[int, dict[str, str]] = {}
    for row in store.connection.execute(
        "SELECT v.claim_id, r.name, v.verdict FROM verdicts AS v JOIN effective_events AS e ON e.id = v.event_id"
        " JOIN reviewers AS r ON r.id = e.reviewer_id WHERE v.pass <> 'settling' ORDER BY e.at, e.seq, e.uid"
    ):
        found.setdefault(row["claim_id"], {})[row["name"]] = row["verdict"]
    return found


def confidential_documents(store: Store) -> frozenset[int]:
    """Return the documents that are confidential."""
    return frozenset(row[0] for row in store.rows("SELECT document_id FROM confidential_documents"))


def redactions_among(store: Store, events: Sequence[int]) -> bool:
    """Tell whether one of these events is a redaction."""
    found = store.value(
        "SELECT 1 FROM redactions WHERE event_id IN (SELECT value FROM json_each(?))", (json.dumps(list(events)),)
    )
    return found is not None


def notebook_counts(store: Store, today: str) -> dict[str, int]:
    """Return how much of each kind waits or is kept back; `today` is a day, ISO 8601."""
    asked = {
        "disagreements": "SELECT count(*) FROM claim_states WHERE second_pass = 'disagreed'",
        "second_pass_wanted": "SELECT count(*) FROM claim_states WHERE second_pass = 'wanted'",
        "questions_waiting": "SELECT count(*) FROM question_sheet WHERE outcome = 'waiting'",
        "questions_overdue": "SELECT count(*) FROM question_sheet WHERE outcome = 'waiting'"
        " AND substr(deadline, 1, 10) < :today",
        "confidential_claims": "SELECT count(*) FROM confidential_claims",
        "confidential_documents": "SELECT count(*) FROM confidential_documents",
        "confidential_evidence": "SELECT count(*) FROM confidential_evidence",
    }
    return {name: int(store.value(sql, {"today": today})) for name, sql in asked.items()}

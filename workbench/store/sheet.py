"""Reading whole: the claim sheet by filter, the ledger's records, and what is left by speaker."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from workbench.model import ClaimFilter
from workbench.store.claims import claim_ids
from workbench.store.connection import Store

_PAGE = 500

RECORDS = (
    ("desk", "desks"),
    ("reviewer", "reviewers"),
    ("article", "articles"),
    ("draft", "drafts"),
    ("sentence", "sentences"),
    ("speaker", "speakers"),
    ("claim", "claims"),
    ("claim_span", "claim_spans"),
    ("time", "times"),
    ("event", "events"),
    ("article_split", "article_splits"),
    ("claim_version", "claim_versions"),
    ("claim_correction", "claim_corrections"),
    ("claim_wording", "claim_wordings"),
    ("place_question", "place_questions"),
    ("place_answer", "place_answers"),
    ("article_withdrawal", "article_withdrawals"),
    ("speaker_name", "speaker_names"),
    ("verdict", "verdicts"),
    ("note", "notes"),
    ("document", "documents"),
    ("passage", "passages"),
    ("evidence", "evidence"),
    ("article_date", "article_dates"),
    ("time_flag", "time_flags"),
    ("quote_check", "quote_checks"),
    ("cross_reference", "cross_references"),
    ("reference_decision", "reference_decisions"),
    ("fact_check", "fact_checks"),
    ("fact_check_match", "fact_check_matches"),
    ("verdict_sight", "verdict_sight"),
    ("second_pass_wish", "second_pass_wishes"),
    ("question", "questions"),
    ("answer", "answers"),
    ("assignment", "assignments"),
    ("confidential_mark", "confidential_marks"),
    ("redaction", "redactions"),
    ("redacted_event", "redacted_events"),
    ("redacted_text", "redacted_texts"),
)
"""The types of record of a lossless export with their tables, each after those that it refers to."""
_KEYS = {
    "claim_spans": "claim_id, role, position",
    "claim_wordings": "claim_id, event_id",
    "place_questions": "event_id, claim_id",
    "time_flags": "time_id, kind",
    "fact_check_matches": "claim_id, fact_check_id",
    "verdict_sight": "event_id, seen_id",
    "redacted_events": "event_id, redaction_id",
    "redacted_texts": "redaction_id, sha256",
}


_KEPT_IN = " AND event_id NOT IN (SELECT event_id FROM confidential_evidence)"


def sheet_rows(store: Store, choice: ClaimFilter) -> Iterator[dict[str, Any]]:
    """Yield the rows of `claim_sheet` for the chosen claims, in the order of the articles' texts."""
    numbers = claim_ids(store, choice)
    for first in range(0, len(numbers), _PAGE):
        page = numbers[first : first + _PAGE]
        marks = ", ".join("?" * len(page))
        for row in store.rows(
            f"SELECT * FROM claim_sheet WHERE claim_id IN ({marks}) ORDER BY article_id, position", list(page)
        ):
            yield dict(row) if choice.confidential else _without_confidential(store, dict(row))


def _without_confidential(store: Store, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of the sheet whose evidence does not tell of confidential sources."""
    if row["evidence"]:
        row["evidence"] = store.value(
            "SELECT group_concat(x.stance || ': ' || coalesce(x.title || ' <' || x.url || '>', x.url, x.title), ' | ')"
            " FROM (SELECT x.* FROM evidence AS x JOIN effective_events AS e ON e.id = x.event_id WHERE x.claim_id = ?"
            " AND x.event_id NOT IN (SELECT event_id FROM confidential_evidence WHERE claim_id = x.claim_id)"
            " ORDER BY e.at, e.id) AS x",
            (row["claim_id"],),
        )
    return row


def confidential_sources(store: Store) -> tuple[int, int]:
    """Return how many documents, and how many pieces of evidence that count, are confidential."""
    documents = store.value("SELECT count(*) FROM confidential_documents")
    evidence = store.value(
        "SELECT count(*) FROM confidential_evidence AS x JOIN effective_events AS e ON e.id = x.event_id"
    )
    return int(documents), int(evidence)


def evidence_rows(store: Store, choice: ClaimFilter) -> Iterator[dict[str, Any]]:
    """Yield the evidence that counts for the chosen claims, by address and title."""
    rows = store.connection.execute(
        "SELECT url, title, claim_id, stance, note, at FROM evidence_sheet"
        " WHERE claim_id IN (SELECT value FROM json_each(?))"
        f"{'' if choice.confidential else _KEPT_IN} ORDER BY url, title, at, claim_id, stance, note",
        (json.dumps(list(claim_ids(store, choice))),),
    )
    return map(dict, rows)


def records(store: Store) -> Iterator[dict[str, Any]]:
    """Yield every row of every table that holds what people or the splitter made, as `{"type": …, column: …}`."""
    for kind, table in RECORDS:
        key = _KEYS.get(table, "rowid")
        for row in store.connection.execute(f"SELECT * FROM {table} ORDER BY {key}"):
            yield {"type": kind, **dict(row)}


def open_by_speaker(store: Store) -> list[tuple[str, int, int]]:
    """Return per speaker how many claims are open and how many there are, those with most open claims first."""
    rows = store.rows(
        "SELECT s.name, count(*) - count(st.verdict) AS open, count(*) AS claims"
        " FROM claims AS c JOIN speakers AS s ON s.id = c.speaker_id"
        " LEFT JOIN claim_states AS st ON st.claim_id = c.id WHERE c.unlisted IS NULL"
        " GROUP BY s.id ORDER BY open DESC, claims DESC, s.name"
    )
    return [(row["name"], row["open"], row["claims"]) for row in rows]

"""Evidence as it is kept, read back."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, fields

from workbench.store.connection import Store
from workbench.store.events import EvidenceRecord

_COLUMNS = ", ".join(f"x.{field.name}" for field in fields(EvidenceRecord))


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence that counts, and the event and the claim that it belongs to."""

    event_id: int
    claim_id: int
    record: EvidenceRecord


def list_evidence(store: Store, claim_id: int | None = None) -> list[EvidenceRow]:
    """Return the evidence that counts, of a claim or of all, in the order it was attached."""
    where = "" if claim_id is None else " WHERE x.claim_id = ?"
    rows = store.rows(
        f"SELECT x.event_id, x.claim_id, {_COLUMNS} FROM evidence AS x"
        f" JOIN effective_events AS e ON e.id = x.event_id{where} ORDER BY e.at, e.id",
        () if claim_id is None else (claim_id,),
    )
    return [EvidenceRow(row["event_id"], row["claim_id"], _record(row)) for row in rows]


def evidence_records(store: Store, claim_id: int) -> dict[int, EvidenceRecord]:
    """Return all evidence ever attached to a claim by its event, what was taken back among it."""
    rows = store.rows(f"SELECT x.event_id, {_COLUMNS} FROM evidence AS x WHERE x.claim_id = ?", (claim_id,))
    return {row["event_id"]: _record(row) for row in rows}


def has_evidence(store: Store, claim_ids: list[int]) -> set[int]:
    """Return which claims have evidence that counts."""
    marks = ", ".join("?" * len(claim_ids))
    rows = store.rows(f"SELECT claim_id FROM claim_states WHERE evidence > 0 AND claim_id IN ({marks})", claim_ids)
    return {row["claim_id"] for row in rows}


def _record(row: sqlite3.Row) -> EvidenceRecord:
    return EvidenceRecord(**{field.name: row[field.name] for field in fields(EvidenceRecord)})

"""What a claim stands at, for what comes in from a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.store.connection import Store


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim's identity, and its current verdict with the note."""

    uid: str
    status: str
    note: str | None


def standing(store: Store, claim_id: int) -> Standing | None:
    """Return what a claim stands at, None where there is no such claim."""
    row = store.row(
        "SELECT c.uid, coalesce(st.verdict, 'open') AS status, v.note FROM claims AS c"
        " LEFT JOIN claim_states AS st ON st.claim_id = c.id"
        " LEFT JOIN verdicts AS v ON v.event_id = st.verdict_event_id"
        " WHERE c.id = ?",
        (claim_id,),
    )
    return None if row is None else Standing(row["uid"], row["status"], row["note"])

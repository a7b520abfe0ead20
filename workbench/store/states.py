"""What each claim stands at, made anew from the ledger, and held against what is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence

from workbench.store.connection import Store

_KEPT = (
    "verdict",
    "verdict_event_id",
    "aside_event_id",
    "notes",
    "evidence",
    "second_pass",
    "assigned_to",
    "confidential",
    "unanswered",
)
_EMPTY = (None, None, None, 0, 0, "none", None, 0, 0)
_TOLD = """
SELECT
    s.claim_id, s.verdict, s.verdict_event_id, s.aside_event_id,
    (SELECT count(*) FROM notes AS n JOIN effective_events AS e ON e.id = n.event_id WHERE n.claim_id = s.claim_id)
        AS notes,
    (SELECT count(*) FROM evidence AS x JOIN effective_events AS e ON e.id = x.event_id WHERE x.claim_id = s.claim_id)
        AS evidence,
    s.second_pass, s.assigned_to, s.confidential, s.unanswered
FROM claim_standings AS s
WHERE s.claim_id IN (SELECT value FROM json_each(?))
"""


def touched_claims(store: Store) -> list[int]:
    """Return the claims that an event or a kept state is about."""
    rows = store.rows(
        "SELECT claim_id FROM events WHERE claim_id IS NOT NULL UNION SELECT claim_id FROM claim_states ORDER BY 1"
    )
    return [row[0] for row in rows]


def renew_states(store: Store, claim_ids: Sequence[int] | None = None) -> None:
    """Make the kept states of claims anew, without a choice all that are kept, inside a transaction."""
    if claim_ids is None:
        claim_ids = [row[0] for row in store.rows("SELECT claim_id FROM claim_states")]
    numbers = json.dumps(list(claim_ids))
    store.execute(
        "INSERT INTO claim_states (claim_id) SELECT value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING",
        (numbers,),
    )
    told = [tuple(row) for row in store.rows(_TOLD, (numbers,))]
    sets = ", ".join(f"{name} = ?" for name in _KEPT)
    store.connection.executemany(
        f"UPDATE claim_states SET {sets} WHERE claim_id = ?", [(*row[1:], row[0]) for row in told]
    )


def differing_states(store: Store) -> list[int]:
    """Return the claims whose kept state is not what the ledger says."""
    numbers = json.dumps(touched_claims(store))
    told = {row[0]: tuple(row)[1:] for row in store.rows(_TOLD, (numbers,))}
    kept = {row[0]: tuple(row)[1:] for row in store.rows(f"SELECT claim_id, {', '.join(_KEPT)} FROM claim_states")}
    return sorted(
        number for number in told.keys() | kept.keys() if told.get(number, _EMPTY) != kept.get(number, _EMPTY)
    )

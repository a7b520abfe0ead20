"""Events read back: what they were about, for those who follow up on them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model import EventKind
from workbench.store.connection import Store


@dataclass(frozen=True, slots=True)
class Told:
    """An event with what it is about. `draft_id` is the draft that its claim stands in now."""

    id: int
    kind: EventKind
    claim_id: int | None
    article_id: int | None
    body: str
    draft_id: int | None


def told_events(store: Store, event_ids: Sequence[int]) -> list[Told]:
    """Return events in the order they were made; those that are not there are left out."""
    rows = store.rows(
        "SELECT e.id, e.kind, e.claim_id, e.article_id, e.body, c.draft_id FROM events AS e"
        " LEFT JOIN claims AS c ON c.id = e.claim_id WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY e.id",
        (json.dumps(list(event_ids)),),
    )
    return [Told(*row) for row in rows]


def newest_event(store: Store) -> int:
    """Return the number of the newest event; 0 where there is none."""
    return int(store.value("SELECT coalesce(max(id), 0) FROM events"))


def is_still(store: Store, since: int, apart_from: Sequence[int]) -> bool:
    """Tell whether no claim came in, came back or got other words since an event, by other events than some."""
    return (
        store.row(
            "SELECT 1 FROM events AS e LEFT JOIN events AS t ON t.id = e.target_id WHERE e.id > ?"
            " AND coalesce(t.kind, e.kind) NOT IN"
            " ('verdict', 'note', 'evidence', 'reference', 'date', 'aside', 'speaker')"
            " AND coalesce(t.id, e.id) NOT IN (SELECT value FROM json_each(?)) LIMIT 1",
            (since, json.dumps(list(apart_from))),
        )
        is None
    )

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

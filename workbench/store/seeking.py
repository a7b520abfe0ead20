"""Seeking in a list of claims: the next one that is of some kind, wherever in a list of any length it stands."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator
from typing import Literal

from workbench.store.connection import Store

Sought = Literal["conflict", "marked", "quote", "speaker"]
"""What is sought.

A conflict with another claim; a mark, that is a note, a question that waits, or a conflict with a claim or among
reviewers; a quote; a claim of the same speaker.
"""

_FIRST, _MOST = 64, 65_536
_CONFLICT = """
    EXISTS (SELECT 1 FROM cross_references AS x
        WHERE x.claim_id = n.value AND x.relation = 'conflict' AND x.status <> 'rejected' AND x.hidden = 0)
    OR EXISTS (SELECT 1 FROM cross_references AS x
        WHERE x.other_id = n.value AND x.relation = 'conflict' AND x.status <> 'rejected' AND x.hidden = 0)
"""
_CONDITIONS: dict[Sought, str] = {
    "conflict": _CONFLICT,
    "marked": (
        f"{_CONFLICT} OR EXISTS (SELECT 1 FROM claim_states AS st WHERE st.claim_id = n.value"
        " AND (st.notes > 0 OR st.unanswered > 0 OR st.second_pass = 'disagreed'))"
    ),
    "quote": "EXISTS (SELECT 1 FROM claims AS c WHERE c.id = n.value AND c.kind = 'quote')",
    "speaker": (
        "EXISTS (SELECT 1 FROM claims AS c WHERE c.id = n.value"
        " AND c.speaker_id = (SELECT speaker_id FROM claims WHERE id = :like))"
    ),
}


def seek(store: Store, numbers: array[int], sought: Sought, *, after: int, step: int = 1, like: int = 0) -> int | None:
    """Return the place in a list of the next claim that is of some kind.

    Args:
        store: the database.
        numbers: the claims of the list.
        sought: of which kind.
        after: the place to begin beside; that place itself comes last.
        step: 1 to look onward, beginning again at the top; -1 to look back, beginning again at the end.
        like: the claim whose speaker is meant.

    Returns:
        The place, counted from 0; None where the list has no such claim.
    """
    nearest = "min" if step > 0 else "max"
    query = f"SELECT {nearest}(n.key) FROM json_each(:numbers) AS n WHERE {_CONDITIONS[sought]}"
    for start, end in _stretches(len(numbers), after, step):
        found = store.value(query, {"numbers": json.dumps(numbers[start:end].tolist()), "like": like})
        if found is not None:
            return start + int(found)
    return None


def _stretches(length: int, after: int, step: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of a list away from a place and round to it: small ones first, since most is near."""
    onward = [(after + 1, length), (0, min(after + 1, length))]
    size = _FIRST
    for start, end in onward if step > 0 else [(0, after), (after, length)]:
        while start < end:
            if step > 0:
                yield start, min(end, start + size)
                start += size
            else:
                yield max(start, end - size), end
                end -= size
            size = min(_MOST, size * 4)

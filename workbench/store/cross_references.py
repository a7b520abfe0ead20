"""Cross-references: pairs of claims that resemble each other, suggested by the program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.model import Comparison
from workbench.store.connection import Store


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands, as far as linking needs to know."""

    claim_id: int
    draft_id: int
    start: int
    end: int
    language: str

    def overlaps(self, other: Place) -> bool:
        """Tell whether both are of one draft and share text (a piece and its whole)."""
        return self.draft_id == other.draft_id and self.start < other.end and other.start < self.end


def places(store: Store, numbers: Sequence[int]) -> dict[int, Place]:
    """Return where each of the given claims stands."""
    marks = ", ".join("?" * len(numbers))
    rows = store.rows(
        "SELECT c.id, c.draft_id, c.start_offset, c.end_offset, a.language"
        f" FROM claims AS c JOIN articles AS a ON a.id = c.article_id WHERE c.id IN ({marks})",
        list(numbers),
    )
    return {row[0]: Place(*row) for row in rows}


def insert_suggestions(store: Store, pairs: Iterable[tuple[int, int, Comparison]]) -> int:
    """Store suggested cross-references, each comparison that of the lower-numbered claim with the higher.

    A pair that is known already stays as it is. Returns how many are new.
    """
    count = 0
    for a, b, found in pairs:
        low, high = min(a, b), max(a, b)
        cursor = store.connection.execute(
            "INSERT INTO cross_references (claim_id, other_id, relation, score, reasons, shared, differs)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (claim_id, other_id) DO NOTHING",
            (
                *(low, high, found.relation, found.score),
                *(json.dumps(value, ensure_ascii=False) for value in (found.reasons, found.shared, found.differs)),
            ),
        )
        count += cursor.rowcount
    return count

"""What the consistency sweep reads."""

from __future__ import annotations

import json
from typing import Any

from workbench.store.connection import Store


def statements(store: Store, article_id: int | None) -> list[tuple[Any, ...]]:
    """Return the claims that are no pieces: number, text, language, article, its year, speaker and role."""
    rows = store.rows(
        "SELECT c.id, c.text, a.language, a.id, CAST(substr(a.published, 1, 4) AS INTEGER), s.name, c.speaker_role"
        " FROM claims AS c JOIN articles AS a ON a.id = c.article_id LEFT JOIN speakers AS s ON s.id = c.speaker_id"
        " WHERE c.part_of IS NULL AND c.unlisted IS NULL"
        " AND (:article IS NULL OR c.article_id = :article) ORDER BY c.article_id, c.position",
        {"article": article_id},
    )
    return [tuple(row) for row in rows]


def conflicts(store: Store, article_id: int | None) -> list[tuple[int, int, bool, list[str]]]:
    """Return the pairs of claims that contradict each other inside one article, or give one event two dates.

    Each with whether both are of one article, and the reasons; rejected ones are left out.
    """
    rows = store.rows(
        "SELECT x.claim_id, x.other_id, c.article_id = o.article_id, x.reasons FROM cross_references AS x"
        " JOIN claims AS c ON c.id = x.claim_id JOIN claims AS o ON o.id = x.other_id"
        " WHERE x.relation = 'conflict' AND x.status <> 'rejected' AND x.hidden = 0"
        " AND (c.article_id = o.article_id OR x.reasons LIKE '%\"date: %')"
        " AND (:article IS NULL OR :article IN (c.article_id, o.article_id)) ORDER BY x.id",
        {"article": article_id},
    )
    return [(row[0], row[1], bool(row[2]), json.loads(row[3])) for row in rows]

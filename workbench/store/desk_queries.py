"""Questions that only the desk asks: where to go next, what stands where in a text, whether others wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model import Status
from workbench.store.connection import Store

_MOST_NUMBERS = 900
"""How many numbers one statement takes, below the limit of the oldest SQLite that is supported."""


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where a claim stands in its article's newest text, and its status."""

    id: int
    start: int
    end: int
    status: Status


def data_version(store: Store) -> int:
    """Return a number that changes when another connection has written to the database."""
    return int(store.value("PRAGMA data_version"))


def last_act(store: Store) -> tuple[str, str, int | None] | None:
    """Return the newest event of all: whose it is, its kind and its claim; None where there is none."""
    row = store.row(
        "SELECT r.name, e.kind, e.claim_id FROM events AS e JOIN reviewers AS r ON r.id = e.reviewer_id"
        " ORDER BY e.id DESC LIMIT 1"
    )
    return None if row is None else (row["name"], row["kind"], row["claim_id"])


def claim_places(store: Store, draft_id: int) -> list[ClaimPlace]:
    """Return the claims of a draft with their places, in the order of the text."""
    rows = store.rows(
        "SELECT c.id, c.start_offset, c.end_offset, coalesce(st.verdict, 'open') AS status FROM claims AS c"
        " LEFT JOIN claim_states AS st ON st.claim_id = c.id WHERE c.draft_id = ?"
        " AND c.unlisted IS NULL ORDER BY c.position",
        (draft_id,),
    )
    return [ClaimPlace(row["id"], row["start_offset"], row["end_offset"], row["status"]) for row in rows]


def first_open(store: Store, numbers: Sequence[int]) -> int | None:
    """Return the index in `numbers` of the first claim without a verdict, or None where all have one."""
    start, step = 0, 50
    while start < len(numbers):
        chunk = numbers[start : start + step]
        marks = ", ".join("?" * len(chunk))
        reviewed = {
            row[0]
            for row in store.rows(
                f"SELECT claim_id FROM claim_states WHERE verdict IS NOT NULL AND claim_id IN ({marks})", list(chunk)
            )
        }
        for index, number in enumerate(chunk):
            if number not in reviewed:
                return start + index
        start, step = start + step, _MOST_NUMBERS
    return None


def next_open_article(store: Store, after: int = 0) -> int | None:
    """Return the first article after the given one that has open claims, beginning again at the end; else None."""
    query = (
        "SELECT c.article_id FROM claims AS c LEFT JOIN claim_states AS st ON st.claim_id = c.id"
        " WHERE c.article_id {} ? AND c.unlisted IS NULL AND st.verdict IS NULL"
        " ORDER BY c.article_id, c.position LIMIT 1"
    )
    for comparison in (">", "<="):
        found = store.value(query.format(comparison), (after,))
        if found is not None:
            return int(found)
    return None


def article_origin(store: Store, article_id: int) -> tuple[str | None, str]:
    """Return an article's address on the web, where it has one, and the name of what it was taken in from."""
    row = store.rows("SELECT url, source FROM articles WHERE id = ?", (article_id,))[0]
    return row["url"], row["source"]


def first_article(store: Store) -> int | None:
    """Return the article that came in first, or None where there is none."""
    found = store.value("SELECT min(id) FROM articles WHERE withdrawn IS NULL")
    return None if found is None else int(found)

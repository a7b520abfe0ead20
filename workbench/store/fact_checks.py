"""Published fact-checks, and which claims they match."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields, replace

from workbench.model import Comparison, FactCheck, FactCheckMatch
from workbench.store.connection import Store

_COLUMNS = tuple(field.name for field in fields(FactCheck))
_MOST_VARIABLES = 500


def count_fact_checks(store: Store) -> int:
    """Return how many fact-checks there are."""
    return int(store.value("SELECT count(*) FROM fact_checks"))


def languages(store: Store) -> list[str]:
    """Return the languages of the fact-checks, most frequent first."""
    rows = store.rows("SELECT language FROM fact_checks GROUP BY language ORDER BY count(*) DESC, language")
    return [row[0] for row in rows]


def put_fact_checks(store: Store, checks: Sequence[FactCheck], *, source: str, at: str) -> tuple[list[int], bool]:
    """Store fact-checks, inside a transaction of the caller's; one that is there already is brought up to date.

    Returns:
        The numbers of those that are new, and whether the words of a known one have changed.
    """
    new: list[int] = []
    changed = False
    for check in checks:
        known = _known(store, check.identifier)
        if known is not None and known["claim"] != check.claim and check.identifier == check.url:
            digest = hashlib.sha256(check.claim.encode("utf-8", "surrogatepass")).hexdigest()[:8]
            check = replace(check, identifier=f"{check.url}#{digest}")  # one page may check several claims
            known = _known(store, check.identifier)
        values = astuple(check)
        if known is None:
            marks = ", ".join("?" * (len(_COLUMNS) + 2))
            new.append(
                store.execute(
                    f"INSERT INTO fact_checks ({', '.join(_COLUMNS)}, imported_at, source) VALUES ({marks})",
                    (*values, at, source),
                )
            )
        else:
            changed |= (known["claim"], known["title"]) != (check.claim, check.title)
            store.execute(
                f"UPDATE fact_checks SET {', '.join(f'{name} = ?' for name in _COLUMNS)} WHERE id = ?",
                (*values, known["id"]),
            )
    return new, changed


def _known(store: Store, identifier: str) -> sqlite3.Row | None:
    return store.row("SELECT id, claim, title FROM fact_checks WHERE identifier = ?", (identifier,))


def fact_checks(store: Store, numbers: Sequence[int]) -> dict[int, FactCheck]:
    """Return fact-checks by their numbers."""
    found: dict[int, FactCheck] = {}
    for first in range(0, len(numbers), _MOST_VARIABLES):
        part = list(numbers[first : first + _MOST_VARIABLES])
        marks = ", ".join("?" * len(part))
        for row in store.rows(f"SELECT id, {', '.join(_COLUMNS)} FROM fact_checks WHERE id IN ({marks})", part):
            found[row[0]] = FactCheck(*row[1:])
    return found


def sample_texts(store: Store, most: int) -> list[str]:
    """Return the words of up to so many fact-checks, evenly over all."""
    highest = int(store.value("SELECT coalesce(max(id), 0) FROM fact_checks"))
    step = max(1, highest // most)
    rows = store.rows("SELECT claim, coalesce(title, '') FROM fact_checks WHERE id % ? = 0 LIMIT ?", (step, most))
    return [f"{row[0]} {row[1]}" for row in rows]


def fact_check_numbers(store: Store) -> list[int]:
    """Return the numbers of all fact-checks."""
    return [row[0] for row in store.rows("SELECT id FROM fact_checks ORDER BY id")]


def insert_matches(store: Store, matches: Iterable[tuple[int, int, Comparison]]) -> int:
    """Store that claims match fact-checks (claim, fact-check, comparison); return how many there are now more."""
    cursor = store.connection.executemany(
        "INSERT INTO fact_check_matches (claim_id, fact_check_id, relation, score, reasons, shared, differs)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [
            (
                *(claim, check, found.relation, found.score),
                *(json.dumps(value, ensure_ascii=False) for value in (found.reasons, found.shared, found.differs)),
            )
            for claim, check, found in matches
        ],
    )
    return max(0, cursor.rowcount)


def forget_matches(store: Store) -> None:
    """Delete all matches, which are found anew."""
    store.execute("DELETE FROM fact_check_matches")


def claim_fact_checks(store: Store, claim_id: int) -> tuple[FactCheckMatch, ...]:
    """Return the fact-checks that match a claim, the most similar first."""
    rows = store.rows(
        f"SELECT m.fact_check_id, m.relation, m.score, m.reasons, m.differs, {', '.join(f'f.{c}' for c in _COLUMNS)}"
        " FROM fact_check_matches AS m JOIN fact_checks AS f ON f.id = m.fact_check_id"
        " WHERE m.claim_id = ? ORDER BY m.score DESC, f.published DESC, f.id",
        (claim_id,),
    )
    return tuple(
        FactCheckMatch(
            id=row[0],
            check=FactCheck(*row[5:]),
            relation=row[1],
            score=row[2],
            reasons=tuple(json.loads(row[3])),
            differs=tuple((a, b) for a, b in json.loads(row[4])),
        )
        for row in rows
    )

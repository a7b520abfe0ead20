"""What the program found for a quote in the source library: the newest look, one row a claim."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from workbench.model import Change, Form, QuoteCheck, QuotePlace, Span
from workbench.store.connection import Store

_PER_QUERY = 500


@dataclass(frozen=True, slots=True)
class AttributedClaim:
    """A claim that is attributed to somebody. `quoted` is what stands in quotation marks, pieces joined by `…`."""

    id: int
    form: Form
    text: str
    quoted: str
    speaker: str | None
    language: str


def attributed(store: Store, claim_ids: Sequence[int]) -> list[AttributedClaim]:
    """Return the attributed claims among some claims, in their order; pieces of others are left out."""
    found: dict[int, AttributedClaim] = {}
    for first in range(0, len(claim_ids), _PER_QUERY):
        page = list(claim_ids[first : first + _PER_QUERY])
        marks = ", ".join("?" * len(page))
        rows = store.rows(
            "SELECT c.id, c.form, c.text, s.name AS speaker, a.language, ("
            " SELECT group_concat(text, ' … ') FROM (SELECT text FROM claim_spans"
            " WHERE claim_id = c.id AND role = iif(c.form = 'mixed', 'quoted', 'part') ORDER BY position)) AS quoted"
            " FROM claims AS c JOIN articles AS a ON a.id = c.article_id LEFT JOIN speakers AS s ON s.id = c.speaker_id"
            f" WHERE c.id IN ({marks}) AND c.form IS NOT NULL AND c.part_of IS NULL",
            page,
        )
        for row in rows:
            quoted = row["quoted"] or row["text"]
            found[row["id"]] = AttributedClaim(
                row["id"], row["form"], row["text"], quoted, row["speaker"], row["language"]
            )
    return [found[number] for number in claim_ids if number in found]


def store_checks(store: Store, found: Iterable[tuple[int, QuoteCheck]], *, scope: str, at: str) -> None:
    """Keep what was found for claims, in place of what was found before, inside a transaction of the caller's."""
    store.connection.executemany(
        "INSERT OR REPLACE INTO quote_checks (claim_id, class, score, document_id, start_offset, end_offset, passage,"
        " parts, speaker, changes, grave, others, why, scope, checked_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(claim_id, *_values(check), scope, at) for claim_id, check in found],
    )


def _values(check: QuoteCheck) -> tuple[Any, ...]:
    place = check.place
    where = (place.document_id, place.start, place.end, place.text) if place else (None, None, None, None)
    return (
        *(check.label, check.score, *where),
        json.dumps([[part.start, part.end] for part in place.parts] if place else []),
        place.speaker if place else None,
        json.dumps([asdict(change) for change in check.changes], ensure_ascii=False),
        json.dumps(check.grave),
        json.dumps([asdict(other) for other in check.others], ensure_ascii=False),
        check.why,
    )


def get_check(store: Store, claim_id: int) -> QuoteCheck | None:
    """Return what was found for a claim, None where it was not looked for."""
    row = store.row("SELECT * FROM quote_checks WHERE claim_id = ?", (claim_id,))
    return None if row is None else _check(row)


def _check(row: sqlite3.Row) -> QuoteCheck:
    place = None
    if row["document_id"] is not None:
        parts = tuple(Span(start, end) for start, end in json.loads(row["parts"]))
        place = QuotePlace(
            *(row["document_id"], row["start_offset"], row["end_offset"], row["passage"], row["score"]),
            *(parts, row["speaker"]),
        )
    changes = tuple(
        Change(change["kind"], change["quote"], change["tape"], tuple(change["grave"]))
        for change in json.loads(row["changes"])
    )
    others = tuple(_place(other) for other in json.loads(row["others"]))
    return QuoteCheck(row["class"], place, changes, tuple(json.loads(row["grave"])), others, row["why"])


def _place(values: dict[str, Any]) -> QuotePlace:
    parts = tuple(Span(**part) for part in values.pop("parts"))
    return QuotePlace(**values, parts=parts)


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with what was found for it, for a report."""

    claim_id: int
    article_id: int
    article: str
    published: str | None
    speaker: str | None
    text: str
    form: Form
    check: QuoteCheck
    checked_at: str


def checked_claims(store: Store, claim_ids: Sequence[int]) -> list[CheckedClaim]:
    """Return the claims among some that were checked, in their order."""
    found: dict[int, CheckedClaim] = {}
    for first in range(0, len(claim_ids), _PER_QUERY):
        page = list(claim_ids[first : first + _PER_QUERY])
        marks = ", ".join("?" * len(page))
        for row in store.rows(
            "SELECT q.*, c.article_id, c.text AS claim, c.form, a.label, a.published, s.name AS name"
            " FROM quote_checks AS q JOIN claims AS c ON c.id = q.claim_id JOIN articles AS a ON a.id = c.article_id"
            f" LEFT JOIN speakers AS s ON s.id = c.speaker_id WHERE q.claim_id IN ({marks})",
            page,
        ):
            found[row["claim_id"]] = CheckedClaim(
                *(row["claim_id"], row["article_id"], row["label"], row["published"], row["name"], row["claim"]),
                *(row["form"], _check(row), row["checked_at"]),
            )
    return [found[number] for number in claim_ids if number in found]

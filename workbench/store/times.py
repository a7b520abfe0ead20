"""Times of drafts: stored, read, and resolved again where an article's date is another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.model import Span, TimeExpression, TimeFlag
from workbench.store.connection import Store

FIRST_DAY = (
    "(SELECT min(t.earliest) FROM times AS t WHERE t.draft_id = c.draft_id AND t.start_offset < c.end_offset"
    " AND t.end_offset > c.start_offset)"
)
"""The first day that the words of claim `c` name, as SQL; NULL where they name none."""


@dataclass(frozen=True, slots=True)
class DatedDraft:
    """A draft whose times are to be resolved: its text and head, and its article's language and date."""

    id: int
    article_id: int
    text: str
    head: tuple[Span, ...]
    language: str
    published: str | None


def insert_times(store: Store, draft_id: int, times: Sequence[TimeExpression]) -> None:
    """Store the times of a draft with their flags, inside a transaction of the caller's."""
    numbers = [
        store.execute(
            "INSERT INTO times (draft_id, start_offset, end_offset, text, timex_type, value, mod, edtf, earliest,"
            " latest, precision, rule, candidates) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(draft_id, t.start, t.end, t.text, t.type, t.value, t.mod, t.edtf, t.earliest, t.latest),
                *(t.precision, t.rule, json.dumps(t.candidates)),
            ),
        )
        for t in times
    ]
    store.connection.executemany(
        "INSERT OR IGNORE INTO time_flags (time_id, kind, reason, other_id) VALUES (?, ?, ?, ?)",
        [
            (number, flag.kind, flag.reason, None if flag.other is None else numbers[flag.other])
            for number, time in zip(numbers, times, strict=True)
            for flag in time.flags
        ],
    )
    store.execute(
        "UPDATE drafts SET times_for = coalesce((SELECT published FROM articles WHERE id = article_id), '')"
        " WHERE id = ?",
        (draft_id,),
    )


def replace_times(store: Store, draft_id: int, times: Sequence[TimeExpression]) -> None:
    """Put other times in the place of a draft's, inside a transaction of the caller's."""
    store.execute("DELETE FROM times WHERE draft_id = ?", (draft_id,))
    insert_times(store, draft_id, times)


def drafts_to_date(store: Store, article_id: int | None = None) -> list[DatedDraft]:
    """Return the drafts, of an article or of all, whose times were resolved against another date than the article's."""
    narrowed = "" if article_id is None else " AND a.id = :article"
    return _dated(store, f"d.times_for IS NOT coalesce(a.published, ''){narrowed}", {"article": article_id})


def draft_to_date(store: Store, draft_id: int) -> DatedDraft:
    """Return a draft whose times are to be resolved again."""
    return _dated(store, "d.id = :draft", {"draft": draft_id})[0]


def _dated(store: Store, where: str, values: dict[str, Any]) -> list[DatedDraft]:
    rows = store.rows(
        "SELECT d.id, d.article_id, d.text, d.head, a.language, a.published FROM drafts AS d"
        f" JOIN articles AS a ON a.id = d.article_id WHERE {where} ORDER BY d.id",
        values,
    )
    return [
        DatedDraft(
            *(row["id"], row["article_id"], row["text"]),
            tuple(Span(start, end) for start, end in json.loads(row["head"])),
            *(row["language"], row["published"]),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class GivenDate:
    """A date that a person gave a time expression: its words, the value, the claim's place, and who gave it."""

    text: str
    value: str
    start: int
    end: int
    reviewer: str


def given_dates(store: Store, draft_id: int) -> list[GivenDate]:
    """Return the dates that people gave times of a draft's claims, the oldest first."""
    rows = store.rows(
        "SELECT k.claim_id, k.value, c.start_offset, c.end_offset, r.name FROM claim_corrections AS k"
        " JOIN effective_events AS e ON e.id = k.event_id JOIN reviewers AS r ON r.id = e.reviewer_id"
        " JOIN listed_claims AS c ON c.id = k.claim_id"
        " WHERE k.field = 'date' AND c.draft_id = ? ORDER BY e.at, e.id",
        (draft_id,),
    )
    last: dict[tuple[int, str], GivenDate] = {}
    for row in rows:
        value = json.loads(row["value"])
        given = GivenDate(value["text"], value["value"], row["start_offset"], row["end_offset"], row["name"])
        last[row["claim_id"], value["text"]] = given
    return list(last.values())


def times_of_claim(store: Store, draft_id: int, start: int, end: int) -> tuple[TimeExpression, ...]:
    """Return the times in a stretch of a draft; where it has none, those of the sentences that hold it."""
    found = _read(store, draft_id, start, end)
    if found:
        return found
    sentence = store.row(
        "SELECT min(start_offset) AS start, max(end_offset) AS end FROM sentences"
        " WHERE draft_id = ? AND start_offset < ? AND end_offset > ?",
        (draft_id, end, start),
    )
    if sentence is None or sentence["start"] is None:
        return ()
    return _read(store, draft_id, sentence["start"], sentence["end"])


def _read(store: Store, draft_id: int, start: int, end: int) -> tuple[TimeExpression, ...]:
    rows = store.rows(
        "SELECT * FROM times WHERE draft_id = ? AND start_offset < ? AND end_offset > ? ORDER BY start_offset",
        (draft_id, end, start),
    )
    return tuple(_time(store, row) for row in rows)


def _time(store: Store, row: sqlite3.Row) -> TimeExpression:
    flags = store.rows("SELECT kind, reason FROM time_flags WHERE time_id = ? ORDER BY kind", (row["id"],))
    return TimeExpression(
        start=row["start_offset"],
        end=row["end_offset"],
        text=row["text"],
        type=row["timex_type"],
        **{name: row[name] for name in ("value", "mod", "edtf", "earliest", "latest", "precision", "rule")},
        candidates=tuple(json.loads(row["candidates"])),
        flags=tuple(TimeFlag(flag["kind"], flag["reason"]) for flag in flags),
    )

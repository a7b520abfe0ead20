"""Reading by SQL: named queries, and whatever a user writes, without any way to change the database."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.model import WorkbenchError
from workbench.store.connection import Store
from workbench.store.newsroom_queries import QUESTIONS

TIME_LIMIT_SECONDS = 60.0
_STEPS_BETWEEN_LOOKS = 50_000


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that has a name, with the question it answers.

    One `of_period` is asked about the days from `:first_day` to `:last_day`.
    """

    question: str
    sql: str
    of_period: bool = False


NAMED: dict[str, NamedQuery] = {
    "open": NamedQuery(
        "Which claims have no verdict yet, those most worth checking first?",
        "SELECT claim_id, article, speaker, claim, round(worth, 2) AS worth FROM open_claims"
        " ORDER BY worth DESC, article_id, position",
    ),
    "progress": NamedQuery("How far is the work on each article?", "SELECT * FROM progress"),
    "speakers": NamedQuery(
        "Who is quoted most, and how do their quotes stand?",
        "SELECT speaker, count(*) AS quotes, sum(status = 'open') AS open, sum(status = 'verified') AS verified,"
        " sum(status = 'disputed') AS disputed, sum(status = 'unsourced') AS unsourced"
        " FROM quotes_by_speaker GROUP BY speaker ORDER BY quotes DESC, speaker",
    ),
    "disputed": NamedQuery(
        "Which claims are disputed, by whom, and why?",
        "SELECT claim_id, article, speaker, claim, verdict_by, verdict_at, verdict_note, evidence FROM disputed"
        " ORDER BY verdict_at",
    ),
    "unsourced-quotes": NamedQuery(
        "Which quotes were looked for and not found?",
        "SELECT claim_id, article, speaker, claim FROM claim_sheet WHERE status = 'unsourced' AND kind = 'quote'"
        " ORDER BY article_id, position",
    ),
    "conflicts": NamedQuery(
        "Where do two claims contradict each other?",
        "SELECT claim_id, other_id, reasons, claim, other_claim, article, other_article FROM cross_reference_sheet"
        " WHERE relation = 'conflict' AND status <> 'rejected' ORDER BY score DESC, cross_reference_id",
    ),
    "same-elsewhere": NamedQuery(
        "Which claims are made in other articles too, and where?",
        "SELECT x.score, x.status, x.claim_id, x.claim, x.article, x.other_id, x.other_claim, x.other_article"
        " FROM cross_reference_sheet AS x WHERE x.relation = 'same' AND x.status <> 'rejected'"
        " AND x.article <> x.other_article ORDER BY x.score DESC, x.cross_reference_id",
    ),
    "fact-checks": NamedQuery(
        "Which claims has somebody else checked already, and what did they find?",
        "SELECT claim_id, score, relation, claim, checked_claim, rating, publisher, url FROM fact_check_sheet"
        " ORDER BY score DESC, claim_id",
    ),
    "without-speaker": NamedQuery(
        "Which attributions name no speaker?",
        "SELECT claim_id, article, form, cue, claim FROM claim_sheet WHERE form IS NOT NULL AND speaker IS NULL"
        " AND part_of IS NULL ORDER BY article_id, position",
    ),
    "about": NamedQuery(
        "Which claims are about a period (about 2019-04)? Those first that name it most exactly.",
        "SELECT claim_id, article_id, time, value, earliest, latest, place, claim FROM claim_times"
        " WHERE earliest <= :last_day AND latest >= :first_day"
        " ORDER BY earliest < :first_day OR latest > :last_day, earliest, claim_id, time_id",
        of_period=True,
    ),
    "by-date": NamedQuery(
        "Which claims name a date, in the order of these dates?",
        "SELECT earliest, latest, claim_id, article_id, time, value, claim FROM claim_times"
        " WHERE place = 'claim' AND earliest IS NOT NULL ORDER BY earliest, latest, claim_id, time_id",
    ),
    "dates-to-check": NamedQuery(
        "Which dates do not fit: a wrong weekday, a span that ends before it begins, a future told as past?",
        "SELECT claim_id, kind, time, value, reason, article FROM flagged_times ORDER BY article_id, claim_id, time_id",
    ),
    "history": NamedQuery(
        "Who gave which verdict, when, and what was taken back?",
        "SELECT at, reviewer, verdict, undone, claim_id, claim, note FROM verdict_history ORDER BY at, event_id",
    ),
    **{name: NamedQuery(one.question, one.sql) for name, one in QUESTIONS.items()},
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: column names, and the rows as they are read."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})
_HARMLESS_PRAGMAS = frozenset(
    {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "foreign_key_list", "database_list"}
)


def _may(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    """Decide on one step of a statement: reading passes, anything else does not."""
    if action == sqlite3.SQLITE_FUNCTION and (second or "").casefold() == "load_extension":
        return sqlite3.SQLITE_DENY
    if action in _READING:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and (first or "").casefold() in {*_HARMLESS_PRAGMAS, "data_version"}:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def ask(
    store: Store, sql: str, values: Mapping[str, str] | None = None, *, seconds: float = TIME_LIMIT_SECONDS
) -> Answer:
    """Run one reading query.

    Args:
        store: a database opened for reading; the connection reads only from here on.
        sql: one statement.
        values: what stands for its named parameters.
        seconds: after how long it is stopped.

    Raises:
        WorkbenchError: the SQL is wrong, writes, holds several statements, or runs longer than `seconds`; the
            same may come while the rows are read.
    """
    connection = store.connection
    deadline = time.monotonic() + seconds
    connection.set_authorizer(None)
    connection.execute("PRAGMA query_only = ON")
    _construct_virtual_tables(connection)
    connection.set_authorizer(_may)
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
    try:
        cursor = connection.execute(sql, values or {})
    except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
        raise _told(error, seconds) from error
    if cursor.description is None:
        raise WorkbenchError("the query returns nothing: write a SELECT")
    return Answer(tuple(column[0] for column in cursor.description), _read(cursor, seconds))


def _construct_virtual_tables(connection: sqlite3.Connection) -> None:
    """Open the full-text index: doing so prepares statements that the authorizer would refuse."""
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    ).fetchall():
        connection.execute(f'SELECT * FROM "{name}" LIMIT 0')


def _read(cursor: sqlite3.Cursor, seconds: float) -> Iterator[tuple[Any, ...]]:
    try:
        for row in cursor:
            yield tuple(row)
    except sqlite3.Error as error:
        raise _told(error, seconds) from error


def _told(error: Exception, seconds: float) -> WorkbenchError:
    message = str(error)
    if "not authorized" in message or "prohibited" in message or "readonly" in message:
        return WorkbenchError("the query would change the database or reach outside it; query only reads")
    if "interrupted" in message:
        return WorkbenchError(f"the query ran longer than {seconds:g} seconds and was stopped; narrow it")
    if "one statement" in message:
        return WorkbenchError("the query holds several statements; give one")
    return WorkbenchError(f"the query cannot be run: {message}")

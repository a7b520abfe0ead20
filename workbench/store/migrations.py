"""The schema, as a list of migrations. Each is one SQL file beside this module; none is changed once released."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sqlite_utils import Database, Migrations

from workbench.store.version import SCHEMA_VERSION

_FOLDER = Path(__file__).parent / "schema"

migrations = Migrations("workbench")


def statements(script: str) -> Iterator[str]:
    """Yield the statements of an SQL script one by one.

    `executescript` cannot be used in a migration: it commits whatever transaction is open.
    """
    collected = ""
    for line in script.splitlines(keepends=True):
        collected += line
        if sqlite3.complete_statement(collected):
            yield collected.strip()
            collected = ""


def _from_file(name: str) -> Callable[[Database], None]:
    def migrate(db: Database) -> None:
        for statement in statements((_FOLDER / f"{name}.sql").read_text(encoding="utf-8")):
            db.conn.execute(statement)

    return migrate


def _times(db: Database) -> None:
    _from_file("m002_times")(db)
    allow_event_kinds(db.conn, ("date",))


def _matching(db: Database) -> None:
    _from_file("m003_matching")(db)
    allow_event_kinds(db.conn, ("reference",))


def _corrections(db: Database) -> None:
    allow_event_kinds(db.conn, CORRECTING_KINDS)
    _allow_values(db.conn, "claim_states", "verdict", ("aside",))
    _from_file("m005_corrections")(db)
    for table in CORRECTING_TABLES:
        make_append_only(db.conn, table)


CORRECTING_KINDS = ("aside", "correction", "claim", "speaker", "draft", "resplit", "place", "withdrawal")
CORRECTING_TABLES: dict[str, str] = {
    "article_splits": "event_id = new.event_id",
    "claim_versions": "id = new.id",
    "claim_corrections": "event_id = new.event_id",
    "claim_wordings": "claim_id = new.claim_id AND event_id = new.event_id",
    "place_questions": "event_id = new.event_id AND claim_id = new.claim_id",
    "place_answers": "event_id = new.event_id",
    "article_withdrawals": "event_id = new.event_id",
    "speaker_names": "event_id = new.event_id",
}
"""The tables of m005 that are only added to, with what tells that a row is there already."""


def make_append_only(connection: sqlite3.Connection, table: str) -> None:
    """Let triggers refuse to change, delete or replace the rows of a table of `CORRECTING_TABLES`.

    `INSERT OR REPLACE` is caught on the way in, since its delete fires triggers only where recursive_triggers is on.
    """
    refused = f"BEGIN SELECT RAISE (ABORT, '{table} are append-only'); END"
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {CORRECTING_TABLES[table]})"
    for name, when in (("update", "UPDATE"), ("delete", "DELETE"), ("replace", "INSERT")):
        condition = f" WHEN {there}" if name == "replace" else ""
        connection.execute(f"CREATE TRIGGER {table}_no_{name} BEFORE {when} ON {table}{condition} {refused}")


def _notebook(db: Database) -> None:
    _from_file("m006_notebook")(db)
    allow_event_kinds(db.conn, NOTEBOOK_KINDS)
    for table in _APPENDED:
        _append_only(db.conn, table)
    add_columns(db.conn, "claim_sheet", _SHEET_COLUMNS)


NOTEBOOK_KINDS = ("second_pass", "question", "answer", "assignment", "confidential", "redaction")
_APPENDED = (
    *("verdict_sight", "second_pass_wishes", "questions", "answers", "assignments", "confidential_marks"),
    *("redactions", "redacted_events", "redacted_texts"),
)
_SHEET_COLUMNS = """
    v.rating,
    v.old_text || ' → ' || v.proposed_text AS correction,
    coalesce(st.second_pass, 'none') AS second_pass,
    (SELECT name FROM reviewers WHERE id = st.assigned_to) AS assigned_to,
    coalesce(st.unanswered, 0) AS unanswered,
    coalesce(st.confidential, 0) AS confidential,
    iif(st.unanswered > 0, (
        SELECT group_concat(question, ' | ') FROM (
            SELECT question FROM question_sheet
            WHERE claim_id = c.id AND kind = 'author' AND asked_of IS NULL AND outcome = 'waiting' ORDER BY question_id
        )
    ), NULL) AS questions"""


def _append_only(connection: sqlite3.Connection, table: str) -> None:
    """Refuse every change and removal of a table's rows, also by a replacing insert."""
    keys = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]]
    same = " AND ".join(f"{key} = new.{key}" for key in keys)
    refuse = f"BEGIN SELECT RAISE (ABORT, '{table} are append-only'); END"
    for name, when in (
        ("update", f"BEFORE UPDATE ON {table}"),
        ("delete", f"BEFORE DELETE ON {table}"),
        ("replace", f"BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"),
    ):
        connection.execute(f"CREATE TRIGGER {table}_no_{name} {when} {refuse}")


def add_columns(connection: sqlite3.Connection, view: str, columns: str) -> None:
    """Give a view further columns, whatever the migrations before have made of it."""
    sql = str(connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (view,)).fetchone()[0])
    head, source, tail = sql.partition("\nFROM ")
    connection.execute(f"DROP VIEW {view}")
    connection.execute(f"{head},{columns}{source}{tail}")


def allow_event_kinds(connection: sqlite3.Connection, kinds: Sequence[str]) -> None:
    """Let the ledger hold further kinds of event, inside the transaction of a migration.

    A CHECK cannot be altered, and the ledger cannot be built anew while other tables refer to it. SQLite documents
    writing the table's definition for just this: it does not change how rows are stored.
    """
    _allow_values(connection, "events", "kind", kinds)


def _allow_values(connection: sqlite3.Connection, table: str, column: str, values: Sequence[str]) -> None:
    """Add to the closed vocabulary of a column."""
    sql = str(connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0])
    known = re.search(rf"{column} IN \(([^)]*)\)", sql)
    if known is None:
        raise sqlite3.DatabaseError(f"{table}.{column} has no list of values")
    new = [f"'{value}'" for value in values if f"'{value}'" not in known.group(1)]
    if not new:
        return
    altered = sql[: known.end(1)] + "".join(f", {value}" for value in new) + sql[known.end(1) :]
    version = connection.execute("PRAGMA schema_version").fetchone()[0]
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", (altered, table))
    connection.execute(f"PRAGMA schema_version = {version + 1}")
    connection.execute("PRAGMA writable_schema = OFF")


migrations(name="m001_first")(_from_file("m001_first"))
migrations(name="m002_times")(_times)
migrations(name="m003_matching")(_matching)
migrations(name="m004_sources")(_from_file("m004_sources"))
migrations(name="m005_corrections")(_corrections)
migrations(name="m006_notebook")(_notebook)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database to the newest schema. The caller has opened a write transaction."""
    migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

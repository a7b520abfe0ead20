"""The schema, as a list of migrations. Each is one SQL file beside this module; none is changed once released."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
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


migrations(name="m001_first")(_from_file("m001_first"))
migrations(name="m004_sources")(_from_file("m004_sources"))


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database to the newest schema. The caller has opened a write transaction."""
    migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

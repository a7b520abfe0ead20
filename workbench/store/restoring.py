"""The records of a lossless export put back into an empty database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.model import WorkbenchError
from workbench.store.auditing import broken_links, changed_texts
from workbench.store.connection import Store
from workbench.store.sheet import RECORDS
from workbench.store.states import renew_states


def restore(store: Store, records: Iterable[Mapping[str, Any]]) -> int:
    """Put records into a database that holds none. Return how many claims were among them.

    What is derived from them (the state of each claim, the full-text index) is made anew; the index by which
    resembling claims are found is made by `link`. All of it is one transaction.

    Raises:
        WorkbenchError: the database holds something, a record is not what it should be or refers to one that is not
            there, a text does not have its checksum, or the ledger's chain does not hold.
    """
    tables = dict(RECORDS)
    claims = number = 0
    with store.transaction():
        if any(store.value(f"SELECT 1 FROM {table} LIMIT 1") for table in ("articles", "events", "fact_checks")):
            raise WorkbenchError(f"{store.path}: holds something already; give a new file with --db, or use merge")
        store.connection.execute("PRAGMA defer_foreign_keys = ON")
        columns = {table: _columns(store, table) for table in tables.values()}
        for number, record in enumerate(records, start=1):
            kind = record["type"]
            table = tables.get(kind)
            if table is None:
                raise WorkbenchError(f"record {number}: there is no type {kind!r}; nothing was imported")
            _insert(store, table, columns[table], record, number)
            claims += kind == "claim"
        renew_states(store)
        _check(store)
    return claims


def _columns(store: Store, table: str) -> frozenset[str]:
    return frozenset(row["name"] for row in store.rows(f"PRAGMA table_info({table})"))


def _insert(store: Store, table: str, columns: frozenset[str], record: Mapping[str, Any], number: int) -> None:
    values = {name: value for name, value in record.items() if name != "type"}
    where = f"record {number} ({record['type']})"
    if unknown := sorted(set(values) - columns):
        raise WorkbenchError(f"{where}: there is no field {unknown[0]!r}; nothing was imported")
    names = ", ".join(values)
    try:
        store.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", list(values.values())
        )
    except (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError, OverflowError, ValueError) as e:
        raise WorkbenchError(f"{where}: {e}; nothing was imported") from e


def _check(store: Store) -> None:
    changed = changed_texts(store)
    if changed:
        raise WorkbenchError(
            f"the text of article {changed[0]} is not the one its checksum is of; nothing was imported"
        )
    lost = store.row("PRAGMA foreign_key_check")
    if lost is not None:
        raise WorkbenchError(
            f"a record of {lost['table']} refers to one of {lost['parent']} that is not there; nothing was imported"
        )
    if broken := broken_links(store):
        raise WorkbenchError(f"the ledger does not hold: {broken[0]}; nothing was imported")

"""A database of every released schema opens, with everything in it that people did.

`tests/store/schemas/` holds one of each as SQL text; `python -m tools.released_schema` writes that of a new schema.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from workbench.export import FORMATS
from workbench.model import ClaimFilter
from workbench.services.doctor import examine
from workbench.services.exporting import ExportOptions, export_to
from workbench.services.importing import import_everything
from workbench.store import open_store
from workbench.store.claims import claim_ids
from workbench.store.desk_queries import claim_places, first_article, first_open
from workbench.store.queries import NAMED, ask
from workbench.store.version import SCHEMA_VERSION

SCHEMAS = Path(__file__).parent / "schemas"
DERIVED = ("_sqlite_migrations", "sqlite_", "claims_fts", "fact_checks_fts", "passages_fts", "claims_words")


def rows(connection: sqlite3.Connection, name: str, columns: str) -> list[str]:
    return sorted(repr(tuple(row)) for row in connection.execute(f"SELECT {columns} FROM {name}"))


def contents(connection: sqlite3.Connection) -> dict[str, tuple[str, list[str]]]:
    """Return the columns and rows of every table, and of the sheet of all claims."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for name in (*(name for name in names if not name.startswith(DERIVED)), "claim_sheet", "verdict_history"):
        columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({name})"))
        found[name] = (columns, rows(connection, name, columns))
    return found


def test_every_schema_has_its_file() -> None:
    there = {path.stem for path in SCHEMAS.iterdir()}
    assert there == {str(number) for number in range(1, SCHEMA_VERSION + 1)}, "python -m tools.released_schema"


@pytest.mark.parametrize("schema", range(1, SCHEMA_VERSION + 1))
def test_it_is_migrated_and_nothing_is_lost(schema: int, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    raw = sqlite3.connect(path)
    raw.executescript((SCHEMAS / f"{schema}.sql").read_text(encoding="utf-8"))
    assert raw.execute("PRAGMA user_version").fetchone()[0] == schema
    before = contents(raw)
    raw.close()
    assert before["verdicts"][1]
    assert before["notes"][1]
    assert before["evidence"][1]

    with open_store(path) as store:
        assert store.value("PRAGMA user_version") == SCHEMA_VERSION
        for name, (columns, expected) in before.items():
            assert rows(store.connection, name, columns) == expected, name
        assert {check.name: check.problems for check in examine(store) if check.problems} == {}
        listed = list(claim_ids(store, ClaimFilter()))
        assert listed
        assert first_article(store) is not None
        assert first_open(store, listed) is not None
        drafts = [row["draft_id"] for row in store.rows("SELECT draft_id FROM articles")]
        assert sum(len(claim_places(store, draft)) for draft in drafts) >= len(listed)
    for query in NAMED.values():
        with open_store(path, mode="read") as store:
            period = {"first_day": "2019-04-01", "last_day": "2019-04-30"} if query.of_period else None
            list(ask(store, query.sql, period).rows)

    everything = ExportOptions(confidential=True, page="https://check.example/{claim_uid}", publisher="De Check")
    with open_store(path, mode="read") as store:
        for form in FORMATS:
            goal = tmp_path / f"out.{form}"
            export_to(store, form, str(goal), ClaimFilter(), everything)
            assert goal.stat().st_size > 0, form
    import_everything(tmp_path / "again.db", tmp_path / "out.jsonl")
    with open_store(path, mode="read") as store, open_store(tmp_path / "again.db", mode="read") as again:
        for name in ("events", "verdicts", "notes", "evidence", "article_dates", "reference_decisions", "claims"):
            assert rows(again.connection, name, "*") == rows(store.connection, name, "*"), name

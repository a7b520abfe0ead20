"""`query` reads whatever is asked and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.making import put_article
from workbench.model import ClaimFilter, WorkbenchError
from workbench.services.reviewing import give_verdict
from workbench.store import Store, open_store
from workbench.store.articles import count_all
from workbench.store.claims import claim_ids, fts_query
from workbench.store.queries import NAMED, ask


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    with open_store(tmp_path / "f.db") as store:
        first, _ = put_article(store)
        give_verdict(store, [first], "disputed", reviewer="ada", note="not so")
    return tmp_path / "f.db"


@pytest.mark.parametrize("name", sorted(NAMED))
def test_named_queries_run(filled: Path, name: str) -> None:
    with open_store(filled, mode="read") as store:
        period = {"first_day": "2019-04-01", "last_day": "2019-04-30"} if NAMED[name].of_period else None
        answer = ask(store, NAMED[name].sql, period)
        assert len(answer.columns) == len(set(answer.columns)) >= 3
        list(answer.rows)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM claims",
        "UPDATE articles SET title = 'x'",
        "DROP TABLE claims",
        "CREATE TEMP TABLE t (a)",
        "INSERT INTO reviewers (name) VALUES ('eve')",
        "ATTACH 'other.db' AS other",
        "VACUUM INTO 'copy.db'",
        "PRAGMA writable_schema = ON",
        "PRAGMA user_version = 9",
        "PRAGMA query_only = OFF",
        "SELECT load_extension('x')",
        "WITH x AS (SELECT 1) DELETE FROM claims",
        "SELECT 1; DELETE FROM claims",
        "BEGIN IMMEDIATE",
        "REINDEX",
        "SELECT nothing FROM nowhere",
        "SELEC 1",
        "",
        "-- a remark",
    ],
)
def test_whatever_else_is_refused_and_changes_nothing(filled: Path, sql: str) -> None:
    before = filled.read_bytes()
    files = sorted(filled.parent.iterdir())
    with open_store(filled, mode="read") as store, pytest.raises(WorkbenchError, match="query"):
        list(ask(store, sql).rows)
    assert filled.read_bytes() == before
    assert sorted(filled.parent.iterdir()) == files


def test_full_text_search_and_recursion_are_allowed(filled: Path) -> None:
    with open_store(filled, mode="read") as store:
        answer = ask(store, "SELECT rowid FROM claims_fts WHERE claims_fts MATCH 'brug'")
        assert list(answer.rows) == [(1,)]
        counting = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT sum(i) FROM n"
        assert list(ask(store, counting).rows) == [(15,)]


def test_a_query_without_end_is_stopped(filled: Path) -> None:
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with open_store(filled, mode="read") as store, pytest.raises(WorkbenchError, match="stopped"):
        list(ask(store, endless, seconds=0.05).rows)


def test_words_that_look_like_operators_are_words(store: Store) -> None:
    put_article(store)
    for words in ('brug"', "brug AND", "NEAR(brug", "brug*", "^brug", "text:brug", '""', "-", "brug OR zwaan"):
        claim_ids(store, ClaimFilter(words=words))
    assert list(claim_ids(store, ClaimFilter(words="de BRUG"))) == [1]
    assert list(claim_ids(store, ClaimFilter(words="bru"))) == [1]
    assert fts_query("« »") == ""


def test_filters_narrow_together(filled: Path) -> None:
    with open_store(filled) as store:
        assert list(claim_ids(store, ClaimFilter(statuses=("open",)))) == [2]
        assert list(claim_ids(store, ClaimFilter(statuses=("disputed", "open")))) == [1, 2]
        assert list(claim_ids(store, ClaimFilter(speaker="Mara Stok", kinds=("quote",)))) == [2]
        assert list(claim_ids(store, ClaimFilter(speaker="Mara Stok", statuses=("disputed",)))) == []
        assert list(claim_ids(store, order="worth")) == [2, 1]
        counts = count_all(store)
        assert (counts.total, counts.open, counts.disputed) == (2, 1, 1)

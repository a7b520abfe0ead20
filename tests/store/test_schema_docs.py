"""docs/schema.md names every table, view and column that there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from workbench.store import Store

DOC = (Path(__file__).parents[2] / "docs" / "schema.md").read_text(encoding="utf-8")
INNER = re.compile(r"^(claims_fts_|fact_checks_fts_|passages_fts|sqlite_)")


def sections() -> dict[str, set[str]]:
    """Return the names that each `###` section documents in its first column."""
    found: dict[str, set[str]] = {}
    for part in re.split(r"^### ", DOC, flags=re.M)[1:]:
        heading, _, body = part.partition("\n")
        cells = re.findall(r"^\| (`[^|]*`) \|", body, flags=re.M)
        names = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
        for table in heading.split(", "):
            found[table.strip()] = names
    return found


def test_every_table_and_view_is_documented_with_its_columns(store: Store) -> None:
    documented = sections()
    objects = [
        (row["type"], row["name"])
        for row in store.rows("SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view')")
        if not INNER.match(row["name"])
    ]
    for kind, name in objects:
        assert f"`{name}`" in DOC or f"### {name}" in DOC or name in documented, name
        if kind == "table" and not name.startswith(("claims_fts", "claims_words", "fact_checks_fts", "_")):
            columns = {row["name"] for row in store.rows(f"PRAGMA table_info({name})")}
            assert columns <= documented[name], (name, columns - documented[name])
    sheet = {row["name"] for row in store.rows("PRAGMA table_info(claim_sheet)")}
    assert sheet == documented["claim_sheet"]


def test_no_documented_table_is_missing(store: Store) -> None:
    there = {row["name"] for row in store.rows("SELECT name FROM sqlite_master")}
    assert set(sections()) <= there
    columns = {row["name"] for table in sections() for row in store.rows(f"PRAGMA table_info({table})")}
    assert set().union(*sections().values()) <= columns


def test_the_triggers_that_keep_the_ledger_and_the_index_are_there(store: Store) -> None:
    there = {row["name"] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    kept = {
        f"{table}_no_{change}"
        for table in (
            *("events", "verdicts", "notes", "evidence", "reference_decisions", "verdict_sight", "questions"),
            *("answers", "assignments", "confidential_marks", "redactions", "second_pass_wishes"),
        )
        for change in ("update", "delete", "replace")
    }
    assert kept <= there
    assert {"claims_fts_insert", "claims_fts_update", "claims_fts_delete", "drafts_no_update"} <= there
    assert {"passages_fts_insert", "passages_no_update", "passages_no_delete"} <= there
    assert {f"states_after_{what}" for what in ("verdict", "note", "evidence", "undo")} <= there


def test_closed_vocabularies_are_checks(store: Store) -> None:
    import sqlite3

    import pytest

    for sql in (
        "INSERT INTO articles (uid, label, published, language, source, added_at, added_by)"
        " VALUES ('u', 'l', 'april 2019', 'nl', 's', 'a', 1)",
        "INSERT INTO sentences VALUES (1, 1, 0, 0, 'verse', 0, 1)",
        "INSERT INTO verdicts (event_id, claim_id, verdict) VALUES (1, 1, 'true')",
        "INSERT INTO verdicts (event_id, claim_id, verdict, rating) VALUES (1, 1, 'verified', 'false')",
        "INSERT INTO verdicts (event_id, claim_id, verdict, old_text) VALUES (1, 1, 'verified', 'a')",
        "INSERT INTO answers VALUES (1, 1, 'perhaps', '2026-01-01', 'x')",
        "INSERT INTO questions VALUES (1, 1, 'author', NULL, 'pigeon', '2026-01-01', NULL, 'x')",
        "INSERT INTO questions VALUES (1, 1, 'reply', NULL, 'phone', '2026-01-01', NULL, 'x')",
        "INSERT INTO confidential_marks VALUES (1, 1, 1, NULL, 1)",
        "INSERT INTO reference_decisions VALUES (1, 1, 2, 'maybe')",
        "INSERT INTO evidence (event_id, claim_id, stance, url) VALUES (1, 1, 'proves', 'u')",
        "INSERT INTO quote_checks (claim_id, class, score, checked_at) VALUES (1, 'fine', 1, 'a')",
        "INSERT INTO documents (uid, sha256, text_sha256, kind, label, language, source, size, words, characters,"
        " added_at, added_by) VALUES ('u', hex(zeroblob(32)), hex(zeroblob(32)), 'film', 'l', 'nl', 's', 1, 1, 1,"
        " 'a', 1)",
        "INSERT INTO cross_references (claim_id, other_id, relation, score) VALUES (1, 2, 'equal', 1)",
        "INSERT INTO cross_references (claim_id, other_id, relation, score) VALUES (2, 1, 'same', 1)",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            store.execute(sql)

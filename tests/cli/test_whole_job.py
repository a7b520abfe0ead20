"""The whole job in a real terminal: every claim of the sample's first article, quit, restart, undo, export."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import ROOT, SEED, ok
from tests.desk.terminal import Terminal

KEYS = "vds"


@pytest.mark.pty
def test_review_quit_restart_undo_export(tmp_path: Path) -> None:
    ok("add", SEED)
    desk = [str(ROOT / "main.py")]
    count = _one("SELECT count(*) FROM claims")
    given = [KEYS[i % 3] for i in range(count)]
    with Terminal(desk) as terminal:
        terminal.wait_for(f"0 of {count} reviewed")
        for done, key in enumerate(given, start=1):
            before = len(terminal.output)
            terminal.press(key)
            terminal.wait_for(f"{done} of {count} reviewed", since=before)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert _one("SELECT count(*) FROM claim_sheet WHERE status = 'open'") == 0

    with Terminal(desk) as terminal:
        terminal.wait_for(f"{count} of {count} reviewed")
        before = len(terminal.output)
        terminal.press("u")
        terminal.wait_for(f"{count - 1} of {count} reviewed", since=before)
        terminal.press("q")
        assert terminal.wait_for_end() == 0

    ok("export", "csv", "--raw", "--output", "sheet.csv")
    with Path("sheet.csv").open(encoding="utf-8", newline="") as file:
        exported = [(row["claim_id"], row["status"], row["verdict_by"]) for row in csv.DictReader(file)]
    kept = _all("SELECT claim_id, status, verdict_by FROM claim_sheet ORDER BY article_id, position")
    assert exported == [tuple(str(cell or "") for cell in row) for row in kept]
    words = {"v": "verified", "d": "disputed", "s": "unsourced"}
    expected = [words[key] for key in given]
    expected[-1] = "open"
    assert [row[1] for row in kept] == expected


def _all(sql: str) -> list[tuple]:
    connection = sqlite3.connect("claims.db")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def _one(sql: str) -> int:
    return _all(sql)[0][0]

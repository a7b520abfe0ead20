"""A process that is killed leaves a database that opens, with all or nothing of each step."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import SEED, command, ok, run
from workbench.store import open_store
from workbench.store.events import broken_links


def articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    for i in range(count):
        (folder / f"{i:03}.txt").write_text(
            f'De brug bij dorp {i} is dicht. "Wij wachten {i} dagen", zei wethouder Mara Stok van dorp {i}. '
            "Volgens haar duurt het werk lang.\n\n" * 3,
            encoding="utf-8",
        )
    return folder


def check_whole(path: Path) -> int:
    """Check that a database is sound and every article in it complete; return how many there are."""
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.execute("INSERT INTO claims_fts (claims_fts, rank) VALUES ('integrity-check', 1)")
    halves = raw.execute(
        "SELECT a.id FROM articles a WHERE NOT EXISTS (SELECT 1 FROM drafts d WHERE d.article_id = a.id)"
        " OR NOT EXISTS (SELECT 1 FROM claims c WHERE c.article_id = a.id)"
        " OR NOT EXISTS (SELECT 1 FROM events e WHERE e.article_id = a.id)"
    ).fetchall()
    assert halves == []
    count = raw.execute("SELECT count(*) FROM articles").fetchone()[0]
    raw.close()
    with open_store(path) as store:
        assert broken_links(store) == []
    return int(count)


def kill_after(lines: int, *arguments: object) -> int:
    """Start the program, kill it after it printed so many lines, and return how many lines were read."""
    process = subprocess.Popen(command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout
    read = 0
    while read < lines and process.stdout.readline():
        read += 1
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    read += len(process.stdout.read().splitlines())
    process.stdout.close()
    return read


@pytest.mark.parametrize("lines", [0, 1, 7, 30])
def test_killed_while_adding(tmp_path: Path, lines: int) -> None:
    folder = articles(tmp_path / "news", 40)
    told = kill_after(lines, "add", folder)
    path = tmp_path / "claims.db"
    kept = check_whole(path) if path.exists() and path.stat().st_size else 0
    assert kept >= told, "what was told to be there is there"
    ok("add", folder)
    assert check_whole(path) == 40


def test_killed_while_giving_verdicts(tmp_path: Path) -> None:
    ok("add", SEED)
    path = tmp_path / "claims.db"
    told: list[tuple[int, str]] = []
    dice = random.Random(7)
    for claim in range(1, 13):
        verdict = dice.choice(["verified", "disputed", "unsourced"])
        process = subprocess.Popen(
            command("verdict", claim, verdict), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert process.stdout
        if dice.random() < 0.5:
            process.stdout.readline()
        else:
            os.kill(process.pid, signal.SIGKILL)
        rest = process.stdout.read()
        process.kill()
        process.wait()
        process.stdout.close()
        if process.returncode == 0 or rest:
            told.append((claim, verdict))
    check_whole(path)
    raw = sqlite3.connect(path)
    kept = dict(raw.execute("SELECT claim_id, status FROM claim_sheet WHERE status <> 'open'").fetchall())
    raw.close()
    assert told
    assert {claim: kept.get(claim) for claim, _ in told} == dict(told)


def test_four_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    ok("add", SEED)
    script = (
        "import sys\n"
        "from workbench.store import open_store\n"
        "from workbench.services.reviewing import give_verdict\n"
        "who = sys.argv[1]\n"
        "with open_store('claims.db') as store:\n"
        "    for claim in range(1, 21):\n"
        "        give_verdict(store, [claim], 'verified', reviewer=who)\n"
    )
    names = ["ada", "bo", "cy", "di"]
    processes = [
        subprocess.Popen([*command()[:1], "-c", script, name], stderr=subprocess.PIPE, cwd=tmp_path) for name in names
    ]
    adding = run("add", articles(tmp_path / "news", 15))
    assert adding.returncode == 0, adding.stderr
    for process in processes:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors.decode()
    check_whole(tmp_path / "claims.db")
    with open_store(tmp_path / "claims.db") as store:
        rows = store.rows("SELECT reviewer, count(*) FROM verdict_history GROUP BY reviewer ORDER BY reviewer")
        assert [tuple(row) for row in rows] == [(name, 20) for name in names]

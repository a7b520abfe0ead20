"""Long runs, by `make soak`: processes killed at random moments, and many that write at once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.running import SEED, command, ok
from tests.cli.test_crashes import articles, check_whole
from workbench.store import open_store
from workbench.store.claims import claim_ids

pytestmark = pytest.mark.soak
KILLS = 200
WRITERS_SECONDS = 60

_WRITER = """
import sys, time
from workbench.store import open_store
from workbench.services.reviewing import give_verdict
who, seconds, claims = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
end, count = time.monotonic() + seconds, 0
with open_store('claims.db') as store:
    while time.monotonic() < end:
        give_verdict(store, [count % claims + 1], 'verified', reviewer=who)
        count += 1
        print(count, flush=True)
"""


def test_killed_at_random_moments_loses_no_verdict_that_was_told(tmp_path: Path) -> None:
    ok("add", SEED)
    path = tmp_path / "claims.db"
    with open_store(path) as store:
        count = len(claim_ids(store))
    dice = random.Random(11)
    told = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [command()[0], "-c", _WRITER, "ada", "30", str(count)], stdout=subprocess.PIPE, cwd=tmp_path
        )
        assert process.stdout
        lines = dice.randint(1, 60)
        for _ in range(lines):
            process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        told += lines + len(process.stdout.read().splitlines())
        process.wait()
        process.stdout.close()
    check_whole(path)
    with open_store(path) as store:
        assert store.value("SELECT count(*) FROM verdicts") >= told


def test_four_write_for_a_minute_while_articles_come_in(tmp_path: Path) -> None:
    ok("add", SEED)
    path = tmp_path / "claims.db"
    names = ["ada", "bo", "cy", "di"]
    processes = [
        subprocess.Popen(
            [command()[0], "-c", _WRITER, name, str(WRITERS_SECONDS), "30"], stdout=subprocess.PIPE, cwd=tmp_path
        )
        for name in names
    ]
    deadline = time.monotonic() + WRITERS_SECONDS
    batch = 0
    while time.monotonic() < deadline - 5:
        folder = articles(tmp_path / f"news{batch}", 10)
        for file in folder.iterdir():
            file.write_text(f"Reeks {batch}. {file.read_text(encoding='utf-8')}", encoding="utf-8")
        ok("add", folder)
        batch += 1
    counts = []
    for process in processes:
        output, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        counts.append(len(output.splitlines()))
    assert check_whole(path) == 1 + 10 * batch
    with open_store(path) as store:
        rows = store.rows("SELECT reviewer, count(*) FROM verdict_history GROUP BY reviewer ORDER BY reviewer")
        assert [tuple(row) for row in rows] == list(zip(names, counts, strict=True))

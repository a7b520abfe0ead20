"""All linked anew: what people decided stays, and a run that was killed ends as one that was not."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.archive import Planted, make
from tests.cli.running import ROOT
from workbench.model import Progress, WorkbenchError
from workbench.services import bulk
from workbench.services.bulk import relink_all
from workbench.services.linking import link_queued
from workbench.services.reviewing import decide_reference, redo, undo
from workbench.store import Store, open_store
from workbench.store.claims import claim_detail
from workbench.store.cross_references import queue_length
from workbench.store.events import broken_links

CLAIMS = 3_000


def quiet(_: Progress) -> None:
    pass


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Planted]]:
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    planted = make(path, CLAIMS, plant=True)
    with open_store(path) as store:
        relink_all(store, quiet)
    return path, [one for one in planted if one.there]


def table(store: Store) -> list[tuple]:
    return [tuple(row) for row in store.rows("SELECT * FROM cross_references ORDER BY id")]


def fresh(path: Path, folder: Path) -> Path:
    with open_store(path) as store:
        store.connection.execute("VACUUM INTO ?", (str(folder / "copy.db"),))
    return folder / "copy.db"


def test_what_was_planted_is_linked(archive: tuple[Path, list[Planted]]) -> None:
    path, planted = archive
    with open_store(path) as store:
        pairs = {(row[1], row[2]) for row in table(store)}
    hits = [tuple(sorted((one.number, one.there))) in pairs for one in planted]
    assert len(hits) > 5
    assert all(hits)


def test_again_gives_the_same_table_and_leaves_decisions(archive: tuple[Path, list[Planted]], tmp_path: Path) -> None:
    with open_store(fresh(archive[0], tmp_path)) as store:
        before = [row[1:] for row in table(store)]
        _, a, b, *_ = before_id = table(store)[0]
        decide_reference(store, a, b, "rejected", reviewer="ada")
        relink_all(store, quiet)
        after = table(store)
        assert [row[1:3] for row in after if row[4] == "rejected"] == [(a, b)]
        assert sorted(row[1:3] for row in after) == sorted(row[0:2] for row in before)
        assert all(reference.claim_id != b for reference in claim_detail(store, a).cross_references)
        undo(store, reviewer="ada")
        assert [r.status for r in claim_detail(store, a).cross_references if r.claim_id == b] == ["suggested"]
        redo(store, reviewer="ada")
        assert [r.claim_id for r in claim_detail(store, a).cross_references if r.claim_id == b] == []
        assert before_id[1:3] == (a, b)
        assert broken_links(store) == []


SCRIPT = """
import sys
from workbench.services import bulk
from workbench.store import open_store
bulk._CHUNK = 4
with open_store(sys.argv[1]) as store:
    bulk.relink_all(store, lambda step: print(step.what, flush=True))
"""


@pytest.mark.parametrize("lines", [1, 14])
def test_killed_half_way_and_begun_again(
    archive: tuple[Path, list[Planted]], tmp_path: Path, lines: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").mkdir()
    whole, broken = fresh(archive[0], tmp_path / "one"), fresh(archive[0], tmp_path)
    monkeypatch.setattr(bulk, "_CHUNK", 4)
    with open_store(whole) as store:
        relink_all(store, quiet)
        expected = table(store)
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(broken)], stdout=subprocess.PIPE, cwd=ROOT, stderr=subprocess.DEVNULL
    )
    assert process.stdout
    for _ in range(lines + 4):
        process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with open_store(broken) as store:
        assert store.value("SELECT count(*) FROM link_runs") == 1
        relink_all(store, quiet)
        assert table(store) == expected
        assert store.value("SELECT count(*) FROM link_runs") == 0


def test_one_by_one_finds_what_all_at_once_finds(tmp_path: Path) -> None:
    path = tmp_path / "slow.db"
    planted = [one for one in make(path, 1_800, plant=True) if one.there]
    with open_store(path) as store:
        link_queued(store)
        assert queue_length(store) == 0
        pairs = {(row[1], row[2]) for row in table(store)}
    hits = [tuple(sorted((one.number, one.there or 0))) in pairs for one in planted]
    assert hits
    assert all(hits)


def test_two_processes_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    dice = random.Random(4)
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        for i in range(12):
            place = dice.choice(["Ostermeer", "Hellevaart", "Zuidhaven"])
            text = f"De haven van {place} blijft {i} weken dicht. Bij de brand in {place} raakten {i} mensen gewond."
            (tmp_path / folder / f"{folder}{i}.txt").write_text(text + f" Nummer {folder} {i}.", encoding="utf-8")
    processes = [
        subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), "add", str(tmp_path / folder)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for folder in ("a", "b")
    ]
    for process in processes:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors.decode()
    with open_store("claims.db") as store:
        assert store.value("SELECT count(*) FROM articles") == 24
        assert queue_length(store) == 0
        found = {row[1:3] for row in table(store)}
        store.execute("DELETE FROM cross_references")
        relink_all(store, quiet)
        again = {row[1:3] for row in table(store)}
        assert {end for pair in again for end in pair} == {end for pair in found for end in pair}


def test_deciding_on_claims_that_are_not_linked(store: Store) -> None:
    with pytest.raises(WorkbenchError, match="are not linked"):
        decide_reference(store, 1, 2, "confirmed", reviewer="ada")

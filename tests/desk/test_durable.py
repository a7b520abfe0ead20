"""A reviewer in a real terminal who types faster than the screen follows, and a desk that is killed meanwhile."""

from __future__ import annotations

import contextlib
import os
import random
import re
import signal
from pathlib import Path

import pytest

from tests.cli.test_crashes import check_whole
from tests.desk.data import many
from tests.desk.terminal import Terminal
from tests.desk.test_terminal import START
from workbench.store import open_store

pytestmark = pytest.mark.pty
KEYS = {"v": "verified", "d": "disputed", "s": "unsourced"}
TOLD = re.compile(rb"(?:verified|disputed|unsourced): claim (\d+)")


@pytest.mark.parametrize("claims", [4, pytest.param(40, marks=pytest.mark.soak)])
def test_claims_with_verdict_note_and_evidence_in_one_run(tmp_path: Path, claims: int) -> None:
    database = tmp_path / "forty.db"
    with open_store(database) as store:
        many(store, claims, per_article=claims)
    keys = [("v", "d", "s")[number % 3] for number in range(claims)]
    with Terminal(["-c", START, str(database), "1"]) as terminal:
        terminal.wait_for(f"0 of {claims} reviewed")
        for number, key in enumerate(keys, 1):
            since = len(terminal.output)
            terminal.press(f"evds note {number}\x13Ehttps://bron.example/{number}\r{key}")
            terminal.wait_for(f"{KEYS[key]}: claim {number}", since=since)
        terminal.wait_for("every claim of this list is reviewed")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    with open_store(database, mode="read") as store:
        verdicts = store.rows("SELECT claim_id, verdict FROM verdicts ORDER BY event_id")
        notes = store.rows("SELECT claim_id, text FROM notes ORDER BY event_id")
        links = store.rows("SELECT claim_id, url FROM evidence ORDER BY event_id")
    assert [tuple(row) for row in verdicts] == [(n, KEYS[key]) for n, key in enumerate(keys, 1)]
    assert [tuple(row) for row in notes] == [(n, f"vds note {n}") for n in range(1, claims + 1)]
    assert [tuple(row) for row in links] == [(n, f"https://bron.example/{n}") for n in range(1, claims + 1)]


@pytest.mark.parametrize("kills", [2, pytest.param(200, marks=[pytest.mark.soak, pytest.mark.timeout(1800)])])
def test_a_desk_that_is_killed_has_kept_every_verdict_that_it_told(tmp_path: Path, kills: int) -> None:
    database = tmp_path / "killed.db"
    with open_store(database) as store:
        many(store, 12 * kills, per_article=12 * kills)
    dice, kept = random.Random(7), 0
    for _ in range(kills):
        with Terminal(["-c", START, str(database), "1"], columns=100, rows=30) as terminal:
            terminal.wait_for(" help")
            for _ in range(dice.randint(1, 8)):
                since = len(terminal.output)
                terminal.press(dice.choice("vds"))
                terminal.read_until(lambda written: TOLD.search(written) is not None, since=since)
            terminal.press("vvv"[: dice.randint(0, 3)])  # these may be kept or not, unless they are told
            os.kill(terminal.pid, signal.SIGKILL)
            with contextlib.suppress(EOFError):
                terminal.read_until(lambda written: False, seconds=5)
        told = len(set(TOLD.findall(terminal.output)))
        before = kept
        with open_store(database) as store:
            kept = int(store.value("SELECT count(*) FROM verdicts"))
        assert kept >= before + told
    check_whole(database)


def test_what_is_pasted_into_a_dialog_that_opens_reaches_it(database: Path) -> None:
    with Terminal(["-c", START, str(database), "1"]) as terminal:
        terminal.wait_for("0 of 20 reviewed")
        terminal.press("e\x1b[200~vd geplakt\x1b[201~ s\x13")
        terminal.wait_for("note: claim 1")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    with open_store(database, mode="read") as store:
        assert store.value("SELECT text FROM notes") == "vd geplakt s"
        assert store.value("SELECT count(*) FROM verdicts") == 0

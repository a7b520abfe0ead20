"""The doctor names what is wrong, by the event, the claim or the text; and copies a file that others write to."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.cli.inside import ok, refused, run
from tests.cli.running import command
from tests.making import put_article
from workbench.services.doctor import examine
from workbench.services.reviewing import attach_evidence, give_verdict, undo, write_note
from workbench.services.second_pass import look_again
from workbench.store import Store, open_store


def problems(store: Store) -> dict[str, list[str]]:
    return {check.name: list(check.problems) for check in examine(store) if check.problems}


@pytest.fixture
def worked(store: Store) -> Store:
    claim, other = put_article(store)
    give_verdict(store, [claim], "verified", reviewer="ada", note="seen")
    look_again(store, claim, "disputed", reviewer="bo")
    write_note(store, other, "call", reviewer="ada")
    attach_evidence(store, other, stance="context", title="t", reviewer="bo")
    undo(store, reviewer="bo")
    return store


def unguard(store: Store) -> None:
    for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        store.connection.execute(f"DROP TRIGGER {row['name']}")
    store.connection.execute("PRAGMA foreign_keys = OFF")


def test_all_is_well_with_what_was_done_by_the_program(worked: Store) -> None:
    assert problems(worked) == {}


@pytest.mark.parametrize(
    ("change", "where", "first"),
    [
        ("UPDATE events SET body = '{}' WHERE id = 2", "ledger", "event 2: its content was changed"),
        ("UPDATE events SET at = '2020' WHERE id = 3", "ledger", "event 3: its hash does not follow"),
        ("DELETE FROM events WHERE id = 4", "ledger", "event 5: number 5 of its desk follows number 3"),
        ("UPDATE verdicts SET verdict = 'disputed' WHERE event_id = 2", "rows", "event 2: says something else"),
        ("DELETE FROM notes", "rows", "event 4: has no row in notes"),
        ("UPDATE notes SET event_id = 2", "rows", "event 4: has no row in notes"),
        ("UPDATE drafts SET text = text || '.'", "texts", "article 1: its text"),
        ("UPDATE claim_states SET verdict = 'unsourced' WHERE claim_id = 1", "states", "claim 1: what is kept"),
        ("DELETE FROM claims WHERE id = 2", "file", "claim_spans"),
        ("UPDATE claims SET speaker_id = 99 WHERE id = 1", "file", "claims, row 1: refers to a row of speakers"),
    ],
)
def test_each_kind_of_harm_is_found_and_named(worked: Store, change: str, where: str, first: str) -> None:
    unguard(worked)
    worked.connection.execute(change)
    found = problems(worked)
    assert where in found
    assert any(line.startswith(first) for line in found[where]), found


def test_the_command_says_so_and_exits_with_one(worked: Store) -> None:
    assert ok("doctor", "--db", worked.path).count("ok ") == 5
    unguard(worked)
    worked.connection.execute("UPDATE notes SET text = 'other'")
    done = run("doctor", "--format", "json", "--db", worked.path)
    assert (done.returncode, json.loads(done.stdout)["whole"]) == (1, False)
    assert "event 4: says something else than its row in notes" in run("doctor", "--db", worked.path).stdout


_WRITER = """
import sys
from workbench.store import open_store
from workbench.services.reviewing import give_verdict
with open_store(sys.argv[2]) as store:
    for count in range(int(sys.argv[3])):
        give_verdict(store, [count % 2 + 1], 'verified', reviewer=sys.argv[1])
        print(count, flush=True)
"""


def test_a_backup_is_whole_while_four_write(store: Store, tmp_path: Path) -> None:
    put_article(store)
    writers = [
        subprocess.Popen(
            [command()[0], "-c", _WRITER, who, str(store.path), "40"], stdout=subprocess.PIPE, cwd=Path.cwd()
        )
        for who in ("ada", "bo", "cleo", "dirk")
    ]
    for writer in writers:
        assert writer.stdout
        writer.stdout.readline()
    ok("doctor", "--backup", tmp_path / "copy.db", "--db", store.path)
    for writer in writers:
        rest = writer.communicate()[0].split()
        assert (writer.returncode, rest[-1:]) == (0, [b"39"])
    raw = sqlite3.connect(tmp_path / "copy.db")
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert 4 <= raw.execute("SELECT count(*) FROM verdicts").fetchone()[0] <= 160
    raw.close()
    with open_store(tmp_path / "copy.db") as copy:
        assert problems(copy) == {}
    assert store.value("SELECT count(*) FROM verdicts") == 160
    assert problems(store) == {}
    assert "exists already" in refused("doctor", "--backup", tmp_path / "copy.db", "--db", store.path)

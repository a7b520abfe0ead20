"""Work done apart comes together: nothing lost, nothing twice, the same whichever way round, no one wins silently."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from tests.cli.inside import ok, refused
from tests.making import many_texts, put_article, source_of, split_of
from workbench.model import VERDICTS, Claim, WorkbenchError
from workbench.services.merging import merge
from workbench.services.reviewing import attach_evidence, give_verdict, redo, undo, write_note
from workbench.services.second_pass import Rules, look_again, settle, want_second_pass
from workbench.store import Store, open_store
from workbench.store.auditing import broken_links
from workbench.store.claims import insert_claims
from workbench.store.events import event_hash
from workbench.store.migrations import migrations
from workbench.store.notebook import claim_notebook
from workbench.store.sheet import RECORDS
from workbench.store.states import differing_states


def told(store: Store) -> dict[str, tuple]:
    """What each claim stands at, by identity."""
    rows = store.rows(
        "SELECT c.uid, c.text, st.verdict, st.second_pass, st.notes, st.evidence, e.uid AS event FROM claims AS c"
        " LEFT JOIN claim_states AS st ON st.claim_id = c.id LEFT JOIN events AS e ON e.id = st.verdict_event_id"
    )
    return {row["uid"]: (row["verdict"], row["second_pass"] or "none", *tuple(row)[4:]) for row in rows}


def check_whole(store: Store) -> None:
    assert broken_links(store) == []
    assert differing_states(store) == []
    assert store.rows("PRAGMA foreign_key_check") == []


def copy(path: Path, name: str) -> Path:
    with open_store(path) as store:
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    goal = path.with_name(name)
    shutil.copyfile(path, goal)
    return goal


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """A database, and a copy of it taken elsewhere."""
    with open_store(tmp_path / "a.db") as store:
        for text in many_texts(2):
            put_article(store, text)
    return tmp_path / "a.db", copy(tmp_path / "a.db", "b.db")


def test_verdicts_given_apart_disagree_until_they_are_settled(two: tuple[Path, Path]) -> None:
    with open_store(two[0]) as a, open_store(two[1]) as b:
        give_verdict(a, [1, 2], "verified", reviewer="ada")
        give_verdict(b, [1], "disputed", reviewer="bo", note="the minutes say so")
        give_verdict(b, [2], "verified", reviewer="bo")
        result = merge(a, two[1])
        assert [one.claim_id for one in result.conflicts] == [1]
        assert [(one.reviewer, one.verdict) for one in result.conflicts[0].verdicts] == [
            ("ada", "verified"),
            ("bo", "disputed"),
        ]
        assert claim_notebook(a, 2).second_pass == "agreed"
        assert not merge(a, two[1]).merged.counts
        merge(b, two[0])
        assert told(a) == told(b)
        give_verdict(a, [1], "unsourced", reviewer="cleo")  # one more opinion: nothing is settled by being last
        assert claim_notebook(a, 1).second_pass == "disagreed"
        undo(a, reviewer="cleo")
        settle(a, 1, "disputed", reviewer="eve")
        assert told(a)[a.value("SELECT uid FROM claims WHERE id = 1")][:2] == ("disputed", "settled")
        merge(b, two[0])
        assert told(a) == told(b)
        undo(a, reviewer="eve")
        assert claim_notebook(a, 1).second_pass == "disagreed"
        check_whole(a)
        check_whole(b)


def test_who_saw_the_other_verdict_replaces_it(two: tuple[Path, Path]) -> None:
    with open_store(two[0]) as a, open_store(two[1]) as b:
        give_verdict(a, [1], "verified", reviewer="ada")
        merge(b, two[0])
        give_verdict(b, [1], "disputed", reviewer="bo")
        assert not merge(a, two[1]).conflicts
        assert claim_notebook(a, 1).second_pass == "none"
        assert [one.reviewer for one in claim_notebook(a, 1).standing] == ["bo"]


def test_one_reviewer_at_two_desks_does_not_disagree_with_herself(two: tuple[Path, Path]) -> None:
    with open_store(two[0]) as a, open_store(two[1]) as b:
        give_verdict(a, [1], "verified", reviewer="ada")
        give_verdict(b, [1], "disputed", reviewer="ada")
        assert not merge(a, two[1]).conflicts
        assert [one.verdict for one in claim_notebook(a, 1).standing] == ["disputed"]


def test_the_same_article_taken_in_twice_is_one_article(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as a, open_store(tmp_path / "b.db") as b:
        put_article(b, many_texts(1)[0])  # so that numbers differ
        for store in (a, b):
            put_article(store)
        source, whole = source_of(), split_of()
        b.connection.execute("UPDATE articles SET uid = 'another' WHERE id = 2")
        b.connection.execute("UPDATE claims SET uid = uid || 'x' WHERE article_id = 2")
        ours = Claim(3, 16, "brug is dicht", "statement")  # another splitter's claim, with a verdict of its own
        with b.transaction():
            b.execute("UPDATE claims SET position = position + 10 WHERE article_id = 2")
            extra = split_of().__class__(whole.text, "nl", (), (ours,))
            (number,) = insert_claims(b, 2, 2, source.sha256, extra)
        give_verdict(b, [number], "disputed", reviewer="bo")
        give_verdict(b, [3], "verified", reviewer="bo")
        result = merge(a, tmp_path / "b.db")
        assert a.value("SELECT count(*) FROM articles") == 2
        assert a.value("SELECT count(*) FROM drafts") == 2
        assert a.value("SELECT verdict FROM claim_states WHERE claim_id = 1") == "verified"
        assert [r["text"] for r in a.rows("SELECT text FROM claims WHERE article_id = 1")][-1] == "brug is dicht"
        assert result.merged.counts["claims"] == 3
        check_whole(a)
        assert not merge(a, tmp_path / "b.db").merged.counts


def test_two_copies_that_went_on_as_the_same_desk(two: tuple[Path, Path], tmp_path: Path) -> None:
    saved = two[0].read_bytes()
    with open_store(two[0]) as a:
        give_verdict(a, [1], "verified", reviewer="ada")
        give_verdict(a, [3], "verified", reviewer="ada")
    later = copy(two[0], "later.db")
    for rest in ("-wal", "-shm"):
        Path(f"{two[0]}{rest}").unlink(missing_ok=True)
    two[0].write_bytes(saved)  # an old backup put back at the same place
    with open_store(two[0]) as a:
        give_verdict(a, [1], "disputed", reviewer="bo")
        assert [one.claim_id for one in merge(a, later).conflicts] == [1]
        assert a.value("SELECT count(*) FROM desks WHERE forked_from IS NOT NULL") == 1
        assert not merge(a, later).merged.counts
        give_verdict(a, [2], "verified", reviewer="bo")
        check_whole(a)
        with open_store(later) as other:
            merge(other, two[0])
            assert told(other) == told(a)
            give_verdict(other, [4], "verified", reviewer="ada")
            check_whole(other)
        merge(a, later)
        check_whole(a)
        assert a.value("SELECT count(*) FROM desks") == 3


def test_the_other_file_stays_as_it_is_and_a_trial_writes_nothing(two: tuple[Path, Path]) -> None:
    with open_store(two[1]) as b:
        give_verdict(b, [1], "disputed", reviewer="bo")
    other = hashlib.sha256(two[1].read_bytes()).hexdigest()
    beside = sorted(path.name for path in two[1].parent.iterdir())
    with open_store(two[0]) as a:
        before = told(a)
        assert merge(a, two[1], dry_run=True).merged.counts["verdicts"] == 1
        assert told(a) == before
        assert merge(a, two[1]).merged.counts["verdicts"] == 1
        with pytest.raises(WorkbenchError, match="the database itself"):
            merge(a, two[0])
    assert hashlib.sha256(two[1].read_bytes()).hexdigest() == other
    assert sorted(path.name for path in two[1].parent.iterdir() if path.name.startswith("b.")) == [
        name for name in beside if name.startswith("b.")
    ]


def test_a_ledger_that_was_tampered_with_is_not_merged(two: tuple[Path, Path]) -> None:
    with open_store(two[1]) as b:
        give_verdict(b, [1], "disputed", reviewer="bo")
        b.connection.execute("DROP TRIGGER events_no_update")
        b.connection.execute("UPDATE events SET body = replace(body, 'disputed', 'verified')")
    with open_store(two[0]) as a:
        with pytest.raises(WorkbenchError, match="its ledger does not hold"):
            merge(a, two[1])
        assert a.value("SELECT count(*) FROM verdicts") == 0


def test_an_older_schema_is_brought_up_in_a_copy(two: tuple[Path, Path], tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    old.execute("BEGIN")
    migrations.apply(Database(old, execute_plugins=False), stop_before="m006_notebook")
    old.execute("PRAGMA user_version = 4")
    old.execute("COMMIT")
    old.execute("PRAGMA application_id = 1463965233")
    with open_store(two[1]) as b:
        rows = [(table, [dict(row) for row in b.rows(f"SELECT * FROM {table}")]) for _, table in RECORDS]
    for table, found in rows:
        columns = [row[1] for row in old.execute(f"PRAGMA table_info({table})")]
        for row in found:
            kept = {name: value for name, value in row.items() if name in columns}
            marks = ", ".join("?" * len(kept))
            old.execute(f"INSERT INTO {table} ({', '.join(kept)}) VALUES ({marks})", list(kept.values()))
    uid = old.execute("SELECT uid FROM claims").fetchone()[0]
    body = f'{{"claim":"{uid}","note":null,"verdict":"disputed"}}'
    desk, last = old.execute("SELECT desk_id, hash FROM events ORDER BY seq DESC").fetchone()
    values = {"uid": "u9", "seq": 3, "act": "u9", "kind": "verdict", "at": "2026-01-01T00:00:00.000Z"}
    digest = hashlib.sha256(body.encode()).hexdigest()
    old.execute(
        "INSERT INTO events (uid, seq, act, kind, at, desk_id, reviewer_id, claim_id, body, body_sha256,"
        " previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?)",
        (*values.values(), desk, body, digest, last, event_hash(last, **values, reviewer="ada", body_sha256=digest)),
    )
    old.execute("INSERT INTO verdicts (event_id, claim_id, verdict) VALUES (3, 1, 'disputed')")
    old.close()
    before = (tmp_path / "old.db").read_bytes()
    with open_store(two[0]) as a:
        assert merge(a, tmp_path / "old.db").merged.counts["verdicts"] == 1
        assert a.value("SELECT status FROM claim_sheet WHERE claim_id = 1") == "disputed"
        check_whole(a)
    assert (tmp_path / "old.db").read_bytes() == before


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b"]),
        st.sampled_from(["ada", "bo", "cleo"]),
        st.sampled_from(
            ["verdict", "verdict", "second", "settle", "wish", "note", "evidence", "undo", "redo", "merge", "article"]
        ),
        st.integers(0, 3),
        st.sampled_from(VERDICTS),
    ),
    max_size=14,
)


def do(store: Store, other: Path, act: str, reviewer: str, claim: int, verdict: str, count: int) -> None:
    try:
        if act == "verdict":
            give_verdict(store, [claim], verdict, reviewer=reviewer)  # type: ignore[arg-type]
        elif act in ("second", "settle"):
            (look_again if act == "second" else settle)(store, claim, verdict, reviewer=reviewer, rules=Rules())
        elif act == "wish":
            want_second_pass(store, [claim], reviewer=reviewer)
        elif act == "note":
            write_note(store, claim, "n", reviewer=reviewer)
        elif act == "evidence":
            attach_evidence(store, claim, stance="context", title="t", reviewer=reviewer)
        elif act == "merge":
            merge(store, other)
        elif act == "article":
            put_article(store, f'Nummer {count} is dicht. "Wij wachten {count}", zei Mara Stok.', reviewer=reviewer)
        else:
            (undo if act == "undo" else redo)(store, reviewer=reviewer)
    except WorkbenchError as error:
        assert "no verdict yet" in str(error) or "no disagreement" in str(error)


@settings(max_examples=12)
@given(ACTS)
def test_property_two_histories_come_to_the_same_and_nothing_comes_twice(acts: list[tuple]) -> None:
    with TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{name}.db" for name in "ab"}
        with open_store(paths["a"]) as a:
            for text in many_texts(2):
                put_article(a, text)
        copy(paths["a"], "b.db")
        with open_store(paths["a"]) as a, open_store(paths["b"]) as b:
            stores = {"a": a, "b": b}
            for count, (place, reviewer, act, claim, verdict) in enumerate(acts):
                do(stores[place], paths["b" if place == "a" else "a"], act, reviewer, claim + 1, verdict, count)
            events = {store.value("SELECT count(*) FROM events") for store in (a, b)}
            merge(a, paths["b"])
            merge(b, paths["a"])
            assert told(a) == told(b)
            assert a.value("SELECT count(*) FROM events") == b.value("SELECT count(*) FROM events") >= max(events)
            assert not merge(a, paths["b"]).merged.counts
            check_whole(a)
            check_whole(b)


def test_the_command_tells_what_came_and_what_is_to_be_settled(two: tuple[Path, Path]) -> None:
    ok("verdict", 1, "v", "--db", two[0])
    ok("verdict", 1, "d", "--note", "no", "--reviewer", "bo", "--db", two[1])
    assert ok("merge", two[1], "--dry-run", "--db", two[0]).startswith("would come: 1 events, 1 verdicts\n")
    said = ok("merge", two[1], "--db", two[0])
    assert said.startswith("merged: 1 events, 1 verdicts\ndisagreement at claim 1: ada ")
    assert "disputed (no)" in said
    assert "nothing that is not here" in ok("merge", two[1], "--db", two[0])
    assert "no such database" in refused("merge", "nowhere.db", "--db", two[0])
    Path("text.db").write_text("no database", encoding="utf-8")
    assert "not a readable SQLite database" in refused("merge", "text.db", "--db", two[0])
    sqlite3.connect("plain.db").execute("CREATE TABLE t (a)").connection.close()
    assert "not one of the workbench" in refused("merge", "plain.db", "--db", two[0])
    assert ok("settle", 1, "v", "--reviewer", "eve", "--db", two[0]) == "settled, verified: claim 1\n"
    assert "no disagreement" in refused("settle", 1, "v", "--db", two[0])

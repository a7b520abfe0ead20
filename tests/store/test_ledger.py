"""What people do is kept: verdicts, notes, evidence, undo and redo, in a chain that shows tampering."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.making import many_texts, put_article
from workbench.model import VERDICTS, WorkbenchError
from workbench.services.reviewing import attach_evidence, give_verdict, redo, undo, write_note
from workbench.store import Store, open_store
from workbench.store.claims import claim_detail
from workbench.store.events import Clock, Ledger, broken_links, undoable


def status(store: Store, claim: int) -> str:
    return claim_detail(store, claim).row.status


def test_a_verdict_stands_until_it_is_taken_back_and_again_after_redo(store: Store) -> None:
    claim, _ = put_article(store)
    assert status(store, claim) == "open"
    give_verdict(store, [claim], "verified", reviewer="ada", note="  seen the report ")
    assert status(store, claim) == "verified"
    assert claim_detail(store, claim).history[0].note == "seen the report"
    taken = undo(store, reviewer="ada")
    assert taken and taken.claim_ids == (claim,) and "verified" in taken.what
    assert status(store, claim) == "open"
    assert [entry.undone for entry in claim_detail(store, claim).history] == [True]
    redo(store, reviewer="ada")
    assert status(store, claim) == "verified"


def test_undo_goes_back_step_by_step_and_a_new_act_ends_redo(store: Store) -> None:
    claim, other = put_article(store)
    for verdict in ("verified", "disputed", "unsourced"):
        give_verdict(store, [claim], verdict, reviewer="ada")
    undo(store, reviewer="ada")
    assert status(store, claim) == "disputed"
    undo(store, reviewer="ada")
    assert status(store, claim) == "verified"
    redo(store, reviewer="ada")
    assert status(store, claim) == "disputed"
    give_verdict(store, [other], "verified", reviewer="ada")
    assert redo(store, reviewer="ada") is None
    undo(store, reviewer="ada")
    undo(store, reviewer="ada")
    assert (status(store, claim), status(store, other)) == ("verified", "open")


def test_undo_and_redo_go_through_everything_and_back(store: Store) -> None:
    claims = [claim for text in many_texts(3) for claim in put_article(store, text)]
    for claim in claims:
        give_verdict(store, [claim], "verified", reviewer="ada")
    taken = []
    while done := undo(store, reviewer="ada"):
        taken.append(done.claim_ids[0])
    assert taken == claims[::-1]
    given = []
    while done := redo(store, reviewer="ada"):
        given.append(done.claim_ids[0])
    assert given == claims
    undo(store, reviewer="ada")
    redo(store, reviewer="ada")
    assert status(store, claims[-1]) == "verified"
    assert redo(store, reviewer="ada") is None


def test_undo_costs_the_same_after_a_thousand_verdicts(store: Store) -> None:
    claim, _ = put_article(store)
    steps: list[int] = []
    give_verdict(store, [claim], "verified", reviewer="ada")
    for count in (1, 1000):
        with store.transaction():
            for _ in range(count):
                Ledger(store, "ada").verdict(claim, "disputed", None, None)
        counted = [0]
        store.connection.set_progress_handler(lambda counted=counted: counted.__setitem__(0, counted[0] + 1), 10)
        undoable(store, "ada")
        store.connection.set_progress_handler(None, 0)
        steps.append(counted[0])
    assert steps[1] <= 2 * steps[0] + 20


def test_a_reviewer_takes_back_only_what_that_reviewer_did(store: Store) -> None:
    claim, _ = put_article(store)
    give_verdict(store, [claim], "verified", reviewer="ada")
    give_verdict(store, [claim], "disputed", reviewer="bo")
    undo(store, reviewer="ada")
    assert status(store, claim) == "disputed"
    assert undo(store, reviewer="ada") is None
    assert undo(store, reviewer="eve") is None
    undo(store, reviewer="bo")
    assert status(store, claim) == "open"


def test_one_verdict_for_a_range_is_one_act(store: Store) -> None:
    claims = [claim for text in many_texts(5) for claim in put_article(store, text)]
    give_verdict(store, claims, "unsourced", reviewer="ada")
    taken = undo(store, reviewer="ada")
    assert taken and sorted(taken.claim_ids) == claims
    assert {status(store, claim) for claim in claims} == {"open"}
    redo(store, reviewer="ada")
    assert {status(store, claim) for claim in claims} == {"unsourced"}


def test_undo_survives_closing_the_file(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as first:
        claim, _ = put_article(first)
        give_verdict(first, [claim], "verified", reviewer="ada")
    with open_store(tmp_path / "a.db") as second:
        undo(second, reviewer="ada")
        assert status(second, claim) == "open"
    with open_store(tmp_path / "a.db") as third:
        redo(third, reviewer="ada")
        assert status(third, claim) == "verified"


def test_notes_and_evidence_count_and_can_be_taken_back(store: Store) -> None:
    claim, _ = put_article(store)
    write_note(store, claim, "call the council", reviewer="ada")
    attach_evidence(store, claim, stance="supports", url="https://example.org/minutes", reviewer="ada")
    row = claim_detail(store, claim).row
    assert (row.notes, row.evidence) == (1, 1)
    undo(store, reviewer="ada")
    row = claim_detail(store, claim).row
    assert (row.notes, row.evidence) == (1, 0)


def test_a_range_with_an_unknown_claim_gives_no_verdict_at_all(store: Store) -> None:
    claim, _ = put_article(store)
    with pytest.raises(WorkbenchError, match="no claim 99"):
        give_verdict(store, [claim, 99], "verified", reviewer="ada")
    assert status(store, claim) == "open"
    assert store.value("SELECT count(*) FROM events WHERE kind = 'verdict'") == 0


@pytest.mark.parametrize("table", ["events", "verdicts", "notes", "evidence"])
def test_nothing_that_was_done_can_be_changed_or_deleted(store: Store, table: str) -> None:
    claim, _ = put_article(store)
    give_verdict(store, [claim], "verified", reviewer="ada", note="n")
    write_note(store, claim, "n", reviewer="ada")
    attach_evidence(store, claim, stance="context", title="t", reviewer="ada")
    before = store.rows(f"SELECT * FROM {table}")
    other = sqlite3.connect(store.path)  # as any program would open it: recursive_triggers off
    key = "id" if table == "events" else "event_id"
    columns = [row[1] for row in other.execute(f"PRAGMA table_info({table})")]
    for sql in (
        f"DELETE FROM {table}",
        f"UPDATE {table} SET {key} = {key}",
        f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) SELECT {', '.join(columns)} FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            other.execute(sql)
        other.rollback()
    other.close()
    assert [tuple(row) for row in store.rows(f"SELECT * FROM {table}")] == [tuple(row) for row in before]


def test_the_chain_shows_what_was_tampered_with(store: Store) -> None:
    claim, other = put_article(store)
    give_verdict(store, [claim], "verified", reviewer="ada")
    give_verdict(store, [other], "disputed", reviewer="ada")
    assert broken_links(store) == []
    for trigger in ("events_no_update", "events_no_delete"):
        store.connection.execute(f"DROP TRIGGER {trigger}")
    store.connection.execute("UPDATE events SET body = replace(body, 'verified', 'disputed') WHERE seq = 2")
    assert broken_links(store) == ["event 2: its content was changed"]
    store.connection.execute("UPDATE events SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 3")
    assert broken_links(store)[1:] == ["event 3: its hash does not follow from the event before it"]


def test_a_clock_set_back_does_not_turn_the_order_of_events(store: Store) -> None:
    claim, _ = put_article(store, clock=Clock(at="2026-05-01T10:00:00.000Z"))
    give_verdict(store, [claim], "verified", reviewer="ada", clock=Clock(at="2026-05-02T10:00:00.000Z"))
    give_verdict(store, [claim], "disputed", reviewer="ada", clock=Clock(at="2026-05-01T12:00:00.000Z"))
    assert status(store, claim) == "disputed"


def test_a_copy_of_the_file_is_a_desk_of_its_own(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as first:
        claim, _ = put_article(first)
    (tmp_path / "b.db").write_bytes((tmp_path / "a.db").read_bytes())
    with open_store(tmp_path / "b.db") as copy:
        give_verdict(copy, [claim], "verified", reviewer="ada")
        assert copy.value("SELECT count(*) FROM desks") == 2
        assert broken_links(copy) == []


acts = st.lists(
    st.tuples(
        st.sampled_from(["ada", "bo"]),
        st.sampled_from(["verdict", "note", "evidence", "undo", "redo"]),
        st.integers(0, 3),
        st.sampled_from(VERDICTS),
    ),
    max_size=25,
)


@settings(max_examples=40)
@given(acts)
def test_property_the_kept_states_are_what_the_events_say(tmp_path_factory: pytest.TempPathFactory, done: list) -> None:
    with open_store(tmp_path_factory.mktemp("p") / "p.db") as store:
        claims = [claim for text in many_texts(2) for claim in put_article(store, text)]
        for reviewer, act, which, verdict in done:
            if act == "verdict":
                give_verdict(store, [claims[which]], verdict, reviewer=reviewer)
            elif act == "note":
                write_note(store, claims[which], "n", reviewer=reviewer)
            elif act == "evidence":
                attach_evidence(store, claims[which], stance="context", title="t", reviewer=reviewer)
            else:
                (undo if act == "undo" else redo)(store, reviewer=reviewer)
        kept = store.rows(
            "SELECT claim_id, verdict, notes, evidence FROM claim_states WHERE verdict IS NOT NULL OR notes OR evidence"
        )
        derived = store.rows(
            "SELECT c.id, v.verdict,"
            " (SELECT count(*) FROM notes JOIN effective_events e ON e.id = event_id WHERE notes.claim_id = c.id) AS n,"
            " (SELECT count(*) FROM evidence JOIN effective_events e ON e.id = event_id"
            " WHERE evidence.claim_id = c.id) AS x"
            " FROM claims c LEFT JOIN current_verdicts v ON v.claim_id = c.id WHERE v.verdict IS NOT NULL OR n OR x"
        )
        assert [tuple(row) for row in kept] == [tuple(row) for row in derived]
        assert broken_links(store) == []

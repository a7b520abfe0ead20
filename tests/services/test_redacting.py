"""What must go is gone: from every table, every index and every byte, while the chain and all offsets hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.inside import ok, refused, run
from tests.making import TEXT, put_article
from workbench.intake.documents import read_documents
from workbench.model import Correction, WorkbenchError
from workbench.services import notebook
from workbench.services.doctor import examine
from workbench.services.importing import import_everything
from workbench.services.library import add_documents
from workbench.services.linking import link_queued
from workbench.services.merging import merge
from workbench.services.redacting import finish, redact, words_of
from workbench.services.reviewing import attach_evidence, give_verdict, undo, write_note
from workbench.store import Store, open_store
from workbench.store.auditing import broken_links
from workbench.store.documents import word_counts

OTHER = 'Stok was er niet, zegt men. "Mara\nStoks brug is lang", zei Mara Stok.'


@pytest.fixture
def known(store: Store, tmp_path: Path) -> Store:
    """A database in which a name stands in every corner."""
    claim, quote = put_article(store)
    put_article(store, OTHER)
    store.connection.execute("UPDATE articles SET author = 'Mara Stok', source = 'mara stok.txt' WHERE id = 1")
    give_verdict(store, [quote], "disputed", reviewer="ada", note="MARA STOK denies it", rating="false")
    give_verdict(store, [quote], "disputed", reviewer="ada", correction=Correction("Mara Stok", "Iemand"))
    write_note(store, claim, "call Mara Stok's office", reviewer="ada")
    attach_evidence(store, claim, stance="context", title="Letter of Mara Stok", reviewer="bo")
    notebook.ask(store, quote, "What is said?", reviewer="bo", kind="reply", asked_of="Mara Stok")
    notebook.answer(store, store.value("SELECT max(event_id) FROM questions"), "No, says Stok", reviewer="bo")
    (tmp_path / "speech.txt").write_text("Mara Stok: Wij wachten af, zei Stok zelf.\n\nNog iets.", encoding="utf-8")
    list(
        add_documents(
            store, read_documents([str(tmp_path / "speech.txt")], max_bytes=1 << 20), reviewer="ada", keep=True
        )
    )
    (tmp_path / "speech.txt").unlink()
    link_queued(store)
    return store


def bytes_of(store: Store) -> bytes:
    files = [file for file in store.path.parent.rglob("*") if file.is_file() and file.suffix != ".jsonl"]
    return b"".join(file.read_bytes() for file in files)


def test_a_name_is_gone_from_every_byte_and_the_rest_holds(known: Store) -> None:
    before = bytes_of(known)
    assert b"Mara Stok" in before
    lengths = [len(row["text"]) for row in known.rows("SELECT text FROM drafts")]
    words = words_of(known, speaker="Mara Stok")
    assert words == ("Mara Stok", "Stok")
    done = redact(known, words, "a source in danger", reviewer="ada")
    assert done.wiped
    assert done.left == ()
    assert len(done.removed) == 1
    after = bytes_of(known).lower()
    for gone in (b"mara", b"stok"):
        assert gone not in after
    assert [len(row["text"]) for row in known.rows("SELECT text FROM drafts")] == lengths
    for row in known.rows("SELECT c.*, d.text AS whole FROM claims AS c JOIN drafts AS d ON d.id = c.draft_id"):
        assert row["whole"][row["start_offset"] : row["end_offset"]] == row["text"]
    assert known.value("SELECT text FROM drafts WHERE id = 1") == TEXT.replace("Mara Stok", "█" * 9)
    assert known.value("SELECT text FROM claims WHERE id = 4") == "████\n█████ brug is lang"
    assert [check.problems for check in examine(known)] == [()] * 5
    assert known.value("SELECT claim FROM claim_sheet WHERE claim_id = 2") == "Wij wachten af"
    assert known.value("SELECT count(*) FROM claims_fts WHERE claims_fts MATCH 'brug'") == 2
    assert word_counts(known, ["stok", "wachten"]) == {"wachten": 1}
    assert known.value("SELECT count(*) FROM link_queue") == 0
    assert known.value("SELECT reason FROM redactions") == "a source in danger"


def test_it_cannot_be_taken_back_and_nothing_else_can_change_the_ledger(known: Store) -> None:
    redact(known, ["Mara Stok"], "the law", reviewer="ada")
    with pytest.raises(WorkbenchError, match="cannot be taken back"):
        undo(known, reviewer="ada")
    undo(known, reviewer="bo")
    for sql in ("UPDATE events SET body = '{}'", "DELETE FROM redactions", "UPDATE notes SET text = 'x'"):
        with pytest.raises(Exception, match="append-only"):
            known.connection.execute(sql)
    for name in ("events_no_update", "notes_no_delete", "events_no_replace"):
        known.connection.execute(f"DROP TRIGGER {name}")
    known.connection.execute("UPDATE events SET body = '{}' WHERE kind = 'note'")
    assert len(broken_links(known)) == 1, "a body changed beyond what the redaction says is found"


def test_what_was_blanked_comes_back_from_a_lossless_export(known: Store, tmp_path: Path) -> None:
    redact(known, ["Mara Stok", "Stok"], "the law", reviewer="ada")
    ok("export", "jsonl", "--output", "all.jsonl", "--db", known.path)
    import_everything(tmp_path / "again.db", Path("all.jsonl"))
    with open_store(tmp_path / "again.db") as again:
        assert [check.problems for check in examine(again)] == [()] * 5


@pytest.mark.parametrize(
    ("words", "reason", "said"),
    [
        (["Mara Stok"], " ", "needs a reason"),
        (["Mara Stok"], "mara stok asks for it", "must not hold the words"),
        (["ada"], "x", "must not hold the words|is a reviewer"),
        (["bo"], "x", "bo is a reviewer"),
        (["Nobody Here"], "x", "stands nowhere"),
        ([" "], "x", "no words"),
    ],
)
def test_what_is_refused_changes_nothing(known: Store, words: list[str], reason: str, said: str) -> None:
    before = [tuple(row) for row in known.rows("SELECT * FROM events")]
    with pytest.raises(WorkbenchError, match=said):
        redact(known, words, reason, reviewer="ada")
    assert [tuple(row) for row in known.rows("SELECT * FROM events")] == before


def test_only_whole_words_go(known: Store) -> None:
    write_note(known, 1, "Stokpaardje, stok en wachten af", reviewer="ada")
    redact(known, ["Stok"], "x", reviewer="ada")
    assert known.value("SELECT text FROM notes ORDER BY event_id DESC") == "Stokpaardje, ████ en wachten af"


def test_a_claim_goes_with_its_words_and_its_neighbours_keep_no_part_of_them(known: Store) -> None:
    words = words_of(known, claim_id=2)
    redact(known, words, "x", reviewer="ada")
    row = known.rows("SELECT text, before FROM claims WHERE id = 2")[0]
    assert row["text"] == "█" * len("Wij wachten af")
    assert b"wachten af" not in bytes_of(known).lower()


def test_another_program_with_the_file_open_is_told_of(known: Store) -> None:
    with open_store(known.path) as other:
        other.connection.execute("BEGIN")
        other.value("SELECT count(*) FROM events")
        done = redact(known, ["Mara Stok", "Stok"], "x", reviewer="ada")
        assert not done.wiped or done.left
        other.connection.execute("ROLLBACK")
    last = finish(known, ["Mara Stok", "MARA STOK"])
    assert last.wiped
    assert last.left == ()
    assert b"mara stok" not in bytes_of(known).lower()


def test_the_command_shows_asks_for_a_word_and_says_what_is_left(known: Store) -> None:
    shown = ok("redact", "--speaker", "Mara Stok", "--dry-run", "--db", known.path)
    assert "drafts" in shown
    assert "MARA STOK" in shown
    assert "needs a reason" in refused("redact", "--text", "Mara Stok", "--db", known.path)
    call = ("redact", "--text", "Mara Stok", "--text", "Stok", "--reason", "x", "--db", known.path)
    assert "type the word redact" in refused(*call)
    assert "type the word redact" in refused(*call, "--confirm", "yes")
    assert known.value("SELECT count(*) FROM redactions") == 0
    done = run(*call, "--confirm", "redact")
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing of them is left in the database's files" in done.stdout
    assert "say what must go" in refused("redact", "--reason", "x", "--db", known.path)
    assert "no speaker" in refused("redact", "--speaker", "Jan", "--reason", "x", "--db", known.path)
    whole = json.loads(ok("doctor", "--format", "json", "--db", known.path))
    assert whole["whole"]


def test_a_redaction_comes_along_in_a_merge_and_both_ledgers_hold(known: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "b.db") as other:
        merge(other, known.path)
        redact(known, ["Mara Stok", "Stok"], "the law", reviewer="ada")
        said = run("merge", known.path, "--db", other.path)
        assert "holds a redaction" in said.stderr
        assert [check.problems for check in examine(other)] == [()] * 5
        assert not merge(other, known.path).merged.counts
        write_note(other, 1, "more", reviewer="cleo")
        assert merge(known, other.path).merged.counts["notes"] == 1
        assert [check.problems for check in examine(known)] == [()] * 5
        assert known.value("SELECT text FROM drafts WHERE id = 1") == TEXT.replace("Mara Stok", "█" * 9)

"""Opening a database: made when absent, and one clear line where it cannot be used."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.making import put_article
from workbench.model import WorkbenchError
from workbench.services.reviewing import give_verdict
from workbench.store import connection, open_store
from workbench.store.articles import list_articles
from workbench.store.version import SCHEMA_VERSION


def as_ordinary_user(work: Callable[..., Any], *arguments: Any) -> Any:
    """Run a function in a process of an ordinary user, since permissions do not hold for root."""

    def run(pipe: Any) -> None:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        try:
            pipe.send(work(*arguments))
        except WorkbenchError as error:
            pipe.send(str(error))

    here, there = multiprocessing.get_context("fork").Pipe()
    process = multiprocessing.get_context("fork").Process(target=run, args=(there,))
    process.start()
    assert here.poll(20)
    answer = here.recv()
    process.join()
    return answer


@pytest.fixture
def open_folder(tmp_path: Path) -> Path:
    """Return a folder that another user can reach."""
    folder = Path("/tmp") / f"workbench-test-{os.getpid()}-{tmp_path.name}"
    folder.mkdir()
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def test_it_is_made_when_absent_and_bytes_stay_when_it_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with open_store(path) as store:
        put_article(store)
    before = path.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["new.db"]
    for mode in ("read", "existing", "write"):
        with open_store(path, mode=mode) as store:
            assert len(list_articles(store)) == 1
        assert path.read_bytes() == before
        assert sorted(p.name for p in tmp_path.iterdir()) == ["new.db"]


def test_settings_that_keep_data_safe_are_on(store: connection.Store) -> None:
    pragma = {
        name: store.value(f"PRAGMA {name}")
        for name in (
            "journal_mode",
            "foreign_keys",
            "synchronous",
            "recursive_triggers",
            "busy_timeout",
            "application_id",
        )
    }
    assert pragma == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 2,
        "recursive_triggers": 1,
        "busy_timeout": 10_000,
        "application_id": connection.APPLICATION_ID,
    }
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        store.execute("INSERT INTO sentences VALUES (1, 77, 0, 0, 'sentence', 0, 1)")


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"this is a text file, no database, " * 40, "not a readable SQLite database"), (b"\0" * 8192, "not a readable")],
)
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    with pytest.raises(WorkbenchError, match=says):
        open_store(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (title)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(WorkbenchError, match="not one of the workbench"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    open_store(path).close()
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    raw.close()
    with pytest.raises(WorkbenchError, match="newer workbench"):
        open_store(path)


def test_a_folder_a_missing_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="is a folder"):
        open_store(tmp_path)
    with pytest.raises(WorkbenchError, match="there is no folder"):
        open_store(tmp_path / "no" / "such.db")
    with pytest.raises(WorkbenchError, match="no such database"):
        open_store(tmp_path / "absent.db", mode="existing")
    assert list(tmp_path.iterdir()) == []


def test_a_locked_database_is_told_after_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "busy.db"
    with open_store(path) as store:
        claim, _ = put_article(store)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with open_store(path) as store, pytest.raises(WorkbenchError, match="another program has been writing"):
        give_verdict(store, [claim], "verified", reviewer="ada")
    holder.execute("ROLLBACK")
    holder.close()


def _read(path: Path) -> tuple[int, str | None]:
    with open_store(path) as store:
        return len(list_articles(store)), store.why_read_only


def _write(path: Path) -> str:
    with open_store(path) as store:
        give_verdict(store, [1], "verified", reviewer="ada")
    return "written"


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_written_is_opened_for_reading_and_said(open_folder: Path, what: str) -> None:
    path = open_folder / "shelf.db"
    with open_store(path) as store:
        put_article(store)
    path.chmod(0o444 if what == "file" else 0o666)
    open_folder.chmod(0o777 if what == "file" else 0o555)
    before = path.read_bytes()
    articles, why = as_ordinary_user(_read, path)
    assert articles == 1
    assert why and "read-only" in why
    assert "nothing was written" in as_ordinary_user(_write, path)
    assert path.read_bytes() == before


def test_a_file_that_may_not_be_read(open_folder: Path) -> None:
    path = open_folder / "secret.db"
    open_store(path).close()
    path.chmod(0o000)
    assert "cannot be read" in as_ordinary_user(_read, path)


def _open_and_close(path: Path, ready: Any) -> None:
    ready.wait()
    open_store(path).close()


def test_many_processes_make_one_database_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    processes = [context.Process(target=_open_and_close, args=(tmp_path / "one.db", ready)) for _ in range(6)]
    for process in processes:
        process.start()
    ready.set()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 6
    with open_store(tmp_path / "one.db") as store:
        assert store.value("SELECT count(*) - count(DISTINCT name) FROM _sqlite_migrations") == 0

"""Each kind of bad input gets one clear line, its exit code, and leaves the database as it was."""

from __future__ import annotations

import resource
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import SEED, ok, refused, run


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("added") / "claims.db"
    ok("add", SEED, "--db", path)
    return path


@pytest.fixture
def database(added: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(added, tmp_path / "claims.db"))


def article(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def contents(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return [line for line in connection.iterdump() if "sqlite_stat" not in line]
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4, "binary"),
    ],
)
def test_files_that_are_no_articles(database: Path, name: str, data: bytes | None, says: str) -> None:
    before = contents(database)
    if data is not None:
        article(database.parent, name, data)
    line = refused("add", name)
    assert name in line
    assert says in line.casefold()
    assert contents(database) == before


def test_a_folder_without_articles(database: Path) -> None:
    (database.parent / "nothing").mkdir()
    assert "nothing" in refused("add", "nothing")


def test_a_text_of_more_than_20_mb_is_refused_with_size_and_setting(database: Path) -> None:
    article(database.parent, "big.txt", b"De brug is dicht. " * 1_200_000)
    line = refused("add", "big.txt")
    assert "21.6 MB" in line
    assert "max_megabytes" in line


def test_one_bad_file_among_good_ones_stops_nothing(database: Path) -> None:
    folder = database.parent / "batch"
    folder.mkdir()
    article(folder, "a.txt", "De brug is dicht. De veerpont vaart niet.")
    article(folder, "b.txt", b"")
    article(folder, "c.txt", "Het zwembad gaat open. De gemeente is blij.")
    done = run("add", "batch")
    assert done.returncode == 1
    assert "b.txt" in done.stderr
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("verdict", "999", "v"), "no claim 999"),
        (("verdict", "1", "999", "d"), "no claim 999"),
        (("note", "999", "x"), "no claim 999"),
        (("note", "1", "  "), "the note is empty"),
        (("evidence", "1", "supports"), "an address or a title"),
        (("undo",), "nothing to take back for ada"),
        (("redo",), "nothing to give again for ada"),
        (("query", "DELETE FROM claims"), "only reads"),
        (("query", "nonsense"), "no query named"),
        (("export", "csv", "--output", "no/such/folder.csv"), "no/such/folder.csv"),
    ],
)
def test_calls_that_cannot_be_done(database: Path, arguments: tuple[str, ...], says: str) -> None:
    before = contents(database)
    assert says in refused(*arguments)
    assert contents(database) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("verdict", "1", "true"),
        ("verdict", "one", "v"),
        ("verdict",),
        ("frobnicate",),
        ("export", "pdf"),
        ("add",),
        ("query", "--format", "xml"),
        ("--nonsense",),
    ],
)
def test_wrong_calls_exit_with_2(database: Path, arguments: tuple[str, ...]) -> None:
    assert "--help" in refused(*arguments, code=2)


def test_databases_that_cannot_be_used(tmp_path: Path) -> None:
    article(tmp_path, "text.db", "this is no database " * 100)
    assert "not a readable SQLite database" in refused("report", "--db", "text.db")
    assert "no such database" in refused("report", "--db", "absent.db")
    assert not (tmp_path / "absent.db").exists()
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE songs (title)").connection.commit()
    assert "not one of the workbench" in refused("add", SEED, "--db", "other.db")


def test_settings_with_a_mistake_are_named(tmp_path: Path) -> None:
    article(tmp_path, "workbench.toml", "reviewer = \n")
    assert "workbench.toml" in refused("report")
    article(tmp_path, "workbench.toml", "reviewr = 'ada'\n")
    assert "no setting 'reviewr'" in refused("report")
    article(tmp_path, "workbench.toml", "max_megabytes = 'many'\n")
    assert "must be a number" in refused("add", SEED)


def test_settings_hold_and_options_win(database: Path) -> None:
    article(database.parent, "workbench.toml", "reviewer = 'bo'\ndatabase = 'other.db'\n")
    done = run("add", SEED, env={"WORKBENCH_REVIEWER": ""})
    assert done.returncode == 0
    assert (database.parent / "other.db").exists()
    run("verdict", "1", "v", env={"WORKBENCH_REVIEWER": ""})
    run("verdict", "2", "v", "--reviewer", "cy", env={"WORKBENCH_REVIEWER": ""})
    names = ok("query", "SELECT reviewer FROM verdict_history ORDER BY at", "--format", "csv").split()
    assert names == ["reviewer", "bo", "cy"]


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))


def test_a_full_disk_keeps_nothing_of_the_step(database: Path) -> None:
    before = contents(database)
    words = " ".join(f"De brug {i} gaat{i} over{i} het{i} water{i} naar{i} dorp{i}." for i in range(2_500))
    article(database.parent, "long.txt", words)
    done = run("add", "long.txt", before=_small_files)
    assert done.returncode == 1
    assert "disk is full" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert contents(database) == before
    ok("add", "long.txt")

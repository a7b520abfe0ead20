"""Whole copies of a database, taken with SQLite's backup API while others may be writing to it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from workbench.model import WorkbenchError
from workbench.store.connection import BUSY_SECONDS, Store, check_application, reported


def back_up(store: Store, goal: Path) -> None:
    """Copy an open database to a new file: one moment of it, whatever others write meanwhile.

    Raises:
        WorkbenchError: the file exists already, or cannot be written.
    """
    if goal.exists():
        raise WorkbenchError(f"{goal}: exists already; name a new file for the backup")
    if not goal.parent.is_dir():
        raise WorkbenchError(f"{goal}: there is no folder {goal.parent}; make it, or name another file")
    _copy(store.connection, goal)


def copy_of(path: Path, goal: Path) -> None:
    """Copy a database of the workbench, of any schema, without touching a byte of it.

    Raises:
        WorkbenchError: there is no such file, or it is no database of the workbench.
    """
    if not path.is_file():
        raise WorkbenchError(f"{path}: no such database")
    alone = not Path(f"{path}-wal").exists()  # nobody has it open: then nothing is laid beside it either
    uri = f"file:{quote(str(path.absolute()))}?mode=ro{'&immutable=1' if alone else ''}"
    with reported(path):
        source = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)
        try:
            check_application(source, path)
            _copy(source, goal)
        finally:
            source.close()


def _copy(source: sqlite3.Connection, goal: Path) -> None:
    """Copy all pages in one step, so that a writer cannot make it begin again."""
    try:
        with reported(goal):
            copy = sqlite3.connect(goal)
            try:
                source.backup(copy, pages=-1)
            finally:
                copy.close()
    except BaseException:
        goal.unlink(missing_ok=True)
        raise

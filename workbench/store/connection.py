"""Opening a database of claims: created when absent, brought to the newest schema, read-only where it must be."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import socket
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import quote

from workbench.model import WorkbenchError

APPLICATION_ID = 0x57425631  # "WBV1"
BUSY_SECONDS = 10.0
_BETWEEN_TRIES = (0.0005, 0.006)
_CACHE_KIB = 16_384

Mode = Literal["write", "read", "existing"]


class Store:
    """An open database of claims. It belongs to the thread that opened it.

    Attributes:
        path: the file.
        read_only: True where nothing can be written; `why_read_only` then says why in words.
        place: what tells this copy of the file from every other copy (a hash of host and path): the events made
            here belong to the desk of this place.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, why_read_only: str | None = None) -> None:
        self.connection = connection
        self.path = path
        self.why_read_only = why_read_only
        self.place = hashlib.sha256(f"{socket.gethostname()}\n{path.resolve()}".encode()).hexdigest()

    @property
    def read_only(self) -> bool:
        """Tell whether nothing can be written."""
        return self.why_read_only is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection, refreshing the query planner's statistics where something was written."""
        if not self.read_only and self.connection.total_changes:
            with contextlib.suppress(sqlite3.OperationalError):  # another writer is at work: it will do it
                self.connection.execute("PRAGMA analysis_limit = 400")
                self.connection.execute("PRAGMA optimize")
        self.connection.close()

    def interrupt(self) -> None:
        """Have the query that another thread is running on this connection end with an error (for any thread)."""
        with contextlib.suppress(sqlite3.ProgrammingError):  # closed meanwhile: there is nothing left to end
            self.connection.interrupt()

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[sqlite3.Row]:
        """Return all rows of a query: read to the end, so that no cursor stays open beside a writer."""
        with reported(self.path):
            return self.connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """Return the first column of the first row, or None."""
        found = self.row(sql, parameters)
        return found[0] if found else None

    def execute(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> int:
        """Run one writing statement inside a transaction; return the rowid it inserted last."""
        return int(self.connection.execute(sql, parameters).lastrowid or 0)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the write lock for a block: all of it is written, or nothing.

        `BEGIN IMMEDIATE`, since a transaction that reads first and then asks for the lock fails at once where
        another writer came between, however long the busy timeout. Blocks may be nested.

        Raises:
            WorkbenchError: the database is read-only, locked for too long, or the disk is full.
        """
        if self.why_read_only:
            raise WorkbenchError(f"{self.path}: {self.why_read_only}; nothing was written")
        if self.connection.in_transaction:
            yield
            return
        with reported(self.path):
            _begin(self.connection)
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def moment(self) -> Iterator[None]:
        """Let a block read one moment of the database, whatever others write meanwhile. Nothing is written in it."""
        with reported(self.path):
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.execute("ROLLBACK")


def _begin(connection: sqlite3.Connection) -> None:
    """Take the write lock, asking at short random intervals.

    SQLite's own busy handler waits up to 100 ms between two tries, so that beside several busy writers it may
    find the lock taken each time.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(random.uniform(*_BETWEEN_TRIES))  # noqa: S311
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")


@contextlib.contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a file's state into one line that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        message = str(error)
        if "locked" in message or "busy" in message:
            raise WorkbenchError(
                f"{path}: another program has been writing to it for more than {BUSY_SECONDS:.0f} seconds; "
                "close it, or try again"
            ) from error
        if "disk is full" in message or "disk I/O" in message:
            raise WorkbenchError(
                f"{path}: the disk is full or cannot be written ({message}); make room and try again, "
                "nothing of this step was kept"
            ) from error
        if "interrupted" in message:
            raise WorkbenchError(f"{path}: the question was given up") from error
        if "readonly" in message:
            raise WorkbenchError(f"{path}: cannot be written; check its permissions") from error
        if "unable to open" in message:
            raise WorkbenchError(f"{path}: cannot be opened ({message}); check the path and its permissions") from error
        raise
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error) or "malformed" in str(error):
            raise WorkbenchError(f"{path}: not a readable SQLite database ({error}); name another file") from error
        raise


def open_store(path: str | os.PathLike[str] = "claims.db", *, mode: Mode = "write") -> Store:
    """Open a database of claims.

    Args:
        path: the file.
        mode: `write` creates the file where it is absent; `existing` refuses to; `read` refuses to, and refuses
            all writing. Where the file or its folder cannot be written, all three open it for reading, and
            `Store.why_read_only` says why.

    Raises:
        WorkbenchError: there is no such file, it is no SQLite database, another program's, or of a newer schema.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/claims.db") as store:
        ...     store.value("SELECT count(*) FROM claims")
        0
    """
    file = Path(path)
    if file.is_dir():
        raise WorkbenchError(f"{file}: is a folder; name a database file with --db")
    if not file.exists():
        if mode != "write":
            raise WorkbenchError(
                f"{file}: no such database; add articles first (workbench add PATH) or name one with --db"
            )
        if not file.parent.is_dir():
            raise WorkbenchError(f"{file}: there is no folder {file.parent}; make it, or name another file with --db")
        if not os.access(file.parent, os.W_OK):
            raise WorkbenchError(f"{file}: the folder {file.parent} cannot be written; name another file with --db")
    why = _why_read_only(file) if file.exists() else None
    with reported(file):
        connection = _connect(file, immutable=why is not None)
        try:
            if why is None:
                _prepare(connection, file)
            else:
                check_application(connection, file, may_be_empty=False)
            if mode == "read" and why is None:
                connection.execute("PRAGMA query_only = ON")
                why = "opened for reading"
        except BaseException:
            connection.close()
            raise
    return Store(connection, file, why_read_only=why)


def _why_read_only(file: Path) -> str | None:
    if not os.access(file, os.R_OK):
        raise WorkbenchError(f"{file}: cannot be read; check its permissions")
    if not os.access(file, os.W_OK):
        return "the file is read-only"
    if not os.access(file.parent, os.W_OK):
        return f"its folder {file.parent.resolve()} is read-only"
    return None


def _connect(file: Path, *, immutable: bool) -> sqlite3.Connection:
    uri = "file:" + quote(str(file.absolute())) + ("?immutable=1" if immutable else "?mode=rwc")
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    for pragma in ("foreign_keys = ON", "recursive_triggers = ON", f"cache_size = -{_CACHE_KIB}"):
        connection.execute(f"PRAGMA {pragma}")
    if not immutable:
        connection.execute("PRAGMA synchronous = FULL")  # a verdict given survives a power cut
    return connection


def check_application(connection: sqlite3.Connection, file: Path, *, may_be_empty: bool = False) -> int | None:
    """Return the schema version of a database of ours, None for an empty file; refuse anything else."""
    from workbench.store.version import SCHEMA_VERSION

    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if empty and may_be_empty:
            return None
        raise WorkbenchError(f"{file}: a SQLite database, but not one of the workbench; name another file")
    if version > SCHEMA_VERSION:
        raise WorkbenchError(
            f"{file}: made by a newer workbench (schema {version}, this one knows {SCHEMA_VERSION}); "
            "install the newer version to open it"
        )
    return version


def _prepare(connection: sqlite3.Connection, file: Path) -> None:
    """Bring a file that can be written to the newest schema; do nothing where it is there already."""
    from workbench.store.version import SCHEMA_VERSION

    version = check_application(connection, file, may_be_empty=True)
    if version == SCHEMA_VERSION:
        return
    if version is None:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        # another process may have come first
        if check_application(connection, file, may_be_empty=True) != SCHEMA_VERSION:
            from workbench.store.migrations import migrate

            migrate(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise

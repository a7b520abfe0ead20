"""Claims with their verdicts to a file: written beside it first, so that a file is whole or not there."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TextIO, cast

from workbench.export import FORMATS, ExportClaim, write_csv
from workbench.model import ClaimFilter, WorkbenchError
from workbench.store import Store
from workbench.store.sheet import records, sheet_rows


def export_to(
    store: Store, form: str, goal: str | None, choice: ClaimFilter, *, bom: bool = False, raw: bool = False
) -> int:
    """Write the chosen claims in a format.

    Args:
        store: the database.
        form: a name of `workbench.export.FORMATS`.
        goal: the file, which is replaced at the end; standard output where it is None.
        choice: which claims. A lossless export holds everything, so that it takes no choice.
        bom: for CSV, begin with a byte-order mark.
        raw: for CSV, leave cells that a spreadsheet would take for a formula as they are.

    Returns:
        How many claims were written.

    Raises:
        WorkbenchError: a choice for a lossless export, or a file that cannot be written.
    """
    kind = FORMATS[form]
    if kind.takes == "records" and not choice.is_empty:
        raise WorkbenchError(f"{form} holds everything, so that it can be read back; leave the filters out")
    write: Callable[[Iterable[Any], TextIO], int] = (
        partial(write_csv, bom=bom, raw=raw) if form == "csv" else kind.write
    )
    source = records(store) if kind.takes == "records" else map(ExportClaim.of, sheet_rows(store, choice))
    with stream(goal) as out:
        return write(source, out)


@contextlib.contextmanager
def stream(goal: str | None) -> Iterator[TextIO]:
    """Open a file to write that is put in its place when it is whole; standard output where it is None."""
    if goal is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(newline="")  # the formats end their lines themselves
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(goal)
    try:
        with tempfile.NamedTemporaryFile(
            "w",
            encoding="utf-8",
            errors="surrogatepass",
            newline="",
            dir=path.parent,
            prefix=f".{path.name}.",
            delete=False,
        ) as beside:
            try:
                yield cast(TextIO, beside)
                beside.flush()
                os.fsync(beside.fileno())
                Path(beside.name).chmod(0o666 & ~_umask())
                Path(beside.name).replace(path)
            except BaseException:
                Path(beside.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise WorkbenchError(
            f"{goal}: cannot be written ({error.strerror or error}); name another with --output"
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""A table that a person kept in a spreadsheet: CSV, TSV or XLSX, read as rows of text by column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.model import WorkbenchError

_DELIMITERS = (",", ";", "\t")
_WORKBOOK = ".xlsx"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: its number as a spreadsheet counts it, and its cells by the lower-case name of the column."""

    number: int
    cells: dict[str, str]


def read_table(path: Path) -> list[TableRow]:
    """Return the rows below the line of column names; empty ones are left out.

    Of a workbook the first sheet is read. A text file is UTF-8, else Windows-1252; its cells are parted by whichever
    of comma, semicolon and tab the first line has most.

    Raises:
        WorkbenchError: the file cannot be read, or is no table.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WorkbenchError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    try:
        rows = list(_workbook(data) if path.suffix.lower() == _WORKBOOK else _text(data))
    except (csv.Error, ValueError) as error:
        raise WorkbenchError(f"{path}: not a table that can be read ({error}); save it as CSV or XLSX") from error
    if not rows:
        raise WorkbenchError(f"{path}: is empty; its first line must name the columns")
    names = [name.strip().lower() for name in rows[0]]
    found = []
    for number, cells in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in cells):
            found.append(TableRow(number, dict(zip(names, [cell.strip() for cell in cells], strict=False))))
    return found


def _text(data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    first = text.partition("\n")[0]
    return csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count), strict=True)


def _workbook(data: bytes) -> Iterable[list[str]]:
    import zipfile

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = list(book.worksheets[0].iter_rows(values_only=True))
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, SyntaxError, OSError) as error:
        raise ValueError(str(error) or type(error).__name__) from error
    return [[_cell(value) for value in row] for row in rows]


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)

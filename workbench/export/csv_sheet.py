"""The sheet as CSV (RFC 4180), for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from operator import attrgetter
from typing import Any, TextIO

from workbench.export.records import COLUMNS, ExportClaim

# What makes a spreadsheet take a cell for a formula, in ordinary and in full width.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_CELLS = attrgetter(*COLUMNS)
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def write_csv(
    rows: Iterable[ExportClaim], out: TextIO, *, raw: bool = False, bom: bool = False, delimiter: str = ","
) -> int:
    """Write the claims as CSV with a line of column names. Return how many there were.

    A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers.

    Args:
        rows: the claims.
        out: where to, opened with `newline=""`.
        raw: leave every text as it is, for programs that read the file.
        bom: begin with a byte-order mark, by which some spreadsheets know UTF-8.
        delimiter: what stands between the cells; where the comma is the decimal sign, spreadsheets expect `;`.
    """
    if bom:
        out.write(_BOM)
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    count = 0
    for row in rows:
        count += 1
        cells = _CELLS(row)
        writer.writerow(cells if raw else _harmless(cells))
    return count


def write_tsv(rows: Iterable[ExportClaim], out: TextIO, *, raw: bool = False, bom: bool = False) -> int:
    """Write the claims as tab-separated values; as `write_csv` otherwise."""
    return write_csv(rows, out, raw=raw, bom=bom, delimiter="\t")


def _harmless(cells: Iterable[Any]) -> list[Any]:
    return [f"'{cell}" if cell.__class__ is str and cell[:1] in _FORMULA else cell for cell in cells]

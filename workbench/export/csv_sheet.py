"""The sheet as CSV (RFC 4180), for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from workbench.export.records import COLUMNS, ExportClaim

# What makes a spreadsheet take a cell for a formula, in ordinary and in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
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
        values = row.values().values()
        writer.writerow(values if raw else map(_harmless, values))
    return count


def write_tsv(rows: Iterable[ExportClaim], out: TextIO, *, raw: bool = False, bom: bool = False) -> int:
    """Write the claims as tab-separated values; as `write_csv` otherwise."""
    return write_csv(rows, out, raw=raw, bom=bom, delimiter="\t")


def _harmless(value: str | int | float | None) -> str | int | float | None:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value

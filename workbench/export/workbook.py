"""The sheet as an Excel workbook: the claims, to be sorted and filtered, and how far each article is.

XlsxWriter writes row by row, so that memory does not grow with the number of claims.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.export.records import COLUMNS, ExportClaim
from workbench.model import STATUSES, WorkbenchError

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
"""Rows of a sheet below the line of column names."""
MOST_CHARACTERS = 32_767
"""Characters of a cell."""
_MOST_LINKS = 65_000  # Excel allows 65,530 on a sheet
_LONGEST_LINK = 2_000
_MADE = dt.datetime(2000, 1, 1)
_LINK = re.compile(r"https?://[^\s<>|\"]+")
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_WIDTHS = {
    "article": 28,
    "claim": 70,
    "speaker": 22,
    "verdict_note": 40,
    "correction": 40,
    "questions": 40,
    "notes": 40,
    "evidence": 40,
    "source": 24,
}
_PROGRESS = ("article_id", "article", "claims", *STATUSES, "reviewed")


def write_xlsx(rows: Iterable[ExportClaim], out: BinaryIO) -> int:
    """Write the claims as a workbook with the sheets `claims` and `progress`. Return how many there were.

    Text is text in every cell, never a formula. An address in the evidence is a link, and so is the way from an
    article's progress to its claims. A text longer than a cell holds ends in `…`.

    Raises:
        WorkbenchError: there are more claims than a sheet has rows.
    """
    from xlsxwriter.workbook import Workbook

    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, {"constant_memory": True, **safe})
    book.set_properties({"title": "Claims", "created": _MADE})
    claims, progress = book.add_worksheet("claims"), book.add_worksheet("progress")
    head = book.add_format({"bold": True, "bottom": 1})
    _begin(claims, COLUMNS, head)
    counts: dict[int, Counter[str]] = {}
    first: dict[int, tuple[int, str]] = {}
    links = number = 0
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise WorkbenchError(f"a sheet holds {MOST_ROWS:,} claims at most; narrow the choice, or take csv")
        counts.setdefault(row.article_id, Counter())[row.status] += 1
        first.setdefault(row.article_id, (number, row.article))
        links += _write_claim(claims, number, row, may_link=links < _MOST_LINKS)
    claims.autofilter(0, 0, max(number, 1), len(COLUMNS) - 1)
    _write_progress(book, progress, counts, first, head)
    book.close()
    return number


def cell_text(text: str) -> str:
    """Return a text as a cell holds it: without what XML has no character for, and no longer than a cell."""
    known = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return known if len(known) <= MOST_CHARACTERS else known[: MOST_CHARACTERS - 1] + "…"


def _begin(sheet: Worksheet, names: Iterable[str], head: Any) -> None:
    for column, name in enumerate(names):
        sheet.set_column(column, column, _WIDTHS.get(name, 12))
        sheet.write_string(0, column, name, head)
    sheet.freeze_panes(1, 0)


def _write_claim(sheet: Worksheet, number: int, row: ExportClaim, *, may_link: bool) -> int:
    links = 0
    for column, (name, value) in enumerate(row.values().items()):
        link = _LINK.search(value) if name == "evidence" and isinstance(value, str) and may_link else None
        if link and len(link[0]) <= _LONGEST_LINK:
            sheet.write_url(number, column, link[0], string=cell_text(str(value)))
            links += 1
        elif isinstance(value, str):
            sheet.write_string(number, column, cell_text(value))
        elif value is not None:
            sheet.write_number(number, column, value)
    return links


def _write_progress(
    book: Workbook,
    sheet: Worksheet,
    counts: dict[int, Counter[str]],
    first: dict[int, tuple[int, str]],
    head: Any,
) -> None:
    _begin(sheet, _PROGRESS, head)
    percent = book.add_format({"num_format": "0%"})
    for number, (article_id, found) in enumerate(counts.items(), start=1):
        row, label = first[article_id]
        total = found.total()
        sheet.write_number(number, 0, article_id)
        if number <= _MOST_LINKS:
            sheet.write_url(number, 1, f"internal:'claims'!A{row + 1}", string=cell_text(label))
        else:
            sheet.write_string(number, 1, cell_text(label))
        for column, value in enumerate((total, *(found[status] for status in STATUSES)), start=2):
            sheet.write_number(number, column, value)
        sheet.write_number(number, len(_PROGRESS) - 1, (total - found["open"]) / total, percent)
    sheet.autofilter(0, 0, max(len(counts), 1), len(_PROGRESS) - 1)

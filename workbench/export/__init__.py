"""Records to files: one module per format, each a function from records to a stream.

Every writer takes its records one at a time, so that a large database needs no more memory than a small one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, TextIO

from workbench.export.csv_sheet import write_csv
from workbench.export.json_list import write_json
from workbench.export.jsonl import read_jsonl, write_jsonl
from workbench.export.markdown import write_markdown
from workbench.export.records import COLUMNS, ExportClaim, RecordError


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file to export to. `takes` says what its writer is given: rows of the sheet, or all records."""

    description: str
    suffix: str
    takes: Literal["claims", "records"]
    write: Callable[[Iterable[Any], TextIO], int]


FORMATS: dict[str, Format] = {
    "csv": Format("the claim sheet for a spreadsheet", ".csv", "claims", write_csv),
    "json": Format("the claim sheet as one JSON list", ".json", "claims", write_json),
    "jsonl": Format("everything in the database, to be read back", ".jsonl", "records", write_jsonl),
    "markdown": Format("the claims per article, for reading", ".md", "claims", write_markdown),
}
"""Every format by the name that people call it."""

__all__ = [
    "COLUMNS",
    "FORMATS",
    "ExportClaim",
    "Format",
    "RecordError",
    "read_jsonl",
    "write_csv",
    "write_json",
    "write_jsonl",
    "write_markdown",
]

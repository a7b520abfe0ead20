"""The sheet as one JSON list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from workbench.export.json_text import to_json
from workbench.export.records import ExportClaim


def write_json(rows: Iterable[ExportClaim], out: TextIO) -> int:
    """Write the claims as a list of objects, one on each line. Return how many there were."""
    count = 0
    out.write("[")
    for count, row in enumerate(rows, start=1):
        out.write(f"{',' if count > 1 else ''}\n  {to_json(row.values())}")
    out.write("\n]\n" if count else "]\n")
    return count

"""What the exports are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from operator import itemgetter
from typing import Any

from workbench.model import WorkbenchError


class RecordError(WorkbenchError):
    """A line of a file that is being read back is not what it should be. `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ExportClaim:
    """A claim with everything a person wants to read of it: one row of the view `claim_sheet`."""

    claim_id: int
    claim_uid: str
    article_id: int
    article: str
    source: str | None
    published: str | None
    language: str | None
    position: int
    kind: str
    form: str | None
    claim: str
    speaker: str | None
    speaker_text: str | None
    speaker_role: str | None
    cue: str | None
    start_offset: int
    end_offset: int
    part_of: int | None
    status: str
    verdict_by: str | None
    verdict_at: str | None
    verdict_note: str | None
    notes: str | None
    evidence: str | None
    worth: float | None
    worth_reasons: str | None
    features: str | None
    aside_reason: str | None = None
    verdict_wording: str | None = None
    earlier_verdict: str | None = None
    rating: str | None = None
    correction: str | None = None
    second_pass: str = "none"
    assigned_to: str | None = None
    unanswered: int = 0
    confidential: int = 0
    questions: str | None = None

    @property
    def verdict_words(self) -> str:
        """Return what it stands at, with the finer rating where there is one."""
        return f"{self.status}, {self.rating.replace('_', ' ')}" if self.rating else self.status

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> ExportClaim:
        """Make one from a row of the view. Columns that are not known here are left out.

        Raises:
            KeyError: a column is missing.
        """
        return cls(*_FIELDS(row))

    def values(self) -> dict[str, str | int | float | None]:
        """Return the columns by name, in order."""
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(ExportClaim))
"""The columns of the sheet, in the order of the view."""
_FIELDS = itemgetter(*COLUMNS)

"""Questions to the author in Markdown: what is open, unsourced or disputed, one question for each claim."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from workbench.export.markdown import escape
from workbench.export.records import ExportClaim


def write_questions(rows: Iterable[ExportClaim], out: TextIO) -> int:
    """Write a question for each claim that is not verified, and those that a reviewer has for the author and that wait.

    Headings are left out where nobody asks about them. Return how many claims there are.

    The claims come article by article. The disputed come first, then the unsourced, then the open ones; within
    these, those most worth checking.
    """
    count = 0
    for _, group in groupby(rows, key=lambda row: row.article_id):
        asked = sorted((row for row in group if _is_asked(row)), key=_rank)
        if not asked:
            continue
        out.write("\n" if count else "")
        out.write(f"## {escape(asked[0].article)}\n\n")
        for number, row in enumerate(asked, start=1):
            out.write(_question(number, row))
        count += len(asked)
    return count


_ORDER = ("disputed", "unsourced", "open", "verified")


def _is_asked(row: ExportClaim) -> bool:
    return bool(row.questions) or (row.kind != "heading" and row.status != "verified")


def _rank(row: ExportClaim) -> tuple[int, float, int]:
    return _ORDER.index(row.status), -(row.worth or 0.0), row.position


def _question(number: int, row: ExportClaim) -> str:
    lines = [f"{number}. {_asked(row)} (claim {row.claim_id})", "", f"   > {escape(row.claim)}", ""]
    known = [("Why", row.verdict_note), ("Proposed", row.correction), ("Evidence", row.evidence), ("Notes", row.notes)]
    found = [f"   - {name}: {escape(value)}" for name, value in known if value]
    return "\n".join([*lines, *found, *([""] if found else [])]) + "\n"


def _asked(row: ExportClaim) -> str:
    """Return what a reviewer wants to know of the author, else what the claim's standing asks for."""
    if row.questions:
        return escape(row.questions)
    who = escape(row.speaker or row.speaker_text or "")
    if row.status == "disputed":
        return f"What {who} says is disputed. What is it based on?" if who else "This is disputed. What is it based on?"
    if row.kind == "quote":
        return (
            f"Where and when did {who} say this, and is there a recording or a transcript?"
            if who
            else ("Who said this, where and when?")
        )
    if row.form:
        return f"Where does it show that {who} said this?" if who else "Who said this, and where does it show?"
    return "What is the source of this?"

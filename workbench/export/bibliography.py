"""The evidence as a bibliography in Markdown: each source once, with the claims that it bears on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TextIO

from workbench.export.markdown import escape


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of evidence: where it is, what it is called, and what it does to which claim."""

    url: str | None
    title: str | None
    claim_id: int
    stance: str
    note: str | None
    at: str


def write_bibliography(sources: Iterable[Source], out: TextIO) -> int:
    """Write the sources, which come sorted by address and title. Return how many pieces of evidence there were."""
    count = 0
    out.write("# Evidence\n\n")
    for _, group in groupby(sources, key=lambda one: (one.url, one.title)):
        pieces = list(group)
        count += len(pieces)
        out.write(_entry(pieces))
    if not count:
        out.write("There is none yet.\n")
    return count


def _entry(pieces: list[Source]) -> str:
    first = pieces[0]
    name = ". ".join(escape(value) for value in (first.title, first.url) if value)
    lines = [f"- {name}. Attached {min(piece.at for piece in pieces)[:10]}."]
    for piece in pieces:
        note = f": {escape(piece.note)}" if piece.note else ""
        lines.append(f"  - {piece.stance} claim {piece.claim_id}{note}")
    return "\n".join(lines) + "\n"

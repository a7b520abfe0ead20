"""What the commands print: splits and tables for people, and a line of progress where there is a terminal."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from types import TracebackType
from typing import Any, Protocol, Self, TextIO

from workbench.model import Claim, Progress, SourceText, Split
from workbench.safe import visible
from workbench.services.splitting import title_of

_BAR = 20
_WIDEST_COLUMN = 60
_NARROWEST_COLUMN = 10
_GAP = 2
_ROWS_MEASURED = 200


class Outcome(Protocol):
    """What became of one file: a name, `added`, `known` or `failed`, and lines to tell."""

    @property
    def name(self) -> str:
        """Return where it came from."""

    @property
    def outcome(self) -> str:
        """Return what became of it."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Return things to tell the user; where it failed the error."""


class ProgressLine:
    """A line on standard error that says what is going on, where that is a terminal; ended on leaving the block."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()

    def step(self, what: str) -> None:
        """Show what is going on, in place of what was shown before."""
        if self._live:
            width = shutil.get_terminal_size().columns - 1
            print(f"\r{visible(what)[:width]}\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = True

    def progress(self, step: Progress) -> None:
        """Show a step of long work, with a bar where its length is known."""
        if not step.total:
            return self.step(step.what)
        filled = _BAR * step.done // step.total
        return self.step(f"{'█' * filled}{'░' * (_BAR - filled)} {step.done}/{step.total} {step.what}")

    def say(self, line: str) -> None:
        """Print a line that stays, on standard output."""
        self._print(line, sys.stdout)

    def error(self, line: str) -> None:
        """Print a line that stays, on standard error."""
        self._print(line, sys.stderr)

    def _print(self, line: str, stream: TextIO) -> None:
        self._clear()
        print(visible(line), file=stream, flush=True)

    def _clear(self) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False


def tell_outcome(line: ProgressLine, one: Outcome, *, known: str, added: str, quiet: bool) -> None:
    """Tell what became of one file that was taken in.

    Args:
        line: where to tell it.
        one: what became of it.
        known: what to say where it was there already.
        added: what to say where it went in.
        quiet: say only what went wrong.
    """
    if one.outcome == "failed":
        line.error(f"workbench: {one.lines[0]}")
        return
    for notice in one.lines:
        line.error(f"{one.name}: {notice}")
    if one.outcome != "asked" and not quiet:
        line.say(f"{one.name}: {known if one.outcome == 'known' else added}")


def show_split(source: SourceText, result: Split) -> None:
    """Print a split for a reader: what the head says, then every claim with its place, speaker and cue."""
    head = source.head
    facts = [title_of(head, result), head.author, head.publisher, head.published, result.language]
    print(visible(f"{source.name}: " + " · ".join(fact for fact in facts if fact)))
    for number, claim in enumerate(result.claims):
        indent = "    " if claim.part_of is not None else "  "
        print(f"{indent}{number:>3} {claim.start}–{claim.end} {_kind(claim)}{_said_by(claim)}")
        print(f"{indent}    {one_line(claim.text)}")
    for mark in result.marked:
        print(f"      {mark.start}–{mark.end} no quote ({mark.reason}): {one_line(mark.text)}")
    for time in result.times:
        look = "".join(f"; look: {flag.reason}" for flag in time.flags)
        print(f"      {time.start}–{time.end} {one_line(time.text)} = {time.value} ({time.rule}){one_line(look)}")
    print()


def _kind(claim: Claim) -> str:
    return claim.kind if claim.form is None else f"{claim.kind}, {claim.form}"


def _said_by(claim: Claim) -> str:
    if claim.form is None:
        return ""
    cue = " … ".join(cue.text for cue in claim.cue)
    speaker = claim.speaker_name or "no speaker in the text"
    return visible(f" — {speaker}" + (f" ({cue})" if cue else ""))


def one_line(text: str) -> str:
    """Return a text on one line, made safe to show."""
    return visible(" ".join(text.split()))


def cell_width(text: str) -> int:
    """Return how many terminal cells a text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows as a table as they come.

    The widths fit the first rows and the terminal; longer cells are cut with `…`.
    """
    stream = iter(rows)
    cells = [[_cell(value) for value in row] for row in islice(stream, _ROWS_MEASURED)]
    widths = [
        min(_WIDEST_COLUMN, max([cell_width(name), *(cell_width(row[i]) for row in cells)]))
        for i, name in enumerate(columns)
    ]
    if sys.stdout.isatty():
        _narrow(widths, shutil.get_terminal_size().columns)
    print("  ".join(_fit(name, width) for name, width in zip(columns, widths, strict=True)).rstrip())
    print("  ".join("─" * width for width in widths))
    for row in chain(cells, ([_cell(value) for value in row] for row in stream)):
        print("  ".join(_fit(text, width) for text, width in zip(row, widths, strict=True)).rstrip())


def _narrow(widths: list[int], room: int) -> None:
    """Take from the widest columns until the table fits, as long as they stay readable."""
    excess = sum(widths) + _GAP * (len(widths) - 1) - room
    while excess > 0 and max(widths) > _NARROWEST_COLUMN:
        widest = widths.index(max(widths))
        widths[widest] -= 1
        excess -= 1


def _cell(value: Any) -> str:
    return "" if value is None else one_line(str(value))


def _fit(text: str, width: int) -> str:
    if (own := cell_width(text)) <= width:
        return text + " " * (width - own)
    kept = ""
    used = 0
    for character in text:
        used += cell_width(character)
        if used > width - 1:
            break
        kept += character
    return kept + "…" + " " * (width - 1 - cell_width(kept))

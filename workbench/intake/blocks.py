"""The few short lines between title and text that say when, where and by whom, however a paper writes them.

A paper's own form (`Kas & Teelt, november 2016`, `30.10.2017 | Geneva desk`) is known by its place and its date: a
block of at most three short lines that are no sentences, one of which begins or ends with a date.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.intake.bylines import read_byline
from workbench.intake.dates import SEPARATORS, Stamp, edge_month, find_stamps
from workbench.intake.words import HeadWords

MOST_LINES = 3
_MOST_WORDS = 10
_FEWEST_BODY_WORDS = 8
_ENDS = (".", "!", "?", ":", ";", "…", '."', ".”", ".’")


def read_block(lines: Sequence[str], words: HeadWords, language: str | None) -> tuple[Stamp, str | None] | None:
    """Read the lines of a block together.

    Args:
        lines: the block's lines.
        words: the words of the languages that it may be in.
        language: the one that it is in, where that is known.

    Returns:
        The date of the block, and its author where a line says so plainly; None where it is no such block.
    """
    if not 1 <= len(lines) <= MOST_LINES or not all(map(is_short, lines)):
        return None
    dates = [stamp for line in lines if (stamp := _edge_date(line, words, language))]
    if len(dates) != 1:
        return None
    bylines = [byline for line in lines for part in _parts(line) if (byline := read_byline(part, words))]
    author = next((byline.author for byline in bylines if byline.author and byline.sure), None)
    return dates[0], author


def is_short(line: str) -> bool:
    """Tell whether a line is short and no sentence."""
    return len(line.split()) <= _MOST_WORDS and not line.endswith(_ENDS)


def is_body(line: str) -> bool:
    """Tell whether a line may be the beginning of the running text."""
    return len(line.split()) >= _FEWEST_BODY_WORDS


def _edge_date(line: str, words: HeadWords, language: str | None) -> Stamp | None:
    """Return the date with which a line begins or ends."""
    stamps = list(find_stamps(line, words, language))
    if not stamps:
        return edge_month(line, words)
    before, after = line[: stamps[0].start].strip(), line[stamps[0].end :].strip(" )]")
    begins, ends = not before and (not after or after[0] in SEPARATORS), not after and before[-1:] in SEPARATORS
    return stamps[0] if len(stamps) == 1 and (begins or ends) else None


def _parts(line: str) -> list[str]:
    return [line, *line.split(", ")]

"""Laying out text in cells: lines of a width, wide and combining characters, words longer than a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

Line = tuple[int, int]
"""A line of a text: start and end, in code points."""

_BREAK = re.compile("\r\n|[\n\r\u2028\u2029]")
_NOT_ONE_CELL = re.compile(
    "[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u038a\u0400-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20ac"
    "\u2400-\u2421\u2500-\u25fc]"
)


def paragraphs(text: str) -> Iterator[Line]:
    """Yield the stretches between line ends of every kind; a text that ends with one has no last empty one."""
    start = 0
    for match in _BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def wrap(text: str, shown: str, width: int) -> list[Line]:
    """Return the lines of a text laid out in a width.

    Lines break at spaces (not at no-break spaces), which then belong to no line; a word longer than the width
    is cut. Each code point of the text but line ends and the spaces at a break belongs to exactly one line.

    Args:
        text: the text, for its line ends.
        shown: the text as it is shown, equally long.
        width: in cells; taken as 2 where it is less, since a wide character needs that.
    """
    width = max(2, width)
    lines: list[Line] = []
    for start, end in paragraphs(text):
        if _NOT_ONE_CELL.search(shown, start, end) is None:
            _wrap_plain(shown, start, end, width, lines)
        else:
            _wrap_cells(shown, start, end, width, lines)
    return lines


def _wrap_plain(shown: str, start: int, end: int, width: int, lines: list[Line]) -> None:
    while end - start > width:
        if (space := shown.rfind(" ", start, start + width + 1)) <= start or not shown[start:space].strip():
            lines.append((start, start + width))
            start += width
            continue
        lines.append((start, space))
        start = space + 1
        while start < end and shown[start] == " ":
            start += 1
        if start >= end:
            return
    lines.append((start, end))


def _wrap_cells(shown: str, start: int, end: int, width: int, lines: list[Line]) -> None:
    first, space, used = start, -1, 0
    index = start
    while index < end:
        character = shown[index]
        cells = 1 if character <= "~" else cell_len(character)
        if used + cells > width:
            if character == " ":
                space = index
            if space > first and shown[first:space].strip():
                lines.append((first, space))
                index = space
                while index < end and shown[index] == " ":
                    index += 1
            else:
                lines.append((first, index))
            first, space, used = index, -1, 0
            continue
        if character == " ":
            space = index
        used += cells
        index += 1
    if first < end or first == start:
        lines.append((first, end))


def cut(shown: str, width: int, mark: str = "…") -> str:
    """Return a text cut to a width in cells, with a mark where something is left out."""
    if len(shown) <= width and _NOT_ONE_CELL.search(shown) is None:
        return shown
    if len(shown) <= 2 * width and cell_len(shown) <= width:
        return shown
    if width <= 0:
        return ""
    kept, used = 0, 1
    for character in shown[: 4 * width]:
        cells = cell_len(character)
        if used + cells > width:
            break
        used += cells
        kept += 1
    return shown[:kept].rstrip(" ") + mark


def offset_at(shown: str, line: Line, cell: int) -> int:
    """Return the offset of the character that covers a cell of a line (the line's end beyond it)."""
    used = 0
    for index in range(*line):
        used += cell_len(shown[index])
        if cell < used:
            return index
    return line[1]

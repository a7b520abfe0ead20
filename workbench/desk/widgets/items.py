"""A pane of labelled paragraphs: what is known of a claim, and a quote beside the passage that it is from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.desk.widgets.pane import Piece, StyledSpan, TextPane, touching
from workbench.desk.wrapping import Line

_LONGEST = 2000

Fragment = tuple[str, str]
"""Words and the name of their style in the palette."""


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph with the label that stands left of its first line."""

    label: str
    fragments: tuple[Fragment, ...]
    label_style: str = "details--label"


class ItemPane(TextPane):
    """Labelled paragraphs, one below the other."""

    GUTTER = 13

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._spans: list[StyledSpan] = []
        self._labels: dict[int, Item] = {}

    def show_items(self, items: Iterable[Item]) -> None:
        """Show paragraphs, from the first line; what was blank and stays so is not drawn anew."""
        before, at_top = len(self.lines), self.scroll_offset.y == 0
        self._spans, self._labels = [], {}
        text, at = [], 0
        for item in items:
            self._labels[at] = item
            for words, style in (*item.fragments, ("\n", "")):
                words = shortened(words)
                if style:
                    self._spans.append(StyledSpan(at, at + len(words), style))
                text.append(words)
                at += len(words)
        self.set_text("".join(text), draw=False)
        self.scroll_to(y=0, animate=False)
        written = max(before, len(self.lines))
        if not at_top or written >= self.lines_shown:
            self.refresh()
        else:
            for number in range(written):
                self.refresh_line(number)

    def spans_of(self, line: Line) -> Sequence[StyledSpan]:
        """Return the styled words that touch a line."""
        return touching(self._spans, line)

    def gutter_of(self, line: Line) -> list[Piece]:
        """Return the label of the paragraph that begins in a line."""
        item = self._labels.get(line[0])
        return [(" " + item.label.ljust(self.GUTTER - 1), item.label_style)] if item else [(" " * self.GUTTER, "")]


def shortened(words: str) -> str:
    """Return words that are not longer than a pane should show."""
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST]} … ({len(words) - _LONGEST} characters more)"

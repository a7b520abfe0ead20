"""What all panes share: one way to be moved, and text laid out line by line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from workbench.desk.widgets.palette import base_of, style_of
from workbench.desk.wrapping import Line, wrap
from workbench.safe import visible

Piece = tuple[str, str]
"""Text that is fit to be shown, and the name of its style in the palette (empty: the pane's own)."""


@dataclass(frozen=True, slots=True)
class StyledSpan:
    """A stretch of text in a style of the palette."""

    start: int
    end: int
    style: str


def touching(spans: Sequence[StyledSpan], line: Line) -> list[StyledSpan]:
    """Return the stretches that touch a line; they stand in order and do not overlap."""
    index = bisect_left(spans, line[0], key=lambda span: span.end)
    found = []
    while index < len(spans) and spans[index].start < line[1]:
        found.append(spans[index])
        index += 1
    return found


class Pane(ScrollView, can_focus=True, inherit_bindings=False):
    """A part of the screen that can have the focus and be moved through line by line.

    Its keys are the screen's: a pane is told what to do, so that every key works in the same way everywhere.
    """

    ALLOW_SELECT = False

    @property
    def lines_shown(self) -> int:
        """Return how many lines the pane shows at once."""
        return max(1, self.scrollable_content_region.height)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Write in the border. The text may come from outside: it is no markup."""
        self.border_title = Content(visible(title, layout=False) or " ")
        self.border_subtitle = Content(visible(subtitle, layout=False)) if subtitle else None

    def set_height(self, lines: int) -> None:
        """Say how many lines there are to scroll through.

        Setting `virtual_size` as such would lay out the whole screen anew with every claim, which takes longer
        than all the rest of a key press; the scrollbar is always there, so nothing has to move. What fits counts
        as what just fits, so that the scrollbar need not be drawn again where there is nothing to scroll.
        """
        size = Size(1, max(lines, self.lines_shown))
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def move(self, lines: int) -> None:
        """Go down by so many lines, up where negative."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def move_to(self, *, end: bool) -> None:
        """Go to the first or the last line."""
        self.scroll_to(y=self.max_scroll_y if end else 0, animate=False)

    def page(self, pages: float) -> None:
        """Go down by so many pages, up where negative."""
        step = max(1, int(abs(pages) * self.lines_shown) - (abs(pages) >= 1))
        self.move(step if pages > 0 else -step)

    def strip_of(self, pieces: Iterable[Piece], base: Style, width: int) -> Strip:
        """Return a line of the given width."""
        segments = [Segment(text, base + style_of(self, name) if name else base) for text, name in pieces if text]
        return Strip(segments).adjust_cell_length(width, base)


class TextPane(Pane):
    """A pane with text that is laid out once per width; only the lines in view are styled."""

    GUTTER = 0
    """Cells left of the text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._text = ""
        self._shown = ""
        self.lines: list[Line] = []
        self._laid_out = 0

    @property
    def text_width(self) -> int:
        """Return how many cells a line of text has."""
        return max(2, self.scrollable_content_region.width - self.GUTTER)

    def set_text(self, text: str, *, draw: bool = True) -> None:
        """Show another text, from its beginning.

        Args:
            text: the text.
            draw: draw the pane anew; else the caller sees to it.
        """
        self._text = text
        self._shown = visible(text).translate({9: " ", 10: " "})
        self._laid_out = 0
        self.lay_out(draw=draw)

    def lay_out(self, *, draw: bool = True) -> None:
        """Lay the text out, where its width has changed."""
        width = self.text_width
        if width == self._laid_out or self.size.width == 0:
            return
        self._laid_out = width
        self.lines = wrap(self._text, self._shown, width)
        self.set_height(len(self.lines))
        if draw:
            self.refresh()

    def on_resize(self) -> None:
        """Lay out again in the new width."""
        self.lay_out()

    def spans_of(self, line: Line) -> Sequence[StyledSpan]:
        """Return the styled stretches that touch a line, those on top last."""
        raise NotImplementedError

    def gutter_of(self, line: Line) -> list[Piece]:  # noqa: ARG002
        """Return what stands left of a line, `GUTTER` cells wide."""
        return [(" " * self.GUTTER, "")] if self.GUTTER else []

    def render_line(self, y: int) -> Strip:
        """Draw a line of the view."""
        width = self.scrollable_content_region.width
        base = base_of(self)
        number = y + self.scroll_offset.y
        if number >= len(self.lines):
            return Strip.blank(width, base)
        line = self.lines[number]
        segments = [Segment(text, base + style_of(self, name)) for text, name in self.gutter_of(line)]
        segments += self._styled(line, base)
        return Strip(segments).adjust_cell_length(width, base)

    def _styled(self, line: Line, base: Style) -> list[Segment]:
        start, end = line
        spans = [span for span in self.spans_of(line) if span.start < end and span.end > start]
        cuts = {start, end}
        for span in spans:
            cuts.update((max(start, span.start), min(end, span.end)))
        places = sorted(cuts)
        segments = []
        for left, right in pairwise(places):
            style = base
            for span in spans:
                if span.start <= left and right <= span.end:
                    style += style_of(self, span.style)
            segments.append(Segment(self._shown[left:right], style))
        return segments

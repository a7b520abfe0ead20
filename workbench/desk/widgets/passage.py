"""An article's text in which a stretch is selected, border by border."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from workbench.desk.widgets.pane import Piece, StyledSpan, TextPane
from workbench.desk.wrapping import Line, offset_at
from workbench.model import Span


class PassageView(TextPane):
    """The text with the stretch that is selected; the sign in the gutter tells where the border is that moves."""

    GUTTER = 2

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.selected = Span(0, 0)
        self.was: Span | None = None
        self.border = 0

    def select(self, selected: Span, border: int) -> None:
        """Show a stretch as selected, with the border that moves in view."""
        self.selected, self.border = selected, border
        self.keep_in_view()
        self.refresh()

    def keep_in_view(self) -> None:
        """Bring the border that moves into view."""
        number, top, shown = self.line_of(self.border), self.scroll_offset.y, self.lines_shown
        if not top <= number < top + shown:
            self.scroll_to(y=max(0, number - shown // 3), animate=False)

    def line_of(self, offset: int) -> int:
        """Return the line of the view that an offset is in."""
        return max(0, bisect_right(self.lines, max(0, offset - 1), key=lambda line: line[0]) - 1)

    def beside(self, offset: int, lines: int) -> int:
        """Return the offset so many lines below another (above where negative), as far right."""
        if not self.lines:
            return offset
        number = self.line_of(offset)
        column = offset - self.lines[number][0]
        goal = self.lines[max(0, min(number + lines, len(self.lines) - 1))]
        return min(goal[1], offset_at(self._shown, goal, column))

    def on_resize(self) -> None:
        """Lay out again, and keep the border in view."""
        super().on_resize()
        self.keep_in_view()

    def spans_of(self, line: Line) -> Sequence[StyledSpan]:  # noqa: ARG002
        """Return the stretch as it was, and as it is selected now."""
        before = [StyledSpan(self.was.start, self.was.end, "text--quoted")] if self.was else []
        edge = StyledSpan(max(0, self.border - 1), self.border, "text--cue")
        if self.border == self.selected.start and self.selected.start < self.selected.end:
            edge = StyledSpan(self.border, self.border + 1, "text--cue")
        return [*before, StyledSpan(self.selected.start, self.selected.end, "text--claim"), edge]

    def gutter_of(self, line: Line) -> list[Piece]:
        """Return the sign of the line that the border is in."""
        here = self.lines[self.line_of(self.border)] == line if self.lines else False
        return [("> " if here else "  ", "text--here")]

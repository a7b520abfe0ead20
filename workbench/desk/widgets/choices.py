"""A line of choices that shows what is chosen by signs, not by colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget

from workbench.desk.widgets.palette import base_of, style_of


class Choices(Widget, can_focus=True):
    """Words in a line, of which one or more can be chosen: `[x]` or `(x)`."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "go(-1)", "Left", show=False),
        Binding("right,l", "go(1)", "Right", show=False),
        Binding("space", "choose", "Choose", show=False),
    ]

    def __init__(
        self, options: Sequence[tuple[str, str]], chosen: Iterable[str] = (), *, single: bool = False, **more: Any
    ) -> None:
        """Make a line of choices.

        Args:
            options: the values, each with the words that are shown for it (which hold no text from outside).
            chosen: the values that are chosen at first.
            single: exactly one can be chosen.
            more: what every widget takes.
        """
        super().__init__(**more)
        self._options = options
        self._chosen = set(chosen)
        self._single = single
        self._here = next((index for index, (value, _) in enumerate(options) if value in self._chosen), 0)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the chosen values, in the order of the options."""
        return tuple(value for value, _ in self._options if value in self._chosen)

    def action_go(self, step: int) -> None:
        """Go to the option beside; where only one can be chosen, it is chosen."""
        self._here = (self._here + step) % len(self._options)
        if self._single:
            self._chosen = {self._options[self._here][0]}
        self.refresh()

    def action_choose(self) -> None:
        """Choose the option, or no longer."""
        value = self._options[self._here][0]
        self._chosen = {value} if self._single else self._chosen ^ {value}
        self.refresh()

    def _labels(self) -> list[str]:
        left, right = "()" if self._single else "[]"
        return [f"{left}{'x' if value in self._chosen else ' '}{right} {words}" for value, words in self._options]

    def _gap(self) -> int:
        """Return how many cells stand between the choices: three, or as many as there is room for."""
        room = self.size.width - sum(map(len, self._labels()))
        return max(1, min(3, room // max(1, len(self._options) - 1)))

    def render_line(self, y: int) -> Strip:
        """Draw the choices."""
        base, gap = base_of(self), Segment(" " * self._gap(), base_of(self))
        segments: list[Segment] = []
        for index, label in enumerate(self._labels()):
            here = self.has_focus and index == self._here
            style = base + style_of(self, "choices--here" if here else "")
            segments += [Segment(label, style), gap]
        return Strip(segments if y == 0 else []).adjust_cell_length(self.size.width, base)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        at, gap = 0, self._gap()
        for index, label in enumerate(self._labels()):
            if at <= event.x < at + len(label):
                self._here = index
                self.action_choose()
            at += len(label) + gap

"""The lines above and below the panes: what is at hand, how far the work is, which keys there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from workbench.desk.action import Action
from workbench.desk.keymap import keymap_of
from workbench.desk.messages import ActionClicked
from workbench.desk.widgets.palette import base_of, style_of
from workbench.desk.wrapping import cut
from workbench.safe import visible


@dataclass(frozen=True, slots=True)
class Part:
    """Words in a bar, in a style of the palette."""

    text: str
    style: str = ""


class Bar(Widget):
    """One line: parts from the left, parts from the right. What comes from the right is cut last."""

    ALLOW_SELECT = False

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._left: Sequence[Part] = ()
        self._right: Sequence[Part] = ()

    def set_parts(self, left: Sequence[Part], right: Sequence[Part] = ()) -> None:
        """Show other words. They may come from outside: they are no markup."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Draw the line."""
        width, base = self.size.width, base_of(self)
        right, used = self._segments(self._right, width)
        left, filled = self._segments(self._left, width - used - (1 if used else 0))
        gap = Segment(" " * max(0, width - used - filled), base)
        return Strip([*left, gap, *right]).adjust_cell_length(width, base)

    def _segments(self, parts: Sequence[Part], room: int) -> tuple[list[Segment], int]:
        segments, used = [], 0
        for part in parts:
            text = cut(visible(part.text, layout=False), max(0, room - used))
            segments.append(Segment(text, base_of(self) + style_of(self, part.style)))
            used += cell_len(text)
        return segments, used


class KeyLine(Bar):
    """The most useful keys, as many as fit, with help always among them. A click calls the action."""

    def __init__(self, actions: Sequence[Action], *, always: str = "", **options: Any) -> None:
        super().__init__(**options)
        self._actions = [action for action in actions if action.show_in_footer]
        self._always = always

    def _placed(self) -> list[tuple[int, int, Action]]:
        """Return the actions that fit, each with its first cell and the cell after its last."""
        needed = {action.id: len(self._label(action)) + len(action.footer) + 3 for action in self._actions}
        room = self.size.width - needed.get(self._always, 0)
        chosen = []
        for action in self._actions:
            if action.id == self._always:
                chosen.append(action)
            elif needed[action.id] <= room:
                chosen.append(action)
                room -= needed[action.id]
        placed, at = [], 0
        for action in chosen:
            placed.append((at, at + needed[action.id], action))
            at += needed[action.id]
        return placed

    def _label(self, action: Action) -> str:
        return keymap_of(self.app).labels_of(action)[0]

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Draw the keys."""
        base = base_of(self)
        strong = base + style_of(self, "bar--key")
        segments = []
        for _, _, action in self._placed():
            segments += [Segment(f" {self._label(action)}", strong), Segment(f" {action.footer} ", base)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_click(self, event: events.Click) -> None:
        """Tell which action was clicked."""
        for start, end, action in self._placed():
            if start <= event.x < end:
                self.post_message(ActionClicked(action.id))

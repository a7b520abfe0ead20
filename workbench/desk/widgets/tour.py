"""The tour: five lines for somebody who opens the desk for the first time."""

from __future__ import annotations

import re
from typing import Any

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from workbench.desk.keymap import label_of
from workbench.desk.widgets.palette import base_of, style_of
from workbench.desk.wrapping import cut

TOUR = (
    "{verdict.verified} verified, {verdict.disputed} disputed, {verdict.unsourced} unsourced:"
    " one key, then the next open claim.",
    "{verdict.undo} takes back, {verdict.redo} gives again, also tomorrow: what you did is never lost.",
    "{claim.note} a note, {claim.evidence} evidence, {claim.tape} what was really said,"
    " {claim.references} what resembles it.",
    "{move.next_pane} the next pane, {article.next} the next article, {find.next_conflict} a conflict,"
    " {find.filter} a filter.",
    "{desk.help} all keys and signs, {desk.palette} actions by name, {desk.tour} these five lines, there and away.",
)
"""The lines; in braces stand the actions whose keys are meant."""
_ACTION = re.compile(r"\{([a-z_.]+)\}")


class Tour(Widget):
    """Five lines with the keys to begin with, as they are set."""

    ALLOW_SELECT = False

    def __init__(self, *, shown: bool, **options: Any) -> None:
        super().__init__(**options)
        self.display = shown

    def render_line(self, y: int) -> Strip:
        """Draw one of the lines."""
        base, width = base_of(self), self.content_size.width
        if y >= len(TOUR):
            return Strip.blank(width, base)
        strong, room, segments = base + style_of(self, "bar--key"), width - 1, [Segment(" ", base)]
        for number, words in enumerate(_ACTION.split(TOUR[y])):
            is_action = number % 2 == 1
            text = cut(label_of(self.app, words) if is_action else words, room)
            segments.append(Segment(text, strong if is_action else base))
            room -= len(text)
        return Strip(segments).adjust_cell_length(width, base)

"""What the widgets tell their screen. They decide nothing themselves."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class CursorMoved(Message):
    """The cursor of a list went to another row."""

    pane: str
    index: int


@dataclass
class RowChosen(Message):
    """A row was chosen, by a click that also moved the cursor there."""

    pane: str
    index: int


@dataclass
class TextClicked(Message):
    """A place in the article's text was clicked."""

    offset: int


@dataclass
class ActionClicked(Message):
    """An action in the line of keys was clicked."""

    action_id: str

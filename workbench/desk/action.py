"""What an action of the desk is, and how its keys are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Where = Literal[
    "review",
    "note",
    "evidence",
    "entry",
    "second",
    "notebook",
    "tape",
    "filter",
    "references",
    "similar",
    "variants",
    "targets",
    "correct",
    "shelf",
    "help",
]
"""The screen in which an action can be called."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done.

    Attributes:
        id: dotted name, by which keys can be given to it; the screen's method is `action_` with `_` for the dot.
        keys: the keys, in Textual's names, the one to show first.
        title: what it does, in a few words.
        help: one sentence more, for those who ask.
        group: the heading under which help lists it.
        where: the screen it belongs to.
        footer: its word in the line of keys; empty where it is not shown there.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    group: str
    where: Where = "review"
    footer: str = ""

    @property
    def show_in_footer(self) -> bool:
        """Tell whether the line of keys shows it."""
        return bool(self.footer)

    @property
    def method(self) -> str:
        """Return the name by which Textual calls it."""
        return self.id.replace(".", "_")

    @property
    def key_labels(self) -> tuple[str, ...]:
        """Return its keys as people write them."""
        return tuple(key_label(key) for key in self.keys)


LABELS = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "shift+left": "Shift+←",
    "shift+right": "Shift+→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "escape": "Esc",
    "plus": "+",
    "minus": "-",
    "comma": ",",
}
"""The keys that people write otherwise than Textual."""


def key_label(key: str) -> str:
    """Return a key's name as people write it."""
    return LABELS.get(key, key)

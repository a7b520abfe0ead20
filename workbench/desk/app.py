"""The Textual app: themes, colours or none, and the screens."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import PurePath
from typing import ClassVar

from textual.binding import BindingType
from textual.command import Provider

from workbench.desk.comfort import Comfort
from workbench.desk.drafts import Drafts
from workbench.desk.screens.review import ReviewScreen
from workbench.desk.session import Session
from workbench.desk.themes import CONTRAST, THEMES
from workbench.desk.typing_ahead import TypingAhead
from workbench.model import ClaimFilter


class DeskApp(TypingAhead):
    """The desk of one reviewer at one database."""

    TITLE = "workbench"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/review.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = []
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = set()
    COMMAND_PALETTE_BINDING = "colon"
    ALLOW_SELECT = False

    def __init__(
        self,
        session: Session,
        *,
        start: ClaimFilter,
        notice: str | None = None,
        comfort: Comfort = Comfort(),  # noqa: B008
    ) -> None:
        no_color = "NO_COLOR" in os.environ
        # The filter that takes the colours away is chosen in App.__init__, so what it depends on must be said here.
        super().__init__(ansi_color=True if no_color else None)
        self.session = session
        self.drafts = Drafts()
        self.desk_keys = comfort.keymap
        self.sixteen_colours = no_color or self.console.color_system == "standard"
        self._start, self._notice, self._comfort = start, notice, comfort
        self.set_keymap(comfort.keymap.for_textual)
        self.register_theme(CONTRAST)
        self.theme = THEMES[comfort.theme or ("ansi-dark" if self.sixteen_colours else "dark")]

    def on_ready(self) -> None:
        """Take what is there now out of the collector's sight: it stays, and looking at it would delay keys."""
        if not self.is_headless:
            gc.freeze()
            gc.enable()

    def get_default_screen(self) -> ReviewScreen:
        """Begin with the review, and nothing below it."""
        return ReviewScreen(
            self.session, start=self._start, drafts=self.drafts, notice=self._notice, comfort=self._comfort
        )

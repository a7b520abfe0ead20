"""The Textual app: themes, colours or none, and the screens."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import PurePath
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.command import Provider

from workbench.desk.drafts import Drafts
from workbench.desk.screens.review import ReviewScreen
from workbench.desk.session import Session
from workbench.model import ClaimFilter


class DeskApp(App[int]):
    """The desk of one reviewer at one database."""

    TITLE = "workbench"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/review.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = []
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = set()
    COMMAND_PALETTE_BINDING = "colon"
    ALLOW_SELECT = False

    def __init__(self, session: Session, *, start: ClaimFilter, notice: str | None = None) -> None:
        no_color = "NO_COLOR" in os.environ
        # The filter that takes the colours away is chosen in App.__init__, so what it depends on must be said here.
        super().__init__(ansi_color=True if no_color else None)
        self.session = session
        self.drafts = Drafts()
        self._start, self._notice = start, notice
        if no_color or self.console.color_system == "standard":
            self.theme = "ansi-dark"

    def on_ready(self) -> None:
        """Take what is there now out of the collector's sight: it stays, and looking at it would delay keys."""
        if not self.is_headless:
            gc.freeze()
            gc.enable()

    def get_default_screen(self) -> ReviewScreen:
        """Begin with the review, and nothing below it."""
        return ReviewScreen(self.session, start=self._start, drafts=self.drafts, notice=self._notice)

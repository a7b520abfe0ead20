"""The Textual app: themes, colours or none, and the screens."""

from __future__ import annotations

import os
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from workbench.desk.drafts import Drafts
from workbench.desk.screens.review import ReviewScreen
from workbench.desk.session import Session
from workbench.model import ClaimFilter


class DeskApp(App[int]):
    """The desk of one reviewer at one database."""

    TITLE = "workbench"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []
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

    def on_mount(self) -> None:
        """Begin with the review."""
        self.push_screen(ReviewScreen(self.session, start=self._start, drafts=self.drafts, notice=self._notice))

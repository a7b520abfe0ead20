"""One line at the bottom of the screen to type in."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Label


class PromptScreen(ModalScreen[str | None]):
    """Asks for a line; None where the reviewer goes back."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", id="prompt.leave")]

    def __init__(self, sign: str, text: str, placeholder: str = "words that the claim has") -> None:
        super().__init__()
        self._sign, self._text, self._placeholder = sign, text, placeholder

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        with Horizontal(id="prompt"):
            yield Label(self._sign, markup=False)
            yield Input(self._text, placeholder=self._placeholder, compact=True, select_on_focus=True)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        self.dismiss(message.value)

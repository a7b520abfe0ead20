"""Choosing what to open outside the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList

from workbench.desk.actions import actions_of
from workbench.desk.bindings import bindings
from workbench.desk.messages import ActionClicked
from workbench.desk.opening import Target
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.palette import PALETTE
from workbench.safe import visible


class TargetsScreen(ModalScreen[Target | None]):
    """What can be opened at a claim; None where the reviewer goes back."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("targets", priority=True)

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = targets

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Open outside the desk"
            lines = [f"{target.label}: {visible(target.address, layout=False)}" for target in self._targets]
            yield OptionList(*(Content(line) for line in lines), id="targets", markup=False)
            yield KeyLine(list(actions_of("targets")))

    @on(OptionList.OptionSelected)
    def action_targets_open(self) -> None:
        """Open what is chosen."""
        chosen = self.query_one(OptionList).highlighted
        self.dismiss(self._targets[chosen] if chosen is not None else None)

    def action_targets_down(self) -> None:
        """Go to the next."""
        self.query_one(OptionList).action_cursor_down()

    def action_targets_up(self) -> None:
        """Go to the one before."""
        self.query_one(OptionList).action_cursor_up()

    def action_targets_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))

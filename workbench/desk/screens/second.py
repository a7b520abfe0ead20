"""A second pass: what was said of a claim, and one key for another reviewer's verdict beside it, or to settle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from workbench.desk import glyphs
from workbench.desk.actions import actions_of
from workbench.desk.bindings import bindings
from workbench.desk.messages import ActionClicked
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.details import standing_items
from workbench.desk.widgets.items import Item, ItemPane
from workbench.desk.widgets.palette import PALETTE
from workbench.model import Notebook, Verdict


class SecondScreen(ModalScreen[str | None]):
    """What stands at a claim; what was chosen, or None where the reviewer goes back.

    That is a verdict, `finer` for one with more, or `wanted` to ask for a second pass or no longer.
    """

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("second", priority=True)

    def __init__(self, claim_id: int, text: str, book: Notebook) -> None:
        super().__init__()
        self._claim_id, self._text, self._book = claim_id, text, book
        self.shown = ItemPane(id="standing")

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog") as dialog:
            settling = self._book.second_pass == "disagreed"
            dialog.border_title = f"{'Settle' if settling else 'Second pass at'} claim {self._claim_id}"
            yield self.shown
            yield KeyLine(list(actions_of("second")))

    def on_mount(self) -> None:
        """Show what stands."""
        self.shown.show_items(self._items())
        self.shown.focus()

    def _items(self) -> Iterator[Item]:
        yield Item("claim", ((self._text, ""),))
        yield from standing_items(self._book)
        if not self._book.standing:
            yield Item("", (("No verdict yet: v, d and s on the desk give the first one; w asks for a second.", ""),))
        elif self._book.second_pass == "disagreed":
            yield Item("", (("Reviewers disagree. v, d or s settles it: that verdict takes the place of all.", ""),))
        else:
            signs = "  ".join(f"{glyphs.STATUS[one]} {key}" for one, key in _KEYS)
            yield Item("", ((f"Your verdict stands beside the first one: {signs}", ""),))

    def action_second_verified(self) -> None:
        """Answer `verified`."""
        self.dismiss("verified")

    def action_second_disputed(self) -> None:
        """Answer `disputed`."""
        self.dismiss("disputed")

    def action_second_unsourced(self) -> None:
        """Answer `unsourced`."""
        self.dismiss("unsourced")

    def action_second_finer(self) -> None:
        """Answer that more is to be said."""
        self.dismiss("finer")

    def action_second_wanted(self) -> None:
        """Answer that a second pass is wanted, or no longer."""
        self.dismiss("wanted")

    def action_second_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))


_KEYS: tuple[tuple[Verdict, str], ...] = (("verified", "v"), ("disputed", "d"), ("unsourced", "s"))

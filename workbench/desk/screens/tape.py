"""The tape: a quote over the passages that it may be from, and the key that attaches one as evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from workbench.desk.actions import actions_of
from workbench.desk.bindings import bindings
from workbench.desk.messages import ActionClicked
from workbench.desk.session import SourcesOfClaim
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.items import ItemPane
from workbench.desk.widgets.palette import PALETTE
from workbench.desk.widgets.tape_view import class_words, tape_items
from workbench.model import Stance
from workbench.services.quotes import suggested_stance
from workbench.services.reviewing import Done


class TapeScreen(ModalScreen[Done | None]):
    """A quote over one of its places; the other places are one key away."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("tape", priority=True)

    def __init__(
        self, claim_id: int, quote: str, sources: SourcesOfClaim, attach: Callable[[int, Stance], Done | None]
    ) -> None:
        super().__init__()
        self._claim_id, self._quote, self._sources, self._attach_passage = claim_id, quote, sources, attach
        self._index = 0

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog", id="tape-dialog"):
            yield ItemPane(id="tape")
            yield KeyLine(list(actions_of("tape")))

    def on_mount(self) -> None:
        """Show the best place."""
        self._show()

    def _show(self) -> None:
        check = self._sources.check
        pane = self.query_one(ItemPane)
        if check is None:
            return
        places = len(self._sources.citations)
        pane.set_title(
            f"Claim {self._claim_id}: {class_words(check)}", f"place {self._index + 1} of {places}" if places else ""
        )
        pane.show_items(tape_items(self._quote, check, self._sources.citations, self._index))

    def action_tape_next(self) -> None:
        """Go to the next place, from the last to the first."""
        self._go(1)

    def action_tape_previous(self) -> None:
        """Go to the place before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        places = len(self._sources.citations)
        if places:
            self._index = (self._index + step) % places
            self._show()

    def action_tape_attach(self) -> None:
        """Attach the passage, with the stance that its class suggests."""
        if self._sources.check is not None:
            self._store(suggested_stance(self._sources.check, self._index))

    def action_tape_supports(self) -> None:
        """Attach the passage as support."""
        self._store("supports")

    def action_tape_undermines(self) -> None:
        """Attach the passage as what undermines the claim."""
        self._store("undermines")

    def _store(self, stance: Stance) -> None:
        if not self._sources.citations:
            self.notify("there is no passage to attach", severity="warning", markup=False)
            return
        done = self._attach_passage(self._index, stance)
        if done is not None:
            self.dismiss(done)

    def action_tape_down(self) -> None:
        """Go a line down."""
        self.query_one(ItemPane).move(1)

    def action_tape_up(self) -> None:
        """Go a line up."""
        self.query_one(ItemPane).move(-1)

    def action_tape_leave(self) -> None:
        """Close the tape."""
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))

"""The references of one claim: each with its reasons; to go there, confirm, reject, or take over its verdict."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from workbench.desk import glyphs
from workbench.desk.actions import actions_of
from workbench.desk.bindings import bindings
from workbench.desk.messages import ActionClicked, CursorMoved
from workbench.desk.session import Session
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.details import Details, describe_reference
from workbench.desk.widgets.lists import RowList
from workbench.desk.widgets.palette import PALETTE
from workbench.desk.widgets.pane import Piece
from workbench.desk.wrapping import cut
from workbench.model import CrossReference, Decision, WorkbenchError
from workbench.safe import visible
from workbench.services.reviewing import Done

_NONE = "Nothing that resembles this claim is known."


class ReferenceList(RowList[CrossReference]):
    """The references of a claim, one a row."""

    NOTHING = _NONE

    def pieces_of(self, index: int, width: int) -> list[Piece]:
        """Return what a row shows: relation, score, what it stands at, whether confirmed, its text."""
        one = self.rows[index]
        style = "list--flag" if one.relation == "conflict" else "list--match"
        confirmed = glyphs.CONFIRMED if one.status == "confirmed" else " "
        label = visible(one.article_label, layout=False)
        room = max(10, width - 14)
        return [
            (f"{glyphs.RELATION[one.relation]} ", style),
            (f"{one.score:.2f} ", "list--quiet"),
            (f"{glyphs.STATUS[one.status_of_claim]} ", f"list--{one.status_of_claim}"),
            (f"{confirmed} ", "list--quiet"),
            (cut(f"{' '.join(visible(one.text).split())}  ({label})", room), ""),
        ]


class ReferencesScreen(ModalScreen[int | None]):
    """What resembles a claim; the claim to go to, or None where the reviewer goes back."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("references", priority=True)

    def __init__(self, session: Session, claim_id: int) -> None:
        super().__init__()
        self._session, self._claim_id = session, claim_id
        self.list = ReferenceList(id="references")
        self.details = Details(id="reference-details")

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog wide") as dialog:
            dialog.border_title = f"What resembles claim {self._claim_id}"
            yield self.list
            yield self.details
            yield KeyLine(list(actions_of("references")))

    def on_mount(self) -> None:
        """Read the references."""
        self.list.focus()
        self._read()

    def _read(self) -> None:
        detail = self._session.detail(self._claim_id)
        self.list.show(detail.cross_references)
        self._show()

    def _show(self) -> None:
        current = self.list.current
        self.details.show_items(describe_reference(current) if current else ())

    @on(CursorMoved)
    def _moved(self) -> None:
        self._show()

    def action_references_down(self) -> None:
        """Go to the next reference."""
        self.list.move(1)

    def action_references_up(self) -> None:
        """Go to the reference before."""
        self.list.move(-1)

    def action_references_open(self) -> None:
        """Go to the claim."""
        if self.list.current:
            self.dismiss(self.list.current.claim_id)

    def action_references_confirm(self) -> None:
        """Say that both belong together."""
        self._decide("confirmed")

    def action_references_reject(self) -> None:
        """Take the reference away."""
        self._decide("rejected")

    def _decide(self, decision: Decision) -> None:
        current = self.list.current
        if current:
            self._attempt(lambda: self._session.decide(self._claim_id, current.claim_id, decision))

    def action_references_take(self) -> None:
        """Take over the verdict of the other claim."""
        current = self.list.current
        if current:
            self._attempt(lambda: self._session.take_over(self._claim_id, current.claim_id))

    def action_references_undo(self) -> None:
        """Take back what was done last."""
        self._attempt(self._session.undo)

    def _attempt(self, act: Callable[[], Done | None]) -> None:
        try:
            done = act()
        except WorkbenchError as error:
            self.notify(visible(str(error)), severity="error", markup=False)
            return
        self.notify(done.what if done else "nothing to undo", markup=False, timeout=3)
        self._read()

    def action_references_similar(self) -> None:
        """Find what resembles a text."""
        from workbench.desk.screens.similar import SimilarScreen

        def chosen(goal: int | None) -> None:
            if goal is not None:
                self.dismiss(goal)

        self.app.push_screen(SimilarScreen(self._session), chosen)

    def action_references_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))

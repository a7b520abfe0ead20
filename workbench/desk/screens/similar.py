"""Finding what resembles a text, as one types."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from workbench.desk import glyphs
from workbench.desk.actions import actions_of
from workbench.desk.bindings import bindings
from workbench.desk.messages import ActionClicked, RowChosen
from workbench.desk.session import Session
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.lists import RowList
from workbench.desk.widgets.palette import PALETTE
from workbench.desk.widgets.pane import Piece
from workbench.desk.wrapping import cut
from workbench.model import WorkbenchError
from workbench.safe import visible
from workbench.services.similar import Similar

_LIMIT = 30
_NONE = "Nothing resembles it."
_TYPE = "Type a claim, or some of its words."


class SimilarList(RowList[Similar]):
    """The claims that resemble a text, one a row."""

    NOTHING = _TYPE

    def show_found(self, found: list[Similar], *, typed: bool) -> None:
        """Show these claims, the most similar first."""
        self.empty = _NONE if typed else _TYPE
        self.show(found, 0)

    def pieces_of(self, index: int, width: int) -> list[Piece]:
        """Return what a row shows: relation, score, text, the reason, where it is."""
        one = self.rows[index]
        relation = one.comparison.relation
        sign = glyphs.RELATION[relation] if relation else " "
        style = "list--flag" if relation == "conflict" else "list--match"
        why = one.comparison.reasons[0] if relation == "conflict" else one.about
        room = max(10, width - 8)
        text = cut(" ".join(visible(one.text).split()), max(10, room * 2 // 3))
        return [
            (f"{sign} ", style),
            (f"{one.score:.2f} ", "list--quiet"),
            (text, ""),
            (cut(f"  {visible(why, layout=False)}", max(0, room - len(text))), "list--quiet"),
        ]


class SimilarScreen(ModalScreen[int | None]):
    """A line to type in above what resembles it; the claim to go to, or None where the reviewer goes back."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("similar", priority=True)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.list = SimilarList(id="similar")

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog wide") as dialog:
            dialog.border_title = "What resembles …"
            yield Input(id="similar-text", placeholder=_TYPE)
            yield self.list
            yield KeyLine(list(actions_of("similar")))

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        self._find(message.value.strip())

    @work(exclusive=True, group="similar")
    async def _find(self, text: str) -> None:
        if not text:
            self.list.show_found([], typed=False)
            return
        try:
            found = await asyncio.to_thread(self._session.find_similar, text, _LIMIT)
        except WorkbenchError as error:
            self.notify(visible(str(error)), severity="error", markup=False)
            return
        self.list.show_found(found, typed=True)

    def action_similar_down(self) -> None:
        """Go to the next claim."""
        self.list.move(1)

    def action_similar_up(self) -> None:
        """Go to the claim before."""
        self.list.move(-1)

    @on(RowChosen)
    def action_similar_open(self) -> None:
        """Go to the claim."""
        if self.list.current is not None:
            self.dismiss(int(self.list.current.id))

    def action_similar_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))

"""What is in no list: claims to be placed, orphans, what was set aside or split, articles withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from workbench.desk.screens.prompt import PromptScreen
from workbench.desk.session import Session
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.details import Details, describe
from workbench.desk.widgets.items import Item
from workbench.desk.widgets.lists import RowList
from workbench.desk.widgets.palette import PALETTE
from workbench.desk.widgets.pane import Piece
from workbench.desk.wrapping import cut
from workbench.model import WorkbenchError
from workbench.safe import visible
from workbench.services.reviewing import Done
from workbench.store.shelf import Shelf, Shelved

_NAMES: dict[Shelf, str] = {
    "to_place": "to place",
    "orphan": "orphan",
    "aside": "set aside",
    "replaced": "replaced",
    "withdrawn": "withdrawn",
}
_NONE = "Nothing is set aside, orphaned, to be placed, or withdrawn."


class ShelfList(RowList[Shelved]):
    """What is on the shelf, one a row."""

    NOTHING = _NONE

    def pieces_of(self, index: int, width: int) -> list[Piece]:
        """Return what a row shows: why it is here, its last verdict, its words, its article."""
        one = self.rows[index]
        sign = {str(status): mark for status, mark in glyphs.STATUS.items()}.get(one.verdict or "", " ")
        where = f"  ({' '.join(visible(one.article).split())})" if one.claim_id is not None else ""
        number = one.claim_id if one.claim_id is not None else one.article_id
        words = " ".join(visible(one.text).split())
        return [
            (f"{_NAMES[one.shelf]:10}", "list--flag" if one.shelf == "to_place" else "list--quiet"),
            (f"{sign} ", f"list--{one.verdict}" if one.verdict else ""),
            (f"{number:>5} ", "list--quiet"),
            (cut(words + where, max(10, width - 18)), ""),
        ]


class ShelfScreen(ModalScreen[tuple[int, int | None] | None]):
    """The shelf; the article and the claim to go to, or None where the reviewer goes back."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("shelf", priority=True)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.list = ShelfList(id="shelf")
        self.details = Details(id="shelf-details")

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog wide") as dialog:
            dialog.border_title = "In no list, or set aside"
            yield self.list
            yield self.details
            yield KeyLine(list(actions_of("shelf")))

    def on_mount(self) -> None:
        """Read the shelf."""
        self.list.focus()
        self._read()

    def _read(self) -> None:
        self.list.show(self._session.shelf())
        self._show()

    def _show(self) -> None:
        current = self.list.current
        self.details.show_items(self._about(current) if current else ())

    def _about(self, one: Shelved) -> Iterator[Item]:
        if one.claim_id is None:
            yield Item("withdrawn", ((one.note or "no reason was given", ""),))
            return
        for number, words in enumerate(self._session.places_to_choose(one.claim_id), 1):
            yield Item(f"{number}", ((words, ""),), "details--conflict")
        yield Item("reads", ((one.text, ""),))
        yield from describe(self._session.detail(one.claim_id))

    @on(CursorMoved)
    def _moved(self) -> None:
        self._show()

    def action_shelf_down(self) -> None:
        """Go to the next row."""
        self.list.move(1)

    def action_shelf_up(self) -> None:
        """Go to the row before."""
        self.list.move(-1)

    def action_shelf_open(self) -> None:
        """Go to the claim where it is listed, else to its article."""
        current = self.list.current
        if current is None:
            return
        if current.shelf == "withdrawn":
            self._warn("the article is withdrawn; b brings it back")
            return
        self.dismiss((current.article_id, current.claim_id if current.shelf == "aside" else None))

    def action_shelf_back(self) -> None:
        """Bring back what was set aside or withdrawn."""
        from workbench.services import correcting, withdrawing

        current = self.list.current
        if current is None:
            return
        claim_id, article_id = current.claim_id, current.article_id
        if current.shelf == "aside" and claim_id is not None:
            self._attempt(
                lambda: self._session.act(lambda store, who: correcting.bring_back(store, [claim_id], reviewer=who))
            )
        elif current.shelf == "withdrawn":
            self._attempt(
                lambda: self._session.act(lambda store, who: withdrawing.bring_back(store, article_id, reviewer=who))
            )
        else:
            self._warn("only what was set aside or withdrawn is brought back; undo takes back a split or a draft")

    def action_shelf_place(self) -> None:
        """Ask where the claim stands in the new draft."""
        current = self.list.current
        if current is None or current.shelf != "to_place" or current.claim_id is None:
            self._warn("only a claim that is to be placed is given a place")
            return
        claim_id = current.claim_id
        prompt = PromptScreen("place", "", "the number of its place; none: it stands nowhere any more")
        self.app.push_screen(prompt, lambda words: self._place(claim_id, words))

    def _place(self, claim_id: int, words: str | None) -> None:
        from workbench.services import redrafting

        if words is None:
            return
        words = words.strip()
        if not words.isdigit() and words != redrafting.NOWHERE:
            self._warn(f"give the number of its place, or {redrafting.NOWHERE}")
            return
        number = int(words) if words.isdigit() else None
        self._attempt(
            lambda: self._session.act(lambda store, who: redrafting.place_claim(store, claim_id, number, reviewer=who))
        )

    def action_shelf_undo(self) -> None:
        """Take back what was done last."""
        self._attempt(self._session.undo)

    def _attempt(self, act: Callable[[], Done | None]) -> None:
        try:
            done = act()
        except WorkbenchError as error:
            self._warn(str(error))
            return
        self.notify(done.what if done else "nothing to undo", markup=False, timeout=3)
        self._read()

    def _warn(self, message: str) -> None:
        self.notify(visible(message), severity="error", markup=False, timeout=8)

    def action_shelf_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))

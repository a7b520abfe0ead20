"""The notebook of one claim: its questions, and what came of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from workbench.desk.actions import actions_of
from workbench.desk.bindings import bindings
from workbench.desk.drafts import Drafts
from workbench.desk.messages import ActionClicked, CursorMoved
from workbench.desk.screens.entry import EntryScreen, Field
from workbench.desk.session import Session
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.details import question_items
from workbench.desk.widgets.items import ItemPane
from workbench.desk.widgets.lists import RowList
from workbench.desk.widgets.palette import PALETTE
from workbench.desk.widgets.pane import Piece
from workbench.desk.wrapping import cut
from workbench.model import WAYS, Question, WorkbenchError
from workbench.safe import visible
from workbench.services.notebook import today
from workbench.services.reviewing import Done

_NONE = "No questions yet.\na asks the author, r asks somebody for a reply."
_WAYS = (("", "(not said)"), *((way, way.replace("_", " ")) for way in WAYS))


class QuestionList(RowList[Question]):
    """The questions of a claim, one a row."""

    NOTHING = _NONE

    def pieces_of(self, index: int, width: int) -> list[Piece]:
        """Return what a row shows: what it stands at, who is asked, the words."""
        one = self.rows[index]
        late = one.is_overdue(today())
        stands = one.outcome or ("overdue" if late else "waits")
        who = visible(one.asked_of or "the author", layout=False)
        words = f"{who}: {' '.join(visible(one.text).split())}"
        return [(f"{stands:10}", "list--flag" if late else "list--quiet"), (cut(words, max(10, width - 12)), "")]


class NotebookScreen(ModalScreen[None]):
    """The questions of a claim: asked, answered, declined, withdrawn."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("notebook", priority=True)

    def __init__(self, session: Session, claim_id: int, drafts: Drafts) -> None:
        super().__init__()
        self._session, self._claim_id, self._drafts = session, claim_id, drafts
        self.list = QuestionList(id="questions")
        self.details = ItemPane(id="question-details")

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog wide") as dialog:
            dialog.border_title = f"Notebook of claim {self._claim_id}"
            yield self.list
            yield self.details
            yield KeyLine(list(actions_of("notebook")))

    def on_mount(self) -> None:
        """Read the questions."""
        self.list.focus()
        self._read()

    def _read(self) -> None:
        book = self._session.detail(self._claim_id).notebook
        self.list.show(book.questions if book else ())
        self._show()

    @on(CursorMoved)
    def _show(self) -> None:
        current = self.list.current
        self.details.show_items(question_items(current, today()) if current else ())

    def action_notebook_down(self) -> None:
        """Go to the next question."""
        self.list.move(1)

    def action_notebook_up(self) -> None:
        """Go to the question before."""
        self.list.move(-1)

    def action_notebook_ask(self) -> None:
        """Ask the author."""
        self._ask(reply=False)

    def action_notebook_reply(self) -> None:
        """Ask somebody for a reply."""
        self._ask(reply=True)

    def _ask(self, *, reply: bool) -> None:
        detail = self._session.detail(self._claim_id)
        who = (detail.row.speaker_name or "") if reply else ""
        fields = (
            Field("text", "What is put to them" if reply else "Question"),
            Field("asked_of", "Who is asked" if reply else "Who is asked (empty: the author)", who),
            Field("deadline", "By when (2026-04-06, 2026-04-06 17:00, +3 for in three days)"),
            Field("way", "By which way (up and down choose)", "", _WAYS),
        )
        what = "a right of reply" if reply else "a question"
        self._enter(
            *(f"{what} at claim {self._claim_id}", fields),
            lambda typed: self._session.ask(self._claim_id, **typed, reply=reply),
        )

    def action_notebook_answer(self) -> None:
        """Write down the answer."""
        current = self._waiting()
        if current is None:
            return
        fields = (Field("text", "Answer"), Field("day", "When it came (a day; today, or as 2026-04-06)", "today"))
        self._enter(
            *(f"an answer to question {current.id}", fields),
            lambda typed: self._session.answer(current.id, "answered", typed["text"], typed["day"]),
        )

    def action_notebook_declined(self) -> None:
        """Write down that they declined to answer."""
        self._close("declined")

    def action_notebook_withdrawn(self) -> None:
        """Write down that the question is no longer asked."""
        self._close("withdrawn")

    def _close(self, outcome: str) -> None:
        current = self._waiting()
        if current is not None:
            self._attempt(lambda: self._session.answer(current.id, outcome))

    def _waiting(self) -> Question | None:
        current = self.list.current
        if current is not None and current.outcome is not None:
            self.notify(f"it is {current.outcome} already; u takes back what you did last", markup=False)
            return None
        return current

    def action_notebook_undo(self) -> None:
        """Take back what was done last."""
        self._attempt(self._session.undo)

    def _enter(self, what: str, fields: tuple[Field, ...], store: Callable[[dict[str, str]], Done]) -> None:
        def stored(typed: dict[str, str]) -> Done | None:
            try:
                return store(typed)
            except WorkbenchError as error:
                self.notify(visible(str(error)), severity="error", markup=False)
                return None

        title = what[0].upper() + what[1:]
        self.app.push_screen(EntryScreen(what, title, fields, self._drafts, stored), self._after)

    def _after(self, done: Done | None) -> None:
        if done is not None:
            self.notify(visible(done.what), markup=False, timeout=3)
        self._read()

    def _attempt(self, act: Callable[[], Done | None]) -> None:
        try:
            done = act()
        except WorkbenchError as error:
            self.notify(visible(str(error)), severity="error", markup=False)
            return
        self.notify(visible(done.what) if done else "nothing to undo", markup=False, timeout=3)
        self._read()

    def action_notebook_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))

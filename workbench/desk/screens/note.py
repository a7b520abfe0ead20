"""Writing a note, here or in the reviewer's own editor."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import TextArea

from workbench.desk.actions import actions_of
from workbench.desk.bindings import bindings
from workbench.desk.drafts import Drafts
from workbench.desk.messages import ActionClicked
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.palette import PALETTE
from workbench.safe import visible
from workbench.services.reviewing import Done


class NoteScreen(ModalScreen[Done | None]):
    """A note at a claim. Leaving keeps what was typed as a draft."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("note", priority=True)

    def __init__(self, claim_id: int, drafts: Drafts, store: Callable[[int, str], Done | None]) -> None:
        super().__init__()
        self._claim_id, self._drafts, self._store = claim_id, drafts, store

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = f"Note at claim {self._claim_id}"
            yield TextArea(self._drafts.notes.get(self._claim_id, ""), id="note-text", show_line_numbers=False)
            yield KeyLine(list(actions_of("note")))

    def on_mount(self) -> None:
        """Go on where the draft ends."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    def action_note_store(self) -> None:
        """Store the note."""
        done = self._store(self._claim_id, self.query_one(TextArea).text)
        if done is not None:
            self._drafts.notes.pop(self._claim_id, None)
            self.dismiss(done)

    def action_note_editor(self) -> None:
        """Hand the note to the reviewer's editor, and take it back."""
        from workbench.desk.editor import edit

        area = self.query_one(TextArea)
        text, problem = edit(self.app, area.text)
        if problem:
            self.notify(visible(problem), severity="error", markup=False, timeout=8)
        else:
            area.load_text(visible(text))
            area.move_cursor(area.document.end)

    def action_note_leave(self) -> None:
        """Go back; what was typed stays as a draft."""
        text = self.query_one(TextArea).text
        if text.strip():
            self._drafts.notes[self._claim_id] = text
        else:
            self._drafts.notes.pop(self._claim_id, None)
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))

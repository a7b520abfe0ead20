"""Attaching evidence: an address or a title, and what it does to the claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from workbench.desk import glyphs
from workbench.desk.actions import actions_of
from workbench.desk.bindings import bindings
from workbench.desk.drafts import Drafts, EvidenceDraft
from workbench.desk.messages import ActionClicked
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.choices import Choices
from workbench.desk.widgets.palette import PALETTE
from workbench.model import STANCES, Stance
from workbench.services.reviewing import Done


class EvidenceScreen(ModalScreen[Done | None]):
    """Evidence at a claim. Leaving keeps what was typed as a draft."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("evidence", priority=True)

    def __init__(self, claim_id: int, drafts: Drafts, store: Callable[[str, str, str, Stance], Done | None]) -> None:
        super().__init__()
        self._claim_id, self._drafts, self._store = claim_id, drafts, store

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        draft = self._drafts.evidence.get(self._claim_id, EvidenceDraft())
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = f"Evidence at claim {self._claim_id}"
            yield Label("Address (a link, a file, an archive's number)")
            yield Input(draft.url, id="url")
            yield Label("Title")
            yield Input(draft.title, id="title")
            yield Label("What it does to the claim (left and right choose)")
            options = [(stance, f"{glyphs.STANCE[stance]} {stance}") for stance in STANCES]
            yield Choices(options, (draft.stance,), single=True, id="stances")
            yield Label("Note")
            yield Input(draft.note, id="note")
            yield KeyLine(list(actions_of("evidence")))

    def _draft(self) -> EvidenceDraft:
        fields = {name: self.query_one(f"#{name}", Input).value for name in ("url", "title", "note")}
        chosen = self.query_one(Choices).chosen
        return EvidenceDraft(**fields, stance=next(stance for stance in STANCES if stance in chosen))

    def action_evidence_store(self) -> None:
        """Attach the evidence."""
        draft = self._draft()
        done = self._store(draft.url, draft.title, draft.note, draft.stance)
        if done is not None:
            self._drafts.evidence.pop(self._claim_id, None)
            self.dismiss(done)

    def action_evidence_leave(self) -> None:
        """Go back; what was typed stays as a draft."""
        draft = self._draft()
        if draft.is_empty:
            self._drafts.evidence.pop(self._claim_id, None)
        else:
            self._drafts.evidence[self._claim_id] = draft
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))

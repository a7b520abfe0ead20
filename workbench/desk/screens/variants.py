"""One utterance over articles and outlets: its variants below each other, with the words that differ marked."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from workbench.desk import glyphs
from workbench.desk.actions import actions_of
from workbench.desk.bindings import bindings
from workbench.desk.messages import ActionClicked
from workbench.desk.session import Session
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.palette import PALETTE
from workbench.desk.widgets.pane import Piece, StyledSpan, TextPane, touching
from workbench.desk.wrapping import Line
from workbench.model import WorkbenchError
from workbench.safe import visible
from workbench.services.similar import Variant

_NO_OTHER = "No other claim is known to say the same.\n"


class VariantsText(TextPane):
    """The variants as text."""

    GUTTER = 2

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._spans: list[StyledSpan] = []

    def show(self, variants: Sequence[Variant]) -> None:
        """Show variants, the first one as it is, the others with what differs from it marked."""
        self._spans, text = [], ""
        for one in variants:
            where = one.where
            facts = ", ".join(filter(None, (where.publisher, where.article, where.published)))
            head = f"{glyphs.STATUS[where.status]} claim {where.claim_id}  {where.speaker or ''}  {facts}".rstrip()
            self._spans.append(StyledSpan(len(text), len(text) + len(head), "details--quiet"))
            text += head + "\n"
            for start, end in one.spans:
                self._spans.append(StyledSpan(len(text) + start, len(text) + end, "details--conflict"))
            text += where.text.replace("\n", " ") + "\n\n"
        self.set_text(text if len(variants) > 1 else _NO_OTHER + "\n" + text if not variants else text + _NO_OTHER)

    def spans_of(self, line: Line) -> Sequence[StyledSpan]:
        """Return the marked words of a line."""
        return touching(self._spans, line)

    def gutter_of(self, line: Line) -> list[Piece]:
        """Return a mark beside a line with words that differ, so that nothing is told by colour alone."""
        differs = any(span.style == "details--conflict" for span in self.spans_of(line))
        return [(glyphs.CONFLICT + " " if differs else "  ", "details--conflict")]


class VariantsScreen(ModalScreen[None]):
    """Who said the same where."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("variants", priority=True)

    def __init__(self, session: Session, claim_id: int) -> None:
        super().__init__()
        self._session, self._claim_id = session, claim_id
        self.text = VariantsText(id="variants")

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog wide") as dialog:
            dialog.border_title = f"Claim {self._claim_id} and what says the same"
            yield self.text
            yield KeyLine(list(actions_of("variants")))

    def on_mount(self) -> None:
        """Read the variants."""
        self.text.focus()
        self._read()

    @work(exclusive=True)
    async def _read(self) -> None:
        try:
            self.text.show(await asyncio.to_thread(self._session.find_variants, self._claim_id))
        except WorkbenchError as error:
            self.notify(visible(str(error)), severity="error", markup=False)

    def action_variants_down(self) -> None:
        """Go a line down."""
        self.text.move(1)

    def action_variants_up(self) -> None:
        """Go a line up."""
        self.text.move(-1)

    def action_variants_page_down(self) -> None:
        """Go a page down."""
        self.text.page(1)

    def action_variants_page_up(self) -> None:
        """Go a page up."""
        self.text.page(-1)

    def action_variants_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))

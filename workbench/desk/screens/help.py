"""All keys and signs, made from the registry."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from workbench.desk.actions import actions_of, groups
from workbench.desk.bindings import bindings
from workbench.desk.glyphs import LEGEND
from workbench.desk.keymap import OWN_KEYS, Keymap, keymap_of
from workbench.desk.messages import ActionClicked
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.palette import PALETTE
from workbench.desk.widgets.pane import Piece, StyledSpan, TextPane
from workbench.desk.wrapping import Line


def help_lines(keymap: Keymap = OWN_KEYS) -> Iterator[tuple[str, str]]:
    """Yield the help as pairs of what stands left and what stands right; a heading has nothing left."""
    for group, actions in groups().items():
        yield "", group
        for action in actions:
            yield ", ".join(keymap.labels_of(action)), f"{action.title}. {action.help}" if action.help else action.title
        yield "", ""
    yield "", "Signs"
    yield from LEGEND


class HelpText(TextPane):
    """The help."""

    GUTTER = 20

    def on_mount(self) -> None:
        """Write the help down."""
        self._labels: dict[int, str] = {}
        self._headings: list[StyledSpan] = []
        text = ""
        for label, words in help_lines(keymap_of(self.app)):
            self._labels[len(text)] = label
            if not label and words:
                self._headings.append(StyledSpan(len(text), len(text) + len(words), "help--heading"))
            text += words + "\n"
        self.set_title("Help")
        self.set_text(text)

    def spans_of(self, line: Line) -> Sequence[StyledSpan]:
        """Return the heading of a line."""
        index = bisect_right(self._headings, line[0], key=lambda span: span.start) - 1
        return self._headings[max(0, index) : index + 1]

    def gutter_of(self, line: Line) -> list[Piece]:
        """Return the keys of a line."""
        return [(" " + self._labels.get(line[0], "").ljust(self.GUTTER - 1), "help--label")]


class HelpScreen(ModalScreen[None]):
    """The help over the desk."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("help", priority=True)

    def compose(self) -> ComposeResult:
        """Lay out the help."""
        yield HelpText(id="help", classes="dialog")
        yield KeyLine(list(actions_of("help")))

    @property
    def _text(self) -> HelpText:
        return self.query_one(HelpText)

    def action_help_down(self) -> None:
        """Go a line down."""
        self._text.move(1)

    def action_help_up(self) -> None:
        """Go a line up."""
        self._text.move(-1)

    def action_help_page_down(self) -> None:
        """Go a page down."""
        self._text.page(1)

    def action_help_page_up(self) -> None:
        """Go a page up."""
        self._text.page(-1)

    def action_help_leave(self) -> None:
        """Close the help."""
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))

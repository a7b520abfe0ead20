"""Choosing which claims are listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList

from workbench.desk import glyphs
from workbench.desk.actions import actions_of
from workbench.desk.bindings import bindings
from workbench.desk.messages import ActionClicked
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.choices import Choices
from workbench.desk.widgets.palette import PALETTE
from workbench.model import SECOND_PASSES, STATUSES, ClaimFilter, ClaimKind
from workbench.safe import visible

_KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)
_MOST_SPEAKERS = 200
_ANYONE = "(anyone)"


class FilterScreen(ModalScreen[ClaimFilter | None]):
    """The conditions of the list; None where the reviewer goes back."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("filter", priority=True)

    def __init__(self, choice: ClaimFilter, speakers: Sequence[tuple[str, int]], reviewer: str) -> None:
        super().__init__()
        self._reviewer = reviewer
        self._mine = choice.assigned_to == reviewer
        self._choice = choice
        self._speakers = speakers
        self._speaker = choice.speaker
        self._offered: list[str | None] = []

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Filter: nothing chosen lets everything through"
            yield Label("Status (left and right go, space chooses)")
            options = [(status, f"{glyphs.STATUS[status]} {status}") for status in STATUSES]
            yield Choices(options, self._choice.statuses, id="statuses")
            yield Label("Kind")
            yield Choices([(kind, kind) for kind in _KINDS], self._choice.kinds, id="kinds")
            yield Label("Words")
            yield Input(self._choice.words or "", id="words")
            yield Label("Speaker (type to narrow, arrows choose)")
            yield Input("", placeholder=visible(self._speaker or _ANYONE, layout=False), id="speaker")
            yield OptionList(id="speakers", markup=False)
            yield Label("Second pass")
            yield Choices([(one, one) for one in SECOND_PASSES[1:]], self._choice.second_passes, id="second-passes")
            yield Label("Notebook")
            kept = (("mine", self._mine), ("waits", self._choice.unanswered))
            offered = [("mine", "assigned to me"), ("waits", "a question waits")]
            yield Choices(offered, [name for name, chosen in kept if chosen], id="kept")
            yield KeyLine(list(actions_of("filter")))

    def on_mount(self) -> None:
        """Offer the speakers."""
        self._offer("")

    def _offer(self, typed: str) -> None:
        wanted = typed.casefold().strip()
        found = [(name, count) for name, count in self._speakers if wanted in name.casefold()][:_MOST_SPEAKERS]
        self._offered = [None, *(name for name, _ in found)]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            [Content(_ANYONE), *(Content(f"{visible(name, layout=False)}  {count}") for name, count in found)]
        )
        chosen = self._offered.index(self._speaker) if self._speaker in self._offered else 0
        options.highlighted = 1 if wanted and found else chosen

    @on(Input.Changed, "#speaker")
    def _speaker_typed(self, message: Input.Changed) -> None:
        self._offer(message.value)

    @on(OptionList.OptionHighlighted)
    def _speaker_chosen(self, message: OptionList.OptionHighlighted) -> None:
        self._speaker = self._offered[message.option_index]

    @on(OptionList.OptionSelected)
    def action_filter_apply(self) -> None:
        """List what the filter lets through."""
        highlighted = self.query_one(OptionList).highlighted
        statuses = self.query_one("#statuses", Choices).chosen
        kinds = self.query_one("#kinds", Choices).chosen
        kept = self.query_one("#kept", Choices).chosen
        others = None if self._mine else self._choice.assigned_to
        self.dismiss(
            replace(
                self._choice,
                statuses=tuple(status for status in STATUSES if status in statuses),
                kinds=tuple(kind for kind in _KINDS if kind in kinds),
                second_passes=self.query_one("#second-passes", Choices).chosen,
                assigned_to=self._reviewer if "mine" in kept else others,
                unanswered="waits" in kept,
                words=self.query_one("#words", Input).value.strip() or None,
                speaker=self._offered[highlighted] if highlighted is not None else self._speaker,
            )
        )

    def action_filter_clear(self) -> None:
        """Take all conditions away."""
        self.dismiss(ClaimFilter(article_id=self._choice.article_id))

    def action_filter_leave(self) -> None:
        """Go back and change nothing."""
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))

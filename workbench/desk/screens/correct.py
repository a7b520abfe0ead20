"""A claim put right, or a new one made: its borders moved in the text, and what else there is to say of it."""

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
from workbench.desk.screens.prompt import PromptScreen
from workbench.desk.session import OpenArticle, Session
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.items import Item, ItemPane
from workbench.desk.widgets.palette import PALETTE
from workbench.desk.widgets.passage import PassageView
from workbench.model import ClaimDetail, Form, Span, WorkbenchError
from workbench.safe import visible
from workbench.services import correcting, naming
from workbench.services.places import Edges
from workbench.services.reviewing import Done
from workbench.store import Store

_FORMS: dict[str, Form | None] = {"direct": "direct", "indirect": "indirect", "mixed": "mixed", "none": None}
_HEADING = "heading"


class CorrectScreen(ModalScreen[Done | None]):
    """The article's text with the claim selected. Without a claim: words are selected to make one."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("correct", priority=True)

    def __init__(self, session: Session, article: OpenArticle, place: Span, claim: ClaimDetail | None) -> None:
        super().__init__()
        self._session, self._article, self._claim = session, article, claim
        self._place, self._edge_is_end = place, True
        self._form: Form | None = None
        self._speaker = ""
        self._edges = Edges(article.text.text)
        self.passage = PassageView(id="passage")
        self.info = ItemPane(id="correction")

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog wide") as dialog:
            dialog.border_title = f"Correct claim {self._claim.row.id}" if self._claim else "Add a claim"
            yield self.passage
            yield self.info
            yield KeyLine(list(actions_of("correct")))

    def on_mount(self) -> None:
        """Show the text where the claim is."""
        self.passage.focus()
        self.passage.was = self._place if self._claim else None
        self.passage.set_text(self._article.text.text)
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        self.passage.select(self._place, self._border)
        words = self._place.of(self._article.text.text)
        items = [Item("reads", ((words or "nothing selected yet: move the border", ""),))]
        if self._claim is None:
            said = f"{self._form or 'the article itself'}{f', {self._speaker}' if self._speaker else ''}"
            items.append(Item("said by", ((said, "details--quiet"),)))
        elif words != self._claim.row.text:
            items.append(Item("was", ((self._claim.row.text, "details--quiet"),)))
        edge = "end" if self._edge_is_end else "start"
        items.append(Item("border", ((f"the {edge} moves, at {self._border}", "details--quiet"),)))
        self.info.show_items(items)

    # --- the borders ---

    @property
    def _border(self) -> int:
        return self._place.end if self._edge_is_end else self._place.start

    def _move_to(self, offset: int) -> None:
        """Put the moving border somewhere; it never goes past the other one."""
        length = len(self._article.text.text)
        if self._edge_is_end:
            self._place = Span(self._place.start, min(length, max(self._place.start, offset)))
        else:
            self._place = Span(max(0, min(self._place.end, offset)), self._place.end)
        self._show()

    def action_correct_left(self) -> None:
        """Move the border a word to the left."""
        self._move_to(self._edges.moved(self._border, -1, end=self._edge_is_end))

    def action_correct_right(self) -> None:
        """Move the border a word to the right; where nothing is selected yet, begin at the next word."""
        if self._edge_is_end and self._place.start == self._place.end:
            end = self._edges.moved(self._border, 1, end=True)
            self._place = Span(self._edges.moved(end, -1, end=False), end)
            self._show()
            return
        self._move_to(self._edges.moved(self._border, 1, end=self._edge_is_end))

    def action_correct_back(self) -> None:
        """Move the border a character to the left."""
        self._move_to(self._border - 1)

    def action_correct_on(self) -> None:
        """Move the border a character to the right."""
        self._move_to(self._border + 1)

    def action_correct_up(self) -> None:
        """Move the border a line up."""
        self._move_line(-1)

    def action_correct_down(self) -> None:
        """Move the border a line down."""
        self._move_line(1)

    def _move_line(self, lines: int) -> None:
        goal = self.passage.beside(self._border, lines)
        if self._claim is None and self._place.start == self._place.end:
            self._place = Span(goal, goal)  # nothing is selected yet: the whole of it goes there
            self._show()
        else:
            self._move_to(goal)

    def action_correct_edge(self) -> None:
        """Go to the other border."""
        self._edge_is_end = not self._edge_is_end
        self._show()

    # --- what is done ---

    def action_correct_store(self) -> None:
        """Give the claim these borders, or add it."""
        place, claim = self._place, self._claim
        if claim is not None:
            self._act(lambda store, who: correcting.give_borders(store, claim.row.id, place, reviewer=who))
            return
        article_id = self._article.text.article.id
        self._act(
            lambda store, who: correcting.add_claim(
                store, article_id, place, form=self._form, speaker=self._speaker or None, reviewer=who
            )
        )

    def action_correct_split(self) -> None:
        """Make two claims of it; the second begins at the border."""
        claim, at = self._claim, self._border
        if claim is not None:
            self._act(lambda store, who: correcting.split_claim(store, claim.row.id, at, reviewer=who))

    def action_correct_merge(self) -> None:
        """Make one claim of it and the next one."""
        claim = self._claim
        if claim is None:
            return
        following = [place for place in self._article.places if place.start >= claim.end]
        if not following:
            self._warn("there is no claim after it")
            return
        other = min(following, key=lambda place: (place.start, -place.end)).id
        self._act(lambda store, who: correcting.merge_claims(store, claim.row.id, other, reviewer=who))

    def action_correct_form(self) -> None:
        """Say what it is."""
        names = ", ".join((*_FORMS, _HEADING))
        present = self._form if self._claim is None else self._claim.row.form
        self.app.push_screen(PromptScreen("form", present or "none", names), self._give_form)

    def _give_form(self, words: str | None) -> None:
        if words is None:
            return
        name = words.strip().lower()
        if name not in (*_FORMS, _HEADING):
            self._warn(f"give {', '.join(_FORMS)} or {_HEADING}")
            return
        claim = self._claim
        if claim is None:
            self._form = _FORMS.get(name)
            self._show()
            return
        if name == _HEADING:
            self._act(lambda store, who: correcting.give_kind(store, claim.row.id, kind="heading", reviewer=who))
            return
        form = _FORMS[name]
        self._act(
            lambda store, who: correcting.give_kind(
                store, claim.row.id, form=form, own_voice=form is None, reviewer=who
            )
        )

    def action_correct_speaker(self) -> None:
        """Say who said it."""
        present = self._speaker if self._claim is None else self._claim.row.speaker_name
        self.app.push_screen(
            PromptScreen("speaker", visible(present or ""), "a name; none where nobody is named"), self._give_speaker
        )

    def _give_speaker(self, words: str | None) -> None:
        claim = self._claim
        if words is None:
            return
        if claim is None:
            self._speaker = " ".join(words.split())
            self._show()
            return
        self._act(lambda store, who: correcting.give_speaker(store, claim.row.id, words, reviewer=who))

    def action_correct_person(self) -> None:
        """Rename the speaker everywhere, or say that two names are one person's."""
        claim = self._claim
        name = claim.row.speaker_name if claim else None
        if name is None:
            self._warn("this claim has no speaker")
            return

        def rename(words: str | None) -> None:
            if words is not None:
                self._act(lambda store, who: naming.name_person(store, name, words, reviewer=who))

        self.app.push_screen(PromptScreen("everywhere", visible(name), "the name from now on, in all articles"), rename)

    def action_correct_cue(self) -> None:
        """Say that the selected words are the cue."""
        claim, place = self._claim, self._place
        if claim is not None:
            self._act(lambda store, who: correcting.give_cue_at(store, claim.row.id, place, reviewer=who))

    def action_correct_date(self) -> None:
        """Say which date a time of the claim means."""
        claim = self._claim
        if claim is None:
            return
        times = ", ".join(dict.fromkeys(time.text for time in claim.times))
        if not times:
            self._warn("this claim names no time")
            return

        def give(words: str | None) -> None:
            if words is None:
                return
            date, _, of = words.partition("=")[::-1] if "=" in words else (words, "", "")
            self._act(
                lambda store, who: correcting.give_date(
                    store, claim.row.id, date.strip(), of=of.strip() or None, reviewer=who
                )
            )

        self.app.push_screen(PromptScreen("date", "", f"2019-04-06; of several, TIME = DATE: {visible(times)}"), give)

    def _act(self, act: Callable[[Store, str], Done]) -> None:
        try:
            done = self._session.act(act)
        except WorkbenchError as error:
            self._warn(str(error))
            return
        self.dismiss(done)

    def _warn(self, message: str) -> None:
        self.notify(visible(message), severity="error", markup=False, timeout=8)

    def action_correct_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))

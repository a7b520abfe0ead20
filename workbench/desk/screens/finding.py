"""Finding claims: search, filter, order, marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from textual import work

from workbench.desk.screens.base import ReviewBase
from workbench.desk.session import ORDERS
from workbench.model import ClaimFilter


class Finding(ReviewBase):
    """What narrows the list or goes to other places in it."""

    def action_find_search(self) -> None:
        """Ask for words, and go to claims with them; in the details, find what resembles a text."""
        if self.focused is self.details:
            self.open_similar()
            return
        from workbench.desk.screens.prompt import PromptScreen

        self.app.push_screen(PromptScreen("/", self.words or ""), self._search)

    def _search(self, words: str | None) -> None:
        if words is None:
            return
        if not words.strip():
            self.forget_search()
            self.say("")
            return
        self.find_matches(words.strip())

    def search_again(self) -> None:
        """Search for the same words in what is listed now, where some were searched for."""
        if self.words is not None:
            self.find_matches(self.words)

    @work(exclusive=True, group="search")
    async def find_matches(self, words: str) -> None:
        """Find the claims with some words among those listed, and go to the first at or after the cursor."""
        choice, numbers = self.choice, self.pages.numbers
        found = await self.ask(lambda: self.session.find_matches(choice, words, numbers), doing="searching")
        if found is None or numbers is not self.pages.numbers:
            return
        self.words = words
        self.matches, matching = found
        self.claims.set_matches(matching)
        if not self.matches:
            self.say(f"no claim of this list has these words; {self.key('move.back')} forgets them")
            return
        self.say(f"{self.key('find.next')} and {self.key('find.previous')} go on, {self.key('move.back')} forgets")
        index = bisect_left(self.matches, self.claims.cursor)
        self.go_to_row(self.matches[index % len(self.matches)])

    def action_find_next(self) -> None:
        """Go to the next match."""
        self._go_among(self.matches, 1, f"nothing was searched for; {self.key('find.search')} searches")

    def action_find_previous(self) -> None:
        """Go to the previous match."""
        self._go_among(self.matches, -1, f"nothing was searched for; {self.key('find.search')} searches")

    def _go_among(self, places: Sequence[int], step: int, otherwise: str) -> None:
        if not places:
            self.say(otherwise)
            return
        here = self.claims.cursor
        index = bisect_right(places, here) if step > 0 else bisect_left(places, here) - 1
        self.say("begun again at the top" if index >= len(places) else "begun again at the end" if index < 0 else "")
        self.go_to_row(places[index % len(places)])

    def action_find_only_open(self) -> None:
        """List only what is open; once more: whatever the status."""
        statuses = self.choice.statuses
        self.choice = replace(self.choice, statuses=() if statuses == ("open",) else ("open",))
        self.forget_search()
        self.say("")
        self.load_claims(self.current_id)

    def action_find_order(self) -> None:
        """List in the next order."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.forget_search()
        self.load_claims(self.current_id)

    def action_find_filter(self) -> None:
        """Ask what to list."""
        from workbench.desk.screens.filter import FilterScreen

        speakers = self.attempt(lambda: self.session.speakers(self.choice.article_id)) or []
        self.app.push_screen(FilterScreen(self.choice, speakers, self.session.reviewer), self._filter)

    def _filter(self, choice: ClaimFilter | None) -> None:
        if choice is not None and choice != self.choice:
            self.choice = choice
            self.forget_search()
            self.say("")
            self.load_claims(self.current_id)

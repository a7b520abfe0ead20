"""Going to the next claim of a kind: open, a conflict, a quote, one of this speaker, one with a mark."""

from __future__ import annotations

from textual import work

from workbench.desk.screens.base import ReviewBase
from workbench.store.seeking import Sought


class Seeking(ReviewBase):
    """Jumps within the list, in its order, round its end. They are looked for beside the screen: it may be far."""

    def action_find_next_open(self) -> None:
        """Go to the next claim without a verdict."""
        if not self._go_to_near_open(self.claims.cursor):
            self._seek_open(self.claims.cursor, "every claim of this list is reviewed")

    def go_on(self, after: int, what: str) -> None:
        """Tell what was done, and go on to the next open claim, in the order of the list."""
        self.say(what)
        if not self._go_to_near_open(after):
            self.show_claim()
            self._seek_open(after, f"{what}; every claim of this list is reviewed, {self.key('article.next')} goes on")

    def _go_to_near_open(self, after: int) -> bool:
        found = self.attempt(lambda: self.session.near_open(self.pages.numbers, after))
        if found is not None:
            self.go_to_row(found)
        return found is not None

    @work(exclusive=True, group="seek")
    async def _seek_open(self, after: int, otherwise: str) -> None:
        numbers, here = self.pages.numbers, self.claims.cursor
        found = await self.ask(lambda: (self.session.find_open(numbers, after),), doing="looking")
        if found is None or here != self.claims.cursor:
            return
        if numbers is not self.pages.numbers:  # the rest of the list came meanwhile
            self._seek_open(after, otherwise)
        elif found[0] is None:
            self.say(otherwise)
        else:
            self.go_to_row(found[0])

    def action_find_next_conflict(self) -> None:
        """Go to the next claim that conflicts with another."""
        self.seek("conflict", 1, "no claim of this list conflicts with another")

    def action_find_next_quote(self) -> None:
        """Go to the next quote."""
        self.seek("quote", 1, "this list has no quotes")

    def action_find_next_by_speaker(self) -> None:
        """Go to the next claim of this claim's speaker."""
        if len(self.pages) and self.pages[self.claims.cursor].speaker_name is None:
            self.say("this claim has no speaker")
        else:
            self.seek("speaker", 1, "no other claim of this list has this speaker")

    def action_find_next_marked(self) -> None:
        """Go to the next claim with a note or a conflict."""
        self.seek("marked", 1, "no claim of this list has a note or a conflict")

    def action_find_previous_marked(self) -> None:
        """Go to the previous claim with a note or a conflict."""
        self.seek("marked", -1, "no claim of this list has a note or a conflict")

    @work(exclusive=True, group="seek")
    async def seek(self, sought: Sought, step: int, otherwise: str) -> None:
        """Go to the next or previous claim of some kind; tell where the list was begun again, or has none."""
        numbers, here = self.pages.numbers, self.claims.cursor
        if not len(numbers):
            self.say(otherwise)
            return
        found = await self.ask(lambda: (self.session.find_place(numbers, sought, here, step),), doing="looking")
        if found is None or here != self.claims.cursor:
            return
        if numbers is not self.pages.numbers:  # the rest of the list came meanwhile
            self.seek(sought, step, otherwise)
            return
        place = found[0]
        if place is None or (place == here and sought == "speaker"):
            self.say(otherwise)
            return
        past_end = place <= here if step > 0 else place >= here
        self.say(("begun again at the top" if step > 0 else "begun again at the end") if past_end else "")
        self.go_to_row(place)

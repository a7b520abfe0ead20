"""Putting right what the splitter found: the acts that begin at the review."""

from __future__ import annotations

from workbench.desk.screens.acting import Acting
from workbench.model import ClaimFilter, Span
from workbench.services.reviewing import Done


class Correcting(Acting):
    """Corrections of claims, claims set aside, articles withdrawn, and the shelf on which all of that lies."""

    def action_claim_correct(self) -> None:
        """Put right what the splitter found of the claim."""
        claim_id = self.current_id
        if claim_id is None or self.article is None or not self._may_write():
            return
        detail = self.attempt(lambda: self.session.detail(claim_id))
        if detail is None:
            return
        from workbench.desk.screens.correct import CorrectScreen

        screen = CorrectScreen(self.session, self.article, Span(detail.start, detail.end), detail)
        self.app.push_screen(screen, self._after_correction)

    def action_claim_add(self) -> None:
        """Make a claim of words that the reviewer selects, beginning where the claim of the cursor is."""
        if self.article is None or not self._may_write():
            return
        from workbench.desk.screens.correct import CorrectScreen

        current = next((place for place in self.article.places if place.id == self.current_id), None)
        at = current.end if current else 0
        self.app.push_screen(CorrectScreen(self.session, self.article, Span(at, at), None), self._after_correction)

    def _after_correction(self, done: Done | None) -> None:
        if done is None:
            self.update_bars()
            return
        if not done.article_ids:
            self._after_dialog(done)
            return
        goal = done.claim_ids[0] if done.claim_ids else self.current_id
        self.load_claims(goal)
        self.load_articles()
        self.say(done.what)

    def action_claim_aside(self) -> None:
        """Set the claim or the range aside, or bring the claim back."""
        numbers = self.chosen_claims()
        if not numbers or not self._may_write():
            return
        if all(row.status == "aside" for row in self.session.rows(numbers)):
            self._bring_back(numbers)
            return
        from workbench.desk.screens.prompt import PromptScreen

        prompt = PromptScreen("cannot be checked:", "", "why: an opinion, a prediction, …")
        self.app.push_screen(prompt, lambda reason: self._set_aside(numbers, reason))

    def _bring_back(self, numbers: list[int]) -> None:
        from workbench.services import correcting

        done = self.attempt(
            lambda: self.session.act(lambda store, who: correcting.bring_back(store, numbers, reviewer=who))
        )
        if done is not None:
            self.claims.set_range(None)
            self._after_dialog(done)

    def _set_aside(self, numbers: list[int], reason: str | None) -> None:
        from workbench.services import correcting

        if reason is None:
            return
        done = self.attempt(
            lambda: self.session.act(lambda store, who: correcting.set_aside(store, numbers, reason, reviewer=who))
        )
        if done is None:
            return
        self.claims.set_range(None)
        self._after_dialog(done)
        self.go_on(self.claims.cursor, done.what)

    def action_article_withdraw(self) -> None:
        """Take the article out that was added by mistake."""
        if self.article is None or not self._may_write():
            return
        article_id = self.article.text.article.id
        from workbench.desk.screens.prompt import PromptScreen

        prompt = PromptScreen(f"withdraw article {article_id}:", "", "why; enter withdraws, esc does not")
        self.app.push_screen(prompt, lambda reason: self._withdraw(article_id, reason))

    def _withdraw(self, article_id: int, reason: str | None) -> None:
        from workbench.services import withdrawing

        if reason is None:
            return
        done = self.attempt(
            lambda: self.session.act(lambda store, who: withdrawing.withdraw(store, article_id, reason, reviewer=who))
        )
        if done is None:
            return
        if self.choice.article_id == article_id:
            self.choice = ClaimFilter(article_id=self.session.first_place())
        self.reload()
        self.say(f"{done.what}; u brings it back, and so does L")

    def action_desk_shelf(self) -> None:
        """List what is in no list."""
        from workbench.desk.screens.shelf import ShelfScreen

        self.app.push_screen(ShelfScreen(self.session), self._after_shelf)

    def _after_shelf(self, goal: tuple[int, int | None] | None) -> None:
        if goal is None:
            self.reload()
            return
        article_id, claim_id = goal
        self.choice = ClaimFilter(article_id=article_id)
        self.load_claims(claim_id)
        self.load_articles()

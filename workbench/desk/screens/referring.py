"""From a claim to what resembles it: references, the same elsewhere, a verdict taken over."""

from __future__ import annotations

from workbench.desk.screens.base import ReviewBase
from workbench.services.reviewing import Done


class Referring(ReviewBase):
    """What leads to other claims, and what is done to references."""

    def action_claim_references(self) -> None:
        """List what resembles the claim."""
        claim_id = self.current_id
        if claim_id is None:
            return
        from workbench.desk.screens.references import ReferencesScreen

        self.app.push_screen(ReferencesScreen(self.session, claim_id), self.after_references)

    def after_references(self, goal: int | None) -> None:
        """Show what was decided, and go to a claim where one was chosen."""
        self.pages.forget()
        self.claims.refresh()
        if goal is not None:
            self.go_to_claim(goal)
        else:
            self.show_claim()
        if self.article is not None:
            self.load_counts({self.article.text.article.id})

    def open_similar(self) -> None:
        """Find what resembles a text, beginning with the claim's."""
        from workbench.desk.screens.similar import SimilarScreen

        self.app.push_screen(SimilarScreen(self.session), self.after_references)

    def action_claim_variants(self) -> None:
        """Show who said the same where."""
        claim_id = self.current_id
        if claim_id is None:
            return
        from workbench.desk.screens.variants import VariantsScreen

        self.app.push_screen(VariantsScreen(self.session, claim_id))

    def action_claim_take(self) -> None:
        """Take over the verdict of a claim that says the same, and go on to the next open claim."""
        claim_id = self.current_id
        if claim_id is None:
            return
        done = self.attempt(lambda: self.session.take_over(claim_id))
        if done is not None:
            self._taken(done)

    def _taken(self, done: Done) -> None:
        self.pages.forget(done.claim_ids)
        self.claims.refresh()
        self.load_counts({row.article_id for row in self.session.rows(done.claim_ids)})
        self.go_on(self.claims.cursor, done.what)

"""Moving: within a pane, between panes, between articles."""

from __future__ import annotations

from dataclasses import replace

from textual import on

from workbench.desk.messages import ActionClicked, CursorMoved, RowChosen, TextClicked
from workbench.desk.screens.base import ReviewBase
from workbench.desk.widgets.pane import Pane
from workbench.model import ClaimFilter


class Moving(ReviewBase):
    """What moves the cursor, the view and the focus."""

    @property
    def pane(self) -> Pane:
        """Return the pane that has the focus, else the claims."""
        return self.focused if isinstance(self.focused, Pane) else self.claims

    def action_move_down(self) -> None:
        """Go a line down."""
        self.pane.move(1)

    def action_move_up(self) -> None:
        """Go a line up."""
        self.pane.move(-1)

    def action_move_top(self) -> None:
        """Go to the first line."""
        self.pane.move_to(end=False)

    def action_move_bottom(self) -> None:
        """Go to the last line."""
        self.pane.move_to(end=True)

    def action_move_half_down(self) -> None:
        """Go half a page down."""
        self.pane.page(0.5)

    def action_move_half_up(self) -> None:
        """Go half a page up."""
        self.pane.page(-0.5)

    def action_move_page_down(self) -> None:
        """Go a page down."""
        self.pane.page(1)

    def action_move_page_up(self) -> None:
        """Go a page up."""
        self.pane.page(-1)

    def action_move_next_pane(self) -> None:
        """Give the focus to the next pane."""
        self._focus_beside(1)

    def action_move_previous_pane(self) -> None:
        """Give the focus to the previous pane."""
        self._focus_beside(-1)

    def _focus_beside(self, step: int) -> None:
        zoomed = self.maximized is not None
        if zoomed:
            self.minimize()
        order: list[Pane] = [self.articles, self.claims, self.text, self.details]
        panes = [pane for pane in order if pane.display]
        here = panes.index(self.pane) if self.pane in panes else 0
        goal = panes[(here + step) % len(panes)]
        goal.focus()
        if zoomed:
            self.maximize(goal, container=False)

    def action_move_open(self) -> None:
        """Open what the cursor is at."""
        if self.pane is self.articles:
            if len(self.articles):
                self.open_article(self.articles.article_at(self.articles.cursor))
        elif self.pane is self.claims:
            self.text.focus()
        else:
            self.claims.focus()

    def action_move_back(self) -> None:
        """Go one level back."""
        if self.stop_waiting():
            return
        if self.claims.range_from is not None:
            self.claims.set_range(None)
        elif self.maximized is not None:
            self.minimize()
        elif self.has_class("-picking") or self.pane is not self.claims:
            self.remove_class("-picking")
            self.claims.focus()
        elif self.words is not None:
            self.forget_search()
        elif self.choice != ClaimFilter(article_id=self.choice.article_id):
            self.choice = ClaimFilter(article_id=self.choice.article_id)
            self.load_claims(self.current_id)
        self.say("")

    def action_article_next(self) -> None:
        """Go to the next article with open claims."""
        here = self.article.text.article.id if self.article else 0
        found = self.attempt(lambda: self.session.next_open_article(here))
        if found is None:
            self.say("no article has open claims left")
        elif found == here:
            self.say("no other article has open claims")
        else:
            self.say("")
            self.open_article(found)

    def action_article_previous(self) -> None:
        """Go to the article before this one."""
        if not self.article or not len(self.articles):
            return
        index = self.articles.index_of(self.article.text.article.id)
        if index <= 1:
            self.say("this is the first article")
        else:
            self.say("")
            self.open_article(self.articles.article_at(index - 1))

    def action_view_articles(self) -> None:
        """Go to the articles; show them where there was no room for them."""
        if self.maximized is not None:
            self.minimize()
        self.add_class("-picking")
        self.articles.focus()

    def action_view_zoom(self) -> None:
        """Give the pane all of the screen, or back."""
        if self.maximized is not None:
            self.minimize()
        else:
            self.maximize(self.pane, container=False)

    @on(CursorMoved)
    async def _cursor_moved(self, message: CursorMoved) -> None:
        if message.pane == "claims" and message.index == self.claims.cursor:
            self.show_claim()
            await self.settle()

    @on(RowChosen)
    def _row_chosen(self, message: RowChosen) -> None:
        if message.pane == "articles":
            self.open_article(self.articles.article_at(message.index))

    @on(TextClicked)
    def _text_clicked(self, message: TextClicked) -> None:
        places = self.article.places if self.article else ()
        hits = [place for place in places if place.start <= message.offset < place.end]
        if not hits:
            return
        smallest = min(hits, key=lambda place: place.end - place.start)
        if self.pages.index_of(smallest.id) is None:
            self.choice = replace(ClaimFilter(), article_id=self.choice.article_id)
        self.go_to_claim(smallest.id)

    @on(ActionClicked)
    async def _action_clicked(self, message: ActionClicked) -> None:
        await self.run_action(message.action_id.replace(".", "_"))

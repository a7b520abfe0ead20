"""What the review screen is made of: its panes, its state, and how a claim comes to be shown."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from workbench.desk.actions import actions_of
from workbench.desk.comfort import Comfort
from workbench.desk.drafts import Drafts
from workbench.desk.keymap import label_of
from workbench.desk.listing import Listed
from workbench.desk.screens.standing import desk_line, pane_title, status_line
from workbench.desk.session import OpenArticle, Session, describe
from workbench.desk.widgets.article_view import ArticleView
from workbench.desk.widgets.bars import Bar, KeyLine
from workbench.desk.widgets.details import Details
from workbench.desk.widgets.lists import ArticleList, ClaimList
from workbench.desk.widgets.tour import Tour
from workbench.model import ArticleRow, ClaimFilter, Counts, WorkbenchError
from workbench.safe import visible
from workbench.store.claims import Order

NO_ARTICLES = "No articles yet.\nTake some in with:\n  workbench add PATH"

_TURNS = 4
_LONG = 0.3
"""Seconds after which a reviewer is told what is being waited for."""
_STOPPABLE = ("claims", "search", "seek", "tape")

Answer = TypeVar("Answer")


class ReviewBase(Screen[None]):
    """The panes and the state of the review; what can be done is added by the classes below it."""

    def __init__(
        self, session: Session, *, start: ClaimFilter, drafts: Drafts, notice: str | None, comfort: Comfort
    ) -> None:
        super().__init__()
        self.session = session
        self.drafts = drafts
        self.choice = start
        self.order: Order = comfort.order
        self.words: str | None = None
        self.matches: Sequence[int] = ()
        self.message: tuple[str, str] = (notice or "", "bar--message")
        self.total: Counts | None = None
        self.pages = session.pages(array("q"))
        self.listed = self.choice, self.order
        self.reading = False
        self.waiting_for = ""
        self.article: OpenArticle | None = None
        self.articles = ArticleList(id="articles", classes="pane", empty=NO_ARTICLES)
        self.claims = ClaimList(id="claims", classes="pane")
        self.text = ArticleView(id="text", classes="pane")
        self.details = Details(id="details", classes="pane")
        self.desk_bar = Bar(id="desk-bar")
        self.status_bar = Bar(id="status-bar")
        self.tour = Tour(shown=comfort.tour, id="tour")
        self.tour.border_title = "The first steps"
        self._titles: dict[str, tuple[str, str]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        yield self.desk_bar
        yield self.tour
        with Container(id="panes"):
            with Container(id="lists"):
                yield self.articles
                yield self.claims
            with Container(id="claim"):
                yield self.text
                yield self.details
        yield self.status_bar
        yield KeyLine(list(actions_of("review")), always="desk.help", id="keys")

    def on_mount(self) -> None:
        """Begin where there is something to do."""
        self.claims.focus()
        if self.choice.is_empty:
            self.choice = ClaimFilter(article_id=self.session.first_place())
        self.title_pane(self.articles, "Articles")
        self.title_pane(self.details, "Details")
        if self.choice.article_id is None:  # there may be very many
            self.load_claims()
        else:
            self.attempt(lambda: self.set_claims(self.session.listed(self.choice, self.order)))
        self.call_after_refresh(self.load_articles)
        self.set_interval(2.0, self.look_for_others)

    # --- reading ---

    @work(exclusive=True, group="claims")
    async def load_claims(self, claim_id: int | None = None) -> None:
        """Read the list that the filter and the order make, beside the screen; the cursor goes to a claim.

        Of a long list the beginning is shown first. Where the claim comes later in it, the cursor goes there when
        all is read, unless the reviewer has gone on meanwhile.
        """
        choice, order = self.choice, self.order
        listed = await self.ask(lambda: self.session.find_list(choice, order, claim_id), doing="listing")
        if listed is None:
            return
        self.set_claims(listed)
        if listed.whole:
            return
        begun_at = self.current_id
        rest = await self.ask(lambda: self.session.find_rest(choice, order, claim_id), doing="listing the rest")
        if rest is not None:
            self.add_rest(rest, stay=self.current_id != begun_at or begun_at == claim_id)

    @work(exclusive=True, group="articles")
    async def load_articles(self) -> None:
        """Read all articles with their progress, beside the screen."""
        found = await self.ask(lambda: (self.session.find_articles(), self.session.find_counts(())[0]))
        if found is not None:
            articles, self.total = found
            self.articles.set_articles(articles, self.total)
            self.claims.empty = self.nothing_listed if articles else NO_ARTICLES
            self.articles.show_opened(self.choice.article_id)
            self.tell_what_waits()
            self.update_bars()

    def tell_what_waits(self) -> None:
        """Tell of claims that wait to be placed, where nothing else is told."""
        waiting = self.attempt(self.session.waiting_places)
        if waiting and not self.message[0]:
            self.message = (f"{waiting} to be placed in a new draft: L", "bar--warning")

    @work(exclusive=True, group="counts")
    async def load_counts(self, article_ids: Iterable[int]) -> None:
        """Read the progress again of the whole and of some articles, beside the screen."""
        found = await self.ask(lambda: self.session.find_counts(article_ids))
        if found is not None:
            self.total, rows = found
            self.articles.update(rows, self.total)
            self.update_bars()

    async def ask(self, question: Callable[[], Answer], *, doing: str = "") -> Answer | None:
        """Have a question answered in a thread; tell of what went wrong, and then return None.

        Args:
            question: what to do there.
            doing: what that is, in words: where it takes long, they are told, and the key of `move.back` stops it.
        """
        told = self.set_timer(_LONG, lambda: self._tell_of_wait(doing)) if doing else None
        try:
            return await asyncio.to_thread(question)
        except WorkbenchError as error:
            self.warn(str(error))
            return None
        finally:
            if told is not None:
                told.stop()
                self.waiting_for = ""
                self.update_bars()

    def _tell_of_wait(self, doing: str) -> None:
        self.waiting_for = f"{doing} … {self.key('move.back')} stops it"
        self.update_bars()

    def stop_waiting(self) -> bool:
        """Give up what is being waited for; tell whether there was something."""
        if not self.waiting_for:
            return False
        for group in _STOPPABLE:
            self.workers.cancel_group(self, group)
        self.session.interrupt()
        self.choice, self.order = self.listed
        self.waiting_for = ""
        self.say("stopped")
        return True

    def attempt(self, act: Callable[[], Answer]) -> Answer | None:
        """Do something at once; tell of what went wrong, and then return None."""
        try:
            return act()
        except WorkbenchError as error:
            self.warn(str(error))
            return None

    def look_for_others(self) -> None:
        """Read everything again where another program has written to the database."""
        if self.attempt(self.session.others_wrote):
            self.reload()
            self.say(f"{self.session.told_by_others()}; read again")

    def reload(self) -> None:
        """Read everything again; the cursor stays at its claim."""
        current = self.current_id
        self.load_claims(current)
        self.load_articles()

    # --- showing ---

    @property
    def current_id(self) -> int | None:
        """Return the claim of the cursor."""
        return self.pages.numbers[self.claims.cursor] if len(self.pages) else None

    def set_claims(self, listed: Listed) -> None:
        """List claims, or the beginning of them."""
        self.pages = self.session.pages(listed.numbers)
        self.listed = self.choice, self.order
        self.reading = not listed.whole
        self.claims.set_rows(self.pages, listed.index, order=self.order)
        self.articles.show_opened(self.choice.article_id)
        self.show_claim()

    def add_rest(self, listed: Listed, *, stay: bool) -> None:
        """List all claims where the beginning of them is listed; the cursor and a range stay where they are."""
        beginning, self.reading = self.pages.numbers, False
        if listed.numbers[: len(beginning)] != beginning:  # another program wrote meanwhile
            self.set_claims(listed)
            return
        self.pages = self.session.pages(listed.numbers)
        self.claims.add_rows(self.pages)
        self.search_again()
        if stay or self.claims.range_from is not None:
            self.update_bars()
        else:
            self.go_to_row(listed.index)

    def show_claim(self) -> None:
        """Show the claim of the cursor in its text, with its details."""
        claim_id = self.current_id
        detail = self.attempt(lambda: self.session.detail(claim_id)) if claim_id is not None else None
        article_id = detail.row.article_id if detail else self.choice.article_id
        self.article = self.attempt(lambda: self.session.article(article_id)) if article_id is not None else None
        self.text.show(self.article, detail)
        sources = self.attempt(lambda: self.session.known_sources(claim_id)) if detail and claim_id else None
        self.details.show(detail, sources)
        self.update_titles()
        self.update_bars()

    async def settle(self) -> None:
        """Let the panes say that they have changed, so that one repaint shows all of them and not the first only.

        A pane says so when its own queue is empty, which takes a few turns of the event loop; a screen that has
        not waited for that paints the list at once and the rest a whole frame later.
        """
        for _ in range(_TURNS):
            await asyncio.sleep(0)

    def update_titles(self) -> None:
        """Write in the borders what the panes show."""
        article = self.article.text.article if self.article else None
        self.title_pane(self.text, *pane_title(article))
        everywhere = self.choice.article_id is None
        narrowed = describe(self.choice, speaker=visible)
        if narrowed:
            title = f"{'All articles' if everywhere else 'Claims'}: only {narrowed}"
        else:
            title = "Claims of all articles" if everywhere else "Claims"
        self.title_pane(self.claims, title)

    def title_pane(self, pane: Any, title: str, subtitle: str = "") -> None:
        """Write in a pane's border, where it is not written there already: to write there draws the pane anew."""
        if self._titles.get(pane.id) != (title, subtitle):
            self._titles[pane.id] = (title, subtitle)
            pane.set_title(title, subtitle)

    def update_bars(self) -> None:
        """Write the lines above and below the panes."""
        article = self.article_row(self.article.text.article.id) if self.article else None
        self.desk_bar.set_parts(
            *desk_line(self.session.store, self.session.reviewer, self.total, article, len(self.drafts))
        )
        self.status_bar.set_parts(*status_line(self, self.message))

    def counts_shown(self) -> Counts | None:
        """Return the counts of what is listed: of the article, else of the whole."""
        if self.choice.article_id is None:
            return self.total
        row = self.article_row(self.choice.article_id)
        return row.counts if row else None

    def article_row(self, article_id: int) -> ArticleRow | None:
        """Return the newest row of an article that is known."""
        index = self.articles.index_of(article_id)
        if index:
            return self.articles.articles[index - 1]
        return self.article.text.article if self.article and self.article.text.article.id == article_id else None

    def key(self, action_id: str) -> str:
        """Return the key of an action, as people write it."""
        return label_of(self.app, action_id)

    def say(self, message: str, *, style: str = "bar--message") -> None:
        """Tell in the status line what was done."""
        self.message = (message, style)
        self.update_bars()

    def warn(self, message: str) -> None:
        """Tell what went wrong, for longer than the status line does."""
        self.notify(visible(message), severity="error", markup=False, timeout=8)

    @property
    def nothing_listed(self) -> str:
        """Return what an empty list says: why, and what to do."""
        back, articles = self.key("move.back"), self.key("view.articles")
        return f"No claims here.\n{back} takes the filter away,\n{articles} shows the articles."

    # --- going somewhere ---

    def go_to_claim(self, claim_id: int) -> None:
        """Go to a claim: in the list, else in the list of all claims of its article."""
        index = self.pages.index_of(claim_id)
        if index is None:
            rows = self.session.rows([claim_id])
            if rows:
                self.choice = ClaimFilter(article_id=rows[0].article_id)
                self.load_claims(claim_id)
            return
        self.go_to_row(index)

    def go_to_row(self, index: int) -> None:
        """Move the cursor to a row of the list and show its claim."""
        if index == self.claims.cursor:
            self.show_claim()
        else:
            self.claims.go_to(index)

    def go_on(self, after: int, what: str) -> None:
        """Tell what was done, and go on to the next open claim."""
        raise NotImplementedError

    def search_again(self) -> None:
        """Search for the same words in what is listed now, where some were searched for."""
        raise NotImplementedError

    def open_similar(self) -> None:
        """Find what resembles a text."""
        raise NotImplementedError

    def open_article(self, article_id: int | None) -> None:
        """List the claims of an article, or of all; the other conditions of the filter stay."""
        self.choice = replace(self.choice, article_id=article_id)
        self.forget_search()
        self.remove_class("-picking")
        self.claims.focus()
        self.load_claims()

    def forget_search(self) -> None:
        """Forget what was searched for."""
        self.words, self.matches = None, ()
        self.claims.set_matches(frozenset())

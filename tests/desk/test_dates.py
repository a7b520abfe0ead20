"""Dates at the desk: shown beside a claim, the list in their order, and the date of an article given there."""

from __future__ import annotations

from tests.desk.conftest import Opener
from tests.making import source_of
from workbench.intake import parse_head
from workbench.model import ClaimFilter
from workbench.services.adding import add_articles
from workbench.store import Store
from workbench.store.articles import get_article

TEXT = """date 2019-04 De raad van Noordwolde heeft zaterdag besloten tot sluiting van het zwembad.

In januari ging het nog goed. Op zondag 7 mei 2017 werd het zwembad feestelijk geopend.
"""


def put(store: Store, text: str = TEXT) -> int:
    added = next(iter(add_articles(store, [source_of(text, head=parse_head(text))], reviewer="ada")))
    assert added.article_id is not None
    return added.article_id


async def test_a_date_stands_beside_its_claim_with_what_decided(desk: Opener, store: Store) -> None:
    article = put(store)
    async with desk(store, start=ClaimFilter(article_id=article)) as at:
        details = at.shown("#details")
        assert "zaterdag = 2019-04-XX" in details
        assert "one of 2019-04-06" in details
        assert "weekday" in details


async def test_the_article_is_given_its_date_and_undo_takes_it_back(desk: Opener, store: Store) -> None:
    article = put(store)
    async with desk(store, start=ClaimFilter(article_id=article)) as at:
        await at.press("D")
        await at.press(*["backspace"] * 8)
        await at.type("6 april 2019")
        await at.press("enter")
        assert "zaterdag = 2019-04-06" in at.shown("#details")
        assert "date 2019-04-06: article" in at.status
        assert get_article(store, article).published == "2019-04-06"
        await at.press("u")
        assert "zaterdag = 2019-04-XX" in at.shown("#details")
        assert "taken back: date, article" in at.status
        await at.press("ctrl+r")
        assert "zaterdag = 2019-04-06" in at.shown("#details")


async def test_what_is_no_date_is_told_and_esc_changes_nothing(desk: Opener, store: Store) -> None:
    article = put(store)
    async with desk(store, start=ClaimFilter(article_id=article)) as at:
        await at.press("D", "escape")
        await at.press("D", *["backspace"] * 8)
        await at.type("soon")
        await at.press("enter")
        assert any("not a date" in notice for notice in at.notices)
        assert get_article(store, article).published == "2019-04"
        assert len(at.app.screen_stack) == 2, "what was typed is there to be mended"
        assert at.app.screen.query_one("Input").value == "soon"
        await at.press("escape")
        assert len(at.app.screen_stack) == 1


async def test_the_list_can_stand_in_the_order_of_dates(desk: Opener, store: Store) -> None:
    article = put(store)
    async with desk(store, start=ClaimFilter(article_id=article)) as at:
        for _ in range(3):
            await at.press("w")
        assert "by date" in at.status
        rows = [at.screen.pages[index].text for index in range(len(at.screen.claims))]
        assert rows[0].startswith("Op zondag 7 mei 2017") and "zaterdag" in rows[-1]
        assert "2017-05-07 Op zondag" in at.lines("#claims")[0]


async def test_a_weekday_that_does_not_fit_is_shown_with_the_reason(desk: Opener, store: Store) -> None:
    article = put(store, "De raad kwam zondag 6 april 2019 bijeen in Noordwolde. Daarna ging hij uiteen.")
    async with desk(store, start=ClaimFilter(article_id=article)) as at:
        details = at.shown("#details")
        assert "2019-04-06 is a Saturday" in details

"""What resembles a claim: listed with reasons, decided on, searched as one types; a verdict taken over."""

from __future__ import annotations

import hashlib

import pytest

from tests.desk.conftest import Opener
from workbench.desk.screens.references import ReferencesScreen
from workbench.desk.screens.similar import SimilarScreen
from workbench.desk.screens.variants import VariantsScreen
from workbench.intake import parse_head
from workbench.model import ClaimFilter, SourceText
from workbench.services.adding import add_articles
from workbench.services.reviewing import give_verdict
from workbench.store import Store
from workbench.store.claims import claim_detail, claim_ids, claim_rows

ONE = "De haven van Ostermeer blijft tot september dicht. Bij de brand raakten zeven mensen gewond in de haven."
TWO = "Bij de brand raakten negen mensen gewond in de haven. De haven van Ostermeer blijft dicht tot in september."


@pytest.fixture
def linked(store: Store) -> Store:
    sources = [
        SourceText(f"{i}.txt", text, "utf-8", hashlib.sha256(text.encode()).hexdigest(), parse_head(text))
        for i, text in enumerate((ONE, TWO))
    ]
    list(add_articles(store, sources, reviewer="bo"))
    return store


def number(store: Store, words: str, article: int) -> int:
    rows = claim_rows(store, list(claim_ids(store, ClaimFilter(article_id=article))))
    return next(row.id for row in rows if words in row.text)


async def test_a_conflict_shows_its_reason_and_is_rejected_and_brought_back(desk: Opener, linked: Store) -> None:
    async with desk(linked) as at:
        await at.press("G", "x")
        assert isinstance(at.app.screen, ReferencesScreen)
        assert "negen" in at.shown("#references")
        assert "number: zeven ≠ negen" in " ".join(at.shown("#reference-details").split())
        await at.press("r")
        assert "Nothing that resembles" in at.shown("#references")
        await at.press("u")
        assert "negen" in at.shown("#references")
        await at.press("c", "escape")
        assert claim_detail(linked, number(linked, "zeven", 1)).cross_references[0].status == "confirmed"
        assert at.app.screen is at.screen


async def test_enter_goes_to_the_other_claim(desk: Opener, linked: Store) -> None:
    async with desk(linked) as at:
        await at.press("G", "x", "enter")
        assert "negen" in at.row


async def test_a_verdict_is_taken_over_with_one_key_and_recorded(desk: Opener, linked: Store) -> None:
    source = number(linked, "september", 2)
    give_verdict(linked, [source], "verified", note="havenbericht", reviewer="bo")
    async with desk(linked) as at:
        await at.press("g")
        assert "said before" in at.shown("#details")
        await at.press("t")
        assert "taken over from claim" in at.status
    detail = claim_detail(linked, number(linked, "september", 1))
    assert detail.row.status == "verified"
    assert detail.history[-1].taken_from == source
    assert detail.history[-1].reviewer == "ada"


async def test_nothing_to_take_over_says_so(desk: Opener, linked: Store) -> None:
    async with desk(linked) as at:
        await at.press("t")
        assert "nothing was taken over" in at.notices[-1]


async def test_variants_of_one_utterance(desk: Opener, linked: Store) -> None:
    async with desk(linked) as at:
        await at.press("g", "c")
        assert isinstance(at.app.screen, VariantsScreen)
        assert "dicht tot in september" in at.shown("#variants")
        await at.press("escape")
        assert at.app.screen is at.screen


async def test_searching_what_resembles_as_one_types(desk: Opener, linked: Store) -> None:
    async with desk(linked) as at:
        at.screen.details.focus()
        await at.press("/")
        assert isinstance(at.app.screen, SimilarScreen)
        await at.type("haven dicht september")
        assert "Ostermeer" in at.shown("#similar")
        await at.press("enter")
        assert "Ostermeer" in at.row

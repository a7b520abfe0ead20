"""Search, filter, order, marks, articles, help, palette, mouse: how a reviewer gets around."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.desk.conftest import Opener
from workbench.desk.actions import ACTIONS, BY_ID, groups
from workbench.desk.screens.help import HelpScreen, help_lines
from workbench.desk.screens.review import ReviewScreen
from workbench.desk.session import Session
from workbench.model import STATUSES, ClaimFilter
from workbench.store import open_store


async def test_search_goes_to_matches_and_round(desk: Opener) -> None:
    async with desk() as at:
        await at.press("/")
        await at.type("kwartier")
        await at.press("enter")
        assert (at.row, list(at.screen.matches)) == ("Omrijden kost een kwartier", [10, 12])
        assert "2 with 'kwartier'" in at.status
        await at.press("n")
        assert at.row == "Dat kost een kwartier."
        await at.press("n")
        assert "begun again" in at.status
        await at.press("N")
        assert at.row == "Dat kost een kwartier."
        await at.press("escape")
        assert at.screen.words is None


async def test_a_search_without_hits_says_so_and_stays(desk: Opener) -> None:
    async with desk() as at:
        await at.press("j", "/")
        await at.type("xyzzy")
        await at.press("enter")
        assert "no claim of this list has these words" in at.status
        assert at.screen.claims.cursor == 1


async def test_escape_leaves_the_prompt(desk: Opener) -> None:
    async with desk() as at:
        await at.press("/", "escape")
        assert at.app.screen is at.screen


async def test_the_filter_narrows_and_escape_takes_it_away(desk: Opener) -> None:
    async with desk() as at:
        await at.press("v", "f", "right", "space", "ctrl+s")
        assert at.screen.choice == ClaimFilter(article_id=1, statuses=("verified",))
        assert [row.id for row in at.screen.pages] == [1]
        assert at.screen.claims.border_title == "Claims: only verified"
        await at.press("escape")
        assert len(at.screen.claims) == 13


async def test_the_filter_by_kind_words_and_speaker(desk: Opener) -> None:
    async with desk() as at:
        await at.press("f", "tab", "space", "ctrl+s")
        assert {row.kind for row in at.screen.pages} == {"quote"}
        await at.press("f", "tab", "space", "tab")
        await at.type("brug")
        await at.press("enter")
        assert len(at.screen.claims) == 2
        await at.press("f", "ctrl+x")
        await at.press("f", "tab", "tab", "tab")
        await at.type("veld")
        await at.press("enter")
        assert {row.speaker_name for row in at.screen.pages} == {"Joop Veld"}


async def test_a_filter_without_hits_says_what_to_do(desk: Opener) -> None:
    async with desk(start=ClaimFilter(article_id=1, statuses=("disputed",))) as at:
        assert "No claims here." in at.shown("#claims")
        await at.press("v", "j", "G", "e", "E", "y", "V", "o", "m", "n")
        assert len(at.app.screen_stack) == 1


async def test_a_filter_of_no_article_lists_all(desk: Opener) -> None:
    async with desk(start=ClaimFilter(kinds=("heading",))) as at:
        assert len(at.screen.claims) == 4
        await at.press("G")
        assert at.screen.article is not None
        assert at.screen.article.text.article.id == 3


async def test_the_orders(desk: Opener) -> None:
    async with desk() as at:
        await at.press("w", "g")
        assert at.screen.pages[0].worth == 0.9
        assert at.lines("#claims")[0].startswith(" · »  90 kost het herstel")
        await at.press("w", "w", "w")
        assert at.screen.order == "text"


async def test_marks_are_found(desk: Opener) -> None:
    async with desk() as at:
        await at.press("m")
        assert at.screen.current_id == 6
        assert "differs" in at.shown("#details")
        assert "3,2 / 4,1" in at.shown("#details")
        await at.press("M")
        assert at.screen.current_id == 6


async def test_the_next_open_claim(desk: Opener) -> None:
    async with desk() as at:
        await at.press("j", "v", "k", "k", "o")
        assert at.screen.claims.cursor == 2


async def test_panes_move_and_scroll(desk: Opener) -> None:
    async with desk(size=(80, 24)) as at:
        await at.press("tab")
        assert at.screen.focused is at.screen.text
        await at.press("G")
        assert at.screen.text.scroll_offset.y > 0
        await at.press("g", "ctrl+d", "ctrl+u", "pagedown", "pageup", "shift+tab", "G")
        assert at.screen.claims.cursor == 12
        await at.press("z")
        assert at.screen.maximized is at.screen.claims
        await at.press("tab")
        assert at.screen.maximized is at.screen.text
        await at.press("escape")
        assert at.screen.maximized is None


async def test_articles_are_chosen(desk: Opener) -> None:
    async with desk(size=(80, 24)) as at:
        assert not at.screen.articles.display
        await at.press("a")
        assert at.screen.articles.display
        assert "> Brug bij Zuidhaven" in at.shown("#articles")
        await at.press("j", "enter")
        assert at.screen.choice.article_id == 2
        assert not at.screen.articles.display
        await at.press("[")
        assert at.screen.choice.article_id == 1
        await at.press("a", "g", "enter")
        assert (at.screen.choice.article_id, len(at.screen.claims)) == (None, 20)


async def test_clicks_select(desk: Opener) -> None:
    async with desk() as at:
        await at.pilot.click("#claims", offset=(5, 4))
        await at.settle()
        assert at.screen.claims.cursor == 3
        line = next(y for y, text in enumerate(at.lines("#text")) if "scheuren gevonden" in text)
        await at.pilot.click("#text", offset=(8, line + 1))
        await at.settle()
        assert at.row == "In de pijlers zijn veertien scheuren gevonden."
        await at.pilot.click("#articles", offset=(5, 3))
        await at.settle()
        assert at.screen.choice.article_id == 2
        await at.pilot.click("#keys", offset=(2, 0))
        await at.settle()
        assert at.screen.pages[0].status == "verified"


async def test_a_click_beside_a_long_list_goes_far(desk: Opener) -> None:
    async with desk(size=(80, 24)) as at:
        await at.pilot.click("#claims", offset=(79, 4))
        await at.settle()
        assert at.screen.claims.cursor > 5
        assert any(line.endswith("▐") for line in at.lines("#claims"))


async def test_a_click_in_the_text_finds_a_claim_that_the_filter_hides(desk: Opener) -> None:
    async with desk(start=ClaimFilter(article_id=1, kinds=("quote",))) as at:
        line = next(y for y, text in enumerate(at.lines("#text")) if "scheuren gevonden" in text)
        await at.pilot.click("#text", offset=(8, line + 1))
        await at.settle()
        assert at.row == "In de pijlers zijn veertien scheuren gevonden."


async def test_help_shows_every_action_and_sign(desk: Opener) -> None:
    words = "\n".join(f"{left} {right}" for left, right in help_lines())
    assert all(action.title in words for action in ACTIONS)
    async with desk() as at:
        await at.press("?")
        assert isinstance(at.app.screen, HelpScreen)
        assert "Verdicts" in at.shown("#help")
        await at.press("j", "k", "pagedown", "pageup", "q")
        assert at.app.screen is at.screen


async def test_the_palette_calls_an_action(desk: Opener) -> None:
    async with desk() as at:
        await at.press(":")
        await at.type("disputed")
        await at.pilot.pause(0.2)
        await at.press("enter")
        await at.settle()
        assert at.screen.pages[0].status == "disputed"


@pytest.mark.parametrize("key", ["q", "Q", "ctrl+q"])
async def test_quitting(desk: Opener, key: str) -> None:
    async with desk() as at:
        await at.pilot.press(key)
        await at.pilot.pause()
        assert not at.app.is_running
    assert at.app.return_code == 0


async def test_an_empty_database_says_what_to_do(desk: Opener, tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.db") as store:
        async with desk(store, notice="welcome") as at:
            assert "workbench add PATH" in at.shown("#articles")
            assert "workbench add PATH" in at.shown("#claims")
            assert "welcome" in at.status
            await at.press("v", "u", "j", "G", "]", "[", "/", "escape", "f", "escape", "a", "enter", "tab", "o", "m")
            assert at.app.is_running


async def test_small_terminals_do_no_harm(desk: Opener) -> None:
    for size in ((40, 10), (20, 5), (2, 2)):
        async with desk(size=size) as at:
            await at.press("j", "v", "tab", "a", "escape")
            assert at.app.is_running


def test_the_registry_holds_together() -> None:
    assert len(BY_ID) == len(ACTIONS)
    for action in ACTIONS:
        assert "." in action.id
        assert action.keys
    keys = [key for action in ACTIONS if action.where == "review" for key in action.keys]
    assert len(keys) == len(set(keys)), "no key does two things"
    for action in groups(where="review").values():
        assert all(hasattr(ReviewScreen, f"action_{a.method}") for a in action)


async def test_jumps_to_conflicts_quotes_and_claims_of_this_speaker(desk: Opener) -> None:
    async with desk(start=ClaimFilter(statuses=STATUSES)) as at:
        await at.press("!")
        assert at.row == "kost het herstel 3,2 miljoen euro"
        await at.press("@")
        assert (at.row, "Mara Stok" in at.shown("#details")) == ("duurt het vijf maanden", True)
        await at.press('"')
        assert at.row == "Dit is de derde keer in twee jaar"
        await at.press("g", "@")
        assert "this claim has no speaker" in at.status


async def test_of_a_long_list_the_beginning_comes_first(desk: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.desk.session.BEGINNING", 5)
    async with desk(start=ClaimFilter(statuses=STATUSES)) as at:
        assert " 1/20 " in at.status
        await at.press("G", "F")
        assert (at.row.split()[0], " 20/20 " in at.status) == ("Kaal", True), "the cursor stays at its claim"
        for key in "vvv":
            await at.press(key)
        assert " 3/20 " in at.status, "and goes round the end"


async def test_what_takes_long_tells_so_and_can_be_stopped(desk: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk() as at:
        before = at.screen.choice
        stopped = threading.Event()
        monkeypatch.setattr(Session, "find_list", lambda *_: stopped.wait(30))
        monkeypatch.setattr(Session, "interrupt", lambda _: stopped.set())
        await at.pilot.press("F")
        await at.pilot.pause(0.5)
        assert "listing … Esc stops it" in at.status
        await at.press("escape")
        assert (at.screen.choice, "stopped" in at.status, len(at.screen.claims)) == (before, True, 13)

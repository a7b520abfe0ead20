"""At the desk: a verdict with more, a second pass, the notebook, whose claims are whose, what is confidential."""

from __future__ import annotations

from pathlib import Path

from tests.desk.conftest import Opener
from workbench.model import ClaimFilter
from workbench.services.reviewing import attach_evidence, give_verdict
from workbench.store import Store, open_store
from workbench.store.claims import claim_detail
from workbench.store.notebook import claim_notebook


async def test_a_verdict_with_more_and_its_draft(desk: Opener, desk_store: Store) -> None:
    async with desk(size=(80, 24)) as at:
        await at.press("r")
        assert "mostly false" in at.shown("#verdict")
        await at.press("down", "down", "down", "tab")
        await at.type("seven weeks")
        await at.press("escape")
        assert "1 not stored" in at.shown("#desk-bar")
        await at.press("q")
        assert any("a verdict at claim 1" in message for message in at.notices)
        await at.press("r", "tab", "tab")
        await at.type("nergens")
        await at.press("tab")
        await at.type("x")
        await at.press("enter")
        assert any("stands neither in the claim" in message for message in at.notices)
        await at.press("shift+tab", "ctrl+u")
        await at.type("maanden")
        await at.press("enter")
        entry = claim_detail(desk_store, 1).history[0]
        assert (entry.verdict, entry.rating, entry.note) == ("disputed", "false", "seven weeks")
        assert entry.correction == "maanden → x"
        assert "not stored" not in at.shown("#desk-bar")
        assert "disputed, false: claim 1" in at.status
        await at.press("u")
        assert claim_detail(desk_store, 1).row.status == "open"


async def test_a_second_pass_disagreement_and_settling(desk: Opener, desk_store: Store) -> None:
    give_verdict(desk_store, [1, 2], "verified", reviewer="bo", note="seen")
    async with desk() as at:
        await at.press("g", "2")
        assert "bo" in at.shown("#standing")
        await at.press("d")
        assert "second pass, disputed: claim 1, disagreed" in at.status
        assert "≠" in at.lines("#claims")[0]
        assert "2 settles it" in at.shown("#details")
        await at.press("2")
        assert "settles it" in at.shown("#standing")
        await at.press("escape", "j", "2", "w")
        assert claim_notebook(desk_store, 2).second_pass == "wanted"
        await at.press("f", "shift+tab", "shift+tab", "right", "right", "space", "enter")
        assert [row.id for row in at.screen.pages[:]] == [1]
        assert "second pass disagreed" in str(at.screen.claims.border_title)
        await at.press("2", "r", "tab")
        await at.type("both half right")
        await at.press("enter")
        book = claim_notebook(desk_store, 1)
        assert (book.second_pass, book.standing[0].note) == ("settled", "both half right")
        await at.press("u")
        assert claim_notebook(desk_store, 1).second_pass == "disagreed"


async def test_questions_are_asked_and_answered(desk: Opener, desk_store: Store) -> None:
    async with desk(start=ClaimFilter(article_id=1), size=(80, 24)) as at:
        await at.press("R")
        assert "No questions yet" in at.shown("#questions")
        await at.press("a")
        await at.type("welke brug")
        await at.press("tab", "tab")
        await at.type("2020-01-01")
        await at.press("enter")
        assert "overdue" in at.shown("#questions")
        await at.press("r")
        await at.type("zij zegt")
        await at.press("enter")
        assert any("say who is asked" in message for message in at.notices)
        await at.press("tab")
        await at.type("Mara")
        await at.press("enter", "enter")
        await at.type("de brug in het noorden")
        await at.press("enter")
        assert sorted(one.outcome or "" for one in claim_notebook(desk_store, 1).questions) == ["", "answered"]
        await at.press("u", "escape")
        assert "q" in at.lines("#claims")[0][-4:]
        assert "OVERDUE" in at.shown("#details")
        await at.press("R", "j", "d", "escape")
        assert [one.outcome for one in claim_notebook(desk_store, 1).questions].count("declined") == 1


async def test_whose_claims_are_whose_and_what_is_confidential(desk: Opener, desk_store: Store) -> None:
    attach_evidence(desk_store, 2, stance="supports", title="[b]letter[/b]", reviewer="bo")
    async with desk() as at:
        await at.press("V", "j", "A")
        await at.press("enter")
        assert [claim_notebook(desk_store, n).assigned_to for n in (1, 2, 3)] == ["ada", "ada", None]
        await at.press("g", "K")
        assert claim_notebook(desk_store, 1).confidential
        assert "kept out of every export" in at.shown("#details")
        await at.press("K")
        assert not claim_notebook(desk_store, 1).confidential
        await at.press("j", "K")
        assert "[b]letter[/b]" in at.shown("#what")
        await at.press("down", "enter")
        assert len(claim_notebook(desk_store, 2).confidential_evidence) == 1
        await at.press("f", "shift+tab", "space", "enter")
        assert [row.id for row in at.screen.pages[:]] == [1, 2]


async def test_a_colleagues_verdict_shows_and_the_cursor_stays(desk: Opener, desk_store: Store, database: Path) -> None:
    async with desk(start=ClaimFilter(article_id=1)) as at:
        await at.press("j", "j")
        with open_store(database) as other:
            give_verdict(other, [1], "disputed", reviewer="bo")
        at.screen.look_for_others()
        await at.settle()
        assert at.screen.claims.cursor == 2
        assert "✗" in at.lines("#claims")[0]
        assert "bo: verdict at claim 1; read again" in at.status
        assert "1 of 20 reviewed" in at.shown("#desk-bar")
        at.screen.look_for_others()
        await at.settle()
        give_verdict(desk_store, [2], "disputed", reviewer="ada")
        at.screen.look_for_others()
        assert "bo: verdict" in at.status, "what was written here is no news"


async def test_the_filter_fits_the_smallest_screen(desk: Opener) -> None:
    async with desk(size=(80, 24)) as at:
        await at.press("f")
        assert "apply" in at.shown("KeyLine")
        keys = at.app.screen.query_one("KeyLine").region
        assert keys.bottom <= 24
        dialog = at.app.screen.query_one(".dialog").content_region
        assert all(dialog.contains_region(at.app.screen.query_one(f"#{one}").region) for one in ("words", "kept"))

"""Putting right at the desk what the splitter found, and the shelf on which lies what is in no list."""

from __future__ import annotations

from tests.desk.conftest import Opener
from tests.making import source_of
from workbench.services.redrafting import add_draft
from workbench.store import Store


async def test_a_claim_is_set_aside_and_brought_back(desk: Opener) -> None:
    async with desk() as at:
        row = at.row
        await at.press("X")
        await at.type("een mening")
        await at.press("enter")
        assert at.status.rstrip().endswith("set aside: claim 1") and " /1" in at.status
        assert at.row != row
        await at.press("k")
        while at.row != row:
            await at.press("k")
        assert "een mening" in at.shown("#details") and "/ aside" in at.shown("#details")
        await at.press("L")
        assert "set aside" in at.shown("#shelf") and row[:20] in at.shown("#shelf")
        await at.press("b")
        assert "Nothing is set aside" in at.shown("#shelf")
        await at.press("u")
        assert row[:20] in at.shown("#shelf")
        await at.press("enter")
        assert at.row == row
        await at.press("X")
        assert " /1" not in at.status and at.row == row


async def test_borders_are_moved_split_merged_and_claims_added(desk: Opener, desk_store: Store) -> None:
    async with desk() as at:
        await at.press("j", "j")
        before, count = at.row, len(at.screen.pages)
        await at.press("v", "k", "C", "left", "left")
        assert before.rsplit(" ", 1)[0] in at.shown("#correction").replace("\n", " ") or "was" in at.shown(
            "#correction"
        )
        await at.press("shift+left", "shift+right", "tab", "right", "enter")
        number = at.screen.current_id
        assert at.row in before and at.row != before
        assert "given on other words" in at.shown("#details") and "[-" in at.shown("#details")
        await at.press("u")
        assert at.row == before and "given on other words" not in at.shown("#details")
        await at.press("C", *["left"] * 4, "s")
        assert len(at.screen.pages) == count + 1 and at.screen.current_id != number
        await at.press("C", "m")
        assert len(at.screen.pages) == count and at.row == before
        await at.press("L")
        assert "replaced" in at.shown("#shelf")
        await at.press("escape", "u", "u")
        assert at.screen.current_id == number
        await at.press("plus", "right", "right", "f")
        await at.press(*["backspace"] * 4)
        await at.type("direct")
        await at.press("enter", "p")
        await at.type("Piet Puk")
        await at.press("enter", "enter")
        added = desk_store.row("SELECT form, speaker, claim FROM claim_sheet WHERE claim = ?", (at.row,))
        assert added is not None and (added["form"], added["speaker"]) == ("direct", "Piet Puk")
        await at.press("C", "P")
        await at.press(*["backspace"] * 4)
        await at.type("Jan")
        await at.press("enter")
        assert at.screen.pages[at.screen.claims.cursor].speaker_name == "Jan"


async def test_what_does_not_fit_is_said_and_the_screen_stays(desk: Opener) -> None:
    async with desk() as at:
        await at.press("C", "enter")
        assert "has these borders already" in at.notices[-1]
        await at.press("tab", "s")
        assert "does not divide it" in at.notices[-1]
        await at.press("d", "escape")
        await at.press("escape", "plus", "enter")
        assert "no place in the text" in at.notices[-1]


async def test_an_article_is_withdrawn_and_a_draft_asks_for_places(desk: Opener, desk_store: Store) -> None:
    async with desk() as at:
        claim = at.screen.current_id
        await at.press("v", "W", "enter")
        assert "withdrawn: article 1" in at.status
        assert at.screen.article is not None and at.screen.article.text.article.id != 1
        await at.press("L")
        assert "withdrawn" in at.shown("#shelf")
        await at.press("b", "escape")
        assert desk_store.value("SELECT withdrawn FROM articles WHERE id = 1") is None
        row = desk_store.rows("SELECT text FROM claims WHERE id = ?", (claim,))[0]
        text = f"Nieuw. {row['text']}\n\nAnders nu.\n\nIets. {row['text']}\n"
        add_draft(desk_store, 1, source_of(text), reviewer="ada")
        at.screen.say("")
        at.screen.reload()
        await at.settle()
        assert "to be placed in a new draft: L" in at.status
        await at.press("L")
        shown = at.shown("#shelf")
        assert "to place" in shown and "2" in at.shown("#shelf-details")
        await at.press("p")
        await at.type("9")
        await at.press("enter")
        assert "9 is none" in at.notices[-1]
        await at.press("p")
        await at.type("2")
        await at.press("enter")
        assert "to place" not in at.shown("#shelf")
        standing = desk_store.row("SELECT status, start_offset FROM claim_sheet WHERE claim_id = ?", (claim,))
        assert standing is not None and standing["status"] == "verified" and standing["start_offset"] > 40

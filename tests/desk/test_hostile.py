"""Text that would steer a terminal, break a layout or pass for markup: shown harmlessly, stored unchanged."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot

from tests.desk.conftest import Opener
from tests.desk.data import HOSTILE
from workbench.desk.wrapping import _NOT_ONE_CELL, cut, offset_at, paragraphs, wrap
from workbench.model import ClaimFilter
from workbench.safe import visible
from workbench.services.reviewing import attach_evidence, write_note
from workbench.store import Store
from workbench.store.articles import article_text

HARMFUL = ("Cc", "Cf", "Cs", "Co")


def painted(pilot: Pilot[int]) -> str:
    """All text that the compositor hands to the terminal, without the styles."""
    screen = pilot.app.screen
    return "".join(strip.text for strip in screen._compositor.render_strips(screen.size))


async def test_hostile_text_is_shown_harmlessly(desk: Opener, desk_store: Store) -> None:
    claim = 18
    write_note(desk_store, claim, "noot \x1b[2J [red]rood[/red]", reviewer="ada")
    attach_evidence(desk_store, claim, stance="context", title="\x9b2J [b]", url="x\x07", reviewer="ada")
    for size in ((80, 24), (120, 40), (200, 60)):
        async with desk(start=ClaimFilter(article_id=3), size=size) as at:
            for _ in range(4):
                shown = painted(at.pilot)
                assert not [c for c in shown if unicodedata.category(c) in HARMFUL]
                assert "\n" not in shown
                await at.press("j")
            await at.press("g")
            assert "Kop met [bold]haken[/bold] en [@click=app.quit]knop[/]" in at.shown("#text")
            assert at.screen.claims.border_title == "Claims"
            await at.press("j")
            assert "Eve [link=x]Hek[/]" in at.shown("#details")
            assert "[red]rood[/red]" in "".join(pane for pane in at.screen.details._shown)
            await at.press("f")
            assert "Eve [link=x]Hek[/]" in painted(at.pilot)
            await at.press("escape", "y")
    assert article_text(desk_store, 3).text == HOSTILE, "what is stored stays as it came"


async def test_a_word_longer_than_any_screen_is_laid_out_and_walked_through(desk: Opener) -> None:
    async with desk(start=ClaimFilter(article_id=3), size=(80, 24)) as at:
        await at.press("j", "j", "tab")
        assert {cell_len(line) for line in at.lines("#text")} == {at.screen.text.scrollable_content_region.width}
        assert sum(line.count("w") for line in at.lines("#text")) > 200
        await at.press("G")
        assert "acht bit" in at.shown("#text")


async def test_notices_are_no_markup(desk: Opener) -> None:
    async with desk(notice="[bold]welkom\x1b[0m") as at:
        assert "[bold]welkom␛[0m" in at.status
        at.screen.warn("[red]weg\x1b")
        await at.pilot.pause(0.3)
        assert "[red]weg␛" in painted(at.pilot)


def test_characters_taken_as_one_cell_are() -> None:
    wrong = [chr(c) for c in range(0x110000) if not _NOT_ONE_CELL.match(chr(c)) and cell_len(chr(c)) != 1]
    assert wrong == []


TEXTS = st.text(st.sampled_from("ab  \n\r\t\u00a0é汉字e\u0301\u2028wx"), max_size=80) | st.text(max_size=40)


@given(TEXTS, st.integers(1, 12))
def test_every_character_is_on_one_line_that_fits(text: str, width: int) -> None:
    shown = visible(text).translate({9: " ", 10: " "})
    assert len(shown) == len(text)
    lines = wrap(text, shown, width)
    covered = [index for start, end in lines for index in range(start, end)]
    assert covered == sorted(set(covered))
    left_out = set(range(len(text))) - set(covered)
    assert all(shown[index] == " " or text[index] in "\r\n\u2028\u2029" for index in left_out)
    assert all(cell_len(shown[start:end]) <= max(2, width) for start, end in lines)
    assert len(lines) >= len(list(paragraphs(text)))


@given(TEXTS, st.integers(0, 12))
def test_what_is_cut_fits(text: str, width: int) -> None:
    shown = visible(text, layout=False)
    assert cell_len(cut(shown, width)) <= width


def test_a_click_on_a_wide_character_finds_it() -> None:
    assert [offset_at("a汉b", (0, 3), cell) for cell in range(5)] == [0, 1, 1, 2, 3]

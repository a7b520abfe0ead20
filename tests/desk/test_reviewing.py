"""Verdicts, undo and redo, ranges, notes, evidence: what a reviewer does, as it reaches the database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.conftest import Opener
from workbench.model import ClaimFilter
from workbench.store import Store, open_store
from workbench.store.claims import claim_detail


def status(store: Store, claim_id: int) -> str:
    return claim_detail(store, claim_id).row.status


async def test_begins_at_the_first_open_claim_of_the_first_article(desk: Opener) -> None:
    async with desk() as at:
        assert at.row == "Brug bij Zuidhaven maanden dicht"
        assert " 1/13" in at.status
        assert "0 of 20 reviewed" in at.shown("#desk-bar")
        assert "ada" in at.shown("#desk-bar")


@pytest.mark.parametrize(("key", "verdict"), [("v", "verified"), ("d", "disputed"), ("s", "unsourced")])
async def test_a_verdict_moves_on_to_the_next_open_claim(
    desk: Opener, desk_store: Store, key: str, verdict: str
) -> None:
    async with desk() as at:
        await at.press("j", key)
        assert status(desk_store, 2) == verdict
        assert at.screen.claims.cursor == 2
        await at.press("k", "k", key)
        assert at.screen.claims.cursor == 2, "the claim that has a verdict already is passed over"
        assert f"{verdict}: claim 1" in at.status
        assert "2 of 20 reviewed" in at.shown("#desk-bar")
        assert "2/13" in at.shown("#articles")


async def test_the_end_of_the_list_goes_on_at_its_top_and_says_when_all_is_done(desk: Opener) -> None:
    async with desk(start=ClaimFilter(article_id=2)) as at:
        await at.press("G", "v")
        assert at.screen.claims.cursor == 0
        await at.press("v", "d")
        assert "every claim of this list is reviewed" in at.status
        await at.press("]")
        assert at.screen.choice.article_id == 3


async def test_undo_and_redo_go_to_the_claim_and_survive_a_restart(desk: Opener, desk_store: Store) -> None:
    async with desk() as at:
        await at.press("v", "d")
    async with desk() as at:
        await at.press("]", "u")
        assert status(desk_store, 2) == "open"
        assert at.row.startswith("De brug bij Zuidhaven"), "undo goes back to the article of the claim"
        assert "taken back: disputed, claim 2" in at.status
        await at.press("u")
        assert (status(desk_store, 1), at.screen.claims.cursor) == ("open", 0)
    async with desk() as at:
        await at.press("ctrl+r", "ctrl+r")
        assert (status(desk_store, 1), status(desk_store, 2)) == ("verified", "disputed")
        assert "given again: disputed, claim 2" in at.status
        await at.press("ctrl+r")
        assert "nothing to redo" in at.status


async def test_a_judged_claim_stays_in_a_filtered_list_until_it_is_read_again(desk: Opener) -> None:
    async with desk(start=ClaimFilter(article_id=1, statuses=("open",))) as at:
        await at.press("v")
        assert len(at.screen.claims) == 13
        assert at.screen.claims.cursor == 1
        await at.press("ctrl+l")
        assert len(at.screen.claims) == 12
        assert at.row.startswith("De brug bij Zuidhaven"), "the cursor stays at its claim"


async def test_a_range_takes_one_verdict_and_one_undo(desk: Opener, desk_store: Store) -> None:
    async with desk() as at:
        await at.press("V", "j", "j", "d")
        assert [status(desk_store, n) for n in (1, 2, 3, 4)] == ["disputed"] * 3 + ["open"]
        assert at.screen.claims.cursor == 3
        await at.press("u")
        assert [status(desk_store, n) for n in (1, 2, 3)] == ["open"] * 3


async def test_escape_ends_a_range(desk: Opener, desk_store: Store) -> None:
    async with desk() as at:
        await at.press("V", "j", "escape", "v")
        assert (status(desk_store, 1), status(desk_store, 2)) == ("open", "verified")


async def test_a_note_is_stored_and_shown(desk: Opener, desk_store: Store) -> None:
    async with desk() as at:
        await at.press("e")
        await at.type("gebeld [x] met haar")
        await at.press("ctrl+s")
        assert [entry.note for entry in claim_detail(desk_store, 1).history] == ["gebeld [x] met haar"]
        assert "gebeld [x] met haar" in at.shown("#details")
        assert at.lines("#claims")[0].rstrip().endswith("n")


async def test_leaving_a_note_keeps_a_draft_and_quitting_says_so(desk: Opener, desk_store: Store) -> None:
    async with desk() as at:
        await at.press("e")
        await at.type("half")
        await at.press("escape")
        assert "1 not stored" in at.shown("#desk-bar")
        await at.press("q")
        assert at.app.is_running
        assert any("a note at claim 1" in message for message in at.notices)
        await at.press("e")
        await at.type("weg")
        await at.press("ctrl+s")
        assert claim_detail(desk_store, 1).history[0].note == "halfweg"
        assert "not stored" not in at.shown("#desk-bar")


async def test_an_empty_note_is_an_error_in_words(desk: Opener) -> None:
    async with desk() as at:
        await at.press("e", "ctrl+s")
        assert any("the note is empty" in message for message in at.notices)


async def test_the_editor_gets_the_note_and_gives_it_back(
    desk: Opener, desk_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "my editor"
    editor.write_text("#!/bin/sh\nprintf ' en klaar\\n' >> \"$1\"\n")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", f"'{editor}'")
    monkeypatch.setattr("textual.drivers.headless_driver.HeadlessDriver.can_suspend", property(lambda _: True))
    async with desk() as at:
        await at.press("e")
        await at.type("begin")
        await at.press("ctrl+o", "ctrl+s")
        assert claim_detail(desk_store, 1).history[0].note == "begin en klaar"


async def test_without_an_editor_it_says_what_to_set(desk: Opener) -> None:
    async with desk() as at:
        await at.press("e", "ctrl+o")
        assert any("VISUAL or EDITOR" in message for message in at.notices)


async def test_evidence_is_attached_with_its_stance(desk: Opener, desk_store: Store) -> None:
    async with desk() as at:
        await at.press("E")
        await at.type("https://example.org/[a]")
        await at.press("tab", "tab", "right", "ctrl+s")
        entry = claim_detail(desk_store, 1).history[0]
        assert (entry.url, entry.stance) == ("https://example.org/[a]", "undermines")
        assert "undermines: https://example.org/[a]" in at.shown("#details")


async def test_evidence_without_an_address_is_an_error_in_words_and_the_draft_stays(desk: Opener) -> None:
    async with desk() as at:
        await at.press("E", "ctrl+s")
        assert any("needs an address or a title" in message for message in at.notices)
        await at.press("tab")
        await at.type("titel")
        await at.press("escape", "E")
        assert at.app.screen.query_one("#title").value == "titel"  # type: ignore[attr-defined]


async def test_a_copy_goes_to_the_register(desk: Opener) -> None:
    async with desk() as at:
        await at.press("y")
        assert at.app.clipboard == "Brug bij Zuidhaven maanden dicht"
        assert "copied" in at.status


async def test_a_read_only_database_says_so_and_takes_nothing(desk: Opener, database: Path) -> None:
    with open_store(database, mode="read") as store:
        async with desk(store) as at:
            assert "read-only: opened for reading" in at.shown("#desk-bar")
            await at.press("v", "e", "E", "u")
            assert len(at.app.screen_stack) == 1
            assert len(at.notices) == 4
            assert status(store, 1) == "open"


async def test_what_another_program_writes_is_seen(desk: Opener, database: Path) -> None:
    from workbench.services.reviewing import give_verdict

    async with desk() as at:
        with open_store(database) as other:
            give_verdict(other, [1], "disputed", reviewer="bo")
        at.screen.look_for_others()
        await at.settle()
        assert "1 of 20 reviewed" in at.shown("#desk-bar")
        assert "✗ #" in at.lines("#claims")[0]

"""The quote over the tape on the desk."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.desk.conftest import Driver, Opener
from workbench.desk.app import DeskApp
from workbench.desk.session import Session
from workbench.model import ClaimFilter, Head, SourceDocument
from workbench.services.library import add_documents
from workbench.services.quotes import check_claims
from workbench.store import Store, open_store
from workbench.store.claims import claim_detail
from workbench.store.evidence import list_evidence

TAPE = """STOK: Goedemiddag. Wij hebben geen enkele keus, de veiligheid [b]gaat[/b] voor. Vragen?

VELD: Dit is de derde keer in drie jaar. De derde keer in drie jaar, dat is niet uit te leggen.
"""


@pytest.fixture
def taped(desk_store: Store) -> Store:
    data = TAPE.encode()
    document = SourceDocument(
        "tape\x1b.txt", "text", TAPE, hashlib.sha256(data).hexdigest(), len(data), Head(title="Vraag", language="nl")
    )
    assert [one.outcome for one in add_documents(desk_store, [document], reviewer="ada")] == ["added"]
    return desk_store


async def at_claim(at: Driver, number: int) -> None:
    at.screen.go_to_claim(number)
    await at.settle()


async def test_a_quote_over_its_passage_with_signs_and_one_key_attaches_it(desk: Opener, taped: Store) -> None:
    async with desk(taped) as at:
        await at_claim(at, 4)
        await at.press("p")
        shown = at.shown("#tape")
        assert "altered" in shown
        assert "[-enkele-]" in shown
        assert "Goedemiddag." in shown and "Vragen?" in shown
        assert "STOK, Vraag, paragraph 1" in shown
        await at.press("a")
        assert len(at.app.screen_stack) == 1
        assert "evidence, undermines: claim 4" in at.status
        (row,) = list_evidence(taped, 4)
        assert row.record.passage == "Wij hebben geen enkele keus, de veiligheid [b]gaat[/b] voor"
        assert "the passage stands there, word for word" in " ".join(at.shown("#details").split())
        await at.press("u")
        assert list_evidence(taped, 4) == []


async def test_what_was_found_stands_in_the_details(desk: Opener, taped: Store) -> None:
    list(check_claims(taped, [4, 9]))
    async with desk(taped) as at:
        await at_claim(at, 9)
        shown = " ".join(at.shown("#details").split())
        assert "altered, number" in shown
        assert "[-drie-] {+twee+}" in shown


async def test_other_places_and_back(desk: Opener, taped: Store) -> None:
    async with desk(taped) as at:
        await at_claim(at, 9)
        await at.press("p")
        assert "place 1 of 2" in at.shown("#tape")
        await at.press("]")
        assert "place 2 of 2" in at.shown("#tape")
        await at.press("[", "escape")
        assert len(at.app.screen_stack) == 1


async def test_without_a_library_and_for_what_nobody_says(desk: Opener, desk_store: Store) -> None:
    async with desk() as at:
        await at_claim(at, 4)
        await at.press("p")
        assert any("the source library is empty" in notice for notice in at.notices)
        await at_claim(at, 2)
        await at.press("p")
        assert "attributed to nobody" in at.status


async def test_a_piece_names_the_claim_that_is_looked_up(desk: Opener, taped: Store) -> None:
    async with desk(taped) as at:
        await at_claim(at, 6)
        await at.press("p")
        assert "a piece of claim 5" in at.status


async def test_a_read_only_database_shows_the_tape_and_takes_nothing(
    desk: Opener, taped: Store, database: Path
) -> None:
    with open_store(database, mode="read") as store:
        async with desk(store) as at:
            await at_claim(at, 4)
            await at.press("p")
            assert "[-enkele-]" in at.shown("#tape")
            await at.press("a")
            assert any("nothing can be stored" in notice for notice in at.notices)


async def test_the_house_asks_for_evidence_before_verified(desk_store: Store) -> None:
    app = DeskApp(Session(desk_store, "ada", needs_evidence=True), start=ClaimFilter())
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        at = Driver(app, pilot)
        await at.settle()
        await at.press("v")
        assert len(app.screen_stack) == 2
        await at.type("https://example.org")
        await at.press("ctrl+s")
        assert claim_detail(desk_store, 1).row.status == "verified"
        await at.press("V", "j", "v")
        assert any("2 of these claims have none" in notice for notice in at.notices)
        await at.press("d")
        assert claim_detail(desk_store, 2).row.status == "disputed"

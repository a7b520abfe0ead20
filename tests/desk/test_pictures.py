"""The desk as a picture, at the sizes that people have."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.desk.data import FIXED
from workbench.desk.app import DeskApp
from workbench.desk.comfort import read_comfort
from workbench.desk.session import Session
from workbench.model import ClaimFilter
from workbench.services.correcting import set_aside, split_claim
from workbench.services.reviewing import attach_evidence, give_verdict, undo, write_note
from workbench.store import Store
from workbench.store.claims import claim_detail


@pytest.fixture
def reviewed(desk_store: Store) -> Store:
    """Some verdicts, a note, evidence, and something taken back, always at the same time of day."""
    by: dict[str, Any] = {"reviewer": "ada", "clock": FIXED}
    give_verdict(desk_store, [1, 2], "verified", **by)
    give_verdict(desk_store, [6], "unsourced", **by)
    undo(desk_store, **by)
    give_verdict(desk_store, [6], "disputed", note="de raad kreeg een ander bedrag", **by)
    write_note(desk_store, 6, "Voorlichter belt terug.", **by)
    attach_evidence(desk_store, 6, stance="undermines", title="Raadsbrief", url="https://example.org/brief", **by)
    give_verdict(desk_store, [9], "unsourced", **by)
    return desk_store


async def settled(pilot: Pilot[int]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def at_claim_six(*keys: str) -> Any:
    async def before(pilot: Pilot[int]) -> None:
        await settled(pilot)
        await pilot.press("!", *keys)  # the first conflict is claim 6
        await settled(pilot)

    return before


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_review(snap_compare: Any, reviewed: Store, size: tuple[int, int]) -> None:
    app = DeskApp(Session(reviewed, "ada"), start=ClaimFilter())
    assert snap_compare(app, terminal_size=size, run_before=at_claim_six())


def test_without_colour(snap_compare: Any, reviewed: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = DeskApp(Session(reviewed, "ada"), start=ClaimFilter())
    assert snap_compare(app, terminal_size=(100, 30), run_before=at_claim_six())


def test_a_claim_being_corrected(snap_compare: Any, reviewed: Store) -> None:
    app = DeskApp(Session(reviewed, "ada"), start=ClaimFilter())
    assert snap_compare(app, terminal_size=(120, 40), run_before=at_claim_six("C", "left", "left"))


def test_the_shelf(snap_compare: Any, reviewed: Store) -> None:
    set_aside(reviewed, [3], "een mening", reviewer="ada", clock=FIXED)
    split_claim(reviewed, 6, claim_detail(reviewed, 6).start + 12, reviewer="ada", clock=FIXED)
    app = DeskApp(Session(reviewed, "ada"), start=ClaimFilter())
    assert snap_compare(app, terminal_size=(120, 40), run_before=at_claim_six("L", "j"))


SCREENS = {
    "filter": ("f",),
    "note": ("e",),
    "evidence": ("E",),
    "references": ("x",),
    "variants": ("c",),
    "similar": ("tab", "tab", "/"),
    "targets": ("O",),
    "palette": (":",),
    "help": ("?",),
    "tour": ("i",),
}


@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
def test_each_screen(snap_compare: Any, reviewed: Store, keys: tuple[str, ...]) -> None:
    attach_evidence(reviewed, 6, stance="context", url="https://example.org/kaart", reviewer="ada", clock=FIXED)
    app = DeskApp(Session(reviewed, "ada"), start=ClaimFilter())
    assert snap_compare(app, terminal_size=(80, 24), run_before=at_claim_six(*keys))


@pytest.mark.parametrize("theme", ["light", "contrast", "ansi-dark"])
def test_each_theme(snap_compare: Any, reviewed: Store, theme: str) -> None:
    comfort = read_comfort({}, theme, "worth", tour=False)
    app = DeskApp(Session(reviewed, "ada"), start=ClaimFilter(), comfort=comfort)
    assert snap_compare(app, terminal_size=(100, 30), run_before=at_claim_six())

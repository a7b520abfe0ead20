"""Keys, theme, order and tour as the reviewer wants them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk.conftest import Opener
from workbench.desk.comfort import read_comfort
from workbench.desk.keymap import read_keymap
from workbench.desk.themes import THEMES, next_theme
from workbench.desk.widgets.tour import TOUR
from workbench.model import WorkbenchError
from workbench.services.settings import Settings, first_visit, load_settings


def test_keys_are_read_by_id_or_as_nested_tables() -> None:
    keymap = read_keymap({"verdict": {"verified": "1", "disputed": ["3", "f3"]}, "claim.copy": "ctrl+y"})
    assert keymap.given == {
        "verdict.verified": ("1",),
        "verdict.disputed": ("3", "f3"),
        "claim.copy": ("ctrl+y",),
    }
    assert read_keymap({"move.page_down": "PgDn"}).given == {"move.page_down": ("pagedown",)}
    assert read_keymap({"verdict.verified": "d", "verdict.disputed": "v"}).given, "two may change places"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"verdict.maybe": "x"}, "there is no action 'verdict.maybe'"),
        ({"verdict.verified": "hyperspace"}, "there is no key 'hyperspace'"),
        ({"verdict.verified": "turbo+x"}, "there is no key 'turbo+x'"),
        ({"verdict.verified": 7}, "must be a key or a list of keys, not 7"),
        ({"verdict.verified": []}, "must be a key or a list of keys, not []"),
        ({"verdict.verified": "d"}, "'d' is given to both verdict.disputed and verdict.verified"),
        ({"note.store": "s"}, "'s' is typed there"),
        ({"note.store": "space"}, "'space' is typed there"),
    ],
)
def test_a_wrong_key_is_told_in_one_line(table: dict[str, Any], told: str) -> None:
    with pytest.raises(WorkbenchError) as error:
        read_keymap(table)
    assert told in str(error.value)
    assert str(error.value).startswith("workbench.toml: [keys]")
    assert "\n" not in str(error.value)


def test_themes_and_orders_that_do_not_exist_are_told() -> None:
    with pytest.raises(WorkbenchError, match="no theme 'pink'; there are dark, light, contrast"):
        read_comfort({}, "pink", None, tour=False)
    with pytest.raises(WorkbenchError, match="no order 'size'; there are text, worth"):
        read_comfort({}, None, "size", tour=False)


def test_the_settings_hold_them(tmp_path: Any) -> None:
    assert load_settings() == Settings()
    (tmp_path / "workbench.toml").write_text('theme = "light"\n[keys]\nverdict.verified = "1"\n', encoding="utf-8")
    found = load_settings()
    assert (found.theme, found.keys) == ("light", {"verdict": {"verified": "1"}})


def test_only_the_first_visit_is_the_first() -> None:
    assert first_visit()
    assert not first_visit()


def test_the_themes_come_round() -> None:
    for sixteen, first in ((False, "dark"), (True, "ansi-dark")):
        seen = [first]
        while (name := next_theme(THEMES[seen[-1]], sixteen=sixteen)) not in seen:
            seen.append(name)
        assert len(seen) == (2 if sixteen else 3)


async def test_the_desk_is_as_it_was_set(desk: Opener) -> None:
    comfort = read_comfort(
        {"verdict.verified": "1", "desk.help": "h", "desk.tour": "I"}, "contrast", "worth", tour=True
    )
    async with desk(comfort=comfort, size=(120, 40)) as at:
        assert at.app.theme == "contrast"
        assert (at.row, "by worth checking" in at.status) == (
            "kost het herstel 3,2 miljoen euro en duurt het vijf maanden",
            True,
        )
        assert at.lines("#tour")[1].startswith("│ 1 verified, d disputed") or "1 verified" in at.shown("#tour")
        assert at.shown("#keys").startswith(" 1 verified  d disputed")
        assert len(TOUR) == 5
        await at.press("v")
        assert "0 of 20 reviewed" in at.shown("#desk-bar"), "the key it had does nothing"
        await at.press("1")
        assert "1 of 20 reviewed" in at.shown("#desk-bar")
        assert "1 of 13 here" in at.shown("#desk-bar")
        assert at.row == "Dit is de derde keer in twee jaar", "a verdict goes on in the order of the list"
        await at.press("I")
        assert not at.screen.tour.display
        await at.press("h")
        assert "1 " in at.shown("#help")
        await at.press("escape", "T")
        assert (at.app.theme, "theme: dark" in at.status) == ("textual-dark", True)
        await at.press("T")
        assert at.app.theme == "textual-light"

"""The generated pages of docs/ are what the program says of itself."""

from __future__ import annotations

from pathlib import Path

from tools.make_docs import commands_page, keys_page

DOCS = Path(__file__).parents[2] / "docs"


def test_every_command_is_documented_as_it_is() -> None:
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == commands_page()


def test_every_key_is_documented_as_it_is() -> None:
    assert (DOCS / "keys.md").read_text(encoding="utf-8") == keys_page()

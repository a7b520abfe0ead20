"""What a verdict is called in a published rating."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "verdict.ratings.toml"
_OTHERWISE = "en"


def rating_words(language: str | None) -> tuple[str, dict[str, str]]:
    """Return the code of the language that is used, and its words for verdicts and ratings; English otherwise."""
    words = _words()
    code = language if language in words else _OTHERWISE
    return code, words[code]


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))

"""Finds and reads the packs that lie beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def pack_codes() -> tuple[str, ...]:
    """Return the codes (ISO 639-1) of the languages that have a pack, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def pack_table(code: str) -> Mapping[str, Any]:
    """Return the whole pack of one language as it stands in its file.

    Args:
        code: ISO 639-1 code of a language that has a pack.

    Raises:
        KeyError: there is no pack of that code.
    """
    if code not in pack_codes():
        raise KeyError(code)
    return MappingProxyType(tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8")))

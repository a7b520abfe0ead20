"""Finds and reads the packs that lie beside this module."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FOLDER = Path(__file__).parent
_TABLE = re.compile(r"^\[([a-z.]+)\]$", re.MULTILINE)


@cache
def pack_codes() -> tuple[str, ...]:
    """Return the codes (ISO 639-1) of the languages that have a pack, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml") if "." not in path.stem))


@cache
def pack_part(code: str, part: str) -> Mapping[str, Any]:
    """Return one table of a pack, the tables below it among it, without reading the rest of its file.

    Args:
        code: ISO 639-1 code of a language that has a pack.
        part: the name of a table, such as `head`; the empty name stands for what comes before all tables.

    Raises:
        KeyError: there is no pack of that code.
    """
    wanted = [text for name, text in _sections(code) if name.split(".")[0] == part]
    table: Mapping[str, Any] = tomllib.loads("\n".join(wanted))
    return MappingProxyType(table.get(part, {}) if part else dict(table))


@cache
def _sections(code: str) -> tuple[tuple[str, str], ...]:
    """Return the tables of a pack as they stand in its file, each with its name."""
    if code not in pack_codes():
        raise KeyError(code)
    text = (_FOLDER / f"{code}.toml").read_text(encoding="utf-8")
    starts = [(match.start(), match.group(1)) for match in _TABLE.finditer(text)]
    bounds = [(0, ""), *starts, (len(text), "")]
    return tuple((name, text[a:b]) for (a, name), (b, _) in itertools.pairwise(bounds))


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

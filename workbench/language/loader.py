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
def other_languages() -> Mapping[str, frozenset[str]]:
    """Return the function words of languages that have no pack, by ISO 639-1 code."""
    table = tomllib.loads((_FOLDER / "other.languages.toml").read_text(encoding="utf-8"))
    return MappingProxyType({code: frozenset(words.split()) for code, words in table.items()})


@cache
def other_names() -> Mapping[str, frozenset[str]]:
    """Return first names of many countries by the gender they tell: `names_m`, `names_f`."""
    table = tomllib.loads((_FOLDER / "other.names.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: frozenset(words.split()) for name, words in table.items()})


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


@cache
def pack_aspect(code: str, aspect: str) -> Mapping[str, Any]:
    """Return what a file beside a pack holds: `nl.times.toml` is the aspect `times` of `nl`.

    Empty where there is no such file: a language may have a pack without it.
    """
    file = _FOLDER / f"{code}.{aspect}.toml"
    if code not in pack_codes() or not file.is_file():
        return MappingProxyType({})
    return MappingProxyType(tomllib.loads(file.read_text(encoding="utf-8")))

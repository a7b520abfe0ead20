"""The words that the head of an article is known by, from the `[head]` tables of the language packs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.language import pack_codes, pack_part

_LISTS = (
    "byline", "joiners", "staff", "role", "particles", "agencies", "not_places", "links", "weekdays", "ordinals",
    "relative", "hours", "am", "pm", "located", "asides", "gathered",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class HeadWords:
    """The head words of some languages together. Equal only to itself, so that patterns can be kept by it."""

    codes: tuple[str, ...]
    byline: tuple[str, ...]
    joiners: tuple[str, ...]
    staff: tuple[str, ...]
    role: tuple[str, ...]
    particles: tuple[str, ...]
    agencies: tuple[str, ...]
    not_places: tuple[str, ...]
    links: tuple[str, ...]
    weekdays: tuple[str, ...]
    ordinals: tuple[str, ...]
    relative: tuple[str, ...]
    hours: tuple[str, ...]
    am: tuple[str, ...]
    pm: tuple[str, ...]
    located: tuple[str, ...]
    asides: tuple[str, ...]
    gathered: tuple[str, ...]
    months: Mapping[str, int]
    labels: Mapping[str, str]
    keys: Mapping[str, str]
    names: Mapping[str, str]
    day_first: frozenset[str]
    spoken_by: Mapping[str, frozenset[str]]

    def language_of(self, label: str) -> str | None:
        """Return the code of the one language that has this label, or None."""
        codes = self.spoken_by.get(label, frozenset())
        return next(iter(codes)) if len(codes) == 1 else None


@cache
def head_words(codes: tuple[str, ...] | None) -> HeadWords:
    """Return the head words of the languages named, or of all packs. A code without a pack adds nothing."""
    wanted = pack_codes() if codes is None else tuple(code for code in codes if code in pack_codes())
    tables: dict[str, Mapping[str, Any]] = {code: pack_part(code, "head") for code in wanted}
    lists = {name: _together(table.get(name, []) for table in tables.values()) for name in _LISTS}
    labels: dict[str, str] = {}
    spoken_by: dict[str, frozenset[str]] = {}
    for code, table in tables.items():
        for kind, words in table.get("labels", {}).items():
            for word in words:
                labels.setdefault(word, kind)
                spoken_by[word] = spoken_by.get(word, frozenset()) | {code}
    return HeadWords(
        codes=wanted,
        months=_months(tables.values()),
        labels=labels,
        keys={key: kind for table in tables.values() for key, kind in table.get("keys", {}).items()},
        names={str(pack_part(code, "").get("name", code)).lower(): code for code in wanted},
        day_first=frozenset(code for code, table in tables.items() if table.get("day_first")),
        spoken_by=spoken_by,
        **lists,
    )


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first; none of no words."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or "(?!)"


def _together(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in lists for word in words))


def _months(tables: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Put the names of the months together; one that means two months in two languages is left out."""
    numbers: dict[str, set[int]] = {}
    for table in tables:
        for name, number in table.get("months", {}).items():
            numbers.setdefault(name, set()).add(number)
    return {name: found.pop() for name, found in numbers.items() if len(found) == 1}

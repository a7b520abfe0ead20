"""Dates of a claim, as far as they are written out, or as they were resolved elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.matching.lexicon import Lexicon

if TYPE_CHECKING:
    from workbench.matching.tokens import Token

ResolvedTime = tuple[int, int, str]
"""A time expression that was resolved: start and end in the claim's text (code points), and its value (ISO 8601)."""

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_FIGURES = re.compile(r"(?<![\d.,])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)")
_VALUE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"[12]?\d|3[01]")


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as precise as it is written. `weekday` counts from Monday as 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def key(self) -> str:
        """Return the date in the manner of ISO 8601, with X for what is not said."""
        if self.month is None and self.year is None:
            return f"W{self.weekday}"
        year = f"{self.year:04}" if self.year is not None else "XXXX"
        month = "" if self.month is None else f"-{self.month:02}"
        return year + month + ("" if self.day is None else f"-{self.day:02}")

    def _pairs(self, other: DateValue) -> list[tuple[int, int]]:
        both = (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
            (self.weekday, other.weekday),
        )
        return [(one, two) for one, two in both if one is not None and two is not None]

    def comparable(self, other: DateValue) -> bool:
        """Tell whether both say something of the same component."""
        return bool(self._pairs(other))

    def fits(self, other: DateValue) -> bool:
        """Tell whether both may be one date: every component that both name is equal, and there is one."""
        pairs = self._pairs(other)
        return bool(pairs) and all(one == two for one, two in pairs)


def find_dates(
    text: str, tokens: Sequence[Token], words: Lexicon, times: Sequence[ResolvedTime]
) -> dict[int, tuple[DateValue | None, int]]:
    """Return the dates by the index of their first token, each with the index of the token after it.

    What was resolved is taken as it was; where its value is no calendar date (a duration), nothing is returned
    for it.
    """
    found: dict[int, tuple[DateValue | None, int]] = {}
    spans = [(start, end, _resolved(value)) for start, end, value in times]
    if _DIGIT.search(text):
        spans += [(m.start(), m.end(), _written(m)) for m in _ISO.finditer(text)]
        spans += [(m.start(), m.end(), _figures(m)) for m in _FIGURES.finditer(text)]
    taken: set[int] = set()
    for start, end, value in spans:
        inside = [i for i, token in enumerate(tokens) if start <= token.start and token.end <= end]
        if value is not None and inside and not taken.intersection(inside):
            found[inside[0]] = (value, inside[-1] + 1)
            taken.update(inside)
    for index, token in enumerate(tokens):
        dated = token.text[0].isdigit() or token.folded in words.months or token.folded in words.weekdays
        if dated and index not in taken and (read := _worded(tokens, index, words, taken)) is not None:
            found[index] = read
            taken.update(range(index, read[1]))
    return found


def _resolved(value: str) -> DateValue | None:
    match = _VALUE.fullmatch(value)
    return _written(match) if match else None


def _written(match: re.Match[str]) -> DateValue | None:
    year, month, day = match.groups()
    return _checked(int(year), month and int(month), day and int(day))


def _figures(match: re.Match[str]) -> DateValue | None:
    """Return a date in figures, the day first unless it cannot be one."""
    one, two, year = int(match[1]), int(match[3]), int(match[4])
    return _checked(year, two, one) or _checked(year, one, two)


def _checked(year: int | None, month: int | str | None, day: int | str | None) -> DateValue | None:
    month, day = (int(part) if part else None for part in (month, day))
    fits = (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31)
    return DateValue(year, month, day) if fits else None


def _worded(tokens: Sequence[Token], index: int, words: Lexicon, taken: set[int]) -> tuple[DateValue, int] | None:
    """Read a date in words at a token: `4 april 2019`, `April 4, 2019`, `in 2019`, `zaterdag`."""
    token = tokens[index]

    def at(place: int) -> Token | None:
        return tokens[place] if 0 <= place < len(tokens) and place not in taken else None

    if token.folded in words.weekdays:
        after = _worded(tokens, index + 1, words, taken) if at(index + 1) else None
        weekday = words.weekdays[token.folded]
        if after and after[0].month and after[0].day:
            date = after[0]
            return DateValue(date.year, date.month, date.day, weekday), after[1]
        return DateValue(weekday=weekday), index + 1
    if _DAY.fullmatch(token.text):
        after_day = index + 2 if (mark := at(index + 1)) and mark.folded in words.ordinals else index + 1
        month = at(after_day)
        if month and month.folded in words.months:
            year = _year_at(at(after_day + 1))
            return DateValue(year, words.months[month.folded], int(token.text)), after_day + 1 + (year is not None)
    if token.folded in words.months and token.text[:1].isalpha():
        day = at(index + 1)
        if day and _DAY.fullmatch(day.text) and day.start - token.end <= 2:
            then = index + 3 if (mark := at(index + 2)) and mark.folded in words.ordinals else index + 2
            year = _year_at(at(then))
            return DateValue(year, words.months[token.folded], int(day.text)), then + (year is not None)
        year = _year_at(day)
        if year is not None:
            return DateValue(year, words.months[token.folded]), index + 2
        before = at(index - 1)
        ordinary = token.folded in words.function and token.text[0].islower()
        if before and before.folded in words.before_year and not ordinary:
            return DateValue(month=words.months[token.folded]), index + 1
    if _YEAR.fullmatch(token.text):
        before = at(index - 1)
        if (before and before.folded in words.before_year) or index == len(tokens) - 1:
            return DateValue(int(token.text)), index + 1
    return None


def _year_at(token: Token | None) -> int | None:
    return int(token.text) if token is not None and _YEAR.fullmatch(token.text) else None

"""The article's date as far as it is known, and what values come to in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.times.calendar import days_in_month
from workbench.times.dates import period_at
from workbench.times.meanings import NEEDS, Meaning, Resolve
from workbench.times.values import REFERENCES, bounds_of

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?")
_MOST_CANDIDATES = 31
_LENGTH_OF_A_DAY = len("2019-04-06")


@dataclass(frozen=True, slots=True)
class Frame:
    """The days on which an article may have been published.

    Attributes:
        published: its date as written: a day, a month, a year, or None.
        days: the days that come into question, in order; empty where nothing is known.
        exact: how exact that is: 0 unknown, 1 a year, 2 a month, 3 a day.
    """

    published: str | None
    days: tuple[date, ...]
    exact: int

    @classmethod
    def of(cls, published: str | None) -> Frame:
        """Return the frame of an article's date; a date that is no day of the calendar counts as unknown."""
        match = _PUBLISHED.fullmatch(published or "")
        if match is None or match[1] == "0000":
            return cls(None, (), 0)
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        try:
            first = date(year, month or 1, day or 1)
        except ValueError:
            return cls(None, (), 0)
        if day:
            return cls(first.isoformat(), (first,), 3)
        if month:
            days = (date(year, month, n) for n in range(1, days_in_month(year, month) + 1))
            return cls(f"{year:04}-{month:02}", tuple(days), 2)
        every = (date(year, m, n) for m in range(1, 13) for n in range(1, days_in_month(year, m) + 1))
        return cls(f"{year:04}", tuple(every), 1)

    def narrowed(self, first: date | None, last: date | None) -> Frame:
        """Return the frame without the days before `first` and after `last`; as it is where none would be left."""
        days = tuple(d for d in self.days if (first is None or d >= first) and (last is None or d <= last))
        return replace(self, days=days) if days else self

    def settle(self, meaning: Meaning) -> tuple[str, tuple[str, ...]]:
        """Return a meaning's value (without its time of day) and its candidates where it is not settled."""
        if NEEDS.index(meaning.needs) <= self.exact or meaning.needs == "nothing":
            anchor = self.days[0] if self.days else date(2000, 1, 1)
            value = meaning.at(anchor)
            others = [other(anchor) for other in meaning.others] if meaning.told != "past" else []
            return value, tuple(dict.fromkeys([value, *others])) if set(others) - {value} else ()
        if not self.days:
            return meaning.undated, ()
        return self._merged(meaning.at)

    def _merged(self, at: Resolve) -> tuple[str, tuple[str, ...]]:
        values = list(dict.fromkeys(at(day) for day in self.days))
        inside = [value for value in values if self.published and value.startswith(self.published)] or values
        if len(inside) == 1 and len(values) == 1:
            return inside[0], ()
        if len(inside) == 1:  # a day of the period before or after is possible as well
            is_day = len(inside[0]) == _LENGTH_OF_A_DAY
            return (_opened(inside[0]), tuple(sorted(values))) if is_day else (inside[0], ())
        value = _common(inside)
        return value, tuple(sorted(inside)) if len(inside) <= _MOST_CANDIDATES else ()


def _opened(value: str) -> str:
    """Return a value whose last part is left open, since the days before or after were possible as well."""
    head, _, tail = value.rpartition("-")
    return f"{head}-{_crossed(tail)}" if head else value


def _common(values: Sequence[str]) -> str:
    """Return what values have in common, with `X` for what they do not: `2019-04-XX`."""
    if any("/" in value for value in values):
        return values[0]
    columns = list(zip(*(value.split("-") for value in values), strict=False))
    agreed, out = True, []
    for column in columns:
        agreed = agreed and len(set(column)) == 1
        out.append(column[0] if agreed or column[0] == "WE" else _crossed(column[0]))
    return "-".join(out)


def _crossed(part: str) -> str:
    if part[0] in "WQH" and part[1:].isdigit():
        return part[0] + "X" * (len(part) - 1)
    return part if part in ("SP", "SU", "FA", "WI") else "X" * len(part)


def shifted_value(last: str, number: int, unit: str) -> str | None:
    """Return the value so many units from another value; None where that cannot be told.

    A value less exact than the unit (`2019-04-XX` and a day) stays as open as it is.
    """
    if unit == "date":
        return last
    if "/" in last:
        last = last.split("/")[1] if number > 0 else last.split("/")[0]
    if last in REFERENCES or last.startswith("P"):
        return None
    bounds = bounds_of(last)
    if bounds.earliest is None:
        return None
    open_day = last.endswith("-XX")
    anchor = date.fromisoformat(bounds.earliest)
    if unit in ("day", "week") and (open_day or bounds.precision not in ("day", "week")):
        month = last[:7]
        return f"{month}-XX" if unit == "day" and re.fullmatch(r"\d{4}-\d\d", month) else None
    if unit in ("month", "quarter") and bounds.precision in ("year", "decade", "century"):
        return None
    if unit == "year" and number and bounds.precision in _KEPT_A_YEAR_ON:
        unit, number = bounds.precision, number * _KEPT_A_YEAR_ON[bounds.precision]
    return period_at(anchor, unit, number)


_KEPT_A_YEAR_ON = {"month": 12, "quarter": 4}
"""A year before a quarter is that quarter of the year before."""


def span_of(candidates: Iterable[str]) -> tuple[str | None, str | None]:
    """Return the earliest and latest day of several values."""
    bounds = [bounds_of(value) for value in candidates]
    starts = [b.earliest for b in bounds if b.earliest]
    ends = [b.latest for b in bounds if b.latest]
    return (min(starts), max(ends)) if starts and ends else (None, None)

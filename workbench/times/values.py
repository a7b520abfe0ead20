"""Values of TIMEX3 (ISO 24617-1): what days they span, and how EDTF (ISO 8601-2) writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from workbench.times.calendar import SEASONS, add_days, days_in_month, season_bounds, week_days

REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_EDTF_PLAIN = re.compile(r"(?:\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?")
_PARTS_OF_DAY = re.compile(r"T?(MO|MI|AF|EV|NI|DT)$")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days that a value spans, how exact it is, and the value as EDTF; all None where it names no days."""

    earliest: str | None = None
    latest: str | None = None
    precision: str | None = None
    edtf: str | None = None


_NONE = Bounds()


def bounds_of(value: str) -> Bounds:
    """Return what days a TIMEX3 value spans. Values that name none (`PRESENT_REF`, `P3D`, `XXXX-WXX-2`) give None."""
    if "/" in value:
        return _interval(value)
    if value.startswith("P") or value in REFERENCES:
        return _NONE
    plain, precision = _without_time(value)
    for pattern, read in _READERS:
        if match := pattern.fullmatch(plain):
            first, last, kind, edtf = read(match)
            if precision == "time":
                edtf = _timed_edtf(value, edtf)
            return Bounds(first, last, precision or kind, edtf)
    return _NONE


def days_of_period(value: str) -> tuple[str, str] | None:
    """Return the first and last day of a period written as ISO 8601, EDTF or TIMEX3, or None where it is none."""
    bounds = bounds_of(value)
    return None if bounds.earliest is None or bounds.latest is None else (bounds.earliest, bounds.latest)


def _without_time(value: str) -> tuple[str, str | None]:
    head, mark, time = value.partition("T")
    if not mark:
        return value, None
    return head, "time" if time[:1].isdigit() else "part of the day"


def _timed_edtf(value: str, day: str | None) -> str | None:
    match = re.fullmatch(r"\d{4}-\d\d-\d\dT(\d\d:\d\d)(Z?)", value)
    return f"{value[:16]}:00{match[2]}" if match and match[1] < "24" else day


def _interval(value: str) -> Bounds:
    begin, end = value.split("/", 1)
    one, two = bounds_of(begin), bounds_of(end)
    edtf = f"{one.edtf}/{two.edtf}" if one.edtf and two.edtf and "/" not in one.edtf + two.edtf else None
    if edtf is None and one.earliest and two.latest:
        edtf = f"{one.earliest}/{two.latest}"
    if one.earliest and two.latest and one.earliest > two.latest:
        return Bounds(None, None, one.precision, None)
    return Bounds(one.earliest, two.latest, one.precision or two.precision, edtf)


_Read = tuple[str | None, str | None, str, str | None]


def _iso(first: date, last: date, kind: str, edtf: str) -> _Read:
    return first.isoformat(), last.isoformat(), kind, edtf


def _day(match: re.Match[str]) -> _Read:
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None, None, "day", None
    return _iso(day, day, "day", match[0])


def _month(match: re.Match[str]) -> _Read:
    year, month = int(match[1]), int(match[2])
    if not (year and 1 <= month <= 12):
        return None, None, "month", None
    first, last = date(year, month, 1), date(year, month, days_in_month(year, month))
    return _iso(first, last, "day" if match[0].endswith("-XX") else "month", match[0])


def _year(match: re.Match[str]) -> _Read:
    year = int(match[1])
    kind = {7: "month", 10: "day"}.get(len(match[0]), "year")
    return _iso(date(year, 1, 1), date(year, 12, 31), kind, match[0]) if year else (None, None, kind, None)


def _decade(match: re.Match[str]) -> _Read:
    year = int(match[1]) * 10
    return _iso(date(year or 1, 1, 1), date(year + 9, 12, 31), "decade", f"{match[1]}X")


def _century(match: re.Match[str]) -> _Read:
    year = int(match[1]) * 100
    return _iso(date(year or 1, 1, 1), date(year + 99, 12, 31), "century", f"{match[1]}XX")


def _week(match: re.Match[str]) -> _Read:
    try:
        first, last = week_days(f"{match[1]}-W{match[2]}")
    except ValueError:
        return None, None, "week", None
    if match[3]:
        first = add_days(first, 5)
    return _iso(first, last, "weekend" if match[3] else "week", f"{first}/{last}")


def _quarter(match: re.Match[str]) -> _Read:
    year, quarter = int(match[1]), int(match[2])
    month = 3 * quarter
    last = date(year, month, days_in_month(year, month))
    return _iso(date(year, month - 2, 1), last, "quarter", f"{match[1]}-{32 + quarter}")


def _half(match: re.Match[str]) -> _Read:
    year, half = int(match[1]), int(match[2])
    first, last = (date(year, 1, 1), date(year, 6, 30)) if half == 1 else (date(year, 7, 1), date(year, 12, 31))
    return _iso(first, last, "half-year", f"{match[1]}-{39 + half}")


def _season(match: re.Match[str]) -> _Read:
    first, last = season_bounds(int(match[1]), match[2])
    return _iso(first, last, "season", f"{match[1]}-{21 + SEASONS.index(match[2])}")


def _open(match: re.Match[str]) -> _Read:
    kind = {4: "year", 7: "month", 10: "day"}.get(len(match[0]), "year")
    return None, None, kind, match[0] if _EDTF_PLAIN.fullmatch(match[0]) else None


_READERS = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), _day),
    (re.compile(r"(\d{4})-(\d\d)(?:-XX)?"), _month),
    (re.compile(r"(\d{4})(?:-XX(?:-XX)?)?"), _year),
    (re.compile(r"(\d{3})X?"), _decade),
    (re.compile(r"(\d\d)(?:XX)?"), _century),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
    (re.compile(r"(\d{4})-Q([1-4])"), _quarter),
    (re.compile(r"(\d{4})-H([12])"), _half),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), _season),
    (re.compile(r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX))?(?:-(?:\d\d|XX))?"), _open),
)  # fmt: skip

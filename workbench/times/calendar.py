"""Dates by reckoning: weeks, quarters, seasons, feasts. Pure functions over `datetime.date`, Gregorian throughout."""

from __future__ import annotations

import calendar as _calendar
from datetime import date, timedelta

SEASONS = ("SP", "SU", "FA", "WI")
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which a season begins, by the meteorological reckoning of the northern half of the earth."""


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    return _calendar.monthrange(year, month)[1]


def add_days(day: date, days: int) -> date:
    """Return the day so many days on, kept within the calendar."""
    number = min(max(day.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(number)


def add_months(day: date, months: int) -> date:
    """Return the day so many months on: the last of the month where it has no such day."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def weekday_back(day: date, weekday: int, *, today: bool = True) -> date:
    """Return the nearest such weekday (1 = Monday) back, the day itself among them where `today`."""
    back = (day.isoweekday() - weekday) % 7
    return add_days(day, -(back or (0 if today else 7)))


def weekday_on(day: date, weekday: int, *, today: bool = True) -> date:
    """Return the nearest such weekday forward, the day itself among them where `today`."""
    on = (weekday - day.isoweekday()) % 7
    return add_days(day, on or (0 if today else 7))


def monday(day: date) -> date:
    """Return the Monday of the week of a day."""
    return add_days(day, 1 - day.isoweekday())


def iso_week(day: date) -> str:
    """Return the ISO 8601 week of a day: `2019-W14`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def week_days(value: str) -> tuple[date, date]:
    """Return the first and last day of an ISO week.

    Raises:
        ValueError: the year has no such week.
    """
    year, week = value.split("-W")
    first = date.fromisocalendar(int(year), int(week), 1)
    return first, add_days(first, 6)


def quarter_of(day: date) -> int:
    """Return the quarter (1..4) of a day."""
    return (day.month + 2) // 3


def season_bounds(year: int, season: str) -> tuple[date, date]:
    """Return the first and last day of a season; winter is that which begins in the year."""
    first = date(year, _SEASON_STARTS[season], 1)
    return first, add_months(first, 3) - timedelta(days=1)


def season_of(day: date) -> tuple[int, str]:
    """Return the season of a day, with the year in which it begins."""
    index = (day.month - 3) % 12 // 3
    return day.year - (1 if index == 3 and day.month < 3 else 0), SEASONS[index]


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian algorithm, Nature 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    r = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * r) // 451
    month, day = divmod(h + r - 7 * m + 114, 31)
    return date(year, month, day + 1)


def feast(year: int, name: str) -> date:
    """Return the day of a feast in a year.

    Args:
        year: the year.
        name: `MM-DD`; `MM-DD!D` (a day earlier where that is weekday D); `easter+N` or `easter-N` (days); `MM-wD#N`
            (the Nth weekday D of a month, -1 the last).
    """
    if name.startswith("easter"):
        return add_days(easter(year), int(name[6:] or 0))
    month, rest = name.split("-", 1)
    if rest.startswith("w"):
        weekday, nth = rest[1:].split("#")
        return nth_weekday(year, int(month), int(weekday), int(nth))
    day, _, avoided = rest.partition("!")
    found = date(year, int(month), int(day))
    return add_days(found, -1) if avoided and found.isoweekday() == int(avoided) else found


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth such weekday of a month, -1 for the last; kept within the month."""
    if nth < 0:
        return weekday_back(date(year, month, days_in_month(year, month)), weekday)
    found = add_days(weekday_on(date(year, month, 1), weekday), 7 * (nth - 1))
    return found if found.month == month else add_days(found, -7)

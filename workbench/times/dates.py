"""What dates mean: days, weekdays, months, years, seasons, feasts, and periods named from the article's day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from workbench.times.calendar import (
    SEASONS,
    add_days,
    add_months,
    feast,
    iso_week,
    monday,
    nth_weekday,
    quarter_of,
    season_of,
    weekday_back,
    weekday_on,
)
from workbench.times.meanings import Groups, Meaning, Need, Resolve
from workbench.times.tense import Tense

FORWARD_MONTHS = 7
"""How many months on a bare month is still read as to come, in the present tense; else it was."""


SURELY_MEANT = 45
"""Within how many days a date without a year is the nearest one, whatever the tense."""

FARTHER = 4
"""How many times farther the date that the tense asks for may lie, and still be meant."""


def year_of(g: Groups, name: str = "y") -> int:
    """Return a year as written, two digits read as of the century around 1970 to 2069."""
    year = g.number(name)
    return year if year >= 100 else 1900 + year if year >= 70 else 2000 + year


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def full_date(g: Groups, _tense: Tense) -> Meaning | None:
    """A day, month and year."""
    year, month, day = year_of(g), g.number("m"), g.number("d")
    if not _valid(year, month, day):
        return None
    value = f"{year:04}-{month:02}-{day:02}"
    return Meaning("DATE", lambda _: value, value, stated=g.number("w") or None, mod=g.text("mod") or None)


def iso_date(g: Groups, _tense: Tense) -> Meaning | None:
    """A date as ISO 8601 writes it, with a time of day or without."""
    text = g.text("iso")
    if not _valid(int(text[:4]), int(text[5:7]), int(text[8:10])):
        return None
    time = text[11:16]
    zone = "Z" if text.endswith("Z") else ""
    return Meaning("TIME" if time else "DATE", lambda _: text[:10], text[:10], suffix=f"T{time}{zone}" if time else "")


def numeric_date(g: Groups, tense: Tense) -> Meaning | None:
    """A date in figures: the day first, or the month where the form says so, whichever gives a day of the calendar."""
    if "y" not in g and "date" not in g:
        numbers = [int(part) for part in g.text("d1").split(".")]
        return day_and_month(Groups({"d": numbers[0], "m": numbers[1], "w": g.number("w")}), tense)
    parts = re.split(r"[-/.]", g.text("date") if "date" in g else f"{g.text('d1')}.{g.text('y')}")
    first, second, year = (int(part) for part in parts)
    if len(parts[2]) == 2:
        year += 1900 if year >= 70 else 2000
    orders = [(first, second), (second, first)]
    if "month_first" in g:  # as in America; in Britain the day comes first
        orders.reverse()
    fit = [(day, month) for day, month in dict.fromkeys(orders) if _valid(year, month, day)]
    if not fit:
        return None
    day, month = fit[0]
    found = full_date(Groups({"d": day, "m": month, "y": year, "w": g.number("w")}), tense)
    if found is None or "month_first" not in g or len(fit) == 1:
        return found
    other = f"{year:04}-{fit[1][1]:02}-{fit[1][0]:02}"
    return replace(found, others=(lambda _: other,))


def day_and_month(g: Groups, tense: Tense) -> Meaning | None:
    """A day and month without a year: the year in which it lies nearest to the article, and as the tense has it."""
    month, day = g.number("m"), g.number("d")
    if not _valid(2000, month, day):
        return None

    def near(anchor: date) -> str:
        years = [y for y in range(anchor.year - 1, anchor.year + 2) if y > 0 and _valid(y, month, day)]
        if not years:  # the 29th of February, far from a leap year
            years = [y for y in range(anchor.year - 4, anchor.year + 5) if y > 0 and _valid(y, month, day)]
        days = [date(y, month, day) for y in years]
        wanted = [d for d in days if (tense == "past" and d <= anchor) or (tense == "future" and d >= anchor)]
        nearest = min(days, key=lambda d: abs((d - anchor).days))
        if wanted and nearest not in wanted:
            away = abs((nearest - anchor).days)
            other = min(wanted, key=lambda d: abs((d - anchor).days))
            if away > SURELY_MEANT and abs((other - anchor).days) <= FARTHER * away:
                nearest = other
        return nearest.isoformat()

    weekday = g.number("w") or None
    undated = f"XXXX-{month:02}-{day:02}"
    return Meaning("DATE", near, undated, "year", stated=weekday, told=tense, mod=g.text("mod") or None)


def day_of_month(g: Groups, tense: Tense) -> Meaning | None:
    """A day without its month (`the 15th`): in the article's month, or the one that the tense asks for."""
    day = g.number("d")

    def at(anchor: date) -> str:
        step = -1 if tense == "past" and day > anchor.day else 1 if tense == "future" and day < anchor.day else 0
        first = add_months(anchor.replace(day=1), step)
        return (
            f"{first.year:04}-{first.month:02}-{day:02}"
            if _valid(first.year, first.month, day)
            else anchor.isoformat()[:8] + "XX"
        )

    return Meaning("DATE", at, f"XXXX-XX-{day:02}", "month", stated=g.number("w") or None, told=tense)


def month(g: Groups, tense: Tense) -> Meaning | None:
    """A month: of a year that is named, or of the year that the tense and the article's date ask for."""
    number, mod = g.number("m"), g.text("mod") or None
    if "y" in g:
        value = f"{year_of(g):04}-{number:02}"
        return Meaning("DATE", lambda _: value, value, mod=mod)
    undated = f"XXXX-{number:02}"
    if "rel" in g:  # `maart vorig jaar`
        return Meaning("DATE", lambda a: f"{_year(a.year + g.number('rel'))}-{number:02}", undated, "year", mod=mod)
    step = g.number("dir")

    def at(anchor: date) -> str:
        back = (anchor.month - number) % 12
        on = (number - anchor.month) % 12
        if step < 0:
            months = -(back or 12)
        elif step > 0:
            months = on or 12
        elif tense in ("story", "none"):
            months = on if on < back else -back
        elif tense == "future" or (tense == "present" and on <= FORWARD_MONTHS):
            months = on
        else:
            months = -back
        return add_months(anchor.replace(day=1), months).isoformat()[:7]

    return Meaning("DATE", at, undated, "month", mod=mod, told=tense)


def _year(number: int) -> str:
    return f"{min(max(number, 1), 9999):04}"


def year(g: Groups, _tense: Tense) -> Meaning | None:
    """A year in digits, or one reckoned from the article's (`vorig jaar` is a period)."""
    value = f"{year_of(g):04}"
    return Meaning("DATE", lambda _: value, value, mod=g.text("mod") or None)


def years(g: Groups, _tense: Tense) -> Meaning | None:
    """A span of years (`2012-2016`, `between 2011 and 2016`, `2015/16`)."""
    first, second = year_of(g, "y1"), g.number("y2")
    last = second if second >= 100 else first - first % 100 + second
    value = f"{first:04}/{last:04}"
    return Meaning("DATE", lambda _: value, value)


def decade(g: Groups, _tense: Tense) -> Meaning | None:
    """Ten years (`de jaren negentig`, `the 1990s`)."""
    first = g.number("n")
    if first < 100:
        first += 2000 if first < 30 else 1900
    value = f"{first // 10:03}" if 0 < first // 10 < 1000 else ""
    return Meaning("DATE", lambda _: value, value, mod=g.text("mod") or None) if value else None


def century(g: Groups, _tense: Tense) -> Meaning | None:
    """A hundred years (`de negentiende eeuw`)."""
    number = g.number("n")
    if not 1 <= number <= 40:
        return None
    value = f"{number - 1:02}XX"
    return Meaning("DATE", lambda _: value, value, mod=g.text("mod") or None)


def days_of_month(g: Groups, tense: Tense) -> Meaning | None:
    """A span of days in one month (`14 tot 16 april`)."""
    first, last = g.number("d1"), g.number("d2")
    if "y" in g:
        head = f"{year_of(g):04}-{g.number('m'):02}"
        if not (_valid(year_of(g), g.number("m"), first) and _valid(year_of(g), g.number("m"), last)):
            return None
        value = f"{head}-{first:02}/{head}-{last:02}"
        return Meaning("DATE", lambda _: value, value)
    found = day_and_month(Groups({"d": last, "m": g.number("m")}), tense)
    if found is None or not _valid(2000, g.number("m"), first):
        return None

    def at(anchor: date) -> str:
        end = found.at(anchor)
        return f"{end[:8]}{first:02}/{end}"

    return Meaning("DATE", at, f"{found.undated[:8]}{first:02}/{found.undated}", "year", told=tense)


def weekday(g: Groups, tense: Tense) -> Meaning | None:
    """A weekday: the nearest one back, the article's own day among them; forward where the clause tells of the future.

    With `dir`, strictly before or after the article's day (`afgelopen`, `komende`); with `week`, in a week counted
    from the article's.
    """
    number = g.number("w")
    undated = f"XXXX-WXX-{number}"
    if "week" in g:
        weeks = g.number("week")
        return Meaning(
            "DATE", lambda a: add_days(monday(a), 7 * weeks + number - 1).isoformat(), undated, "day", told=tense
        )
    step = g.number("dir")
    back: Resolve = lambda a: weekday_back(a, number, today=step == 0).isoformat()  # noqa: E731
    on: Resolve = lambda a: weekday_on(a, number, today=step == 0).isoformat()  # noqa: E731
    if step:
        return Meaning("DATE", back if step < 0 else on, undated, "day", told=tense)
    first, second = (on, back) if tense in ("future", "story") else (back, on)
    return Meaning("DATE", first, undated, "day", others=(second,), told=tense)


def day(g: Groups, _tense: Tense) -> Meaning | None:
    """A day named from the article's own (`gisteren`, `overmorgen`)."""
    days = g.number("n")
    return Meaning(
        "DATE", lambda a: add_days(a, days).isoformat(), "XXXX-XX-XX", "day", mod=g.text("mod") or None,
        stated=g.number("w") or None,
    )  # fmt: skip


_GRANULARITY: dict[str, tuple[Need, str]] = {
    "day": ("day", "XXXX-XX-XX"),
    "week": ("day", "XXXX-WXX"),
    "weekend": ("day", "XXXX-WXX-WE"),
    "month": ("month", "XXXX-XX"),
    "quarter": ("month", "XXXX-QX"),
    "half": ("month", "XXXX-HX"),
    "season": ("month", "XXXX"),
    "year": ("year", "XXXX"),
    "decade": ("year", "XXX"),
    "century": ("year", "XX"),
}
"""For each unit, how exact a date it is reckoned from, and how it is written where there is none."""


def period_at(anchor: date, unit: str, step: int) -> str:
    """Return the value of a period `step` units from the one that holds a day."""
    if unit == "day":
        return add_days(anchor, step).isoformat()
    if unit in ("week", "weekend"):
        return iso_week(add_days(anchor, 7 * step)) + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return add_months(anchor, step).isoformat()[:7]
    if unit == "quarter":
        moved = add_months(anchor.replace(day=1), 3 * step)
        return f"{moved.year:04}-Q{quarter_of(moved)}"
    if unit == "half":
        moved = add_months(anchor.replace(day=1), 6 * step)
        return f"{moved.year:04}-H{(moved.month + 5) // 6}"
    if unit == "decade":
        return f"{min(max(anchor.year // 10 + step, 1), 999):03}"
    if unit == "century":
        return f"{min(max(anchor.year // 100 + step, 1), 99):02}XX"
    return _year(anchor.year + step)


def period(g: Groups, tense: Tense) -> Meaning | None:
    """A period named from the article's day: `vorige week`, `this month`, `next year`."""
    unit, step = g.text("u"), g.number("rel")
    if unit == "season":
        return season(g, tense)
    if unit not in _GRANULARITY:
        return None
    need, undated = _GRANULARITY[unit]
    if unit == "weekend" and step == 0 and tense == "past":  # told on a Monday or Tuesday: the one just over
        return Meaning("DATE", lambda a: period_at(a, unit, -1 if a.isoweekday() < 3 else 0), undated, need)
    return Meaning("DATE", lambda a: period_at(a, unit, step), undated, need, mod=g.text("mod") or None)


def season(g: Groups, tense: Tense) -> Meaning | None:
    """A season: of a year that is named, `last summer`, or the nearest as the tense has it."""
    name = g.text("s").upper()
    if name not in SEASONS:
        return None
    mod = g.text("mod") or None
    if "y" in g:
        value = f"{year_of(g):04}-{name}"
        return Meaning("DATE", lambda _: value, value, mod=mod)
    if "relyear" in g:
        return Meaning(
            "DATE", lambda a: f"{_year(a.year + g.number('relyear'))}-{name}", f"XXXX-{name}", "year", mod=mod
        )
    step = g.number("rel", 99)

    def at(anchor: date) -> str:
        if tense == "story" and step == 99:
            return f"{_year(anchor.year)}-{name}"
        year, now = season_of(anchor)
        ahead = SEASONS.index(name) > SEASONS.index(now)
        if step == 99 and tense == "future" and name == now:
            return f"{_year(year)}-{name}"
        if step == 1 or (step == 99 and tense == "future"):
            return f"{_year(year + (0 if ahead else 1))}-{name}"
        if step == 0:
            return f"{_year(year if name == 'WI' and anchor.month < 3 else anchor.year)}-{name}"
        same = SEASONS.index(name) == SEASONS.index(now)
        return f"{_year(year - (1 if ahead or (same and step == -1) else 0))}-{name}"

    return Meaning("DATE", at, f"XXXX-{name}", "month", mod=mod, told=tense)


def quarter(g: Groups, tense: Tense) -> Meaning | None:
    """A quarter: of a year that is named, else the last one that has begun, or the next in the future tense."""
    return _division(g, tense, "n", "Q", 3)


def half_year(g: Groups, tense: Tense) -> Meaning | None:
    """Half a year (`de eerste helft van 2019`)."""
    return _division(g, tense, "n", "H", 6)


def _division(g: Groups, tense: Tense, name: str, letter: str, months: int) -> Meaning | None:
    number = g.number(name)
    count = 12 // months
    number = count if number == -1 else number
    if not 1 <= number <= count:
        return None
    if "y" in g:
        value = f"{year_of(g):04}-{letter}{number}"
        return Meaning("DATE", lambda _: value, value, mod=g.text("mod") or None)
    undated = f"XXXX-{letter}{number}"
    if "rel" in g:
        return Meaning("DATE", lambda a: f"{_year(a.year + g.number('rel'))}-{letter}{number}", undated, "year")

    def at(anchor: date) -> str:
        begun = (number - 1) * months + 1 <= anchor.month
        ended = number * months < anchor.month
        year = anchor.year - (0 if begun else 1)
        if tense in ("future", "story"):
            year = anchor.year + (1 if ended and tense == "future" else 0)
        return f"{_year(year)}-{letter}{number}"

    return Meaning("DATE", at, undated, "month", told=tense)


def holiday(g: Groups, tense: Tense) -> Meaning | None:
    """A feast or a day with a name: of a year that is named, else the nearest as the tense has it."""
    name = g.text("f")
    offset = g.number("n")
    if "y" in g:
        value = add_days(feast(year_of(g), name), offset).isoformat()
        return Meaning("DATE", lambda _: value, value)
    if "rel" in g:
        return Meaning(
            "DATE", lambda a: feast(int(_year(a.year + g.number("rel"))), name).isoformat(), "XXXX-XX-XX", "year"
        )

    def at(anchor: date) -> str:
        days = [add_days(feast(y, name), offset) for y in range(max(anchor.year - 1, 1), min(anchor.year + 2, 9999))]
        fit = [d for d in days if (d >= anchor if tense == "future" or g.number("dir") > 0 else d <= anchor)]
        if tense in ("future", "past") or "dir" in g:
            days = fit or days
        return min(days, key=lambda d: (abs((d - anchor).days), d)).isoformat()

    fixed = name if re.fullmatch(r"\d\d-\d\d", name) else ""
    return Meaning("DATE", at, f"XXXX-{fixed}" if fixed else "XXXX-XX-XX", "month", told=tense)


def weekday_of_month(g: Groups, tense: Tense) -> Meaning | None:
    """The nth weekday, day or week of a month (`de laatste zondag van maart`)."""
    whole = month(g, "none" if tense == "present" else tense)
    if whole is None:
        return None
    nth, number = g.number("n"), g.number("w")

    def at(anchor: date) -> str:
        value = whole.at(anchor)
        year, in_year = int(value[:4]), int(value[5:7])
        if number:
            return nth_weekday(year, in_year, number, nth).isoformat()
        first = date(year, in_year, 1)
        if g.text("u") == "week":
            last = add_days(add_months(first, 1), -1)
            return iso_week(add_days(first, 7 * (nth - 1) + 3) if nth > 0 else last)
        return add_days(first if nth > 0 else add_months(first, 1), nth - 1 if nth > 0 else nth).isoformat()

    undated = "XXXX-WXX" if g.text("u") == "week" else f"{whole.undated}-XX"
    return Meaning("DATE", at, at(date(2000, 1, 1)) if whole.needs == "nothing" else undated, whole.needs, told=tense)


def week_of_year(g: Groups, _tense: Tense) -> Meaning | None:
    """A week by its number (ISO 8601): of a year that is named, else of the article's."""
    number = g.number("n")
    if not 1 <= number <= 53:
        return None
    if "y" in g:
        value = f"{year_of(g):04}-W{number:02}"
        return Meaning("DATE", lambda _: value, value)
    return Meaning("DATE", lambda a: f"{a.year:04}-W{number:02}", f"XXXX-W{number:02}", "year")


def night_between(g: Groups, tense: Tense) -> Meaning | None:
    """The night between two days (`de nacht van dinsdag op woensdag`): that of the first."""
    named = g.number("w")
    first = weekday(Groups({"w": (named - 2) % 7 + 1 if "to" in g else named}), tense)
    return None if first is None else Meaning("TIME", first.at, first.undated, "day", suffix="TNI", told=tense)


DATES: dict[str, Callable[[Groups, Tense], Meaning | None]] = {
    "full date": full_date,
    "ISO date": iso_date,
    "date in figures": numeric_date,
    "day and month": day_and_month,
    "day of the month": day_of_month,
    "month": month,
    "year": year,
    "years": years,
    "decade": decade,
    "century": century,
    "days of a month": days_of_month,
    "weekday": weekday,
    "day": day,
    "period": period,
    "season": season,
    "quarter": quarter,
    "half-year": half_year,
    "holiday": holiday,
    "day of a month by number": weekday_of_month,
    "week of the year": week_of_year,
    "night between two days": night_between,
}
"""The rules about dates, by the name that the packs and the reviewer know them by."""

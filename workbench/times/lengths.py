"""What lengths, repetitions and times of day mean, and dates reckoned from other dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from workbench.times.calendar import add_days, add_months
from workbench.times.dates import period_at
from workbench.times.meanings import Groups, Meaning, Need
from workbench.times.tense import Tense

LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE", "month": "M",
    "quarter": "Q", "season": "SE", "half": "H", "year": "Y", "decade": "DE", "century": "CE", "fortnight": "W",
}  # fmt: skip
"""How TIMEX3 writes each unit; those below a day stand after a `T`."""
_YEARS = {"decade": 10, "century": 100}
_NEEDS: dict[str, Need] = {"year": "year", "decade": "year", "century": "year", "month": "month", "quarter": "month"}


def length(number: str, unit: str) -> str:
    """Return a duration: `P3D`, `PT4H`; `X` for a number that the text leaves open."""
    letter = LETTERS[unit]
    if unit in _YEARS and number.isdigit():
        return f"P{int(number) * _YEARS[unit]}Y"
    if unit == "fortnight":
        return f"P{int(number) * 2 if number.isdigit() else 'X'}W"
    if unit == "half":  # half a year
        whole = int(number) * 6 if number.isdigit() else "X"
        return f"P{whole}M"
    return f"PT{number}{letter[1]}" if letter.startswith("T") else f"P{number}{letter}"


def _amount(g: Groups, name: str = "n") -> str:
    """Return how many: a number as TIMEX3 writes it, `X` where it is vague."""
    text = g.text(name, "1")
    if text == "some" or text == "X":
        return "X"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if "half" in g:
        text = str(float(text) + 0.5)
    return text if text.replace(".", "", 1).isdigit() else "X"


def duration(g: Groups, _tense: Tense) -> Meaning | None:
    """A length of time (`twee weken`, `four-hour`, `three years and four months`)."""
    unit = g.text("u")
    pair = g.pair("nu")
    if pair is not None:
        g = Groups({"n": pair[0], "u": pair[1]})
        unit = g.text("u")
    if unit not in LETTERS:
        return None
    value = length(_amount(g), unit)
    if "u2" in g and g.text("u2") in LETTERS:
        second = length(_amount(g, "n2"), g.text("u2"))
        both_small = value.startswith("PT") and second.startswith("PT")
        value += second[2:] if both_small else second[1:]
    window = None
    step, number = g.number("dir"), g.number("n") if _amount(g).isdigit() else 0
    if step and number and "u2" not in g:
        window = (step * number, unit)
    return Meaning("DURATION", lambda _: value, value, mod=g.text("mod") or None, window=window)


def counted(g: Groups, _tense: Tense) -> Meaning | None:
    """So many units from the article's day (`drie dagen geleden`, `over twee weken`, `in three months`)."""
    unit, amount = g.text("u"), _amount(g)
    pair = g.pair("nu")
    if pair is not None:
        unit, amount = str(pair[1]), str(pair[0])
    step = g.number("dir", -1)
    if not amount.isdigit():
        if amount.endswith(".5") and unit == "year":
            months = step * int(float(amount) * 12)
            return Meaning("DATE", lambda a: period_at(a, "month", months), "XXXX-XX", "month")
        value = "PAST_REF" if step < 0 else "FUTURE_REF"
        return Meaning("DATE", lambda _: value, value)
    number = step * int(amount)
    if unit in ("hour", "minute", "second"):
        return Meaning("DATE", lambda a: a.isoformat(), "XXXX-XX-XX", "day", window=None)
    if unit not in LETTERS:
        return None
    if "exact" in g:
        return Meaning("DATE", lambda a: _moved(a, number, unit), "XXXX-XX-XX", "day")
    unit = "week" if unit == "weekend" else "day" if unit == "night" else unit
    undated = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(unit, "XXXX")
    mod = g.text("mod") or None
    return Meaning("DATE", lambda a: period_at(a, unit, number), undated, _NEEDS.get(unit, "day"), mod=mod)


def _moved(anchor: date, number: int, unit: str) -> str:
    """Return the day so many units away, on the same day of the month."""
    months = {"year": 12, "month": 1, "decade": 120, "century": 1200, "quarter": 3, "half": 6}.get(unit)
    if months:
        return add_months(anchor, months * number).isoformat()
    return add_days(anchor, number * (7 if unit == "week" else 1)).isoformat()


def shifted(g: Groups, _tense: Tense) -> Meaning | None:
    """So many units before or after the date that the text named last (`een dag eerder`, `the following year`)."""
    unit, amount = g.text("u", "day"), _amount(g)
    step = g.number("dir", 0)
    if not amount.isdigit():
        value = "PAST_REF" if step < 0 else "FUTURE_REF"
        return Meaning("DATE", lambda _: value, value)
    if unit in ("hour", "minute", "second"):
        value = length(amount, unit)
        return Meaning("DURATION", lambda _: value, value)
    if unit not in LETTERS:
        return None
    unit = "day" if unit == "night" else unit
    number = step * int(amount)
    undated = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX")
    return Meaning("DATE", lambda a: period_at(a, unit, number), undated, _NEEDS.get(unit, "day"), shift=(number, unit))


def repeated(g: Groups, _tense: Tense) -> Meaning | None:
    """Something that comes back (`jaarlijks`, `elke maandag`, `per week`)."""
    if "w" in g:
        value = f"XXXX-WXX-{g.number('w')}"
    elif "p" in g:
        value = f"XXXX-XX-XXT{g.text('p')}"
    elif "m" in g:
        value = f"XXXX-{g.number('m'):02}"
    elif "s" in g:
        value = f"XXXX-{g.text('s').upper()}"
    elif g.text("u") in LETTERS:
        value = length(_amount(g), g.text("u"))
    else:
        return None
    return Meaning("SET", lambda _: value, value)


def reference(g: Groups, _tense: Tense) -> Meaning | None:
    """The present, the past or the future, without a date (`nu`, `onlangs`, `binnenkort`)."""
    value = f"{g.text('ref').upper()}_REF"
    return Meaning("DATE", lambda _: value, value)


def clock(g: Groups, _tense: Tense) -> Meaning | None:
    """A time of day by the clock: on the day that the text speaks of, or the day that stands with it."""
    time = clock_time(g)
    if time is None:
        return None
    zone = "Z" if "utc" in g else ""
    return Meaning(
        "TIME", lambda a: a.isoformat(), "XXXX-XX-XX", "day", suffix=f"T{time}{zone}", mod=g.text("mod") or None,
        day_of_text=True,
    )  # fmt: skip


def clock_time(g: Groups) -> str | None:
    """Return the time of day that the parts of a match give (`14:30`), or None where there is no such time."""
    half = str(g.text("half"))
    pair = g.pair("hc")
    if pair is not None:
        hour, minute, half = int(str(pair[0])), 0, str(pair[1])
    elif "time" in g:
        hour, minute = (int(part) for part in g.text("time").split(":"))
    else:
        hour, minute = g.number("h"), g.number("min")
    minute += g.number("plus")
    total = hour * 60 + minute - g.number("minus")
    if half == "pm" and total < 720:
        total += 720
    if half == "am" and total >= 720:
        total -= 720
    part = g.text("p")
    if part in ("AF", "EV") and total < 720:
        total += 720
    if part == "NI" and 540 <= total < 720:
        total += 720
    return f"{total // 60:02}:{total % 60:02}" if 0 <= total <= 1440 else None


def part_of_day(g: Groups, tense: Tense) -> Meaning | None:
    """A part of a day without the day: of the day that the text speaks of; `'s avonds` told as present comes back."""
    if "usual" in g and tense in ("present", "none"):
        return repeated(g, tense)
    return Meaning(
        "TIME", lambda a: a.isoformat(), "XXXX-XX-XX", "day", suffix=f"T{g.text('p')}", mod=g.text("mod") or None,
        day_of_text=True, shift=(0, "day") if "that" in g else None,
    )  # fmt: skip


def same(g: Groups, _tense: Tense) -> Meaning | None:
    """The day, month or year that the text named last (`die dag`, `that year`)."""
    unit = g.text("u", "day")
    undated = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX")
    need = _NEEDS.get(unit, "day")
    at_article = "day" if unit == "date" else unit
    return Meaning(
        "DATE", lambda a: period_at(a, at_article, 0), undated, need, shift=(0, unit), mod=g.text("mod") or None
    )


LENGTHS: dict[str, Callable[[Groups, Tense], Meaning | None]] = {
    "duration": duration,
    "counted from the article": counted,
    "counted from a date before": shifted,
    "repeated": repeated,
    "reference": reference,
    "time of day": clock,
    "part of the day": part_of_day,
    "same date": same,
}
"""The rules about lengths, repetitions and times of day, by name."""

"""Dates in the head of an article: finding them, and whether they are days of the calendar.

A date is kept as precise as it is written, and never more: `2019-04` stays a month. What can be read in two
ways (3/4/2019) is read only where the words around it or the caller settle the language, and that language
puts the day first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from workbench.intake.words import HeadWords, alternatives

_ISO = re.compile(
    r"\s*(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)"
    r"(?:[T ](?P<h>\d\d):(?P<mi>\d\d)(?::\d\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?)?)?\s*"
)
_CLOCKS = ("late", "early")
_SHORT_YEAR = 2
SEPARATORS = "|·•–—-,:;/("
"""What stands between a date and the rest of a line of the head."""
_ZONE = r"(?:\s?(?:Z|[+-]\d\d:?\d\d|(?:GMT|UTC)(?:[+-]\d\d?(?::?\d\d)?)?|[BWCEM]E?S?T|[ECMP][SD]T)(?!\w))?"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a line, with the label before it. `value` is None where it is no day of the calendar.

    `label` is `published`, `updated` or None. `timed` tells that a time of day stands with it.
    """

    start: int
    end: int
    value: str | None
    label: str | None
    timed: bool


def iso_date(text: str) -> str | None:
    """Read an ISO date or date with time, whole. Seconds and zone are cut off: the time is as on the clock."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    value = _calendar(match["y"], match["m"], match["d"])
    if value is None or match["h"] is None:
        return value
    return _with_time(value, int(match["h"]), int(match["mi"]))


def find_stamps(line: str, words: HeadWords, language: str | None) -> Iterator[Stamp]:
    """Yield every full date in a line, from left to right, with its label, weekday and time of day.

    Args:
        line: one line of text.
        words: the words of the languages it may be in.
        language: the one language that it is in, where that is known.
    """
    matches = list(_stamp_pattern(words).finditer(line))
    labels = [" ".join((match["label"] or "").lower().split()) for match in matches]
    settled = next(filter(None, map(words.language_of, labels)), None) or language
    for match, label in zip(matches, labels, strict=True):
        value = _value(match, words, settled)
        clock = next((name for name in _CLOCKS if match[name]), None)
        if value is not None and clock is not None:
            value = _timed(value, match, clock, words)
        yield Stamp(match.start(), match.end(), value, words.labels.get(label), clock is not None)


def labelled_month(line: str, words: HeadWords) -> Stamp | None:
    """Read a whole line that is a label, a colon and a month or year (`Published: May 2019`)."""
    match = _month_pattern(words).fullmatch(line)
    if match is None:
        return None
    month = words.months.get(match["name"].lower()) if match["name"] else match["m"]
    label = words.labels.get(" ".join(match["label"].lower().split()))
    return Stamp(
        0, len(line), _calendar(match["y"] or match["iso_y"], str(month) if month else None, None), label, False
    )


def edge_month(line: str, words: HeadWords) -> Stamp | None:
    """Read a month and a year with which a line begins or ends (`Kas & Teelt, november 2016`)."""
    for match in _bare_month_pattern(words).finditer(line):
        before, after = line[: match.start()].strip(), line[match.end() :].strip()
        if (not after and (not before or before[-1] in SEPARATORS)) or (not before and after[0] in SEPARATORS):
            month = str(words.months[match["name"].lower()])
            return Stamp(match.start(), match.end(), _calendar(match["y"], month, None), None, False)
    return None


def labelled_relative(line: str, words: HeadWords) -> Stamp | None:
    """Read a whole line that is a label and a day that only its reader knew (`Published: yesterday, 10:42`)."""
    match = _relative_pattern(words).fullmatch(line)
    if match is None:
        return None
    return Stamp(0, len(line), None, words.labels.get(" ".join(match["label"].lower().split())), False)


def is_label(line: str, words: HeadWords) -> bool:
    """Tell whether a line is the label of a date and nothing else."""
    return words.labels.get(" ".join(line.rstrip(":").lower().split())) in ("published", "updated")


def day_without_year(text: str, words: HeadWords) -> tuple[int, int] | None:
    """Read a month and a day, in either order, with no year (`March 16`). Return (month, day)."""
    match = _day_pattern(words).fullmatch(text)
    if match is None:
        return None
    month = words.months[(match["m1"] or match["m2"]).lower()]
    return month, int(match["d1"] or match["d2"])


def _value(match: re.Match[str], words: HeadWords, language: str | None) -> str | None:
    if match["iso_y"]:
        return _calendar(match["iso_y"], match["iso_m"], match["iso_d"])
    if match["num_y"]:
        year = match["num_y"] if len(match["num_y"]) > _SHORT_YEAR else f"20{match['num_y']}"
        return _numeric(match["num_a"], match["num_b"], year, language in words.day_first)
    name = match["m1"] or match["m2"]
    return _calendar(match["y1"] or match["y2"], str(words.months[name.lower()]), match["d1"] or match["d2"])


def _numeric(first: str, second: str, year: str, day_first: bool) -> str | None:
    """Read 14/3/2019 where only one order gives a day, or both give the same one, or the order is known."""
    values = [_calendar(year, second, first), _calendar(year, first, second)]
    found = {value for value in values if value}
    if len(found) == 1:
        return found.pop()
    return values[0] if day_first else None


def _calendar(year: str, month: str | None, day: str | None) -> str | None:
    """Return the ISO form, or None for what no calendar has."""
    try:
        checked = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return checked.isoformat()[: 10 if day else 7 if month else 4]


def _timed(value: str, match: re.Match[str], clock: str, words: HeadWords) -> str:
    hour, minute = match[f"{clock}_h"] or match[f"{clock}_hour"], match[f"{clock}_mi"] or 0
    half = (match[f"{clock}_half"] or match[f"{clock}_halves"] or "").lower()
    if not half:
        return _with_time(value, int(hour), int(minute))
    if not 1 <= int(hour) <= 12:
        return value
    return _with_time(value, int(hour) % 12 + (12 if half in words.pm else 0), int(minute))


def _with_time(value: str, hour: int, minute: int) -> str:
    return f"{value}T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else value


def _any(words: Iterable[str]) -> str:
    return f"(?:{alternatives(words)})"


def _clock(words: HeadWords, name: str) -> str:
    """Return a pattern for a time of day whose groups begin with a name."""
    half, hours = alternatives((*words.am, *words.pm)), alternatives(words.hours)
    return (
        rf"(?:(?P<{name}_h>[012]?\d)[:.h](?P<{name}_mi>\d\d)(?:[:.]\d\d)?(?:\s?(?P<{name}_half>{half}))?"
        rf"(?:\s?(?:{hours}))?|(?P<{name}_hour>[012]?\d)\s?(?:(?P<{name}_halves>{half})|{hours}))(?!\w){_ZONE}"
    )


@cache
def _stamp_pattern(words: HeadWords) -> re.Pattern[str]:
    link = rf"(?:{_any(words.links)}\s+)?"
    months, ordinal = alternatives(words.months), f"{_any(words.ordinals)}?"
    return re.compile(
        rf"(?<!\w)(?:(?P<label>{alternatives(_dating(words))})\s*[:|]?\s*(?<!\w){link})?{link}"
        rf"(?:(?P<early>{_clock(words, 'early')})\s*,?\s+{link})?(?:{_any(words.weekdays)}\.?,?\s+)?{link}"
        rf"(?:(?P<iso_y>\d{{4}})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)(?:T(?=\d)|(?![\w/]))"
        rf"|(?:(?P<num_a>\d\d?)(?P<sep>[-/.])(?P<num_b>\d\d?)(?P=sep)(?P<num_y>\d{{4}}|\d\d(?=,?\s+\d\d?[:.]\d\d))"
        rf"|(?P<d1>\d\d?){ordinal}\.?\s+{link}(?P<m1>{months})\.?,?\s+{link}(?P<y1>\d{{4}})"
        rf"|(?P<m2>{months})\.?\s+(?P<d2>\d\d?){ordinal},?\s+(?P<y2>\d{{4}}))(?![\w/]))"
        rf"(?P<late>\s*[,|·•@–—-]?\s*{link}{_clock(words, 'late')})?",
        re.IGNORECASE,
    )


@cache
def _month_pattern(words: HeadWords) -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?P<label>{alternatives(_dating(words))})\s*:\s*"
        rf"(?:(?:(?P<name>{alternatives(words.months)})\.?\s+)?(?P<y>\d{{4}})|(?P<iso_y>\d{{4}})-(?P<m>\d\d))\s*",
        re.IGNORECASE,
    )


@cache
def _bare_month_pattern(words: HeadWords) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<name>{alternatives(words.months)})\.?\s+(?P<y>(?:1[89]|20)\d\d)(?![\w-])", re.IGNORECASE
    )


@cache
def _relative_pattern(words: HeadWords) -> re.Pattern[str]:
    link = rf"(?:{_any(words.links)}\s+)?"
    return re.compile(
        rf"\s*(?P<label>{alternatives(_dating(words))})\s*:?\s+{link}(?:\d+\s+\w+\s+)?"
        rf"{_any(words.relative)}(?:[\s,|]*{link}{_clock(words, 'late')})?\s*",
        re.IGNORECASE,
    )


@cache
def _day_pattern(words: HeadWords) -> re.Pattern[str]:
    months, ordinal = alternatives(words.months), f"{_any(words.ordinals)}?"
    return re.compile(
        rf"(?:(?P<d1>\d\d?){ordinal}\.?\s+(?P<m1>{months})|(?P<m2>{months})\.?\s+(?P<d2>\d\d?){ordinal})\.?",
        re.IGNORECASE,
    )


def _dating(words: HeadWords) -> list[str]:
    """Return the labels that come before a date."""
    return [label for label, kind in words.labels.items() if kind in {"published", "updated"}]

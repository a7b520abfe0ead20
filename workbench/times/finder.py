"""From a text and its date to its time expressions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.model import Span, TimeExpression, TimeFlag
from workbench.times.calendar import add_days, add_months, weekday_on
from workbench.times.dates import DATES
from workbench.times.flags import backwards_flag, future_flag, weekday_flag
from workbench.times.frame import Frame, shifted_value, span_of
from workbench.times.grammar import Grammar, Match, load_grammar
from workbench.times.lengths import LENGTHS, clock_time
from workbench.times.lexicon import Value
from workbench.times.meanings import Groups, Meaning
from workbench.times.tense import Tense, TenseReader
from workbench.times.tokens import Reading
from workbench.times.values import bounds_of

MEANINGS: Mapping[str, Callable[..., Meaning | None]] = {**DATES, **LENGTHS}
NO_TIME = "no time"
"""The rule of a pack for what looks like a time and is none (`24/7`, `45 jaar oud`)."""
_DAY_RULES = {
    "weekday",
    "day",
    "full date",
    "day and month",
    "day of the month",
    "ISO date",
    "holiday",
    "date in figures",
}
_PAIRS = {"wp": ("w", "p"), "dp": ("n", "p"), "tp": ("time", "p"), "nd": ("n", "years")}
_LONGEST_LINK = 4
"""Words between the two ends of a span (`tot en met`)."""
_NEAR = 45
"""Within how many tokens a time of day still belongs to the day that was named before it."""


@dataclass(slots=True)
class Found:
    """A match with its meaning; for a span of two dates, the meaning of its end."""

    match: Match
    meaning: Meaning
    groups: dict[str, Value]
    end: Meaning | None = None


def find_times(
    text: str, language: str, published: str | None = None, head: Sequence[Span] = ()
) -> tuple[TimeExpression, ...]:
    """Find every time expression of a text and resolve it against the article's date.

    Args:
        text: the article.
        language: ISO 639-1 code; a language without words for times gives only what dateparser reads as full dates.
        published: the article's date as exact as it is known: `2019`, `2019-04`, `2019-04-06`, with a time or not.
        head: stretches that are the article's head; dates in figures there are no part of its text.

    Returns:
        The expressions in the order of the text. Offsets count code points.
    """
    grammar = load_grammar(language)
    if grammar is None:
        from workbench.times.absolute import find_full_dates

        return find_full_dates(text, language)
    return _Finder(text, grammar, Frame.of(published)).run(head)


class _Finder:
    """One text being read."""

    def __init__(self, text: str, grammar: Grammar, frame: Frame) -> None:
        self.text = text
        self.grammar = grammar
        self.frame = frame
        self.reading = Reading(text, grammar.lexicon)
        self.tenses = TenseReader(self.reading)
        self.is_story = self._tells_of_long_ago()
        self.last: str | None = None
        self.last_day: tuple[str, tuple[str, ...], int] | None = None

    def _tells_of_long_ago(self) -> bool:
        """Tell a history from news: the years it names lie well before the article's, and no day is named from it."""
        if not self.frame.days:
            return False
        years = [
            int(str(token.shape["yyyy"])) for token in self.reading.tokens if token.shape and "yyyy" in token.shape
        ]
        now = self.grammar.lexicon.codes_with(["day", "today", "weekday"])
        old = sum(year < self.frame.days[0].year - _LONG_AGO for year in years)
        return len(years) >= _STORY_YEARS and old >= 0.8 * len(years) and not set(now) & set(self.reading.codes)

    def run(self, head: Sequence[Span]) -> tuple[TimeExpression, ...]:
        """Return the expressions."""
        found = self._joined([f for match in self.grammar.find(self.reading) if (f := self._read(match))])
        if self.frame.exact in (1, 2):
            self.frame = self._narrowed(found)
        return tuple(self._expression(item) for item in found if not self._is_figure_of_head(item, head))

    def _is_figure_of_head(self, item: Found, head: Sequence[Span]) -> bool:
        start = self.reading.tokens[item.match.first].start
        end = self.reading.tokens[item.match.last].end
        in_head = any(span.start <= start and end <= span.end for span in head)
        return in_head and not any(c.isalpha() for c in self.text[start:end])

    def _read(self, match: Match, more: Mapping[str, Value] | None = None) -> Found | None:
        if match.rule == NO_TIME:
            return None
        values = {**match.groups, **(more or {})}
        for pair, names in _PAIRS.items():
            value = values.pop(pair, None)
            if isinstance(value, tuple):
                values.update(zip(names, value, strict=True))
        groups = Groups(values)
        meaning = MEANINGS[match.rule](groups, self._tense(match, groups))
        if meaning is None:
            return None
        if match.rule in _DAY_RULES and meaning.type == "DATE":
            meaning = _with_time(meaning, groups)
        return Found(match, meaning, values)

    def _tense(self, match: Match, groups: Groups) -> Tense:
        """Return the tense of the clause, or what the words before leave no doubt of (`sinds maart`, `tot vrijdag`)."""
        if groups.text("told") in ("past", "future"):
            return "past" if groups.text("told") == "past" else "future"
        if self.is_story and match.rule in _TOLD_IN_ORDER:
            return "story"
        read = self.tenses.of_weekday if match.rule == "weekday" else self.tenses.at
        tense = read(match.first, match.last)
        return "future" if groups.text("lean") == "future" and tense != "past" else tense

    # --- spans of two dates -----------------------------------------------------------------------------

    def _joined(self, found: list[Found]) -> list[Found]:
        """Join two dates with a linking word between them into one span (`van maandag tot woensdag`)."""
        out: list[Found] = []
        for item in found:
            previous = out[-1] if out else None
            if previous is None or previous.end is not None or not self._links(previous.match, item.match):
                out.append(item)
                continue
            first = self._with_year_of(previous, item)
            if not _alike(first.meaning, item.meaning):
                out.append(item)
                continue
            match = replace(previous.match, last=item.match.last)
            out[-1] = Found(match, first.meaning, {**first.groups, "end": match.rule}, end=item.meaning)
        return out

    def _with_year_of(self, first: Found, second: Found) -> Found:
        borrows = first.match.rule in ("day and month", "month") and "y" in second.groups
        if borrows and not {"y", "rel"} & first.groups.keys():
            rule = "full date" if first.match.rule == "day and month" else "month"
            again = self._read(replace(first.match, rule=rule), {"y": second.groups["y"]})
            return again or first
        return first

    def _links(self, first: Match, second: Match) -> bool:
        """Tell whether two matches stand beside each other with only a linking word between."""
        between = [token.lower for token in self.reading.tokens[first.last + 1 : second.first]]
        kinds = {first.rule, second.rule}
        if not 1 <= len(between) <= _LONGEST_LINK or not (len(kinds) == 1 or kinds <= _DAY_RULES):
            return False
        words = " ".join(between)
        table = self.grammar.lexicon.table.get("ranges", {})
        before = self.reading.tokens[first.first - 1].lower if first.first else ""
        if words in _listed(table, "strong"):
            return True
        return any(before in _listed(table, f"open{n}") and words in _listed(table, f"link{n}") for n in (1, 2))

    # --- the article's day ------------------------------------------------------------------------------

    def _narrowed(self, found: Iterable[Found]) -> Frame:
        """Leave out the days of the article's month or year that its own words rule out.

        What is told as past lies not after the article; what is told as present or to come lies not before it.
        """
        first: date | None = None
        last: date | None = None
        before: Found | None = None
        for item in found:
            beside, before = before, item
            day = self._named_day(item)
            if day is None:
                continue
            if beside is not None and beside.match.rule == "day" and item.match.first - beside.match.last <= _BESIDE:
                own = add_days(day, -Groups(beside.groups).number("n"))  # `gisteren, 5 april`: that says it all
                return self.frame.narrowed(own, own)
            told = self.tenses.at(item.match.first, item.match.last)
            if told == "past":
                first = max(first or day, day)
            elif told in ("present", "future"):
                last = min(last or day, day)
        return self.frame.narrowed(first, last)

    def _named_day(self, item: Found) -> date | None:
        """Return the day that an expression names in full, or the first of its days, in the article's month or year."""
        if item.meaning.needs not in ("nothing", "year") or item.match.rule not in _DATED:
            return None
        bounds = bounds_of(item.meaning.at(self.frame.days[0]))
        if bounds.precision != "day" or bounds.earliest is None:
            return None
        inside = bounds.earliest.startswith(self.frame.published or "-")
        return date.fromisoformat(bounds.earliest) if inside else None

    # --- values -----------------------------------------------------------------------------------------

    def _expression(self, item: Found) -> TimeExpression:
        meaning = item.meaning
        value, candidates = self._value(meaning, item.match)
        if item.end is not None:
            value, candidates = self._until(value, item.end, item.match), ()
        timed = "/".join(part + meaning.suffix if i == 0 else part for i, part in enumerate(value.split("/")))
        earliest, latest, precision, edtf = self._bounds(timed, candidates, meaning)
        self._remember(value, candidates, item)
        flags = (
            weekday_flag(value, meaning.stated),
            backwards_flag(timed),
            self._future_flag(item, earliest),
        )
        start, end = self.reading.tokens[item.match.first].start, self.reading.tokens[item.match.last].end
        return TimeExpression(
            start=start,
            end=end,
            text=self.text[start:end],
            type=meaning.type,
            value=timed,
            mod=meaning.mod if item.end is None else None,
            edtf=edtf,
            earliest=earliest,
            latest=latest,
            precision=precision,
            rule=item.match.rule if item.end is None else f"span: {item.match.rule}",
            candidates=tuple(candidate + meaning.suffix for candidate in candidates),
            flags=tuple(flag for flag in flags if flag is not None),
        )

    def _value(self, meaning: Meaning, match: Match) -> tuple[str, tuple[str, ...]]:
        if meaning.shift is not None and self.last is not None:
            number, unit = meaning.shift
            if unit in ("day", "week") and self.last_day is not None and match.first - self.last_day[2] <= 2 * _NEAR:
                if number == 0 and unit == "day":
                    return self.last_day[:2]
                moved = shifted_value(self.last_day[0], number, unit)
            else:
                moved = shifted_value(self.last, number, unit)
            if moved is not None:
                return moved, ()
        if meaning.day_of_text and self.last_day is not None:
            value, candidates, place = self.last_day
            if not self._begins_paragraph(match.first) and match.first - place <= _NEAR:
                return value, candidates
        if meaning.told == "story" and self.last is not None:
            begin = bounds_of(self.last)
            if begin.earliest is not None and begin.latest is not None:
                middle = date.fromisoformat(begin.earliest).toordinal() + date.fromisoformat(begin.latest).toordinal()
                return meaning.at(date.fromordinal(middle // 2)), ()
        return self.frame.settle(meaning)

    def _begins_paragraph(self, first: int) -> bool:
        """Tell whether a token begins a line, as the times of a live report do: those belong to the article's day."""
        return first == 0 or self.reading.tokens[first - 1].lower == "\n"

    def _until(self, begin: str, end: Meaning, match: Match) -> str:
        last, _ = self._value(end, match)
        if _YEARLESS.fullmatch(end.undated) and begin[:4].isdigit() and begin[:7] != last[:7]:
            later = last[4:] < begin[4:]  # `28 december tot 3 januari`
            year = int(begin[:4]) + later
            last = f"{year:04}{last[4:]}" if year < _LAST_YEAR and bounds_of(f"{year:04}{last[4:]}").earliest else last
        if end.told is not None and end.undated.startswith("XXXX-WXX-") and _DAY.fullmatch(begin):
            day = weekday_on(date.fromisoformat(begin), int(end.undated[-1]), today=False)
            last = day.isoformat()
        return f"{begin}/{last}{end.suffix}"

    def _bounds(
        self, value: str, candidates: Sequence[str], meaning: Meaning
    ) -> tuple[str | None, str | None, str | None, str | None]:
        bounds = bounds_of(value)
        earliest, latest = bounds.earliest, bounds.latest
        if candidates and "X" in value:
            earliest, latest = span_of(candidates)
        if meaning.window is not None and self.frame.exact == 3:
            earliest, latest = _window(self.frame.days[0], *meaning.window)
        edtf = bounds.edtf
        if edtf and meaning.mod == "APPROX" and "/" not in edtf and "T" not in edtf:
            edtf += "~"
        return earliest, latest, bounds.precision, edtf

    def _future_flag(self, item: Found, earliest: str | None) -> TimeFlag | None:
        """Flag a date that the text names in full, after the article's last possible day, and told as past."""
        if not self.frame.days or item.meaning.needs != "nothing" or item.match.rule not in _NAMED_IN_FULL:
            return None
        last = self.frame.days[-1]
        if earliest is None or earliest <= last.isoformat():
            return None
        return future_flag(earliest, last, told_as_past=self.tenses.is_told_as_past(item.match.first, item.match.last))

    def _remember(self, value: str, candidates: tuple[str, ...], item: Found) -> None:
        if item.meaning.type not in ("DATE", "TIME") or value.endswith("_REF") or value.startswith("P"):
            return
        self.last = value
        if len(value) == 10 and not value.startswith("XXXX"):
            self.last_day = (value, candidates if "X" in value else (), item.match.last)


_YEARLESS = re.compile(r"XXXX-\d\d(?:-\d\d)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LAST_YEAR = 9999
_NAMED_IN_FULL = {"full date", "ISO date", "date in figures", "month", "days of a month"}
_TOLD_IN_ORDER = {"day and month", "days of a month", "month", "season", "quarter", "holiday", "day of the month"}
_STORY_YEARS, _LONG_AGO = 4, 3
"""How many years a text must name, and how long ago most of them must be, to be read as a history."""
_BESIDE = 2
"""How many tokens lie at most between a day named from the article's and its date (`gisteren, 5 april`)."""
_DATED = {"full date", "day and month", "days of a month"}


def _with_time(meaning: Meaning, groups: Groups) -> Meaning:
    """Give a day the time of day that stands with it."""
    time = clock_time(groups) if {"time", "hc", "h"} & groups.names else None
    if time is not None:
        return replace(meaning, type="TIME", suffix=f"T{time}{'Z' if 'utc' in groups else ''}")
    if "p" in groups:
        return replace(meaning, type="TIME", suffix=f"T{groups.text('p')}")
    return meaning


def _alike(first: Meaning, second: Meaning) -> bool:
    """Tell whether two meanings can be the ends of one span: dates of the same exactness."""
    same = len(first.undated) == len(second.undated)
    return (
        first.type in ("DATE", "TIME")
        and second.type in ("DATE", "TIME")
        and same
        and not first.undated.endswith("_REF")
    )


def _listed(table: Mapping[str, str], name: str) -> list[str]:
    return [words.strip() for words in table.get(name, "").split(";")]


def _window(day: date, number: int, unit: str) -> tuple[str, str]:
    """Return the first and last day of a length of time that ends or begins at a day."""
    months = {"year": 12, "decade": 120, "century": 1200, "month": 1, "quarter": 3, "half": 6}.get(unit)
    days = {"week": 7, "weekend": 7, "day": 1, "night": 1}.get(unit, 0)
    other = add_months(day, months * number) if months else add_days(day, days * number)
    first, last = sorted((day, other))
    return first.isoformat(), last.isoformat()

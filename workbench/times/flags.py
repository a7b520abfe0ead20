"""What a reviewer should look at in the times of an article. Nothing is corrected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbench.language import load_pack
from workbench.model import Sentence, TimeExpression, TimeFlag
from workbench.times.values import bounds_of

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 4
"""Content words that two sentences must each have before they can be said to tell the same."""
_SAME_EVENT = 0.75
"""Share of the content words of the shorter of two sentences that the longer one must have as well."""
_MOST_SENTENCES = 400


def weekday_flag(value: str, stated: int | None) -> TimeFlag | None:
    """Return a flag where a date is another day of the week than the text says."""
    if stated is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return None
    found = date.fromisoformat(value).isoweekday()
    if found == stated:
        return None
    return TimeFlag("weekday", f"{value} is a {_DAYS[found - 1]}, the text says {_DAYS[stated - 1]}")


def backwards_flag(value: str) -> TimeFlag | None:
    """Return a flag where a span ends before it begins."""
    if "/" not in value:
        return None
    begin, end = (bounds_of(part) for part in value.split("/", 1))
    if begin.earliest is None or end.latest is None or begin.earliest <= end.latest:
        return None
    return TimeFlag("backwards", f"it ends ({end.latest}) before it begins ({begin.earliest})")


def future_flag(earliest: str | None, published: date, *, told_as_past: bool) -> TimeFlag | None:
    """Return a flag where a date lies after the article and is told as past."""
    if not told_as_past or earliest is None or earliest <= published.isoformat():
        return None
    return TimeFlag("future_as_past", f"it lies after the article ({published}), and is told as past")


def flag_two_dates(
    text: str, language: str, sentences: Sequence[Sentence], times: Sequence[TimeExpression]
) -> tuple[TimeExpression, ...]:
    """Flag the dates of sentences that tell the same in nearly the same words, with another date.

    Args:
        text: the article.
        language: its language.
        sentences: its sentences.
        times: its times, in order.

    Returns:
        The times, those of such sentences with a flag.
    """
    dated = _dated_sentences(text, language, sentences, times)
    flags: dict[int, TimeFlag] = {}
    for place, (words, index) in enumerate(dated):
        for others, other in dated[:place]:
            shorter = min(len(words), len(others))
            if shorter < _FEWEST_WORDS or len(words & others) < _SAME_EVENT * shorter:
                continue
            one, two = times[other], times[index]
            if not _exclude(one, two):
                continue
            for mine, its in ((index, other), (other, index)):
                why = f"another sentence tells the same with {times[its].value} ({times[its].text})"
                flags.setdefault(mine, TimeFlag("two_dates", why, its))
    return tuple(
        replace(time, flags=(*time.flags, flags[index])) if index in flags else time for index, time in enumerate(times)
    )


def _dated_sentences(
    text: str, language: str, sentences: Sequence[Sentence], times: Sequence[TimeExpression]
) -> list[tuple[frozenset[str], int]]:
    """Return the content words of each sentence with exactly one date, and the index of that date."""
    common = load_pack(language)["determiners"] | load_pack(language)["prepositions"]
    found = []
    cursor = 0
    for sentence in sentences[:_MOST_SENTENCES]:
        while cursor < len(times) and times[cursor].end <= sentence.start:
            cursor += 1
        inside = [i for i in range(cursor, min(cursor + 9, len(times))) if times[i].start < sentence.end]
        dates = [i for i in inside if times[i].type in ("DATE", "TIME") and times[i].earliest]
        if len(dates) != 1:
            continue
        spans = [(times[i].start, times[i].end) for i in inside]
        words = frozenset(
            match.group().lower()
            for match in _WORD.finditer(text, sentence.start, sentence.end)
            if not any(start <= match.start() < end for start, end in spans)
        )
        found.append((frozenset(word for word in words if len(word) > 2 and word not in common), dates[0]))
    return found


def _exclude(one: TimeExpression, two: TimeExpression) -> bool:
    """Tell whether two times cannot be the same: no day is in both."""
    if not (one.earliest and one.latest and two.earliest and two.latest):
        return False
    if one.candidates and two.candidates and set(one.candidates) & set(two.candidates):
        return False
    return one.latest < two.earliest or two.latest < one.earliest

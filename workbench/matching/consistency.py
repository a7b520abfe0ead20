"""What does not agree inside a text or across texts: spellings, ages, sums, weekdays. Pure functions over claims."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from workbench.matching.lexicon import fold
from workbench.matching.reading import Reading, read
from workbench.model import Finding

_LEAST_SPELLING = 5
_LONG_SPELLING = 9
_AGE_BEHIND = re.compile(r"\s*(?:\((\d{1,3})\)|,\s*(\d{1,3})(?=,|\.|$))")
_AGE_BEFORE = re.compile(r"(\d{1,3})-(?:\w+)(?:-\w+)?\s+(?:[^\W\d_A-Z][\w-]*\s+){0,2}$")
_OLDEST = 119
_TOTAL, _FAR, _ROUNDING = 100.0, 12.0, 1.01
_FEWEST_SHARES = 3
_THOUSAND = 1000.0
_SHARED_WORDS = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as the checks need it; `year` is that of the article, for dates without one."""

    claim_id: int
    text: str
    language: str
    article_id: int
    year: int | None = None
    speaker: str | None = None
    role: str | None = None


def findings(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Yield what does not agree among some claims.

    Args:
        statements: the claims of one article, or of many; pieces of claims left out.
    """
    readings = [read(one.text, language=one.language) for one in statements]
    yield from spellings(statements, readings)
    yield from titles(statements)
    yield from ages(statements, readings)
    yield from magnitudes(statements, readings)
    yield from percentages(statements, readings)
    yield from weekdays(statements, readings)


def spellings(statements: Sequence[Statement], readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yield names that are spelled in two ways: one letter apart, two in long ones, and not an ending."""
    where: dict[str, list[int]] = defaultdict(list)
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    full: dict[str, set[str]] = defaultdict(set)
    for one, reading in zip(statements, readings, strict=True):
        for name in reading.names:
            last = name.words[-1]
            where[last].append(one.claim_id)
            printed[last][name.text] += 1
            full[last].update(name.words[:-1][:1])
    endings = {ending for reading in readings for ending in reading.words.name_endings}
    for a, b in _near(word for word in where if len(word) >= _LEAST_SPELLING):
        if _an_ending(a, b, endings):
            continue
        if full[a] and full[b] and not full[a] & full[b]:
            continue  # two people
        often, seldom = (a, b) if len(where[a]) >= len(where[b]) else (b, a)
        texts = [printed[word].most_common(1)[0][0] for word in (often, seldom)]
        times = f"{len(where[often])} and {len(where[seldom])} times"
        claims = (where[seldom][0], where[often][0])
        yield Finding("spelling", f"{texts[0]} and {texts[1]} ({times})", claims)


def _near(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of words a letter apart, without comparing all with all: they share their beginning or their end."""
    groups: dict[str, set[str]] = defaultdict(set)
    for word in words:
        half = len(word) // 2
        groups["^" + word[: min(half, 4)]].add(word)
        groups["$" + word[-min(half, 4) :]].add(word)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        for a, b in combinations(sorted(group), 2):
            if (a, b) not in seen and abs(len(a) - len(b)) <= 1:
                seen.add((a, b))
                most = 2 if min(len(a), len(b)) >= _LONG_SPELLING else 1
                if Levenshtein.distance(a, b, score_cutoff=most) <= most:
                    yield a, b


def _an_ending(a: str, b: str, endings: Iterable[str]) -> bool:
    """Tell whether two words are one with different endings."""
    if a.startswith(b) or b.startswith(a):
        return True
    bare_a, bare_b = ({word, *(word.removesuffix(ending) for ending in endings)} for word in (a, b))
    return any(len(word) >= _LEAST_SPELLING - 1 for word in bare_a & bare_b)


def titles(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Yield speakers who are given two titles of which neither holds the other."""
    roles: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for one in statements:
        if one.speaker and one.role:
            roles[one.language, one.speaker].setdefault(one.role, one.claim_id)
    for (_, speaker), known in roles.items():
        for a, b in combinations(known, 2):
            words_a, words_b = set(fold(a).split()), set(fold(b).split())
            if not words_a & words_b and fold(a) not in fold(b) and fold(b) not in fold(a):
                yield Finding("title", f"{speaker}: {a} and {b}", (known[a], known[b]))


def ages(statements: Sequence[Statement], readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yield people who are given two ages in one article, or ages that do not fit the years of two articles."""
    found: dict[str, list[tuple[int, Statement, str]]] = defaultdict(list)
    for one, reading in zip(statements, readings, strict=True):
        for name in reading.names:
            age = _age_at(one.text, name.text)
            if age is not None and age <= _OLDEST:
                found[name.words[-1]].append((age, one, name.text))
    for known in found.values():
        for (age, one, text), (other_age, two, _) in combinations(known, 2):
            years = abs((one.year or 0) - (two.year or 0)) if one.year and two.year else 0
            apart = abs(age - other_age)
            if apart and (one.article_id == two.article_id or not years - 1 <= apart <= years + 1):
                yield Finding("age", f"{text}: {age} and {other_age}", (one.claim_id, two.claim_id))
                break


def _age_at(text: str, name: str) -> int | None:
    place = text.find(name)
    if place < 0:
        return None
    behind = _AGE_BEHIND.match(text, place + len(name))
    if behind:
        return int(behind[1] or behind[2])
    before = _AGE_BEFORE.search(text[:place])
    return int(before[1]) if before else None


def magnitudes(statements: Sequence[Statement], readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yield sums with one figure that are thousands of times apart (millions against billions) in one article."""
    by_figure: dict[tuple[int, float, str | None], list[tuple[float, Statement, Reading, str]]] = defaultdict(list)
    for one, reading in zip(statements, readings, strict=True):
        for item in reading.items:
            amount = item.quantity
            if amount is not None and amount.value >= _THOUSAND and amount.figure != amount.value:
                by_figure[one.article_id, amount.figure, amount.unit].append((amount.value, one, reading, item.text))
    for known in by_figure.values():
        for (value, one, a, text), (other, two, b, other_text) in combinations(known, 2):
            shared = sum(key in b.weights for key in a.weights)
            if max(value, other) >= _THOUSAND * min(value, other) and shared >= _SHARED_WORDS:
                yield Finding("magnitude", f"{text} and {other_text}", (one.claim_id, two.claim_id))


def percentages(statements: Sequence[Statement], readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yield claims with three or more percentages that nearly add up to a hundred, and do not."""
    for one, reading in zip(statements, readings, strict=True):
        shares = [item.quantity.value for item in reading.items if item.quantity and item.quantity.unit == "%"]
        total = sum(shares)
        if len(shares) >= _FEWEST_SHARES and _ROUNDING < abs(total - _TOTAL) <= _FAR:
            yield Finding("percentages", f"{' + '.join(f'{s:g}' for s in shares)} = {total:g}", (one.claim_id,))


def weekdays(statements: Sequence[Statement], readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yield dates whose weekday is another one; the year is the article's where the date has none."""
    for one, reading in zip(statements, readings, strict=True):
        names = {number: word for word, number in reading.words.weekdays.items()}
        for item in reading.items:
            value = item.date
            year = (value.year or one.year) if value else None
            if value is None or value.weekday is None or value.month is None or value.day is None or year is None:
                continue
            try:
                real = date(year, value.month, value.day).weekday()
            except ValueError:
                yield Finding("weekday", f"{item.text}: there is no such day in {year}", (one.claim_id,))
                continue
            if real != value.weekday:
                shown = f"{item.text}: in {year} this is a {names.get(real, 'other weekday')}"
                yield Finding("weekday", shown, (one.claim_id,))

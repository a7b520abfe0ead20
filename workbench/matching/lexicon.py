"""What comparing needs to know of a language, read once from the file `<code>.matching.toml` beside its pack."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any

from workbench.language import pack_aspect, pack_codes, pack_part

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language that matter in a comparison. Without a language all is empty, and words are unstemmed.

    Attributes:
        decimal: the decimal sign; None where it is unknown.
        function: folded words that say little by themselves.
        negations: folded words that negate, denials among them. `lacking` negates only the word behind it.
        not_negating: phrases with a negation that negate nothing (`not only`).
        hedges: by their first word, phrases with what they make of a number: `over`, `under` or `about`.
        opposites: a stem with the stems that say the opposite, wherever they stand.
        in_place: the same for folded words, only where one stands in the other's place.
        synonyms: a stem with the number of its group.
    """

    decimal: str | None = None
    function: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    lacking: str = ""
    not_negating: tuple[Phrase, ...] = ()
    hedges: Mapping[str, tuple[tuple[Phrase, str], ...]] = field(default_factory=dict)
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    multipliers: Mapping[str, Decimal] = field(default_factory=dict)
    fractions: Mapping[str, Decimal] = field(default_factory=dict)
    joiners: tuple[str, ...] = ()
    number_units: frozenset[str] = frozenset()
    hundreds: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    before_year: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    common_endings: tuple[str, ...] = ()
    name_endings: tuple[str, ...] = ()
    opposites: Mapping[str, frozenset[str]] = field(default_factory=dict)
    in_place: Mapping[str, frozenset[str]] = field(default_factory=dict)
    synonyms: Mapping[str, int] = field(default_factory=dict)
    known: dict[str, Decimal | None] = field(default_factory=dict)
    """Values of words that were asked for."""
    openers: dict[str, bool] = field(default_factory=dict)
    """Whether a word may begin a quantity, for words that were asked for."""
    stem: Callable[[str], str] = str

    def may_begin_quantity(self, word: str, folded: str) -> bool:
        """Tell whether a word (as printed without capitals, and folded) may be the first of a quantity."""
        known = self.openers.get(word)
        if known is None:
            if len(self.openers) > _STEMS_KEPT:
                self.openers.clear()
            known = self.openers[word] = (
                word[0].isdigit()
                or folded in self.hedges
                or folded in _SIGNS
                or folded in self.fractions
                or folded in self.multipliers
                or word in self.numbers
                or self.value_of(folded) is not None
            )
        return known

    def value_of(self, folded: str) -> Decimal | None:
        """Return the value of a number written as one word (`eenentwintig`, `tweehonderd`), or None."""
        if folded not in self.known:
            if len(self.known) > _STEMS_KEPT:
                self.known.clear()
            self.known[folded] = self._read(folded)
        return self.known[folded]

    def _read(self, folded: str) -> Decimal | None:
        found = self.numbers.get(folded)
        if found is not None or len(folded) < 6:
            return found
        for word in self.hundreds:
            left, sign, right = folded.partition(word)
            if sign:
                times = self.value_of(left) if left else Decimal(1)
                rest = self._after_hundred(right)
                return None if times is None or rest is None else times * self.multipliers[word] + rest
        return self._joined(folded)

    def _after_hundred(self, rest: str) -> Decimal | None:
        if not rest:
            return Decimal(0)
        for joiner in ("", *self.joiners):
            if rest.startswith(joiner) and (found := self.value_of(rest[len(joiner) :])) is not None:
                return found
        return None

    def _joined(self, folded: str) -> Decimal | None:
        for unit in self.number_units:
            if not folded.startswith(unit):
                continue
            for joiner in self.joiners:
                ten = self.numbers.get(folded[len(unit) + len(joiner) :])
                if folded.startswith(joiner, len(unit)) and ten is not None and ten >= 20:
                    return self.numbers.get(unit, Decimal(1)) + ten
        return None


EMPTY = Lexicon()


def fold(word: str) -> str:
    """Return a word without case and diacritics, as FTS5's unicode61 tokeniser with `remove_diacritics 2` sees it."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'").casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def lexicon(code: str | None) -> Lexicon:
    """Return what is known of a language; `EMPTY` where there is nothing for it."""
    table = pack_aspect(code, "matching") if code else {}
    if not table or code is None:
        return EMPTY
    stem = _stemmer(str(table["stemmer"]), table.get("rewrites", ()))
    opposites = table.get("opposites", {})
    dates = table.get("dates", {})
    number_parts = table.get("number_parts", {})
    months = pack_part(code, "head").get("months", {}) if code in pack_codes() else {}
    return Lexicon(
        decimal=table.get("decimal"),
        function=_words(table, "function"),
        negations=_words(table, "negations") | _words(table, "denials"),
        lacking=str(table.get("lacking", "")),
        not_negating=tuple(_phrases(table.get("not_negating", ""))),
        hedges=_hedges(table.get("hedges", {})),
        numbers=_values(table, "numbers"),
        multipliers=_values(table, "multipliers"),
        fractions=_values(table, "fractions"),
        joiners=tuple(fold(word) for word in number_parts.get("joiners", "").split()),
        number_units=_words(number_parts, "units"),
        hundreds=tuple(fold(word) for word in reversed(number_parts.get("hundreds", "").split())),
        units={fold(word): unit for word, unit in table.get("units", {}).items()} | _SIGNS,
        months={fold(word): int(number) for word, number in months.items()},
        weekdays={fold(word): number for number, word in enumerate(dates.get("weekdays", "").split())},
        before_year=_words(dates, "before_year"),
        ordinals=_words(dates, "ordinals"),
        titles=_words(table, "titles"),
        particles=_words(table, "particles"),
        common_endings=tuple(table.get("common_endings", "").split()),
        name_endings=tuple(sorted(table.get("name_endings", "").split(), key=len, reverse=True)),
        opposites=_opposites(opposites.get("anywhere", ""), stem),
        in_place=_opposites(opposites.get("in_place", ""), str),
        synonyms={
            stem(fold(word)): number
            for number, line in enumerate(table.get("synonyms", "").strip().splitlines())
            for word in line.split()
        },
        stem=stem,
    )


_SIGNS = {"%": "%", "€": "euro", "$": "dollar", "£": "pound", "°": "°"}


def _words(table: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in str(table.get(name, "")).split())


def _values(table: Mapping[str, Any], name: str) -> dict[str, Decimal]:
    return {_number_word(word): Decimal(str(value)) for word, value in table.get(name, {}).items()}


def _number_word(word: str) -> str:
    """Fold a word of a number, unless folding would make it an everyday word (`één` the article `een`)."""
    folded = fold(word)
    return word if folded != word and len(folded) <= 3 else folded


def _phrases(text: str) -> Iterator[Phrase]:
    for phrase in text.split("|"):
        if words := tuple(fold(word) for word in phrase.split()):
            yield words


def _hedges(table: Mapping[str, str]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for kind, text in table.items():
        for phrase in _phrases(text):
            found.setdefault(phrase[0], []).append((phrase, kind))
    return {first: tuple(sorted(phrases, key=lambda one: -len(one[0]))) for first, phrases in found.items()}


def _opposites(text: str, stem: Callable[[str], str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in text.strip().splitlines():
        left, _, right = line.partition("/")
        one, two = ({stem(fold(word.replace("_", " "))) for word in side.split()} for side in (left, right))
        for here, there in ((one, two), (two, one)):
            for word in here:
                found.setdefault(word, set()).update(there - here)
    return {word: frozenset(others) for word, others in found.items()}


def _stemmer(name: str, rewrites: list[list[str]]) -> Callable[[str], str]:
    """Return a function from a folded word to its Snowball stem, each word stemmed once."""
    module = import_module(f"snowballstemmer.{name}_stemmer")  # never a compiled one, whose stems may differ
    stem_word = getattr(module, f"{name.title()}Stemmer")().stemWord
    rules = [(re.compile(pattern), new) for pattern, new in rewrites]
    known: dict[str, str] = {}

    def stem(word: str) -> str:
        found = known.get(word)
        if found is None:
            found = str(stem_word(word.removesuffix("'s")))
            for pattern, new in rules:
                found = pattern.sub(new, found)
            if len(known) > _STEMS_KEPT:
                known.clear()
            known[word] = found
        return found

    return stem


_STEMS_KEPT = 1_000_000

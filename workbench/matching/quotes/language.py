"""What a language's pack says of quoting: fillers, negations, modal verbs, numbers, words that limit."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import workbench.language
from workbench.language import function_words, pack_codes, pack_part

_FOLDER = Path(workbench.language.__file__).parent
_HUNDRED = 100
_SIGNS = str.maketrans("", "", "'-\N{HYPHEN}\N{NON-BREAKING HYPHEN}_")
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")


def plain(word: str) -> str:
    """Return a word without case and diacritics, apostrophes written alike; `'` and `-` are kept."""
    word = word.translate(_APOSTROPHES)
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def folded(word: str) -> str:
    """Return a word in the form in which two words are compared: `plain`, and without apostrophes and hyphens."""
    return plain(word).translate(_SIGNS)


@dataclass(frozen=True, eq=False)
class QuoteWords:
    """The words of one language that tell what a change in a quote does. All are folded, phrases are tuples.

    Attributes:
        code: ISO 639-1; empty where no pack fits.
        spelled: what a word stands for where it is written short (`can't`: `can not`), keyed by `plain`.
        clitics: what an ending stands for (`'ll`: `will`), keyed by `plain`.
        modals: each form of a modal verb with a name for the verb.
        same: words that are spelled in several ways, with the way that counts.
        values: the words that are numbers, with their value; None where a word is a number without one.
        function: words that say little by themselves.
        seen: tokens that were read before, with what they stand for.
    """

    code: str
    decimal: str | None
    fillers: frozenset[str]
    filler_phrases: frozenset[tuple[str, ...]]
    openers: frozenset[str]
    asides: frozenset[str]
    negations: frozenset[str]
    plain_negations: frozenset[str]
    modals: Mapping[str, str]
    quantifiers: frozenset[str]
    days: frozenset[str]
    units: frozenset[str]
    same: Mapping[str, str]
    spelled: Mapping[str, tuple[str, ...]]
    clitics: Mapping[str, str]
    values: Mapping[str, int | None]
    ones: frozenset[str]
    decimal_word: str
    joins: frozenset[str]
    cut_after: frozenset[str]
    cut_before: frozenset[str]
    views: frozenset[str]
    roles: frozenset[str]
    titles: frozenset[str]
    stage: frozenset[str]
    particles: frozenset[str]
    function: frozenset[str]
    capital_nouns: bool
    seen: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def longest_phrase(self) -> int:
        """Return how many words the longest filler has."""
        return max(map(len, self.filler_phrases), default=1)


@cache
def quote_words(code: str | None) -> QuoteWords:
    """Return the words of a language; without a pack for it, one in which nothing is known."""
    file = _FOLDER / f"{code}.quotes.toml"
    table: Mapping[str, Any] = {}
    if code in pack_codes() and file.is_file():
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    cuts, speakers, spoken = (table.get(name, {}) for name in ("cuts", "speakers", "spoken"))
    return QuoteWords(
        code=code if table and code else "",
        decimal=table.get("decimal"),
        fillers=_words(table.get("fillers")),
        filler_phrases=frozenset(_phrases(table.get("filler_phrases", ""))),
        openers=_words(table.get("openers")),
        asides=_words(table.get("asides")),
        negations=_words(table.get("negations")),
        plain_negations=_words(table.get("plain_negations")),
        modals={**_groups(table.get("modals", "")), **{word: word for word in _words(table.get("hedges"))}},
        quantifiers=_words(table.get("quantifiers")),
        days=_days(code) if table and code else frozenset(),
        units=_words(table.get("units")) | frozenset("%€$£"),
        same=_groups(table.get("equivalents", "")),
        spelled={plain(k): tuple(map(folded, v.split())) for k, v in table.get("expansions", {}).items()},
        clitics={plain(k): folded(v) for k, v in table.get("clitics", {}).items()},
        values=_values(table),
        ones=_words(spoken.get("ones")),
        decimal_word=folded(spoken.get("decimal", "")),
        joins=_words(spoken.get("joins")),
        cut_after=_words(cuts.get("after")),
        cut_before=_words(cuts.get("before")),
        views=_words(cuts.get("views")),
        roles=_words(speakers.get("roles")),
        titles=_words(speakers.get("titles")),
        stage=_words(speakers.get("stage")),
        particles=_words(speakers.get("particles")),
        function=frozenset(map(folded, function_words().get(code or "", ()))),
        capital_nouns=bool(table.get("capital_nouns")),
    )


@cache
def every_language() -> tuple[QuoteWords, ...]:
    """Return the words of all languages that have them."""
    return tuple(words for code in pack_codes() if (words := quote_words(code)).code)


def _words(text: str | None) -> frozenset[str]:
    return frozenset(map(folded, (text or "").split()))


def _phrases(text: str) -> Iterable[tuple[str, ...]]:
    return (tuple(map(folded, phrase.split())) for phrase in text.split("|") if phrase.strip())


def _groups(lines: str) -> dict[str, str]:
    """Return each word of a line with the first word of that line."""
    groups = [[folded(word) for word in line.split()] for line in lines.splitlines()]
    return {word: group[0] for group in groups if group for word in group}


def _days(code: str) -> frozenset[str]:
    """Return the days of the week and the months, abbreviations left out."""
    head = pack_part(code, "head")
    names = [*head.get("weekdays", ()), *head.get("months", {})]
    return frozenset(folded(name) for name in names if len(name) > 3)


def _values(table: Mapping[str, Any]) -> dict[str, int | None]:
    found: dict[str, int | None] = {folded(w): v if v >= 0 else None for w, v in table.get("numbers", {}).items()}
    compound = table.get("compound", {})
    for unit in compound.get("units", "").split():
        for ten in compound.get("tens", "").split():
            word = folded(compound["pattern"].format(unit=unit, ten=ten))
            found[word] = (found[folded(ten)] or 0) + (found.get(folded(unit)) or 1)
    spoken = table.get("spoken", {})
    small = {word: value for word, value in found.items() if value is not None and 2 <= value < _HUNDRED}
    for name, factor in (("hundred", _HUNDRED), ("thousand", _HUNDRED * 10)):
        if name in spoken:
            found.update({word + folded(spoken[name]): value * factor for word, value in small.items()})
    return found

"""A claim read once, to be compared with many."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.matching.dates import ResolvedTime
from workbench.matching.lexicon import Lexicon, fold, lexicon
from workbench.matching.names import Name, find_names
from workbench.matching.tokens import TOKEN, Item, read_items

Rarity = Callable[[str], float]
"""The weight of a key: larger where it is rarer."""

_FUNCTION_WEIGHT = 0.05
_HASH_BYTES = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim read for comparison.

    Attributes:
        items: its words, quantities and dates in order.
        weights: the weight of each key that says something; of all keys where none does.
        total: the sum of the weights.
        joined, sorted: its keys as one text, in order and sorted, for string ratios.
        names: the names in it.
        negations: the indexes of the items that negate.
        words: what is known of its language.
    """

    text: str
    items: tuple[Item, ...]
    weights: Mapping[str, float]
    total: float
    joined: str
    sorted: str
    names: tuple[Name, ...]
    negations: tuple[int, ...]
    words: Lexicon


def _one(_: str) -> float:
    return 1.0


def read(
    text: str, *, language: str | None = None, rarity: Rarity = _one, times: Sequence[ResolvedTime] = ()
) -> Reading:
    """Read a claim once, to compare it with many.

    Args:
        text: the claim.
        language: ISO 639-1 code; without a language that is known only digits count as numbers.
        rarity: the weight of a key, larger where it is rarer.
        times: time expressions of the claim that are resolved already, with offsets into `text`.
    """
    return weigh(text, parse(text, language, times), language, rarity)


def parse(text: str, language: str | None, times: Sequence[ResolvedTime] = ()) -> tuple[Item, ...]:
    """Return the items of a claim, for `weigh`; the keys of many claims can so be counted at once."""
    return tuple(read_items(text, lexicon(language), times))


def weigh(text: str, items: tuple[Item, ...], language: str | None, rarity: Rarity) -> Reading:
    """Return the reading of a claim whose items are known."""
    words = lexicon(language)
    weights = {item.key: rarity(item.key) for item in items if item.says and item.key}
    if not weights:
        weights = {item.key: _FUNCTION_WEIGHT for item in items if item.key}
    keys = [item.key.removeprefix("~") for item in items]
    return Reading(
        text=text,
        items=items,
        weights=weights,
        total=sum(weights.values()) or 1.0,
        joined=" ".join(keys),
        sorted=" ".join(sorted(keys)),
        names=find_names(items, words),
        negations=_negations(items, words),
        words=words,
    )


def tokenised_terms(text: str, language: str) -> list[int]:
    """Return the index terms of a text, each as often as it stands there."""
    return [term for word in TOKEN.findall(text.casefold()) if (term := _term(language, word))]


def index_terms(text: str, language: str) -> list[int]:
    """Return the numbers under which a text is found in the index, each once.

    Those are hashes of the stems of its words, function words left out; of all its words where none says anything.
    """
    found = list(dict.fromkeys(tokenised_terms(text, language)))
    if found:
        return found
    return list(dict.fromkeys(term_hash(language, fold(word)) for word in TOKEN.findall(text.casefold())))


@lru_cache(maxsize=500_000)
def term_hash(language: str, key: str) -> int:
    """Return the number under which a key of a language is indexed, of 48 bits; never 0."""
    digest = hashlib.blake2b(f"{language}\n{key}".encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES)
    return int.from_bytes(digest.digest(), "little") or 1


@lru_cache(maxsize=1_000_000)
def _term(language: str, word: str) -> int:
    """Return the term of a word in lower case; 0 for a function word and for a sign."""
    words, folded = lexicon(language), fold(word)
    return 0 if folded in words.function or not folded[:1].isalnum() else term_hash(language, words.stem(folded))


def _negations(items: Sequence[Item], words: Lexicon) -> tuple[int, ...]:
    found = []
    for index, item in enumerate(items):
        if item.kind != "word" or not _negates(item.folded, words):
            continue
        if not any(_stands_at(items, index, phrase) for phrase in words.not_negating):
            found.append(index)
    return tuple(found)


def _negates(folded: str, words: Lexicon) -> bool:
    return folded in words.negations


def _stands_at(items: Sequence[Item], index: int, phrase: Sequence[str]) -> bool:
    """Tell whether a phrase covers an item."""
    for offset in range(len(phrase)):
        start = index - offset
        if start >= 0 and tuple(item.folded for item in items[start : start + len(phrase)]) == tuple(phrase):
            return True
    return False

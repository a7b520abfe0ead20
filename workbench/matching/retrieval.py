"""Ranking short texts for a query: BM25 over stems, and the cosine of groups of four letters.

BM25 as Robertson and Zaragoza (2009) give it; letter groups forgive typing errors, compounds and endings.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from workbench.matching.ranking import prepared

_K1, _B = 1.2, 0.75
_GRAM = 4
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+", re.IGNORECASE)
_TAG = re.compile(r"(?<!\w)[@#](\w+)")
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|_|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)")


def query_words(text: str) -> str:
    """Return a post as words: addresses away, `#StopTheCount` and `@JoyVeld` taken apart."""
    return _TAG.sub(lambda match: _HUMP.sub(" ", match.group(1)), _ADDRESS.sub(" ", text))


def grams(text: str) -> Counter[str]:
    """Return the groups of four letters of each word, with a mark at its ends."""
    found: Counter[str] = Counter()
    for word in prepared(text).split():
        marked = f" {word} "
        found.update(marked[i : i + _GRAM] for i in range(max(1, len(marked) - _GRAM + 1)))
    return found


class Grams:
    """How rare each group of letters is among some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        self._total = 1
        for text in texts:
            self._counts.update(grams(text).keys())
            self._total += 1

    def vector(self, text: str) -> dict[str, float]:
        """Return a text as weights of its groups of letters, of length 1."""
        raw = {
            gram: (1 + math.log(count)) * (math.log((1 + self._total) / (1 + self._counts[gram])) + 1)
            for gram, count in grams(text).items()
        }
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {gram: weight / length for gram, weight in raw.items()}


def cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """Return the cosine of two vectors of length 1."""
    if len(one) > len(two):
        one, two = two, one
    return min(1.0, sum(weight * two.get(gram, 0.0) for gram, weight in one.items()))


def bm25(query: Mapping[int, float], terms: Sequence[int], average: float) -> float:
    """Return how well a text answers a query.

    Args:
        query: the terms of the query with their weights (inverse document frequency).
        terms: the terms of the text, as often as they stand in it.
        average: how many terms a text has on average.
    """
    norm = _K1 * (1 - _B + _B * len(terms) / max(1.0, average))
    counts = Counter(term for term in terms if term in query)
    return sum(query[term] * count * (_K1 + 1) / (count + norm) for term, count in counts.items())

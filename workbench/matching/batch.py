"""Parts of bulk work that run in processes of their own: plain values in, plain values out."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from workbench.matching.compare import compare_readings
from workbench.matching.dates import ResolvedTime
from workbench.matching.ranking import prepared
from workbench.matching.reading import Rarity, Reading, index_terms, read, term_hash
from workbench.model import Comparison

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_SHORT = 5
_BETWEEN_LOOKS = 1.0


def watch_parent(parent: int) -> None:
    """End this process as soon as the one that started it is gone (a pool would wait for work for ever)."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_BETWEEN_LOOKS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def terms_of(texts: Sequence[tuple[str, str]]) -> tuple[Ints, Ints]:
    """Return how many terms each text (language, text) has, and the terms of all."""
    own = [index_terms(text, language) for language, text in texts]
    counts = np.array([len(terms) for terms in own], dtype=np.int64)
    return counts, np.array([term for terms in own for term in terms], dtype=np.int64)


def surface_of_pairs(ones: Sequence[str], twos: Sequence[str]) -> Floats:
    """Return for each pair of texts how alike they look, in 0..1 (see `ranking.surface_scores`)."""
    known = {text: prepared(text) for text in {*ones, *twos}}
    left, right = [known[text] for text in ones], [known[text] for text in twos]
    ratio = process.cpdist(left, right, scorer=fuzz.ratio)
    by_words = process.cpdist(left, right, scorer=fuzz.token_sort_ratio)
    subset = process.cpdist(left, right, scorer=fuzz.token_set_ratio)
    short = np.array([min(a.count(" "), b.count(" ")) + 1 < _SHORT for a, b in zip(left, right, strict=True)])
    best = np.maximum(np.maximum(ratio, by_words), np.where(short, 0.0, 0.9 * subset))
    return np.asarray(best / 100, dtype=np.float64)


class Rarities:
    """The weight of every term of an index, for reading claims."""

    def __init__(self, hashes: Ints, weights: Floats, average: float) -> None:
        self._hashes, self._weights, self._average = hashes, weights, average

    def of(self, language: str) -> Rarity:
        """Return the weight of a key of a language; the average for numbers, dates and what is not indexed."""
        known: dict[str, float] = {}

        def weigh(key: str) -> float:
            found = known.get(key)
            if found is None:
                found = known[key] = self._average if key.startswith(("#", "@")) else self._lookup(language, key)
            return found

        return weigh

    def _lookup(self, language: str, key: str) -> float:
        term = term_hash(language, key)
        place = int(np.searchsorted(self._hashes, term))
        there = place < len(self._hashes) and self._hashes[place] == term
        return float(self._weights[place]) if there else self._average


_set_up: list[Rarities] = []
"""What the process was given to weigh words by."""


def begin(parent: int | None, rarities: Rarities | None) -> None:
    """Set up a process: what weighs how much, and whose end is its end."""
    _set_up[:] = [rarities] if rarities else []
    if parent is not None:
        watch_parent(parent)


def compare_pairs(
    texts: Mapping[int, tuple[str, str, Sequence[ResolvedTime]]], pairs: Sequence[tuple[int, int]]
) -> list[Comparison]:
    """Compare pairs of texts.

    Args:
        texts: language, text and resolved dates by number.
        pairs: the numbers of each pair.
    """
    weigh = {language: _set_up[0].of(language) for language, _, _ in texts.values()}
    readings: dict[int, Reading] = {}

    def reading(number: int) -> Reading:
        if number not in readings:
            language, text, times = texts[number]
            readings[number] = read(text, language=language, rarity=weigh[language], times=times)
        return readings[number]

    return [compare_readings(reading(one), reading(two)) for one, two in pairs]

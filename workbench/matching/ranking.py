"""From many candidates to a few that are worth comparing: rapidfuzz's ratios in C, and the overlap of rare words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

_SHORT = 5
_OVERLAP, _TOKEN_SORT, _RATIO = 0.5, 0.25, 0.25

Scores = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_WORD = re.compile(r"[^\W_]+")


def prepared(text: str) -> str:
    """Return a text as rapidfuzz is given it: lower case, nothing but letters and digits between single spaces."""
    return " ".join(_WORD.findall(text.casefold()))


def likeliest(query: str, texts: Sequence[str], overlap: Scores, most: int) -> Ints:
    """Return the places of the texts that may be most alike, by their letters in order or the words shared.

    Args:
        query: the text, in lower case.
        texts: the others, in lower case.
        overlap: the share of the query's weight that each other has.
        most: how many at most.
    """
    if not texts:
        return np.empty(0, dtype=np.int64)
    ratio = process.cdist([query], texts, scorer=fuzz.ratio)[0] / 100
    best = np.argsort(-np.maximum(ratio, (overlap + ratio) / 2), kind="stable")
    kept = np.zeros(len(texts), dtype=bool)
    kept[best[:most]] = True
    kept[: most // 2] = True  # the first share most
    return np.flatnonzero(kept)


def surface_scores(query: str, texts: Sequence[str], overlap: Scores) -> Scores:
    """Return how alike a text and each of others look, in 0..1.

    Args:
        query: the text, prepared.
        texts: the others, prepared.
        overlap: the share of the query's weight that each other has.

    The highest of three views counts: overlap with the ratios of the letters in order and of the sorted words; the
    ratio of the letters alone; and, from five words on, the ratio of the words that one has beyond the other.
    """
    if not texts:
        return np.empty(0)
    ratio = process.cdist([query], texts, scorer=fuzz.ratio)[0] / 100
    by_words = process.cdist([query], texts, scorer=fuzz.token_sort_ratio)[0] / 100
    subset = process.cdist([query], texts, scorer=fuzz.token_set_ratio)[0] / 100
    mixed = _OVERLAP * overlap + _TOKEN_SORT * by_words + _RATIO * ratio
    long_enough = np.fromiter((_words(text) for text in texts), dtype=np.int64, count=len(texts)) >= _SHORT
    contained = np.where(long_enough & (_words(query) >= _SHORT), subset, 0.0)
    return np.asarray(np.maximum(np.maximum(mixed, 0.95 * ratio), 0.9 * contained), dtype=np.float64)


def _words(text: str) -> int:
    return text.count(" ") + 1

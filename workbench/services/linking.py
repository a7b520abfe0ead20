"""Cross-references between claims: candidates by rare words, then compared one by one."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbench.matching import Reading, compare_readings, content_words, read
from workbench.model import Comparison
from workbench.store import Store
from workbench.store.articles import count_all
from workbench.store.cross_references import Place, insert_suggestions, places
from workbench.store.search import candidates, document_frequencies

CANDIDATES = 24
"""How many claims that share rare words are compared with a claim."""
PER_CLAIM = 8
"""How many cross-references a claim is given at most: more than a reviewer reads."""


class Linker:
    """Compares claims with what the database holds, reading each claim and each word's rarity once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._total = max(1, count_all(store).total)
        self._frequency: dict[str, int] = {}
        self._rarity: dict[str, float] = {}
        self._places: dict[int, Place] = {}
        self._readings: dict[int, Reading] = {}

    def resembling(self, number: int, text: str) -> list[tuple[int, Comparison]]:
        """Return what resembles a claim of the database: conflicts first, then by falling score."""
        nearest = [
            (other, words)
            for other, words in candidates(self._store, self._frequencies(content_words(text)), limit=CANDIDATES)
            if other != number
        ]
        missing = [claim for claim in (number, *(other for other, _ in nearest)) if claim not in self._places]
        self._places.update(places(self._store, missing))
        here = self._places[number]
        found = [
            (other, self._compare(number, text, other, words))
            for other, words in nearest
            if self._places[other].language == here.language and not here.overlaps(self._places[other])
        ]
        shown = [(other, comparison) for other, comparison in found if comparison.relation is not None]
        shown.sort(key=lambda pair: (pair[1].relation != "conflict", -pair[1].score, pair[0]))
        return shown[:PER_CLAIM]

    def _compare(self, number: int, text: str, other: int, words: str) -> Comparison:
        """Compare two claims, that of the lower number first, as the pair is stored."""
        one, two = self._read(number, text), self._read(other, words)
        return compare_readings(one, two) if number < other else compare_readings(two, one)

    def _read(self, number: int, text: str) -> Reading:
        if number not in self._readings:
            language = self._places[number].language
            self._readings[number] = read(text, language=language, rarity=self._idf)
        return self._readings[number]

    def _frequencies(self, words: Sequence[str]) -> dict[str, int]:
        unknown = [word for word in words if word not in self._frequency]
        found = document_frequencies(self._store, unknown)
        self._frequency.update({word: found.get(word, 0) for word in unknown})
        return {word: count for word in words if (count := self._frequency[word])}

    def _idf(self, word: str) -> float:
        if word not in self._rarity:
            count = self._frequencies([word]).get(word, 0)
            self._rarity[word] = math.log(1 + self._total / (count + 0.5))
        return self._rarity[word]


def link_claims(store: Store, claims: Sequence[tuple[int, str]]) -> int:
    """Compare claims with all claims of the database and store what resembles them, in one transaction.

    Args:
        store: the database, which already holds the claims.
        claims: their numbers and texts.

    Returns:
        How many cross-references are new.
    """
    linker = Linker(store)
    with store.transaction():
        return insert_suggestions(
            store,
            ((number, other, found) for number, text in claims for other, found in linker.resembling(number, text)),
        )

"""Cross-references between claims: candidates by rare words, then compared one by one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from workbench.matching import compare, content_words
from workbench.model import Comparison
from workbench.store import Store
from workbench.store.articles import count_all
from workbench.store.cross_references import Place, insert_suggestions, places
from workbench.store.search import candidates, document_frequencies

PER_CLAIM = 8
"""How many cross-references a claim is given at most: more than a reviewer reads."""


class Rarity:
    """The weight of words by how few claims they stand in, read once per word. Calling it gives a word's idf."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._total = max(1, count_all(store).total)
        self._known: dict[str, int] = {}

    def frequencies(self, words: Sequence[str]) -> dict[str, int]:
        """Return in how many claims each word stands, for the words that stand in any."""
        unknown = [word for word in words if word not in self._known]
        found = document_frequencies(self._store, unknown)
        self._known.update({word: found.get(word, 0) for word in unknown})
        return {word: self._known[word] for word in words if self._known[word]}

    def __call__(self, word: str) -> float:
        """Return the inverse document frequency of a folded word."""
        count = self.frequencies([word]).get(word, 0)
        return math.log(1 + self._total / (count + 0.5))


def link_claims(store: Store, claims: Sequence[tuple[int, str]]) -> int:
    """Compare claims with all claims of the database and store what resembles them, in one transaction.

    Args:
        store: the database, which already holds the claims.
        claims: their numbers and texts.

    Returns:
        How many cross-references are new.
    """
    rarity = Rarity(store)
    with store.transaction():
        known = places(store, [number for number, _ in claims])
        return insert_suggestions(
            store,
            (
                (number, other, found)
                for number, text in claims
                for other, found in _resembling(store, known, number, text, rarity)
            ),
        )


def _resembling(
    store: Store, known: dict[int, Place], number: int, text: str, rarity: Rarity
) -> Iterator[tuple[int, Comparison]]:
    nearest = [
        (other, words) for other, words in candidates(store, rarity.frequencies(content_words(text))) if other != number
    ]
    missing = [other for other, _ in nearest if other not in known]
    known.update(places(store, missing))
    here = known[number]
    compared = [
        (other, compare(text, words, language=here.language, rarity=rarity))
        for other, words in nearest
        if known[other].language == here.language and not here.overlaps(known[other])
    ]
    worth_showing = [(other, found) for other, found in compared if found.relation is not None]
    worth_showing.sort(key=lambda pair: (pair[1].relation != "conflict", -pair[1].score, pair[0]))
    yield from worth_showing[:PER_CLAIM]

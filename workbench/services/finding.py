"""Finding what resembles a text: candidates from the index, ranked in C, the best compared and explained."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.matching import compare_readings, index_terms, read, term_hash
from workbench.matching.ranking import prepared, surface_scores
from workbench.matching.reading import Rarity, Reading
from workbench.model import Comparison, Progress
from workbench.store import Store
from workbench.store.cross_references import Place, places
from workbench.store.search import CLAIMS, Index, candidates, index_size, term_counts

Tell = Callable[[Progress], None]
"""Is told each step of long work."""

BUDGET = 40_000
"""How many entries of the index a search reads: what keeps its cost flat as the archive grows."""
CANDIDATES = 120
"""How many claims that share rare words are ranked."""
COMPARED = 28
"""How many of them are compared word by word."""
_COMMON = 3.0
"""A word in fewer claims than this weighs no more than if it stood in as many: it may be a typing error."""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that resembles a text."""

    place: Place
    comparison: Comparison
    alike: float
    """The score, or how alike both look, whichever is higher: what the order goes by."""


class Weights:
    """How much each word of a language weighs by its rarity in an index; asked for once per word."""

    def __init__(self, store: Store, index: Index) -> None:
        self._store, self._index = store, index
        self.total = max(1, index_size(store, index))
        self._counts: dict[int, int] = {}

    def counts(self, terms: Iterable[int]) -> Mapping[int, int]:
        """Return in how many documents each term stands (0 among them)."""
        wanted = list(terms)
        unknown = [term for term in wanted if term not in self._counts]
        if unknown:
            found = term_counts(self._store, self._index, unknown)
            self._counts.update({term: found.get(term, 0) for term in unknown})
        return {term: self._counts[term] for term in wanted}

    def of_term(self, term: int) -> float:
        """Return the weight of a term whose count was asked for."""
        return weight(self._counts.get(term, 0), self.total)

    def rarity(self, language: str) -> Rarity:
        """Return the weight of a key of a language, for reading a claim; an average for numbers and dates."""
        average = weight(max(3, self.total // 500), self.total)

        def of(key: str) -> float:
            if key.startswith(("#", "@")):
                return average
            term = term_hash(language, key)
            if term not in self._counts:
                self.counts([term])
            return self.of_term(term)

        return of


def weight(count: int, total: int) -> float:
    """Return the weight of a word that stands in some of a number of documents (inverse document frequency)."""
    return math.log(1 + total / (max(float(count), _COMMON) + 0.5))


class Finder:
    """Searches the claims of a database. It reads the rarity of each word and each claim once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.weights = Weights(store, CLAIMS)
        self._readings: dict[int, Reading] = {}
        self._places: dict[int, Place] = {}

    def resembling(
        self, text: str, languages: Sequence[str], *, number: int | None = None, keep: Callable[[Place], bool]
    ) -> list[Found]:
        """Return the claims that resemble a text, best first.

        Args:
            text: the text.
            languages: the languages of the claims to look among.
            number: the claim that the text is, so that a comparison is always that of the lower number first.
            keep: tells of a claim whether it may be among them.
        """
        terms = [term for code in languages for term in index_terms(text, code)]
        counts = self.weights.counts(terms)
        values = {term: self.weights.of_term(term) for term in terms}
        ids, sums = candidates(self._store, CLAIMS, values, counts, budget=BUDGET, limit=CANDIDATES)
        self._fetch(ids.tolist())
        near = [(at, self._places[i]) for at, i in enumerate(ids.tolist()) if keep(self._places[i])]
        overlap = sums[[at for at, _ in near]] / (sum(values.values()) / len(languages) or 1.0)
        surface = surface_scores(prepared(text), [prepared(place.text) for _, place in near], np.minimum(1.0, overlap))
        best = np.argsort(-surface, kind="stable")[:COMPARED].tolist()
        self._count_words([near[at][1] for at in best])
        found = []
        for at in best:
            comparison = self._compared(text, number, near[at][1])
            found.append(Found(near[at][1], comparison, round(max(comparison.score, float(surface[at])), 4)))
        found.sort(key=lambda one: (-one.alike, one.place.claim_id))
        return found

    def _fetch(self, numbers: Sequence[int]) -> None:
        missing = [number for number in numbers if number not in self._places]
        self._places.update(places(self._store, missing))

    def _count_words(self, near: Sequence[Place]) -> None:
        """Ask for the rarity of all words of some claims at once."""
        self.weights.counts({term for place in near for term in index_terms(place.text, place.language)})

    def _compared(self, text: str, number: int | None, place: Place) -> Comparison:
        here = self._reading(number, text, place.language)
        there = self._reading(place.claim_id, place.text, place.language)
        turned = number is not None and number > place.claim_id
        return compare_readings(there, here) if turned else compare_readings(here, there)

    def _reading(self, number: int | None, text: str, language: str) -> Reading:
        key = -1 if number is None else number
        known = self._readings.get(key)
        if known is None or known.text != text:
            known = self._readings[key] = read(text, language=language, rarity=self.weights.rarity(language))
        return known

"""Finding what resembles a text: candidates from the index, ranked in C, the best compared and explained."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.matching import compare_readings, index_terms, read, term_hash
from workbench.matching.ranking import likeliest, prepared, surface_scores
from workbench.matching.reading import Rarity, Reading, parse, weigh
from workbench.model import Comparison, Progress
from workbench.store import Store
from workbench.store.cross_references import Place, claim_dates, claim_texts, places
from workbench.store.search import CLAIMS, Index, candidates, index_size, term_counts

Tell = Callable[[Progress], None]
"""Is told each step of long work."""

BUDGET = 40_000
"""How many entries of the index a search reads: what keeps its cost flat as the archive grows."""
CANDIDATES = 400
"""How many claims that share rare words are looked at."""
_OF_THE_BEST = 0.3
"""How much of the best one's shared weight a claim must have to be looked at."""
RANKED = 64
"""How many of them are ranked by more than the order of their letters."""
COMPARED = 20
"""How many of those are compared word by word."""
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
        self._queries: dict[tuple[str, str], Reading] = {}

    def resembling(
        self,
        text: str,
        languages: Sequence[str],
        *,
        number: int | None = None,
        keep: Callable[[Place], bool],
        least: float = 0.0,
        most: int = COMPARED,
    ) -> list[Found]:
        """Return the claims that resemble a text, best first.

        Args:
            text: the text.
            languages: the languages of the claims to look among.
            number: the claim that the text is, so that a comparison is always that of the lower number first.
            keep: tells of a claim whether it may be among them.
            least: how alike both must look at first sight to be compared at all.
            most: how many are compared word by word, and returned.
        """
        terms = [term for code in languages for term in index_terms(text, code)]
        counts = self.weights.counts(terms)
        values = {term: self.weights.of_term(term) for term in terms}
        ids, sums = candidates(self._store, CLAIMS, values, counts, budget=BUDGET, limit=CANDIDATES)
        enough = sums >= _OF_THE_BEST * sums.max(initial=0.0)
        ids, sums = ids[enough], sums[enough]
        overlap = np.minimum(1.0, sums / (sum(values.values()) / max(1, len(languages)) or 1.0))
        query, texts = prepared(text), claim_texts(self._store, ids.tolist())
        likely = likeliest(text.lower(), [one.lower() for one in texts], overlap, RANKED)
        self._fetch(ids[likely].tolist())
        near = [(at, self._places[int(ids[at])]) for at in likely.tolist()]
        near = [(at, place) for at, place in near if keep(place)]
        surface = surface_scores(query, [prepared(place.text) for _, place in near], overlap[[at for at, _ in near]])
        best = [at for at in np.argsort(-surface, kind="stable")[:most].tolist() if surface[at] >= least]
        self._read([near[at][1] for at in best])
        found = []
        for at in best:
            comparison = self._compared(text, number, near[at][1])
            found.append(Found(near[at][1], comparison, round(max(comparison.score, float(surface[at])), 4)))
        found.sort(key=lambda one: (-one.alike, one.place.claim_id))
        return found

    def _fetch(self, numbers: Sequence[int]) -> None:
        missing = [number for number in numbers if number not in self._places]
        self._places.update(places(self._store, missing))

    def _read(self, near: Sequence[Place]) -> None:
        """Read some claims, asking for the rarity of all their words at once."""
        missing = [place for place in near if place.claim_id not in self._readings]
        dates = claim_dates(self._store, [place.claim_id for place in missing])
        fresh = [(place, parse(place.text, place.language, dates.get(place.claim_id, ()))) for place in missing]
        self.weights.counts(
            {term_hash(place.language, item.key) for place, items in fresh for item in items if item.kind == "word"}
        )
        for place, items in fresh:
            rarity = self.weights.rarity(place.language)
            self._readings[place.claim_id] = weigh(place.text, items, place.language, rarity)

    def _compared(self, text: str, number: int | None, place: Place) -> Comparison:
        here = self._own(number, text, place.language)
        there = self._readings[place.claim_id]
        turned = number is not None and number > place.claim_id
        return compare_readings(there, here) if turned else compare_readings(here, there)

    def _own(self, number: int | None, text: str, language: str) -> Reading:
        """Return the reading of the text that is searched for, in the language of what it is compared with."""
        if number is not None:
            self._fetch([number])
            self._read([self._places[number]])
            return self._readings[number]
        if (text, language) not in self._queries:
            self._queries[text, language] = read(text, language=language, rarity=self.weights.rarity(language))
        return self._queries[text, language]

"""Published fact-checks: imported, indexed, matched to claims, and searched. None of this sets a verdict."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

import numpy as np

from workbench.intake.claimreview import read_fact_checks
from workbench.matching import compare, index_terms, tokenised_terms
from workbench.matching.compare import ANOTHER_EVENT
from workbench.matching.retrieval import Grams, bm25, cosine, query_words
from workbench.model import Comparison, FactCheck, Progress, WorkbenchError
from workbench.services.finding import Finder, Tell, Weights
from workbench.splitting.languages import detect_language
from workbench.store import Store
from workbench.store import fact_checks as table
from workbench.store.cross_references import Place, all_numbers, places
from workbench.store.events import CLOCK, Clock
from workbench.store.search import FACT_CHECKS, add_to_index, candidates, clear_index

BUDGET = 600_000
"""How many entries of the index a search among fact-checks reads: all words, up to about 50,000 of them."""
CANDIDATES = 250
PER_CLAIM = 3
"""How many fact-checks a claim is shown at most."""
_LEAST = 0.55
_SAMPLE = 4_000
_STEP = 2_000
_CLAIMS_STEP = 100
_LANGUAGE_SAMPLE = 200
_LONG_ENOUGH = 25
_KEPT = 30_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an import: how many were read, are new, and how many matches with claims were found."""

    read: int
    new: int
    matches: int


@dataclass(frozen=True, slots=True)
class FoundCheck:
    """A fact-check that answers a query. `score` lies in 0..1 and says similar, never true."""

    id: int
    check: FactCheck
    score: float
    comparison: Comparison


def import_fact_checks(store: Store, path: Path, *, tell: Tell, clock: Clock = CLOCK) -> Imported:
    """Import a file of fact-checks and match them to the claims.

    The file is read to its end first, so that a broken one leaves the database as it was.

    Raises:
        WorkbenchError: the file cannot be read, is of no known kind, or holds no fact-check.
    """
    total = 0
    for total, _ in enumerate(read_fact_checks(path), 1):
        if total % _STEP == 0:
            tell(Progress(total, None, f"{total} fact-checks read"))
    if not total:
        raise WorkbenchError(f"{path}: there is no fact-check in it; nothing was imported")
    new: list[int] = []
    changed = False
    done = 0
    checks = _with_language(read_fact_checks(path))
    while part := list(islice(checks, _STEP)):
        with store.transaction():
            numbers, other = table.put_fact_checks(store, part, source=path.name, at=clock.now())
            _index(store, numbers)
        new += numbers
        changed |= other
        done += len(part)
        tell(Progress(done, total, "fact-checks imported"))
    if changed:
        index_anew(store)
    return Imported(total, len(new), _match(store, new, anew=changed, tell=tell))


def _with_language(checks: Iterable[FactCheck]) -> Iterator[FactCheck]:
    """Give each fact-check a language: its own, else that of the file's first ones, else what a long text shows."""
    stream = iter(checks)
    first = list(islice(stream, _LANGUAGE_SAMPLE))
    usual = detect_language(" ".join(_words(check) for check in first))
    for check in chain(first, stream):
        if check.language is None:
            text = _words(check)
            own = detect_language(text) if len(text.split()) >= _LONG_ENOUGH else "und"
            check = replace(check, language=own if own != "und" else usual)
        yield check


def _words(check: FactCheck) -> str:
    return f"{check.claim} {check.title or ''}".strip()


def _index(store: Store, numbers: Sequence[int]) -> None:
    found = table.fact_checks(store, numbers)
    own = [index_terms(_words(found[n]), found[n].language or "und") for n in numbers]
    ids = np.repeat(np.array(numbers, dtype=np.int64), [len(terms) for terms in own])
    add_to_index(store, FACT_CHECKS, ids, np.array([term for terms in own for term in terms], dtype=np.int64))


def index_anew(store: Store) -> None:
    """Make the index of fact-checks anew."""
    with store.transaction():
        clear_index(store, FACT_CHECKS)
        numbers = table.fact_check_numbers(store)
        for at in range(0, len(numbers), _STEP):
            _index(store, numbers[at : at + _STEP])


def _match(store: Store, new: Sequence[int], *, anew: bool, tell: Tell) -> int:
    """Match claims and fact-checks, from the side of which there are fewer."""
    if anew:
        with store.transaction():
            table.forget_matches(store)
        new = table.fact_check_numbers(store)
    claims = all_numbers(store)
    found = 0
    if len(new) < len(claims):
        finder = Finder(store)
        for at in range(0, len(new), _CLAIMS_STEP):
            part = list(new[at : at + _CLAIMS_STEP])
            with store.transaction():
                found += table.insert_matches(store, _from_checks(store, part, finder))
            tell(Progress(min(at + _CLAIMS_STEP, len(new)), len(new), "fact-checks matched"))
        return found
    for at in range(0, len(claims), _CLAIMS_STEP):
        with store.transaction():
            found += match_claims(store, list(places(store, claims[at : at + _CLAIMS_STEP]).values()))
        tell(Progress(min(at + _CLAIMS_STEP, len(claims)), len(claims), "claims matched"))
    return found


def _from_checks(store: Store, numbers: Sequence[int], finder: Finder) -> Iterator[tuple[int, int, Comparison]]:
    for number, check in table.fact_checks(store, numbers).items():
        near = finder.resembling(check.claim, [check.language or "und"], keep=lambda _: True)
        for one in near:
            if worth_showing(one.comparison):
                yield one.place.claim_id, number, one.comparison


def match_claims(store: Store, claims: Sequence[Place]) -> int:
    """Match some claims to the fact-checks, inside a transaction of the caller's; return how many matches are new."""
    if not table.count_fact_checks(store):
        return 0
    finder = FactCheckFinder(store)
    matches = [
        (place.claim_id, one.id, one.comparison)
        for place in claims
        for one in finder.find(place.text, [place.language], limit=PER_CLAIM)
        if worth_showing(one.comparison)
    ]
    return table.insert_matches(store, matches)


def worth_showing(found: Comparison) -> bool:
    """Tell whether a fact-check is near enough to a claim to be shown unasked."""
    return found.relation is not None and found.score >= _LEAST and ANOTHER_EVENT not in found.reasons


class FactCheckFinder:
    """Searches the fact-checks of a database."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._weights = Weights(store, FACT_CHECKS)
        texts = table.sample_texts(store, _SAMPLE)
        self._grams = Grams(texts)
        self._average = sum(len(text.split()) for text in texts) / max(1, len(texts)) * _SAYING
        self.languages = table.languages(store)
        self._read: dict[int, tuple[list[int], dict[str, float]]] = {}

    def find(self, text: str, languages: Sequence[str] | None = None, *, limit: int) -> list[FoundCheck]:
        """Return the fact-checks that answer a text, best first.

        Args:
            text: a claim, or a post with addresses and tags.
            languages: the languages of the fact-checks to look among; all without it.
            limit: how many at most.
        """
        words = query_words(text)
        codes = self.languages if languages is None else languages
        terms = [term for code in codes for term in index_terms(words, code)]
        counts = self._weights.counts(terms)
        query = {term: self._idf(counts[term]) for term in terms if counts[term]}
        ids, _ = candidates(self._store, FACT_CHECKS, query, counts, budget=BUDGET, limit=CANDIDATES)
        found = table.fact_checks(self._store, ids.tolist())
        vector = self._grams.vector(words)
        best = self._ranked(query, vector, found)[:limit]
        shown, score = [], 1.0
        for number, own in best:
            score = min(score, own)
            check = found[number]
            comparison = compare(
                words, check.claim, language=check.language, rarity=self._weights.rarity(check.language or "und")
            )
            shown.append(FoundCheck(number, check, round(score, 4), comparison))
        return shown

    def _ranked(
        self, query: dict[int, float], vector: dict[str, float], found: dict[int, FactCheck]
    ) -> list[tuple[int, float]]:
        """Return numbers and scores; the order goes by BM25 as a share of the best one, and the cosine."""
        by_words, by_grams = {}, {}
        for number, check in found.items():
            terms, own = self._known(number, check)
            by_words[number] = bm25(query, terms, self._average)
            by_grams[number] = cosine(vector, own)
        top = max(by_words.values(), default=0.0) or 1.0
        whole = sum(query.values()) * _SATURATED or 1.0
        order = sorted(found, key=lambda n: (-(by_words[n] / top + by_grams[n]), n))
        return [(n, (min(1.0, by_words[n] / whole) + by_grams[n]) / 2) for n in order]

    def _known(self, number: int, check: FactCheck) -> tuple[list[int], dict[str, float]]:
        """Return the terms and the groups of letters of a fact-check, kept for the next query."""
        if number not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            text = _words(check)
            self._read[number] = (tokenised_terms(text, check.language or "und"), self._grams.vector(text))
        return self._read[number]

    def _idf(self, count: int) -> float:
        return math.log(1 + (self._weights.total - count + 0.5) / (count + 0.5))


_SAYING = 0.55
"""About how many words of a text are indexed: the others are function words."""
_SATURATED = 1.1
"""What BM25 gives a text of average length with every word of the query, per unit of weight."""

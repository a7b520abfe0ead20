"""What resembles a text, as the command line and the desk ask for it; and one utterance over many articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.matching import compare
from workbench.matching.differences import different_spans
from workbench.model import Comparison, QuotePlace, WorkbenchError
from workbench.services.factchecks import FactCheckFinder
from workbench.services.finding import Finder
from workbench.services.library import Library
from workbench.services.quotes import Scope, cite, documents_in
from workbench.store import Store
from workbench.store.cross_references import (
    Occurrence,
    claim_languages,
    cluster_of,
    occurrences,
    same_pairs,
)
from workbench.store.documents import get_document
from workbench.store.events import claim_uid
from workbench.store.fact_checks import count_fact_checks


@dataclass(frozen=True, slots=True)
class Similar:
    """What resembles a text: a claim, fact-check or passage. `score` says similar, never true; `about` says where."""

    id: int | str
    text: str
    score: float
    comparison: Comparison
    about: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as the contract of `similar` has it."""
        found = self.comparison
        return {
            "id": self.id,
            "text": self.text,
            "score": self.score,
            "relation": found.relation or "none",
            "reasons": list(found.reasons),
            "shared": list(found.shared),
            "differs": [list(pair) for pair in found.differs],
        }


class Searcher:
    """Answers one query after the other about one database.

    Raises:
        WorkbenchError: there is nothing of that kind to search.
    """

    def __init__(self, store: Store, among: str) -> None:
        self._store, self.among = store, among
        if among == "documents":
            documents_in(store, Scope())
            self._library = Library(store)
        elif among == "factchecks":
            if not count_fact_checks(store):
                raise WorkbenchError(f"{store.path}: no fact-checks yet; import some with: workbench factchecks import")
            self._checks = FactCheckFinder(store)
        else:
            self._finder = Finder(store)
            self._languages = claim_languages(store)

    def find(self, text: str, *, limit: int) -> list[Similar]:
        """Return what resembles a text, best first."""
        search = {"claims": self._claims, "factchecks": self._fact_checks, "documents": self._documents}[self.among]
        return search(text, limit)

    def _claims(self, text: str, limit: int) -> list[Similar]:
        found = self._finder.resembling(text, self._languages, keep=lambda _: True, most=limit)
        labels = {one.claim_id: one for one in occurrences(self._store, [one.place.claim_id for one in found])}
        return [
            Similar(one.place.claim_id, one.place.text, one.alike, one.comparison, _about(labels[one.place.claim_id]))
            for one in found
        ]

    def _fact_checks(self, text: str, limit: int) -> list[Similar]:
        return [
            Similar(
                one.check.identifier,
                one.check.claim,
                one.score,
                one.comparison,
                ", ".join(filter(None, (one.check.rating, one.check.publisher, one.check.url))),
            )
            for one in self._checks.find(text, limit=limit)
        ]

    def _documents(self, text: str, limit: int) -> list[Similar]:
        """Return the nearest places of the source library; the id is the document's number."""
        return [self._place(text, place) for place in self._library.nearest(text).others[:limit]]

    def _place(self, text: str, place: QuotePlace) -> Similar:
        """Return a place as what resembles a text: it is only near, what was changed is for `check` to say."""
        cited = cite(self._store, place)
        document = get_document(self._store, place.document_id or 0)
        near = replace(compare(text, place.text, language=document.language), relation="related")
        about = ", ".join(filter(None, (place.speaker, cited.document, cited.locator)))
        return Similar(document.id, place.text, place.score, near, about)


def _about(one: Occurrence) -> str:
    return ", ".join(filter(None, (one.speaker, one.article, one.published)))


# --- one utterance over many articles -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Variant:
    """A claim of a cluster, and how it differs from the first one.

    `spans` are the stretches of its text that the first one does not have, in code points.
    """

    where: Occurrence
    comparison: Comparison
    spans: tuple[tuple[int, int], ...]


def variants(store: Store, claim_id: int) -> list[Variant]:
    """Return a claim and all that say the same, the earliest first, each beside the earliest.

    Raises:
        WorkbenchError: there is no such claim.
    """
    claim_uid(store, claim_id)
    found = occurrences(store, cluster_of(store, claim_id))
    first = found[0]
    return [
        Variant(
            one,
            compare(first.text, one.text, language=first.language),
            tuple(different_spans(first.text, one.text)),
        )
        for one in found
    ]


def clusters(store: Store, *, fewest_articles: int = 2) -> Iterator[list[Occurrence]]:
    """Yield the groups of claims that say the same in several articles, those in most articles first."""
    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while parent.setdefault(number, number) != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, two in same_pairs(store):
        parent[root(one)] = root(two)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in parent:
        groups[root(number)].append(number)
    found = [occurrences(store, group) for group in groups.values() if len(group) > 1]
    spread = [group for group in found if _articles(group) >= fewest_articles]
    spread.sort(key=lambda group: (-_articles(group), -len(group), group[0].claim_id))
    yield from spread


def _articles(group: Sequence[Occurrence]) -> int:
    return len({one.article_id for one in group})

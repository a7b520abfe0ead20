"""Cross-references between claims: the new ones against all, or all against all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from workbench.matching import index_terms
from workbench.matching.compare import ANOTHER_EVENT
from workbench.matching.pairing import one_per_family
from workbench.model import Comparison, Progress
from workbench.services.factchecks import match_claims
from workbench.services.finding import Finder, Found, Tell
from workbench.store import Store
from workbench.store import cross_references as table
from workbench.store.cross_references import Pair, Place, places
from workbench.store.search import CLAIMS, add_to_index, index_size

PER_CLAIM = 8
"""How many cross-references a claim is given at most: more than a reviewer reads."""
STEP = 200
"""How many claims are linked in one transaction."""
_LEAST = {"same": 0.0, "conflict": 0.55, "related": 0.58}
"""The least score of a relation that is shown unasked: what merely shares a word or two is noise in an archive."""
_LEAST_OF_VALUE = 0.42
"""The same for a conflict of numbers or dates that stand for one thing: these seldom agree by chance."""
_OF_VALUE = ("number:", "date:")
_LEAST_WITHIN = 0.6
_FOR_CONFLICT = 0.2
_AT_FIRST_SIGHT = 0.42
_COMPARED = 2 * PER_CLAIM
_BULK_AT_LEAST = 300
_BULK_SHARE = 60
"""From one in so many claims on, linking all at once costs less than one by one."""


def link_queued(store: Store, tell: Tell | None = None) -> int:
    """Link the claims that wait for it; each step is one transaction.

    Returns:
        How many cross-references are new.
    """
    waiting = table.queue_length(store)
    if waiting >= _BULK_AT_LEAST and waiting * _BULK_SHARE >= index_size(store, CLAIMS):
        from workbench.services.bulk import link_queue_at_once

        return link_queue_at_once(store, tell)
    new = done = 0
    while True:
        with store.transaction():
            numbers = table.queued(store, STEP)
            if not numbers:
                return new
            new += link_now(store, numbers)
            table.take_from_queue(store, numbers)
        done += len(numbers)
        if tell:
            tell(Progress(min(done, waiting), waiting, "claims linked"))


def link_now(store: Store, numbers: Sequence[int]) -> int:
    """Index some waiting claims and link them with all that is indexed, inside a transaction of the caller's.

    Returns:
        How many cross-references are new.
    """
    found = places(store, numbers)
    here = [found[number] for number in sorted(found)]
    fresh = set(table.queued(store, len(numbers), indexed=False)) & set(found)
    index_places(store, [place for place in here if place.claim_id in fresh])
    finder = Finder(store)
    pairs: dict[tuple[int, int], tuple[Place, Place, Comparison]] = {}
    for place in here:
        for other in shown(place, finder):
            low, high = sorted((place, other.place), key=lambda p: p.claim_id)
            pairs[low.claim_id, high.claim_id] = (low, high, other.comparison)
    match_claims(store, here)
    return insert_best(store, list(pairs.values()))


def insert_best(store: Store, pairs: Sequence[tuple[Place, Place, Comparison]]) -> int:
    """Store new pairs beside what is suggested already, of a whole and its pieces the best only.

    What was suggested between the same families stays only where it is the better one, so that the table does not
    depend on the order in which claims came in.

    Returns:
        How many are new.
    """
    families = {place.family for one, two, _ in pairs for place in (one, two)}
    known = table.suggested_between(store, sorted(families))
    kept = list(without_doubles([*pairs, *known]))
    numbers = {(one, two) for one, two, _ in kept}
    table.forget_pairs(store, [pair for one, two, _ in known if (pair := (one.claim_id, two.claim_id)) not in numbers])
    return table.insert_suggestions(store, kept)


def shown(place: Place, finder: Finder) -> list[Found]:
    """Return what resembles a claim, as far as it is worth showing, best first."""
    found = finder.resembling(
        place.text,
        [place.language],
        number=place.claim_id,
        keep=lambda other: other.claim_id != place.claim_id and may_be_linked(place, other),
        least=_AT_FIRST_SIGHT,
        most=_COMPARED,
    )
    kept = [one for one in found if worth_linking(place, one.place, one.comparison)]
    kept.sort(key=lambda one: (-rank_of(one.comparison), one.place.claim_id))
    return kept[:PER_CLAIM]


def may_be_linked(one: Place, two: Place) -> bool:
    """Tell whether two claims may be linked: of one language, and not a piece and its whole."""
    return one.language == two.language and not one.overlaps(two)


def worth_linking(one: Place, two: Place, found: Comparison) -> bool:
    """Tell whether a comparison is worth a cross-reference; inside one article it takes more to be related."""
    if found.relation is None or ANOTHER_EVENT in found.reasons:
        return False
    of_value = any(reason.startswith(_OF_VALUE) for reason in found.reasons)
    least = _LEAST_OF_VALUE if found.relation == "conflict" and of_value else _LEAST[found.relation]
    within = one.draft_id == two.draft_id and found.relation == "related"
    return found.score >= (_LEAST_WITHIN if within else least)


def rank_of(found: Comparison) -> float:
    """Return what decides which cross-references a claim keeps: its score, and more for a conflict."""
    return found.score + _FOR_CONFLICT * (found.relation == "conflict")


def without_doubles(pairs: Sequence[tuple[Place, Place, Comparison]]) -> Iterator[Pair]:
    """Yield the pairs without those that show the same twice: of a whole and its pieces each keeps its best."""
    low = np.array([one.claim_id for one, _, _ in pairs], dtype=np.int64)
    high = np.array([two.claim_id for _, two, _ in pairs], dtype=np.int64)
    families = (
        np.array([one.family for one, _, _ in pairs], dtype=np.int64),
        np.array([two.family for _, two, _ in pairs], dtype=np.int64),
    )
    scores = np.array([rank_of(found) for _, _, found in pairs])
    kept = one_per_family(low, high, families, scores)
    return ((one.claim_id, two.claim_id, found) for (one, two, found), keep in zip(pairs, kept, strict=True) if keep)


def index_places(store: Store, fresh: Sequence[Place]) -> None:
    """Add claims to the index, inside a transaction of the caller's; they must not be in it yet."""
    own = [index_terms(place.text, place.language) for place in fresh]
    numbers = np.array([place.claim_id for place in fresh], dtype=np.int64)
    ids = np.repeat(numbers, [len(terms) for terms in own])
    add_to_index(store, CLAIMS, ids, np.array([term for terms in own for term in terms], dtype=np.int64))
    table.mark_indexed(store, [place.claim_id for place in fresh])

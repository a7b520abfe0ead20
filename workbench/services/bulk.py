"""Linking very many claims at once: pairs by shared rare words, sifted in C, compared in several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from workbench.matching import batch
from workbench.matching.pairing import RAREST, best_of_each, candidate_pairs, rare_words, shares
from workbench.model import Comparison, Progress
from workbench.services.factchecks import match_claims
from workbench.services.finding import Tell, weight
from workbench.services.linking import PER_CLAIM, insert_best, may_be_linked, rank_of, without_doubles, worth_linking
from workbench.store import Store
from workbench.store import cross_references as table
from workbench.store.cross_references import Place, claim_dates, places, places_between
from workbench.store.fact_checks import count_fact_checks
from workbench.store.search import CLAIMS, add_to_index, incidence, index_size

Ints = npt.NDArray[np.int64]
Answer = TypeVar("Answer")

_BLOCK = 1 << 16
_TEXTS = 4_000
_PAIRS = 4_000
_CHUNK = 24_000
_SHARE = 0.45
"""The least share of the lighter claim's weight that both must have."""
_ALIKE_ENOUGH = 0.68
"""The least mean of that share and of how alike both look."""
_IN_FULL = 20_000
"""Up to so many claims there is time to compare what has less in common."""
_ONE_WORD = 5_000
"""Up to so many, one word in common is enough to compare two claims, if it is among the rarer ones."""
_WORDS_IN_FULL = 24
_SHARE_IN_FULL = 0.2
_ALIKE_IN_FULL = 0.45
_SPARE = 2
_MATCHED = 500
_FEW = 3_000
"""So few claims are not worth starting processes for."""


@dataclass(frozen=True, slots=True)
class _Archive:
    """The claims that can be paired: their numbers, and each claim by its place among them."""

    numbers: Ints
    claims: Sequence[Place]
    drafts: Ints
    starts: Ints
    ends: Ints


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some of the pairs, which are written together: those whose lower claim is after `first` and up to `last`."""

    first: int
    last: int
    low: Ints
    high: Ints


def relink_all(store: Store, tell: Tell) -> int:
    """Find the cross-references of the whole archive anew; what people decided on stays.

    It is written in steps, each with how far it has come, so that a run that was stopped goes on where it was: the
    table is then the same as after one run. Claims that come in meanwhile wait in the queue.

    Returns:
        How many cross-references were found by this call.
    """
    index_queued(store, tell)
    with store.transaction():
        run = table.begun_run(store)
        if run is None:
            run = (index_size(store, CLAIMS), 0)
            table.begin_run(store, run[0])
    last, done_to = run
    found = 0
    for chunk, pairs in _compared(store, last, None, done_to, tell):
        with store.transaction():
            table.forget_suggestions(store, chunk.first + 1, chunk.last, last)
            found += table.insert_suggestions(store, without_doubles(pairs))
            table.run_done_to(store, chunk.last)
    _match(store, [n for n in table.queued(store, last, indexed=True) if n <= last], tell)
    with store.transaction():
        table.take_from_queue_to(store, last)
        table.end_run(store)
    return found


def link_queue_at_once(store: Store, tell: Tell | None) -> int:
    """Link all claims that wait with all that there are; return how many cross-references are new."""
    say = tell or (lambda _: None)
    index_queued(store, say)
    waiting = np.array(table.queued(store, index_size(store, CLAIMS)), dtype=np.int64)
    found = 0
    for _, pairs in _compared(store, index_size(store, CLAIMS), waiting, 0, say):
        with store.transaction():
            found += insert_best(store, pairs)
    _match(store, waiting.tolist(), say)
    with store.transaction():
        table.take_from_queue(store, waiting.tolist())
    return found


def _match(store: Store, numbers: Sequence[int], tell: Tell) -> None:
    """Match claims to the fact-checks, where there are any."""
    if not count_fact_checks(store):
        return
    for at in range(0, len(numbers), _MATCHED):
        with store.transaction():
            match_claims(store, list(places(store, numbers[at : at + _MATCHED]).values()))
        tell(Progress(min(at + _MATCHED, len(numbers)), len(numbers), "claims matched to fact-checks"))


def index_queued(store: Store, tell: Tell) -> None:
    """Bring the index up to date, a block of claims in each transaction."""
    total = table.not_indexed(store)
    done = 0
    if not total:
        return
    with _workers(total, None) as pool:
        while True:
            with store.transaction():
                numbers = table.queued(store, _BLOCK, indexed=False)
                if not numbers:
                    return
                _index(store, pool, numbers)
            done += len(numbers)
            tell(Progress(min(done, total), total, "claims indexed"))


def _index(store: Store, pool: Executor, numbers: Sequence[int]) -> None:
    block = [n for n in numbers if n >> 16 == numbers[0] >> 16]  # a list is then written once
    found = places(store, block)
    known = [n for n in block if n in found]
    jobs = [[(found[n].language, found[n].text) for n in known[i : i + _TEXTS]] for i in range(0, len(known), _TEXTS)]
    answers = list(pool.map(batch.terms_of, jobs))
    counts = np.concatenate([counts for counts, _ in answers]) if answers else np.empty(0, dtype=np.int64)
    terms = np.concatenate([terms for _, terms in answers]) if answers else np.empty(0, dtype=np.int64)
    add_to_index(store, CLAIMS, np.repeat(np.array(known, dtype=np.int64), counts), terms)
    table.mark_indexed(store, block)


def _compared(
    store: Store, highest: int, only: Ints | None, done_to: int, tell: Tell
) -> Iterator[tuple[_Chunk, list[tuple[Place, Place, Comparison]]]]:
    """Yield the pairs worth linking, chunk by chunk in the order of the lower claim.

    Args:
        store: the database.
        highest: claims up to this number take part.
        only: pairs that have one of these claims; all pairs without it.
        done_to: chunks up to this lower claim are left out.
        tell: is told how far it is.
    """
    tell(Progress(0, None, "looking for pairs"))
    index = incidence(store, CLAIMS, highest)
    few = highest <= _ONE_WORD
    numbers, words = rare_words(index.documents, index.terms, index.counts, most=_WORDS_IN_FULL if few else RAREST)
    low, high = candidate_pairs(numbers, words, len(index.hashes), in_full=few)
    weights = np.array([weight(count, max(1, highest)) for count in index.counts.tolist()])
    rarities = batch.Rarities(index.hashes, weights, weight(max(3, highest // 500), max(1, highest)))
    if only is not None:
        wanted = np.isin(numbers, only)
        kept = wanted[low] | wanted[high]
        low, high = low[kept], high[kept]
    share = shares(index.documents, index.terms, weights, numbers, low, high)
    enough = share >= (_SHARE_IN_FULL if highest <= _IN_FULL else _SHARE)
    low, high, share = low[enough], high[enough], share[enough]
    del index, words
    archive = _load(store, numbers, highest, tell)
    apart = _apart(archive, low, high)
    low, high, share = low[apart], high[apart], share[apart]
    with _workers(len(low), rarities) as pool:
        low, high = _sifted(archive, low, high, share, pool, tell)
        for chunk in _chunks(archive, low, high, highest):
            if chunk.last > done_to:
                yield chunk, _compare_chunk(store, archive, chunk, pool)
                tell(Progress(min(chunk.last, highest), highest, "claims linked"))


def _load(store: Store, numbers: Ints, highest: int, tell: Tell) -> _Archive:
    wanted = set(numbers.tolist())
    claims: list[Place] = []
    for first in range(0, highest + 1, _BLOCK):
        claims += [place for place in places_between(store, first, first + _BLOCK - 1) if place.claim_id in wanted]
        tell(Progress(min(first + _BLOCK, highest), highest, "claims read"))

    def column(of: Callable[[Place], int]) -> Ints:
        return np.fromiter((of(place) for place in claims), dtype=np.int64, count=len(claims))

    return _Archive(
        numbers,
        claims,
        column(lambda place: place.draft_id),
        column(lambda place: place.start),
        column(lambda place: place.end),
    )


def _apart(archive: _Archive, low: Ints, high: Ints) -> npt.NDArray[np.bool_]:
    """Tell which pairs are not a piece and its whole."""
    one_text = archive.drafts[low] == archive.drafts[high]
    overlap = (archive.starts[low] < archive.ends[high]) & (archive.starts[high] < archive.ends[low])
    return np.asarray(~(one_text & overlap))


def _sifted(
    archive: _Archive, low: Ints, high: Ints, share: batch.Floats, pool: Executor, tell: Tell
) -> tuple[Ints, Ints]:
    """Leave out the pairs that look too little alike, and of each claim all but its best."""
    bounds = range(0, len(low), _PAIRS)
    texts = [place.text for place in archive.claims]
    jobs = (
        (
            [texts[i] for i in low[at : at + _PAIRS].tolist()],
            [texts[i] for i in high[at : at + _PAIRS].tolist()],
        )
        for at in bounds
    )
    scores = []
    for found in _in_order(pool, batch.surface_of_pairs, jobs):
        scores.append(found)
        tell(Progress(min(len(scores) * _PAIRS, len(low)), len(low), "pairs sifted"))
    alike = np.concatenate(scores) if scores else np.empty(0)
    alike = (share + alike) / 2
    kept = alike >= (_ALIKE_IN_FULL if len(archive.numbers) <= _IN_FULL else _ALIKE_ENOUGH)
    low, high, alike = low[kept], high[kept], alike[kept]
    best = best_of_each(low, high, alike, PER_CLAIM + _SPARE)
    return low[best], high[best]


def _chunks(archive: _Archive, low: Ints, high: Ints, highest: int) -> Iterator[_Chunk]:
    """Yield the pairs in steps that never part the claims of one article; the last step goes to the last claim."""
    order = np.lexsort((high, low))
    low, high = low[order], high[order]
    starts = np.flatnonzero(np.r_[True, np.diff(archive.drafts[low]) != 0]) if len(low) else np.empty(0, dtype=int)
    first = at = 0
    while at < len(low):
        following = starts[starts >= min(at + _CHUNK, len(low))]
        end = int(following[0]) if len(following) else len(low)
        last = int(archive.numbers[low[end - 1]]) if end < len(low) else highest
        yield _Chunk(first, last, low[at:end], high[at:end])
        first, at = last, end
    if not len(low):
        yield _Chunk(0, highest, low, high)


def _compare_chunk(
    store: Store, archive: _Archive, chunk: _Chunk, pool: Executor
) -> list[tuple[Place, Place, Comparison]]:
    dates = claim_dates(store, np.unique(archive.numbers[np.concatenate([chunk.low, chunk.high])]).tolist())

    def claim(place: int) -> tuple[str, str, Sequence[tuple[int, int, str]]]:
        one = archive.claims[place]
        return one.language, one.text, dates.get(one.claim_id, ())

    pairs = list(zip(chunk.low.tolist(), chunk.high.tolist(), strict=True))
    parts = [pairs[at : at + _PAIRS] for at in range(0, len(pairs), _PAIRS)]
    jobs = (
        (
            {i: claim(i) for i in {i for pair in part for i in pair}},
            part,
        )
        for part in parts
    )
    found = [one for answers in _in_order(pool, batch.compare_pairs, jobs) for one in answers]
    worth = []
    for (low, high), comparison in zip(pairs, found, strict=True):
        one, two = archive.claims[low], archive.claims[high]
        if may_be_linked(one, two) and worth_linking(one, two, comparison):
            worth.append((one, two, comparison))
    if not worth:
        return []
    ends = (
        np.array([one.claim_id for one, _, _ in worth], dtype=np.int64),
        np.array([two.claim_id for _, two, _ in worth], dtype=np.int64),
    )
    rank = np.array([rank_of(pair[2]) for pair in worth])
    best = best_of_each(ends[0], ends[1], rank, PER_CLAIM)
    return [pair for pair, keep in zip(worth, best.tolist(), strict=True) if keep]


# --- processes ----------------------------------------------------------------------------------------------


class _Here(Executor):
    """Does the work in this process, where starting others would take longer."""

    def submit(self, fn: Callable[..., Answer], /, *args: Any, **options: Any) -> Future[Answer]:
        future: Future[Answer] = Future()
        future.set_result(fn(*args, **options))
        return future


@contextmanager
def _workers(amount: int, rarities: batch.Rarities | None) -> Iterator[Executor]:
    """Give the processes for some amount of work; they end with this process, however it ends."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if amount < _FEW or cores < 2:
        batch.begin(None, rarities)
        yield _Here()
        return
    pool = ProcessPoolExecutor(
        cores, mp_context=get_context("spawn"), initializer=batch.begin, initargs=(os.getpid(), rarities)
    )
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: Executor, work: Callable[..., Answer], jobs: Iterable[tuple[Any, ...]], ahead: int = 6
) -> Iterator[Answer]:
    """Yield the answers in the order of the jobs, with a few of them under way at a time."""
    waiting = iter(jobs)
    under_way = [pool.submit(work, *job) for job in islice(waiting, ahead)]
    while under_way:
        yield under_way.pop(0).result()
        under_way += [pool.submit(work, *job) for job in islice(waiting, 1)]

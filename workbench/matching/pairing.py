"""Which of very many texts may resemble each other: pairs of rare words that two of them share.

Comparing all with all would take days for a million. Each text is known by its rarest words; every two of those make
a key; texts with enough keys in common are a pair.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

RAREST = 8
"""How many of its rarest words a text is known by."""
_LARGEST_GROUP = 24
"""In a larger group of texts with one key, each is paired with its next neighbours only."""
_NEIGHBOURS = 8
_SHORT, _KEYS_OF_SHORT, _KEYS = 3, 1, 3
"""Texts of at most three words need one key in common (two words), others three (three words)."""


def rare_words(
    documents: Ints, terms: npt.NDArray[np.int32], counts: Ints, *, most: int = RAREST
) -> tuple[Ints, npt.NDArray[np.int32]]:
    """Return the documents that can be paired, and the rarest words of each that another document has too.

    Args:
        documents: a document for each occurrence, ascending; within a document rarest words first.
        terms: the word of each occurrence.
        counts: in how many documents each word stands.
        most: how many words a document is known by.

    Returns:
        The documents, and one row for each with up to `most` words, ascending, -1 where there are fewer.
    """
    shared = counts[terms] > 1
    documents, terms = documents[shared], terms[shared]
    numbers, starts, lengths = np.unique(documents, return_index=True, return_counts=True)
    place = np.arange(len(documents)) - np.repeat(starts, lengths)
    kept = place < most
    row = np.repeat(np.arange(len(numbers)), lengths)[kept]
    table = np.full((len(numbers), most), -1, dtype=np.int32)
    table[row, place[kept]] = terms[kept]
    table.sort(axis=1)
    return numbers, table


def shares(
    documents: Ints,
    terms: npt.NDArray[np.int32],
    weights: npt.NDArray[np.float64],
    numbers: Ints,
    low: Ints,
    high: Ints,
) -> npt.NDArray[np.float64]:
    """Return for each pair how much of the lighter document's weight both share.

    Args:
        documents, terms: the occurrences, as for `rare_words`.
        weights: the weight of each word.
        numbers: the documents that `low` and `high` are positions in.
        low, high: the pairs.
    """
    kept = np.isin(documents, numbers)
    row = np.searchsorted(numbers, documents[kept])
    own = terms[kept]
    total = np.bincount(row, weights=weights[own], minlength=len(numbers))
    starts = np.searchsorted(row, np.arange(len(numbers)))
    lengths = np.diff(np.r_[starts, len(row)])
    order = np.lexsort((own, row))
    own = own[order]
    known = row.astype(np.int64) * (len(weights) + 1) + own  # ascending
    common = np.zeros(len(low))
    for step in range(int(lengths.max(initial=0))):
        some = np.flatnonzero(lengths[low] > step)
        term = own[starts[low[some]] + step]
        wanted = high[some] * (len(weights) + 1) + term
        place = np.searchsorted(known, wanted)
        place[place == len(known)] = 0
        common[some] += np.where(known[place] == wanted, weights[term], 0.0)
    lightest = np.minimum(total[low], total[high])
    return np.asarray(common / np.where(lightest > 0, lightest, 1.0), dtype=np.float64)


def candidate_pairs(
    numbers: Ints, table: npt.NDArray[np.int32], words: int, *, in_full: bool = False
) -> tuple[Ints, Ints]:
    """Return the pairs of documents that share enough keys, as positions in `numbers`, the lower first.

    Args:
        numbers: the documents.
        table: the rarest words of each, from `rare_words`.
        words: how many words there are.
        in_full: one word in common is enough, as there is time for more pairs.
    """
    keys, rows = _words_alone(table) if in_full else _keys(table, words)
    order = np.argsort(keys, kind="stable")
    keys, rows = keys[order], rows[order]
    lengths = (table >= 0).sum(axis=1)
    found = np.concatenate(list(_neighbours(keys, rows, len(numbers))) or [np.empty(0, dtype=np.int64)])
    found.sort()
    if not len(found):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    starts = np.flatnonzero(np.r_[True, np.diff(found) != 0])
    common = np.diff(np.r_[starts, len(found)])
    pairs = found[starts]
    low, high = pairs // len(numbers), pairs % len(numbers)
    short = np.minimum(lengths[low], lengths[high]) <= _SHORT
    enough = common >= np.where(short | in_full, _KEYS_OF_SHORT, _KEYS)
    return low[enough], high[enough]


def _words_alone(table: npt.NDArray[np.int32]) -> tuple[Ints, npt.NDArray[np.int32]]:
    """Return each word of each document as a key of its own."""
    row, column = np.nonzero(table >= 0)
    return table[row, column].astype(np.int64), row.astype(np.int32)


def _keys(table: npt.NDArray[np.int32], words: int) -> tuple[Ints, npt.NDArray[np.int32]]:
    keys, rows = [], []
    for one, two in combinations(range(table.shape[1]), 2):
        row = np.flatnonzero(table[:, one] >= 0)  # ascending: what stands behind a word is a word too
        keys.append(table[row, one].astype(np.int64) * words + table[row, two])
        rows.append(row.astype(np.int32))
    return np.concatenate(keys), np.concatenate(rows)


def _neighbours(keys: Ints, rows: npt.NDArray[np.int32], documents: int) -> Iterator[Ints]:
    """Yield the pairs of rows within each group of equal keys, each packed into one number."""
    if not len(keys):
        return
    starts = np.flatnonzero(np.r_[True, np.diff(keys) != 0])
    sizes = np.diff(np.r_[starts, len(keys)])
    alone = np.repeat(sizes == 1, sizes)
    size_of = np.repeat(sizes, sizes)[~alone]
    keys, rows = keys[~alone], rows[~alone]
    for step in range(1, _LARGEST_GROUP):
        together = keys[step:] == keys[:-step]
        if step > _NEIGHBOURS:
            together &= size_of[step:] <= _LARGEST_GROUP
        place = np.flatnonzero(together)
        if not len(place):
            return
        one, two = rows[place], rows[place + step]
        yield np.minimum(one, two).astype(np.int64) * documents + np.maximum(one, two)


def best_of_each(low: Ints, high: Ints, scores: npt.NDArray[np.float64], most: int) -> npt.NDArray[np.bool_]:
    """Tell for each pair whether it is among the best of either of its ends."""
    kept = np.zeros(len(low), dtype=bool)
    for ends in (low, high):
        order = np.lexsort((-scores, ends))
        starts = np.flatnonzero(np.r_[True, np.diff(ends[order]) != 0])
        place = np.arange(len(order)) - np.repeat(starts, np.diff(np.r_[starts, len(order)]))
        kept[order[place < most]] = True
    return kept


def one_per_family(
    low: Ints, high: Ints, families: tuple[Ints, Ints], scores: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    """Tell which pairs to keep so that a whole and its pieces are not all linked with another whole and its pieces.

    Between two families each member keeps its best partner, the best pairs first.

    Args:
        low, high: the members of each pair.
        families: the families of both.
        scores: how alike they are.
    """
    kept = np.ones(len(low), dtype=bool)
    order = np.lexsort((high, low, -scores, families[1], families[0]))
    used: set[tuple[int, int]] = set()
    group: tuple[int, int] | None = None
    for at in order.tolist():
        here = (int(families[0][at]), int(families[1][at]))
        if here != group:
            group, used = here, set()
        ends = {(0, int(low[at])), (1, int(high[at]))}
        if used & ends:
            kept[at] = False
        else:
            used |= ends
    return kept

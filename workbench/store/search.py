"""The index of words: which claims (or fact-checks) have a stem, as packed lists in SQLite.

A list is stored per stem and per block of 65,536 documents. So a document that comes in rewrites only the lists of its
own stems in the newest block, and a search reads the lists of the rarest stems only: neither grows with the archive as
reading all lists would. Stems are kept as hashes of 48 bits, never as text: the index gives no word away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.store.connection import Store

BLOCK = 1 << 16
_MOST_VARIABLES = 500
_MOST_TERMS = 1 << 12

Ids = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Index:
    """The tables of one index, and the table whose rows it holds."""

    terms: str
    postings: str
    documents: str


CLAIMS = Index("match_terms", "match_postings", "claims")
FACT_CHECKS = Index("fact_check_terms", "fact_check_postings", "fact_checks")


def add_to_index(store: Store, index: Index, ids: Ids, terms: Ids) -> None:
    """Add documents to the index, inside a transaction of the caller's.

    Args:
        store: the database.
        index: which index.
        ids: the document of each occurrence; the documents are not indexed yet.
        terms: the hash of its term; a document has each term once.
    """
    order = np.lexsort((ids, terms, ids >> 16))
    terms, ids = terms[order], ids[order]
    if not len(terms):
        return
    blocks = ids >> 16
    starts = np.flatnonzero(np.r_[True, (np.diff(terms) != 0) | (np.diff(blocks) != 0)])
    ends = np.r_[starts[1:], len(terms)]
    entries = (ids & 0xFFFF).astype("<u2")
    rows = [
        (int(blocks[start]), int(terms[start]), entries[start:end].tobytes())
        for start, end in zip(starts, ends, strict=True)
    ]
    _append(store, index, rows)
    each, number = np.unique(terms, return_counts=True)
    store.connection.executemany(
        f"INSERT INTO {index.terms} (term, documents) VALUES (?, ?)"
        " ON CONFLICT (term) DO UPDATE SET documents = documents + excluded.documents",
        zip(each.tolist(), number.tolist(), strict=True),
    )


def _append(store: Store, index: Index, rows: Sequence[tuple[int, int, bytes]]) -> None:
    """Put lists together with those that are there."""
    there: dict[tuple[int, int], bytes] = {}
    for block in sorted({row[0] for row in rows}):
        if store.value(f"SELECT 1 FROM {index.postings} WHERE block = ? LIMIT 1", (block,)) is None:
            continue
        for term in (row[1] for row in rows if row[0] == block):
            found = store.value(f"SELECT entries FROM {index.postings} WHERE block = ? AND term = ?", (block, term))
            if found is not None:
                there[block, term] = found
    store.connection.executemany(
        f"INSERT OR REPLACE INTO {index.postings} (block, term, entries) VALUES (?, ?, ?)",
        [(block, term, _merged(there.get((block, term), b""), entries)) for block, term, entries in rows],
    )


def _merged(there: bytes, entries: bytes) -> bytes:
    """Return two lists as one, ascending: a document that comes back is not the newest."""
    if not there:
        return entries
    one, two = np.frombuffer(there, dtype="<u2"), np.frombuffer(entries, dtype="<u2")
    return there + entries if one[-1] < two[0] else np.union1d(one, two).astype("<u2").tobytes()


def take_from_index(store: Store, index: Index, ids: Ids, terms: Ids) -> None:
    """Take documents out of the index, inside a transaction of the caller's.

    Args:
        store: the database.
        index: which index.
        ids: the document of each occurrence.
        terms: the hash of its term, as it was when the document was added.
    """
    gone: dict[tuple[int, int], list[int]] = {}
    for number, term in zip(ids.tolist(), terms.tolist(), strict=True):
        gone.setdefault((number >> 16, term), []).append(number & 0xFFFF)
    for (block, term), entries in gone.items():
        where = (block, term)
        found = store.value(f"SELECT entries FROM {index.postings} WHERE block = ? AND term = ?", where)
        if found is None:
            continue
        there = np.frombuffer(found, dtype="<u2")
        left = there[~np.isin(there, np.array(entries, dtype="<u2"))]
        if len(left):
            sql = f"UPDATE {index.postings} SET entries = ? WHERE block = ? AND term = ?"
            store.execute(sql, (left.tobytes(), *where))
        else:
            store.execute(f"DELETE FROM {index.postings} WHERE block = ? AND term = ?", where)
        fewer = len(there) - len(left)
        if store.value(f"SELECT documents FROM {index.terms} WHERE term = ?", (term,)) == fewer:
            store.execute(f"DELETE FROM {index.terms} WHERE term = ?", (term,))
        else:
            store.execute(f"UPDATE {index.terms} SET documents = documents - ? WHERE term = ?", (fewer, term))


def remove_from_index(store: Store, index: Index, numbers: Sequence[int]) -> None:
    """Take documents out of the index, inside a transaction of the caller's: each list of their blocks is read."""
    for block in sorted({number >> 16 for number in numbers}):
        gone = np.array([number & 0xFFFF for number in numbers if number >> 16 == block], dtype="<u2")
        rows = store.connection.execute(
            f"SELECT term, entries FROM {index.postings} WHERE block = ?", (block,)
        ).fetchall()
        for term, packed in rows:
            entries = np.frombuffer(packed, dtype="<u2")
            kept = entries[~np.isin(entries, gone)]
            if len(kept) == len(entries):
                continue
            lost = len(entries) - len(kept)
            if len(kept):
                store.execute(
                    f"UPDATE {index.postings} SET entries = ? WHERE block = ? AND term = ?",
                    (kept.tobytes(), block, term),
                )
            else:
                store.execute(f"DELETE FROM {index.postings} WHERE block = ? AND term = ?", (block, term))
            if store.value(f"SELECT documents FROM {index.terms} WHERE term = ?", (term,)) <= lost:
                store.execute(f"DELETE FROM {index.terms} WHERE term = ?", (term,))
            else:
                store.execute(f"UPDATE {index.terms} SET documents = documents - ? WHERE term = ?", (lost, term))


def clear_index(store: Store, index: Index) -> None:
    """Empty an index, inside a transaction of the caller's."""
    store.execute(f"DELETE FROM {index.postings}")
    store.execute(f"DELETE FROM {index.terms}")


def index_size(store: Store, index: Index) -> int:
    """Return how many documents there are, as far as the cost of a search goes: the highest number."""
    return int(store.value(f"SELECT coalesce(max(id), 0) FROM {index.documents}"))


def term_counts(store: Store, index: Index, terms: Iterable[int]) -> dict[int, int]:
    """Return in how many documents each term stands (terms that stand in none are left out)."""
    wanted = list(dict.fromkeys(terms))
    found: dict[int, int] = {}
    for first in range(0, len(wanted), _MOST_VARIABLES):
        part = wanted[first : first + _MOST_VARIABLES]
        marks = ", ".join("?" * len(part))
        found.update(store.rows(f"SELECT term, documents FROM {index.terms} WHERE term IN ({marks})", part))  # type: ignore[arg-type]
    return found


def postings(store: Store, index: Index, term: int, blocks: int) -> Ids:
    """Return the documents of a term, ascending.

    Args:
        store: the database.
        index: which index.
        term: the term's hash.
        blocks: how many blocks there may be.
    """
    every = ", ".join(map(str, range(blocks)))
    rows = store.connection.execute(
        f"SELECT block, entries FROM {index.postings} WHERE block IN ({every}) AND term = ?", (term,)
    ).fetchall()
    lists = [np.frombuffer(entries, dtype="<u2").astype(np.int64) + block * BLOCK for block, entries in rows]
    return np.concatenate(lists) if lists else np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Incidence:
    """Which document has which term: two arrays of the same length, and how often each term occurs.

    Terms are numbered from 0 in the order of their hashes; `hashes` has the hash of each.
    """

    documents: Ids
    terms: npt.NDArray[np.int32]
    hashes: Ids
    counts: Ids


def incidence(store: Store, index: Index, highest: int) -> Incidence:
    """Read the whole index, as far as documents up to a number go, ordered by document."""
    documents: list[Ids] = []
    hashes: list[Ids] = []
    for block in range((highest >> 16) + 1):
        rows = store.connection.execute(
            f"SELECT term, entries FROM {index.postings} WHERE block = ?", (block,)
        ).fetchall()
        lengths = np.fromiter((len(row[1]) // 2 for row in rows), dtype=np.int64, count=len(rows))
        terms = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
        documents.append(np.frombuffer(b"".join(row[1] for row in rows), dtype="<u2").astype(np.int64) + block * BLOCK)
        hashes.append(np.repeat(terms, lengths))
    every, terms_of = np.concatenate(documents), np.concatenate(hashes)
    kept = every <= highest
    every, terms_of = every[kept], terms_of[kept]
    known, numbered, counts = np.unique(terms_of, return_inverse=True, return_counts=True)
    order = np.lexsort((counts[numbered], every))
    return Incidence(every[order], numbered[order].astype(np.int32), known, counts)


def candidates(
    store: Store, index: Index, weights: Mapping[int, float], counts: Mapping[int, int], *, budget: int, limit: int
) -> tuple[Ids, Scores]:
    """Return the documents that share most with a text by the weights of the terms shared, best first.

    Args:
        store: the database.
        index: which index.
        weights: the terms of the text with their weights.
        counts: in how many documents each stands.
        budget: how many entries may be read in all, rarest terms first; the rarest three are read in any case.
        limit: how many documents at most.
    """
    chosen = within_budget(weights, counts, budget)
    blocks = (index_size(store, index) >> 16) + 1
    packed: list[Ids] = []
    values = np.fromiter((weights[term] for term in chosen), dtype=np.float64, count=len(chosen))
    for place, term in enumerate(chosen):
        packed.append(postings(store, index, term, blocks) * _MOST_TERMS + place)
    return best_by_weight(packed, values, limit)


def within_budget(weights: Mapping[int, float], counts: Mapping[int, int], budget: int) -> list[int]:
    """Return the rarest terms whose lists together stay within a budget, at least three."""
    chosen: list[int] = []
    read = 0
    for term in sorted(weights, key=lambda term: (counts.get(term, 0), term))[:_MOST_TERMS]:
        count = counts.get(term, 0)
        if not count:
            continue
        read += count
        if read > budget and len(chosen) >= _FEWEST_TERMS:
            break
        chosen.append(term)
    return chosen


_FEWEST_TERMS = 3


def best_by_weight(packed: Sequence[Ids], values: Scores, limit: int) -> tuple[Ids, Scores]:
    """Sum the weights per document; return the documents with most, and their sums.

    Args:
        packed: lists of `document * 4096 + place of the term`.
        values: the weight of each place.
        limit: how many at most.
    """
    if not packed:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float64)
    every = np.sort(np.concatenate(packed))
    if not len(every):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float64)
    ids = every // _MOST_TERMS
    starts = np.flatnonzero(np.r_[True, np.diff(ids) != 0])
    sums = np.add.reduceat(values[every % _MOST_TERMS], starts)
    found = ids[starts]
    if len(found) > limit:
        best = np.argpartition(-sums, limit)[:limit]
        found, sums = found[best], sums[best]
    order = np.lexsort((found, -sums))
    return found[order], sums[order]

"""Finding claims that may resemble another: candidates from the full-text index by their rarest words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.store.connection import Store

POSTINGS = 4_000
"""How many entries of the index a search may read: what keeps its cost flat as the archive grows."""
FEWEST_WORDS = 3
"""How many of the rarest words a search uses in any case."""


def document_frequencies(store: Store, words: Sequence[str]) -> dict[str, int]:
    """Return in how many claims each folded word stands (words that stand in none are left out)."""
    found: dict[str, int] = {}
    for word in words:
        count = store.value("SELECT doc FROM claims_words WHERE term = ?", (word,))
        if count is not None:
            found[word] = int(count)
    return found


def candidates(store: Store, frequencies: Mapping[str, int], *, limit: int = 40) -> list[tuple[int, str]]:
    """Return claims that share rare words with a text, best first by BM25: their numbers and texts.

    Args:
        store: the database.
        frequencies: the folded words of the text with the number of claims each stands in.
        limit: how many at most.
    """
    chosen: list[str] = []
    read = 0
    for word, count in sorted(frequencies.items(), key=lambda item: (item[1], item[0])):
        read += count
        if len(chosen) >= FEWEST_WORDS and read > POSTINGS:
            break
        chosen.append(word)
    if not chosen:
        return []
    query = " OR ".join(f'"{word}"' for word in chosen)
    rows = store.rows(
        "SELECT rowid, text FROM claims_fts WHERE claims_fts MATCH ? ORDER BY bm25(claims_fts), rowid LIMIT ?",
        (query, limit),
    )
    return [(row["rowid"], row["text"]) for row in rows]

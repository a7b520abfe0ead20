"""Is the database whole: its pages, its ledger, its texts, and what is kept of them?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.store import Store
from workbench.store.auditing import broken_file, broken_links, changed_documents, changed_texts, differing_rows
from workbench.store.states import differing_states


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, in words, and what is wrong there (nothing: all is well)."""

    name: str
    asks: str
    problems: tuple[str, ...]


def examine(store: Store) -> Iterator[Check]:
    """Look at everything that can be checked, yielding after each check, so that long work shows how far it is.

    Where others may be writing, call it within `Store.moment`.

    A ledger whose last events were cut off cannot be told from a younger one: keep backups, or merge copies.
    """
    for name, asks, look in _CHECKS:
        yield Check(name, asks, tuple(look(store)))


def _texts(store: Store) -> list[str]:
    return [f"article {number}: its text is not the one its checksum is of" for number in changed_texts(store)] + [
        f"document {number}: its text is not the one its checksum is of" for number in changed_documents(store)
    ]


def _states(store: Store) -> list[str]:
    return [f"claim {number}: what is kept of it differs from the ledger" for number in differing_states(store)]


_CHECKS: tuple[tuple[str, str, Callable[[Store], list[str]]], ...] = (
    ("file", "pages and indexes are whole, and every row refers to one that is there", broken_file),
    ("ledger", "every event follows from the one before it, and says what it said", broken_links),
    ("rows", "every event has its row, and the row says the same", differing_rows),
    ("texts", "every text has its checksum", _texts),
    ("states", "what claims stand at is what the ledger says", _states),
)

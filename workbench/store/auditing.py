"""The ledger and the texts checked against what was written down of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from workbench.store.connection import Store
from workbench.store.events import broken_links as broken_links
from workbench.store.events import sha256_of


def changed_texts(store: Store) -> list[int]:
    """Return the articles with a draft whose text is not the one its checksum is of, but for redacted ones."""
    redacted = {row[0] for row in store.rows("SELECT sha256 FROM redacted_texts")}
    rows: Iterator[sqlite3.Row] = iter(store.connection.execute("SELECT article_id, sha256, text FROM drafts"))
    return [
        row["article_id"] for row in rows if sha256_of(row["text"]) != row["sha256"] and row["sha256"] not in redacted
    ]

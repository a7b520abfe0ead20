"""Articles taken out, and brought back."""

from __future__ import annotations

from workbench.store.connection import Store
from workbench.store.events import Ledger


def is_withdrawn(store: Store, article_id: int) -> bool:
    """Tell whether an article is withdrawn."""
    return store.value("SELECT withdrawn FROM articles WHERE id = ?", (article_id,)) is not None


def say_withdrawn(ledger: Ledger, article_id: int, *, withdrawn: bool, reason: str) -> tuple[int, str]:
    """Say that an article is withdrawn, or that it is not; inside a transaction of the caller's.

    Returns:
        The event and its act.
    """
    store = ledger.store
    uid = store.value("SELECT uid FROM articles WHERE id = ?", (article_id,))
    body = {"article": uid, "withdrawn": withdrawn, "reason": reason or None}
    event_id, act = ledger.append("withdrawal", body, article_id=article_id)
    store.execute(
        "INSERT INTO article_withdrawals (event_id, article_id, withdrawn, reason) VALUES (?, ?, ?, ?)",
        (event_id, article_id, int(withdrawn), reason or None),
    )
    return event_id, act


def last_withdrawal(store: Store, article_id: int, *, before: int) -> int | None:
    """Return the event that withdrew an article last, or brought it back, before another event; None where none did."""
    found = store.value(
        "SELECT max(event_id) FROM article_withdrawals WHERE article_id = ? AND event_id < ?", (article_id, before)
    )
    return None if found is None else int(found)

"""Claims that are in no list: why, and those among them that are still somebody's work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.model import WorkbenchError
from workbench.store.connection import Store

Shelf = Literal["to_place", "orphan", "aside", "replaced", "withdrawn"]
_WHY = {
    "withdrawn": "of an article that is withdrawn (workbench withdraw ARTICLE --back brings it back)",
    "taken_back": "no longer there: it was taken back",
    "replaced": "replaced by others, into which it was split or merged",
    "to_place": "still to be placed in the new draft (workbench draft ARTICLE --place CLAIM=N)",
    "earlier_draft": "of an earlier draft",
}


@dataclass(frozen=True, slots=True)
class Shelved:
    """A claim in no list, or set aside; or an article that is withdrawn (then `claim_id` is None).

    `verdict` is the last one that was given; `note` is why it was set aside or withdrawn.
    """

    shelf: Shelf
    claim_id: int | None
    article_id: int
    article: str
    text: str
    verdict: str | None
    note: str | None


def unlisted_reason(store: Store, claim_id: int) -> str | None:
    """Return in words why a claim is in no list; None where it is listed.

    Raises:
        WorkbenchError: there is no such claim.
    """
    found = store.row("SELECT unlisted FROM claims WHERE id = ?", (claim_id,))
    if found is None:
        raise WorkbenchError(
            f"{store.path}: there is no claim {claim_id}; `workbench query open` lists claims with their numbers"
        )
    return None if found[0] is None else _WHY[found[0]]


def waiting_places(store: Store) -> int:
    """Return how many claims wait to be placed in a new draft."""
    return int(store.value("SELECT count(*) FROM claims WHERE unlisted = 'to_place'"))


def shelved(store: Store, article_id: int | None = None) -> list[Shelved]:
    """Return what is on the shelf: to be placed first, then orphans, set aside, replaced, withdrawn articles."""
    rows = store.rows(
        "SELECT shelf, claim_id, article_id, article, claim, verdict, reason FROM shelf"
        " WHERE :article IS NULL OR article_id = :article"
        " UNION ALL SELECT 'withdrawn', NULL, id, label, label, NULL, withdrawn FROM articles"
        " WHERE withdrawn IS NOT NULL AND (:article IS NULL OR id = :article)",
        {"article": article_id},
    )
    order = ("to_place", "orphan", "aside", "replaced", "withdrawn")
    found = [Shelved(*row) for row in rows]
    return sorted(found, key=lambda one: (order.index(one.shelf), one.article_id, one.claim_id or 0))

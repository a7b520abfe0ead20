"""The consistency sweep: what does not agree in an article, or in all of them."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.matching.consistency import Statement, findings
from workbench.model import Finding
from workbench.store import Store
from workbench.store.articles import get_article
from workbench.store.sweeping import conflicts, statements


def sweep(store: Store, article_id: int | None = None) -> Iterator[Finding]:
    """Yield what does not agree: each finding with the claims that it is about.

    Args:
        store: the database.
        article_id: only this article, and what contradicts it elsewhere; all without it.

    Raises:
        WorkbenchError: there is no such article.
    """
    if article_id is not None:
        get_article(store, article_id)
    seen: set[tuple[str, str]] = set()
    for finding in findings([Statement(*row) for row in statements(store, article_id)]):
        if (key := (finding.kind, finding.text)) not in seen:
            seen.add(key)
            yield finding
    for claim, other, within, reasons in conflicts(store, article_id):
        for reason in reasons:
            kind, _, text = reason.partition(": ")
            if kind == "date":
                yield Finding(kind, text, (claim, other))
            elif within:
                yield Finding("contradiction", reason, (claim, other))

"""Articles into the database: split, stored and linked, one transaction per article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from workbench.extracting import Extractor
from workbench.model import SourceText, WorkbenchError
from workbench.services.linking import link_claims
from workbench.services.splitting import label_of, split_source, title_of
from workbench.store import Store
from workbench.store.articles import find_text, insert_article
from workbench.store.claims import insert_claims
from workbench.store.events import CLOCK, Clock, Ledger


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source.

    Attributes:
        name: where it came from.
        outcome: `added`; `known`, where an article of exactly this text is there already; or `failed`.
        article_id: the article, new or known; None where it failed.
        claims: how many claims it has, where it was added.
        links: how many cross-references it was given, where it was added.
        lines: things to tell the user; for `failed` the error.
    """

    name: str
    outcome: Literal["added", "known", "failed"]
    article_id: int | None = None
    claims: int = 0
    links: int = 0
    lines: tuple[str, ...] = ()


def add_articles(
    store: Store,
    sources: Iterable[SourceText | WorkbenchError],
    *,
    reviewer: str,
    clock: Clock = CLOCK,
    extractor: Extractor | None = None,
) -> Iterator[Added]:
    """Take in articles, yielding after each what became of it. A bad one is told and the rest goes on.

    Raises:
        WorkbenchError: the database itself cannot be written; the article at hand is then not kept at all.
    """
    for source in sources:
        if isinstance(source, WorkbenchError):
            yield Added(getattr(source, "name", ""), "failed", lines=(str(source),))
        else:
            yield _add(store, source, reviewer, clock, extractor)


def _add(store: Store, source: SourceText, reviewer: str, clock: Clock, extractor: Extractor | None) -> Added:
    if (known := find_text(store, source.sha256)) is not None:
        return Added(source.name, "known", known, lines=source.notices)
    result, lines = split_source(source, extractor)
    head = replace(source.head, title=title_of(source.head, result))
    ledger = Ledger(store, reviewer, clock)
    with store.transaction():
        if (known := find_text(store, source.sha256)) is not None:  # another process came first
            return Added(source.name, "known", known, lines=source.notices)
        article_id, draft_id = insert_article(ledger, replace(source, head=head), result, label=label_of(head, result))
        numbers = insert_claims(store, article_id, draft_id, source.sha256, result)
        texts = [(number, claim.text) for number, claim in zip(numbers, result.claims, strict=True)]
        links = link_claims(store, texts)
    return Added(source.name, "added", article_id, len(numbers), links, (*source.notices, *lines))

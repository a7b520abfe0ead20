"""Articles into the database: split, stored and linked, one transaction per article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from workbench.extracting import Extractor
from workbench.model import SourceText, WorkbenchError
from workbench.services.finding import Tell
from workbench.services.linking import link_queued
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
        links: how many cross-references were found for all that was added; said with the last source, since many
            articles are linked together at the end.
        lines: things to tell the user; for `failed` the error.
    """

    name: str
    outcome: Literal["added", "known", "failed"]
    article_id: int | None = None
    claims: int = 0
    links: int | None = None
    lines: tuple[str, ...] = ()


def add_articles(
    store: Store,
    sources: Iterable[SourceText | WorkbenchError],
    *,
    reviewer: str,
    clock: Clock = CLOCK,
    extractor: Extractor | None = None,
    tell: Tell | None = None,
) -> Iterator[Added]:
    """Take in articles, yielding after each what became of it. A bad one is told and the rest goes on.

    Each article is stored in a transaction of its own. The claims are linked after the last article was stored, and
    then what became of that is yielded; where it does not come to that, they wait for the next call.

    Raises:
        WorkbenchError: the database itself cannot be written; the article at hand is then not kept at all.
    """
    last: Added | None = None
    added = False
    for source in sources:
        if last is not None:
            yield last
        if isinstance(source, WorkbenchError):
            last = Added(getattr(source, "name", ""), "failed", lines=(str(source),))
        else:
            last = _add(store, source, reviewer, clock, extractor)
        added |= last.outcome == "added"
    if added:
        links = link_queued(store, tell)
        last = replace(last, links=links) if last is not None else None
    if last is not None:
        yield last


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
    return Added(source.name, "added", article_id, len(numbers), lines=(*source.notices, *lines))

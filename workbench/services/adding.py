"""Articles into the database: split, stored and linked, one transaction per article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from workbench.extracting import Extractor
from workbench.model import SourceText, WorkbenchError
from workbench.services.finding import Tell
from workbench.services.linking import link_queued
from workbench.services.redrafting import add_draft
from workbench.services.splitting import label_of, split_source, title_of
from workbench.store import Store
from workbench.store.articles import find_text, insert_article, is_current_text
from workbench.store.claims import insert_claims
from workbench.store.events import CLOCK, Clock, Ledger
from workbench.store.identities import Sibling, sibling_of
from workbench.store.withdrawals import is_withdrawn

_LEAST_ALIKE = 0.3
"""Which share of an article's claims a text must have to be taken for its new draft unasked."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source.

    Attributes:
        name: where it came from.
        outcome: `added`; `known`, where an article of exactly this text is there already; `draft`, where it is a new
            draft of an article; `asked`, where it may be one and nobody said so; or `failed`.
        article_id: the article, new or known, or that it is or may be a draft of; None where it failed.
        claims: how many claims it has, where it was added.
        links: how many cross-references were found for all that was added; said with the last source, since many
            articles are linked together at the end.
        lines: things to tell the user; for `failed` the error.
    """

    name: str
    outcome: Literal["added", "known", "draft", "asked", "failed"]
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
    as_new: bool = False,
) -> Iterator[Added]:
    """Take in articles, yielding after each what became of it. A bad one is told and the rest goes on.

    Each article is stored in a transaction of its own. The claims are linked after the last article was stored, and
    then what became of that is yielded; where it does not come to that, they wait for the next call.

    A text that names the address, or the identifier in its file, of an article that is there is a new draft of it.
    One that only has its file name and title, or hardly any of its claims, is not taken in: a person says what it is.

    Args:
        store: the database.
        sources: the texts, and what could not be read.
        reviewer: who adds them.
        clock: where times come from.
        extractor: the engine that finds who said what; the rules where it is not given.
        tell: is told how far the linking has come.
        as_new: take every text in as an article of its own.

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
            last = _add(store, source, reviewer, clock, extractor, as_new=as_new)
        added |= last.outcome == "added"
    if added:
        links = link_queued(store, tell)
        last = replace(last, links=links) if last is not None else None
    if last is not None:
        yield last


def _add(
    store: Store, source: SourceText, reviewer: str, clock: Clock, extractor: Extractor | None, *, as_new: bool
) -> Added:
    if (known := find_text(store, source.sha256)) is not None:
        return _known(store, source, known)
    result, lines = split_source(source, extractor)
    head = replace(source.head, title=title_of(source.head, result))
    sibling = None if as_new else sibling_of(store, source, head.title)
    if sibling is not None:
        return _as_draft(store, source, sibling, reviewer, clock, extractor)
    ledger = Ledger(store, reviewer, clock)
    with store.transaction():
        if (known := find_text(store, source.sha256)) is not None:  # another process came first
            return _known(store, source, known)
        article_id, draft_id = insert_article(ledger, replace(source, head=head), result, label=label_of(head, result))
        numbers = insert_claims(store, article_id, draft_id, source.sha256, result)
    return Added(source.name, "added", article_id, len(numbers), lines=(*source.notices, *lines))


def _known(store: Store, source: SourceText, article_id: int) -> Added:
    lines = source.notices
    if is_withdrawn(store, article_id):
        lines = (*lines, f"that article is withdrawn; workbench withdraw {article_id} --back brings it back")
    elif not is_current_text(store, article_id, source.sha256):
        lines = (*lines, f"that is an earlier draft of it; workbench draft {article_id} FILE brings it back")
    return Added(source.name, "known", article_id, lines=lines)


def _as_draft(
    store: Store, source: SourceText, sibling: Sibling, reviewer: str, clock: Clock, extractor: Extractor | None
) -> Added:
    """Take a text in as the draft that it is; ask where it is not sure that it is one."""
    number = sibling.article_id
    plan = add_draft(store, number, source, reviewer=reviewer, clock=clock, dry_run=True, extractor=extractor)
    if not sibling.sure or plan.alike < _LEAST_ALIKE:
        doubt = "" if plan.alike >= _LEAST_ALIKE else f", but only {plan.alike:.0%} of its claims"
        ask = (
            f"it may be a new draft of article {number} ({sibling.by}{doubt}); nothing was taken in: "
            f"workbench draft {number} FILE if it is, workbench add --new FILE if not"
        )
        return Added(source.name, "asked", number, lines=(*source.notices, ask))
    plan = add_draft(store, number, source, reviewer=reviewer, clock=clock, extractor=extractor)
    return Added(source.name, "draft", number, plan.new, lines=(*plan.lines, f"{sibling.by}: {plan.summary}"))

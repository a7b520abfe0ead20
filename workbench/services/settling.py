"""After an act: the tables follow the events, times are resolved and claims are linked again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from workbench.services.dating import resolve_drafts
from workbench.store import Store
from workbench.store.events import CLOCK, Clock
from workbench.store.ledger_reading import Told, is_still, told_events
from workbench.store.settling import Settled, settle_all_speakers, settle_articles, settle_claims

_OF_CLAIMS = frozenset({"aside", "correction", "claim"})
_OF_ARTICLES = frozenset({"draft", "resplit", "withdrawal", "place"})


def settle_after(
    store: Store, event_ids: Sequence[int], cause: int | None = None, *, since: int | None = None
) -> Settled:
    """Let the tables show what some events come to, inside a transaction of the caller's.

    Args:
        store: the database.
        event_ids: events that were added, taken back or given again.
        cause: the event after which this is done, where it is not the last of these.
        since: the event with which claims left the lists that come back now, where it is none of these.
    """
    events = told_events(store, event_ids)
    if not events:
        return Settled()
    last = cause if cause is not None else events[-1].id
    comes_back = cause is not None or since is not None
    still = comes_back and is_still(store, since or events[0].id, event_ids)
    settled = Settled()
    claims = [event.claim_id for event in events if event.kind in _OF_CLAIMS and event.claim_id is not None]
    if claims:
        _add(settled, settle_claims(store, claims, last, still=still))
    articles = {event.article_id for event in events if event.kind in _OF_ARTICLES and event.article_id is not None}
    if articles:
        _add(settled, settle_articles(store, sorted(articles), last, still=still))
    if any(event.kind == "speaker" for event in events):
        _add(settled, settle_all_speakers(store))
    resolve_drafts(store, sorted(settled.dated | _drafts_dated(events)))
    return settled


def _add(settled: Settled, more: Settled) -> None:
    settled.claim_ids += more.claim_ids
    settled.unchecked += more.unchecked
    settled.dated |= more.dated


def _drafts_dated(events: Iterable[Told]) -> set[int]:
    """Return the drafts of claims whose dates the events are about: also of one that was taken back."""
    return {
        event.draft_id
        for event in events
        if event.kind == "correction" and event.draft_id is not None and json.loads(event.body).get("field") == "date"
    }


def follow_up(store: Store, settled: Settled, *, clock: Clock = CLOCK) -> None:
    """Link claims that are others than they were, and compare them with the source library again where they had been.

    A step of its own after an act: where it is broken off, `link` and `check` go on with it.
    """
    from workbench.services.linking import link_queued

    link_queued(store)
    if settled.unchecked:
        from workbench.services.quotes import check_claims

        for _ in check_claims(store, settled.unchecked, clock=clock):
            pass

"""An article that was added by mistake is taken out, and can be brought back as it was."""

from __future__ import annotations

from workbench.model import WorkbenchError
from workbench.services.acts import Done
from workbench.services.settling import follow_up, settle_after
from workbench.store import Store
from workbench.store.articles import get_article
from workbench.store.events import CLOCK, Clock, Ledger
from workbench.store.withdrawals import is_withdrawn, last_withdrawal, say_withdrawn


def withdraw(store: Store, article_id: int, reason: str = "", *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Take an article out of all lists, counts, links, searches and exports; the lossless export keeps it.

    Raises:
        WorkbenchError: no such article, or it is withdrawn already.
    """
    return _say(store, article_id, True, " ".join(reason.split()), reviewer, clock)


def bring_back(store: Store, article_id: int, *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Bring a withdrawn article back with all that was done to it.

    Raises:
        WorkbenchError: no such article, or it is not withdrawn.
    """
    return _say(store, article_id, False, "", reviewer, clock)


def _say(store: Store, article_id: int, withdrawn: bool, reason: str, reviewer: str, clock: Clock) -> Done:
    with store.transaction():
        get_article(store, article_id)
        if is_withdrawn(store, article_id) == withdrawn:
            state = "is withdrawn already" if withdrawn else "is not withdrawn"
            raise WorkbenchError(f"article {article_id} {state}; nothing was written")
        event_id, _ = say_withdrawn(Ledger(store, reviewer, clock), article_id, withdrawn=withdrawn, reason=reason)
        before = last_withdrawal(store, article_id, before=event_id)
        settled = settle_after(store, [event_id], since=before)
    follow_up(store, settled, clock=clock)
    word = "withdrawn" if withdrawn else "brought back"
    return Done(f"{word}: article {article_id} with {len(settled.claim_ids)} claims", (), (article_id,))

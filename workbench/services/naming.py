"""Who is who: a speaker renamed, or two names of one person, once and right everywhere."""

from __future__ import annotations

from workbench.model import WorkbenchError
from workbench.safe import visible
from workbench.services.acts import Done
from workbench.services.settling import follow_up, settle_after
from workbench.store import Store
from workbench.store.claims import articles_of
from workbench.store.events import CLOCK, Clock, Ledger
from workbench.store.ledger_reading import newest_event
from workbench.store.speakers import has_speaker, say_person


def name_person(store: Store, name: str, person: str, *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Say whom a name stands for: in all articles, also those that come in later.

    Args:
        store: the database.
        name: a speaker as the lists have it.
        person: the name from now on. Where there is a speaker of that name, both are one person.
        reviewer: who says so.
        clock: where the time comes from.

    Raises:
        WorkbenchError: no such speaker, or the same name.
    """
    name, person = " ".join(name.split()), " ".join(person.split())
    if not person or name == person:
        raise WorkbenchError("give another name; nothing was written")
    with store.transaction():
        if not has_speaker(store, name):
            raise WorkbenchError(
                f"{visible(name)!r}: no claim has this speaker; `workbench query speakers` lists them, "
                "nothing was written"
            )
        together = has_speaker(store, person)
        say_person(Ledger(store, reviewer, clock), name, person)
        settled = settle_after(store, [newest_event(store)])
    follow_up(store, settled, clock=clock)
    touched = settled.claim_ids
    word = "one person from now on" if together else "renamed"
    return Done(f"{word}: {len(touched)} claims have that name now", (), tuple(articles_of(store, touched)))

"""Speakers: whom a printed name stands for, by what people said of it, and everything that follows for claims."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.store.connection import Store
from workbench.store.events import Ledger


def persons(store: Store) -> dict[str, str]:
    """Return for each printed name that people said something of the person it stands for.

    What was said later is about the persons as they were called then: after `A is B` and `B is C`, A is C too.
    """
    found: dict[str, str] = {}
    for row in store.rows(
        "SELECT n.name, n.person FROM speaker_names AS n JOIN effective_events AS e ON e.id = n.event_id"
        " ORDER BY e.at, e.id"
    ):
        name, person = row["name"], row["person"]
        for printed in {name, *found}:
            if found.get(printed, printed) == name:
                found[printed] = person
        found[person] = person
    return {printed: person for printed, person in found.items() if printed != person}


def speaker_numbers(store: Store, names: Iterable[str]) -> dict[str, int]:
    """Return the numbers of speakers by their names; those that are not there yet are written down."""
    found: dict[str, int] = {}
    for name in sorted(set(names)):
        number = store.value("SELECT id FROM speakers WHERE name = ?", (name,))
        found[name] = number or store.execute("INSERT INTO speakers (name) VALUES (?)", (name,))
    return found


def numbers_of(store: Store, names: Iterable[str]) -> dict[str, tuple[int, int | None]]:
    """Return for printed names what a claim keeps of them: `speaker_id` and, where that is another's, `named_id`."""
    printed = set(names)
    stands_for = persons(store)
    numbers = speaker_numbers(store, printed | {stands_for[name] for name in printed & stands_for.keys()})
    return {
        name: (numbers[stands_for[name]], numbers[name]) if name in stands_for else (numbers[name], None)
        for name in printed
    }


def say_person(ledger: Ledger, name: str, person: str) -> str:
    """Say whom a name stands for, inside a transaction of the caller's. Returns the act."""
    event_id, act = ledger.append("speaker", {"name": name, "person": person})
    ledger.store.execute(
        "INSERT INTO speaker_names (event_id, name, person) VALUES (?, ?, ?)", (event_id, name, person)
    )
    return act


def settle_speakers(store: Store) -> list[int]:
    """Give every claim the person that its printed name stands for; return the claims that have another than before."""
    touched: list[int] = []
    named = {
        row[0]
        for row in store.rows(
            "SELECT name FROM speakers WHERE id IN (SELECT named_id FROM claims WHERE named_id IS NOT NULL)"
        )
    }
    names = named | persons(store).keys()
    for name, (speaker, printed) in sorted(numbers_of(store, names).items()):
        rows = store.rows(
            "SELECT c.id FROM claims AS c JOIN speakers AS s ON s.name = ?"
            " WHERE (c.named_id = s.id OR (c.named_id IS NULL AND c.speaker_id = s.id))"
            " AND (c.speaker_id <> ? OR c.named_id IS NOT ?)",
            (name, speaker, printed),
        )
        numbers = [row[0] for row in rows]
        store.connection.executemany(
            "UPDATE claims SET speaker_id = ?, named_id = ? WHERE id = ?",
            [(speaker, printed, number) for number in numbers],
        )
        touched += numbers
    return touched


def has_speaker(store: Store, name: str) -> bool:
    """Tell whether a listed claim is by a speaker."""
    return (
        store.row(
            "SELECT 1 FROM claims WHERE speaker_id = (SELECT id FROM speakers WHERE name = ?)"
            " AND unlisted IS NULL LIMIT 1",
            (name,),
        )
        is not None
    )

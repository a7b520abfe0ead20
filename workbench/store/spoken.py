"""What speakers are called, and the words of a claim as they stand."""

from __future__ import annotations

from workbench.model import WorkbenchError
from workbench.store.connection import Store
from workbench.store.events import claim_uid


def spoken_names(store: Store, name: str) -> list[str]:
    """Return a speaker's name, its last part, and what articles print for it that holds a part of the name.

    Raises:
        WorkbenchError: there is no such speaker.
    """
    number = store.value("SELECT id FROM speakers WHERE name = ?", (name,))
    if number is None:
        raise WorkbenchError(f"{store.path}: there is no speaker {name!r}; `workbench query speakers` lists them")
    parts = name.split()
    printed = store.rows(
        "SELECT DISTINCT p.text FROM claim_spans AS p JOIN claims AS c ON c.id = p.claim_id"
        " WHERE p.role = 'speaker' AND c.speaker_id = ?",
        (number,),
    )
    known = {part for part in parts if part[:1].isupper()}
    names = [name, *(parts[-1:] if len(parts) > 1 else ())]
    return names + [row["text"] for row in printed if known & set(row["text"].split()) and row["text"][:1].isupper()]


def claim_words(store: Store, claim_id: int) -> list[str]:
    """Return the words of a claim, and of each of its parts.

    Raises:
        WorkbenchError: there is no such claim.
    """
    claim_uid(store, claim_id)
    rows = store.rows(
        "SELECT text FROM claims WHERE id = :claim"
        " UNION ALL SELECT text FROM claim_spans WHERE claim_id = :claim AND role = 'part'",
        {"claim": claim_id},
    )
    return [row["text"] for row in rows]

"""Redaction: a name, or other words, that must go from the file for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.model import WorkbenchError
from workbench.safe import visible
from workbench.services.library import index_form
from workbench.store import Store
from workbench.store.events import CLOCK, Clock, Ledger
from workbench.store.redacting import Place, Words, chained_names, forms_of, places_of, wipe
from workbench.store.redacting import redact as blank
from workbench.store.spoken import claim_words, spoken_names

CONFIRMATION = "redact"
"""The word that a person types before words go for good."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a redaction would blank: the words, as they stand, and where."""

    words: tuple[str, ...]
    forms: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was blanked.

    Attributes:
        places: in how many places the words stood.
        wiped: whether the old bytes are gone from the file and from what lies beside it.
        removed: copies of files that were removed, since they held the words.
        left: files beside the database that hold the words still (none: all is well).
    """

    places: int
    wiped: bool
    removed: tuple[Path, ...]
    left: tuple[Path, ...]


def words_of(
    store: Store, *, claim_id: int | None = None, speaker: str | None = None, texts: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the words that are meant: those of a claim, a speaker's name in whole and by its last part, and texts.

    Raises:
        WorkbenchError: there is no such claim or speaker, or nothing is named.
    """
    words = [" ".join(text.split()) for text in texts]
    if claim_id is not None:
        words += claim_words(store, claim_id)
    if speaker is not None:
        words += spoken_names(store, speaker)
    words = [word for word in dict.fromkeys(words) if word]
    if not words:
        raise WorkbenchError("say what must go: a claim's number, --speaker NAME or --text WORDS")
    return tuple(words)


def plan(store: Store, words: Sequence[str]) -> Plan:
    """Return where words stand. Nothing is written.

    Raises:
        WorkbenchError: they stand nowhere, or in a reviewer's name.
    """
    meant = Words(words)
    names = chained_names(store, meant)
    if names:
        raise WorkbenchError(
            f"{visible(names[0])} is a reviewer, and a reviewer's name cannot go: the ledger's hashes are made from it"
        )
    places = places_of(store, meant)
    if not places:
        raise WorkbenchError(f"{visible(', '.join(words))}: stands nowhere in {store.path}; nothing was written")
    return Plan(tuple(words), tuple(sorted(forms_of(store, meant))), tuple(places))


def redact(store: Store, words: Sequence[str], reason: str, *, reviewer: str, clock: Clock = CLOCK) -> Redacted:
    """Blank words everywhere in the file, for good. This cannot be taken back.

    Args:
        store: the database.
        words: what must go.
        reason: why, as the ledger keeps it.
        reviewer: who does it.
        clock: what tells the time.

    Raises:
        WorkbenchError: no reason, one that holds the words, or as for `plan`. Nothing is then written.
    """
    meant, reason = Words(words), reason.strip()
    if not reason:
        raise WorkbenchError("a redaction needs a reason; nothing was written")
    if meant.stand_in(reason) or meant.stand_in(reviewer):
        raise WorkbenchError("the reason must not hold the words themselves; nothing was written")
    planned = plan(store, words)
    with store.transaction():
        store.connection.execute("PRAGMA secure_delete = ON")
        places, checks, kept = blank(Ledger(store, reviewer, clock), meant, reason, index_form)
    if checks:
        from workbench.services.factchecks import index_anew

        index_anew(store)
    removed = _remove(store, kept)
    wiped = wipe(store)
    from workbench.services.linking import link_queued

    link_queued(store)
    return Redacted(places, wiped, removed, _holding(store, planned.forms))


def finish(store: Store, words: Sequence[str] = ()) -> Redacted:
    """Write the file anew, so that no old bytes are left in it or beside it."""
    wiped = wipe(store)
    return Redacted(0, wiped, (), _holding(store, words))


def _remove(store: Store, kept: Sequence[str]) -> tuple[Path, ...]:
    removed = []
    for name in kept:
        copy = store.path.parent / name
        if copy.is_file():
            copy.unlink()
            removed.append(copy)
    return tuple(removed)


def _holding(store: Store, forms: Sequence[str]) -> tuple[Path, ...]:
    """Return which of the database's files hold one of the words as it stood."""
    wanted = [form.encode("utf-8", "surrogatepass") for form in forms]
    found = []
    for end in ("", "-wal", "-journal"):
        file = Path(f"{store.path}{end}")
        if file.is_file() and wanted and _holds(file, wanted):
            found.append(file)
    return tuple(found)


def _holds(file: Path, wanted: Sequence[bytes]) -> bool:
    longest = max(map(len, wanted))
    with file.open("rb") as stream:
        before = b""
        while block := stream.read(1 << 20):
            here = before + block
            if any(one in here for one in wanted):
                return True
            before = here[-longest:]
    return False

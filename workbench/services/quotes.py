"""The quotes of the articles against the source library: looked up, stored, told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model import Progress, QuoteCheck, QuotePlace, Stance, WorkbenchError
from workbench.services.reviewing import Done, attach_record
from workbench.store import Store
from workbench.store import documents as library
from workbench.store import quote_checks as checks
from workbench.store.events import CLOCK, Clock, EvidenceRecord

if TYPE_CHECKING:
    from workbench.services.library import Library

_PER_STEP = 50
_LEAST_CONTEXT = 400


@dataclass(frozen=True, slots=True)
class Scope:
    """Which documents: all of them, or those of a speaker, or dated within days (ISO 8601)."""

    speaker: str | None = None
    since: str | None = None
    until: str | None = None
    documents: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """Return the choice in words; empty where it is all."""
        parts = (
            f"speaker {self.speaker}" if self.speaker else "",
            f"since {self.since}" if self.since else "",
            f"until {self.until}" if self.until else "",
            f"documents {', '.join(map(str, self.documents))}" if self.documents else "",
        )
        return ", ".join(filter(None, parts))


def documents_in(store: Store, scope: Scope) -> set[int] | None:
    """Return the documents of a choice, None where it is all.

    Raises:
        WorkbenchError: there are none, or a day of the choice is none.
    """
    days = list(filter(None, (scope.since, scope.until)))
    if days:
        from workbench.times import days_of_period

        odd = next((day for day in days if days_of_period(day) is None), None)
        if odd is not None:
            raise WorkbenchError(f"{odd!r}: not a date; write 2019, 2019-04 or 2019-04-06")
    if not library.count_passages(store):
        raise WorkbenchError(
            f"{store.path}: the source library is empty; take documents in: workbench sources add PATH"
        )
    if not scope.words:
        return None
    found = library.documents_of(store, speaker=scope.speaker, since=scope.since, until=scope.until)
    if scope.documents:
        found &= set(scope.documents)
    if not found:
        raise WorkbenchError(f"{store.path}: no document of the library fits ({scope.words})")
    return found


def check_claims(
    store: Store,
    claim_ids: Sequence[int],
    scope: Scope = Scope(),
    *,
    clock: Clock = CLOCK,
) -> Iterator[Progress]:
    """Compare the attributed claims among some claims with the library, and store what was found.

    Quotes are given a class, reported speech its nearest passages. What was finished is kept where it is broken off.

    Raises:
        WorkbenchError: the library is empty, no document fits, or the database cannot be written.
    """
    from workbench.services.library import Library

    looked_up = Library(store, documents_in(store, scope))
    wanted = checks.attributed(store, claim_ids)
    for first in range(0, len(wanted), _PER_STEP):
        step = wanted[first : first + _PER_STEP]
        found = [(claim.id, check_attributed(looked_up, claim)) for claim in step]
        with store.transaction():
            checks.store_checks(store, found, scope=scope.words, at=clock.now())
        yield Progress(min(first + _PER_STEP, len(wanted)), len(wanted), "quotes checked")


def check_attributed(looked_up: Library, claim: checks.AttributedClaim) -> QuoteCheck:
    """Compare one claim with the library: its words in quotation marks, or reported speech as a whole."""
    if claim.form == "indirect":
        return looked_up.nearest(claim.text)
    return looked_up.check(claim.quoted, speaker=claim.speaker, language=claim.language)


# --- one place, for reading and citing --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Citation:
    """A place of a quote with what is needed to cite it: the document, and page, paragraph and times.

    `before` and `after` are the text around it.
    """

    place: QuotePlace
    document: str
    url: str | None
    source: str
    sha256: str
    retrieved_at: str
    page: int | None
    paragraph: int | None
    starts_at: float | None
    before: str
    after: str

    @property
    def locator(self) -> str:
        """Return page, paragraph and time in words."""
        parts = (
            f"page {self.page}" if self.page else "",
            f"paragraph {self.paragraph}" if self.paragraph and self.starts_at is None else "",
            timecode(self.starts_at) if self.starts_at is not None else "",
        )
        return ", ".join(filter(None, parts))


def cite(store: Store, place: QuotePlace) -> Citation:
    """Return what is needed to cite a place of the library, with the text before and after it."""
    if place.document_id is None:
        raise WorkbenchError("this place is in no document of the library")
    document = library.get_document(store, place.document_id)
    first = max(0, place.start - _LEAST_CONTEXT)
    around = library.text_between(store, document.id, first, place.end + _LEAST_CONTEXT)
    at = library.passages_between(store, document.id, place.start, place.start + 1)
    where = at[-1].place if at else None
    return Citation(
        place=place,
        document=document.label,
        url=document.url,
        source=document.source,
        sha256=document.sha256,
        retrieved_at=document.added_at,
        page=where.page if where else None,
        paragraph=where.paragraph if where else None,
        starts_at=where.starts_at if where else None,
        before=around[: place.start - first],
        after=around[place.end - first :],
    )


def timecode(seconds: float) -> str:
    """Return a time as `00:12:04`."""
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


_STANCES: dict[str | None, Stance] = {
    "exact": "supports",
    "cleaned": "supports",
    "ellipsis": "supports",
    "bracketed": "supports",
    "altered": "undermines",
    "spliced": "undermines",
    "other_speaker": "undermines",
}


def suggested_stance(check: QuoteCheck, index: int = 0) -> Stance:
    """Return what the best place does to a quote by its class, `context` for further places and all the rest."""
    return _STANCES.get(check.label, "context") if index == 0 else "context"


def places_of(check: QuoteCheck) -> tuple[QuotePlace, ...]:
    """Return all places of a check, the best first."""
    return ((check.place,) if check.place else ()) + check.others


def attach_passage(
    store: Store,
    claim_id: int,
    check: QuoteCheck,
    index: int = 0,
    *,
    reviewer: str,
    stance: Stance | None = None,
    note: str | None = None,
    clock: Clock = CLOCK,
) -> Done:
    """Attach a place that was found for a claim as evidence, word for word, with where it stands.

    Args:
        store: the database.
        claim_id: the claim.
        check: what was found for it.
        index: which of its places, from 0.
        reviewer: who does it.
        stance: what it does to the claim; by the class of the check where it is not given.
        note: what it shows.
        clock: where times come from.

    Raises:
        WorkbenchError: there is no such place, or the database cannot be written.
    """
    places = places_of(check)
    if not 0 <= index < len(places):
        raise WorkbenchError(f"claim {claim_id}: no such place was found; `workbench check --claim {claim_id}` looks")
    cited = cite(store, places[index])
    record = EvidenceRecord(
        stance=stance or suggested_stance(check, index),
        url=cited.url,
        title=cited.document,
        note=note,
        file=cited.source,
        retrieved_at=cited.retrieved_at,
        sha256=cited.sha256,
        passage=library.text_between(store, places[index].document_id or 0, cited.place.start, cited.place.end),
        page=cited.page,
        paragraph=cited.paragraph,
        timecode=timecode(cited.starts_at) if cited.starts_at is not None else None,
        document_id=cited.place.document_id,
        start_offset=cited.place.start,
        end_offset=cited.place.end,
    )
    return attach_record(store, claim_id, record, reviewer=reviewer, clock=clock)

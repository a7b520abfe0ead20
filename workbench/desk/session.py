"""What the screens ask the store and the services, in one place: the desk's only way to them."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from workbench.desk.listing import BEGINNING, ClaimPages, Listed, begin_at, next_open, places_in
from workbench.desk.notebook_session import NotebookSession
from workbench.model import (
    ArticleRow,
    ArticleText,
    ClaimDetail,
    ClaimFilter,
    ClaimRow,
    Counts,
    Decision,
    QuoteCheck,
    Stance,
    Verdict,
    WorkbenchError,
)
from workbench.safe import visible
from workbench.services import reviewing
from workbench.services.citing import citation
from workbench.services.evidence import Standing, standing_in_document
from workbench.services.quotes import (
    Citation,
    Scope,
    attach_passage,
    check_attributed,
    cite,
    documents_in,
    places_of,
)
from workbench.services.reviewing import Done
from workbench.services.second_pass import Rules
from workbench.store import Store, open_store
from workbench.store import desk_queries as queries
from workbench.store.articles import article_text, count_all, get_article, list_articles
from workbench.store.claims import Order, claim_detail, claim_ids, claim_rows, speaker_names
from workbench.store.connection import reported
from workbench.store.desk_queries import ClaimPlace
from workbench.store.events import EvidenceRecord
from workbench.store.evidence import evidence_records, has_evidence
from workbench.store.quote_checks import attributed, get_check
from workbench.store.seeking import Sought, seek
from workbench.store.shelf import Shelved, shelved, waiting_places

if TYPE_CHECKING:
    from workbench.desk.opening import Target
    from workbench.services.similar import Similar, Variant

ORDERS: tuple[Order, ...] = ("text", "worth", "status", "date")
_TEXTS_KEPT = 6
_NEAR = 2000
"""How far the next open claim is looked for at once; beyond, it is looked for beside the screen."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article as the text pane shows it."""

    text: ArticleText
    places: tuple[ClaimPlace, ...]


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """A piece of evidence with whether its passage stands in its document."""

    record: EvidenceRecord
    standing: Standing


@dataclass(frozen=True, slots=True)
class SourcesOfClaim:
    """What the source library has for a claim: its check, its places with their citations, its evidence by event."""

    check: QuoteCheck | None
    citations: tuple[Citation, ...]
    evidence: dict[int, EvidenceShown]

    @property
    def citation(self) -> Citation | None:
        """Return the citation of the place that the check is about."""
        return self.citations[0] if self.citations and self.check is not None and self.check.place else None


class Session(NotebookSession):
    """A reviewer at an open database.

    Attributes:
        store: the database. It belongs to the thread of the screen.
        reviewer: in whose name verdicts are given.
        needs_evidence: the house's rule that nothing is verified without evidence.
        rules: the house's rules for a second pass.
    """

    def __init__(
        self, store: Store, reviewer: str, *, needs_evidence: bool = False, rules: Rules | None = None
    ) -> None:
        self.store = store
        self.reviewer = reviewer
        self.needs_evidence = needs_evidence
        self.rules = rules or Rules()
        self._texts: OrderedDict[int, OpenArticle] = OrderedDict()
        self._asking: set[Store] = set()
        self._version = queries.data_version(store)

    # --- for another thread: each opens a connection of its own ---

    def elsewhere(self, ask: Callable[[Store], Answer], *, stoppable: bool = True) -> Answer:
        """Ask on a connection of its own, so that it may happen in a thread beside the screen's.

        Args:
            ask: the question.
            stoppable: whether `interrupt` ends it.
        """
        with open_store(self.store.path, mode="read") as store, reported(store.path):
            if stoppable:
                self._asking.add(store)
            try:
                return ask(store)
            finally:
                self._asking.discard(store)

    def interrupt(self) -> None:
        """Have what is being asked on other threads given up; nobody waits for its answer any more."""
        for store in list(self._asking):
            store.interrupt()

    def find_list(self, choice: ClaimFilter, order: Order, claim_id: int | None) -> Listed:
        """Return the beginning of the chosen claims, at once (for another thread).

        A list in the order of the text begins where its index begins; the other orders have to be made whole.
        """
        limit = BEGINNING if order == "text" else -1

        def look(store: Store) -> Listed:
            numbers = claim_ids(store, choice, order, limit=limit)
            return Listed(numbers, begin_at(store, numbers, claim_id), whole=len(numbers) != limit)

        return self.elsewhere(look)

    def find_rest(self, choice: ClaimFilter, order: Order, claim_id: int | None) -> Listed:
        """Return all of the chosen claims (for another thread)."""

        def look(store: Store) -> Listed:
            numbers = claim_ids(store, choice, order)
            return Listed(numbers, begin_at(store, numbers, claim_id))

        return self.elsewhere(look)

    def find_articles(self) -> list[ArticleRow]:
        """Return all articles with their progress (for another thread)."""
        return self.elsewhere(list_articles, stoppable=False)

    def find_counts(self, article_ids: Iterable[int]) -> tuple[Counts, list[ArticleRow]]:
        """Return the counts of the database and the rows of some articles (for another thread)."""
        wanted = sorted(set(article_ids))

        def look(store: Store) -> tuple[Counts, list[ArticleRow]]:
            return count_all(store), [get_article(store, number) for number in wanted]

        return self.elsewhere(look, stoppable=False)

    # --- reading ---

    def listed(self, choice: ClaimFilter, order: Order) -> Listed:
        """Return the chosen claims in order, at once: of one article, since there may be very many."""
        numbers = claim_ids(self.store, choice, order)
        return Listed(numbers, begin_at(self.store, numbers, None))

    def pages(self, numbers: array[int]) -> ClaimPages:
        """Return a list of claims by their numbers."""
        return ClaimPages(self.store, numbers)

    def rows(self, numbers: Sequence[int]) -> list[ClaimRow]:
        """Return the rows of a few claims."""
        return claim_rows(self.store, numbers)

    def detail(self, claim_id: int) -> ClaimDetail:
        """Return everything known of a claim."""
        return claim_detail(self.store, claim_id)

    def article(self, article_id: int) -> OpenArticle:
        """Return an article's text with the places of its claims; the last few are kept."""
        found = self._texts.pop(article_id, None)
        if found is None:
            text = article_text(self.store, article_id)
            found = OpenArticle(text, tuple(queries.claim_places(self.store, text.draft_id)))
        self._texts[article_id] = found
        while len(self._texts) > _TEXTS_KEPT:
            self._texts.popitem(last=False)
        return found

    def speakers(self, article_id: int | None) -> list[tuple[str, int]]:
        """Return the speakers with the number of their claims, those with most first."""
        return speaker_names(self.store, article_id)

    def first_place(self) -> int | None:
        """Return the article to begin with: the first with open claims, else the first, else None."""
        found = queries.next_open_article(self.store)
        return found if found is not None else queries.first_article(self.store)

    def next_open_article(self, after: int) -> int | None:
        """Return the next article with open claims, beginning again at the end."""
        return queries.next_open_article(self.store, after)

    def near_open(self, numbers: array[int], after: int) -> int | None:
        """Return the index of the next open claim not far after an index; else None."""
        found = queries.first_open(self.store, numbers[after + 1 : after + 1 + _NEAR])
        return None if found is None else after + 1 + found

    def find_open(self, numbers: array[int], after: int) -> int | None:
        """Return the index of the next open claim after an index, beginning again at the end (for another thread)."""
        return self.elsewhere(lambda store: next_open(store, numbers, after))

    def find_place(self, numbers: array[int], sought: Sought, after: int, step: int = 1) -> int | None:
        """Return the index of the next claim of some kind beside an index, going round (for another thread)."""
        like = numbers[after] if after < len(numbers) else 0
        return self.elsewhere(lambda store: seek(store, numbers, sought, after=after, step=step, like=like))

    def find_matches(self, choice: ClaimFilter, words: str, numbers: array[int]) -> tuple[array[int], frozenset[int]]:
        """Return where in a list the claims are that have all of the words, and their numbers (for another thread)."""
        both = f"{choice.words} {words}" if choice.words else words
        found = self.elsewhere(lambda store: claim_ids(store, replace(choice, words=both)))
        return places_in(found, numbers), frozenset(found)

    def find_similar(self, text: str, limit: int) -> list[Similar]:
        """Return the claims that resemble a text, best first (for another thread)."""
        from workbench.services.similar import Searcher

        return self.elsewhere(lambda store: Searcher(store, "claims").find(text, limit=limit))

    def find_variants(self, claim_id: int) -> list[Variant]:
        """Return a claim and all that say the same (for another thread)."""
        from workbench.services.similar import variants

        return self.elsewhere(lambda store: variants(store, claim_id))

    def others_wrote(self) -> bool:
        """Tell whether another program has written to the database since this was asked last."""
        version, before = queries.data_version(self.store), self._version
        self._version = version
        if version != before:
            self._texts.clear()
        return version != before

    def told_by_others(self) -> str:
        """Return in words what another program wrote last."""
        last = queries.last_act(self.store)
        if last is None or last[0] == self.reviewer:
            return "another program wrote to the database"
        who, kind, claim_id = last
        return f"{visible(who)}: {kind.replace('_', ' ')}{f' at claim {claim_id}' if claim_id is not None else ''}"

    # --- the source library ---

    def known_sources(self, claim_id: int) -> SourcesOfClaim:
        """Return what was found for a claim in the source library, and its evidence."""
        return _sources(self.store, claim_id, get_check(self.store, claim_id))

    def find_sources(self, claim_id: int) -> SourcesOfClaim:
        """Return the same, looking the claim up where that was not done yet (for another thread)."""

        def look(store: Store) -> SourcesOfClaim:
            check = get_check(store, claim_id)
            claims = attributed(store, [claim_id])
            if check is None and claims:
                from workbench.services.library import Library

                check = check_attributed(Library(store, documents_in(store, Scope())), claims[0])
            return _sources(store, claim_id, check)

        return self.elsewhere(look)

    def citation(self, claim_id: int) -> str:
        """Return a claim as one line to paste elsewhere."""
        claim = self.detail(claim_id)
        article = self.article(claim.row.article_id).text.article
        return citation(claim, article, queries.article_origin(self.store, article.id)[0])

    def targets(self, claim_id: int) -> list[Target]:
        """Return what can be opened at a claim: its evidence, the fact-checks, the quote's source, its article."""
        from workbench.desk.opening import targets_of

        claim = self.detail(claim_id)
        origin = queries.article_origin(self.store, claim.row.article_id)
        return targets_of(claim, self.known_sources(claim_id), origin)

    def lacking_evidence(self, claim_ids: Sequence[int]) -> list[int]:
        """Return which claims may not be verified by the house's rules, since they have no evidence."""
        if not self.needs_evidence:
            return []
        having = has_evidence(self.store, list(claim_ids))
        return [number for number in claim_ids if number not in having]

    # --- acting: each raises WorkbenchError where it cannot be done ---

    def give(self, claim_ids: Sequence[int], verdict: Verdict) -> Done:
        """Give a verdict."""
        return self._done(reviewing.give_verdict(self.store, claim_ids, verdict, reviewer=self.reviewer))

    def note(self, claim_id: int, text: str) -> Done:
        """Write a note."""
        return self._done(reviewing.write_note(self.store, claim_id, text, reviewer=self.reviewer))

    def evidence(self, claim_id: int, stance: Stance, url: str, title: str, note: str) -> Done:
        """Attach evidence."""
        return self._done(
            reviewing.attach_evidence(
                self.store, claim_id, stance=stance, url=url, title=title, note=note, reviewer=self.reviewer
            )
        )

    def date(self, article_id: int, words: str) -> Done:
        """Give an article its date."""
        from workbench.services import dating

        return self._done(dating.set_date(self.store, article_id, words, reviewer=self.reviewer))

    def decide(self, claim_id: int, other_id: int, decision: Decision) -> Done:
        """Confirm or reject a cross-reference."""
        return self._done(reviewing.decide_reference(self.store, claim_id, other_id, decision, reviewer=self.reviewer))

    def take_over(self, claim_id: int, source_id: int | None = None) -> Done:
        """Give a claim the verdict of one that says the same."""
        return self._done(
            reviewing.take_over(
                self.store,
                claim_id,
                source_id=source_id,
                reviewer=self.reviewer,
                needs_evidence=self.needs_evidence,
            )
        )

    def attach_passage(self, claim_id: int, sources: SourcesOfClaim, index: int, stance: Stance) -> Done:
        """Attach a place that was found for a claim as evidence."""
        if sources.check is None:
            raise WorkbenchError(f"claim {claim_id}: it was not looked up")
        return self._done(
            attach_passage(self.store, claim_id, sources.check, index, stance=stance, reviewer=self.reviewer)
        )

    def act(self, act: Callable[[Store, str], Done]) -> Done:
        """Do what a service does, in the reviewer's name."""
        return self._done(act(self.store, self.reviewer))

    def shelf(self) -> list[Shelved]:
        """Return what is in no list, or set aside."""
        return shelved(self.store)

    def waiting_places(self) -> int:
        """Return how many claims wait to be placed in a new draft."""
        return waiting_places(self.store)

    def places_to_choose(self, claim_id: int) -> list[str]:
        """Return the places that may be those of a claim, with the words around them."""
        from workbench.services.redrafting import places_of

        return [words for _, words in places_of(self.store, claim_id)]

    def undo(self) -> Done | None:
        """Take back what the reviewer did last."""
        done = reviewing.undo(self.store, reviewer=self.reviewer)
        return done and self._done(done)

    def redo(self) -> Done | None:
        """Bring back what the reviewer took back last."""
        done = reviewing.redo(self.store, reviewer=self.reviewer)
        return done and self._done(done)

    def _done(self, done: Done) -> Done:
        for article_id in done.article_ids:
            self._texts.pop(article_id, None)
        rows = {row.id: row for row in self.rows(done.claim_ids)}
        for article_id in {row.article_id for row in rows.values()} & self._texts.keys():
            known = self._texts[article_id]
            places = tuple(
                replace(place, status=rows[place.id].status) if place.id in rows else place for place in known.places
            )
            self._texts[article_id] = replace(known, places=places)
        return done


def _sources(store: Store, claim_id: int, check: QuoteCheck | None) -> SourcesOfClaim:
    records = evidence_records(store, claim_id)
    return SourcesOfClaim(
        check=check,
        citations=tuple(cite(store, place) for place in places_of(check)) if check else (),
        evidence={
            event: EvidenceShown(record, standing_in_document(store, record)) for event, record in records.items()
        },
    )


def label(order: Order) -> str:
    """Return an order in words."""
    return {"text": "by the text", "worth": "by worth checking", "status": "by status", "date": "by date"}[order]


def describe(choice: ClaimFilter, *, speaker: Callable[[str], str]) -> str:
    """Return what a filter lets through, in words; empty where it does not narrow.

    Args:
        choice: the filter. Its article is not named.
        speaker: makes text from outside fit to be shown.
    """
    parts: Iterator[str] = iter(
        (
            "/".join(choice.statuses),
            "/".join(choice.kinds),
            f"speaker {speaker(choice.speaker)}" if choice.speaker else "",
            f"words {speaker(choice.words)}" if choice.words else "",
            f"assigned to {speaker(choice.assigned_to)}" if choice.assigned_to else "",
            f"second pass {'/'.join(choice.second_passes)}" if choice.second_passes else "",
            "with a question that waits" if choice.unanswered else "",
        )
    )
    return ", ".join(part for part in parts if part)

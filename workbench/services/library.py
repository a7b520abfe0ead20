"""The source library: documents taken in, and quotes looked up in all of them."""

from __future__ import annotations

import heapq
import math
import shutil
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from workbench.matching.quotes import Tape, check_quote, cut_passages, nearest_places, quote_words, speech_of
from workbench.matching.quotes.checking import tell_language
from workbench.matching.quotes.language import plain
from workbench.model import QuoteCheck, SourceDocument, WorkbenchError
from workbench.store import Store
from workbench.store import documents as library
from workbench.store.events import CLOCK, Clock, Ledger

POSTINGS = 1_000
"""How many entries of the index one look-up reads: what keeps its cost flat as the library grows."""
_FEWEST_WORDS = 2
_PAIRS = 4
_FEWEST_TELLING, _TELLING = 3, 150
_WINDOWS = 3
_AROUND = 60
_BETWEEN = 1_000
_SHARE = 0.6
_LABEL_LENGTH = 80
_TAPES_KEPT = 64
KEPT_FOLDER = "sources"


# --- taking in --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AddedDocument:
    """What became of one document: `added`, `known` (the same bytes are there already) or `failed`."""

    name: str
    outcome: Literal["added", "known", "failed"]
    document_id: int | None = None
    passages: int = 0
    lines: tuple[str, ...] = ()


def add_documents(
    store: Store,
    documents: Iterable[SourceDocument | WorkbenchError],
    *,
    reviewer: str,
    keep: bool = False,
    clock: Clock = CLOCK,
) -> Iterator[AddedDocument]:
    """Take documents into the library, one transaction each, yielding after each what became of it.

    Args:
        store: the database.
        documents: what intake hands on; what could not be read is told, and the rest goes on.
        reviewer: who adds them.
        keep: copy each file into a folder beside the database, under its hash.
        clock: where times come from.
    """
    for document in documents:
        if isinstance(document, WorkbenchError):
            yield AddedDocument(getattr(document, "name", ""), "failed", lines=(str(document),))
        else:
            yield _add(store, document, reviewer, keep, clock)


def _add(store: Store, document: SourceDocument, reviewer: str, keep: bool, clock: Clock) -> AddedDocument:
    kept = _keep(store, document) if keep else None
    if (known := library.find_document(store, document.sha256, document.part)) is not None:
        if kept:
            with store.transaction():
                library.keep_copy(store, known, kept)
        return AddedDocument(document.name, "known", known, lines=document.notices)
    passages = cut_passages(document.text, document.locators)
    language = document.head.language or tell_language(document.text) or "und"
    fold = {word: index_form(word) for word in set(library.terms_of(document.text))}
    with store.transaction():
        if (known := library.find_document(store, document.sha256, document.part)) is not None:
            return AddedDocument(document.name, "known", known, lines=document.notices)
        number = library.insert_document(
            *(Ledger(store, reviewer, clock), document, passages),
            label=_label(document),
            language=language,
            kept=kept,
            fold=fold,
        )
    return AddedDocument(document.name, "added", number, len(passages), document.notices)


def _label(document: SourceDocument) -> str:
    first = next((line for line in document.text.splitlines() if line.strip(" #")), "")
    words = " ".join((document.head.title or first.lstrip("# ")).split())
    return words if len(words) <= _LABEL_LENGTH else words[:_LABEL_LENGTH].rsplit(" ", 1)[0] + " …"


def _keep(store: Store, document: SourceDocument) -> str | None:
    """Copy a document's file beside the database, named by its hash; return where, relative to the database."""
    source = Path(document.name)
    if not source.is_file():
        return None
    goal = store.path.parent / KEPT_FOLDER / f"{document.sha256}{source.suffix.lower()}"
    try:
        goal.parent.mkdir(exist_ok=True)
        if not goal.exists():
            half = goal.with_name(goal.name + ".part")
            shutil.copyfile(source, half)
            half.replace(goal)
    except OSError as error:
        raise WorkbenchError(f"{goal}: the copy could not be kept ({error.strerror}); nothing was added") from error
    return f"{KEPT_FOLDER}/{goal.name}"


def index_form(word: str) -> str:
    """Return a word as the full-text index sees it: without case and diacritics."""
    return plain(word).replace("'", "")


# --- looking up -------------------------------------------------------------------------------------------


class Library:
    """The library, open for looking up quotes. What it reads is kept a while; it belongs to its store's thread."""

    def __init__(self, store: Store, scope: Collection[int] | None = None) -> None:
        self._store = store
        self._scope = frozenset(scope) if scope is not None else None
        self._total = max(1, library.count_passages(store))
        self._counts: dict[str, int] = {}
        self._languages: dict[int, str] = {}
        self._speakers: dict[int, tuple[str, ...]] = {}
        self._tapes: OrderedDict[tuple[int, int, int], Tape] = OrderedDict()

    def check(self, quote: str, *, speaker: str | None = None, language: str | None = None) -> QuoteCheck:
        """Compare a quote with the library.

        Args:
            quote: the quote as printed.
            speaker: to whom it is attributed.
            language: ISO 639-1 code of the article; documents in another language count less.
        """
        tapes = self.tapes(quote)
        if not tapes:
            code = language or tell_language(quote)
            return check_quote(quote, [], quote_words(code), speaker=speaker)
        words = quote_words(self._language(tapes, language))
        same = [tape for tape in tapes if tape.language is words]
        return check_quote(quote, same or tapes, words, speaker=speaker, speakers=self._speakers_of(same or tapes))

    def nearest(self, text: str) -> QuoteCheck:
        """Return the passages nearest to reported speech, without a class."""
        tapes = self.tapes(text)
        if not tapes:
            return QuoteCheck(None)
        return QuoteCheck(None, others=nearest_places(text, tapes, tapes[0].language))

    def _language(self, tapes: Sequence[Tape], wanted: str | None) -> str:
        codes = [tape.language.code for tape in tapes]
        return wanted if wanted in codes else codes[0]

    def _speakers_of(self, tapes: Sequence[Tape]) -> Mapping[int, tuple[str, ...]]:
        for number in {tape.document for tape in tapes if tape.document is not None} - self._speakers.keys():
            self._speakers[number] = library.speakers_in(self._store, number)
        return self._speakers

    def tapes(self, text: str) -> list[Tape]:
        """Return the stretches of documents in which a text may stand, the likeliest first."""
        terms = [index_form(term) for term in library.terms_of(text)]
        hits = self._vote(terms)
        places = library.passage_places(self._store, hits) if hits else {}
        reach = len(text) + _AROUND
        windows: dict[int, list[tuple[int, int]]] = defaultdict(list)
        chosen = 0
        for number in hits:
            document, start, end = places[number]
            if self._scope is not None and document not in self._scope:
                continue
            if any(low <= start and end <= high for low, high in windows[document]):
                continue
            windows[document].append((max(0, start - reach), end + reach))
            chosen += 1
            if chosen == _WINDOWS:
                break
        return [self._tape(document, *window) for document in windows for window in _merged(windows[document])]

    def _vote(self, terms: Sequence[str]) -> list[int]:
        """Return the passages with most of the rare words of a text, and of its pairs of words that follow each other.

        The best come first; neighbours lend each other half of what they have.
        """
        unknown = [term for term in dict.fromkeys(terms) if term not in self._counts]
        found = library.word_counts(self._store, unknown)
        self._counts.update({term: found.get(term, 0) for term in unknown})
        votes: dict[int, float] = defaultdict(float)
        for phrase in (*self._rarest(terms), *self._rarest_pairs(terms)):
            numbers = library.passages_with(self._store, *phrase)
            weight = math.log(1 + self._total / max(1, len(numbers)))
            for number in numbers:
                votes[number] += weight
        most = heapq.nlargest(8 * _WINDOWS, votes, key=votes.__getitem__)
        best = sorted(((self._together(votes, number), -number) for number in most), reverse=True)
        least = _SHARE * best[0][0] if best else 0.0
        return [-number for place, (score, number) in enumerate(best) if score >= (least if place > 2 else least / 2)]

    def _rarest(self, terms: Sequence[str]) -> list[tuple[str]]:
        """Return the rarest words that stand in the library, until enough entries of the index are read."""
        known = sorted((count, term) for term in dict.fromkeys(terms) if (count := self._counts[term]))
        chosen: list[tuple[str]] = []
        read = 0
        for count, term in known:
            read += count
            if len(chosen) >= _FEWEST_WORDS and read > POSTINGS:
                break
            chosen.append((term,))
        return chosen

    def _rarest_pairs(self, terms: Sequence[str]) -> list[tuple[str, str]]:
        """Return pairs of neighbours that should be rare: common words stand together less often than alone."""
        rarest = heapq.nsmallest(_FEWEST_TELLING, (count for term in set(terms) if (count := self._counts[term])))
        if len(rarest) == _FEWEST_TELLING and sum(rarest) <= _TELLING:
            return []  # words that are so rare tell enough
        pairs = dict.fromkeys(pairwise(terms))
        known = [
            (first * second, pair)
            for pair in pairs
            if (first := self._counts[pair[0]]) and (second := self._counts[pair[1]])
        ]
        return [pair for _, pair in heapq.nsmallest(_PAIRS, known)]

    def _together(self, votes: Mapping[int, float], number: int) -> float:
        return votes[number] + 0.5 * (votes.get(number - 1, 0.0) + votes.get(number + 1, 0.0))

    def _tape(self, document: int, start: int, end: int) -> Tape:
        if document not in self._languages:
            self._languages.update(library.document_languages(self._store, [document]))
        passages = library.passages_between(self._store, document, start, end)
        key = (document, passages[0].position, passages[-1].position)
        tape = self._tapes.pop(key, None)
        if tape is None:
            text = "".join(passage.text for passage in passages)
            first = passages[0].place.start
            speech = speech_of(text, [passage.place for passage in passages], first)
            tape = Tape(text, quote_words(self._languages[document]), offset=first, document=document, speech=speech)
        self._tapes[key] = tape
        while len(self._tapes) > _TAPES_KEPT:
            self._tapes.popitem(last=False)
        return tape


def _merged(windows: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return windows in order, those that lie near each other as one: an ellipsis may join what stands in both."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(windows):
        if found and start <= found[-1][1] + _BETWEEN:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found

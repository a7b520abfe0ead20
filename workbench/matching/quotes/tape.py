"""What was said, word by word: a transcript or a stretch of one, made ready for quotes to be looked up in it."""

from __future__ import annotations

import heapq
import math
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from workbench.matching.quotes.language import QuoteWords
from workbench.matching.quotes.numbers import join_numbers
from workbench.matching.quotes.turns import Speech, read_speech, speaker_at
from workbench.matching.quotes.words import collect_words
from workbench.model import Span

POSTINGS = 4_000
"""How many places of words a search reads: what keeps its cost flat as a transcript grows."""
_FEWEST_WORDS = 4
_WINDOWS = 4
_SHARE = 0.5
_SHORT = 1_000
_SAME = 3


class Tape:
    """The words of a text with their places.

    Attributes:
        text: the text.
        offset: where the text begins in its document, in code points.
        document: the document's number, where it comes from the library.
        language: the words of its language.
        speech: its turns, offsets in `text`.
        keys: the words as they are compared.
        starts: where each word begins in `text`.
        ends: where each word ends in `text`.
    """

    def __init__(
        self,
        text: str,
        language: QuoteWords,
        *,
        offset: int = 0,
        document: int | None = None,
        speech: Speech | None = None,
    ) -> None:
        self.text, self.offset, self.document, self.language = text, offset, document, language
        self.speech = speech or read_speech(text)
        self.keys: list[str] = []
        self.starts, self.ends = array("L"), array("L")
        self._places: dict[str, list[int]] = {}
        at = 0
        for silent in (*self.speech.silent, Span(len(text), len(text))):
            collect_words(text, language, at, silent.start, self.keys, self.starts, self.ends)
            at = max(at, silent.end)
        self.keys, self.starts, self.ends = join_numbers(text, self.keys, self.starts, self.ends, language)

    def __len__(self) -> int:
        return len(self.keys)

    def speaker(self, index: int) -> str | None:
        """Return the label of who says a word."""
        return speaker_at(self.speech.turns, self.starts[index])

    def turn(self, index: int) -> int:
        """Return the number of the turn in which a word is said."""
        return bisect_right(self.speech.turns, self.starts[index], key=lambda turn: turn.start)

    def words(self, start: int, end: int) -> str:
        """Return the text from one word to another, `end` exclusive."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def windows(self, keys: Sequence[str]) -> list[tuple[int, int]]:
        """Return where a sequence of words may stand: ranges of words, the likeliest first.

        The rarest words vote, each for the places at which the sequence would then begin; votes for places near
        each other are taken together, so that words left out or put in do not part them.
        """
        size = len(keys)
        room = 6 + size // 2
        whole = [(0, len(self))] if 0 < len(self) <= size + 2 * room else []
        if len(self) < 2 * size:
            return whole
        votes: dict[int, float] = defaultdict(float)
        width = max(6, size // 2)
        places = self._places_of(keys)
        for index in _rarest(keys, places):
            weight = math.log(1 + len(self) / len(places[keys[index]]))
            last = None
            for place in places[keys[index]]:
                bucket = (place - index) // width
                if bucket != last:
                    votes[bucket] += weight
                    last = bucket
        same = [(max(0, at - room), min(len(self), at + size + room)) for at in self._same(keys, places)]
        return [*same, *self._best(votes, width, size + room, room), *whole]

    def _same(self, keys: Sequence[str], places: Mapping[str, Sequence[int]]) -> list[int]:
        """Return where words stand just so, a few places at most: words that all are common get few votes."""
        wanted = list(keys)
        rarest = min(range(len(wanted)), key=lambda index: len(places.get(wanted[index], ())))
        candidates = places.get(wanted[rarest], ())
        if len(candidates) > POSTINGS:
            return []
        starts = (place - rarest for place in candidates)
        return list(islice((at for at in starts if self.keys[at : at + len(wanted)] == wanted), _SAME))

    def _places_of(self, keys: Sequence[str]) -> dict[str, list[int]]:
        """Return where the words of a tape stand: of a short one those asked for, of a long one all, found once."""
        if len(self) <= _SHORT:
            wanted = set(keys)
            found: dict[str, list[int]] = {}
            for index, key in enumerate(self.keys):
                if key in wanted:
                    found.setdefault(key, []).append(index)
            return found
        if not self._places:
            for index, key in enumerate(self.keys):
                self._places.setdefault(key, []).append(index)
        return self._places

    def _best(self, votes: dict[int, float], width: int, ahead: int, back: int) -> list[tuple[int, int]]:
        together = {bucket: votes[bucket] + votes.get(bucket + 1, 0.0) for bucket in list(votes)}
        found: list[tuple[int, int]] = []
        best, taken = 0.0, set[int]()
        for score, bucket in heapq.nlargest(4 * _WINDOWS, ((score, bucket) for bucket, score in together.items())):
            best = best or score
            if score < _SHARE * best or len(found) == _WINDOWS:
                break
            if bucket not in taken:
                taken.update((bucket - 1, bucket, bucket + 1))
                low = bucket * width
                found.append((max(0, low - back), min(len(self), low + 2 * width + ahead)))
        return found


def _rarest(keys: Sequence[str], places: Mapping[str, Sequence[int]]) -> list[int]:
    """Return which of some words to look up: the rarest, until enough places are read."""
    known = [(len(places[key]), index) for index, key in enumerate(keys) if key in places]
    chosen: list[int] = []
    read = 0
    for count, index in sorted(known):
        read += count
        if len(chosen) >= _FEWEST_WORDS and read > POSTINGS:
            break
        chosen.append(index)
    return chosen

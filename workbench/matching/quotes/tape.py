"""What was said, word by word: a transcript or a stretch of one, made ready for quotes to be looked up in it."""

from __future__ import annotations

import heapq
import math
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from workbench.matching.quotes.language import QuoteWords
from workbench.matching.quotes.turns import Speech, read_speech, speaker_at
from workbench.matching.quotes.words import read_words

POSTINGS = 4_000
"""How many places of words a search reads: what keeps its cost flat as a transcript grows."""
_FEWEST_WORDS = 4
_WINDOWS = 6
_SHARE = 0.4


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
        self._positions: dict[str, list[int]] = defaultdict(list)
        self._read()

    def _read(self) -> None:
        at, silent = 0, [*((s.start, s.end) for s in self.speech.silent), (len(self.text), len(self.text))]
        for start, end in silent:
            for word in read_words(self.text, self.language, at, start):
                self._positions[word.key].append(len(self.keys))
                self.keys.append(word.key)
                self.starts.append(word.start)
                self.ends.append(word.end)
            at = max(at, end)

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
        if len(self) <= size + 2 * room:
            return [(0, len(self))] if len(self) else []
        votes: dict[int, float] = defaultdict(float)
        width = max(6, size // 2)
        for index in self._rarest(keys):
            places = self._positions[keys[index]]
            weight = math.log(1 + len(self) / len(places))
            last = None
            for place in places:
                bucket = (place - index) // width
                if bucket != last:
                    votes[bucket] += weight
                    last = bucket
        return self._best(votes, width, size + room, room)

    def _rarest(self, keys: Sequence[str]) -> list[int]:
        known = [(len(self._positions[key]), index) for index, key in enumerate(keys) if key in self._positions]
        chosen: list[int] = []
        read = 0
        for count, index in sorted(known):
            read += count
            if len(chosen) >= _FEWEST_WORDS and read > POSTINGS:
                break
            chosen.append(index)
        return chosen

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

"""Where a sequence of words stands in a tape, and with how many words changed.

Within a window the best stretch is found by Myers' bit-parallel algorithm for approximate matching (Journal of the
ACM 46, 1999), over words instead of letters: first the best end, then, backwards from there, the best beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.matching.quotes.tape import Tape

_BEHIND = 3
_WORTH_SHOWING = 0.6
_FITS = 0.25


@dataclass(frozen=True, slots=True)
class Piece:
    """Words `start` to `end` of a quote, and the words `low` to `high` of a tape where they stand, ends exclusive.

    `edits` counts the words changed, left out and put in between them.
    """

    start: int
    end: int
    tape: Tape
    low: int
    high: int
    edits: int

    @property
    def likeness(self) -> float:
        """Return the share of words that are as on the tape, 0..1."""
        return max(0.0, 1 - self.edits / max(self.end - self.start, self.high - self.low, 1))

    def overlaps(self, other: Piece) -> bool:
        """Tell whether both stand in the same place of the same document."""
        if self.tape.document != other.tape.document:
            return False
        one, two = (
            (p.tape.offset + p.tape.starts[p.low], p.tape.offset + p.tape.ends[p.high - 1]) for p in (self, other)
        )
        return one[0] < two[1] and two[0] < one[1]


class Finder:
    """Looks up the words of one quote in tapes, each run of them once."""

    def __init__(self, keys: Sequence[str], tapes: Sequence[Tape]) -> None:
        self.keys, self.tapes = keys, tapes
        self._found: dict[tuple[int, int], list[Piece]] = {}

    def places(self, start: int, end: int) -> list[Piece]:
        """Return where words `start` to `end` of the quote may stand, the best first; no two in the same place."""
        if (start, end) not in self._found:
            self._found[start, end] = self._look(start, end)
        return self._found[start, end]

    def _look(self, start: int, end: int) -> list[Piece]:
        wanted = self.keys[start:end]
        windows = [(tape, low, high) for tape in self.tapes for low, high in tape.windows(wanted)]
        ends = [
            (edits, low + stop, tape, low, high)
            for tape, low, high in windows
            for stop, edits in (_best_end(wanted, tape.keys[low:high]),)
            if stop and edits < len(wanted)
        ]
        least = min((edits for edits, *_ in ends), default=0)
        most = max(least + _BEHIND, _WORTH_SHOWING * len(wanted))
        found = []
        for edits, stop, tape, low, high in ends:
            if edits <= most:
                piece = Piece(start, end, tape, _begin(wanted, tape, low, stop), stop, edits)
                found += [piece, *self._beside(piece, low, high)]
        found.sort(key=lambda piece: (piece.edits, piece.low - piece.high))  # of equals, that with most words the same
        kept: list[Piece] = []
        for piece in found:
            if not any(piece.overlaps(other) for other in kept):
                kept.append(piece)
        return kept

    def _beside(self, piece: Piece, low: int, high: int) -> list[Piece]:
        """Return where else in its window the words of a piece that fits well stand as well: said again at once."""
        size = piece.end - piece.start
        if piece.edits > _FITS * size:
            return []
        rests = [(a, b) for a, b in ((low, piece.low), (piece.high, high)) if b - a >= size]
        found = [place_in(self.keys, piece.start, piece.end, piece.tape, a, b) for a, b in rests]
        return [other for other in found if other is not None and other.edits <= piece.edits + _FITS * size]


def _begin(wanted: Sequence[str], tape: Tape, low: int, high: int) -> int:
    """Return where words begin that end before word `high` of a tape."""
    first = max(low, high - 2 * len(wanted))
    length, _ = _best_end(wanted[::-1], tape.keys[first:high][::-1])
    return high - max(1, length)


def place_in(keys: Sequence[str], start: int, end: int, tape: Tape, low: int, high: int) -> Piece | None:
    """Return the best place of words of a quote among the words `low` to `high` of a tape, if any word fits."""
    wanted = keys[start:end]
    stop, edits = _best_end(wanted, tape.keys[low:high])
    if edits >= len(wanted) or stop == 0:
        return None
    return Piece(start, end, tape, _begin(wanted, tape, low, low + stop), low + stop, edits)


def _best_end(wanted: Sequence[str], window: Sequence[str]) -> tuple[int, int]:
    """Return up to where in a window the words wanted stand best, and how many edits that takes.

    Of ends that cost the same, one with the last word wanted wins; else a changed word goes before an added one.
    """
    size = len(wanted)
    masks: dict[str, int] = {}
    for index, key in enumerate(wanted):
        masks[key] = masks.get(key, 0) | 1 << index
    full, top = (1 << size) - 1, 1 << size - 1
    positive, negative, edits = full, 0, size
    best, at = size, 0
    for index, key in enumerate(window):
        match = masks.get(key, 0)
        x = match | negative
        diagonal = ((positive + (x & positive)) ^ positive) | x
        down = positive & diagonal
        up = negative | ~(positive | diagonal) & full
        if up & top:
            edits += 1
        elif down & top:
            edits -= 1
        x = up << 1
        negative = x & diagonal & full
        positive = (down << 1 | ~(x | diagonal)) & full
        open_end = edits == best and at and not masks.get(window[at - 1], 0) & top
        if edits < best or (open_end and (match & top or index == at)):
            best, at = edits, index + 1
    return at, best

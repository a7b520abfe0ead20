"""Where a sequence of words stands in a tape, and with how many words changed.

Within a window the best stretch is found by Myers' bit-parallel algorithm for approximate matching (Journal of the
ACM 46, 1999), over words instead of letters: first the best end, then, backwards from there, the best beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.matching.quotes.tape import Tape


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


def place(keys: Sequence[str], start: int, end: int, tapes: Iterable[Tape]) -> list[Piece]:
    """Return where words `start` to `end` of a quote may stand, the best first; no two in the same place."""
    wanted = keys[start:end]
    found = [
        piece
        for tape in tapes
        for low, high in tape.windows(wanted)
        if (piece := place_in(keys, start, end, tape, low, high)) is not None
    ]
    found.sort(key=lambda piece: (piece.edits, piece.high - piece.low))
    kept: list[Piece] = []
    for piece in found:
        if not any(piece.overlaps(other) for other in kept):
            kept.append(piece)
    return kept


def place_in(keys: Sequence[str], start: int, end: int, tape: Tape, low: int, high: int) -> Piece | None:
    """Return the best place of words of a quote among the words `low` to `high` of a tape, if any word fits."""
    wanted = keys[start:end]
    window = tape.keys[low:high]
    stop, edits = _best_end(wanted, window)
    if edits >= len(wanted) or stop == 0:
        return None
    length, _ = _best_end(wanted[::-1], window[stop - 1 :: -1] if stop else [])
    first = stop - length
    return Piece(start, end, tape, low + first, low + stop, edits)


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

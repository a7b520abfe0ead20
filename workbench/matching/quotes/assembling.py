"""A quote put together from the places that its words come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from workbench.matching.quotes.language import QuoteWords
from workbench.matching.quotes.marks import QuoteText
from workbench.matching.quotes.placing import Finder, Piece, place_in
from workbench.matching.quotes.tape import Tape

NEAR = 160
"""How many words may lie between two parts of a quote that an ellipsis joins."""
_TRIED, _TAKEN_APART = 4, 2
_FEWEST = 3
_FEWEST_IN_CORE = 5
_FITS_NEAR = 0.45
_FITS_FAR = 0.25
_FUNCTION_WEIGHT = 0.4
_UNMATCHED = 1.2
_JOIN_COST = 1.5


@dataclass(frozen=True, slots=True)
class Block:
    """Words `start` to `end` of a quote beside words `low` to `high` of a tape. `equal`: they are the same words."""

    start: int
    end: int
    tape: Tape
    low: int
    high: int
    equal: bool


@dataclass(frozen=True)
class Assembly:
    """The pieces that a quote is made of, in the order of the quote."""

    quote: QuoteText
    pieces: tuple[Piece, ...]

    @cached_property
    def blocks(self) -> tuple[tuple[Block, ...], ...]:
        """Return for each piece its blocks in order: equal words and what differs between them, in turn."""
        keys = [word.key for word in self.quote.words]
        return tuple(_blocks(keys, piece) for piece in self.pieces)

    @cached_property
    def edits(self) -> float:
        """Return how many words are not as on the tape; joints count too, so that one place is preferred to two."""
        placed = sum(piece.end - piece.start for piece in self.pieces)
        joints = sum(not self._follows(a, b) for a, b in pairwise(self.pieces))
        return sum(p.edits for p in self.pieces) + len(self.quote.words) - placed + _JOIN_COST * joints

    def _follows(self, one: Piece, two: Piece) -> bool:
        return two.start in self.quote.gaps and one.tape is two.tape and 0 <= two.low - one.high <= NEAR

    @cached_property
    def matched(self) -> list[bool]:
        """Return for each word of the quote whether it stands on the tape."""
        flags = [False] * len(self.quote.words)
        for blocks in self.blocks:
            for block in blocks:
                if block.equal:
                    flags[block.start : block.end] = [True] * (block.end - block.start)
        return flags


def weigh(key: str, tape: Tape) -> float:
    """Return how much a word of a tape says."""
    return weigh_word(key, tape.language)


def weigh_word(key: str, language: QuoteWords) -> float:
    """Return how much a word says: words that stand in every text say little."""
    return _FUNCTION_WEIGHT if key in language.function or key in language.fillers else 1.0


def assemble(quote: QuoteText, finder: Finder) -> list[Assembly]:
    """Return the ways in which a quote may be made of what stands in the tapes, the best first."""
    bounds = [0, *sorted(gap for gap in quote.gaps if 0 < gap < len(finder.keys)), len(finder.keys)]
    segments = list(pairwise(bounds))
    anchor = max(segments, key=lambda segment: segment[1] - segment[0])
    found = []
    for rank, piece in enumerate(finder.places(*anchor)[:_TRIED]):
        pieces = _around(finder, segments, piece)
        found.append(Assembly(quote, tuple(pieces)))
        if rank < _TAKEN_APART and (joined := _rejoined(quote, finder, pieces)) is not None:
            found.append(joined)
    found.sort(key=lambda assembly: assembly.edits)
    return found


def _around(finder: Finder, segments: list[tuple[int, int]], anchor: Piece) -> list[Piece]:
    """Place the other segments of a quote around its longest one, in order and near it where they are there."""
    at = segments.index((anchor.start, anchor.end))
    pieces = [anchor]
    for start, end in segments[at + 1 :]:
        last = pieces[-1]
        if (piece := _beside(finder, start, end, last.tape, last.high, last.high + NEAR)) is not None:
            pieces.append(piece)
    for start, end in reversed(segments[:at]):
        first = pieces[0]
        if (piece := _beside(finder, start, end, first.tape, first.low - NEAR, first.low)) is not None:
            pieces.insert(0, piece)
    return pieces


def _beside(finder: Finder, start: int, end: int, tape: Tape, low: int, high: int) -> Piece | None:
    near = place_in(finder.keys, start, end, tape, max(0, low), min(len(tape), high))
    if near is not None and near.edits <= _FITS_NEAR * (end - start):
        return near
    return _elsewhere(finder, start, end)


def _elsewhere(finder: Finder, start: int, end: int) -> Piece | None:
    """Return the best place anywhere of words that are enough to be told by, where they fit well."""
    if end - start < _FEWEST:
        return None
    best = next(iter(finder.places(start, end)), None)
    if best is None or best.edits <= _FITS_FAR * (end - start):
        return best
    core = _core(finder.keys, best)
    part = _cut(finder.keys, best, *core) if core[1] - core[0] >= _FEWEST_IN_CORE else None
    return part if part is not None and part.edits <= _FITS_FAR * (part.end - part.start) else None


def _rejoined(quote: QuoteText, finder: Finder, pieces: list[Piece]) -> Assembly | None:
    """Take off the ends of pieces that do not fit where they are, and place them elsewhere."""
    found: list[Piece] = []
    changed = False
    for piece in pieces:
        if piece.edits < _FEWEST:
            found.append(piece)
            continue
        start, end = _core(finder.keys, piece)
        core = piece if (start, end) == (piece.start, piece.end) else _cut(finder.keys, piece, start, end)
        before = _elsewhere(finder, piece.start, start) if core else None
        after = _elsewhere(finder, end, piece.end) if core else None
        if core is None or (before is None and after is None):
            found.append(piece)
            continue
        changed = True
        found += [part for part in (before, core, after) if part is not None]
    return Assembly(quote, tuple(found)) if changed else None


def _core(keys: Sequence[str], piece: Piece) -> tuple[int, int]:
    """Return the run of words of a piece that fits best: that of the highest sum, words that differ counting down."""
    matched = set[int]()
    for block in _blocks(keys, piece):
        if block.equal:
            matched.update(range(block.start, block.end))
    best, total, first = 0.0, 0.0, piece.start
    core = (piece.start, piece.end)
    for index in range(piece.start, piece.end):
        weight = weigh(keys[index], piece.tape)
        total += weight if index in matched else -_UNMATCHED * weight
        if total <= 0:
            total, first = 0.0, index + 1
        elif total > best and index in matched:
            best, core = total, (first, index + 1)
    return core


def _cut(keys: Sequence[str], piece: Piece, start: int, end: int) -> Piece | None:
    return place_in(keys, start, end, piece.tape, max(0, piece.low - 4), min(len(piece.tape), piece.high + 4))


def _blocks(keys: Sequence[str], piece: Piece) -> tuple[Block, ...]:
    """Return the blocks of a piece; what differs between two runs of equal words is one block."""
    found: list[Block] = []
    codes = Levenshtein.opcodes(keys[piece.start : piece.end], piece.tape.keys[piece.low : piece.high])
    for code in codes:
        block = Block(
            piece.start + code.src_start,
            piece.start + code.src_end,
            piece.tape,
            piece.low + code.dest_start,
            piece.low + code.dest_end,
            code.tag == "equal",
        )
        if found and not block.equal and not found[-1].equal:
            found[-1] = replace(found[-1], end=block.end, high=block.high)
        else:
            found.append(block)
    return tuple(found)

"""Where claims stand in another text of the same article, or in another split of the same text.

Words that stand there again are found exactly, white space apart; where they stand more than once, what stands
around them decides, as far as it does (the text quote selector of the W3C annotation model, with prefix and suffix).
Words that stand there no more are looked for among the new claims near the place that an alignment by sentences and
words gives.
Nothing is decided on a narrow lead: such a claim is `unclear`, with the places that may be its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from workbench.model import Span

Outcome = Literal["stands", "changed", "gone", "unclear"]

_AROUND = 40
_LEAD = 0.25
_LEAST_AROUND = 0.5
_ALIGNED = 0.5
_TELLING = 12
_MOST_PLACES = 60
_NEAR, _ANYWHERE = 0.55, 0.75
_CLOSE = 0.08
_MOST_CANDIDATES = 5
_MOST_CELLS = 4_000_000
_BESIDE = 12
_UNIT = re.compile(r".+?(?:[.!?…;:][\"”’»)]*\s|$)", re.S)
_WORD = re.compile(r"\w+|[^\w\s]|\s+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class OldClaim:
    """A claim to be found again. `kept`: there is something of a person on it, so that it must not be lost.

    `fixed`: a person made its borders, so that no split need find it.
    """

    id: int
    start: int
    end: int
    kept: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """What became of a claim.

    `place` is where it stands now, `new` the index of the new claim that it is (None: its words stand there, and no new
    claim is of just these). `candidates` are the places that may be its own, where that is unclear.
    """

    id: int
    outcome: Outcome
    place: Span | None = None
    new: int | None = None
    candidates: tuple[Span, ...] = ()


class Flat:
    """A text with each run of white space as one blank, and the way back to its offsets."""

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        self._offsets: list[int] = []
        at = 0
        for match in _SPACE.finditer(text):
            pieces += [text[at : match.start()], " "]
            self._offsets += [*range(at, match.start()), match.start()]
            at = match.end()
        pieces.append(text[at:])
        self._offsets += [*range(at, len(text)), len(text)]
        self.text = "".join(pieces)

    def flat(self, offset: int) -> int:
        """Return where an offset of the text is in the flat one."""
        return min(bisect_left(self._offsets, offset), len(self.text))

    def span(self, start: int, end: int) -> Span:
        """Return a stretch of the flat text as one of the text itself."""
        return Span(self._offsets[start], self._offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch that both texts have, in the order of both."""

    old: int
    new: int
    length: int


class Alignment:
    """Two texts laid beside each other: by sentences, and where these differ by words."""

    def __init__(self, old: str, new: str) -> None:
        self._blocks = [block for block in _blocks(old, new) if block.length]
        self._starts = [block.old for block in self._blocks]
        self._ends = [block.old + block.length for block in self._blocks]
        self._length = len(new)

    def place(self, start: int, end: int) -> int | None:
        """Return where a stretch of the old text begins in the new one, with some of what is beside it; else None."""
        index = bisect_right(self._starts, start) - 1
        if index < 0 or self._ends[index] < end:
            return None
        block = self._blocks[index]
        return block.new + start - block.old if block.length >= end - start + _BESIDE else None

    def neighbourhood(self, start: int, end: int) -> tuple[int, int]:
        """Return between what in the new text a stretch of the old one stood."""
        before, after = bisect_right(self._ends, start) - 1, bisect_left(self._starts, end)
        low = self._blocks[before].new + self._blocks[before].length if before >= 0 else 0
        high = self._blocks[after].new if after < len(self._blocks) else self._length
        return min(low, high), max(low, high)


def _blocks(old: str, new: str) -> Iterator[_Block]:
    ones, twos = _UNIT.findall(old), _UNIT.findall(new)
    for at, to, size, i, j in _equal(ones, twos):
        if size:
            yield _Block(at, to, size)
            continue
        one, two = "".join(ones[i[0] : i[1]]), "".join(twos[j[0] : j[1]])
        words, others = _WORD.findall(one), _WORD.findall(two)
        if len(words) * len(others) > _MOST_CELLS:
            continue
        for a, b, length, _, _ in _equal(words, others):
            if length:
                yield _Block(at + a, to + b, length)


_Range = tuple[int, int]


def _equal(one: Sequence[str], two: Sequence[str]) -> Iterator[tuple[int, int, int, _Range, _Range]]:
    """Yield the runs that two sequences share, and the gaps between them, in order.

    Each is: where it begins in the one, in the other (characters), how long it is (0: a gap), and which units it has.
    """
    at, to = _offsets(one), _offsets(two)
    i = j = 0
    for block in Indel.opcodes(one, two).as_matching_blocks():
        if block.a > i or block.b > j:
            yield at[i], to[j], 0, (i, block.a), (j, block.b)
        i, j = block.a + block.size, block.b + block.size
        if block.size:
            yield at[block.a], to[block.b], at[i] - at[block.a], (block.a, i), (block.b, j)
    if i < len(one) or j < len(two):
        yield at[i], to[j], 0, (i, len(one)), (j, len(two))


def _offsets(units: Sequence[str]) -> list[int]:
    found = [0]
    for unit in units:
        found.append(found[-1] + len(unit))
    return found


class Anchoring:
    """An old text with its claims, and a new text with those that a split found in it."""

    def __init__(self, old: str, new: str, new_claims: Sequence[tuple[Span, str]]) -> None:
        """Take the texts, and of each new claim its place and its text."""
        self._old, self._new = Flat(old), Flat(new)
        self._same = old == new
        self._alignment = Alignment(self._old.text, self._new.text)
        self._claims = [(self._new.flat(place.start), self._new.flat(place.end)) for place, _ in new_claims]
        self._places = [place for place, _ in new_claims]
        self._texts = [_SPACE.sub(" ", text) for _, text in new_claims]
        self._at = {place: index for index, place in reversed(list(enumerate(self._claims)))}
        self._by_start = sorted(range(len(self._claims)), key=lambda index: self._claims[index])
        self.taken: set[int] = set()

    def place(self, claims: Sequence[OldClaim], texts: Sequence[str], *, exact: bool = False) -> list[Placement]:
        """Say what became of claims of the old text.

        Args:
            claims: the claims, with places in the old text.
            texts: the text of each, as a reader would quote it.
            exact: look for the same words only.

        Returns:
            For each claim, in order, what became of it. Two claims never get the same place.
        """
        found: dict[int, Placement] = {}
        stretches = [(self._old.flat(claim.start), self._old.flat(claim.end)) for claim in claims]
        places, unclear = self._exact(stretches)
        for index, claim in enumerate(claims):
            if index in places:
                found[index] = self._standing(claim, places[index])
            elif index in unclear:
                found[index] = self._unclear(claim, [self._new.span(*place) for place in unclear[index]])
        if not exact:
            self._changed(claims, stretches, [_SPACE.sub(" ", text) for text in texts], found)
        return [found.get(index, Placement(claims[index].id, "gone")) for index in range(len(claims))]

    # --- the same words ---

    def _exact(
        self, stretches: Sequence[tuple[int, int]]
    ) -> tuple[dict[int, tuple[int, int]], dict[int, list[tuple[int, int]]]]:
        """Return for the claims whose words stand in the new text their places, and for some the places between which
        it is not clear."""
        exact: dict[int, tuple[int, int]] = {}
        unclear: dict[int, list[tuple[int, int]]] = {}
        groups: dict[str, list[int]] = defaultdict(list)
        for index, (start, end) in enumerate(stretches):
            groups[self._old.text[start:end]].append(index)
        for words, members in groups.items():
            if self._same:
                exact.update({index: stretches[index] for index in members})
                continue
            places = _whole_words(self._new.text, words)
            if not places:
                continue
            sources = _whole_words(self._old.text, words)
            sources += [stretches[index][0] for index in members if stretches[index][0] not in sources]
            sure = self._assigned(words, sources, places)
            free = [place for place in places if place not in sure.values()]
            for index in members:
                goal = sure.get(stretches[index][0])
                if goal is not None:
                    exact[index] = (goal, goal + len(words))
                elif free:
                    ranked = sorted(free, key=lambda p: -self._likeness(stretches[index][0], p, len(words)))
                    unclear[index] = [(place, place + len(words)) for place in ranked[:_MOST_CANDIDATES]]
        return exact, unclear

    def _assigned(self, words: str, sources: Sequence[int], places: Sequence[int]) -> dict[int, int]:
        """Return which place of some words in the old text is which in the new one, where that is clear."""
        length = len(words)
        if len(sources) == len(places) == 1:
            clear = length >= _TELLING or self._likeness(sources[0], places[0], length) >= _LEAST_AROUND
            return {sources[0]: places[0]} if clear else {}
        if len(sources) > _MOST_PLACES or len(places) > _MOST_PLACES:
            return {}
        scores = {(s, p): self._likeness(s, p, length) for s in sources for p in places}
        return {
            s: p
            for (s, p), score in scores.items()
            if score >= _LEAST_AROUND
            and all(score - scores[s, other] >= _LEAD for other in places if other != p)
            and all(score - scores[other, p] >= _LEAD for other in sources if other != s)
        }

    def _likeness(self, source: int, place: int, length: int) -> float:
        """Return how alike what stands around two places is: 0 to 2, and more where the texts are aligned so."""
        old, new = self._old.text, self._new.text
        before = _shared(old[max(0, source - _AROUND) : source][::-1], new[max(0, place - _AROUND) : place][::-1])
        after = _shared(
            old[source + length : source + length + _AROUND], new[place + length : place + length + _AROUND]
        )
        aligned = self._alignment.place(source, source + length) == place
        return before + after + (_ALIGNED if aligned else 0.0)

    def _standing(self, claim: OldClaim, place: tuple[int, int]) -> Placement:
        index = self._at.get(place)
        if index is not None and index not in self.taken:
            self.taken.add(index)
            return Placement(claim.id, "stands", self._places[index], index)
        return Placement(claim.id, "stands", self._new.span(*place))

    def _unclear(self, claim: OldClaim, candidates: Sequence[Span]) -> Placement:
        return Placement(claim.id, "unclear" if claim.kept else "gone", candidates=tuple(candidates))

    # --- other words ---

    def _changed(
        self,
        claims: Sequence[OldClaim],
        stretches: Sequence[tuple[int, int]],
        texts: Sequence[str],
        found: dict[int, Placement],
    ) -> None:
        """Look for claims whose words no new claim has, the likest pairs first."""
        pairs: list[tuple[float, int, int]] = []
        for index, claim in enumerate(claims):
            known = found.get(index)
            if known is not None and (known.outcome != "stands" or known.new is not None or claim.fixed):
                continue
            pairs += [(score, index, new) for new, score in self._near(stretches[index], texts[index], known)]
        best: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for score, index, new in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            best[index].append((score, new))
        for score, index, new in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            known = found.get(index)
            if (known is not None and known.outcome != "stands") or new in self.taken:
                continue
            if known is not None and known.new is not None:
                continue
            rivals = [(s, n) for s, n in best[index] if n != new and n not in self.taken and score - s < _CLOSE]
            if rivals and known is None:
                places = [self._places[n] for n in (new, *(n for _, n in rivals))]
                found[index] = self._unclear(claims[index], places[:_MOST_CANDIDATES])
                continue
            self.taken.add(new)
            found[index] = Placement(claims[index].id, "changed", self._places[new], new)
        for index, claim in enumerate(claims):
            known = found.get(index)
            if known is None or (known.outcome == "stands" and known.new is None and not (claim.kept or claim.fixed)):
                found[index] = Placement(claim.id, "gone")

    def _near(self, stretch: tuple[int, int], text: str, known: Placement | None) -> Iterator[tuple[int, float]]:
        """Yield the new claims that may be an old one with other words, and how alike both are."""
        if known is not None and known.place is not None:
            low, high = self._new.flat(known.place.start), self._new.flat(known.place.end)
        else:
            low, high = self._alignment.neighbourhood(*stretch)
        for index in self._by_start:
            if index in self.taken:
                continue
            start, end = self._claims[index]
            near = start < high and end > low
            if known is not None and not near:
                continue
            least = _NEAR if near else _ANYWHERE
            score = fuzz.ratio(text, self._texts[index], score_cutoff=100 * least) / 100
            if score:
                yield index, score


def _whole_words(text: str, words: str) -> list[int]:
    """Return where words stand in a text, and not inside of others."""
    found = []
    at = text.find(words)
    while words and at >= 0:
        before, after = text[at - 1 : at], text[at + len(words) : at + len(words) + 1]
        if not (before.isalnum() and words[0].isalnum()) and not (after.isalnum() and words[-1].isalnum()):
            found.append(at)
        at = text.find(words, at + 1)
    return found


def _shared(one: str, two: str) -> float:
    """Return how much of the beginnings of two texts is the same, by the longer one: 0 to 1."""
    length = max(len(one), len(two))
    if not length:
        return 1.0
    same = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return same / length

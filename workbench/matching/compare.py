"""Two claims compared: how similar they are, what they share, what differs, and which relation that makes.

The score mixes the overlap of words weighted by rarity with two of rapidfuzz's string ratios; no threshold on it
separates contradiction from sameness, so the flags (numbers, negation) are found apart from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from workbench.matching.words import Word, is_negation, read_words
from workbench.model import Comparison, Relation

SAME = 0.78
CONFLICT = 0.55
NEGATED = 0.66
RELATED = 0.42
_FEWEST_SHARED = 3
_SHORT = 6

Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class _NumberInPlace:
    word: Word
    before: str
    after: str

    def counts_the_same_as(self, other: _NumberInPlace) -> bool:
        """Tell whether the word after is the same, or a word before that is more than a particle."""
        return (self.after != "" and self.after == other.after) or (
            len(self.before) >= _SHORT and self.before == other.before
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim read for comparison: its words, the weight of each by rarity, its numbers and negations."""

    words: tuple[Word, ...]
    weights: Mapping[str, float]
    total: float
    joined: str
    sorted: str
    numbers: tuple[_NumberInPlace, ...]
    negations: Counter[str]


def read(text: str, *, language: str | None = None, rarity: Rarity = lambda _: 1.0) -> Reading:
    """Read a claim once, to compare it with many.

    Args:
        text: the claim.
        language: ISO 639-1 code, for numbers and negations; without it only digits count as numbers.
        rarity: the weight of a folded word, larger where it is rarer.
    """
    words = tuple(read_words(text, language))
    weights = {word.folded: max(map(rarity, word.folded.split()), default=0.0) for word in words}
    folded = [word.folded for word in words]
    return Reading(
        words=words,
        weights=weights,
        total=sum(weights.values()) or 1.0,
        joined=" ".join(folded),
        sorted=" ".join(sorted(folded)),
        numbers=tuple(_numbers_in_place(words)),
        negations=Counter(word.folded for word in words if is_negation(word, language)),
    )


def compare(a: str, b: str, *, language: str | None = None, rarity: Rarity = lambda _: 1.0) -> Comparison:
    """Read two claims and compare them; see `read` and `compare_readings`."""
    return compare_readings(read(a, language=language, rarity=rarity), read(b, language=language, rarity=rarity))


def compare_readings(one: Reading, two: Reading) -> Comparison:
    """Compare two claims.

    Returns:
        A score in 0..1 that says similar, never true; the relation with its reasons; the words shared and those
        that differ, as printed (neither where the two have too little in common to be shown).
    """
    shared = [word for word in one.weights if word in two.weights]
    score = round(_score(one, two, shared), 4)
    reasons = [*_numbers(one, two), *(_negations(one, two) if score >= NEGATED else ())]
    relation = _relation(score, shared, reasons, one, two)
    if relation is None:
        return Comparison(score, None)
    printed = {word.folded: word.text for word in one.words}
    heaviest = sorted(shared, key=lambda word: (-one.weights[word], word))
    return Comparison(
        score=score,
        relation=relation,
        reasons=tuple(reasons) if relation == "conflict" else (),
        shared=tuple(printed[word] for word in heaviest[:8]),
        differs=tuple(_differences(one.words, two.words)),
    )


def _score(one: Reading, two: Reading, shared: Sequence[str]) -> float:
    common = sum(one.weights[word] for word in shared)
    overlap = common / max(one.total, two.total)
    shorter = one if len(one.words) <= len(two.words) else two
    inside = common / shorter.total * min(1.0, len(shorter.words) / _SHORT)
    ratios = (fuzz.ratio(one.sorted, two.sorted) + fuzz.ratio(one.joined, two.joined)) / 200
    return min(1.0, max(0.5 * overlap + 0.5 * ratios, 0.9 * inside))


def _relation(score: float, shared: Sequence[str], reasons: list[str], one: Reading, two: Reading) -> Relation | None:
    if one.joined == two.joined:
        return "same"
    if len(shared) < _FEWEST_SHARED:
        return None
    if reasons and score >= CONFLICT:
        return "conflict"
    if score >= SAME:
        return "same"
    return "related" if score >= RELATED else None


def _differences(one: Sequence[Word], two: Sequence[Word]) -> list[tuple[str, str]]:
    """Return the runs of words that stand in each other's place, as printed; one side may be empty."""
    found: list[tuple[str, str]] = []
    dropped, added = "", ""
    blocks = Indel.opcodes([w.folded for w in one], [w.folded for w in two])
    for code in blocks:
        if code.tag == "equal":
            if dropped or added:
                found.append((dropped, added))
            dropped, added = "", ""
        elif code.tag == "delete":
            dropped = _joined(dropped, one[code.src_start : code.src_end])
        else:
            added = _joined(added, two[code.dest_start : code.dest_end])
    return [*found, (dropped, added)] if dropped or added else found


def _joined(before: str, words: Sequence[Word]) -> str:
    return " ".join(filter(None, [before, *(word.text for word in words)]))


def _numbers(one: Reading, two: Reading) -> list[str]:
    """Return the numbers that differ where the word beside them is the same (`7 gewonden`, `9 gewonden`)."""
    both = {n.word.value for n in one.numbers} & {n.word.value for n in two.numbers}
    return list(
        dict.fromkeys(
            f"number: {n.word.text} ≠ {other.word.text}"
            for n in one.numbers
            for other in two.numbers
            if n.word.value not in both and other.word.value not in both and n.counts_the_same_as(other)
        )
    )


def _numbers_in_place(words: Sequence[Word]) -> list[_NumberInPlace]:
    last = len(words) - 1
    return [
        _NumberInPlace(word, words[i - 1].folded if i else "", words[i + 1].folded if i < last else "")
        for i, word in enumerate(words)
        if word.value is not None
    ]


def _negations(one: Reading, two: Reading) -> list[str]:
    """Return a reason where one of the two is negated and the other is not."""
    if one.negations.total() % 2 == two.negations.total() % 2:
        return []
    return [f"negation: {', '.join(sorted((one.negations - two.negations) + (two.negations - one.negations)))}"]

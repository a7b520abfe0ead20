"""Two claims compared: how similar they are, what they share, what differs, and which relation that makes.

The score mixes the overlap of words weighted by rarity with two of rapidfuzz's string ratios; no threshold on it
separates contradiction from sameness, so the flags (numbers, negation) are found apart from it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from workbench.matching.words import Word, is_negation, read_words
from workbench.model import Comparison, Relation

SAME = 0.78
CONFLICT = 0.55
RELATED = 0.42
_FEWEST_SHARED = 3
_SHORT = 6

Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class _Side:
    words: list[Word]
    weights: dict[str, float]

    @property
    def total(self) -> float:
        return sum(self.weights.values()) or 1.0


def compare(a: str, b: str, *, language: str | None = None, rarity: Rarity = lambda _: 1.0) -> Comparison:
    """Compare two claims.

    Args:
        a: the text of the one.
        b: the text of the other.
        language: ISO 639-1 code, for numbers and negations; without it only digits count as numbers.
        rarity: the weight of a folded word, larger where it is rarer.

    Returns:
        A score in 0..1 that says similar, never true; the relation with its reasons; the words shared and those
        that differ, as printed.
    """
    one, two = _side(a, language, rarity), _side(b, language, rarity)
    shared = [word for word in one.weights if word in two.weights]
    score = round(_score(one, two, shared), 4)
    differs = _differences(one.words, two.words)
    reasons = _contradictions(one.words, two.words, language)
    relation = _relation(score, shared, reasons, one, two)
    printed = {word.folded: word.text for word in one.words}
    heaviest = sorted(shared, key=lambda word: (-one.weights[word], word))
    return Comparison(
        score=score,
        relation=relation,
        reasons=tuple(reasons) if relation == "conflict" else (),
        shared=tuple(printed[word] for word in heaviest[:8]),
        differs=tuple(differs),
    )


def _side(text: str, language: str | None, rarity: Rarity) -> _Side:
    words = read_words(text, language)
    return _Side(words, {word.folded: max(map(rarity, word.folded.split())) for word in words})


def _score(one: _Side, two: _Side, shared: Sequence[str]) -> float:
    joined = [" ".join(word.folded for word in side.words) for side in (one, two)]
    common = sum(one.weights[word] for word in shared)
    overlap = common / max(one.total, two.total)
    shorter = min(one, two, key=lambda side: len(side.words))
    inside = common / shorter.total * min(1.0, len(shorter.words) / _SHORT)
    ratios = (fuzz.token_sort_ratio(*joined) + fuzz.ratio(*joined)) / 200
    return min(1.0, max(0.5 * overlap + 0.5 * ratios, 0.9 * inside))


def _relation(score: float, shared: Sequence[str], reasons: list[str], one: _Side, two: _Side) -> Relation | None:
    if [w.folded for w in one.words] == [w.folded for w in two.words]:
        return "same"
    if len(shared) < _FEWEST_SHARED:
        return None
    if reasons and score >= CONFLICT:
        return "conflict"
    if score >= SAME:
        return "same"
    return "related" if score >= RELATED else None


def _differences(one: list[Word], two: list[Word]) -> list[tuple[str, str]]:
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


def _contradictions(one: list[Word], two: list[Word], language: str | None) -> list[str]:
    return [*_numbers(one, two), *_negations(one, two, language)]


def _numbers(one: list[Word], two: list[Word]) -> list[str]:
    """Return the numbers that differ where the word beside them is the same (`7 gewonden`, `9 gewonden`)."""
    left, right = _numbers_in_place(one), _numbers_in_place(two)
    both = {n.word.value for n in left} & {n.word.value for n in right}
    return list(
        dict.fromkeys(
            f"number: {n.word.text} ≠ {other.word.text}"
            for n in left
            for other in right
            if n.word.value not in both and other.word.value not in both and n.counts_the_same_as(other)
        )
    )


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


def _numbers_in_place(words: list[Word]) -> list[_NumberInPlace]:
    last = len(words) - 1
    return [
        _NumberInPlace(word, words[i - 1].folded if i else "", words[i + 1].folded if i < last else "")
        for i, word in enumerate(words)
        if word.value is not None
    ]


def _negations(one: list[Word], two: list[Word], language: str | None) -> list[str]:
    """Return a reason where one of the two is negated and the other is not."""
    left, right = ([w.text for w in words if is_negation(w, language)] for words in (one, two))
    return [f"negation: {(left or right)[0]}"] if len(left) % 2 != len(right) % 2 else []

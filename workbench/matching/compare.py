"""Two claims compared: how similar they are, what they share, what differs, and which relation that makes.

The score mixes the overlap of words weighted by rarity with two of rapidfuzz's string ratios; no threshold on it
separates contradiction from sameness, so what differs (numbers, dates, names, negation, opposites) is found apart
from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from workbench.matching import differences
from workbench.matching.dates import ResolvedTime
from workbench.matching.differences import Alignment, align
from workbench.matching.reading import Rarity, Reading, _one, read
from workbench.matching.tokens import Item
from workbench.model import Comparison, Relation

SAME = 0.7
RELATED = 0.45
CONFLICT = 0.5
"""The least similarity, without what conflicts, at which another value is a conflict."""
TURNED = 0.5
"""The least share of the shorter claim that a negation or an opposite must have in common with the other."""
NAMED = 0.6
"""The same for another name."""
ALMOST_ALL = 0.75
ANOTHER_EVENT = "the same form, of something else"
"""The first reason of two claims that differ in names and values at once."""
_SHORT = 5
_WHOLE = 0.95
_MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Similarity:
    """How similar two claims are: the score, the overlap with the longer, the share of the shorter."""

    score: float
    overlap: float
    inside: float


def compare(
    a: str,
    b: str,
    *,
    language: str | None = None,
    rarity: Rarity = _one,
    times: tuple[Sequence[ResolvedTime], Sequence[ResolvedTime]] = ((), ()),
) -> Comparison:
    """Read two claims and compare them; see `read` and `compare_readings`."""
    one = read(a, language=language, rarity=rarity, times=times[0])
    return compare_readings(one, read(b, language=language, rarity=rarity, times=times[1]))


def compare_readings(one: Reading, two: Reading) -> Comparison:
    """Compare two claims.

    Returns:
        A score in 0..1 that says similar, never true; the relation with its reasons; the words shared and those
        that differ, as printed (neither where the two have too little in common to be shown).
    """
    pair = align(one, two)
    found = similarity(pair)
    score = round(found.score, 4)
    if [item.folded for item in one.items] == [item.folded for item in two.items]:
        return Comparison(1.0, "same", ("the same words",), _shared(pair))
    if one.joined == two.joined:
        return Comparison(1.0, "same", ("the same but for endings and how numbers are written",), _shared(pair))
    differing = contrast(pair, found)
    relation = _relation(found, pair, differing)
    if relation is None:
        return Comparison(score, None)
    if differing.another_event:
        reasons = [ANOTHER_EVENT, *differing.reasons]
    else:
        reasons = list(differing.reasons) or _likeness(relation, found, pair)
    return Comparison(
        score=score,
        relation=relation,
        reasons=tuple(reasons),
        shared=_shared(pair),
        differs=tuple(_printed(pair)),
    )


def similarity(pair: Alignment) -> Similarity:
    """Return how similar two claims are."""
    one, two = pair.one, pair.two
    common = sum(one.weights[key] * agreement for key, agreement in pair.shared.items())
    common_two = common if not pair.partner else _common_of_two(pair)
    overlap = min(common, common_two) / max(one.total, two.total)
    shorter, part = (one, common) if one.total <= two.total else (two, common_two)
    inside = min(1.0, part / shorter.total)
    ratios = (fuzz.ratio(one.sorted, two.sorted) + fuzz.ratio(one.joined, two.joined)) / 200
    contained = 0.9 * inside * min(1.0, len(shorter.weights) / _SHORT)
    return Similarity(min(1.0, max(0.5 * overlap + 0.5 * ratios, contained)), overlap, inside)


def _common_of_two(pair: Alignment) -> float:
    exact = sum(pair.two.weights[key] for key in pair.shared if key in pair.two.weights)
    return exact + sum(pair.two.weights[there] * pair.shared[here] for there, here in pair.partner.items())


@dataclass(frozen=True, slots=True)
class Contrast:
    """What two claims say differently of what would otherwise be one thing.

    `another_event` tells that names differ together with other names or values: the claims have a form in common, and
    speak of two things. `reasons` say in words what differs.
    """

    reasons: tuple[str, ...] = ()
    another_event: bool = False


def contrast(pair: Alignment, found: Similarity) -> Contrast:
    """Return what two claims that say the same otherwise say differently."""
    one, two = pair.one, pair.two
    if not pair.shared:
        return Contrast()
    numbers = differences.different_numbers(pair)
    dates = differences.different_dates(pair)
    names = differences.different_names(pair, alone=found.inside >= ALMOST_ALL)
    named = [f"name: {a.text} ≠ {b.text}" for a, b in names]
    valued = [f"number: {one.items[i].text} ≠ {two.items[j].text}" for i, j in numbers]
    valued += [_dates(one.items[i], two.items[j]) for i, j in dates]
    several = min(len({a.words for a, _ in names}), len({b.words for _, b in names}))
    if several > 1 or (named and valued):
        return Contrast((*named, *valued), another_event=True)
    reasons: list[str] = []
    keys_one = [one.items[i].key for i, _ in (*numbers, *dates)]
    keys_two = [two.items[j].key for _, j in (*numbers, *dates)]
    keys_one += [one.items[i].key for name, _ in names for i in range(name.start, name.end)]
    keys_two += [two.items[j].key for _, name in names for j in range(name.start, name.end)]
    rest = _rest(pair, keys_one, keys_two)
    if rest >= CONFLICT and found.score >= RELATED:
        reasons += [*valued, *(named if rest >= NAMED else ())]
    reasons += _turned(pair)
    return Contrast(tuple(dict.fromkeys(reasons)))


def _dates(one: Item, two: Item) -> str:
    """Return two dates as a reason: by their values where both have a year, else as printed."""
    if one.date and two.date and one.date.year and two.date.year:
        return f"date: {one.date.key} ≠ {two.date.key}"
    return f"date: {one.text} ≠ {two.text}"


def _rest(pair: Alignment, keys_one: Sequence[str], keys_two: Sequence[str]) -> float:
    """Return the share of the shorter claim that both have in common, leaving out what conflicts."""
    total_one = pair.one.total - sum(pair.one.weights.get(key, 0.0) for key in set(keys_one))
    total_two = pair.two.total - sum(pair.two.weights.get(key, 0.0) for key in set(keys_two))
    common = sum(pair.one.weights[key] * agreement for key, agreement in pair.shared.items())
    least = min(total_one, total_two)
    return min(1.0, common / least) if least > 0 else 0.0


def _turned(pair: Alignment) -> list[str]:
    """Return why one claim says the opposite of the other: an odd number of negations and opposites."""
    ones, twos = differences.negations(pair)
    opposed = differences.opposites(pair)
    if not opposed and len(ones) % 2 == len(twos) % 2:
        return []
    one, two = pair.one, pair.two
    known = one.words.negations
    in_pairs = {word.casefold() for words in opposed for word in words}
    ones = [i for i in ones if one.items[i].text.casefold() not in in_pairs]
    twos = [j for j in twos if two.items[j].text.casefold() not in in_pairs]
    if (len(ones) + len(twos) + len(opposed)) % 2 == 0:
        return []
    left = {item.key for item in one.items for words in opposed if item.text == words[0]}
    right = {item.key for item in two.items for words in opposed if item.text == words[1]}
    left |= {item.key for item in one.items if item.folded in known}
    right |= {item.key for item in two.items if item.folded in known}
    if _rest(pair, list(left), list(right)) < TURNED:
        return []
    reasons = [f"opposite: {a} ≠ {b}" for a, b in opposed]
    if len(ones) != len(twos):
        texts_one, texts_two = [one.items[i].folded for i in ones], [two.items[j].folded for j in twos]
        alone = Counter(texts_one)
        alone.subtract(texts_two)
        reasons.append(f"negation: {', '.join(word for word, count in alone.items() if count) or texts_one[0]}")
    return reasons


def _relation(found: Similarity, pair: Alignment, differing: Contrast) -> Relation | None:
    if differing.reasons and not differing.another_event:
        return "conflict"
    if not pair.shared:
        return None
    if found.score >= SAME and not differing.another_event:
        return "same"
    return "related" if found.score >= RELATED else None


def _likeness(relation: Relation, found: Similarity, pair: Alignment) -> list[str]:
    """Return in words how two claims that do not contradict each other are alike."""
    one, two = pair.one, pair.two
    if one.sorted == two.sorted:
        return ["the same words in another order"]
    count = f"{len(pair.shared)} of {max(len(one.weights), len(two.weights))} words shared"
    if relation == "related":
        return [count]
    shape = "one holds the other" if found.inside >= _WHOLE > found.overlap else "reworded"
    written = {item.key: item for item in two.items}
    equal = [
        f"{(item.quantity and 'number') or 'date'}: {item.text} = {other.text}"
        for item in one.items
        if item.kind != "word" and (other := written.get(item.key)) and other.folded != item.folded
    ]
    return [f"{shape}, {count}", *equal]


def _shared(pair: Alignment) -> tuple[str, ...]:
    printed = {item.key: item.text for item in pair.one.items}
    heaviest = sorted(pair.shared, key=lambda key: (-pair.one.weights[key], key))
    return tuple(printed[key] for key in heaviest[:_MOST_SHOWN])


def _printed(pair: Alignment) -> list[tuple[str, str]]:
    """Return the runs of words that stand in each other's place, as printed; one side may be empty."""
    return [
        (
            " ".join(pair.one.items[i].text for i in block.one),
            " ".join(pair.two.items[j].text for j in block.two),
        )
        for block in pair.blocks
    ]

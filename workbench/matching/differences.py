"""What two claims say differently: numbers, dates, names, negations and opposites, each with its reason in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz.distance import Indel

from workbench.matching.names import Name, alike
from workbench.matching.reading import Reading
from workbench.matching.tokens import Item, tokenise

_SYNONYM = 0.8
_TYPO = 0.9
_TYPO_LENGTH = 4
_MOST_PAIRED = 24
_BESIDE = 2
_IN_PLACE = 3
_REACH = 3

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of items of one claim that stands in the place of a run of the other; either may be empty."""

    one: tuple[int, ...]
    two: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two claims laid beside each other.

    Attributes:
        shared: keys of the first that the second has too, with how far they agree (1 the same, less for a typing
            error or a synonym).
        partner: a key of the second with the key of the first that it stands for.
        left, right: keys that only one of them has.
        blocks: the places where they differ, in order.
    """

    one: Reading
    two: Reading
    shared: Mapping[str, float]
    partner: Mapping[str, str]
    left: tuple[str, ...]
    right: tuple[str, ...]
    blocks: tuple[Block, ...]

    def common_key(self, item: Item) -> str:
        """Return the key by which an item of the second claim is known in the first."""
        return self.partner.get(item.key, item.key)


def align(one: Reading, two: Reading) -> Alignment:
    """Lay two claims beside each other: equal keys, then typing errors and synonyms among what is left."""
    shared = {key: 1.0 for key in one.weights if key in two.weights}
    left = [key for key in one.weights if key not in two.weights]
    right = [key for key in two.weights if key not in one.weights]
    partner: dict[str, str] = {}
    if left and right and len(left) * len(right) <= _MOST_PAIRED**2:
        for here, there, agreement in _pairs(one, two, left, right):
            if here not in shared and there not in partner:
                shared[here], partner[there] = agreement, here
        left = [key for key in left if key not in shared]
        right = [key for key in right if key not in partner]
    keys_two = [partner.get(item.key, item.key) for item in two.items]
    blocks = _blocks([item.key for item in one.items], keys_two)
    return Alignment(one, two, shared, partner, tuple(left), tuple(right), blocks)


def _pairs(one: Reading, two: Reading, left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    folded_one = {item.key: item for item in one.items}
    folded_two = {item.key: item for item in two.items}
    known, found = one.words, []
    for here in left:
        a = folded_one[here]
        for there in right:
            b = folded_two[there]
            if a.kind != b.kind:
                continue
            if a.kind == "number" and a.quantity and b.quantity:
                if a.quantity.fits(b.quantity):
                    found.append((_TYPO, here, there))
            elif a.kind == "date" and a.date and b.date:
                if a.date.fits(b.date):
                    found.append((_TYPO, here, there))
            elif there in known.opposites.get(here, ()):
                continue
            elif known.synonyms.get(here, -1) == known.synonyms.get(there, -2):
                found.append((_SYNONYM, here, there))
            elif min(len(a.folded), len(b.folded)) >= _TYPO_LENGTH and alike(a.folded, b.folded):
                found.append((_TYPO * Indel.normalized_similarity(a.folded, b.folded), here, there))
    for agreement, here, there in sorted(found, reverse=True):
        yield here, there, agreement


def _blocks(one: Sequence[str], two: Sequence[str]) -> tuple[Block, ...]:
    found: list[Block] = []
    dropped: list[int] = []
    added: list[int] = []
    for code in Indel.opcodes(one, two):
        if code.tag == "equal":
            if dropped or added:
                found.append(Block(tuple(dropped), tuple(added)))
            dropped, added = [], []
        elif code.tag == "delete":
            dropped.extend(range(code.src_start, code.src_end))
        else:
            added.extend(range(code.dest_start, code.dest_end))
    if dropped or added:
        found.append(Block(tuple(dropped), tuple(added)))
    return tuple(found)


# --- values -------------------------------------------------------------------------------------------------


def different_numbers(pair: Alignment) -> list[tuple[int, int]]:
    """Return the quantities that stand for one thing and do not fit each other, as indexes of items."""
    return _different(pair, "number", lambda a, b: bool(a.quantity and b.quantity and a.quantity.fits(b.quantity)))


def different_dates(pair: Alignment) -> list[tuple[int, int]]:
    """Return the dates that stand for one thing and do not fit each other, as indexes of items."""
    found = _different(pair, "date", lambda a, b: bool(a.date and b.date and a.date.fits(b.date)))
    return [
        (a, b)
        for a, b in found
        if (one := pair.one.items[a].date) and (two := pair.two.items[b].date) and one.comparable(two)
    ]


def _different(pair: Alignment, kind: str, fits: Callable[[Item, Item], bool]) -> list[tuple[int, int]]:
    ones = [i for i, item in enumerate(pair.one.items) if item.kind == kind]
    twos = [i for i, item in enumerate(pair.two.items) if item.kind == kind]
    if not ones or not twos:
        return []
    alone_one = [i for i in ones if not any(fits(pair.one.items[i], pair.two.items[j]) for j in twos)]
    alone_two = [j for j in twos if not any(fits(pair.one.items[i], pair.two.items[j]) for i in ones)]
    found = []
    for i in alone_one:
        for j in alone_two:
            if _same_slot(pair, i, j, only=len(alone_one) == len(alone_two) == 1):
                found.append((i, j))
    return found


def _same_slot(pair: Alignment, i: int, j: int, *, only: bool) -> bool:
    """Tell whether two values that differ say it of the same thing: the same unit, neighbour, or place."""
    a, b = pair.one.items[i], pair.two.items[j]
    if a.kind == "date":
        return only or any(i in block.one and j in block.two for block in pair.blocks)
    if a.quantity is None or b.quantity is None:
        return False
    if a.quantity.unit and b.quantity.unit and a.quantity.unit != b.quantity.unit:
        return False
    if only and a.quantity.unit and a.quantity.unit == b.quantity.unit:
        return True
    if any(i in block.one and j in block.two for block in pair.blocks if len(block.one) + len(block.two) <= 4):
        return True
    after_a, after_b = _beside(pair.one.items, i, 1), _beside(pair.two.items, j, 1)
    if after_a and after_b and after_a[0].key == pair.common_key(after_b[0]):
        return True
    before_a, before_b = _beside(pair.one.items, i, -1), _beside(pair.two.items, j, -1)
    return bool(only and before_a and before_b and before_a[0].key == pair.common_key(before_b[0]))


def _beside(items: Sequence[Item], index: int, step: int, most: int = _BESIDE, within: int = 1_000) -> list[Item]:
    """Return the nearest items that say something on one side, within the clause and so many items."""
    found: list[Item] = []
    at = index + step
    while 0 <= at < len(items) and len(found) < most and items[at].clause == items[index].clause:
        if abs(at - index) > within:
            break
        if items[at].says:
            found.append(items[at])
        at += step
    return found


def _same_side(pair: Alignment, i: int, j: int) -> bool:
    """Tell whether two words stand before the same word, or at the end of a clause behind the same word."""
    for step in (1, -1):
        beside_a, beside_b = _beside(pair.one.items, i, step, 1), _beside(pair.two.items, j, step, 1)
        if beside_a and beside_b:
            return beside_a[0].key == pair.common_key(beside_b[0])
        if beside_a or beside_b:
            return False
    return False


# --- names --------------------------------------------------------------------------------------------------


def different_names(pair: Alignment, *, alone: bool) -> list[tuple[Name, Name]]:
    """Return the names that stand in each other's place and cannot be one person's or place's.

    Args:
        pair: the claims.
        alone: whether it is enough that each claim has one name that the other lacks, wherever it stands.
    """
    ones = [name for name in pair.one.names if not _known(name, pair.two)]
    twos = [name for name in pair.two.names if not _known(name, pair.one)]
    found = []
    for one in ones:
        for two in twos:
            if _same_place(pair, one, two) or (alone and len(ones) == len(twos) == 1):
                found.append((one, two))
    return found


def _known(name: Name, other: Reading) -> bool:
    """Tell whether a claim names the same, or has the words of the name in another form."""
    if any(name.matches(there) for there in other.names):
        return True
    if any(len(name.words) > 1 and len(t.words) > 1 and alike(name.words[-1], t.words[-1]) for t in other.names):
        return False  # the same surname with another first name
    last = name.words[-1]
    folded = {item.folded for item in other.items}
    return last in folded or any(alike(last, word) for word in folded if word[:1] == last[:1])


def _same_place(pair: Alignment, one: Name, two: Name) -> bool:
    here, there = set(range(one.start, one.end)), set(range(two.start, two.end))
    return any(here & set(block.one) and there & set(block.two) for block in pair.blocks)


# --- polarity -----------------------------------------------------------------------------------------------


def negations(pair: Alignment) -> tuple[list[int], list[int]]:
    """Return the negations on either side that bear on what both claims say, as indexes of items."""
    common = set(pair.shared)
    ones = [i for i in pair.one.negations if _bears(pair.one, i, common, dict)]
    twos = [j for j in pair.two.negations if _bears(pair.two, j, common, lambda: pair.partner)]
    return ones, twos


def _bears(reading: Reading, index: int, common: set[str], partner: Callable[[], Mapping[str, str]]) -> bool:
    names = partner()
    after = _beside(reading.items, index, 1, within=_REACH)
    if reading.items[index].folded == reading.words.lacking:
        near = after[:1]
    else:
        near = [*_beside(reading.items, index, -1, within=_REACH), *after]
    near = [item for item in near if item.folded not in reading.words.negations]
    if not near:
        return False
    return 2 * sum(names.get(item.key, item.key) in common for item in near) >= len(near)


def opposites(pair: Alignment) -> list[tuple[str, str]]:
    """Return the words that say the opposite of each other, as printed."""
    known = pair.one.words
    places_one = {item.key: i for i, item in enumerate(pair.one.items)}
    places_two = {item.key: j for j, item in enumerate(pair.two.items)}
    found = [
        (places_one[here], places_two[there])
        for here in pair.left
        for there in pair.right
        if there in known.opposites.get(here, ()) and _said_of_one(pair, places_one[here], places_two[there])
    ]
    for block in pair.blocks:
        if len(block.one) <= _IN_PLACE and len(block.two) <= _IN_PLACE:
            found += [(i, j) for i in block.one for j in block.two if _opposed_in_place(pair, i, j)]
    return list(dict.fromkeys((pair.one.items[i].text, pair.two.items[j].text) for i, j in found))


def _said_of_one(pair: Alignment, i: int, j: int) -> bool:
    """Tell whether two words stand in one place, or beside the same word (`black dog` and `white ball` do not)."""
    if any(i in block.one and j in block.two for block in pair.blocks):
        return True
    beside_a = {item.key for step in (1, -1) for item in _beside(pair.one.items, i, step, 1)}
    beside_b = {pair.common_key(item) for step in (1, -1) for item in _beside(pair.two.items, j, step, 1)}
    return bool(beside_a & beside_b)


def _opposed_in_place(pair: Alignment, i: int, j: int) -> bool:
    known, a, b = pair.one.words, pair.one.items[i], pair.two.items[j]
    if not _same_side(pair, i, j) or (a.says and a.key in pair.shared) or (b.says and b.key not in pair.right):
        return False
    if b.folded in known.in_place.get(a.folded, ()):
        return True
    return known.stem(b.folded) in known.opposites.get(known.stem(a.folded), ())


# --- for showing ----------------------------------------------------------------------------------------------


def different_spans(one: str, two: str) -> list[tuple[int, int]]:
    """Return the stretches of the second text that stand there instead of or beyond what the first has.

    Offsets are code points of the second text, start inclusive, end exclusive.
    """
    first, second = tokenise(one), tokenise(two)
    codes = Indel.opcodes([token.folded for token in first], [token.folded for token in second])
    return [(second[code.dest_start].start, second[code.dest_end - 1].end) for code in codes if code.tag == "insert"]

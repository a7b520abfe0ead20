"""Names in a claim, and whether two of them may be one person's or one place's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from workbench.matching.lexicon import Lexicon

if TYPE_CHECKING:
    from workbench.matching.tokens import Item

_ALIKE = 0.82
_ENDING = 3
_FEWEST_LETTERS = 4
_TITLE_CASE = 0.75
_FEWEST_FOR_TITLE_CASE = 5
_INITIAL = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its words folded, without titles; where its items begin and end; and as printed."""

    words: tuple[str, ...]
    start: int
    end: int
    text: str

    def matches(self, other: Name) -> bool:
        """Tell whether both may name the same: a surname stands for a full name, initials for their words.

        Two full names with one surname are one person only where their first names agree.
        """
        if _initials(self.words, other.words) or _initials(other.words, self.words):
            return True
        shorter, longer = sorted((self.words, other.words), key=len)
        if all(any(alike(word, there) for there in longer) for word in shorter):
            return True
        if len(shorter) == 1 or not alike(shorter[-1], longer[-1]):
            return False
        one, two = shorter[-2], longer[-2]
        return alike(one, two) or (one[0] == two[0] and min(len(one), len(two)) <= _INITIAL)


def alike(one: str, two: str) -> bool:
    """Tell whether two words are one, but for a typing error or an ending."""
    if one == two:
        return True
    shorter, longer = (one, two) if len(one) <= len(two) else (two, one)
    least, most = len(shorter), len(longer)
    if one[:1] != two[:1] and one[1:2] != two[1:2]:
        return False
    if least < _FEWEST_LETTERS or 2 * least < _ALIKE * (least + most) - _ENDING:
        return False
    if most - least <= _ENDING and longer.startswith(shorter):
        return True
    return Indel.normalized_similarity(one, two, score_cutoff=_ALIKE) > 0


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    return len(short) == 1 and 2 <= len(short[0]) == len(long) and short[0] == "".join(word[0] for word in long)


def find_names(items: Sequence[Item], words: Lexicon) -> tuple[Name, ...]:
    """Return the names among the items of a claim, by their capitals; none where every word has one (a title)."""
    plain = [item for item in items if item.kind == "word" and item.says]
    capitals = sum(item.capital for item in plain)
    if len(plain) >= _FEWEST_FOR_TITLE_CASE and capitals > _TITLE_CASE * len(plain):
        return ()
    found: list[Name] = []
    index = 0
    while index < len(items):
        end = _run(items, index, words)
        if end == index:
            index += 1
            continue
        run = [i for i in range(index, end) if items[i].says and items[i].folded not in words.titles]
        if run and not (len(run) == 1 and _ordinary(items, run[0], words)):
            texts = [items[i].text for i in range(run[0], end)]
            found.append(Name(tuple(_bare(items[i].folded) for i in run), run[0], end, " ".join(texts)))
        index = end
    return tuple(found)


def _run(items: Sequence[Item], index: int, words: Lexicon) -> int:
    """Return the end of the run of capitalised words that begins at an index; small words may stand inside it."""
    end = at = index
    while at < len(items):
        item = items[at]
        if item.kind == "word" and item.capital and item.says and not (item.opens and at > index):
            at += 1
            end = at
        elif end > index and item.kind == "word" and item.folded in words.particles and at - end < 2:
            at += 1
        else:
            break
    return end


def _ordinary(items: Sequence[Item], index: int, words: Lexicon) -> bool:
    """Tell whether a single capital at the beginning of a sentence says nothing of the word."""
    item = items[index]
    if not item.opens:
        return False
    if item.text.isupper() and len(item.text) > 1:
        return False
    return not words.common_endings or item.folded.endswith(words.common_endings) or len(item.folded) < 3


def _bare(folded: str) -> str:
    return folded.removesuffix("'s") or folded

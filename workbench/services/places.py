"""Where words stand in an article, for people who name a place by its words. Pure functions over text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from workbench.model import Span, WorkbenchError
from workbench.safe import visible

_AROUND = 24
_MOST_NAMED = 6
_TOKEN = re.compile(r"\w+|[^\w\s]")
_WITH_SPACE = re.compile(r"\S+\s*|\s+")


def trimmed(text: str, place: Span) -> Span:
    """Return a place without the blanks at its ends.

    Raises:
        WorkbenchError: it is not inside the text, or has no words.
    """
    if not 0 <= place.start < place.end <= len(text):
        raise WorkbenchError(
            f"{place.start} to {place.end}: no place in the text, which has {len(text)} characters; nothing was written"
        )
    words = place.of(text)
    start, end = place.start + len(words) - len(words.lstrip()), place.end - len(words) + len(words.rstrip())
    if not any(character.isalnum() for character in text[start:end]):
        raise WorkbenchError("there are no words in this place; nothing was written")
    return Span(start, end)


def occurrences(text: str, words: str) -> list[Span]:
    """Return where words stand in a text, whatever blanks and line ends are between them; never inside a word."""
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    return [Span(*match.span()) for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)] if pattern else []


def only_place(text: str, words: str, *, near: Span | None = None) -> Span:
    """Return the one place where words stand.

    Args:
        text: the article's text.
        words: the words.
        near: a claim: a place that shares text with it counts before others, then the one that is nearest.

    Raises:
        WorkbenchError: there is none, or it is not clear which; the places are then named with their numbers.
    """
    found = occurrences(text, words)
    if not found:
        raise WorkbenchError(f"{visible(words)!r} does not stand in the article; nothing was written")
    if near is not None and len(found) > 1:
        gaps = [max(0, place.start - near.end, near.start - place.end) for place in found]
        found = [place for place, gap in zip(found, gaps, strict=True) if gap == min(gaps)]
    if len(found) == 1:
        return found[0]
    named = "; ".join(f"{i}: {_shown(text, place)}" for i, place in enumerate(found[:_MOST_NAMED], 1))
    more = " …" if len(found) > _MOST_NAMED else ""
    raise WorkbenchError(
        f"{visible(words)!r} stands there {len(found)} times ({named}{more}); "
        "give more of the words, or say which with --at; nothing was written"
    )


def _shown(text: str, place: Span) -> str:
    before, after = text[max(0, place.start - _AROUND) : place.start], text[place.end : place.end + _AROUND]
    return visible(" ".join(f"…{before}[{place.of(text)}]{after}…".split()))


class Edges:
    """Where words and signs begin and end in a text, for moving a border over it."""

    def __init__(self, text: str) -> None:
        matches = list(_TOKEN.finditer(text))
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]

    def moved(self, offset: int, steps: int, *, end: bool) -> int:
        """Return where a border is after so many words to the right (to the left where negative).

        Args:
            offset: where it is.
            steps: how many words.
            end: whether it is the end of a stretch, which lies after a word; else it lies before one.
        """
        places = self.ends if end else self.starts
        if not places:
            return offset
        index = bisect_right(places, offset) - 1 + steps if steps > 0 else bisect_left(places, offset) + steps
        return places[max(0, min(index, len(places) - 1))]


def word_changes(before: str, after: str) -> list[tuple[str, str]]:
    """Return what became of a text, word by word: runs that are `same`, `dropped` or `inserted`, in order.

    The runs that are same or inserted are the text after, put one after the other; white space goes with its word.
    """
    from rapidfuzz.distance import Indel

    one, two = _WITH_SPACE.findall(before), _WITH_SPACE.findall(after)
    bare_one, bare_two = [word.strip() for word in one], [word.strip() for word in two]
    found: list[tuple[str, str]] = []
    i = j = 0
    for block in Indel.opcodes(bare_one, bare_two).as_matching_blocks():
        found.append(("dropped", "".join(one[i : block.a])))
        found.append(("inserted", "".join(two[j : block.b])))
        i, j = block.a + block.size, block.b + block.size
        found.append(("same", "".join(two[block.b : j])))
    return [(kind, words) for kind, words in found if words]

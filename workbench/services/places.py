"""Where words stand in an article, for people who name a place by its words. Pure functions over text."""

from __future__ import annotations

import re

from workbench.model import Span, WorkbenchError
from workbench.safe import visible

_AROUND = 24
_MOST_NAMED = 6


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

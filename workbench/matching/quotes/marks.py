"""What a printed quote says of itself: where it leaves something out, and what stands in it in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.matching.quotes.language import QuoteWords
from workbench.matching.quotes.words import Word, read_words

_ELLIPSIS = re.compile(r"[\[(]\s*(?:\.(?:\s?\.){1,}|…)\s*[\])]|…|\.(?:\s?\.){2,}|(?<=\s)\.\.(?=\s)")
_BRACKETS = re.compile(r"\[[^\[\]]{1,200}\]|\((?:[^()]{0,80}[,;]\s*)?(?:red|ed)\.?\)")
_LETTERS = re.compile(r"\[([^\W\d_]{1,3})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,4})\]")
_PARENTHESES = re.compile(r"\([^()]{1,200}\)")


@dataclass(frozen=True, slots=True)
class QuoteText:
    """A quote read for its comparison with a transcript.

    Attributes:
        text: the quote as printed; letters in brackets (`[T]he`) without them.
        words: its words; those in brackets are not among them.
        gaps: before which of the words something is left out, as the quote says (0: in front; the number of words:
            behind).
        brackets: before which word something stands in brackets, and what.
    """

    text: str
    words: tuple[Word, ...]
    gaps: frozenset[int]
    brackets: tuple[tuple[int, str], ...]
    letters_in_brackets: bool = False


def read_quote(text: str, language: QuoteWords, *, parentheses: bool = False) -> QuoteText:
    """Read a printed quote.

    Args:
        text: the quote, with or without its quotation marks.
        language: the language's words.
        parentheses: take what stands in parentheses for an addition of the article too.
    """
    letters = bool(_LETTERS.search(text))
    text = _LETTERS.sub(lambda m: m[1] or m[2], text)
    cuts = [(m.start(), m.end(), "") for m in _ELLIPSIS.finditer(text)]
    added = [*_BRACKETS.finditer(text), *(_PARENTHESES.finditer(text) if parentheses else ())]
    cuts += [
        (m.start(), m.end(), m.group()) for m in added if not any(m.start() < b and a < m.end() for a, b, _ in cuts)
    ]
    words: list[Word] = []
    gaps: set[int] = set()
    brackets: list[tuple[int, str]] = []
    position = 0
    for start, end, inner in sorted(cuts):
        if start < position:
            continue
        words += read_words(text, language, position, start)
        if inner:
            brackets.append((len(words), inner))
        else:
            gaps.add(len(words))
        position = end
    words += read_words(text, language, position)
    return QuoteText(text, tuple(words), frozenset(gaps), tuple(brackets), letters)


def has_parentheses(text: str) -> bool:
    """Tell whether something in a quote stands in parentheses that are no ellipsis."""
    return any(not _ELLIPSIS.fullmatch(m.group()) for m in _PARENTHESES.finditer(text))

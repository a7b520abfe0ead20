"""The words of a quote or of a transcript, in the form in which they are compared, with their places."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, MutableSequence
from dataclasses import dataclass

from workbench.matching.quotes.language import QuoteWords, folded, plain
from workbench.matching.quotes.numbers import join_numbers

_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*"
    r"|(?:(?<![^\W_])['’‘ʼ])?[^\W\d_]+(?:['’‘ʼ‐‑-][^\W_]+)*"
    r"|[%€$£]"
    r"|[^\W_]+"
)
_SEEN = 100_000
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place. `key` is what is compared; words written as one (`don't`) share a place."""

    start: int
    end: int
    key: str


def read_words(text: str, language: QuoteWords, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of a stretch of a text, in order.

    What is short is read in full (`'t` as `het`, `don't` as `do not`), numbers by their value (`zeven` as `7`), so
    that how a word is written does not count as a change of what was said. Sounds that are no words (`eh`) are left
    out.
    """
    keys: list[str] = []
    starts, ends = array("L"), array("L")
    collect_words(text, language, start, len(text) if end is None else end, keys, starts, ends)
    keys, starts, ends = join_numbers(text, keys, starts, ends, language)
    return map(Word, starts, ends, keys)


def collect_words(
    text: str,
    language: QuoteWords,
    start: int,
    end: int,
    keys: list[str],
    starts: MutableSequence[int],
    ends: MutableSequence[int],
) -> None:
    """Read the words of a stretch as `read_words` does, into lists: a transcript has very many."""
    seen = language.seen
    for match in _TOKEN.finditer(text, start, end):
        token = match.group()
        known = seen.get(token)
        if known is None:
            if len(seen) > _SEEN:
                seen.clear()
            known = seen[token] = _keys(token, language)
        first, last = match.span()
        for key in known:
            keys.append(key)
            starts.append(first)
            ends.append(last)


def _keys(token: str, language: QuoteWords) -> tuple[str, ...]:
    """Return the words that a token stands for, as they are compared."""
    if token[0].isdigit():
        return (_digits(token, language.decimal),)
    if not token[0].isalpha() or any(sign in token for sign in "'’‘ʼ"):
        return _in_full(token, language)
    key = folded(token)
    if not key or key in language.fillers:
        return ()
    value = language.values.get(key)
    if value is not None:
        return (str(value),)
    return language.spelled.get(key) or (language.same.get(key, key),)


def _in_full(token: str, language: QuoteWords) -> tuple[str, ...]:
    low = plain(token)
    if low in language.spelled:
        return language.spelled[low]
    for ending, word in language.clitics.items():
        if low.endswith(ending) and len(low) > len(ending):
            return (folded(low[: -len(ending)]), word)
    key = folded(token)
    return (language.same.get(key, key),) if key else ()


def _digits(token: str, decimal: str | None) -> str:
    """Return a number without the signs between its thousands, and with a full stop before its decimals."""
    if token.isdigit():
        return token.lstrip("0") or "0"
    if _GROUPED.fullmatch(token) and (decimal is None or decimal not in token):
        return re.sub(r"[.,]", "", token)
    return token.replace(decimal, ".") if decimal else token


def is_number(key: str, language: QuoteWords) -> bool:
    """Tell whether a word is a number."""
    return key[:1].isdigit() or key in language.values

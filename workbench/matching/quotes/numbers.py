"""Numbers that are written in several words, read as one: `elf komma vier miljoen` as `11,4 miljoen` is."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from decimal import Decimal

from workbench.matching.quotes.language import QuoteWords

_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_SYMBOLS = frozenset("€$£")
_DIGITS = frozenset("0123456789")
_LARGE = {str(int(_THOUSAND**power)): _THOUSAND**power for power in (1, 2, 3, 4)}


def join_numbers(
    text: str, keys: list[str], starts: array[int], ends: array[int], language: QuoteWords
) -> tuple[list[str], array[int], array[int]]:
    """Return words with those that make one number put together, as one word with its value.

    Args:
        text: the text that the words are of.
        keys: the words as they are compared; numbers by their value.
        starts: where they begin.
        ends: where they end.
        language: the words of their language.
    """
    reader = _Reader(text, keys, starts, language)
    joined = [span for index, key in enumerate(keys) if key[0] in _DIGITS and (span := reader.read(index))]
    if joined:
        keys, starts, ends = _replaced(keys, starts, ends, joined)
    for index in range(len(keys) - 1):
        if text[starts[index]] in _SYMBOLS and keys[index + 1][0] in _DIGITS:  # `€ 3` as `3 euro`
            keys[index], keys[index + 1] = keys[index + 1], keys[index]
            starts[index + 1], ends[index] = starts[index], ends[index + 1]
    return keys, starts, ends


def _replaced(
    keys: list[str], starts: array[int], ends: array[int], joined: Sequence[tuple[int, int, str]]
) -> tuple[list[str], array[int], array[int]]:
    new_keys, new_starts, new_ends = list[str](), array("L"), array("L")
    at = 0
    for first, last, value in joined:
        if first < at:
            continue
        new_keys += [*keys[at:first], value]
        new_starts += starts[at : first + 1]
        new_ends += ends[at:first]
        new_ends.append(ends[last - 1])
        at = last
    new_keys += keys[at:]
    new_starts += starts[at:]
    new_ends += ends[at:]
    return new_keys, new_starts, new_ends


class _Reader:
    """Reads a number from its first word on, as far as the words make one."""

    def __init__(self, text: str, keys: Sequence[str], starts: Sequence[int], language: QuoteWords) -> None:
        self._text, self._keys, self._starts, self._language = text, keys, starts, language

    def read(self, first: int) -> tuple[int, int, str] | None:
        """Return where a number of several words begins and ends, and its value; None of a single word."""
        begin, at = first, first + 1
        total, part, large = Decimal(0), self._value(first), Decimal("Infinity")
        if part is None:
            return None
        if self._keys[first] in _LARGE and self._is_word(first):
            total, part, large = part, Decimal(0), part
        if first and self._keys[first - 1] in self._language.ones and self._is_word(first) and self._is_factor(first):
            begin = first - 1
        while at < len(self._keys):
            factor = self._factor(at, part, large)
            if factor is not None:
                if factor == _HUNDRED:
                    part *= factor
                else:
                    total, part, large = total + part * factor, Decimal(0), factor
                at += 1
            elif (decimals := self._decimals(at)) is not None and part == int(part):
                part, at = part + decimals, at + 2
            elif (added := self._added(at, total, part, large)) is not None:
                part, at = part + added[0], added[1]
            else:
                break
        if at - begin == 1:
            return None
        return begin, at, format((total + part).normalize(), "f")

    def _value(self, index: int) -> Decimal | None:
        if index >= len(self._keys) or not self._keys[index].replace(".", "", 1).isdecimal():
            return None
        return Decimal(self._keys[index])

    def _is_word(self, index: int) -> bool:
        return not self._text[self._starts[index]].isdigit()

    def _is_factor(self, index: int) -> bool:
        return self._keys[index] in _LARGE or self._keys[index] == "100"

    def _factor(self, index: int, part: Decimal, large: Decimal) -> Decimal | None:
        """Return what the number so far is to be multiplied by (`hundred`, `million`)."""
        if not self._is_word(index) or not self._is_factor(index) or part == 0:
            return None
        value = Decimal(self._keys[index])
        return value if (value == _HUNDRED and part < _HUNDRED) or (_HUNDRED < value < large) else None

    def _decimals(self, index: int) -> Decimal | None:
        """Return the decimals behind a spoken sign (`komma vier`)."""
        if self._keys[index] != self._language.decimal_word or index + 1 >= len(self._keys):
            return None
        digits = self._keys[index + 1]
        return Decimal(f"0.{digits}") if digits.isdecimal() and len(digits) <= 3 else None

    def _added(self, index: int, total: Decimal, part: Decimal, large: Decimal) -> tuple[Decimal, int] | None:
        """Return what is added to the number so far (`two hundred and forty`), and the word behind it."""
        at = index + (self._keys[index] in self._language.joins)
        value = self._value(at)
        if value is None or not self._is_word(at) or self._keys[at] in _LARGE:
            return None
        if part >= _HUNDRED and self._keys[at + 1 : at + 2] == ["100"] and self._is_word(at + 1):
            return None  # two numbers: `one hundred and two hundred`
        after_hundreds = part > 0 and part % _HUNDRED == 0 and value < _HUNDRED
        after_large = part == 0 and total > 0 and value < large
        after_tens = at == index and part < _HUNDRED and part >= 20 and part % 10 == 0 and value < 10
        return (value, at + 1) if after_hundreds or after_large or after_tens else None

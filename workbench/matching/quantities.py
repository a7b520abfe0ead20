"""Quantities by value: digits in a language's format, words of numbers, multipliers, hedges, shares, units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import Indel

from workbench.matching.lexicon import Lexicon

if TYPE_CHECKING:
    from workbench.matching.tokens import Token

_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_ELLIPSIS = re.compile(r"…|\.\.\.|[(\[]")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_LARGEST_EXPONENT = 15
_ABOUT = 0.1
_HUNDRED = Decimal(100)
_LARGE = 1_000_000
_LONG = 6
_MISTYPED = 0.85


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity: its value, the range of values that fit its wording, and what it counts where that is a unit.

    Attributes:
        value: the value as written; a share of a whole as a percentage.
        low, high: the range that the wording leaves open (`ruim 3` is 3 to 4); both `value` without a hedge.
        grain: the value of the last digit that says something: 100,000 for `1,2 miljoen`.
        rounded: whether the wording shows that it was rounded (a multiplier, a decimal, a percentage).
        unit: the unit by its common name (`%`, `euro`), or None.
        figure: the value before a multiplier; `cut` tells that the text may have been cut off behind it.
        text: as printed, with its hedge and its unit.
    """

    value: float
    low: float
    high: float
    grain: float
    rounded: bool
    unit: str | None
    text: str
    figure: float = 0.0
    cut: bool = False

    @property
    def key(self) -> str:
        """Return what two equal quantities share."""
        return f"#{self.value:g}"

    def fits(self, other: Quantity) -> bool:
        """Tell whether both may speak of one value: equal, within each other's hedge, or one rounded."""
        if self.unit and other.unit and self.unit != other.unit:
            return False
        if self.value == other.value or (self.figure == other.figure and (self.cut or other.cut)):
            return True
        if self.low < other.high and other.low < self.high:
            return True
        if self.low <= other.value <= self.high or other.low <= self.value <= other.high:
            return True
        coarse, fine = (self, other) if self.grain > other.grain else (other, self)
        return coarse.rounded and coarse.grain > fine.grain and abs(coarse.value - fine.value) <= coarse.grain / 2


def read_quantity(text: str, tokens: Sequence[Token], index: int, words: Lexicon) -> tuple[Quantity | None, int]:
    """Return the quantity that begins at a token, hedge and unit among it, and the index of the token after it."""
    hedge, at = _hedge(tokens, index, words)
    sign = words.units.get(tokens[at].folded) if at < len(tokens) and tokens[at].folded in _MONEY else None
    at += sign is not None
    found = _value(tokens, at, words) if at < len(tokens) else None
    if found is None:
        return None, index
    value, grain, rounded, after, share, figure = found
    unit, after = _unit(tokens, after, words)
    unit = unit or sign
    if share:
        value, grain, unit, hedge = value * 100, grain * 100, "%", hedge or "about"
    number, step = float(value), float(grain)
    low, high = _range(number, step, hedge)
    printed = " ".join(text[tokens[index].start : tokens[after - 1].end].split())
    cut = unit is None and value == figure and (after == len(tokens) or _left_out(text, tokens, after))
    whole = Quantity(number, low, high, step, rounded or unit == "%", unit, printed, float(figure), cut)
    return whole, after


def _left_out(text: str, tokens: Sequence[Token], after: int) -> bool:
    """Tell whether something is left out before a token."""
    return bool(_ELLIPSIS.search(text, tokens[after - 1].end, tokens[after].start))


_Value = tuple[Decimal, Decimal, bool, int, bool, Decimal]
_MONEY = frozenset("€$£")


def _hedge(tokens: Sequence[Token], index: int, words: Lexicon) -> tuple[str | None, int]:
    for phrase, kind in words.hedges.get(tokens[index].folded, ()):
        end = index + len(phrase)
        if tuple(token.folded for token in tokens[index:end]) == phrase:
            return kind, end
    return None, index


def _range(value: float, grain: float, hedge: str | None) -> tuple[float, float]:
    width = max(grain, _ABOUT * abs(value))
    if hedge == "over":
        return value, value + width
    if hedge == "under":
        return value - width, value
    return (value - width, value + width) if hedge == "about" else (value, value)


def _unit(tokens: Sequence[Token], index: int, words: Lexicon) -> tuple[str | None, int]:
    if index + 1 < len(tokens):
        both = f"{tokens[index].folded} {tokens[index + 1].folded}"
        if both in words.units:
            return words.units[both], index + 2
    if index < len(tokens) and tokens[index].folded in words.units:
        return words.units[tokens[index].folded], index + 1
    return None, index


def _value(tokens: Sequence[Token], index: int, words: Lexicon) -> _Value | None:
    """Return value, grain, whether rounded, the index after, whether a share of a whole, and the bare figure."""
    token = tokens[index]
    if token.text[0].isdigit():
        return _figures(tokens, index, words)
    if token.folded in words.fractions and not _multiplied(tokens, index + 1, words):
        after = index + 1
        share = words.fractions[token.folded]
        return share, Decimal("0.05"), True, after, True, share * 100
    value = _word_value(token, words)
    factor = words.multipliers.get(token.folded)
    if value is None and (factor is None or (factor >= _LARGE and not _after_article(tokens, index, words))):
        return None
    after = index + 1
    total, part = Decimal(0), value if value is not None else factor or Decimal(1)
    exact = value is None or value == int(value)
    while after < len(tokens):
        folded = tokens[after].folded
        following = _word_value(tokens[after], words)
        if (times := _multiplier(folded, words)) is not None:
            part *= times
        elif following is not None and part >= _HUNDRED and following < _lowest(part):
            total, part = total + part, following
        elif following is not None and part % 10 == 0 and 20 <= part < 100 and 0 < following < 10:
            part += following  # twenty one
        elif (
            folded in words.joiners
            and part >= _HUNDRED
            and after + 1 < len(tokens)
            and (more := _word_value(tokens[after + 1], words)) is not None
            and more < _HUNDRED <= part
        ):
            total, part, after = total + part, more, after + 1
        else:
            break
        after += 1
    total += part
    grain = _grain(total)
    return total, grain, grain >= 1000 or not exact, after, False, value if value is not None else total


def _multiplier(folded: str, words: Lexicon) -> Decimal | None:
    """Return what a word multiplies the number before it by, also where a letter of a long one is mistyped."""
    found = words.multipliers.get(folded)
    if found is None and len(folded) >= _LONG:
        match = process.extractOne(
            folded, words.multipliers.keys(), scorer=Indel.normalized_similarity, score_cutoff=_MISTYPED
        )
        found = words.multipliers[match[0]] if match else None
    return found


def _after_article(tokens: Sequence[Token], index: int, words: Lexicon) -> bool:
    """Tell whether a small word stands right before (`a million`): else the figure was left out."""
    before = tokens[index - 1] if index else None
    return before is not None and before.folded in words.function and tokens[index].start - before.end == 1


def _multiplied(tokens: Sequence[Token], index: int, words: Lexicon) -> bool:
    if index < len(tokens) and tokens[index].folded in words.function:
        index += 1
    return index < len(tokens) and tokens[index].folded in words.multipliers


def _lowest(value: Decimal) -> Decimal:
    return Decimal(1000) if value >= 1000 and value % 1000 == 0 else _HUNDRED


def _word_value(token: Token, words: Lexicon) -> Decimal | None:
    found = words.numbers.get(token.text.casefold())
    return found if found is not None else words.value_of(token.folded)


def _figures(tokens: Sequence[Token], index: int, words: Lexicon) -> _Value | None:
    digits = tokens[index].text
    value = figure_value(digits, words.decimal)
    if value is None or value.adjusted() > _LARGEST_EXPONENT:
        return None
    fraction = -int(value.as_tuple().exponent) if isinstance(value.as_tuple().exponent, int) else 0
    grain = Decimal(1).scaleb(-fraction) if fraction > 0 else _grain(value)
    rounded = fraction > 0
    after, figure = index + 1, value
    while after < len(tokens) and (factor := _multiplier(tokens[after].folded, words)) is not None:
        value, rounded, after = value * factor, True, after + 1
        grain *= factor
    return value, grain, rounded, after, False, figure


def _grain(value: Decimal) -> Decimal:
    """Return the value of the last digit of a whole number that is not a zero."""
    if value == 0:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def figure_value(token: str, decimal: str | None) -> Decimal | None:
    """Return the value of digits with signs between them; None where they form no number (a date, a version).

    A time of day (`21:40`) is read as its digits. Without a known decimal sign, groups of three are thousands.
    """
    if ":" in token:
        return Decimal(token.replace(":", ".")) if _CLOCK.fullmatch(token) else None
    if _GROUPED.fullmatch(token) and (decimal is None or decimal not in token):
        return Decimal(re.sub(r"[.,]", "", token))
    if decimal is None:
        decimal = "," if token.rfind(",") > token.rfind(".") else "."
    whole, _, fraction = token.partition(decimal)
    plain = re.sub(r"[.,]", "", whole) if _GROUPED.fullmatch(whole) else whole
    if not fraction and re.fullmatch(r"\d+[.,]\d{1,2}", plain):  # the other sign cannot part thousands here
        plain = re.sub(r"[.,]", ".", plain)
    try:
        return Decimal(f"{plain}.{fraction}" if fraction else plain)
    except InvalidOperation:
        return None

"""A claim taken apart for comparison: words, quantities and dates in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from workbench.matching.dates import DateValue, ResolvedTime, find_dates
from workbench.matching.lexicon import Lexicon, fold
from workbench.matching.quantities import Quantity, read_quantity

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%€$£°]|\w+")
_CLAUSE = re.compile(r"[.!?;:]")

_SILENT = "~"
"""Stands before the key of a function word, so that it is never taken for a stem."""

Kind = Literal["word", "number", "date"]


class Token(NamedTuple):
    """A word as it stands in the text. `clause` counts the sentences and half-sentences before it."""

    text: str
    folded: str
    start: int
    end: int
    clause: int
    opens: bool
    """Whether it is the first of a sentence."""


class Item(NamedTuple):
    """What two claims are compared by: a word by its stem, a quantity by its value, a date by its components.

    Attributes:
        key: what two items must share to be the same.
        text: as printed; several words where a quantity or a date has several.
        folded: without case and diacritics.
        says: whether it counts as content; function words do not.
    """

    kind: Kind
    key: str
    text: str
    folded: str
    clause: int
    says: bool
    capital: bool = False
    opens: bool = False
    quantity: Quantity | None = None
    date: DateValue | None = None


def tokenise(text: str) -> list[Token]:
    """Return the words, numbers and signs of a text. Offsets count code points."""
    tokens: list[Token] = []
    clause, at, opens = 0, 0, True
    for match in TOKEN.finditer(text):
        start = match.start()
        between = text[at:start] if start - at != 1 or text[at] != " " else ""
        if tokens and between and _CLAUSE.search(between):
            clause += 1
            opens = not between.startswith((":", ";"))
        word, at = match.group(), match.end()
        tokens.append(Token(word, fold(word), start, at, clause, opens))
        opens = False
    return tokens


def read_items(text: str, words: Lexicon, times: Sequence[ResolvedTime] = ()) -> list[Item]:
    """Return the items of a claim in order.

    Args:
        text: the claim.
        words: what is known of its language.
        times: time expressions of the claim that are resolved already; they win over what is read here.
    """
    tokens = tokenise(text)
    dates = find_dates(text, tokens, words, times)
    items: list[Item] = []
    index = 0
    while index < len(tokens):
        if (found := dates.get(index)) is not None:
            value, after = found
            if value is not None:
                items.append(_date(text, tokens[index:after], value))
            index = after
            continue
        token = tokens[index]
        quantity, after = None, index
        if words.may_begin_quantity(token.text.casefold(), token.folded):
            quantity, after = read_quantity(text, tokens, index, words)
        if quantity is not None:
            items.append(_number(token, quantity))
            index = after
        else:
            items.append(_word(token, words))
            index += 1
    return items


def _date(text: str, tokens: Sequence[Token], value: DateValue) -> Item:
    printed = text[tokens[0].start : tokens[-1].end]
    return Item("date", f"@{value.key}", printed, fold(printed), tokens[0].clause, says=True, date=value)


def _number(token: Token, quantity: Quantity) -> Item:
    return Item("number", quantity.key, quantity.text, fold(quantity.text), token.clause, says=True, quantity=quantity)


def _word(token: Token, words: Lexicon) -> Item:
    says = token.folded not in words.function and (len(token.folded) > 1 or token.folded.isdigit())
    key = words.stem(token.folded) if says else _SILENT + token.folded
    capital = token.text[0].isupper()
    return Item("word", key, token.text, token.folded, token.clause, says, capital, token.opens)

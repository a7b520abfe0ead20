"""Words and numbers of a claim, in the form in which two claims are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from workbench.language import pack_codes, pack_part

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|\w+")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a claim: as printed, folded (case and diacritics off), and its value where it is a number."""

    text: str
    folded: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Language:
    """What comparing needs to know of a language: its decimal sign, number words, multipliers and negations."""

    decimal: str | None
    numbers: Mapping[str, Decimal]
    multipliers: Mapping[str, Decimal]
    negations: frozenset[str]


@cache
def _language(code: str | None) -> _Language:
    table: Mapping[str, Any] = pack_part(code, "matching") if code in pack_codes() and code else {}
    return _Language(
        decimal=table.get("decimal"),
        numbers={word.casefold(): Decimal(str(value)) for word, value in table.get("numbers", {}).items()},
        multipliers={fold(word): Decimal(str(value)) for word, value in table.get("multipliers", {}).items()},
        negations=frozenset(fold(word) for word in table.get("negations", ())),
    )


def fold(word: str) -> str:
    """Return a word without case and diacritics, as FTS5's unicode61 tokeniser with `remove_diacritics 2` sees it."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'").casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def read_words(text: str, language: str | None = None) -> list[Word]:
    """Return the words of a text in order, numbers with their value by the language's conventions.

    A number followed by a multiplier (`1,2 miljoen`) is one word with the multiplied value.
    """
    known = _language(language)
    words: list[Word] = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        folded = fold(token)
        value = _digits(token, known.decimal) if token[0].isdigit() else known.numbers.get(token.casefold())
        factor = known.multipliers.get(folded)
        if factor is not None and words and words[-1].value is not None:
            last = words.pop()
            words.append(Word(f"{last.text} {token}", f"{last.folded} {folded}", (last.value or Decimal(0)) * factor))
        else:
            words.append(Word(token, folded, value if value is not None else factor))
    return words


def _digits(token: str, decimal: str | None) -> Decimal | None:
    """Return the value of digits with signs between them; None where they form no number (a date, a version).

    Without a known decimal sign, groups of three digits are thousands.
    """
    if _GROUPED.fullmatch(token) and (decimal is None or decimal not in token):
        return Decimal(re.sub(r"[.,]", "", token))
    if decimal is None:
        decimal = "," if token.rfind(",") > token.rfind(".") else "."
    whole, _, fraction = token.partition(decimal)
    plain = re.sub(r"[.,]", "", whole) if _GROUPED.fullmatch(whole) else whole
    try:
        return Decimal(f"{plain}.{fraction}" if fraction else plain)
    except InvalidOperation:
        return None


def is_negation(word: Word, language: str | None) -> bool:
    """Tell whether a word negates, by the language's pack."""
    return word.folded in _language(language).negations


def content_words(text: str) -> list[str]:
    """Return the distinct folded words of a text in order, as they are looked up in the full-text index."""
    return list(dict.fromkeys(part for token in _TOKEN.findall(text) for part in re.findall(r"\w+", fold(token))))

"""A text as tokens, each with the code of what it may be."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.times.lexicon import BREAK, UNKNOWN, UNKNOWN_CAPITAL, Lexicon, Signature, Value

_TOKEN = re.compile(
    r"(?P<halfday>[ap]\.\s?m\.)"
    r"|(?P<word>[^\W\d_]+(?:\d\w*)?)"
    r"|(?P<break>[ \t]*\n\s*)"
    r"|(?P<mark>[^\w\s]|_)"
    r"|(?P<iso>\d{4}-[01]\d-[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-]))"
    r"|(?P<date>\d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{4}(?![\w/])|\d{1,2}(?P<sep2>[-/])\d{1,2}(?P=sep2)\d\d(?![\w/-]))"
    r"|(?P<clock>\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<decimal>\d+(?:[.,]\d+)+)"
    r"|(?P<mixed>\d+[^\W\d_]\w*)"
    r"|(?P<int>\d+)"
)
_DASHES = dict.fromkeys("–—―", "–")
_APOSTROPHES = dict.fromkeys("'’‘`´", "'")
_MIXED = re.compile(r"(\d+)([^\W\d_]+)(\d\d)?")
_LONGEST_NUMBER = 6
"""Digits of the longest number that can count units of time."""


class Token(NamedTuple):
    """A word, number or mark: its place, its small letters, and for a number what it may be."""

    start: int
    end: int
    lower: str
    shape: dict[str, Value] | None = None


def number_shape(digits: str) -> dict[str, Value]:
    """Return what a run of digits may be: a number, a day, a month, an hour, a year."""
    if len(digits) > _LONGEST_NUMBER:
        return {UNKNOWN: digits}
    value, length = int(digits), len(digits)
    found: dict[str, Value] = {"num": value}
    if length <= 2:
        tests = {"dd": 1 <= value <= 31, "mm": 1 <= value <= 12, "hh": value <= 24, "h12": 1 <= value <= 12}
        found.update({name: value for name, holds in tests.items() if holds})
    if length == 2:
        found["yy"] = value
        if value < 60:
            found["minute"] = value
        if value % 10 == 0:
            found["tenyear"] = value
    if length == 4:
        if 1000 <= value < 2200:
            found["yyyy"] = value
            if value >= 1900 and value < 2100:
                found["modern"] = value
        if value < 2400 and value % 100 < 60:
            found["hhmm"] = f"{digits[:2]}:{digits[2:]}"
    return found


def _shapes(kind: str, word: str, lexicon: Lexicon) -> dict[str, Value]:
    """Return what a token with digits may be."""
    if kind == "int":
        return number_shape(word)
    if kind == "iso":
        return {"iso": word}
    if kind == "date":
        return {"ndate": word}
    if kind == "clock":
        hour, minute = word.split(":")[:2]
        return {"clock": f"{int(hour):02}:{minute}"} if int(hour) <= 24 else {UNKNOWN: word}
    if kind == "decimal":
        return _decimal(word)
    return _mixed(word, lexicon)


def _decimal(word: str) -> dict[str, Value]:
    parts = re.split(r"[.,]", word)
    if all(len(part) == 3 for part in parts[1:]):
        return {"thousands": "".join(parts)}
    found: dict[str, Value] = {"dec": word.replace(",", ".")}
    if len(parts) == 2 and len(parts[0]) <= 2 and len(parts[1]) == 2 and int(parts[0]) <= 24 and int(parts[1]) < 60:
        found["dotclock"] = f"{int(parts[0]):02}:{parts[1]}"
    if len(parts) == 2 and "." in word and len(parts[1]) <= 2 and 1 <= int(parts[0]) <= 31 and 1 <= int(parts[1]) <= 12:
        found["dotday"] = word
    return found


def _mixed(word: str, lexicon: Lexicon) -> dict[str, Value]:
    match = _MIXED.fullmatch(word.lower())
    if match is None or len(match[1]) > _LONGEST_NUMBER:
        return {UNKNOWN: word}
    digits, letters, minutes = match.groups()
    value = int(digits)
    kinds = lexicon.uses.get(letters, {})
    found: dict[str, Value] = {}
    if "ordsuffix" in kinds and not minutes:
        found["ord"] = value
        if 1 <= value <= 31:
            found["dayord"] = value
    if "tensuffix" in kinds and not minutes and (len(digits) in (2, 4)) and value % 10 == 0:
        found["decade"] = value
    if "hoursuffix" in kinds and value <= 24 and int(minutes or 0) < 60:
        found["clock"] = f"{value:02}:{minutes or '00'}"
    if "halfday" in kinds and not minutes and 1 <= value <= 12:
        found["halfclock"] = (value, str(kinds["halfday"]))
    if "shortunit" in kinds and not minutes:
        found["numunit"] = (value, str(kinds["shortunit"]))
    return found or {UNKNOWN: word}


def shape_signatures(lexicon: Lexicon) -> set[Signature]:
    """Return every set of classes that a token with digits can have, so that each has its code beforehand."""
    found = {frozenset(number_shape(digits)) for digits in _INTEGERS}
    found |= {frozenset(_decimal(word)) for word in _DECIMALS}
    found |= {frozenset({name}) for name in ("iso", "ndate", "clock")}
    letters = {word for word, uses in lexicon.uses.items() if _SUFFIXES & uses.keys()}
    words = (f"{digits}{end}" for end in letters for digits in _BEFORE_LETTERS)
    found |= {frozenset(_mixed(word, lexicon)) for word in words}
    return found | {frozenset(_mixed(f"10{end}30", lexicon)) for end in letters}


_SUFFIXES = {"ordsuffix", "tensuffix", "hoursuffix", "halfday", "shortunit"}
_BEFORE_LETTERS = ("0", "1", "10", "13", "24", "25", "30", "40", "99", "100", "101", "1000", "1001")
_INTEGERS = (
    "0", "1", "13", "25", "32", "60", "99", "00", "01", "10", "20", "24", "30", "40", "90", "100", "0900", "0960",
    "1000", "1059", "1070", "1900", "1960", "2000", "2060", "2100", "2199", "2200", "2259", "2300", "2399", "2459",
    "2960", "10000", "1234567",
)  # fmt: skip
_DECIMALS = (
    "3.1", "3.14", "3.10", "3,10", "32.10", "32,1", "31.60", "25.59", "25.10", "3.123", "3.1234", "3.123.123", "3.1.1",
    "0.10", "0.1", "0.50", "3,1", "3,14", "14.30", "14,30", "14.13",
)  # fmt: skip


class Reading:
    """A text with its tokens and their codes.

    Attributes:
        codes: one character per token.
    """

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.tokens: list[Token] = []
        codes: list[str] = []
        small, capital = lexicon.small, lexicon.capital
        unknown, unknown_capital, brk = (
            lexicon.code_of(frozenset({name})) for name in (UNKNOWN, UNKNOWN_CAPITAL, BREAK)
        )
        for match in _TOKEN.finditer(text):
            kind, word = match.lastgroup, match.group()
            start, end = match.span()
            shape = None
            if kind == "word" or kind == "halfday":
                lower = word.lower()
                first = word[0]
                if kind == "halfday":
                    lower = lower.replace(" ", "")
                code = small.get(lower, unknown) if first == lower[0] else capital.get(lower, unknown_capital)
            elif kind == "mark":
                lower = _mark(word, text, start, end)
                code = small.get(lower, unknown)
            elif kind == "break":
                lower = "\n"
                joined = word.count("\n") == 1 and end < len(text) and (text[end].islower() or text[end].isdigit())
                if joined:
                    continue
                code = brk
            else:
                lower = word.lower()
                shape = _shapes(kind or "", word, lexicon)
                code = lexicon.code_of(frozenset(shape))
            self.tokens.append(Token(start, end, lower, shape))
            codes.append(code)
        self._join_numbers(codes)
        self.codes = "".join(codes)

    def value(self, index: int, names: tuple[str, ...]) -> Value:
        """Return the value of a token for the first of some classes that it has."""
        token = self.tokens[index]
        uses = token.shape if token.shape is not None else self.lexicon.uses.get(token.lower, {})
        for name in names:
            if name in uses:
                return uses[name]
            if name[0] in "wc" and name[1:] in uses:
                return uses[name[1:]]
        return token.lower

    def _join_numbers(self, codes: list[str]) -> None:
        """Read `twenty-five` or `treinta y cinco` as one token."""
        table = self.lexicon.table.get("numbers", {})
        links, side_by_side = table.get("links", "").split(), table.get("side_by_side", False)
        if not links:
            return
        number = self.lexicon.code_of(frozenset({"num"}))
        uses = self.lexicon.uses
        tokens = self.tokens
        kept: list[Token] = []
        index = 0
        while index < len(tokens):
            left = tokens[index]
            high = uses.get(left.lower, {}).get("tens") if left.shape is None else None
            step = 2 if index + 2 < len(tokens) and tokens[index + 1].lower in links else 1 if side_by_side else 0
            if isinstance(high, int) and step and index + step < len(tokens):
                right = tokens[index + step]
                low = uses.get(right.lower, {}).get("unitnum")
                if isinstance(low, int):
                    codes[len(kept)] = number
                    kept.append(Token(left.start, right.end, f"{left.lower}{right.lower}", {"num": high + low}))
                    index += step + 1
                    continue
            codes[len(kept)] = codes[index]
            kept.append(left)
            index += 1
        del codes[len(kept) :]
        self.tokens = kept


def _mark(word: str, text: str, start: int, end: int) -> str:
    """Return a mark in its plain form; a hyphen with white space beside it is a dash."""
    if word in _APOSTROPHES:
        return "'"
    if word in "-‐‑":
        glued = start > 0 and not text[start - 1].isspace() and end < len(text) and not text[end].isspace()
        return "-" if glued else "–"
    return _DASHES.get(word, word)

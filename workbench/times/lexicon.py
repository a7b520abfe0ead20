"""The words of time of one language: what each word may be, and one code per set of such uses.

A text is read as a string of codes, one per token, so that the rules of a pack are plain regular expressions over
that string (finite-state extraction over token classes, as in Hobbs et al. 1997, FASTUS).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from workbench.language import pack_aspect

Signature = frozenset[str]
Value = int | str | tuple["Value", ...]

UNKNOWN, UNKNOWN_CAPITAL, BREAK = "x", "X", "brk"
"""Classes of a word that no rule names, written small or with a capital, and of the end of a paragraph."""
_MARKS = {"(": "lpar", ")": "rpar", "|": "bar", "+": "plus", "?": "query", "*": "star"}
"""Marks that mean something else in a form."""
_FIRST_CODE = 0xE000
_ATTRIBUTES = (UNKNOWN, UNKNOWN_CAPITAL, BREAK)


class Lexicon:
    """The words of one language with their uses.

    Attributes:
        code: ISO 639-1 code of the language.
        uses: for each word in small letters, its classes with their values.
        literals: words that a rule names as such.
    """

    def __init__(self, code: str, table: Mapping[str, Any]) -> None:
        self.code = code
        self.table = table
        self.uses: dict[str, dict[str, Value]] = {}
        self._codes: dict[Signature, str] = {}
        self._members: dict[str, set[str]] = {}
        self._weak_capital = frozenset(table.get("weak", {}).get("capital", "").split())
        self._weak_small = frozenset(table.get("weak", {}).get("small", "").split())
        for name, words in table["words"].items():
            for item in words.split():
                word, _, value = item.partition("=")
                self._add(word, name, _typed(value or word))
        for mark, name in _MARKS.items():
            self._add(mark, name, mark)
        self._add_numbers(table.get("numbers", {}))
        for name, parts in table.get("joined", {}).items():
            self._join(name, parts.split())

    def _add(self, word: str, name: str, value: Value) -> None:
        self.uses.setdefault(word, {}).setdefault(name, value)

    def _words_of(self, name: str) -> dict[str, Value]:
        return {word: uses[name] for word, uses in self.uses.items() if name in uses}

    def _join(self, name: str, parts: list[str]) -> None:
        """Add the words made of two others without a space: `donderdag` + `avond`."""
        first, second, *between = parts
        joint = between[0] if between else ""
        ends = self._words_of(second)
        for left, one in self._words_of(first).items():
            for right, two in ends.items():
                self._add(f"{left}{joint}{right}", name, (one, two))

    def _add_numbers(self, table: Mapping[str, str]) -> None:
        """Add number words: those listed, and those that a language writes as one word (`vijfentwintig`)."""
        units, tens = (_pairs(table.get(name, "")) for name in ("units", "tens"))
        for word, value in {**units, **tens, **_pairs(table.get("others", ""))}.items():
            self._add(word, "num", value)
        for word, value in units.items():
            self._add(word, "unitnum", value)
        for word, value in tens.items():
            self._add(word, "tens", value)
        for joint in table.get("one_word", "").split():
            for unit, low in _pairs(table.get("units_in_tens", "")).items():
                for ten, high in tens.items():
                    self._add(f"{unit}{joint}{ten}", "num", high + low)

    # --- codes ------------------------------------------------------------------------------------------

    def code_of(self, signature: Signature) -> str:
        """Return the code of a set of classes, a new one where it was not seen before."""
        if signature not in self._codes:
            code = self._codes[signature] = chr(_FIRST_CODE + len(self._codes))
            for name in signature:
                self._members.setdefault(name, set()).add(code)
        return self._codes[signature]

    def codes_with(self, names: Iterable[str]) -> str:
        """Return the codes of all sets that hold one of the classes."""
        return "".join(sorted(set().union(*(self._members.get(name, set()) for name in names))))

    def settle(self, literals: Iterable[str], shapes: Iterable[Signature]) -> None:
        """Give every word, literal and shape of a number its code. Done once, when the rules are known."""
        for word in literals:
            self._add(word, f"'{word}", word)
        for name in _ATTRIBUTES:
            self.code_of(frozenset({name}))
        for signature in shapes:
            self.code_of(signature)
        self.small, self.capital = {}, {}
        for word, uses in self.uses.items():
            names = frozenset(uses)
            if word[0].isalpha() and all(name.startswith("'") for name in names):
                # only a rule names it: elsewhere it is a word like any other
                self.small[word] = self.code_of(names | {UNKNOWN})
                self.capital[word] = self.code_of(names | {UNKNOWN_CAPITAL})
                continue
            self.small[word] = self.code_of(_renamed(names, "w") if word in self._weak_small else names)
            self.capital[word] = self.code_of(_renamed(names, "c") if word in self._weak_capital else names)

    small: dict[str, str]
    capital: dict[str, str]


def _renamed(names: Signature, letter: str) -> Signature:
    """Return the classes of a word that is hardly one of time as it is written: `wmonth` (`may`), `cmonth` (`May`)."""
    return frozenset(name if name.startswith("'") else f"{letter}{name}" for name in names)


def _pairs(words: str) -> dict[str, int]:
    found = {}
    for item in words.split():
        word, _, value = item.partition("=")
        found[word] = int(value)
    return found


def _typed(value: str) -> Value:
    return int(value) if value.lstrip("-").isdigit() else value


@cache
def load_lexicon(code: str) -> Lexicon | None:
    """Return the words of time of a language, or None where it has none."""
    table = pack_aspect(code, "times")
    return Lexicon(code, table) if table else None

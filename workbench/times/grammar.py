"""The rules of a pack, made regular expressions over the codes of tokens.

A rule's forms stand one per line: items parted by white space, each `word`, `@class` or several joined by `|`, with an
optional `label:` in front and `?`, `*` or `+` behind; `(` … `)` group, `(?=`, `(?!`, `(?<=`, `(?<!` look around, and
`[` … `]` mark the words that are the time expression itself (all of the form where they are left out). `{name}` stands
for a piece that the pack gives a name to. After `->` stand fixed values: `d:@dd m:@month -> mod=END`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from workbench.times.lexicon import Lexicon, Value, load_lexicon
from workbench.times.tokens import Reading, shape_signatures

_ITEM = re.compile(r"(?:(?P<label>[a-z]\w*):)?(?P<negated>!)?(?P<names>[^?*+\s]+|[?*+])(?P<times>[?*+]?)")
_GROUPS = {"(", ")", ")?", ")*", ")+", "|", "(?=", "(?!", "(?<=", "(?<!"}
_PIECE = re.compile(r"\{(\w+)\}")
_OPENING = re.compile(r"(\(\?<?[!=])(?=\S)")
_CLOSING = re.compile(r"(?<=\S)\)")
_SPAN = "span"


@dataclass(slots=True)
class Form:
    """One form of a rule, compiled when a text first holds everything that it cannot do without.

    Attributes:
        needed: for each item that must stand in the text, the codes that it may have.
        classes: for each group of the expression, the classes from which its value is taken.
    """

    rule: str
    order: int
    expression: str
    classes: Mapping[str, tuple[str, ...]]
    needed: tuple[frozenset[str], ...]
    fixed: Mapping[str, Value]
    _pattern: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the regular expression over codes."""
        if self._pattern is None:
            self._pattern = re.compile(self.expression)
        return self._pattern


@dataclass(frozen=True, slots=True)
class Match:
    """A form that fits: the tokens of the time expression (first and last) and the values of its parts."""

    rule: str
    order: int
    first: int
    last: int
    groups: Mapping[str, Value]


class Grammar:
    """The rules of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._pieces: Mapping[str, str] = lexicon.table.get("pieces", {})
        lines = [
            (rule, " ".join(line.split()))
            for rule, forms in lexicon.table["rules"].items()
            for line in forms.splitlines()
            if line.strip() and not line.strip().startswith("#")
        ]
        expanded = [(rule, *self._expand(line)) for rule, line in lines]
        literals = {
            name
            for _, pattern, _ in expanded
            for item in pattern.split()
            if item not in _GROUPS | {"[", "]"}
            for name in _names(item)
            if not name.startswith("@")
        }
        lexicon.settle(literals, shape_signatures(lexicon))
        self._forms = [
            Form(rule, order, *self._compile(pattern), fixed) for order, (rule, pattern, fixed) in enumerate(expanded)
        ]

    def _expand(self, line: str) -> tuple[str, dict[str, Value]]:
        while _PIECE.search(line):
            line = _PIECE.sub(lambda match: self._pieces[match[1]], line)
        pattern, _, fixed = line.partition(" -> ")
        pattern = _CLOSING.sub(" )", _OPENING.sub(r"\1 ", pattern))
        pairs = (item.partition("=") for item in fixed.split())
        return pattern, {key: int(value) if value.lstrip("-").isdigit() else value for key, _, value in pairs}

    def _compile(self, pattern: str) -> tuple[str, dict[str, tuple[str, ...]], tuple[frozenset[str], ...]]:
        classes: dict[str, tuple[str, ...]] = {}
        needed: list[frozenset[str]] = []
        built = []
        depth = 0
        for item in pattern.split():
            if item in _GROUPS:
                depth += -1 if item.startswith(")") else item != "|"
                built.append(item if item.startswith((")", "|", "(?")) else "(?:")
            elif item in "[]":
                built.append(f"(?P<{_SPAN}>" if item == "[" else ")")
            else:
                built.append(self._item(item, classes, None if depth else needed))
        return "".join(built), classes, tuple(sorted(needed, key=len))

    def _item(self, item: str, classes: dict[str, tuple[str, ...]], needed: list[frozenset[str]] | None) -> str:
        match = _ITEM.fullmatch(item)
        if match is None:
            raise ValueError(f"{self.lexicon.code}: not an item of a form: {item!r}")
        names = [name.removeprefix("@") if name.startswith("@") else f"'{name}" for name in _names(item)]
        codes = self.lexicon.codes_with(names)
        # a class that no word of the pack has can never fit
        one = f"[{'^' if match['negated'] else ''}{codes}]" if codes else ("." if match["negated"] else r"(?!)")
        if needed is not None and match["times"] in ("", "+") and not match["negated"]:
            needed.append(frozenset(codes))
        if match["label"]:
            group = f"{match['label']}__{len(classes)}"
            classes[group] = tuple(names)
            one = f"(?P<{group}>{one})"
        return f"(?:{one}){match['times']}" if match["times"] else one

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the expressions of a text from left to right, the longest where several begin at the same token."""
        found: list[tuple[int, int, int, int, Form, re.Match[str]]] = []
        present = frozenset(reading.codes)
        for form in self._forms:
            if any(codes.isdisjoint(present) for codes in form.needed):
                continue
            for match in form.pattern.finditer(reading.codes):
                name = _SPAN if _SPAN in form.pattern.groupindex else 0
                first, end = match.span(name)
                if end > first:
                    found.append((first, -end, -(match.end() - match.start()), form.order, form, match))
        found.sort(key=lambda item: item[:4])
        free = 0
        for first, end, _, _, form, match in found:
            if first < free:
                continue
            free = -end
            groups = {
                label.partition("__")[0]: reading.value(match.start(label), names)
                for label, names in form.classes.items()
                if match.start(label) >= 0
            }
            yield Match(form.rule, form.order, first, -end - 1, {**form.fixed, **groups})


def _names(item: str) -> list[str]:
    match = _ITEM.fullmatch(item)
    if match is None:
        raise ValueError(f"not an item of a form: {item!r}")
    return [name for name in re.split(r"(?<=.)\|", match["names"]) if name]


@cache
def load_grammar(code: str) -> Grammar | None:
    """Return the rules of a language, or None where it has none."""
    lexicon = load_lexicon(code)
    return None if lexicon is None else Grammar(lexicon)

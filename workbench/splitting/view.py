"""A sentence as the rules see it: its words, with every direct quotation standing as one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.model import Sentence
from workbench.splitting.clauses import Clause, main_clauses
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.marks import Pair
from workbench.splitting.tokens import Token, tokenize

_DATELINE = re.compile(
    r"(?=[^a-z\n]{3}|[^\n(]{2,60}\([^\W\d_])[^\W\d_][^\n\"“„‘«.!?]{1,80}?(?:\([^()\n]{2,30}\)\s*)?\s?[-–—]{1,2}\s+(?=\S)"
)
LONGEST = 500  # words and signs of a sentence that is looked into; beyond that it is taken as it is
_SHOUTED = re.compile(r"[^\W\d_a-zß-öø-ÿ]{3,}")


@dataclass
class View:
    """One sentence. `fragments` are stretches in quotation marks that are part of the writer's own sentence."""

    number: int
    sentence: Sentence
    start: int
    tokens: list[Token]
    quotes: list[Pair]
    fragments: list[Pair]
    clauses: list[Clause] = field(default_factory=list)

    @property
    def is_endless(self) -> bool:
        """Tell whether the sentence is too long to be looked into."""
        return len(self.tokens) > LONGEST

    def words(self) -> int:
        """Return how many words stand outside direct quotations."""
        return sum(token.is_word for token in self.tokens)

    def range_of(self, pair: Pair) -> Range:
        """Return the tokens of a fragment, its marks among them."""
        inside = [i for i, token in enumerate(self.tokens) if pair.start <= token.start < pair.end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def chars(self, span: Range) -> tuple[int, int]:
        """Return the offsets of a range of tokens."""
        return self.tokens[span[0]].start, self.tokens[span[1] - 1].end


def dateline_end(text: str, start: int, end: int) -> int:
    """Return where the sentence goes on after a dateline ("DEN HAAG (ANP) -"); `start` where there is none."""
    match = _DATELINE.match(text, start, min(end, start + 140))
    if match is None or match.end() >= end:
        return start
    place = match.group().split("(")[0]
    first = place.split(",")[0].rstrip(" -–—")
    shouted = (first.isupper() and _SHOUTED.search(first) is not None) or (
        "(" in match.group() and len(place.split()) <= 6
    )
    return match.end() if shouted else start


def build_view(
    text: str, number: int, sentence: Sentence, quotes: Sequence[Pair], fragments: Sequence[Pair], grammar: Grammar
) -> View:
    """Take the words of a sentence and find its main clauses."""
    tokens: list[Token] = []
    start = dateline_end(text, sentence.start, sentence.end)
    cursor = start
    for index, pair in enumerate(quotes):
        a, b = max(pair.start, sentence.start), min(pair.end, sentence.end)
        if a < cursor:
            continue
        tokens += tokenize(text, cursor, a, grammar.pack)
        tokens.append(Token(a, b, '"', '"', "quote", index))
        cursor = b
    tokens += tokenize(text, cursor, sentence.end, grammar.pack)
    view = View(number, sentence, start, tokens, list(quotes), list(fragments))
    if len(tokens) > LONGEST:
        view.fragments = []
        view.clauses = [Clause(0, len(tokens), 0)]
        return view
    fences = [view.range_of(pair) for pair in view.fragments]
    view.clauses = main_clauses(tokens, 0, len(tokens), grammar, fences)
    return view

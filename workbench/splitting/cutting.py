"""What is known of a sentence while its main clauses are cut: read from left to right, one clause at a time."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.tokens import Token

NONE = -1  # no finite verb met yet


class Reading:
    """The clause being read: where it began, its verb, how many verbs its subordinate clauses still claim."""

    def __init__(
        self, tokens: Sequence[Token], start: int, end: int, grammar: Grammar, fenced: Sequence[Range]
    ) -> None:
        self.tokens, self.end, self.grammar = tokens, end, grammar
        self.pack = grammar.pack
        self.fenced = fenced
        self.clause = start
        self.main = NONE
        self.need = 0
        self.nested = False
        self.complement = False
        self.cuts: list[int] = []

    def _sort(self, low: str) -> str:
        return "contrast" if low in self.pack["contrast"] else "join"

    def _takes_clause(self, k: int) -> bool:
        """Tell whether the word at `k` is a verb that reports a clause, its second words present."""
        words = {token.low for token in self.tokens[k : self.end]}
        return any("c" in r.ways and words >= set(r.particle) for r in self.pack.reports.get(self.tokens[k].low, ()))

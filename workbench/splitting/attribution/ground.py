"""What the finders of reported speech share: one sentence, what is found in it, and what is taken up."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.splitting.attribution.found import Found
from workbench.splitting.clauses import Clause
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.people import role_of
from workbench.splitting.tokens import Token
from workbench.splitting.view import View


def trim_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the end without the signs that close a sentence."""
    while end > start and not tokens[end - 1].is_word:
        end -= 1
    return end


class Ground:
    """One sentence: its words, the attributions found so far, and the words that they take up."""

    def __init__(self, view: View, grammar: Grammar, used: set[int]) -> None:
        self.view, self.grammar, self.used = view, grammar, used
        self.tokens = view.tokens
        self.pack = grammar.pack
        self.found: list[Found] = []
        self.fragments = [(pair, view.range_of(pair)) for pair in view.fragments]
        self.taken: set[int] = set()

    def _add(
        self,
        parts: list[Range],
        cue: Sequence[int],
        speaker: Range | None,
        *,
        inherits: bool = False,
        plain: bool = False,
    ) -> None:
        view = self.view
        parts = [self._without_apposition(self._around_marks(part)) for part in parts]
        chars = [view.chars(part) for part in parts if part[1] > part[0]]
        if not chars:
            return
        quoted = [
            (pair.inner, pair.outer)
            for pair, span in self.fragments
            if any(a <= span[0] and span[1] <= b for a, b in parts)
        ]
        chars = [self._bare(span, quoted) for span in chars]
        self.found.append(
            Found(
                view.number,
                "mixed" if quoted else "indirect",
                chars,
                view.chars(speaker) if speaker else None,
                [(self.tokens[k].start, self.tokens[k].end) for k in cue],
                quoted,
                inherits,
                plain=plain,
            )
        )
        for a, b in parts:
            self.taken.update(range(a, b))
        self.taken.update(cue)

    def _without_apposition(self, part: Range) -> Range:
        """Leave out what the writer adds straight behind quoted words (", une allusion à l'arbitre")."""
        for _, span in self.fragments:
            comma = span[1]
            if part[0] < comma < part[1] - 2 and self.tokens[comma].text == ",":
                words = range(comma + 1, part[1])
                verb = any(self.grammar.is_finite(self.tokens, k, comma + 1) for k in words)
                if self.tokens[comma + 1].low in self.pack["articles"] and not verb:
                    return part[0], comma
        return part

    def _around_marks(self, part: Range) -> Range:
        """Content that begins or ends just inside quotation marks takes both marks in."""
        for _, span in self.fragments:
            if part[0] == span[0] + 1 and span[1] - 2 <= part[1] <= span[1] + 1:
                return span
            if part[0] == span[0] + 1 and part[1] > span[1]:
                after = self.tokens[span[1]].low
                return span if after in self.pack["subordinators"] else (span[0], part[1])
        return part

    def _bare(self, span: tuple[int, int], quoted: list[tuple[int, int]]) -> tuple[int, int]:
        """Content that is quoted from end to end loses its marks."""
        for pair, _ in self.fragments:
            if (pair.start, pair.end) == span and (pair.inner, pair.outer) in quoted:
                return pair.inner, pair.outer
        return span

    def _covered(self, clause: Clause) -> bool:
        return clause.lead in self.taken

    def _has_words(self, part: Range) -> bool:
        return sum(token.is_word for token in self.tokens[part[0] : part[1]]) > 0

    def _in_relative(self, clause: Clause, i: int) -> bool:
        """Tell whether a place lies inside a relative clause, whose content is not the sentence's own."""
        tokens = self.tokens
        for k in range(i - 1, clause.lead, -1):
            if tokens[k].text == ",":
                return False
            if (
                tokens[k].low in self.pack["relatives"]
                and tokens[k - 1].text == ","
                and self.grammar.opens(tokens, k, clause.lead)
            ):
                return True
        return False

    def _personal(self, span: Range) -> bool:
        """Tell whether a subject can speak: a pronoun for a person, a name after a title, a role, a group."""
        tokens, pack = self.tokens, self.pack
        words = tokens[span[0] : span[1]]
        if len(words) == 1 and words[0].low in pack.pronouns:
            return pack.pronouns[words[0].low][0] in "mf"
        if any(token.text in pack["names"] for token in words):
            return True
        return any(role_of(token.low, pack) for token in words)

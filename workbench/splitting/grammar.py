"""Which word is the verb of a main clause, and which words open a subordinate one.

There is no parser here. A word that opens a subordinate clause claims the next finite verb for itself; what is
left is the verb of the main clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.splitting.forms import Forms
from workbench.splitting.tokens import Token

Range = tuple[int, int]
_LONGEST_SUBJECT = 12
_PAUSES = frozenset(",;:–—-(")


class Grammar(Forms):
    """What can be told of words by their form and their neighbours, in one language."""

    def opens(self, tokens: Sequence[Token], i: int, start: int) -> bool:
        """Tell whether the word at `i` opens a subordinate clause, which claims a finite verb."""
        low, pack = tokens[i].low, self.pack
        if low not in self.openers:
            return False
        if pack.verb_second and i == start and low in pack["adverbs"] and self.is_finite(tokens, i + 1, i + 1):
            return False
        if self.pack.inflected and low in pack["that"] and self._compares(tokens, i, start):
            return False
        before = tokens[i - 1] if i > start else None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if after is None or not after.is_word or self._times(tokens, i):
            return False
        if pack.capital_nouns and low in pack["relatives"] and low in self.determiners:
            return self._relative_opens(tokens, i, start)
        if low in pack["demonstratives"]:
            if self._is_object(tokens, i, start):
                return False
            if before is None or before.low in pack["prepositions"]:
                return False
            if not before.is_word and before.text not in _PAUSES:
                return False
            return (
                not (before.low in pack["coordinators"] and i - 1 > start and after.low in self.finite_words)
                or low in pack["that"]
            )
        if before is None:
            return low in pack.joined("subordinators", "question_words") or low in pack["continuatives"]
        if low in pack["relatives"] or low in pack["question_words"]:
            compared = low in pack["degree"] and after.low.endswith(tuple(pack["comparative_endings"]))
            return not (compared and before.low in pack["be"])
        if before.is_capital and after.is_capital and low in pack["coordinators"]:
            return False
        if low in pack["adverbs"] or low in pack["prepositions"] or low in pack["coordinators"]:
            subject_next = self._starts_subject(after)
            if low in pack["then_clauses"] and subject_next and self._verb_ahead(tokens, i):
                return True
            return (before.text == "," or low in pack["whether"]) and subject_next
        return before.text == "," or self._starts_subject(after)

    def _verb_ahead(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether a finite verb follows before the next sign, as in a clause and not in a phrase."""
        for k in range(i + 2, min(len(tokens), i + _LONGEST_SUBJECT)):
            if tokens[k].text in _PAUSES or tokens[k].low in self.pack["coordinators"]:
                return False
            if self.is_finite(tokens, k, i + 1):
                return True
        return False

    def _starts_subject(self, token: Token) -> bool:
        low = token.low
        return low in self.determiners or low in self.nominative or token.is_capital or token.kind == "number"

    def _times(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether a word is the preposition of a time, no conjunction ("after 14 days", "before Monday")."""
        pack = self.pack
        if tokens[i].low not in pack["prepositions"] or tokens[i].low not in pack["subordinators"]:
            return False
        first = tokens[i + 1]
        second = tokens[i + 2] if i + 2 < len(tokens) else first
        counted = first.kind == "number" or first.low in self.determiners
        times = pack.joined("time", "years")
        return first.low in times or (counted and second.low in times)

    def _is_object(self, tokens: Sequence[Token], i: int, start: int) -> bool:
        """Tell whether a demonstrative is the object of the verb that closes its clause ("als ze dat hoort en …")."""
        if not self.pack.verb_second or i - 1 < start or i + 2 >= len(tokens):
            return False
        if tokens[i - 1].low in self.joining - self.pack["be"] and tokens[i + 1].low in self.pack["prepositions"]:
            return True
        closed = not tokens[i + 2].is_word or tokens[i + 2].low in self.pack["coordinators"]
        return tokens[i - 1].low in self.sure_subjects and self.is_finite(tokens, i + 1, i + 1) and closed

    def _relative_opens(self, tokens: Sequence[Token], i: int, start: int) -> bool:
        """Tell a relative pronoun from an article of the same form, by the verb that closes its clause."""
        before = tokens[i - 1] if i > start else None
        if before is not None and before.low in self.pack["prepositions"] and i - 1 > start:
            before = tokens[i - 2]
        if before is None or before.text != ",":
            return False
        after = tokens[i + 1]
        noun = after.common or after.is_capital or after.kind == "number"
        adjective = after.text.islower() and i + 2 < len(tokens) and tokens[i + 2].text[:1].isupper()
        function = after.low in self.noun_before or after.low in self.nominative or after.low in self.pack["adverbs"]
        if self.has_form(after.low, "finite") and after.text.islower() and not adjective:
            return True
        if not noun and (function or not adjective):
            return True
        for j in range(i + 1, min(len(tokens), i + 24)):
            if tokens[j].text in {",", ".", ";", ":", "–", "!", "?"} or tokens[j].kind == "quote":
                return tokens[j - 1].text.islower() and self.has_form(tokens[j - 1].low, "finite") and j - 1 > i + 1
            if j + 1 < len(tokens) and tokens[j + 1].is_word and self._finite_inside(tokens, j):
                return False
        return False

    def _finite_inside(self, tokens: Sequence[Token], j: int) -> bool:
        token = tokens[j]
        return token.text.islower() and token.low in self.finite_words and token.low not in self.chain - self.aux

    def _compares(self, tokens: Sequence[Token], i: int, start: int) -> bool:
        """Tell whether a conjunction only follows a comparison ("plus grand que le maire")."""
        words = [tokens[k].low for k in range(max(start, i - 4), i)]
        return any(word in self.pack["comparatives"] for word in words[:-1]) and words[-1] not in self.pack.reports

    # --- the main verb

    def main_finite(self, tokens: Sequence[Token], start: int, end: int) -> int | None:
        """Return the place of the finite verb of the main clause that begins at `start`."""
        need = 0
        depth = 0
        i = start
        first = aside = opened = None
        while i < end:
            token = tokens[i]
            if token.text in "([":
                depth += 1
            elif token.text in ")]":
                depth = max(0, depth - 1)
            elif depth == 0 and token.kind == "word":
                if self.opens(tokens, i, start):
                    need += 1
                    opened = i
                elif self.is_finite(tokens, i, start):
                    if need:
                        need -= 1
                        while (
                            i + 1 < end
                            and tokens[i + 1].low in self.chain
                            and (self.pack.verb_second and not self._comma_before(tokens, i + 1))
                            and tokens[i].low in self.aux
                        ):
                            i += 1
                    elif self._participle_aside(tokens, i, start):
                        aside = i if aside is None and self.has_form(token.low, "singular") else aside
                    elif opened is None or not self._second_of_relative(tokens, opened, i, end):
                        first = i
                        break
            i += 1
        first = aside if first is None else first
        if first is not None and not self.pack.verb_second and tokens[start].low in self.pack["prepositions"]:
            first = self._after_fronted(tokens, first, end)
        if first is not None and not self.pack.verb_second:
            return self._past_participle_check(tokens, first, end, start)
        return first

    def _second_of_relative(self, tokens: Sequence[Token], opened: int, i: int, end: int) -> bool:
        """Tell whether a verb is the second of a clause set between commas ("X, who farms and owns a shop, says")."""
        if self.pack.verb_second:
            return self._closes_relative(tokens, opened, i, end)
        joined = tokens[i - 1].low in self.pack["coordinators"] and tokens[opened - 1].text == ","
        if not joined or any(tokens[k].text == "," for k in range(opened, i)):
            return False
        close = next((k for k in range(i, end) if tokens[k].text == ","), end)
        return any(self.is_finite(tokens, k, close + 1) for k in range(close + 1, min(end, close + 3)))

    def _closes_relative(self, tokens: Sequence[Token], opened: int, i: int, end: int) -> bool:
        """Tell whether a verb closes the second half of a relative clause ("X, die werkt en dat wil, begrijpt …")."""
        if i + 2 >= end or tokens[i + 1].text != "," or not self.is_finite(tokens, i + 2, i + 2):
            return False
        return any(tokens[k].low in self.pack["coordinators"] for k in range(opened + 1, i))

    def _after_fronted(self, tokens: Sequence[Token], first: int, end: int) -> int:
        """After a phrase in front the verb comes behind its comma ("In a poll published on Monday, many said")."""
        if not self.has_form(tokens[first].low, "participle"):
            return first
        comma = next((k for k in range(first, end) if tokens[k].text == ","), None)
        if comma is None or comma + 1 >= end:
            return first
        later = self.main_finite(tokens, comma + 1, end)
        return first if later is None else later

    def _participle_aside(self, tokens: Sequence[Token], i: int, start: int) -> bool:
        """Tell whether a participle in an aside looks like a finite verb (", niet betrokken bij …, is")."""
        pack = self.pack
        low = tokens[i].low
        if not self.has_form(low, "participle") or low in self.aux or pack.inflected:
            return False
        if not pack.verb_second and not self._verb_after_comma(tokens, i):
            return False
        k = i - 1
        while k > start and (self.is_adverb(tokens[k].low) or tokens[k].low in pack["negation"]):
            k -= 1
        return k > start and tokens[k].text == ","

    def _verb_after_comma(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether behind the next comma the verb follows ("…, obtained by the paper, describe …")."""
        comma = next((k for k in range(i, len(tokens) - 1) if tokens[k].text == ","), None)
        k = len(tokens) if comma is None else comma + 1
        while k < len(tokens) and tokens[k].low in self.pack["adverbs"]:
            k += 1
        return k < len(tokens) and self.is_finite(tokens, k, k)

    @staticmethod
    def _comma_before(tokens: Sequence[Token], i: int) -> bool:
        return tokens[i - 1].text == ","

    def _past_participle_check(self, tokens: Sequence[Token], first: int, end: int, start: int) -> int:
        """Prefer a later verb where the first is a participle in front of it ("those hurt in it were")."""
        pack = self.pack
        low = tokens[first].low
        if low not in pack["participle"] or low in self.aux or first + 1 >= end:
            return first
        after = tokens[first + 1]
        if after.low not in pack["prepositions"] or low in pack.reports:
            return first
        for i in range(first + 1, min(end, first + 10)):
            token = tokens[i]
            if token.text in _PAUSES or token.low in pack["coordinators"] or self.opens(tokens, i, start):
                return first
            if token.low in pack["be"] or token.low in pack["have"] or token.low in pack["modal"]:
                return i
        return first

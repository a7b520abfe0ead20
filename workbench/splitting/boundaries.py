"""Where one main clause ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.splitting.cutting import NONE as _NONE
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.subject_first import SubjectFirst
from workbench.splitting.tokens import Token
from workbench.splitting.verb_second import VerbSecond

_REACH = 16


class _Cutter(VerbSecond, SubjectFirst):
    def run(self) -> list[int]:
        tokens, grammar = self.tokens, self.grammar
        depth = 0
        fences = {i for a, b in self.fenced for i in range(a, b)}
        i = self.clause
        while i < self.end:
            token = tokens[i]
            if token.text in "([":
                depth += 1
            elif token.text in ")]":
                depth = max(0, depth - 1)
            elif depth == 0 and i not in fences:
                cut = self._candidate(i)
                if cut is not None:
                    self.cuts.append(i)
                    self.clause, self.main, self.need = cut, _NONE, 0
                    self.nested = self.complement = False
                    i = cut
                    continue
            if depth == 0 and token.kind == "word":
                if grammar.opens(tokens, i, self.clause):
                    if self.pack.inflected and token.low in self.pack["that"] and self.need == 0:
                        self.complement = self.complement or self._reports(i)
                    self.need += 1
                    self.nested = True
                elif grammar.is_finite(tokens, i, self.clause):
                    if self.need:
                        self.need -= 1
                    elif self.main == _NONE:
                        self.main = i
                        ways = "".join(report.ways for report in self.pack.reports.get(token.low, ()))
                        self.complement = self.pack.bare_complement and "b" in ways and self._told(i)
                elif token.low in self.pack["have"] and self.main != _NONE:
                    pass
            if token.text == "," and self.need == 0:
                self.nested = self.nested and self.complement
            i += 1
        return self.cuts

    def _told(self, i: int) -> bool:
        """Tell whether what follows the verb at `i` can be the clause that it reports ("felt dizzy" is none)."""
        if i + 1 >= self.end:
            return False
        token, pack = self.tokens[i + 1], self.pack
        stop = next((k for k in range(i + 2, self.end) if self._pauses(k)), self.end)
        if not any(self.grammar.is_finite(self.tokens, k, i + 1) for k in range(i + 2, stop)):
            return token.low in pack["that"] or token.low in pack["prepositions"]
        if any(self.tokens[k].low in self.grammar.aux for k in range(i + 2, stop)):
            return token.kind == "word" and token.low not in self.grammar.aux
        known = self.grammar.nominative | self.grammar.determiners | pack.joined("that", "plurals", "prepositions")
        known = known | pack.joined("adverbs", "time")
        return token.low in known or token.is_capital or token.kind != "word" or token.low.endswith("s")

    def _pauses(self, k: int) -> bool:
        after = self.tokens[k + 1] if k + 1 < self.end else None
        joins = self.tokens[k].low in self.pack["coordinators"] and (after is None or not after.is_capital)
        return joins or self.tokens[k].text in {",", ";", ":"}

    def _candidate(self, i: int) -> int | None:
        """Return the place of the first word of the clause that begins at `i`, None where none does."""
        tokens, token = self.tokens, self.tokens[i]
        if self.main == _NONE or i + 1 >= self.end or i <= self.main:
            return None
        low = token.low
        if token.text in {";", ":"}:
            found = self._begins(i + 1, "sign")
            return i + 1 if found else None
        if token.text == ",":
            follow = tokens[i + 1].low
            if follow in self.pack["coordinators"] and self._begins(i + 2, "comma-" + self._sort(follow)):
                return i + 2
            if self.pack.verb_second and self.need == 0 and self._begins(i + 1, "comma"):
                if self.pack.reported_mood and self._reported(i):
                    self.complement = True
                    return None
                return i + 1
            strong = self._subject_behind(i + 1) and not self.nested and not self.complement
            listed = not self.nested and not self.complement and self._listed(i + 1)
            return i + 1 if (strong or listed) and self.need == 0 and self._begins(i + 1, "comma") else None
        joins = low in self.pack["coordinators"] and low not in self.pack["whether"] and tokens[i - 1].text != ","
        if joins and tokens[i + 1].text == "," and self.need == 0:
            close = next((k for k in range(i + 2, min(self.end - 1, i + _REACH)) if tokens[k].text == ","), None)
            return i + 1 if close is not None and self._begins(close + 1, "comma-join") else None
        return i + 1 if joins and self.need == 0 and self._begins(i + 1, self._sort(low)) else None

    def _listed(self, i: int) -> bool:
        """Tell whether a short clause begins at `i` in a list that a conjunction closes ("A is high, B is …")."""
        if self.pack.verb_second or self.pack.inflected:
            return False
        tokens, grammar = self.tokens, self.grammar
        verb = next((k for k in range(i + 1, min(self.end, i + 4)) if grammar.is_finite(tokens, k, i)), None)
        if verb is None or tokens[verb].low not in grammar.aux:
            return False
        for k in range(verb + 1, self.end - 1):
            if tokens[k].text in ",;:":
                return False
            if tokens[k].low in self.pack["coordinators"]:
                return self._begins(k + 1, self._sort(tokens[k].low))
        return False

    def _reports(self, i: int) -> bool:
        """Tell whether the conjunction at `i` opens what the main verb reports."""
        if self.main == _NONE:
            return False
        return any(self._takes_clause(k) for k in range(self.main, min(i, self.main + _REACH)))

    def _reported(self, i: int) -> bool:
        """Tell whether the main verb reports the clause that begins after the comma at `i`, without a conjunction."""
        if self.complement:
            return False
        return any(self._takes_clause(k) for k in range(self.main, i))

    def _begins(self, i: int, how: str) -> bool:
        if i >= self.end:
            return False
        if self.pack.verb_second:
            return self._begins_v2(i, how)
        return self._begins_svo(i, how)


def find_boundaries(
    tokens: Sequence[Token], start: int, end: int, grammar: Grammar, fenced: Sequence[Range]
) -> list[int]:
    """Return the places of the signs and conjunctions at which a new main clause begins."""
    return _Cutter(tokens, start, end, grammar, fenced).run()

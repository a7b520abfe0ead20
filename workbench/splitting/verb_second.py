"""Where a main clause begins in a language that sets its verb second (Dutch, German)."""

from __future__ import annotations

from workbench.language import Pack
from workbench.splitting.cutting import NONE as _NONE
from workbench.splitting.cutting import Reading
from workbench.splitting.nouns import opens_noun_phrase

_REACH = 16


def is_reported_form(low: str, pack: Pack) -> bool:
    """Tell whether a verb form belongs to the mood of reported speech, or stands in for one."""
    return low in pack["reported"] or low in pack["reported_too"] or low in pack["subjunctive"]


class VerbSecond(Reading):
    """Tells a main clause by the verb behind its first constituent."""

    def _begins_v2(self, i: int, how: str) -> bool:
        tokens, grammar, pack = self.tokens, self.grammar, self.pack
        token = tokens[i]
        if token.low in pack["negation"] - grammar.determiners and how != "sign":
            return False
        if (grammar.is_finite(tokens, i, i) and token.low not in pack["possessives"]) or (
            token.low in pack["possessives"] and i + 1 < self.end and tokens[i + 1].low in grammar.determiners
        ):
            return (how not in {"comma", "sign"} or (how == "comma" and self._series(i))) and self._verb_first(i)
        if how == "comma" and token.low in pack["question_words"] - pack["relatives"]:
            return i + 1 < self.end and grammar.is_finite(tokens, i + 1, i + 1)
        if how == "comma" and token.low in pack["subordinators"]:
            return False
        object_first = token.low in pack["demonstratives"] and i + 1 < self.end and grammar.is_finite(tokens, i + 1, i)
        if (
            token.low in pack["subordinators"] and token.low not in pack["adverbs"] and not object_first
        ) or token.low in pack["question_words"] - pack["adverbs"]:
            return self._after_fronted(i, how)
        if token.low in pack["relatives"] and token.low not in pack["demonstratives"]:
            article = pack.capital_nouns and token.low in pack["determiners"]
            if not article or grammar.opens(tokens, i, self.clause):
                return False
        if token.low in pack["demonstratives"] and how in {"comma", "comma-join", "join"}:
            after = tokens[i + 1] if i + 1 < self.end else None
            noun = after is not None and (how == "comma-join" or after.low in pack["time"])
            if after is None or not (noun or grammar.is_finite(tokens, i + 1, i)):
                return False
            if noun and not grammar.is_finite(tokens, i + 1, i):
                return not self.nested and self._second_verb(i) is not None
            if how == "comma" or (token.low in pack["that"] and self.nested):
                return False
        verb = self._second_verb(i)
        if verb is None:
            return False
        if how == "comma":
            opener = token.low in grammar.nominative or token.low in grammar.determiners or token.low in pack["adverbs"]
            opener = opener or token.kind == "number" or token.low in pack.features.get("number", ())
            return opener and verb - i <= 5 and not self.nested and verb + 1 < self.end and tokens[verb + 1].is_word
        if self.complement and pack.reported_mood and is_reported_form(tokens[verb].low, pack):
            return False
        if how == "join" and self._closes_later(i, verb):
            return False
        last = self._cluster_end(verb)
        if last:
            opener = token.low in grammar.nominative or token.low in grammar.determiners
            return not self.nested and (opener or "contrast" in how)
        return True

    def _series(self, i: int) -> bool:
        """Tell whether a verb behind a comma is one of several that a conjunction closes ("werfen, warten und …")."""
        tokens, grammar = self.tokens, self.grammar
        if self.nested or self.need:
            return False
        for k in range(i + 1, self.end - 1):
            if tokens[k].text in ",;:" or grammar.opens(tokens, k, i):
                return False
            if tokens[k].low in self.pack["coordinators"]:
                return grammar.is_finite(tokens, k + 1, k + 1) and self._verb_first(k + 1)
        return False

    def _closes_later(self, i: int, verb: int) -> bool:
        """Tell whether the clause so far still waits for the participle or infinitive that ends the sentence."""
        tokens, grammar = self.tokens, self.grammar
        if tokens[self.main].low not in grammar.joining or tokens[verb].low in grammar.aux:
            return False
        last = self.end - 1
        while last > verb and not tokens[last].is_word:
            last -= 1

        def waits_for(k: int) -> bool:
            return grammar.has_form(tokens[k].low, "infinitive") or grammar.has_form(tokens[k].low, "participle")

        return last > verb and waits_for(last) and not any(waits_for(k) for k in range(self.main + 1, i - 1))

    def _cluster_end(self, verb: int) -> bool:
        """Tell whether nothing but verbs follow, as at the end of a subordinate clause."""
        tokens, grammar = self.tokens, self.grammar
        k = verb + 1
        while k < self.end and (
            grammar.has_form(tokens[k].low, "infinitive") or grammar.has_form(tokens[k].low, "participle")
        ):
            k += 1
        return k >= self.end or (not tokens[k].is_word and tokens[k].kind != "quote")

    def _after_fronted(self, i: int, how: str) -> bool:
        """A subordinate clause in front: its comma is followed by the verb, or by a clause of its own."""
        if how == "comma":
            return False
        tokens = self.tokens
        for j in range(i + 1, min(self.end - 1, i + 20)):
            if tokens[j].text == ",":
                if self.grammar.is_finite(tokens, j + 1, j + 1):
                    return True
                return self._second_verb(j + 1) is not None
        return False

    def _second_verb(self, i: int) -> int | None:
        """Return the finite verb that comes after one constituent that begins at `i`."""
        tokens, grammar, pack = self.tokens, self.grammar, self.pack
        for j in range(i + 1, min(self.end, i + _REACH)):
            token = tokens[j]
            if token.text in ",;:" or (token.low in pack["coordinators"] and token.low not in pack["adverbs"]):
                return None
            if token.low in pack["infinitive_mark"] and j + 1 < self.end and tokens[j + 1].low in pack["infinitive"]:
                return None
            if grammar.is_finite(tokens, j, i):
                bare = token.low in pack["bare"] and tokens[i].low not in grammar.nominative
                if bare or self._attributive(i, j):
                    continue
                if tokens[i].low not in grammar.sure_subjects and self._awaited(j):
                    return None
                return j if self._one_constituent(i, j) else None
            if grammar.opens(tokens, j, i):
                return None
        return None

    def _attributive(self, i: int, j: int) -> bool:
        """Tell whether a participle stands in front of its noun ("een nieuw en breder gedragen plan")."""
        tokens, grammar = self.tokens, self.grammar
        opens = tokens[i].low in grammar.nominative | grammar.determiners or tokens[i].is_capital
        if opens or not grammar.has_form(tokens[j].low, "participle") or j + 1 >= self.end:
            return False
        after = tokens[j + 1]
        return after.kind == "word" and after.text[0].islower() and after.low not in grammar.function

    def _awaited(self, j: int) -> bool:
        """Tell whether the word is the infinitive or participle that the clause so far still waits for."""
        tokens, grammar = self.tokens, self.grammar
        if self.main == _NONE or tokens[self.main].low not in grammar.joining:
            return False
        if any(tokens[k].text == "," for k in range(self.main + 1, j)):
            return False
        if tokens[j].low in grammar.aux and j + 1 < self.end and tokens[j + 1].low in grammar.sure_subjects:
            return False
        chain = [
            grammar.has_form(tokens[k].low, "infinitive") or grammar.has_form(tokens[k].low, "participle")
            for k in range(self.main + 1, j)
        ]
        low = tokens[j].low
        return not any(chain) and (grammar.has_form(low, "infinitive") or grammar.has_form(low, "participle"))

    def _one_constituent(self, i: int, j: int) -> bool:
        """Tell whether the words in front of the verb can be one constituent, as in a clause with the verb second."""
        tokens, grammar, pack = self.tokens, self.grammar, self.pack
        first = tokens[i].low
        if j == i + 1:
            return True
        if first in grammar.nominative and first not in grammar.determiners:
            return False
        if first in pack["adverbs"] and first not in pack["prepositions"] and first not in grammar.determiners:
            return all(tokens[k].low in pack["adverbs"] or tokens[k].low in pack["time"] for k in range(i, j))
        for k in range(i + 1, j):
            low = tokens[k].low
            if low in grammar.nominative - grammar.determiners or low in pack["negation"]:
                return False
            if (
                low in grammar.determiners
                and tokens[k - 1].low not in pack["prepositions"]
                and tokens[k - 1].low not in pack["determiners"]
                and k > i + 1
            ):
                return False
        return True

    def _verb_first(self, i: int) -> bool:
        tokens, pack = self.tokens, self.pack
        low = tokens[i].low
        main = tokens[self.main].low
        spoken = i + 1 < self.end and tokens[i + 1].low in self.grammar.sure_subjects
        if not spoken and ((low in pack["bare"] and low not in self.grammar.aux) or low in pack["noun_like"]):
            return False
        if i + 1 >= self.end or not (
            tokens[i + 1].is_word or tokens[i + 1].kind == "quote" or tokens[i + 1].text in "\"'“‘„«:"
        ):
            return False
        mark = next(iter(pack["infinitive_mark"]), "")
        if any(tokens[k].low == mark for k in range(max(self.clause, i - 3), i)) and low in pack["infinitive"]:
            return False
        plural, singular = low in pack["plural"], low in pack["singular"] or low in pack["modal_singular"]
        if plural and not singular:
            main_plural = main in pack["plural"] or (main in pack["modal"] and main not in pack["modal_singular"])
            if not main_plural:
                return tokens[i + 1].low in pack["determiners"] and self._inverted()
            previous = tokens[i - 2].low if tokens[i - 1].low in pack["coordinators"] and i >= 2 else ""
            chain = self.grammar.chain
            if (
                previous in chain
                and main in self.grammar.aux
                and (low in pack["infinitive"] or low in pack["participle"])
            ):
                return low in self.grammar.aux
        if singular and not plural and main in pack["plural"] and main not in pack["singular"]:
            return tokens[i + 1].low in pack["determiners"] and self._inverted()
        return not (low in pack["participle"] and main in self.grammar.aux)

    def _inverted(self) -> bool:
        return self.main == self.clause or not opens_noun_phrase(self.tokens, self.clause, self.grammar)

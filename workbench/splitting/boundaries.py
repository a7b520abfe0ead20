"""Where one main clause ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.language import Pack
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.inflected import skip_clitics
from workbench.splitting.nouns import opens_noun_phrase
from workbench.splitting.tokens import Token

_REACH = 16
_FRONT = 6  # words of a phrase in front of a clause
_NONE = -1  # no finite verb met yet


def is_reported_form(low: str, pack: Pack) -> bool:
    """Tell whether a verb form belongs to the mood of reported speech, or stands in for one."""
    return low in pack["reported"] or low in pack["reported_too"] or low in pack["subjunctive"]


class _Cutter:
    def __init__(
        self, tokens: Sequence[Token], start: int, end: int, grammar: Grammar, fenced: Sequence[Range]
    ) -> None:
        self.tokens, self.end, self.grammar = tokens, end, grammar
        self.pack = grammar.pack
        self.fenced = fenced
        self.clause = start
        self.main = _NONE
        self.need = 0
        self.nested = False
        self.complement = False
        self.cuts: list[int] = []

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

    def _series(self, i: int) -> bool:
        """Tell whether a verb behind a comma is one of several that a conjunction closes ("werfen, warten und holen")."""
        tokens, grammar = self.tokens, self.grammar
        if self.nested or self.need:
            return False
        for k in range(i + 1, self.end - 1):
            if tokens[k].text in ",;:" or grammar.opens(tokens, k, i):
                return False
            if tokens[k].low in self.pack["coordinators"]:
                return grammar.is_finite(tokens, k + 1, k + 1) and self._verb_first(k + 1)
        return False

    def _subject_behind(self, i: int) -> bool:
        """Tell whether behind a comma a subject pronoun begins a clause, in some languages a verb with none."""
        tokens, grammar, pack = self.tokens, self.grammar, self.pack
        j = i
        while pack.inflected and j + 1 < self.end and tokens[j].low in pack["adverbs"] - pack["negation"]:
            j += 1
        if tokens[j].low in grammar.sure_subjects | pack["presentatives"]:
            return True
        if not pack.null_subject:
            return False
        verb = skip_clitics(tokens, j, self.end, pack)
        told = tokens[verb].low in pack.reports
        return verb > j and not told and grammar.is_finite(tokens, verb, j)

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

    def _takes_clause(self, k: int) -> bool:
        """Tell whether the word at `k` is a verb that reports a clause, its second words present."""
        words = {token.low for token in self.tokens[k : self.end]}
        return any("c" in r.ways and words >= set(r.particle) for r in self.pack.reports.get(self.tokens[k].low, ()))

    def _reported(self, i: int) -> bool:
        """Tell whether the main verb reports the clause that begins after the comma at `i`, without a conjunction."""
        if self.complement:
            return False
        return any(self._takes_clause(k) for k in range(self.main, i))

    def _sort(self, low: str) -> str:
        return "contrast" if low in self.pack["contrast"] else "join"

    # --- does a main clause begin here?

    def _begins(self, i: int, how: str) -> bool:
        if i >= self.end:
            return False
        if self.pack.verb_second:
            return self._begins_v2(i, how)
        return self._begins_svo(i, how)

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
                if bare:
                    continue
                if tokens[i].low not in grammar.sure_subjects and self._awaited(j):
                    return None
                return j if self._one_constituent(i, j) else None
            if grammar.opens(tokens, j, i):
                return None
        return None

    def _awaited(self, j: int) -> bool:
        """Tell whether the word is the infinitive or participle that the clause so far still waits for."""
        tokens, grammar = self.tokens, self.grammar
        if self.main == _NONE or tokens[self.main].low not in grammar.joining:
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

    # --- languages with the subject in front

    def _begins_svo(self, i: int, how: str) -> bool:
        tokens, grammar, pack = self.tokens, self.grammar, self.pack
        j = i
        while j < self.end and tokens[j].low in pack["adverbs"]:
            j += 1
        if j >= self.end:
            return False
        token = tokens[j]
        comma = how.startswith("comma")
        if pack.inflected:
            verb = skip_clitics(tokens, j, self.end, pack)
            if (
                verb > j
                and grammar.is_finite(tokens, verb, j)
                and how != "sign"
                and not (self.nested or self.complement)
            ):
                return self._same_tense(tokens[verb].low, tokens[self.main].low)
        if comma and self._fronted(j):
            return not (self.complement or self.nested) or how == "comma-contrast"
        if grammar.is_finite(tokens, j, j) and token.low not in grammar.nominative:
            return how != "sign" and self._predicate(j, comma)
        leaves = (pack.inflected and how == "comma-contrast") or self._leaves_report(j, how)
        if (self.complement or self.nested) and how != "sign" and not leaves:
            return False
        if not opens_noun_phrase(tokens, j, grammar):
            return False
        strong = token.low in grammar.nominative
        if token.low in pack["subject_verbs"]:
            return True
        for k in range(j + 1, min(self.end, j + (5 if strong else 12))):
            if tokens[k].text in ",;:" or tokens[k].low in pack["coordinators"] or grammar.opens(tokens, k, j):
                return False
            if grammar.is_finite(tokens, k, j):
                sure = strong or comma or how == "sign" or token.low in grammar.determiners or token.is_capital
                sure = sure or token.kind == "number" or token.low in pack.features.get("number", ())
                sure = sure or token.low in pack.pronouns
                base = tokens[k].low in pack["plural"] and tokens[k].low not in pack["past"] | grammar.aux
                base = base and not pack.inflected
                return sure and (strong or not base or comma or how == "sign")
        return False

    def _fronted(self, j: int) -> bool:
        """Tell whether a phrase of time or place stands in front of a clause ("and every year we send them a card")."""
        tokens, grammar, pack = self.tokens, self.grammar, self.pack
        if pack.null_subject and tokens[j].low in pack["prepositions"]:
            reach = range(j + 2, min(self.end, j + _FRONT))
            verb = next((k for k in reach if tokens[k].text == "," or grammar.is_finite(tokens, k, j)), None)
            return verb is not None and tokens[verb].text != ","
        if pack.inflected or not (
            tokens[j].low in pack["prepositions"] or any(t.low in pack["time"] for t in tokens[j : j + 2])
        ):
            return False
        for k in range(j + 2, min(self.end - 1, j + _FRONT)):
            if tokens[k].text in ",;:" or tokens[k].low in pack["coordinators"] or grammar.is_finite(tokens, k, j):
                return False
            strong = tokens[k].low in grammar.sure_subjects
            fresh = tokens[k].low in pack["determiners"] and tokens[k - 1].low not in pack["prepositions"]
            if strong or fresh:
                reach = range(k + 1, min(self.end, k + (4 if strong else _FRONT)))
                return any(grammar.is_finite(tokens, m, k) for m in reach)
        return False

    def _leaves_report(self, j: int, how: str) -> bool:
        """Tell whether a clause behind a report is no part of it: a report of its own, or ", but" in another tense."""
        tokens, grammar, pack = self.tokens, self.grammar, self.pack
        if not how.startswith("comma"):
            return False
        for k in range(j + 1, min(self.end - 1, j + 10)):
            low = tokens[k].low
            if tokens[k].text in ",;:" or grammar.opens(tokens, k, j):
                return False
            if not grammar.is_finite(tokens, k, j):
                continue
            if any("c" in r.ways for r in pack.reports.get(low, ())):
                return tokens[k + 1].low in pack.joined("that", "whether")
            told = grammar.has_form(tokens[self.main].low, "past") and tokens[self.main].low in pack.reports
            present = low in pack.joined("plural", "singular") and low not in pack.joined("past", "modal")
            return how == "comma-contrast" and told and present and tokens[j].low not in grammar.nominative
        return False

    def _predicate(self, j: int, comma: bool) -> bool:
        """Tell whether a finite verb straight after a conjunction goes on with the subject of the main clause."""
        tokens, grammar, pack = self.tokens, self.grammar, self.pack
        low, main = tokens[j].low, tokens[self.main].low
        if j + 1 >= self.end:
            return False
        reporting = any(set("qclso") & set(r.ways) for r in pack.reports.get(low, ()))
        if (self.complement or self.nested) and not comma:
            told = any("q" in r.ways or "c" in r.ways or "l" in r.ways for r in pack.reports.get(main, ()))
            if pack.inflected:
                return self._back_to_telling(j)
            clausal = reporting and j + 1 < self.end and tokens[j + 1].low in pack["that"]
            if not (reporting and told and (clausal or self._same_tense(low, main))):
                return False
        if reporting and pack.bare_complement and tokens[j + 1].low in pack["that"]:
            return True
        if low in grammar.aux:
            return low not in pack.joined("be", "have") or self._same_tense(low, main) or comma
        if main in grammar.aux:
            return grammar.has_form(low, "past") and not grammar.has_form(low, "participle") and comma
        return self._same_tense(low, main)

    def _back_to_telling(self, j: int) -> bool:
        """Tell whether a verb after what was reported goes on with the one who said it ("… et affirme que")."""
        tokens, grammar, pack = self.tokens, self.grammar, self.pack
        low, main = tokens[j].low, tokens[self.main].low
        reports = any(
            "c" in r.ways for k in range(j, min(self.end, j + 4)) for r in pack.reports.get(tokens[k].low, ())
        )
        if low in grammar.aux or main in grammar.aux:
            return reports and low not in pack["modal"]
        inside = [k for k in range(self.main + 1, j) if grammar.is_finite(tokens, k, self.clause)]
        past = low in pack["past"] and main in pack["past"]
        return reports or (past and not any(grammar.has_form(tokens[k].low, "past") for k in inside))

    def _same_tense(self, low: str, main: str) -> bool:
        pack = self.pack
        if pack.inflected:
            many = (main in pack["plural"], low in pack["plural"])
            return low in pack["singular"] or low in pack["plural"] or low in self.grammar.aux or many[0] == many[1]
        past = self.grammar.has_form(low, "past") or low in pack["be_past"]
        if main in pack["be"] or main in pack["have"] or main in pack["modal"]:
            return low in self.grammar.aux
        if self.grammar.has_form(main, "past"):
            return past or low in pack["have"]
        if main in pack["singular"]:
            return low in pack["singular"] and low not in pack["noun_like"]
        return low in pack["plural"] and low not in pack["noun_like"]


def find_boundaries(
    tokens: Sequence[Token], start: int, end: int, grammar: Grammar, fenced: Sequence[Range]
) -> list[int]:
    """Return the places of the signs and conjunctions at which a new main clause begins."""
    return _Cutter(tokens, start, end, grammar, fenced).run()

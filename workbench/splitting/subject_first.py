"""Where a main clause begins in a language that sets its subject in front (English, French, Spanish)."""

from __future__ import annotations

from workbench.splitting.cutting import Reading
from workbench.splitting.inflected import skip_clitics
from workbench.splitting.nouns import opens_noun_phrase

_FRONT = 6  # words of a phrase in front of a clause


class SubjectFirst(Reading):
    """Tells a main clause by its subject and the verb behind it."""

    def _begins_svo(self, i: int, how: str) -> bool:
        tokens, grammar, pack = self.tokens, self.grammar, self.pack
        j = i
        while j < self.end and tokens[j].low in pack["adverbs"]:
            j += 1
        if j >= self.end:
            return False
        token = tokens[j]
        comma = how.startswith("comma")
        if token.low in pack["that"] and self._second_that(j):
            return False
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
                sure = sure or (k == j + 1 and tokens[k].low in grammar.aux and grammar.is_plural(token.low))
                base = tokens[k].low in pack["plural"] and tokens[k].low not in pack["past"] | grammar.aux
                base = base and not pack.inflected
                return sure and (strong or not base or comma or how == "sign")
        return False

    def _second_that(self, j: int) -> bool:
        """Tell whether a conjunction opens the second thing that the main verb reports ("said A and that B")."""
        told = any("c" in r.ways for r in self.pack.reports.get(self.tokens[self.main].low, ()))
        return told and j + 1 < self.end and not self.grammar.is_finite(self.tokens, j + 1, j + 1)

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
        held = main in pack["have"] and not any(
            grammar.has_form(tokens[k].low, "participle") for k in range(self.main + 1, j)
        )
        if held and grammar.has_form(low, "past"):
            return True
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

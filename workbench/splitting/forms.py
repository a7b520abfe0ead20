"""What can be told of a word by its form and its neighbours: a finite verb by its form and by what stands before it."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.language import Pack
from workbench.splitting.tokens import Token

_LONGEST_VERB = 24
_SHORTEST_ENDED = 5
_MOST_FORMS = 20000
_LONGEST_SUBJECT = 12
_PAUSES = frozenset(",;:–—-(")


class Forms:
    """The lists of one language, and what form a word has where it stands."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.finite_words = pack["finite"]
        self.openers = pack.joined("subordinators", "relatives", "question_words")
        self.nominative = (
            frozenset(word for word, kind in pack.pronouns.items() if kind != "who") - pack["object_pronouns"]
        )
        self.nominative |= pack["subject_verbs"]
        self.sure_subjects = self.nominative - pack["determiners"] - pack["possessives"]
        self.determiners = pack.joined("determiners", "possessives")
        self.noun_before = self.determiners | pack["prepositions"]
        self.function = (
            self.noun_before | self.openers | pack.joined("coordinators", "adverbs") | frozenset(pack.pronouns)
        )
        self.aux = pack.joined("be", "have", "modal", "subject_verbs")
        self.chain = pack.joined("infinitive", "participle")
        self.joining = pack.joined("modal", "have")
        self._forms: dict[tuple[str, str], bool] = {}

    # --- single words

    def has_form(self, low: str, which: str) -> bool:
        """Tell whether a word is in a list of verb forms, with or without the first part of a separable verb."""
        words = self.pack[which]
        if low in words:
            return True
        key = (low, which)
        known = self._forms.get(key)
        if known is None:
            known = self._by_ending(low, which) or (
                len(low) < _LONGEST_VERB
                and any(
                    low.startswith(part)
                    and len(low) >= len(part) + 4
                    and low[len(part) :] in words
                    and low[len(part) :] not in self.pack["bare"]
                    for part in self.pack["verb_prefixes"]
                )
            )
            if len(self._forms) > _MOST_FORMS:
                self._forms.clear()
            self._forms[key] = known
        return known

    def is_adverb(self, low: str) -> bool:
        """Tell whether a word is an adverb, by the list of its language or by its ending."""
        return low in self.pack["adverbs"] or low.endswith(tuple(self.pack["adverb_endings"]))

    def is_joined_infinitive(self, low: str, mark: str) -> bool:
        """Tell whether a word is an infinitive with its mark inside ("weiterzuziehen")."""
        return any(
            low.startswith(part + mark) and low[len(part) + len(mark) :] in self.pack["infinitive"]
            for part in self.pack["verb_prefixes"]
        )

    def is_finite(self, tokens: Sequence[Token], i: int, start: int) -> bool:
        """Tell whether the word at `i` is a finite verb, as far as its neighbours show."""
        token = tokens[i]
        low = token.low
        if token.kind != "word":
            return False
        if low in self.pack["subject_verbs"]:
            return True
        if not self.has_form(low, "finite"):
            return self._after_pronoun(tokens, i, start)
        if token.text[0].isupper() and i > start and (tokens[i - 1].is_word or self.pack.capital_nouns):
            return False
        if token.common or (self.pack.verb_second and self._before_aux(tokens, i)):
            return False
        before = tokens[i - 1].low if i > start else ""
        pack = self.pack
        if pack.verb_second and low in pack["prepositions"]:
            return False
        if pack.inflected:
            return self._inflected(tokens, i, start, before)
        if before and before == next(iter(pack["infinitive_mark"]), None):
            return False
        if low in pack["possessives"]:
            return self._possessive_is_verb(tokens, i, start)
        if low in self.aux:
            return True
        if (
            before in pack["possessives"]
            and before in pack["object_pronouns"]
            and i - 2 >= start
            and tokens[i - 2].low in pack["prepositions"]
        ):
            return low not in pack["noun_like"] and low not in pack["bare"]
        if (
            before in pack["possessives"] & self.nominative
            and low in pack["singular"]
            and self._fresh(tokens, i - 1, start)
        ):
            return low not in pack["noun_like"] and low not in pack["bare"]
        if before in pack["possessives"] or before in pack["prepositions"]:
            return before in pack["adverbs"] and before not in pack["possessives"]
        bound = before in pack["determiners"] and before not in self.nominative
        bound = bound and not (i - 1 > start and tokens[i - 1].is_capital and tokens[i - 2].is_capital)
        if bound and before not in pack["demonstratives"] and before not in pack["stand_alone"]:
            return False
        if pack.verb_second:
            return not (low in pack["noun_like"] and i == start)
        return self._english_like(tokens, i, start, before)

    def _before_aux(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether a participle or an infinitive stands in front of the finite verb that closes its clause."""
        if i + 1 >= len(tokens) or tokens[i + 1].low not in self.aux or tokens[i].low in self.aux:
            return False
        low = tokens[i].low
        if not (self.has_form(low, "participle") or self.has_form(low, "infinitive")):
            return False
        return i + 2 >= len(tokens) or not tokens[i + 2].is_word or tokens[i + 2].low in self.pack["coordinators"]

    def _fresh(self, tokens: Sequence[Token], i: int, start: int) -> bool:
        """Tell whether a clause can begin at `i`: at the start, after a sign or a conjunction."""
        return i == start or not tokens[i - 1].is_word or tokens[i - 1].low in self.pack["coordinators"]

    def _after_pronoun(self, tokens: Sequence[Token], i: int, start: int) -> bool:
        """Tell whether an unknown word is a verb, because it follows a subject pronoun that opens a clause."""
        pack = self.pack
        if i - 1 != start or tokens[start].low not in self.sure_subjects or not tokens[i].text.islower():
            return False
        low = tokens[i].low
        return not (
            low in self.openers
            or low in self.noun_before
            or low in pack["adverbs"]
            or low in self.nominative
            or low in pack["object_pronouns"]
            or low in pack["coordinators"]
            or low in pack["negation"]
        )

    def _possessive_is_verb(self, tokens: Sequence[Token], i: int, start: int) -> bool:
        before = tokens[i - 1] if i > start else None
        if self.pack.capital_nouns and i + 1 < len(tokens) and (tokens[i + 1].common or tokens[i + 1].is_capital):
            return False
        if before is None:
            return i + 1 < len(tokens) and tokens[i + 1].low in self.determiners | self.nominative
        if before.low in self.pack["prepositions"] or before.low in self.pack["infinitive_opener"]:
            return False
        if before.low in self.finite_words and before.low not in self.pack["participle"]:
            return False
        return before.is_word or before.text == ","

    def _english_like(self, tokens: Sequence[Token], i: int, start: int, before: str) -> bool:
        low, pack = tokens[i].low, self.pack
        if before in self.aux or (before in pack["negation"] and i - 2 >= start and tokens[i - 2].low in self.aux):
            return False
        past = self.has_form(low, "past")
        if i == start and tokens[i].text[0].isupper() and (self.has_form(low, "participle") or low in pack["singular"]):
            return False
        if before in pack["relatives"] and before not in pack["adverbs"]:
            return True
        if before.endswith("'s") and before not in pack["subject_verbs"]:
            return False
        if low in pack["plural"] and not past:
            before = self._before_aside(tokens, i, start, before)
            k = i - 1
            while k > start and before in pack["adverbs"]:
                k -= 1
                before = tokens[k].low
            if before in self.nominative or before in pack["plurals"]:
                return True
            return self.is_plural(before) or self._plural_head(tokens, i, start)
        if low in pack["noun_like"] and low in pack.reports and self._clause_next(tokens, i, before):
            return True
        if i == start and low in pack["noun_like"]:
            return False
        if past and self.has_form(low, "participle"):
            after = tokens[i + 1].low if i + 1 < len(tokens) else ""
            if before in pack["have"]:
                return False
            return not (after == "by" and before not in self.nominative)
        return not (
            low in pack["noun_like"]
            and i > start
            and not self._priced(tokens, i)
            and not tokens[i - 1].is_capital
            and before not in pack["adverbs"]
            and before not in self.nominative
        )

    def _clause_next(self, tokens: Sequence[Token], i: int, before: str) -> bool:
        """Tell whether a clause follows a word that may be a noun or a verb of saying ("the club hopes she …")."""
        pack = self.pack
        after = tokens[i + 1].low if i + 1 < len(tokens) else ""
        who = before in pack.joined("organisations", "roles", "company", "men", "women")
        return after in self.sure_subjects | pack["that"] or (who and after in self.determiners)

    def is_plural(self, low: str) -> bool:
        """Tell whether a noun is in the plural, by the lists or by its ending."""
        ended = any(low.endswith(ending) for ending in self.pack["plural_endings"])
        return low in self.pack["plurals"] or (ended and low not in self.pack["adverbs"] and len(low) > 3)

    def _plural_head(self, tokens: Sequence[Token], i: int, start: int) -> bool:
        """Tell whether the phrase in front of a verb has a plural at its head ("Critics of the plan say")."""
        pack = self.pack
        for k in range(i - 1, max(start, i - _LONGEST_SUBJECT), -1):
            low = tokens[k].low
            if not tokens[k].is_word or low in self.aux or low in self.nominative:
                return False
            if low in pack["prepositions"] and self.is_plural(tokens[k - 1].low):
                return all(tokens[m].low not in pack["prepositions"] for m in range(start + 1, k))
        return False

    def _inflected(self, tokens: Sequence[Token], i: int, start: int, before: str) -> bool:
        low, pack = tokens[i].low, self.pack
        if low in self.function and low not in self.aux:
            return False
        named = tokens[i].is_capital and low not in self.finite_words and i + 1 < len(tokens)
        if named and tokens[i + 1].low in self.finite_words:  # "Perelló explica": a name with the ending of a verb
            return False
        if i == start and len(low) == 1 and tokens[i].is_capital:  # "A la sortie", a capital without its accent
            return False
        if low in pack["first"] and low not in pack.joined("singular", "plural", "participle", "noun_like"):
            opens = i == start or tokens[i - 1].text == "," or before in self.nominative
            return opens or before in pack.joined("object_pronouns", "negation", "coordinators", "adverbs")
        earlier = tokens[i - 2].low if i - 2 >= start else ""
        if before in pack["object_pronouns"]:
            free = before not in self.noun_before or earlier in self.nominative or earlier in self.openers
            sure = low in pack["past"] or (earlier == "," and low not in pack["noun_like"])
            return free or sure or low in self.aux or earlier in pack["negation"] or earlier in pack["before_clitics"]
        if before in self.noun_before:
            told = low in pack.reports and i + 1 < len(tokens) and tokens[i + 1].low in pack["that"]
            return before in self.sure_subjects or (before in pack["stand_alone"] and (low in self.aux or told))
        if self._after_aux(tokens, i, start):
            return False
        if low in pack["noun_like"] and i > start:
            known = before in self.nominative or before in self.openers or before in pack["negation"]
            who = before in pack["roles"] or before in pack["organisations"] or before in pack["plurals"]
            told = low in pack.reports and i + 1 < len(tokens) and tokens[i + 1].low in pack["that"]
            told = told or (before == "," and low in pack.reports)
            who = who or (told and before not in self.noun_before)
            return known or who or tokens[i - 1].is_capital or before in pack["before_clitics"]
        return not (low in pack["noun_like"] and tokens[i].text[0].isupper())

    def _after_aux(self, tokens: Sequence[Token], i: int, start: int) -> bool:
        """Tell whether a word that can be a participle stands behind an auxiliary."""
        low = tokens[i].low
        if low not in self.pack["participle"]:
            return False
        k = i - 1
        while k > start and (
            tokens[k].low in self.pack["adverbs"]
            or tokens[k].low in self.pack["negation"]
            or tokens[k].low in self.sure_subjects
        ):
            k -= 1
        return k >= start and tokens[k].low in self.aux

    def _before_aside(self, tokens: Sequence[Token], i: int, start: int, before: str) -> str:
        """Return the word in front of a verb, an adverb between commas left out ("Critics, however, argue")."""
        if before != ",":
            return before
        k = i - 2
        while k > start and tokens[k].low in self.pack["adverbs"]:
            k -= 1
        if k < i - 2 and k > start and tokens[k].text == ",":
            return tokens[k - 1].low
        comma = next((k for k in range(i - 2, start, -1) if tokens[k].text == ","), None)
        return before if comma is None else tokens[comma - 1].low

    @staticmethod
    def _priced(tokens: Sequence[Token], i: int) -> bool:
        """Tell whether an amount follows, as after a verb ("the route costs $300")."""
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        return after is not None and (after.kind == "number" or after.text in "$€£") and tokens[i - 1].is_word

    def _by_ending(self, low: str, which: str) -> bool:
        """Tell whether a word that is in no list has the ending of the form ("grabbed")."""
        pack = self.pack
        if pack.inflected and which != "finite":
            return False
        if which not in {"finite", "past", "participle"} or len(low) < _SHORTEST_ENDED or low in pack["no_verbs"]:
            return False
        return any(low.endswith(ending) for ending in pack["past_endings"])

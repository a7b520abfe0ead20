"""Whether a clause tells of what was, or of what is to come: what a bare weekday or month is read by."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache, cached_property
from typing import Literal

from workbench.language import load_pack
from workbench.times.lexicon import BREAK, Lexicon
from workbench.times.tokens import Reading

Tense = Literal["past", "future", "present", "none", "story"]
"""`story` stands for a text that tells of years long before it was written, where dates follow one another."""


_WIDEST = 50
"""How many tokens on each side are looked at for a verb."""


class TenseReader:
    """Reads the tense around a place of a text from the verbs that the pack lists and its endings of verbs."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._words = _tense_words(reading.lexicon)

    @cached_property
    def _sentence_ends(self) -> list[int]:
        codes, ends = self._reading.codes, self._words["ends"]
        return [-1, *(i for i, code in enumerate(codes) if code in ends and self._is_end(i)), len(codes)]

    def _is_end(self, place: int) -> bool:
        """Tell an end from the full stop of an abbreviation (`V. S.`, `nr. 3`)."""
        tokens = self._reading.tokens
        if tokens[place].lower != "." or place + 1 == len(tokens):
            return True
        initial = place > 0 and tokens[place - 1].end - tokens[place - 1].start == 1
        return not initial and not self._reading.text[tokens[place + 1].start].islower()

    def at(self, first: int, last: int) -> Tense:
        """Return the tense of the clause that holds the tokens `first` to `last`, else that of its sentence."""
        begin, stop = self._sentence(first, last)
        if self._words.second is not None and first - begin <= 1 and last + 1 < stop:
            verb = self._verb_second(last + 1, stop)
            if verb is not None:
                return verb
        order, edges = self._clauses(first, begin, stop)
        for n in order:  # the clause itself, then those before it, the nearest first, then those after it
            found = self._tense(edges[n] + 1, edges[n + 1], first, last)
            if found != "none":
                return found
        return "none"

    def _sentence(self, first: int, last: int) -> tuple[int, int]:
        """Return the places between which the sentence of some tokens lies, no more of it than can matter."""
        ends = self._sentence_ends
        begin = ends[bisect_left(ends, first) - 1] + 1
        stop = ends[min(bisect_right(ends, last), len(ends) - 1)]
        return max(begin, first - _WIDEST), min(stop, last + _WIDEST)

    def of_weekday(self, first: int, last: int) -> Tense:
        """Return the tense as a weekday is read by it: in some languages the present tells of what is to come."""
        found = self.at(first, last)
        if found != "present":
            return found
        return "future" if self._words.present_weekday_is_to_come or self._stands_behind_an_act(first) else found

    def _stands_behind_an_act(self, first: int) -> bool:
        """Tell whether a verb of the present tense that does not report stands right before (`speelt vrijdag`)."""
        word = self._reading.tokens[first - 1].lower if first else ""
        words = self._words
        return word in words.finite and word not in words.reporting and word not in words.of_a_tense

    def is_told_as_past(self, first: int, last: int) -> bool:
        """Tell whether the clause of some tokens is in the past tense and speaks of no plan (`would`, `gepland`)."""
        begin, stop = self._sentence(first, last)
        order, edges = self._clauses(first, begin, stop)
        left, right = edges[order[0]] + 1, edges[order[0] + 1]
        planned = any(code in self._words["planned"] for code in self._reading.codes[begin:stop])
        return not planned and self._tense(left, right, first, last) == "past"

    def _clauses(self, first: int, begin: int, stop: int) -> tuple[list[int], list[int]]:
        """Return the clauses of a sentence from that of a token outward, and the places between which they lie."""
        cuts = [i for i in range(begin, stop) if self._reading.codes[i] in self._words["clauses"]]
        edges = [begin - 1, *cuts, stop]
        here = max(n for n, edge in enumerate(edges[:-1]) if edge < first or n == 0)
        return [here, *range(here - 1, -1, -1), *range(here + 1, len(edges) - 1)], edges

    def _verb_second(self, place: int, stop: int) -> Tense | None:
        """Return the tense of the verb that follows a time with which a sentence begins; present tense is to come."""
        word, code = self._reading.tokens[place].lower, self._reading.codes[place]
        if code in self._words["past"] or self._is_past(word):
            return "past"
        if code in self._words["perfect"]:
            return "past" if self._has_participle(place + 1, stop) else "future"
        known = word in self._words.finite or code in self._words["future"] or code in self._words["present"]
        return "future" if known or (self._words.second and self._words.second.fullmatch(word)) else None

    def _is_past(self, word: str) -> bool:
        """Tell by its form whether a word is a verb in the past tense (`kondigden`, `verzocht`)."""
        words = self._words
        if word in words.of_a_tense:
            return word in words.of_the_past
        if any(word.startswith(prefix) and word[len(prefix) :] in words.of_the_past for prefix in words.prefixes):
            return True
        match = words.ending.fullmatch(word) if words.ending is not None else None
        return match is not None and (not words.ending_needs_verb or (match["verb"] or word) in words.finite)

    def _has_participle(self, begin: int, stop: int) -> bool:
        participle = self._words.participle
        return any(participle.fullmatch(token.lower) for token in self._reading.tokens[begin:stop])

    def _tense(self, begin: int, stop: int, first: int, last: int) -> Tense:
        """Return the tense of a stretch; with `said` and `will` in it, that of the one nearer to the time."""
        known, codes, tokens = self._words, self._reading.codes, self._reading.tokens
        places = [i for i in range(begin, stop) if not first <= i <= last]

        def nearest(fits: Callable[[int], bool]) -> int | None:
            return min((first - i if i < first else i - last for i in places if fits(i)), default=None)

        future = nearest(lambda i: codes[i] in known["future"])
        past = nearest(lambda i: codes[i] in known["past"])
        if past is None and self._has_participle(begin, stop):
            past = nearest(lambda i: codes[i] in known["perfect"])
        if past is None and (future is None or known.ending_needs_verb):  # else: a participle looks like a past tense
            past = nearest(lambda i: self._is_past(tokens[i].lower))
        modal = nearest(lambda i: codes[i] in known["modal"]) if past is not None else None
        if past is not None and (modal is None or past <= modal):
            return "past"
        ending = known.to_come
        if (
            past is not None
            or future is not None
            or (ending is not None and any(ending.fullmatch(tokens[i].lower) for i in places))
        ):
            return "future"
        present = any(codes[i] in known["present"] or tokens[i].lower in known.finite for i in places)
        return "present" if present else "none"


class _TenseWords(dict[str, frozenset[str]]):
    """Codes of the words that tell a tense, and the endings of participles and of past tenses."""

    participle: re.Pattern[str]
    ending: re.Pattern[str] | None
    ending_needs_verb: bool
    second: re.Pattern[str] | None
    to_come: re.Pattern[str] | None
    present_weekday_is_to_come: bool
    finite: frozenset[str]
    reporting: frozenset[str]
    prefixes: tuple[str, ...]
    of_a_tense: frozenset[str]
    of_the_past: frozenset[str]


_TENSES = {"future", "past", "present", "perfect"}


@cache
def _tense_words(lexicon: Lexicon) -> _TenseWords:
    names = ("future", "past", "present", "perfect", "planned", "modal")
    words = _TenseWords({name: frozenset(lexicon.codes_with([name])) for name in names})
    words["ends"] = frozenset("".join(lexicon.small.get(mark, "") for mark in ".!?") + lexicon.codes_with([BREAK]))
    words["clauses"] = frozenset(
        "".join(lexicon.small.get(mark, "") for mark in ',;:"“”„–«»') + lexicon.codes_with(["clause"])
    )
    tense = lexicon.table.get("tense", {})
    words.participle = re.compile(tense.get("participle", r"(?!)"))
    words.ending = re.compile(tense["past_ending"]) if "past_ending" in tense else None
    words.ending_needs_verb = bool(tense.get("past_ending_of_verbs_only", True))
    words.second = re.compile(tense["verb_second"]) if "verb_second" in tense else None
    words.to_come = re.compile(tense["future_ending"]) if "future_ending" in tense else None
    words.present_weekday_is_to_come = bool(tense.get("present_weekday_is_to_come", False))
    words.prefixes = tuple(tense.get("prefixes", "").split())
    words.of_the_past = frozenset(word for word, uses in lexicon.uses.items() if "past" in uses)
    words.of_a_tense = frozenset(word for word, uses in lexicon.uses.items() if _TENSES & uses.keys())
    words.finite = load_pack(lexicon.code)["finite"]
    words.reporting = frozenset(load_pack(lexicon.code).reports)
    return words

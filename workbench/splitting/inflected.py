"""Finite verbs, subjects and cues in languages whose verbs show their person and whose subject comes first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from workbench.language import Pack, load_pack
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.nouns import noun_phrase, opens_noun_phrase
from workbench.splitting.tokens import Token

_REACH = 7
_FRONT = 14


@cache
def _clitics(code: str) -> frozenset[str]:
    pack = load_pack(code)
    return pack.joined("object_pronouns", "reflexives", "before_clitics")


def skip_clitics(tokens: Sequence[Token], i: int, end: int, pack: Pack) -> int:
    """Return the place of the verb after small pronouns and a negation in front of it."""
    k = i
    while k < end and k < i + 4 and (tokens[k].low in _clitics(pack.code) or tokens[k].low in pack["negation"]):
        k += 1
    return k if k < end else i


def trim_clitics(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> int:
    """Leave small pronouns and a negation in front of the verb out of its subject."""
    while end > start + 1 and (
        tokens[end - 1].low in _clitics(pack.code)
        or tokens[end - 1].low in pack["negation"]
        or tokens[end - 1].low in pack["adverbs"]
        or tokens[end - 1].text in {",", "–", "—", "-"}
    ):
        end -= 1
    return end


def subject_before(tokens: Sequence[Token], start: int, verb: int, grammar: Grammar) -> Range | None:
    """Return the noun phrase that ends straight in front of a verb, after a phrase without a comma."""
    end = trim_clitics(tokens, start, verb, grammar.pack)
    for k in range(max(start, end - _FRONT), end):
        before = tokens[k - 1].low if k > start else ""
        if before in grammar.pack["prepositions"] or before in grammar.determiners:
            continue
        phrase = noun_phrase(tokens, k, end, grammar)
        if phrase is not None and phrase[1] == end:
            return phrase
    return None


def subject_behind(tokens: Sequence[Token], verb: int, end: int, grammar: Grammar) -> Range | None:
    """Return the subject straight behind a verb, or behind its participle ("Ha dicho el alcalde que …")."""
    k = verb + 1
    while k < end and (tokens[k].low in grammar.pack["adverbs"] or tokens[k].low in grammar.pack["negation"]):
        k += 1
    if k < end and grammar.has_form(tokens[k].low, "participle"):
        k += 1
    return noun_phrase(tokens, k, end, grammar) if k < end else None


def verb_of_report(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> tuple[int, Range | None] | None:
    """Return the place of the reporting participle or infinitive after an auxiliary at `i`, and a pronoun between."""
    pack = grammar.pack
    if tokens[i].low not in grammar.aux:
        return None
    pronoun: Range | None = None
    for k in range(i + 1, min(end, i + _REACH)):
        low = tokens[k].low
        if any(report.kind in {"participle", "infinitive", "gerund"} for report in pack.reports.get(low, ())):
            return k, pronoun
        if low in grammar.sure_subjects or (pack.pronouns.get(low, "none") != "none" and low in grammar.nominative):
            pronoun = (k, k + 1)
        elif not (
            low in pack["adverbs"]
            or low in pack["negation"]
            or low in pack.pronouns
            or low in grammar.aux
            or low in pack["infinitive_links"]
            or low in _clitics(pack.code)
        ):
            return None
    return None


def subject_after(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> Range | None:
    """Return the subject behind its verb, past adverbs and whom the words were said to."""
    pack = grammar.pack
    k = i
    while k < end and k < i + _FRONT:
        token = tokens[k]
        if token.text in {",", ";", ":"} or token.kind == "quote":
            return None
        if token.low in grammar.determiners and k + 1 < end and tokens[k + 1].low in pack["time"]:
            k += 2
            continue
        if token.low in pack["prepositions"] and k + 1 < end:
            phrase = noun_phrase(tokens, k + 1, end, grammar) if opens_noun_phrase(tokens, k + 1, grammar) else None
            if phrase is None:
                k += 1
                continue
            inner = next((m for m in range(phrase[0] + 1, phrase[1]) if _fresh(tokens, m, grammar)), phrase[1])
            k = inner
            continue
        if token.low in pack["adverbs"] or token.low in pack["time"] or token.kind == "number":
            k += 1
            continue
        phrase = noun_phrase(tokens, k, end, grammar)
        if phrase is None or token.low in pack["gerund"] or token.low in pack["infinitive"]:
            return None
        return phrase
    return None


def _fresh(tokens: Sequence[Token], m: int, grammar: Grammar) -> bool:
    """Tell whether a determiner opens a phrase of its own, no part of the phrase before it."""
    before = tokens[m - 1].low
    return (
        tokens[m].low in grammar.determiners
        and before not in grammar.pack["prepositions"]
        and before not in grammar.determiners
        and before not in grammar.pack["join"]
        and tokens[m - 1].is_word
    )


def leads_to(tokens: Sequence[Token], start: int, j: int, speaker: Range | None, grammar: Grammar) -> bool:
    """Tell whether what stands between a cue and a conjunction lets the two belong together."""
    if j == start or j < start:
        return True
    first = tokens[start]
    pack = grammar.pack
    if speaker is not None and speaker[0] >= start:
        return True
    return (
        first.low in pack["prepositions"]
        or first.low in pack["adverbs"]
        or first.low in pack["time"]
        or (first.low in grammar.determiners and start + 1 < j and tokens[start + 1].low in pack["time"])
        or first.low in pack["negation"]
        or first.low in grammar.aux
        or first.text in {",", "–", "—"}
        or tokens[j - 1].text == ","
    )


def _can_be_adjective(token: Token, grammar: Grammar) -> bool:
    """Tell whether a word in front of an infinitive belongs to it ("s'est dit prêt à venir")."""
    closed = token.low in grammar.function or token.low in grammar.pack.joined("time", "plurals", "object_pronouns")
    return token.kind == "word" and token.text.islower() and not closed


def infinitive_content(tokens: Sequence[Token], first: int, end: int, grammar: Grammar) -> int | None:
    """Return where an infinitive begins that a cue takes: "dit vouloir", "a demandé au maire de venir"."""
    pack = grammar.pack
    k = first
    while k < end and k < first + _FRONT:
        token = tokens[k]
        at = skip_clitics(tokens, k + 1 if token.low in pack["infinitive_links"] else k, end, pack)
        while at < end and tokens[at].low in pack["adverbs"]:
            at += 1
        if at < end and grammar.has_form(tokens[at].low, "infinitive") and tokens[at].text.islower():
            if token.low in pack["infinitive_links"] and k == first + 1 and _can_be_adjective(tokens[first], grammar):
                return first
            return k + 1 if token.low in pack["infinitive_links"] else k
        if token.text in ",;:." or token.kind == "quote" or grammar.is_finite(tokens, k, first):
            return None
        if token.low in pack["that"]:
            return None
        k += 1
    return None

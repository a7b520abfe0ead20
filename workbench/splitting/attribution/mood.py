"""Reported speech that a language marks by a mood of its own, with no conjunction and often no cue."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model import Form
from workbench.splitting.attribution.cues import Cue, can_say
from workbench.splitting.attribution.found import Found
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.nouns import noun_phrase, opens_noun_phrase
from workbench.splitting.tokens import Token
from workbench.splitting.view import View

_FURTHEST = 2  # sentences back to the report that this one goes on with
_REACH = 9


def is_reported_mood(tokens: Sequence[Token], i: int, grammar: Grammar, *, wide: bool = False) -> bool:
    """Tell whether the verb at `i` stands in the mood of reported speech; `wide` takes in its substitutes."""
    low, pack = tokens[i].low, grammar.pack
    if low in pack["reported"]:
        return True
    if wide and low in pack["reported_too"]:
        return True
    return low in pack["subjunctive"] and low not in pack["plural"] and low not in pack["past"]


def plain_clause(tokens: Sequence[Token], cue: Cue, first: int, end: int, grammar: Grammar) -> Range | None:
    """Return the main clause that a cue reports without a conjunction: "sagte, die Lage sei ernst"."""
    if "c" not in cue.ways:
        return None
    comma = next((k for k in range(max(first, cue.end), end) if tokens[k].text in {",", ":"}), None)
    if comma is None or comma + 2 >= end or comma - first > _REACH * 2:
        return None
    start = comma + 1
    if grammar.opens(tokens, start, start) or tokens[start].low in grammar.pack["coordinators"]:
        return None
    finite = grammar.main_finite(tokens, start, end)
    if finite is None or finite == start:
        return None
    if any(tokens[k].text == "," for k in range(start, finite)) and tokens[start].low not in grammar.openers:
        aside = sum(tokens[k].text == "," for k in range(start, finite))
        if aside % 2:
            return None
    return start, end


def source_in_front(tokens: Sequence[Token], start: int, verb: int, grammar: Grammar) -> Range | None:
    """Return the source of a report without a subject: "Aus dem Rathaus hieß es"; else None."""
    for k in range(start, verb):
        if tokens[k].low in grammar.pack["impersonal_prepositions"] and k + 1 < verb:
            phrase = noun_phrase(tokens, k + 1, verb, grammar)
            if phrase is not None and tokens[phrase[0]].low not in grammar.pack["time"]:
                return phrase if can_say(tokens, phrase, grammar) else None
    return None


def source_behind(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Range | None:
    """Return the source after a report without a subject: "hieß es aus dem Rathaus"; else None."""
    for k in range(start, min(end - 1, start + _REACH)):
        if tokens[k].text in {",", ";", ":"} or tokens[k].kind == "quote":
            return None
        if tokens[k].low in grammar.pack["impersonal_prepositions"] and opens_noun_phrase(tokens, k + 1, grammar):
            phrase = noun_phrase(tokens, k + 1, end, grammar)
            if phrase is not None and tokens[phrase[0]].low not in grammar.pack["time"]:
                return phrase
    return None


def free_report(view: View, found: Sequence[Found], grammar: Grammar) -> Found | None:
    """Return a sentence that goes on with the report before it, told by its mood alone."""
    tokens = view.tokens
    before = next((item for item in reversed(found[-6:]) if not item.label), None)
    if before is None or not view.clauses or not 0 < view.number - max(before.sentence, before.until) <= _FURTHEST:
        return None
    if tokens[-1].text == "?" or any(token.kind == "quote" for token in tokens):
        return None
    verbs = [clause.finite for clause in view.clauses if clause.finite is not None]
    if not verbs or not is_reported_mood(tokens, verbs[0], grammar, wide=before.mood):
        return None
    subject = view.clauses[0].subject
    if subject is not None and grammar.pack.pronouns.get(tokens[subject[0]].low) in {"me", "you"}:
        return None
    end = len(tokens)
    for clause in view.clauses[1:]:
        if clause.finite is not None and not is_reported_mood(tokens, clause.finite, grammar, wide=True):
            end = clause.start
            break
    while end > 1 and not tokens[end - 1].is_word and tokens[end - 1].text != ")":
        end -= 1
    quoted = [(pair.inner, pair.outer) for pair in view.fragments if pair.end <= tokens[end - 1].end]
    form: Form = "mixed" if quoted else "indirect"
    part = (tokens[view.clauses[0].lead].start, tokens[end - 1].end)
    return Found(view.number, form, [part], quoted=quoted, inherits=True, plain=True, mood=True)

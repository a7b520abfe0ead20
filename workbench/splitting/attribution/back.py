"""Sentences that attribute the one before them: "Dat zegt X.", "Aldus X."."""

from __future__ import annotations

from workbench.splitting.attribution.complements import complement
from workbench.splitting.attribution.cues import Cue, clause_cue, cue_after, negated, report_between
from workbench.splitting.grammar import Grammar
from workbench.splitting.nouns import noun_phrase
from workbench.splitting.view import View


def points_back(view: View, grammar: Grammar) -> Cue | None:
    """Return the cue of a sentence that attributes the one before it: "Dat zegt X", "Dat heeft X bekendgemaakt"."""
    for phrase in grammar.pack.back_phrases:
        if tuple(token.low for token in view.tokens[: len(phrase)]) == phrase:
            return report_between(view.tokens, len(phrase), len(view.tokens), grammar)
    if not view.clauses or not grammar.pack.verb_second:
        return None
    clause = view.clauses[0]
    tokens = view.tokens
    if clause.finite is None or clause.finite != clause.lead + 1:
        return None
    if (
        tokens[clause.lead].low not in grammar.pack.joined("that", "back")
        and tokens[clause.lead].low not in grammar.pack["manner"]
    ):
        return None
    cue = clause_cue(tokens, clause, grammar)
    if cue is None or not set(cue.ways) & {"q", "c"}:
        return None
    i = clause.finite + 1
    while i < clause.end and tokens[i].low in grammar.pack["adverbs"]:
        i += 1
    cue.speaker = noun_phrase(tokens, i, clause.end, grammar)
    if cue.speaker is None or cue.passive:
        return None
    if negated(tokens, clause.lead, clause.end, grammar) or complement(tokens, cue, clause.finite, clause.end, grammar):
        return None
    return cue


def closing_alone(view: View, grammar: Grammar) -> Cue | None:
    """Return the cue of a sentence that is a closing attribution alone: "Aldus X."."""
    tokens = view.tokens
    if not tokens or tokens[0].low not in grammar.pack["closing"]:
        return None
    cue = cue_after(tokens, 0, len(tokens), grammar)
    if cue is None or any(grammar.is_finite(tokens, k, 0) for k in range(1, cue.end)):
        return None
    return cue

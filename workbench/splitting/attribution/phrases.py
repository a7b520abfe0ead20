"""Ways to attribute that are no verb of saying: "is bang dat", "staat in een notitie", "by her own account"."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.splitting.attribution.cues import Cue, report_between
from workbench.splitting.clauses import Clause
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.nouns import noun_phrase
from workbench.splitting.tokens import Token

_REACH = 12


def stance_cue(tokens: Sequence[Token], clause: Clause, grammar: Grammar) -> Cue | None:
    """Return the cue of a clause whose predicate is what someone thinks ("is bang dat", "was convinced that")."""
    pack, verb = grammar.pack, clause.finite
    if verb is None or tokens[verb].low not in pack.joined("be", "have", "stance_verbs"):
        return None
    if clause.subject is None:
        return None
    for j in range(verb + 1, min(clause.end, verb + _REACH)):
        token = tokens[j]
        if not token.is_word or token.low in pack["that"]:
            return None
        if token.low in pack["stances"]:
            if any(tokens[k].low in pack["negation"] for k in range(verb, j)):
                return None
            return Cue([verb, j], "cbt" if pack.bare_complement else "ct", clause.subject, j + 1)
    return None


def document_clause(tokens: Sequence[Token], clause: Clause, grammar: Grammar) -> Cue | None:
    """Return the cue of a clause that says where it is written ("In het rapport staat dat …")."""
    pack, verb = grammar.pack, clause.finite
    if verb is None or not pack.verb_second or tokens[verb].low not in pack["document_verbs"]:
        return None
    if clause.lead >= verb or tokens[clause.lead].low not in pack["document_prepositions"]:
        return None
    phrase = noun_phrase(tokens, clause.lead + 1, verb, grammar)
    if phrase is None or tokens[phrase[0]].low in pack["time"]:
        return None
    return Cue([verb], "c", (phrase[0], verb), verb + 1)


def document_tail(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Cue | None:
    """Return the cue that says where the content before it is written ("staat er in een notitie van X")."""
    pack = grammar.pack
    i = start
    while i < end and (not tokens[i].is_word or tokens[i].low in pack["manner"]):
        i += 1
    if i >= end or tokens[i].low not in pack["document_verbs"]:
        return None
    cue = [i]
    for j in range(i + 1, min(end, i + 7)):
        low = tokens[j].low
        if low in pack["document_prepositions"]:
            phrase = noun_phrase(tokens, j + 1, end, grammar)
            if phrase is None or tokens[phrase[0]].low in pack["time"]:
                return None
            return Cue(cue, "qc", phrase, phrase[1])
        if low in pack["document_infinitives"] or low in pack["infinitive_mark"]:
            cue.append(j)
        elif not (low in pack["impersonal"] or low in pack["adverbs"]):
            return None
    return None


def own_words(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Range | None:
    """Return the place of a phrase that attributes a clause to its own subject ("naar eigen zeggen")."""
    pack = grammar.pack
    for i in range(start, end):
        if tokens[i].low not in pack.own_heads:
            continue
        for phrase in pack.own_words:
            if i + len(phrase) <= end and all(tokens[i + k].low == word for k, word in enumerate(phrase)):
                return i, i + len(phrase)
    return None


def put_phrase(tokens: Sequence[Token], clause: Clause, grammar: Grammar) -> tuple[Cue, int] | None:
    """Return the cue and the comma of "As X put it," or "Wie X berichtet," in front of a clause."""
    pack = grammar.pack
    if clause.lead >= clause.end or tokens[clause.lead].low not in pack["put_openers"]:
        return None
    comma = next((k for k in range(clause.lead + 1, clause.end) if tokens[k].text == ","), None)
    if comma is None or any(tokens[k].low in pack["that"] for k in range(clause.lead, comma)):
        return None
    cue = report_between(tokens, clause.lead + 1, comma, grammar)
    return None if cue is None or cue.speaker is None or cue.end > comma else (cue, comma)


def widen(
    tokens: Sequence[Token], phrase: Range | None, end: int, grammar: Grammar, *, told: bool = False
) -> Range | None:
    """Take in what tells an unnamed source from others ("one shop manager in Hull", "sources close to the club").

    Only up to the end of the clause or a comma, and only where no verb stands in it. `told`: after a verb of
    saying, where the one spoken to or the place may follow.
    """
    if phrase is None or phrase[1] >= end or any(tokens[k].is_capital for k in range(*phrase)):
        return phrase
    pack = grammar.pack
    if tokens[phrase[0]].low in pack.pronouns and phrase[1] == phrase[0] + 1:
        return phrase
    after = tokens[phrase[1]]
    opens = any(after.low in pack[name] for name in ("prepositions", "participle", "name_prepositions"))
    unknown = tokens[phrase[0]].low in pack["determiners"] - pack["definite"] and phrase[1] + 1 < end
    from_place = unknown and (tokens[phrase[1] + 1].is_capital or tokens[phrase[1] + 1].low in pack["definite"])
    known = tokens[phrase[0]].low in pack.joined("definite", "possessives")
    if known and after.low not in pack["name_prepositions"]:
        return phrase
    if not opens or (told and after.low in pack["hearer_prepositions"] and not from_place):
        return phrase
    stop = next((k for k in range(phrase[1], end) if not tokens[k].is_word), end)
    if any(grammar.is_finite(tokens, k, phrase[0]) for k in range(phrase[1] + 1, stop)):
        return phrase
    if any(tokens[k].low in pack["time"] or tokens[k].low in pack["that"] for k in range(phrase[1], stop)):
        return phrase
    return phrase[0], stop

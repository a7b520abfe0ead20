"""Main clauses of a sentence, with their finite verb and their subject."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.language import Pack
from workbench.splitting.boundaries import find_boundaries
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.inflected import skip_clitics, subject_before, subject_behind, trim_clitics
from workbench.splitting.nouns import noun_phrase, opens_noun_phrase, skip_adverbials
from workbench.splitting.people import role_of
from workbench.splitting.tokens import Token

_LOOSE = frozenset({",", "–", "—", "-", '"', "“", "„", "‘"})
"""Signs that do not belong to a subject in front of its verb."""


@dataclass(slots=True)
class Clause:
    """A main clause as a range of tokens. `subject` is borrowed from an earlier clause where `shared`.

    `lead` is the place of its first word, after the conjunction that joins it to the clause before.
    """

    start: int
    end: int
    lead: int
    finite: int | None = None
    subject: Range | None = None
    shared: bool = False
    inverted: bool = False


def lead_of(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> int:
    """Return the place of the first word of a clause, after signs and a conjunction."""
    i = start
    while i < end and (
        (not tokens[i].is_word and tokens[i].kind != "quote" and tokens[i].text not in "([\"'“‘„«")
        or tokens[i].low in pack["coordinators"]
    ):
        i += 1
    return i


def main_clauses(
    tokens: Sequence[Token], start: int, end: int, grammar: Grammar, fenced: Sequence[Range] = ()
) -> list[Clause]:
    """Return the main clauses of `tokens[start:end]`. No clause ends inside a `fenced` range."""
    cuts = [start, *find_boundaries(tokens, start, end, grammar, fenced), end]
    clauses: list[Clause] = []
    for a, b in itertools.pairwise(cuts):
        lead = lead_of(tokens, a, b, grammar.pack)
        clause = Clause(a, b, lead)
        clause.finite = grammar.main_finite(tokens, lead, b)
        set_subject(tokens, clause, grammar, clauses[-1] if clauses else None)
        clauses.append(clause)
    return clauses


def set_subject(tokens: Sequence[Token], clause: Clause, grammar: Grammar, before: Clause | None) -> None:
    """Find the subject of a clause: in front of its verb, after it, or that of the clause before."""
    if clause.finite is None:
        return
    left, right = clause.lead, clause.finite
    if tokens[right].low in grammar.pack["subject_verbs"]:
        clause.subject = (right, right + 1)
        return
    if left < right:
        left = skip_adverbials(tokens, left, right, grammar)
    if _fronted_participle(tokens, left, right, grammar):
        left = right
    while left + 1 < right and (
        tokens[left].kind == "quote" or (tokens[left].text == "," and tokens[left - 1].kind == "quote")
    ):
        left += 1
    if left < right and opens_noun_phrase(tokens, left, grammar):
        behind = _told_by(tokens, left, right, clause.end, grammar)
        clause.subject = behind or (left, trim_right(tokens, left, right, grammar))
        clause.inverted = behind is not None
        return
    if grammar.pack.inflected and clause.lead < right:
        clause.subject = subject_before(tokens, clause.lead, right, grammar)
        if clause.subject is not None or skip_clitics(tokens, left, right + 1, grammar.pack) < right:
            return
        left = right
    alone = before is None or before.subject is None
    if grammar.pack.inflected and (alone or clause.lead < right):
        clause.subject = subject_behind(tokens, right, clause.end, grammar)
        clause.inverted = clause.subject is not None
        return
    if not grammar.pack.verb_second and clause.lead < right:
        return
    if clause.lead == right and before is not None and before.subject is not None:
        after = noun_phrase(tokens, right + 1, clause.end, grammar)
        own = (
            grammar.pack.verb_second
            and after is not None
            and (before.inverted or tokens[after[0]].low in grammar.nominative - grammar.pack["possessives"])
        )
        if not own:
            clause.subject, clause.shared = before.subject, True
            return
    clause.inverted = True
    i = right + 1
    stray = grammar.pack["particles"]
    if grammar.pack.capital_nouns:
        stray = stray - grammar.pack["prepositions"]
    while i < clause.end and (tokens[i].low in grammar.pack["adverbs"] or tokens[i].low in stray):
        i += 1
    clause.subject = noun_phrase(tokens, i, clause.end, grammar)


def _fronted_participle(tokens: Sequence[Token], left: int, right: int, grammar: Grammar) -> bool:
    """Tell whether a participle and its words stand in front of the verb ("Gevraagd naar de reden, zei hij")."""
    if not grammar.pack.verb_second or right - left < 3 or tokens[right - 1].text != ",":
        return False
    return grammar.has_form(tokens[left].low, "participle") and tokens[left + 1].low in grammar.pack["prepositions"]


def _told_by(tokens: Sequence[Token], left: int, right: int, end: int, grammar: Grammar) -> Range | None:
    """Return the subject behind the verb of "Dat zegt X …", where the demonstrative is what is said."""
    pack = grammar.pack
    if not pack.verb_second or right - left != 1 or tokens[left].low not in pack.joined("that", "back"):
        return None
    if tokens[right].low not in pack.reports:
        return None
    phrase = noun_phrase(tokens, right + 1, end, grammar)
    if phrase is None:
        return None
    words = tokens[phrase[0] : phrase[1]]
    return phrase if any(word.is_capital or role_of(word.low, pack) for word in words) else None


def trim_right(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> int:
    """Leave adverbs and commas at the end of a subject out of it."""
    if grammar.pack.inflected:
        return trim_clitics(tokens, start, end, grammar.pack)
    while end > start + 1 and (tokens[end - 1].text in _LOOSE or tokens[end - 1].low in grammar.pack["adverbs"]):
        end -= 1
    return end

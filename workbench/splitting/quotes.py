"""Which stretches in quotation marks are someone's sentence, and which are words inside the writer's own."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model import Sentence
from workbench.splitting.attribution.cues import any_verb, match_according
from workbench.splitting.dialogue import KIND as DASH
from workbench.splitting.grammar import Grammar
from workbench.splitting.marks import Pair
from workbench.splitting.tokens import Token, tokenize

_ENDS = ".,!?…"


def is_direct(text: str, pair: Pair, sentence: Sentence, grammar: Grammar, before_direct: bool) -> bool:
    """Tell whether a quotation is direct speech: a clause or a sentence of its own.

    `before_direct`: an earlier quotation in the same sentence is direct speech.
    """
    if pair.goes_on or not pair.closed or pair.kind == DASH:
        return True
    inner = tokenize(text, pair.inner, pair.outer, grammar.pack)
    words = [token for token in inner if token.is_word]
    if not words:
        return False
    left = tokenize(text, max(sentence.start, pair.start - 160), pair.start, grammar.pack)
    right = tokenize(text, pair.end, min(sentence.end, pair.end + 240), grammar.pack)
    at_start = not any(token.is_word for token in left)
    at_end = not any(token.is_word for token in right)
    ended = text[pair.outer - 1] in _ENDS or (bool(right) and right[0].text == "," and right[0].start == pair.end)
    capital = words[0].text[0].isupper() or not words[0].text[0].isalpha()
    finite = any(token.low in grammar.finite_words for token in words)
    if at_start and right and right[0].text == "(" and right[-1].text == ")" and (ended or finite):
        return True
    if at_start and at_end:
        return True
    lead = left[-1] if left else None
    if lead is not None and lead.text == ":":
        return capital or finite or len(words) >= 2
    reported = ended and reports_right(right, grammar)
    if at_start:
        direct = right[0].kind == "word" and _cue_at(right, 0, grammar) and finite and capital
        return reported or direct
    if before_direct and lead is not None and lead.text in {",", "–", "—", "-", ".", ";"}:
        return ended or finite or len(words) >= 3
    if lead is None:
        return False
    return _after_cue(left, lead, words, grammar, capital=capital, finite=finite, ended=ended)


def _after_cue(
    left: Sequence[Token],
    lead: Token,
    words: Sequence[Token],
    grammar: Grammar,
    *,
    capital: bool,
    finite: bool,
    ended: bool,
) -> bool:
    pack = grammar.pack
    cue = any(_cue_at(left, i, grammar) for i in range(max(0, len(left) - 12), len(left)))
    if not cue:
        return False
    if lead.low in pack["that"]:
        return capital and finite
    if lead.text == "," or _cue_at(left, len(left) - 1, grammar):
        return (finite and (capital or len(words) >= 4)) or (capital and ended and len(words) >= 2)
    return capital and finite and len(words) >= 4 and lead.low not in grammar.noun_before


def _cue_at(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    reports = [report for report in grammar.pack.reports.get(tokens[i].low, ()) if "q" in report.ways]
    if i == len(tokens) - 1:
        reports = [report for report in reports if not report.particle]
    bound = i > 0 and tokens[i - 1].low in grammar.determiners - grammar.nominative
    return bool(reports) and not (bound and grammar.pack.verb_second)


def reports_right(tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Tell whether what follows a quotation says who spoke."""
    pack = grammar.pack
    for i, token in enumerate(tokens[:24]):
        if token.low in pack["closing"] or token.low in pack["impersonal_cues"]:
            return True
        if token.low in pack["document_verbs"] and i < 3:
            return True
        if match_according(tokens, i, len(tokens), grammar):
            return True
        if _cue_at(tokens, i, grammar):
            return True
        if token.text in {";", ":"}:
            return False
    return any_verb(tokens, 0, len(tokens), grammar) is not None

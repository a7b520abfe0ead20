"""Direct speech: which quotations of a sentence belong together, and who is named as their source."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.splitting.attribution.cues import Cue, any_verb, choose, cue_after, speaks
from workbench.splitting.attribution.found import Found
from workbench.splitting.attribution.phrases import document_tail, widen
from workbench.splitting.clauses import main_clauses
from workbench.splitting.grammar import Grammar
from workbench.splitting.nouns import noun_phrase, opens_noun_phrase
from workbench.splitting.tokens import Token
from workbench.splitting.view import View


def find_direct(view: View, grammar: Grammar) -> tuple[list[Found], set[int]]:
    """Return the direct speech of a sentence, and the tokens that served as its cues and sources.

    Without a pack nothing tells a source from any other word, so that none is named.
    """
    if not grammar.pack.sets:
        return [Found(view.number, "direct", [(pair.inner, pair.outer)]) for pair in view.quotes], set()
    tokens = view.tokens
    places = [i for i, token in enumerate(tokens) if token.kind == "quote"]
    found: list[Found] = []
    used: set[int] = set()
    reach = 0
    for order, place in enumerate(places):
        until = places[order + 1] if order + 1 < len(places) else len(tokens)
        part = part_of(view, tokens[place])
        left = _cue_before(tokens, reach, place, grammar) if place > reach else None
        if left is not None and found and _is_aside(tokens, reach, place, left, grammar):
            left = None
        if left is None and found and order and not _new_turn(tokens, reach, place):
            found[-1].parts.append(part)
            reach = place + 1
            if not found[-1].cue:
                _take(view, found[-1], cue_after(tokens, place + 1, until, grammar), used)
            continue
        item = Found(view.number, "direct", [part])
        after = _cue_behind(tokens, place + 1, until, grammar) if left is None else None
        if left is None and after is None:
            item.inherits = True
            item.floating = view.words() == 0
        _take(view, item, left or after, used)
        found.append(item)
        reach = place + 1
    return found, used


def _cue_behind(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Cue | None:
    """Return the cue in what follows a quotation, its source with all that tells it from others."""
    cue = cue_after(tokens, start, end, grammar) or document_tail(tokens, start, end, grammar)
    if cue is None:
        return _bracketed(tokens, start, end, grammar) or any_verb(tokens, start, end, grammar)
    if cue.speaker is not None and cue.speaker[1] == cue.end:
        told = not cue.places or tokens[cue.places[0]].low not in grammar.pack["according_heads"]
        cue.speaker = widen(tokens, cue.speaker, end, grammar, told=told)
    return cue


def _bracketed(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Cue | None:
    """A source in brackets behind a quotation: "…" (a mother)."""
    if start >= end or tokens[start].text != "(":
        return None
    close = next((k for k in range(start + 1, min(end, start + 14)) if tokens[k].text == ")"), None)
    if close is None or not opens_noun_phrase(tokens, start + 1, grammar):
        return None
    return Cue([], "q", (start + 1, close), close)


def part_of(view: View, token: Token) -> tuple[int, int]:
    """Return the offsets of what stands between the marks of a quotation."""
    pair = view.quotes[token.quote]
    return pair.inner, pair.outer


def _new_turn(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(token.text == ":" for token in tokens[start:end])


def _is_aside(tokens: Sequence[Token], start: int, end: int, left: Cue, grammar: Grammar) -> bool:
    """Tell whether what stands between two quotations only says who spoke the first ("…", zegt X, "…")."""
    if tokens[end - 1].text == ":":
        return False
    after = cue_after(tokens, start, end, grammar)
    return after is not None and set(left.places) <= set(after.places)


def _take(view: View, item: Found, cue: Cue | None, used: set[int]) -> None:
    if cue is None:
        return
    item.cue = [(view.tokens[k].start, view.tokens[k].end) for k in cue.places]
    used.update(cue.places)
    if cue.speaker is None:
        item.inherits = not cue.impersonal
        return
    item.speaker = view.chars(cue.speaker)
    used.update(range(*cue.speaker))


def _cue_before(tokens: Sequence[Token], start: int, place: int, grammar: Grammar) -> Cue | None:
    """Return the cue in what stands in front of a quotation: "X said:", "X:", "X was clear:"."""
    pack = grammar.pack
    colon = tokens[place - 1].text == ":"
    end = place
    while end > start and tokens[end - 1].text in {":", ","}:
        end -= 1
    if end <= start:
        return None
    clauses = main_clauses(tokens, start, end, grammar)
    for clause in reversed(clauses):
        verb = clause.finite
        if verb is None:
            continue
        gerund = _gerund(tokens, verb, end, clause.subject, grammar)
        cue = gerund or _verb_cue(tokens, verb, clause.subject, end, grammar)
        if cue is not None:
            return cue
        break
    last = clauses[-1]
    if not colon and last.finite is None:
        gerund = _gerund(tokens, last.start, end, last.subject, grammar)
        if gerund is not None:
            return gerund
    late = _late_report(tokens, start, end, grammar)
    if late is not None:
        return late
    if not colon:
        return None
    if last.finite is None and last.lead < end and opens_noun_phrase(tokens, last.lead, grammar):
        phrase = noun_phrase(tokens, last.lead, end, grammar)
        return Cue([], "q", phrase, end) if phrase else None
    if last.finite is not None and last.subject is not None:
        subject = tokens[last.subject[0]]
        dummy = last.subject[1] - last.subject[0] == 1 and subject.low in pack.joined("impersonal", "that", "back")
        return _person_at_colon(tokens, last.finite, end, grammar) if dummy else Cue([], "q", last.subject, end)
    low = tokens[last.lead].low if last.lead < end else ""
    if low in pack["closing"] or any(low == phrase[0] for phrase in pack.according):
        return cue_after(tokens, last.lead, end, grammar)
    return None


def _person_at_colon(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Cue | None:
    """Return as a source the person named last before a colon ("Het is moeilijk voor Jansen: …")."""
    for k in range(max(start + 1, end - 6), end):
        if opens_noun_phrase(tokens, k, grammar) and tokens[k - 1].low not in grammar.determiners:
            phrase = noun_phrase(tokens, k, end, grammar)
            if phrase is not None and phrase[1] == end and speaks(tokens, phrase, grammar.pack):
                return Cue([], "q", phrase, end)
    return None


def _verb_cue(
    tokens: Sequence[Token], verb: int, subject: tuple[int, int] | None, end: int, grammar: Grammar
) -> Cue | None:
    pack = grammar.pack
    found = choose(tokens, verb, end, grammar, ("finite", "infinitive"))
    if found is not None and "q" in found[0].ways:
        return Cue(found[1], found[0].ways, subject, end)
    if tokens[verb].low not in grammar.aux:
        return None
    for j in range(verb + 1, end):
        found = choose(tokens, j, end, grammar, ("participle", "infinitive"))
        if found is not None and "q" in found[0].ways:
            passive = tokens[verb].low in pack["passive"] and tokens[verb].low not in pack["have"]
            return Cue(found[1], found[0].ways, None if passive else subject, end, impersonal=passive)
    return None


def _gerund(
    tokens: Sequence[Token], start: int, end: int, subject: tuple[int, int] | None, grammar: Grammar
) -> Cue | None:
    for j in range(end - 1, max(start, end - 14), -1):
        reports = grammar.pack.reports.get(tokens[j].low, ())
        if any(report.kind == "gerund" and "q" in report.ways for report in reports):
            return Cue([j], "q", subject, end)
    return None


def _late_report(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Cue | None:
    """A report in the last words before the quotation, after another clause ("…, where she said")."""
    for j in range(end - 1, max(start, end - 7), -1):
        found = choose(tokens, j, end, grammar, ("finite",))
        if found is not None and "q" in found[0].ways and j > start and grammar.is_finite(tokens, j, start):
            before = tokens[j - 1]
            if before.low in grammar.nominative or before.is_capital:
                first = j - 1
                while first > start and tokens[first - 1].is_capital:
                    first -= 1
                return Cue(found[1], "q", (first, j), end)
            if grammar.pack.verb_second:
                phrase = noun_phrase(tokens, j + 1, end, grammar)
                if phrase is not None:
                    return Cue(found[1], "q", phrase, end)
    return None

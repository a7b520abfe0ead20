"""Reports in a subordinate clause: "after the council said that …", "whose coach had vowed that …"."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.language import Report
from workbench.splitting.attribution.complements import complement
from workbench.splitting.attribution.cues import Cue, choose
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.inflected import subject_before
from workbench.splitting.nouns import noun_phrase, opens_noun_phrase
from workbench.splitting.tokens import Token

_FURTHEST = 18  # words from the opener of a subordinate clause to its verb
_AUXILIARY = 4  # words from an auxiliary to its participle
_LONGEST_SUBJECT = 12


def nested_reports(tokens: Sequence[Token], grammar: Grammar, taken: set[int]) -> list[tuple[Cue, Range]]:
    """Return the reports of subordinate clauses with the content of each, those among `taken` tokens left out."""
    found: list[tuple[Cue, Range]] = []
    for j in range(1, len(tokens) - 2):
        if j in taken or tokens[j].low not in grammar.pack.reports or tokens[j].is_capital:
            continue
        cue = _cue_at(tokens, j, grammar)
        if cue is None or taken & set(cue.places):
            continue
        content = complement(tokens, cue, j, _end_of_clause(tokens, j, grammar), grammar)
        if content is None or not _marked(tokens, cue, content, grammar) or taken & set(range(*content)):
            continue
        found.append((cue, content))
        taken = taken | set(range(*content)) | set(cue.places)
    return found


def _end_of_clause(tokens: Sequence[Token], j: int, grammar: Grammar) -> int:
    """Return where the main clause takes over again: at a comma with its verb straight behind it."""
    for k in range(j + 2, len(tokens) - 1):
        verb = k + 1
        while verb < len(tokens) - 1 and tokens[verb].low in grammar.pack["adverbs"] and not grammar.pack.verb_second:
            verb += 1
        if tokens[k].text == "," and grammar.is_finite(tokens, verb, verb):
            return k
    return len(tokens)


def _marked(tokens: Sequence[Token], cue: Cue, content: Range, grammar: Grammar) -> bool:
    """Tell whether the content shows by a conjunction, or by its first word, that it is a clause."""
    first, before = tokens[content[0]], tokens[content[0] - 1]
    pack = grammar.pack
    if before.low in pack.joined("that", "whether") or first.low in pack.joined("whether", "question_words"):
        return True
    if pack.bare_complement and first.low in pack["infinitive_mark"]:
        return True
    return pack.bare_complement and "b" in cue.ways and first.low in grammar.nominative | grammar.determiners


def _cue_at(tokens: Sequence[Token], j: int, grammar: Grammar) -> Cue | None:
    pack = grammar.pack
    verb = j
    kinds: tuple[str, ...] = ("finite",)
    for k in range(j - 1, max(-1, j - _AUXILIARY), -1):
        if tokens[k].low in pack["have"]:
            verb, kinds = k, ("participle",)
            break
        if not (tokens[k].low in pack["adverbs"] or tokens[k].low in pack["be"]):
            break
    if kinds == ("finite",) and pack.verb_second and j + 1 < len(tokens) and tokens[j + 1].low in pack["have"]:
        verb, kinds = j, ("participle",)
    chosen = choose(tokens, j, len(tokens), grammar, kinds)
    chosen = chosen or _after_have(tokens, j, grammar)
    if chosen is None or not set("cio") & set(chosen[0].ways):
        return None
    report, places = chosen
    if kinds == ("finite",) and not grammar.is_finite(tokens, j, max(0, j - 1)):
        return None
    opener = _opener(tokens, verb, grammar)
    if opener is None:
        return None
    speaker = _subject(tokens, opener, verb, grammar)
    if speaker is None or any(tokens[k].low in pack["negation"] for k in range(speaker[0], j)):
        return None
    return Cue(places, report.ways, speaker, max(*places, verb, j) + 1)


def _after_have(tokens: Sequence[Token], j: int, grammar: Grammar) -> tuple[Report, list[int]] | None:
    """A verb-final clause with its participle behind the auxiliary: "dat X had gezegd dat"."""
    if not grammar.pack.verb_second or tokens[j - 1].low not in grammar.pack["have"]:
        return None
    return choose(tokens, j, len(tokens), grammar, ("participle",))


def _opener(tokens: Sequence[Token], verb: int, grammar: Grammar) -> int | None:
    """Return the word that opens the subordinate clause of a verb, None where the verb is of a main clause."""
    for k in range(verb - 1, max(-1, verb - _FURTHEST), -1):
        if tokens[k].kind == "quote" or tokens[k].text in {";", ":"}:
            return None
        if tokens[k].low in grammar.openers and (grammar.opens(tokens, k, 0) or _relative(tokens, k, grammar)):
            return k
    return None


def _relative(tokens: Sequence[Token], k: int, grammar: Grammar) -> bool:
    return tokens[k].low in grammar.pack["relatives"] and k > 0 and tokens[k - 1].text == ","


def _subject(tokens: Sequence[Token], opener: int, verb: int, grammar: Grammar) -> Range | None:
    pack = grammar.pack
    k = opener + 1
    while k < verb and (tokens[k].low in pack["adverbs"] and tokens[k].low not in grammar.determiners):
        k += 1
    if k >= verb or (pack.inflected and tokens[opener].low in pack["relatives"] and k + 1 >= verb):
        return _antecedent(tokens, opener, grammar)
    if not pack.verb_second:
        return _whole_front(tokens, k, verb, grammar) or subject_before(tokens, k, verb, grammar)
    phrase = _with_place(tokens, noun_phrase(tokens, k, verb, grammar), verb, grammar)
    if phrase is not None and tokens[k].low in pack["quantifiers"] and verb - k <= _LONGEST_SUBJECT:
        phrase = (k, verb)
    own = phrase is not None and _nominative(tokens, phrase, grammar)
    if tokens[opener].low in pack["relatives"] - pack["subordinators"] and not own:
        return _antecedent(tokens, opener, grammar)
    return phrase


def _whole_front(tokens: Sequence[Token], start: int, verb: int, grammar: Grammar) -> Range | None:
    """Return all that stands between the opener and the verb, where it can be one noun phrase."""
    end = verb
    while end > start and (tokens[end - 1].low in grammar.pack["adverbs"] or not tokens[end - 1].is_word):
        end -= 1
    if not start < end <= start + _LONGEST_SUBJECT or not opens_noun_phrase(tokens, start, grammar):
        return None
    inside = any(not tokens[k].is_word or grammar.is_finite(tokens, k, start) for k in range(start, end))
    return None if inside or tokens[end - 1].low in grammar.pack["object_pronouns"] else (start, end)


def _with_place(tokens: Sequence[Token], phrase: Range | None, verb: int, grammar: Grammar) -> Range | None:
    """Take in a phrase behind a subject that has no name ("experts in de sector")."""
    if phrase is None or phrase[1] >= verb or any(tokens[k].is_capital for k in range(*phrase)):
        return phrase
    bare = tokens[phrase[0]].low not in grammar.determiners | grammar.nominative
    if not bare or tokens[phrase[1]].low not in grammar.pack["prepositions"]:
        return phrase
    behind = noun_phrase(tokens, phrase[1] + 1, verb, grammar)
    return phrase if behind is None else (phrase[0], behind[1])


def _nominative(tokens: Sequence[Token], phrase: Range, grammar: Grammar) -> bool:
    return tokens[phrase[0]].low in grammar.nominative or tokens[phrase[0]].low in grammar.pack["determiners"]


def _antecedent(tokens: Sequence[Token], opener: int, grammar: Grammar) -> Range | None:
    """Return the noun phrase that a relative pronoun stands for: the one that ends in front of it."""
    if tokens[opener].low not in grammar.pack["relatives"]:
        return None
    end = opener - 1 if tokens[opener - 1].text == "," else opener
    if grammar.pack.inflected and end > 1 and tokens[end - 1].low in grammar.determiners:
        end -= 2 if tokens[end - 2].low in grammar.pack["prepositions"] else 1
    for k in range(max(0, end - _LONGEST_SUBJECT), end):
        before = tokens[k - 1].low if k else ""
        if before in grammar.determiners or not opens_noun_phrase(tokens, k, grammar):
            continue
        phrase = noun_phrase(tokens, k, end, grammar)
        if phrase is not None and phrase[1] == end and not any(tokens[m].text == "," for m in range(*phrase)):
            return phrase
    return None

"""Noun phrases: where one begins, how far it reaches, with its title, its name and what stands in apposition."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.language import Pack
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.people import role_of
from workbench.splitting.tokens import Token

_LONGEST = 24
_NEAR = 8  # words back to the comma that opens an apposition
_AGE_DIGITS = 3
_LONGEST_TITLE = 6
_OPENING_MARKS = frozenset('"“„‘«»‚')
_CLOSING_MARKS = frozenset('"”“’»«‘')


def opens_noun_phrase(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Tell whether a noun phrase can begin at `i`."""
    if i >= len(tokens):
        return False
    token, pack = tokens[i], grammar.pack
    low = token.low
    if token.kind == "number":
        return True
    if token.kind != "word":
        return token.text in "\"'“‘„«" and i + 1 < len(tokens) and tokens[i + 1].is_word
    if low in grammar.nominative or low in grammar.determiners or low in pack.pronouns:
        return True
    if _surname(tokens, i, grammar):
        return True
    if token.common:
        return low not in pack["time"]
    if pack.inflected and low in pack["reflexives"] and low not in pack.pronouns:
        return False
    if low in pack["prepositions"] or low in pack["coordinators"] or low in pack["negation"]:
        return False
    if low in pack["subordinators"] or low in pack["question_words"] or low in pack["relatives"]:
        return False
    if (low in pack["adverbs"] and not _named_so(tokens, i, pack)) or (
        pack.verb_second and low in pack["infinitive"] and token.text.islower() and low not in pack["noun_like"]
    ):
        return False
    if low in pack["time"] and not token.is_capital:
        return False
    return not (low in grammar.aux or (low in pack.reports and low not in pack["noun_like"] and not token.is_capital))


def _named_so(tokens: Sequence[Token], i: int, pack: Pack) -> bool:
    """Tell whether a word that is an adverb elsewhere is a name here ("Long said")."""
    if not tokens[i].is_capital or pack.capital_nouns:
        return False
    inside = i > 0 and (tokens[i - 1].is_word or tokens[i - 1].kind == "quote")
    told = i + 1 < len(tokens) and tokens[i + 1].low in pack.reports and not pack.verb_second
    return inside or told


def _surname(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Tell whether a capital "Van" or "De" begins a surname here."""
    pack = grammar.pack
    if not tokens[i].is_capital or tokens[i].low not in pack["surname_openers"]:
        return False
    k = i + 1
    while k < len(tokens) and k < i + 3 and tokens[k].low in pack["particles_of_names"]:
        k += 1
    if k >= len(tokens) or not tokens[k].is_capital:
        return False
    if i > 0 and tokens[i - 1].is_word:
        return True
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    return after is None or not after.is_word or pack.is_finite(after.low)


def skip_adverbials(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> int:
    """Return where the subject can begin in `tokens[start:end]`, what goes before it left out.

    That is adverbs, and a phrase or a clause in front that a comma closes ("In a statement, …").
    """
    pack = grammar.pack
    i = start
    while i < end:
        token = tokens[i]
        low = token.low
        if (
            (not token.is_word and token.kind != "quote" and token.text not in "\"'“‘„«")
            or (
                low in pack["adverbs"]
                and low not in grammar.determiners
                and not pack.verb_second
                and not _named_so(tokens, i, pack)
            )
            or (low in pack["focus"] and i + 1 < end and opens_noun_phrase(tokens, i + 1, grammar))
        ):
            i += 1
        elif not pack.verb_second and (
            low in pack["prepositions"]
            or low in pack["according_heads"]
            or low in pack["subordinators"]
            or low in pack["gerund"]
            or low in pack["participle"]
            or low in pack["time"]
        ):
            comma = next((j for j in range(i, end) if tokens[j].text == ","), None)
            if comma is None or comma + 1 >= end:
                return i
            i = comma + 1
        else:
            return i
    return i


def noun_phrase(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Range | None:
    """Return the noun phrase that begins at `start`, None where none does."""
    end = min(end, len(tokens))
    if start >= end or not opens_noun_phrase(tokens, start, grammar):
        return None
    pack = grammar.pack
    token = tokens[start]
    if token.low in pack.pronouns and not (
        token.low in grammar.determiners and _noun_follows(tokens, start, end, grammar)
    ):
        return start, start + 1
    i = _core(tokens, start, end, grammar)
    if i == start:
        return None
    while i < end and i - start < _LONGEST:
        after = _extend(tokens, i, end, grammar)
        if after == i:
            break
        i = after
    return start, i


def _untimed(token: Token, grammar: Grammar) -> bool:
    """Tell whether a common noun is no word of time."""
    return token.low not in grammar.pack["time"]


def _noun_follows(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> bool:
    if i + 1 >= end:
        return False
    after = tokens[i + 1]
    if not after.is_word or after.low in grammar.nominative or after.low in grammar.aux:
        return False
    return _inside(tokens, i + 1, grammar) and not grammar.is_finite(tokens, i + 1, i + 1)


def _inside(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Tell whether the word at `i` can stand inside a noun phrase."""
    token, pack = tokens[i], grammar.pack
    if token.kind == "number":
        return True
    if token.kind != "word":
        return False
    if token.common:
        return _untimed(token, grammar)
    if token.is_capital:
        return token.low not in pack["time"] or token.text != token.text.title()
    low = token.low
    return not (
        low in pack["stray"]
        or low in pack["prepositions"]
        or low in pack["adverbs"]
        or low in pack["coordinators"]
        or low in pack["time"]
        or low in pack["subordinators"]
        or low in pack["relatives"]
        or low in pack["question_words"]
        or low in grammar.nominative
        or low in pack["negation"]
        or low in grammar.aux
    )


def _core(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> int:
    """Return the end of determiner, adjectives, noun and name."""
    pack = grammar.pack
    i = start
    named = False
    determined = tokens[start].low in grammar.determiners or tokens[start].kind == "number"
    while i < end and i - start < 10:
        token = tokens[i]
        low = token.low
        if token.text == "&" and i + 1 < end and tokens[i + 1].is_word:
            i += 2
            named = True
            continue
        if (
            token.text in "'’"
            and i > start
            and tokens[i - 1].end == token.start
            and tokens[i - 1].low.endswith("s")
            and i + 1 < end
        ):
            i += 1
            continue
        if i > start and _particle(tokens, i, end, grammar):
            i += 1
            continue
        named_after = token.is_capital and i > start and i + 1 < end and tokens[i + 1].is_capital
        if low in grammar.determiners and token.kind == "word" and not named_after:
            if i > start and tokens[i - 1].low not in grammar.determiners:
                break
            i += 1
            continue
        if i == start and _surname(tokens, i, grammar):
            named = True
            i += 1
            continue
        if not _inside(tokens, i, grammar):
            break
        if token.common:
            named = True
            i += 1
            continue
        if (
            i > start
            and token.text.isdigit()
            and tokens[i - 1].text.islower()
            and tokens[i - 1].low not in grammar.determiners
        ):
            break
        if token.is_capital:
            named = True
            i += 1
            continue
        if named and tokens[i - 1].low not in pack["role_openers"]:
            office = role_of(low, pack) == "person" and (determined or (i + 1 < end and tokens[i + 1].is_capital))
            if not office or pack.inflected:
                break
            i += 1
            continue
        if _after_head(tokens, start, i, end, grammar):
            break
        if (
            i > start
            and not determined
            and not _name_ahead(tokens, i, end)
            and not _described(tokens, start, i, grammar)
        ):
            break
        if (
            i > start
            and (low in pack.reports or low in grammar.finite_words)
            and not (pack.inflected and low in pack["noun_like"])
            and not _name_ahead(tokens, i, end)
            and (tokens[i - 1].low not in grammar.determiners)
        ):
            break
        i += 1
    return i


def _after_head(tokens: Sequence[Token], start: int, i: int, end: int, grammar: Grammar) -> bool:
    """Tell whether the noun stands before `i`, what follows being another part ("het kabinet onvermijdelijk")."""
    pack = grammar.pack
    if not pack.verb_second or pack.capital_nouns or i - 1 <= start or _name_ahead(tokens, i, end):
        return False
    before = tokens[i - 1].low
    return (
        any(before in pack[name] for name in ("roles", "organisations", "plurals"))
        and role_of(tokens[i].low, pack) is None
    )


def _described(tokens: Sequence[Token], start: int, i: int, grammar: Grammar) -> bool:
    """Tell whether a noun follows its adjective in a phrase without a determiner ("local residents")."""
    pack = grammar.pack
    low, first = tokens[i].low, tokens[start].low
    if i != start + 1 or first in pack.joined("roles", "plurals", "organisations") | grammar.nominative:
        return False
    if pack.verb_second:
        fits = first.endswith("e") and len(first) > 4
    else:
        fits = not first.endswith(tuple(pack["plural_endings"])) or not pack["plural_endings"]
    plain = low not in pack.reports and not grammar.is_finite(tokens, i, start) and low not in pack["time"]
    return fits and plain and low not in pack["participle"]


def _particle(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> bool:
    """Tell whether the word at `i` is a small word inside a name ("de", "van der")."""
    if tokens[i].low not in grammar.pack["particles_of_names"] or not (
        tokens[i - 1].is_capital or _particle_before(tokens, i, grammar)
    ):
        return False
    for j in range(i + 1, min(end, i + 3)):
        if tokens[j].is_capital:
            return (
                tokens[i - 1].text in grammar.pack["names"]
                or tokens[i].low in grammar.pack["particles_tight"] - grammar.pack["determiners"]
                or tokens[i - 1].low in grammar.pack["surname_openers"]
                or tokens[i - 1].text[-1:] == "."
                or (_particle_before(tokens, i, grammar) and _particle(tokens, i - 1, end, grammar))
            )
        if tokens[j].low not in grammar.pack["particles_of_names"]:
            return False
    return False


def _particle_before(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    return i >= 2 and tokens[i - 1].low in grammar.pack["particles_of_names"] and tokens[i - 1].text.islower()


def _name_ahead(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Tell whether after at most two more lower-case words a name follows, all in one phrase."""
    return any(tokens[j].is_capital or tokens[j].common for j in range(i, min(end, i + 2)))


def _extend(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> int:
    """Take in what follows the core: "of …", a name in brackets, an apposition, a relative clause."""
    pack = grammar.pack
    token = tokens[i]
    if token.text == "(":
        return _brackets(tokens, i, end)
    if _genitive(tokens, i, end, grammar):
        return _core(tokens, i, end, grammar)
    if token.low in pack["name_prepositions"] and i + 1 < end:
        after = tokens[i + 1]
        timed = after.low in pack["time"] or after.low in pack["adverbs"] or after.kind == "number"
        if timed or (after.low in pack.pronouns and after.low not in grammar.determiners):
            return i
        inner = _core(tokens, i + 1, end, grammar)
        return inner if inner > i + 1 else i
    if token.text in _OPENING_MARKS and i > 0 and tokens[i - 1].text.islower() | tokens[i - 1].common:
        close = next((k for k in range(i + 2, min(end, i + _LONGEST_TITLE)) if tokens[k].text in _CLOSING_MARKS), None)
        return i if close is None or not tokens[i + 1].is_capital else close + 1
    if token.low in pack["join"] and token.low not in pack["whether"] and i + 1 < end:
        after = tokens[i + 1]
        office = i + 2 < end and role_of(after.low, pack) == "person"
        if office and (tokens[i + 2].is_capital or role_of(tokens[i - 1].low, pack) == "person"):
            return _core(tokens, i + 1, end, grammar)
        if (
            after.is_capital and after.low not in pack.pronouns
        ) or after.low in grammar.determiners - grammar.nominative:
            inner = _core(tokens, i + 1, end, grammar)
            verb = any(grammar.is_finite(tokens, j, i + 1) for j in range(i + 1, min(end, inner + 1)))
            return inner if inner > i + 1 and not verb else i
        return i
    if token.text == "," and i + 2 < end:
        return _apposition(tokens, i, end, grammar)
    return i


def _genitive(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a noun in the genitive follows a noun ("ein Sprecher der Feuerwehr")."""
    if tokens[i].low not in grammar.pack["genitives"] or i + 1 >= end:
        return False
    return tokens[i - 1].common and tokens[i + 1].kind == "word"


def _brackets(tokens: Sequence[Token], i: int, end: int) -> int:
    for j in range(i + 1, min(end, i + 8)):
        if tokens[j].text == ")":
            return j + 1
    return i


def _apposition(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> int:
    """Return where an apposition after the comma at `i` ends, else `i`."""
    pack = grammar.pack
    after = tokens[i + 1]
    if after.kind == "number" and len(after.text) <= _AGE_DIGITS:
        last = i + 3 if i + 2 < end and tokens[i + 2].low in pack.joined("time", "years") else i + 2
        closed = last >= end or tokens[last].text in {",", ".", ")"}
        return last if closed else i
    relative = after.low in pack["relatives"] - pack["continuatives"]
    relative = relative and (pack.verb_second or after.low not in pack["that"])
    if relative and after.low in pack["that"] and any(tokens[k].text == "," for k in range(max(0, i - _NEAR), i)):
        return i
    noun = (
        after.low in grammar.determiners
        or after.low in pack["roles"]
        or after.low in pack["name_prepositions"]
        or (after.is_capital and after.low not in pack.pronouns)
    )
    if not relative and not noun:
        return i
    for j in range(i + 2, min(end, i + 26)):
        token = tokens[j]
        if token.kind == "quote" or (token.text in {";", ":", "–", "—"} and not relative):
            return i
        if token.text == "," or (token.text in ".!?" and j + 1 >= end):
            if not relative and any(grammar.is_finite(tokens, k, i + 1) for k in range(i + 1, j)):
                return i
            return j
        if token.low in pack["coordinators"] and not relative:
            return i
    if end - i <= 26:
        verbs = any(grammar.is_finite(tokens, k, i + 1) for k in range(i + 1, end))
        return end if relative == verbs else i
    return i

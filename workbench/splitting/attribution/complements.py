"""The content of a reporting verb: the clause or the infinitive that it takes."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.splitting.attribution.cues import Cue, closes, is_gerund, match_according, negated
from workbench.splitting.attribution.mood import plain_clause
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.inflected import infinitive_content, leads_to
from workbench.splitting.nouns import noun_phrase, opens_noun_phrase
from workbench.splitting.tokens import Token

_FEWEST_WORDS = 3
_REPORT_REACH = 14


def complement(tokens: Sequence[Token], cue: Cue, verb: int, end: int, grammar: Grammar) -> Range | None:
    """Return the range of the content that a cue takes in `tokens[:end]`, None where it takes none."""
    pack = grammar.pack
    first = max(cue.places[0], verb) + 1
    if first < end and tokens[first].low in grammar.sure_subjects | pack["expletives"] and "b" in cue.ways:
        plain = _bare(tokens, cue, first, end, grammar)
        if plain is not None:
            return plain
    if pack.inflected and "i" in cue.ways and infinitive_content(tokens, first, min(end, first + 2), grammar) == first:
        return _checked(tokens, first, first, first, end, grammar, cue)
    for j in range(first, end):
        token = tokens[j]
        if token.kind == "quote" or token.text in {";", ":"}:
            break
        if pack.verb_second and "i" in cue.ways and j >= cue.end and _infinitive_mark(tokens, j, grammar):
            break
        subject_before = cue.speaker is not None and cue.speaker[1] == j and tokens[j].low in pack["that"]
        if "c" in cue.ways and (subject_before or _is_that(tokens, j, first, end, grammar)):
            if pack.bare_complement and _verb_between(tokens, first, j, grammar):
                break
            if pack.inflected and not leads_to(tokens, max(first, cue.end), j, cue.speaker, grammar):
                break
            content = _checked(tokens, first, j, j + 1, end, grammar, cue)
            return content if content is None or _is_clause(tokens, content, grammar) else None
        if "w" in cue.ways and _is_question(tokens, j, first, grammar):
            if pack.bare_complement and "b" in cue.ways and _verb_between(tokens, first, j, grammar):
                break
            start = j + 1 if token.low in pack["whether"] else j
            return _checked(tokens, first, j, start, end, grammar, cue)
        if (
            "i" in cue.ways
            and token.low in pack["infinitive_opener"]
            and j >= cue.end - 1
            and _infinitive_in(tokens, j, end, grammar)
        ):
            if any(tokens[k].low in pack["infinitive_mark"] for k in range(cue.end, j)):
                break
            return _checked(tokens, first, j, j + 1, end, grammar)
    if (
        "g" in cue.ways
        and cue.end < end
        and is_gerund(tokens[cue.end], pack)
        and tokens[cue.end].low not in pack["nominal_gerunds"]
    ):
        return _checked(tokens, first, cue.end, cue.end, end, grammar)
    return _infinitive(tokens, cue, first, end, grammar) or _bare(tokens, cue, first, end, grammar)


def _verb_between(tokens: Sequence[Token], first: int, j: int, grammar: Grammar) -> bool:
    """Tell whether a finite verb stands in front of a conjunction; a participle may ("a paper titled X that")."""
    return any(
        grammar.is_finite(tokens, k, first)
        and (
            tokens[k].low in grammar.aux
            or tokens[k - 1].low in grammar.nominative
            or not grammar.has_form(tokens[k].low, "participle")
        )
        for k in range(first, j)
    )


def _checked(
    tokens: Sequence[Token], first: int, j: int, start: int, end: int, grammar: Grammar, cue: Cue | None = None
) -> Range | None:
    """Return the content without what closes it; None where the report is negated, unless its verb itself denies."""
    denies = cue is not None and "n" in cue.ways
    nobody = cue is not None and cue.speaker is not None and negated(tokens, *cue.speaker, grammar)
    told = nobody or _denied(tokens, first, j, grammar)
    if (told and not denies) or start >= end:
        return None
    stop = content_end(tokens, start, end, grammar)
    return (start, stop) if stop > start else None


def _is_clause(tokens: Sequence[Token], content: Range, grammar: Grammar) -> bool:
    """Tell whether what follows a conjunction is long or holds a verb ("gelooft dat niet" does not)."""
    start, end = content
    if end - start > _FEWEST_WORDS:
        return True
    return any(grammar.has_form(tokens[k].low, "finite") for k in range(start, end))


def _denied(tokens: Sequence[Token], first: int, j: int, grammar: Grammar) -> bool:
    """Tell whether a report is negated, asides left out ("suggested, not for the first time, that")."""
    aside = next((k for k in range(first, j) if tokens[k].text == ","), j)
    before = first
    while before > max(0, first - 3) and tokens[before - 1].text != ",":
        before -= 1
    return negated(tokens, first, aside, grammar) or negated(tokens, before, first, grammar)


def _is_that(tokens: Sequence[Token], j: int, first: int, end: int, grammar: Grammar) -> bool:
    """Tell whether the word is the conjunction, not a demonstrative or a relative pronoun."""
    pack = grammar.pack
    if tokens[j].low not in pack["that"] or j + 1 >= end:
        return False
    after = tokens[j + 1]
    before = tokens[j - 1]
    if after.low in pack["infinitive_mark"] or (
        pack.inflected and before.low in pack["comparatives"] - pack["focus"] and j > first
    ):
        return False
    if pack.verb_second:
        if grammar.is_finite(tokens, j + 1, j + 1) and after.low not in pack["possessives"]:
            follow = tokens[j + 2].low if j + 2 < end else ""
            verb = follow in grammar.noun_before | grammar.nominative | pack["adverbs"] or follow in ",.:"
            if after.low not in pack.joined("bare", "noun_like") or verb:
                return False
        if before.low in pack["prepositions"] and j > first and before.low not in pack["particles"]:
            return False
        neuter = j - 2 >= first and tokens[j - 2].low in pack["neuter"] and before.kind == "word"
        if (
            not neuter
            or before.low in pack["adverbs"]
            or before.low in pack["evaluations"]
            or before.low in pack.pronouns
        ):
            return True
        return tokens[j - 3].low in pack["prepositions"]
    if not after.is_word:
        return after.text not in {",", ".", ")"}
    return pack.null_subject or not (grammar.is_finite(tokens, j + 1, j + 1) and after.low in grammar.aux)


def _is_question(tokens: Sequence[Token], j: int, first: int, grammar: Grammar) -> bool:
    pack = grammar.pack
    low = tokens[j].low
    if j + 1 >= len(tokens):
        return False
    if low in pack["whether"]:
        if pack.verb_second and not any(grammar.is_finite(tokens, k, j + 1) for k in range(j + 1, len(tokens))):
            return False
        return low not in pack["coordinators"] or tokens[j - 1].low not in pack["determiners"]
    return (
        low in pack["question_words"]
        and (j == first or tokens[j - 1].low not in pack["prepositions"])
        and (low not in pack["continuatives"] or tokens[j - 1].text != "," or pack.verb_second)
    )


def _infinitive_in(tokens: Sequence[Token], j: int, end: int, grammar: Grammar) -> bool:
    """Tell whether an infinitive with its mark follows."""
    mark = grammar.pack["infinitive_mark"]
    return any(tokens[k].low in mark for k in range(j + 1, end))


def _infinitive(tokens: Sequence[Token], cue: Cue, first: int, end: int, grammar: Grammar) -> Range | None:
    """An infinitive without an opener: "roept op met X te praten", "promised to go", "urged them to go"."""
    pack = grammar.pack
    if not set(cue.ways) & {"i", "o"}:
        return None
    if pack.inflected:
        at = infinitive_content(tokens, max(first, cue.end), end, grammar)
        return None if at is None else _checked(tokens, first, at, at, end, grammar)
    if pack.verb_second:
        start = cue.end if len(cue.places) > 1 else first
        while start < end and (tokens[start].low in pack.joined("adverbs", "time") or tokens[start].text == ","):
            if tokens[start].low in pack["prepositions"] and opens_noun_phrase(tokens, start + 1, grammar):
                break
            if tokens[start].low in pack.joined("reflexives", "negation"):
                break
            start += 1
        mark = next((k for k in range(start, end) if _infinitive_mark(tokens, k, grammar)), None)
        if mark is None:
            return None
        comma = next((k for k in range(start, mark) if tokens[k].text == ","), None)
        if (
            comma is not None
            and pack.capital_nouns
            and (tokens[comma + 1].low in grammar.determiners or not grammar.opens(tokens, comma + 1, start))
        ):
            start = comma + 1
        if any(_breaks_off(tokens, k, start, grammar) for k in range(start, mark)):
            return None
        start = _past_hearer(tokens, start, mark, cue, grammar)
        return _checked(tokens, start, start, start, end, grammar)
    if len(cue.places) > 1 and cue.end < end and is_gerund(tokens[cue.end], pack) and "l" not in cue.ways:
        return _checked(tokens, first, cue.end, cue.end, end, grammar)
    for k in range(first, min(end, first + 12)):
        if tokens[k].low in pack["infinitive_mark"] and k + 1 < end and _bare_verb(tokens[k + 1], grammar):
            if tokens[k - 1].low in pack["negation"] and k > first:
                k -= 1
            near = all(tokens[m].low in pack["adverbs"] for m in range(first, k))
            if (near and "i" in cue.ways) or (
                not near and "o" in cue.ways and opens_noun_phrase(tokens, max(first, cue.end), grammar)
            ):
                return _checked(tokens, first, k, k, end, grammar)
            return None
        sure = tokens[k].low in grammar.aux or grammar.has_form(tokens[k].low, "past")
        if tokens[k].text in ",;:" or (sure and grammar.is_finite(tokens, k, first)):
            return None
    return None


def _bare_verb(token: Token, grammar: Grammar) -> bool:
    """Tell whether a word behind "to" can be an infinitive: no word that opens a noun phrase."""
    pack = grammar.pack
    if token.low in pack.joined("infinitive", "be", "have"):
        return True
    closed = grammar.noun_before | grammar.nominative | pack.joined("object_pronouns", "time", "plurals")
    return token.kind == "word" and token.text.islower() and token.low not in closed and not token.low.endswith("ing")


def _infinitive_mark(tokens: Sequence[Token], k: int, grammar: Grammar) -> bool:
    """Tell whether an infinitive with its mark stands at `k`: "te gaan", or in one word, "weiterzuziehen"."""
    pack = grammar.pack
    if tokens[k].low in pack["infinitive_mark"]:
        after = tokens[k + 1].low if k + 1 < len(tokens) else ""
        ended = after.endswith(tuple(pack["infinitive_endings"])) and after not in grammar.function
        return after in grammar.aux or ended or grammar.has_form(after, "infinitive")
    return any(
        mark in tokens[k].low[2:] and grammar.is_joined_infinitive(tokens[k].low, mark)
        for mark in pack["infinitive_inside"]
    )


def _breaks_off(tokens: Sequence[Token], k: int, start: int, grammar: Grammar) -> bool:
    """Tell whether a word in front of an infinitive shows that it is not the report's own.

    Verbs are no such sign: a clause of its own would have a conjunction or a comma.
    """
    token = tokens[k]
    if token.kind == "quote" or token.text in {";", ":"} or token.low in grammar.pack["that"]:
        return True
    return token.text == "," and k > start


def _past_hearer(tokens: Sequence[Token], start: int, mark: int, cue: Cue, grammar: Grammar) -> int:
    """Leave the one spoken to, and a subject behind its verb, out ("verzoekt de rechter X vrij te laten")."""
    if cue.speaker is not None and start <= cue.speaker[0] and cue.speaker[1] < mark:
        return cue.speaker[1]
    phrase = noun_phrase(tokens, start, mark, grammar)
    if phrase is None or phrase[1] >= mark or "o" not in cue.ways:
        return start
    return phrase[1]


def _bare(tokens: Sequence[Token], cue: Cue, first: int, end: int, grammar: Grammar) -> Range | None:
    """A clause without a conjunction: "said the road was closed", "told reporters on Monday it was"."""
    pack = grammar.pack
    if pack.reported_mood:
        plain = plain_clause(tokens, cue, first, end, grammar)
        return _checked(tokens, first, first, plain[0], plain[1], grammar) if plain else None
    if not pack.bare_complement or "b" not in cue.ways:
        return None
    start = first
    heard = "h" not in cue.ways
    while start < end:
        start = skip_between(tokens, start, end, grammar)
        phrase = _subject_at(tokens, start, end, grammar)
        if phrase is None:
            return None
        direct = _verb_follows(tokens, phrase[1], start, end, grammar)
        if not heard and not direct:
            start, heard = phrase[1], True
            continue
        finite = grammar.main_finite(tokens, start, end)
        if finite is None or finite == start or tokens[finite - 1].low in pack["coordinators"]:
            return None
        aside = sum(tokens[k].text == "," for k in range(phrase[1], finite))
        if aside % 2 or any(tokens[k].text == "," for k in range(first, start)):
            return None
        return _checked(tokens, first, first, start, end, grammar)
    return None


def _subject_at(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Range | None:
    """Return the noun phrase that begins at `start`, with "there" for one, and what stands in front of a number."""
    if start >= end:
        return None
    if tokens[start].low in grammar.pack["expletives"]:
        return start, start + 1
    number = counted(tokens, start, end, grammar)
    if not number and not opens_noun_phrase(tokens, start, grammar):
        return None
    phrase = noun_phrase(tokens, number or start, end, grammar)
    return None if phrase is None else (start, phrase[1])


def counted(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> int:
    """Return where the number stands that words such as "at least" come in front of, 0 where there is none."""
    for k in range(start + 1, min(end - 1, start + 4)):
        if tokens[k].low in grammar.pack["quantifiers"]:
            after = tokens[k + 1]
            if after.kind == "number" or after.low in grammar.pack.features.get("number", ()):
                return k + 1
    return 0


def _verb_follows(tokens: Sequence[Token], i: int, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether the finite verb comes straight after a phrase, adverbs aside."""
    while i < end and tokens[i].low in grammar.pack["adverbs"]:
        i += 1
    return i < end and grammar.is_finite(tokens, i, start)


def skip_between(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> int:
    """Return the place after adverbs, times and prepositional phrases."""
    pack = grammar.pack
    i = start
    while i < end:
        token = tokens[i]
        if token.low in pack["expletives"] or counted(tokens, i, end, grammar):
            return i
        if token.low in pack["prepositions"] and i + 1 < end and token.low not in pack["that"]:
            phrase = noun_phrase(tokens, i + 1, end, grammar)
            timed = i + 1
            while timed < end and (tokens[timed].low in pack["time"] or tokens[timed].kind == "number"):
                timed += 1
            if timed > i + 1:
                i = timed
            elif phrase is None:
                return i
            else:
                i = phrase[1]
        elif (
            token.low in pack["adverbs"]
            or (token.low in pack["time"] and token.low not in grammar.determiners)
            or token.text == ","
        ):
            i += 1
        else:
            return i
    return i


def content_end(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> int:
    """Return where the content ends: before the last signs, and before a further report ("…, adding that")."""
    pack = grammar.pack
    for j in range(start + 1, end):
        if tokens[j].text == "," and j + 1 < end:
            follow = tokens[j + 1]
            gerund = any(report.kind == "gerund" for report in pack.reports.get(follow.low, ()))
            gerund = gerund or (follow.low in pack["without"] and _reports_soon(tokens, j + 2, end, grammar))
            if gerund or closes(tokens, j + 1, grammar) or _according_at(tokens, j + 1, grammar):
                end = j
                break
        if tokens[j].kind == "quote":
            end = j - 1 if tokens[j - 1].text == ":" else j
            break
    end = _without_comment(tokens, start, end, grammar)
    while (
        end > start
        and not tokens[end - 1].is_word
        and tokens[end - 1].text in {".", ",", ";", ":", "!", "?", "…", "–", "—", "-"}
    ):
        end -= 1
    return end


def _reports_soon(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a verb of saying follows behind "without", of what the source left unsaid."""
    return any(tokens[k].low in grammar.pack.reports for k in range(i, min(end, i + 4)))


def _without_comment(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> int:
    """Leave out what the writer adds at the end: ", a phrase that …", and "after the council revealed that …"."""
    pack = grammar.pack
    for j in range(start + 3, end - 4):
        indefinite = tokens[j + 1].low in pack["determiners"] - pack["definite"] - pack["demonstratives"]
        if tokens[j].text == "," and indefinite and tokens[j + 1].low in pack["articles"]:
            relative = next((k for k in range(j + 3, min(end, j + 6)) if tokens[k].low in pack["relatives"]), None)
            if relative is not None and not any(tokens[k].text == "," for k in range(j + 1, end)):
                return j
        conceded = tokens[j - 1].text == "," and tokens[j].low in pack["concessions"]
        if (
            (tokens[j].low in pack["then_clauses"] or conceded)
            and grammar.opens(tokens, j, start)
            and _reports_behind(tokens, j, end, grammar)
        ):
            return j
    return end


def _reports_behind(tokens: Sequence[Token], j: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a subordinate clause at `j` reports something of its own, with a conjunction."""
    for k in range(j + 2, min(end - 1, j + _REPORT_REACH)):
        if tokens[k].text in ",;":
            return False
        if any("c" in r.ways for r in grammar.pack.reports.get(tokens[k].low, ())):
            behind = range(k + 1, min(end, k + _REPORT_REACH // 2))
            return any(tokens[m].low in grammar.pack["that"] for m in behind)
    return False


def _according_at(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    return match_according(tokens, i, len(tokens), grammar) > 1

"""The words that signal an attribution, and the source that goes with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.language import Pack, Report
from workbench.splitting.clauses import Clause, trim_right
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.inflected import skip_clitics, subject_after, verb_of_report
from workbench.splitting.nouns import noun_phrase, opens_noun_phrase, skip_adverbials
from workbench.splitting.people import role_of
from workbench.splitting.tokens import Token

_REACH = 28
_VOWELS = frozenset("aeiouyáéíóúàèòäöü")


@dataclass(slots=True)
class Cue:
    """A cue: its tokens, the ways in which it reports, its source and where it ends."""

    places: list[int]
    ways: str
    speaker: Range | None
    end: int
    passive: bool = False
    impersonal: bool = False


def match_according(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> int:
    """Return how many tokens at `i` make up a phrase that comes before a source, 0 for none."""
    if tokens[i].low not in grammar.pack["according_heads"]:
        return 0
    for phrase in grammar.pack.according:
        if phrase[0] in grammar.pack["opinions"] and len(phrase) == 1:
            continue
        if i + len(phrase) <= end and all(tokens[i + k].low == word for k, word in enumerate(phrase)):
            return len(phrase)
    return 0


def is_gerund(token: Token, pack: Pack) -> bool:
    """Tell whether a word has the ending of a gerund ("against closing")."""
    low = token.low
    return any(
        low.endswith(ending) and _VOWELS & set(low[: -len(ending)]) and len(low) > len(ending) + 1
        for ending in pack["gerund_endings"]
    )


def stranded(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a word that may be a preposition stands alone, as the second part of a verb does."""
    pack = grammar.pack
    low = tokens[i].low
    if low not in pack["prepositions"]:
        return True
    if i + 1 >= end:
        return True
    after = tokens[i + 1]
    if not after.is_word:
        return after.text != "(" or True
    return (
        after.low in pack["that"]
        or is_gerund(after, pack)
        or after.low in pack["whether"]
        or after.low in pack["infinitive_opener"]
        or after.low in pack["infinitive_mark"]
        or after.low in pack["prepositions"]
        or after.low in pack["adverbs"]
        or after.low in pack["coordinators"]
        or after.low in pack["question_words"]
    )


def choose(
    tokens: Sequence[Token], verb: int, end: int, grammar: Grammar, kinds: tuple[str, ...]
) -> tuple[Report, list[int]] | None:
    """Return the reporting verb that stands at `verb`, with the places of its words; the longest match wins."""
    best: tuple[Report, list[int]] | None = None
    for report in grammar.pack.reports.get(tokens[verb].low, ()):
        if report.kind not in kinds:
            continue
        places = [verb]
        for part in report.particle:
            at = _particle_at(tokens, verb, end, part, grammar)
            if at is None:
                break
            places.append(at)
        else:
            if best is None or len(places) > len(best[1]):
                best = report, places
    return best


def _particle_at(tokens: Sequence[Token], verb: int, end: int, part: str, grammar: Grammar) -> int | None:
    for j in range(verb + 1, min(end, verb + _REACH)):
        token = tokens[j]
        if token.low == part and (
            (j == verb + 1 and not grammar.pack.verb_second)
            or stranded(tokens, j, end, grammar)
            or part == tokens[end - 1].low
            or _before_infinitive(tokens, j, end, grammar)
            or (j - 1 > verb and tokens[j - 1].low in grammar.pack["prepositions"] and grammar.pack.verb_second)
            or part in grammar.pack["name_prepositions"]
        ):
            return j
        straight = j > verb + 1 or not grammar.pack.verb_second
        if token.low in grammar.pack["that"] and straight and tokens[j - 1].low not in grammar.pack["prepositions"]:
            return None
        if token.text in {";", ":"} or token.kind == "quote":
            return None
    return None


def _before_infinitive(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a particle stands in front of an infinitive and its words ("roept op vragen te stellen")."""
    if not grammar.pack.verb_second or i + 2 >= end:
        return False
    if tokens[i + 1].low in grammar.determiners:
        return _infinitive_behind(tokens, i + 2, end, grammar)
    if tokens[i + 1].is_capital or tokens[i + 1].kind != "word":
        return False
    marks = grammar.pack["infinitive_mark"]
    return any(tokens[k].low in marks for k in range(i + 2, min(end, i + 6)))


def _infinitive_behind(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> bool:
    """Tell whether an infinitive closes the words behind a particle ("raadt aan het bad niet te vullen")."""
    pack = grammar.pack
    for k in range(i, min(end, i + 8)):
        if tokens[k].low in pack["infinitive_mark"]:
            return True
        if tokens[k].low in pack.joined("infinitive_opener", "prepositions", "that") or not tokens[k].is_word:
            return False
    return False


def clause_cue(tokens: Sequence[Token], clause: Clause, grammar: Grammar) -> Cue | None:
    """Return the cue in the verb of a main clause, where that verb reports."""
    verb, pack = clause.finite, grammar.pack
    if verb is None:
        return None
    low = tokens[verb].low
    found = choose(tokens, verb, clause.end, grammar, ("finite", "infinitive"))
    if found is not None:
        report, places = found
        unnamed = pack.null_subject and clause.subject is None and tokens[verb - 1].low in pack["reflexives"]
        return Cue(places, report.ways, clause.subject, max(places) + 1, passive=unnamed)
    if low in pack["catenatives"] and verb + 2 < clause.end and tokens[verb + 1].low in pack["infinitive_mark"]:
        later = choose(tokens, verb + 2, clause.end, grammar, ("infinitive", "finite"))
        return None if later is None else Cue(later[1], later[0].ways, clause.subject, max(later[1]) + 1)
    if low not in grammar.aux:
        return None
    passive = low in pack["passive"] and not (verb > clause.lead and tokens[verb - 1].low in pack["reflexives"])
    if passive and pack.verb_second and verb == clause.lead + 1:
        front = choose(tokens, clause.lead, clause.end, grammar, ("participle",))
        if front is not None and "c" in front[0].ways:
            return Cue([*front[1], verb], front[0].ways, None, verb + 1, passive=True)
    for j in range(verb + 1, min(clause.end, verb + _REACH)):
        token = tokens[j]
        if token.kind == "quote" or token.text in {";", ":"} or (token.low in pack["that"] and j > verb + 1):
            return None
        if token.low in pack["then_clauses"] and grammar.opens(tokens, j, clause.lead):
            return None
        compound = low in pack["have"] or passive or low in pack["be"]
        kinds = ("participle", "gerund", "infinitive") if compound else ("infinitive", "finite")
        found = choose(tokens, j, clause.end, grammar, kinds) if token.low in pack.reports else None
        if found is not None:
            report, places = found
            if kinds[0] == "participle" and report.kind == "infinitive" and not report.particle:
                continue
            passive = passive and low not in pack["have"] and report.kind != "gerund"
            middle = {tokens[k].low for k in range(verb + 1, j)}
            if middle & pack["be"] and not pack.verb_second and report.kind != "gerund":
                passive = True
            if low in pack["modal"] and "c" not in report.ways:
                return None
            return Cue(places, report.ways, None if passive else clause.subject, max(places) + 1, passive=passive)
        between = grammar.is_adverb(token.low) or token.low in grammar.aux or token.low in pack["negation"]
        if not pack.verb_second and not (between or (pack.inflected and token.low in pack.pronouns)):
            return None
    return None


def closes(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Tell whether the word at `i` attributes what goes before it or after it ("aldus X")."""
    if tokens[i].low not in grammar.pack["closing"]:
        return False
    if not grammar.pack.capital_nouns:
        return True
    k = i + 1
    while k < len(tokens) and tokens[k].low in grammar.pack["closing_extra"]:
        k += 1
    if k >= len(tokens) or tokens[k].kind != "word":
        return False
    follow = tokens[k]
    return follow.text[0].isupper() or follow.low in grammar.determiners or follow.low in grammar.nominative


def negated(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a word between two places denies."""
    return any(tokens[k].low in grammar.pack["negation"] for k in range(start, end))


def cue_after(tokens: Sequence[Token], start: int, end: int, grammar: Grammar, way: str = "q") -> Cue | None:
    """Return the cue in what follows a quotation: "aldus X", "zegt X", "said X", "X said"."""
    pack = grammar.pack
    i = start
    while i < end and (tokens[i].text in {",", "-", "–", "—", ".", "…"} and not tokens[i].is_word):
        i += 1
    if i >= end:
        return None
    token = tokens[i]
    if token.low in pack.joined("closing", "manner") and i + 2 < end and _is_impersonal(tokens, i + 1, pack):
        return _impersonal(tokens, i + 1, end, grammar)
    if closes(tokens, i, grammar):
        return _closing(tokens, i, end, grammar)
    length = match_according(tokens, i, end, grammar)
    if length:
        phrase = noun_phrase(tokens, i + length, end, grammar)
        return Cue(list(range(i, i + length)), "q", phrase, phrase[1] if phrase else i + length)
    if token.low in pack["impersonal_cues"] and i + 1 < end and tokens[i + 1].low in pack["impersonal"]:
        return _impersonal(tokens, i, end, grammar)
    if token.low in pack["put_openers"] and i + 1 < end:
        told = report_between(tokens, i + 1, end, grammar)
        if told is None or told.speaker is None:
            return None
        return Cue([i, *told.places], told.ways, told.speaker, told.end)
    if token.low in pack["manner"] and i + 1 < end:
        return _manner(tokens, i, end, grammar, way)
    return _inverted(tokens, i, end, grammar, way) or _straight(tokens, i, end, grammar, way)


def any_verb(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Cue | None:
    """Return the verb behind a quotation with the person behind it, whatever the verb says ("…", begon de trainer)."""
    pack = grammar.pack
    verb = start + 1
    if verb + 1 >= end or tokens[start].text != "," or pack.inflected or tokens[verb].low in grammar.aux:
        return None
    low = tokens[verb].low
    unknown = low not in grammar.function and low.endswith(tuple(pack["past_endings"] | pack["present_endings"]))
    if not tokens[verb].text.islower() or not (unknown or grammar.is_finite(tokens, verb, verb)):
        return None
    phrase = noun_phrase(tokens, verb + 1, end, grammar)
    if phrase is None or not speaks(tokens, phrase, pack):
        return None
    return Cue([verb], "q", phrase, phrase[1])


def speaks(tokens: Sequence[Token], phrase: Range, pack: Pack) -> bool:
    """Tell whether a noun phrase can be that of someone who speaks: a person's pronoun, name or role."""
    words = tokens[phrase[0] : phrase[1]]
    if len(words) == 1 and words[0].low in pack.pronouns:
        return pack.pronouns[words[0].low][0] in "mf"
    named = any(token.text in pack["names"] for token in words) or (len(words) == 1 and words[0].is_capital)
    return named or any(role_of(token.low, pack) in {"person", "many"} for token in words)


def _is_impersonal(tokens: Sequence[Token], i: int, pack: Pack) -> bool:
    return tokens[i].low in pack["impersonal_cues"] and tokens[i + 1].low in pack["impersonal"]


def report_between(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Cue | None:
    """Return the cue of a short clause that only says who reports: "X put it", "l'a annoncé X"."""
    for way in "qc":
        cue = _inverted(tokens, start, end, grammar, way) or _straight(tokens, start, end, grammar, way)
        if cue is not None:
            cue.speaker = _without_object(tokens, cue.speaker, grammar)
            return cue
    return None


def _without_object(tokens: Sequence[Token], speaker: Range | None, grammar: Grammar) -> Range | None:
    """Leave the pronoun for what is said out of the source ("zoals de burgemeester het verwoordde")."""
    if speaker is None or speaker[1] - speaker[0] < 2 or tokens[speaker[1] - 1].low not in grammar.pack["impersonal"]:
        return speaker
    return speaker[0], speaker[1] - 1


def _closing(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> Cue | None:
    j = i + 1
    while j < end and tokens[j].low in grammar.pack["closing_extra"]:
        j += 1
    phrase = noun_phrase(tokens, j, end, grammar) or _small_surname(tokens, j, end, grammar)
    return Cue([i], "qc", phrase, phrase[1]) if phrase else None


def _small_surname(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> Range | None:
    """Return a surname whose first word has no capital ("aldus van der Berg")."""
    k = i
    while k < end and tokens[k].low in grammar.pack["surname_openers"] | grammar.pack["particles_of_names"]:
        k += 1
    return (i, k + 1) if i < k < end and tokens[k].is_capital else None


def can_say(tokens: Sequence[Token], phrase: Range, grammar: Grammar) -> bool:
    """Tell whether a phrase names who or what can say something, not only where it was said ("Im Dorf hieß es")."""
    words = tokens[phrase[0] : phrase[1]]
    return any(role_of(w.low, grammar.pack) or w.low in grammar.pack["documents"] or w.is_capital for w in words)


def _impersonal(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> Cue:
    for j in range(i + 2, min(end, i + 8)):
        if tokens[j].kind == "quote" or tokens[j].text == ",":
            break
        if tokens[j].low in grammar.pack["impersonal_prepositions"]:
            phrase = noun_phrase(tokens, j + 1, end, grammar)
            if phrase is not None and tokens[phrase[0]].low not in grammar.pack["time"]:
                told = phrase if can_say(tokens, phrase, grammar) else None
                return Cue([i], "q", told, phrase[1], impersonal=told is not None)
    return Cue([i], "q", None, i + 2)


def _manner(tokens: Sequence[Token], i: int, end: int, grammar: Grammar, way: str) -> Cue | None:
    found = _inverted(tokens, i + 1, end, grammar, way)
    if found is not None:
        return found
    phrase = noun_phrase(tokens, i + 1, end, grammar)
    if phrase is None or any(grammar.is_finite(tokens, k, i + 1) for k in range(i + 1, min(end, phrase[1] + 1))):
        return None
    return Cue([i], "q", phrase, phrase[1])


def _inverted(tokens: Sequence[Token], i: int, end: int, grammar: Grammar, way: str) -> Cue | None:
    """A verb, then its subject: "zegt X", "heeft X gezegd", "said X"."""
    pack = grammar.pack
    if pack.inflected:
        i = skip_clitics(tokens, i, end, pack)
        compound = verb_of_report(tokens, i, end, grammar)
        if compound is not None:
            return _compound(tokens, i, compound, end, grammar, way)
    low = tokens[i].low
    found = choose(
        tokens, i, end, grammar, ("finite",) if pack.verb_second or pack.inflected else ("finite", "infinitive")
    )
    if found is None or way not in found[0].ways:
        if low not in pack.joined("have", "modal") or not pack.verb_second or negated(tokens, i, end, grammar):
            return None
        found = next(
            (
                f
                for j in range(i + 1, min(end, i + _REACH))
                if (f := choose(tokens, j, end, grammar, ("participle", "infinitive"))) and way in f[0].ways
            ),
            None,
        )
        if found is None:
            return None
    report, places = found
    if pack.inflected:
        return _inverted_subject(tokens, places, report, end, grammar)
    j = i + 1
    while j < end and (
        tokens[j].low in pack["adverbs"] or (tokens[j].low in pack["time"] and not tokens[j].is_capital) or j in places
    ):
        j += 1
    phrase = noun_phrase(tokens, j, end, grammar)
    if phrase is None and not pack.verb_second:
        return None
    if (
        phrase is not None
        and report.kind == "infinitive"
        and not pack.verb_second
        and not _are_many(tokens, phrase, grammar)
    ):
        return None
    return Cue(sorted(places), report.ways, phrase, max([*places, phrase[1] - 1 if phrase else i]) + 1)


def _are_many(tokens: Sequence[Token], phrase: Range, grammar: Grammar) -> bool:
    """Tell whether a source is in the plural, as it is behind a bare verb ("say experts")."""
    pack = grammar.pack
    words = [tokens[k].low for k in range(*phrase)]
    return any(word in pack["plurals"] or word.endswith(tuple(pack["plural_endings"])) for word in words) or (
        words[0] in grammar.nominative
    )


def _compound(
    tokens: Sequence[Token], i: int, compound: tuple[int, Range | None], end: int, grammar: Grammar, way: str
) -> Cue | None:
    """An auxiliary, then the verb, then its subject: "a déclaré X", "a-t-il dit"."""
    verb, pronoun = compound
    found = choose(tokens, verb, end, grammar, ("participle", "infinitive", "gerund"))
    if found is None or way not in found[0].ways or negated(tokens, i, verb, grammar):
        return None
    if pronoun is not None and tokens[pronoun[0]].low in grammar.pack["impersonal"]:
        return _impersonal_source(tokens, found[1], end, grammar)
    if pronoun is not None:
        return Cue(found[1], found[0].ways, pronoun, max(found[1]) + 1)
    return _inverted_subject(tokens, found[1], found[0], end, grammar)


def _impersonal_source(tokens: Sequence[Token], places: list[int], end: int, grammar: Grammar) -> Cue:
    """Return the cue of a report by no one in particular: its source is where it was learnt ("a-t-on appris de …")."""
    last = max(places) + 1
    k = last
    while k < end and tokens[k].low in grammar.pack.joined("impersonal_prepositions", "document_prepositions"):
        k += 1
    phrase = noun_phrase(tokens, k, end, grammar) if k > last else None
    return Cue(places, "qc", phrase, phrase[1] if phrase else last, impersonal=True)


def _inverted_subject(
    tokens: Sequence[Token], places: list[int], report: Report, end: int, grammar: Grammar
) -> Cue | None:
    last = max(places) + 1
    phrase = subject_after(tokens, last, end, grammar)
    if phrase is None and not grammar.pack.null_subject:
        return None
    return Cue(sorted(places), report.ways, phrase, phrase[1] if phrase else last)


def _closes_with_report(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> bool:
    """Tell whether the last word is a verb of saying, one before it an adjective ("those close to X said")."""
    last = end - 1
    while last > i and not tokens[last].is_word:
        last -= 1
    finite = any(r.kind == "finite" and "c" in r.ways for r in grammar.pack.reports.get(tokens[last].low, ()))
    return last > i and finite and all(tokens[k].is_word for k in range(i, last))


def _straight(tokens: Sequence[Token], i: int, end: int, grammar: Grammar, way: str) -> Cue | None:
    """A subject, then its verb: "X said", "hij zei"."""
    pack = grammar.pack
    left = skip_adverbials(tokens, i, end, grammar)
    if not opens_noun_phrase(tokens, left, grammar):
        return None
    need = 0
    for j in range(left + 1, min(end, left + _REACH)):
        low = tokens[j].low
        if tokens[j].text in {";", ":"} or tokens[j].kind == "quote":
            return None
        if (low in pack["relatives"] and tokens[j - 1].text == ",") or (
            low in pack["relatives"] - pack["that"] and j > left
        ):
            need += 1
        elif grammar.is_finite(tokens, j, left):
            if need:
                need -= 1
                continue
            found = choose(tokens, j, end, grammar, ("finite", "infinitive"))
            if found is None and low in pack["catenatives"] and j + 2 < end:
                found = choose(tokens, j + 2, end, grammar, ("infinitive", "finite"))
            if found is None and low in pack["have"] and j + 1 < end:
                k = j + 1
                while k < end and tokens[k].low in pack["adverbs"]:
                    k += 1
                found = choose(tokens, k, end, grammar, ("participle",)) if k < end else None
            if (
                found is None
                and low not in grammar.aux
                and not pack.verb_second
                and _closes_with_report(tokens, j, end, grammar)
            ):
                continue
            if found is None or way not in found[0].ways:
                return None
            return Cue(found[1], found[0].ways, (left, trim_right(tokens, left, j, grammar)), max(found[1]) + 1)
    return None

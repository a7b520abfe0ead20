"""A language pack as the splitter reads it: sets of words instead of lists in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from workbench.language.loader import other_names, pack_codes, pack_part, pack_table

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Report:
    """One way in which a form of a verb reports: `ways` are the letters that the pack explains.

    `particle` is a second word that the clause must hold (`riep ... op`), `kind` is `finite`, `infinitive`,
    `participle` or `gerund`.
    """

    lemma: str
    ways: str
    particle: tuple[str, ...]
    kind: str


@dataclass(frozen=True, eq=False)
class Pack(dict[str, Words]):
    """The words of one language, by what they do: its lists by their names. An unknown language has none.

    A list that the pack does not have is empty.
    """

    code: str
    sets: Mapping[str, Words] = field(default_factory=dict)
    reports: Mapping[str, tuple[Report, ...]] = field(default_factory=dict)
    pronouns: Mapping[str, str] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    title_roles: Mapping[str, str] = field(default_factory=dict)
    according: tuple[tuple[str, ...], ...] = ()
    unsourced: tuple[tuple[str, ...], ...] = ()
    label_links: tuple[str, ...] = ()
    role_classes: tuple[Words, ...] = ()
    own_words: tuple[tuple[str, ...], ...] = ()
    own_heads: Words = frozenset()
    back_phrases: tuple[tuple[str, ...], ...] = ()
    possessive_views: tuple[tuple[str, ...], ...] = ()
    features: Mapping[str, Words] = field(default_factory=dict)
    feature_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    verb_second: bool = False
    bare_complement: bool = False
    compounds: bool = False
    capital_nouns: bool = False
    reported_mood: bool = False
    ordinal_dots: bool = False
    inflected: bool = False
    null_subject: bool = False
    inner_reports: bool = False
    dash_dialogue: bool = False

    _unions: dict[tuple[str, ...], Words] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.update(self.sets)

    def __missing__(self, name: str) -> Words:
        self[name] = _NONE
        return _NONE

    def joined(self, *names: str) -> Words:
        """Return the words of several lists together."""
        found = self._unions.get(names)
        if found is None:
            found = self._unions[names] = _NONE.union(*(self[name] for name in names))
        return found

    def is_finite(self, word: str) -> bool:
        """Tell whether the word can be a finite verb."""
        return word in self["finite"]


_NONE: Words = frozenset()


def _reports(lines: str) -> dict[str, tuple[Report, ...]]:
    found: dict[str, list[Report]] = {}
    for line in lines.splitlines():
        if not line:
            continue
        ways, first, *forms = line.split()
        lemma, *particle = first.split("+")
        rest = tuple(particle)
        found.setdefault(lemma, []).append(Report(lemma, ways, rest, "infinitive"))
        for form in forms:
            mark, word = form[0], form.lstrip("*~")
            kind = {"*": "participle", "~": "gerund"}.get(mark, "finite")
            joined = kind != "finite" or any(part and form.startswith(part) for part in rest)
            keep = rest if not joined else tuple(part for part in rest if not lemma.startswith(part))
            found.setdefault(word, []).append(Report(lemma, ways, keep, kind))
    return {word: tuple(reports) for word, reports in found.items()}


def _sets(table: Mapping[str, Any]) -> dict[str, Words]:
    found: dict[str, Words] = {}
    empty: Words = frozenset()
    for part in ("tokens", "words", "attribution", "people", "verbs"):
        for name, value in table.get(part, {}).items():
            if isinstance(value, str) and name != "report":
                found[name] = frozenset(value.lower().split() if part != "people" else value.split())
    parts = (found.get(name, empty) for name in ("singular", "plural", "past", "first", "be", "have", "modal"))
    found["finite"] = empty.union(*parts)
    endings = found.get("time_endings", empty)
    stems = found.get("time_stems", empty)
    found["time"] = found.get("time", empty) | {stem + end for stem in stems for end in endings}
    for name, phrases in (("according_heads", "according"), ("view_heads", "possessive_views")):
        heads = {phrase.split()[0] for phrase in table.get("attribution", {}).get(phrases, ())}
        found[name] = frozenset(heads | (found.get("possessives", empty) if "*" in heads else empty))
    _add_names(found)
    found["countries"] = frozenset(name.replace("-", " ") for name in found.get("countries", empty))
    return found


def _add_names(found: dict[str, Words]) -> None:
    """Add the first names of other countries, apart from words that this language uses otherwise."""
    empty: Words = frozenset()
    used = {word.lower() for name, words in found.items() if not name.startswith("names_") for word in words}
    own = found.get("names_m", empty) | found.get("names_f", empty)
    for name, words in other_names().items():
        found[name] = found.get(name, empty) | {word for word in words - own if word.lower() not in used}
    found["names"] = found["names_m"] | found["names_f"]


@cache
def load_pack(code: str) -> Pack:
    """Return the pack of a language; an empty one where there is none for it."""
    if code not in pack_codes():
        return Pack(code)
    table = pack_table(code)
    features = {name: frozenset(words.split()) for name, words in table.get("features", {}).items()}
    grammar = table.get("grammar", {})
    attribution = table.get("attribution", {})
    return Pack(
        code=code,
        sets=_sets(table),
        reports=_reports(table.get("verbs", {}).get("report", "")),
        pronouns=dict(table.get("pronouns", {})),
        owners=dict(table.get("owners", {})),
        according=tuple(tuple(phrase.split()) for phrase in attribution.get("according", ())),
        unsourced=tuple(tuple(phrase.split()) for phrase in attribution.get("unsourced", ())),
        role_classes=tuple(frozenset(line.split()) for line in table.get("people", {}).get("role_classes", ())),
        own_words=tuple(tuple(phrase.split()) for phrase in attribution.get("own_words", ())),
        own_heads=frozenset(phrase.split()[0] for phrase in attribution.get("own_words", ())),
        back_phrases=tuple(tuple(phrase.split()) for phrase in attribution.get("back_phrases", ())),
        possessive_views=tuple(tuple(phrase.split()) for phrase in attribution.get("possessive_views", ())),
        title_roles=dict(table.get("title_roles", {})),
        label_links=tuple(attribution.get("label_links", "").split()),
        features=features,
        feature_words={
            word: tuple(name for name, known in features.items() if word in known)
            for word in frozenset().union(*features.values())
        },
        verb_second=bool(grammar.get("verb_second")),
        bare_complement=bool(grammar.get("bare_complement")),
        compounds=bool(grammar.get("compounds")),
        capital_nouns=bool(grammar.get("capital_nouns")),
        reported_mood=bool(grammar.get("reported_mood")),
        ordinal_dots=bool(grammar.get("ordinal_dots")),
        inflected=bool(grammar.get("inflected")),
        dash_dialogue=bool(grammar.get("dash_dialogue")),
        inner_reports=bool(grammar.get("inner_reports")),
        null_subject=bool(grammar.get("null_subject")),
    )


@cache
def function_words() -> Mapping[str, Words]:
    """Return for each language that has a pack the words by which its articles are told."""
    return {code: frozenset(pack_part(code, "detect").get("words", "").split()) for code in pack_codes()}

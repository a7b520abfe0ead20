"""People and organisations of an article: their names, their roles, and the fullest name for each."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.language import Pack
from workbench.splitting.grammar import Range
from workbench.splitting.tokens import Token

_GENITIVE = re.compile(r"['’](?:s|S)?$")
_SHORTEST_PART = 4
_LONGEST_WORD = 40
_MOST_OPTIONS = 60


_MOST_ROLES = 20000
_roles: dict[tuple[str, str], str | None] = {}


def role_of(word: str, pack: Pack) -> str | None:
    """Return `person`, `group` or `many` where the word says what someone is, None where it does not."""
    key = (pack.code, word)
    if key not in _roles:
        if len(_roles) > _MOST_ROLES:
            _roles.clear()
        _roles[key] = _role(word, pack)
    return _roles[key]


def _role(word: str, pack: Pack) -> str | None:
    if word.capitalize() in pack["countries"]:
        return None
    for kind, name in (
        ("person", "roles"),
        ("person", "men"),
        ("person", "women"),
        ("many", "plurals"),
        ("group", "organisations"),
    ):
        if word in pack[name]:
            return kind
    if pack.compounds and _SHORTEST_PART + 2 < len(word) < _LONGEST_WORD:
        for cut in range(2, len(word) - _SHORTEST_PART + 1):
            tail = word[cut:].lstrip("-")
            if tail in pack["roles"] or tail in pack["women"]:
                return "person"
            if tail in pack["plurals"]:
                return "many"
            if tail in pack["organisations"]:
                return "group"
    return None


def gender_of(word: str, pack: Pack) -> str:
    """Return the gender that a role tells: f, m, or x where it tells none."""
    if word in pack["women"] and word in pack["men"]:
        return "x"
    for gender, name in (("f", "women"), ("m", "men")):
        words = pack[name]
        if word in words or (pack.compounds and any(word[k:] in words for k in range(2, max(2, len(word) - 3)))):
            return gender
    return "x"


def bare_word(text: str) -> str:
    """Return a name's word without a genitive ending."""
    return _GENITIVE.sub("", text)


@dataclass(slots=True)
class Name:
    """A run of name words in a sentence."""

    span: Range
    text: str
    titles: tuple[str, ...] = ()
    after_preposition: bool = False
    genitive: bool = False


@dataclass(slots=True)
class Someone:
    """A person, an organisation or a group of the article. `gender` is m, f or x; `number` s or p."""

    name: str
    kind: str
    gender: str = "x"
    number: str = "s"
    roles: set[str] = field(default_factory=set)
    count: int = 0
    spoke: bool = False


def names_in(
    tokens: Sequence[Token], start: int, end: int, pack: Pack, surnames: frozenset[str] | set[str] = frozenset()
) -> list[Name]:
    """Return the names in `tokens[start:end]`, roles and titles in front of them taken off."""
    found: list[Name] = []
    i = start
    depth = 0
    while i < end:
        token = tokens[i]
        if token.text in "([":
            depth += 1
        elif token.text in ")]":
            depth = max(0, depth - 1)
        if depth or not token.is_capital or not _can_be_name(tokens, i, end, pack):
            i += 1
            continue
        stop = _run(tokens, i, end, pack, surnames)
        found += _split_run(tokens, i, stop, start, pack)
        i = stop
    return found


def _can_be_name(tokens: Sequence[Token], i: int, end: int, pack: Pack) -> bool:
    token = tokens[i]
    if not token.is_capital:
        return False
    low = token.low
    if low[-1:] == "." and low[:-1] in pack["short_months"]:
        return False
    if low in pack["role_openers"] and i + 1 < end and tokens[i + 1].text.islower():
        return False
    if "-" in token.text and token.text.rpartition("-")[2][:1].islower():
        return False
    if (
        low in pack.pronouns
        or low in pack["coordinators"]
        or low in pack["subordinators"]
        or low in pack["time"]
        or low in pack["adverbs"]
        or low in pack["closing"]
        or low in pack["according_heads"]
    ):
        return token.text in pack["names"]
    if low in pack["surname_openers"] and _surname_follows(tokens, i, end, pack):
        return (
            low not in pack["determiners"]
            or (i > 0 and tokens[i - 1].text != "." and i != 0)
            or tokens[i + 1].text[-1:] == "."
        )
    return low not in pack["determiners"] and low not in pack["prepositions"] and low not in pack["possessives"]


def _surname_follows(tokens: Sequence[Token], i: int, end: int, pack: Pack) -> bool:
    """Tell whether behind a capital "Van" the rest of a surname stands, small words between them."""
    k = i + 1
    while k < min(end, i + 3) and tokens[k].low in pack["particles_of_names"] and not tokens[k].is_capital:
        k += 1
    return tokens[i].low in pack["particles_of_names"] and k < end and tokens[k].is_capital


def _run(tokens: Sequence[Token], i: int, end: int, pack: Pack, surnames: frozenset[str] | set[str]) -> int:
    stop = i + 1
    while stop < end:
        token, last = tokens[stop], tokens[stop - 1]
        if _GENITIVE.search(last.text) and last.text != _GENITIVE.sub("", last.text):
            break
        if token.is_capital or _numbers_name(tokens, stop, end, pack):
            if token.low in pack["time"] or (token.low in pack.pronouns and token.text not in pack["names"]):
                break
            stop += 1
        elif _joined_by_sign(tokens, stop, end) or _names_body(tokens, i, stop, end, pack):
            stop += 2
        elif _names_office(tokens, i, stop, end, pack):
            stop += 3
        elif token.low in pack["particles_of_names"] and _joins(tokens, i, stop, end, pack, surnames):
            stop += 1
            while stop < end and tokens[stop].low in pack["particles_of_names"] and not tokens[stop].is_capital:
                stop += 1
        else:
            break
    return stop


def _joined_by_sign(tokens: Sequence[Token], i: int, end: int) -> bool:
    return tokens[i].text == "&" and i + 1 < end and tokens[i + 1].is_word


def _names_body(tokens: Sequence[Token], i: int, stop: int, end: int, pack: Pack) -> bool:
    """Tell whether a name goes on behind a preposition ("the Guild of Master Cleaners", "Ministerie van Financiën")."""
    if tokens[stop].low not in pack["body_links"] or stop + 1 >= end or not tokens[stop + 1].is_capital:
        return False
    last = tokens[stop - 1]
    if i > 0 and stop - i == 1 and tokens[i - 1].low in pack["definite"] and last.text not in pack["names"]:
        return role_of(last.low, pack) != "person" and last.text not in pack["countries"]
    titled = stop - i == 2 and tokens[i].low in pack["definite"] and tokens[i].is_capital
    if titled and role_of(last.low, pack) != "person":
        return True
    body = any(last.low == word or (pack.compounds and last.low.endswith(word)) for word in pack["organisations"])
    return body and last.text not in pack["names"] and tokens[stop + 1].text not in pack["names"]


def _names_office(tokens: Sequence[Token], i: int, stop: int, end: int, pack: Pack) -> bool:
    """Tell whether the name of a body goes on with an article ("Office of the Inspector General")."""
    if stop + 2 >= end or tokens[stop].low not in pack["body_links"] or tokens[stop + 1].low not in pack["definite"]:
        return False
    return tokens[stop + 2].is_capital and tokens[stop - 1].low in pack["organisations"] and stop - i <= 2


def _numbers_name(tokens: Sequence[Token], i: int, end: int, pack: Pack) -> bool:
    """Tell whether a number belongs to the name before it ("Feyenoord 2"), and is no score between two."""
    token, after = tokens[i], tokens[i + 1] if i + 1 < end else None
    if token.kind != "number" or not tokens[i - 1].is_capital or not token.text.isdigit() or len(token.text) > 2:
        return False
    return after is not None and not after.is_capital and (not after.is_word or pack.is_finite(after.low))


def _joins(
    tokens: Sequence[Token], i: int, stop: int, end: int, pack: Pack, surnames: frozenset[str] | set[str]
) -> bool:
    j = stop
    while j < end and tokens[j].low in pack["particles_of_names"] and not tokens[j].is_capital:
        j += 1
    if j >= end or not tokens[j].is_capital:
        return False
    last = tokens[stop - 1]
    if tokens[stop].low in pack["particles_before_article"] and j == stop + 1:
        return False
    if (
        tokens[stop].low in pack["particles_always"]
        or " ".join(token.low for token in tokens[stop : j + 1]) in surnames
    ):
        return True
    if last.low in pack["surname_openers"]:
        return True
    if stop - i == 1 and last.text not in pack["countries"] and tokens[stop].low in pack["particles_tight"]:
        return True
    if stop - i == 1 and j - stop > 1 and tokens[j - 1].low in pack["particles_tight"] - pack["determiners"]:
        return True
    return last.text in pack["names"] or (len(last.text) <= 2 and last.text[-1:] == ".") or "." in last.text[:-1]


def _split_run(tokens: Sequence[Token], start: int, stop: int, phrase: int, pack: Pack) -> list[Name]:
    """Cut a run in front of a first name that follows another name; take roles and titles off its front."""
    cuts = [start]
    for k in range(start + 1, stop):
        word, before = tokens[k].text, tokens[k - 1]
        fresh = word in pack["names"] and before.text not in pack["names"] and k + 1 < stop
        if (
            fresh
            and not before.text.endswith(".")
            and before.low not in pack["particles_of_names"]
            and before.text != "&"
        ):
            cuts.append(k)
    found: list[Name] = []
    bounds = list(zip(cuts, [*cuts[1:], stop], strict=True))
    waiting: int | None = None
    for a, b in bounds:
        lead = a if waiting is None else waiting
        waiting = None
        opening = a == 0 and b == 1 and tokens[a].text not in pack["names"]
        if b != stop and (opening or all(_is_title(tokens[k], pack) for k in range(a, b))):
            waiting = lead
            continue
        while a < b - 1 and _is_title(tokens[a], pack) and tokens[a + 1].text not in pack["body_links"]:
            a += 1
        if a < b - 1 and tokens[a].low in pack["credit_words"] and (a == 0 or not tokens[a - 1].is_word):
            a += 1
        a = _past_office(tokens, a, b, pack)
        if a == b - 1 and b - lead == 1 and lead == 0 and role_of(tokens[a].low, pack) is not None:
            continue
        before = tokens[lead - 1] if lead > phrase else tokens[lead]
        preposition = lead > phrase and (
            before.low in pack["prepositions"]
            or before.low in pack["name_prepositions"]
            or (
                before.low in pack["determiners"] and lead - 1 > phrase and tokens[lead - 2].low in pack["prepositions"]
            )
        )
        preposition = preposition or _behind_preposition(tokens, lead, phrase, pack)
        words = [tokens[k].text for k in range(a, b)]
        genitive = bool(_GENITIVE.search(words[-1])) and words[-1] != bare_word(words[-1])
        words[-1] = bare_word(words[-1])
        text = " ".join(words)
        titles = tuple(tokens[k].low.rstrip(".") for k in range(lead, a))
        if text and lead in cuts[1:]:
            preposition = False
        if text:
            found.append(Name((a, b), text, titles, preposition, genitive))
    return found


def _behind_preposition(tokens: Sequence[Token], lead: int, phrase: int, pack: Pack) -> bool:
    """Tell whether a preposition and its article stand before the words in front of a name ("from the late X")."""
    k = lead - 1
    while k > phrase and role_of(tokens[k].low, pack) == "person" and tokens[k].text.islower():
        k -= 1
    if phrase < k < lead - 1 and tokens[k].low in pack["name_prepositions"]:
        return True
    k = lead - 1
    while k > phrase and k > lead - 4 and tokens[k].kind == "word" and tokens[k].text.islower():
        if tokens[k].low in pack["determiners"]:
            return tokens[k - 1].low in pack["prepositions"] and role_of(tokens[lead - 1].low, pack) is None
        k -= 1
    return False


def _past_office(tokens: Sequence[Token], a: int, b: int, pack: Pack) -> int:
    """Return where the name begins behind an office written with capitals ("Finance Minister Ann Low")."""
    for k in range(b - 2, a, -1):
        titled = tokens[k].low.rstrip(".") in pack["titles"]
        office = (titled or role_of(tokens[k].low, pack) == "person") and tokens[k].text not in pack["names"]
        if office and tokens[k - 1].text not in pack["names"] and tokens[k + 1].low not in pack["body_links"]:
            return k + 1
    return a


def _is_title(token: Token, pack: Pack) -> bool:
    if token.low.rstrip(".") in pack["titles"]:
        return True
    if token.is_capital and token.low in pack["naming_bodies"]:
        return False
    kind = role_of(token.low, pack)
    if kind == "group" and not pack.compounds and token.low not in pack["company"]:
        return False
    return kind is not None and token.text not in pack["names"]


def surnames_in(tokens: Sequence[Token], pack: Pack) -> set[str]:
    """Return the surnames that stand alone with a capital on their first small word ("zei De Ruijter")."""
    found: set[str] = set()
    for i, token in enumerate(tokens):
        if not token.is_capital or token.low not in pack["surname_openers"]:
            continue
        j = i + 1
        while j < len(tokens) and tokens[j].low in pack["particles_of_names"] and tokens[j].text.islower():
            j += 1
        if j < len(tokens) and tokens[j].is_capital and tokens[j].low not in pack["surname_openers"]:
            found.add(" ".join(part.low for part in tokens[i : j + 1]))
    return found


class Cast:
    """Everyone whom the article names, filled while it is read from top to bottom."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.people: dict[str, Someone] = {}
        self.order: dict[str, int] = {}
        self._tails: dict[str, list[str]] = {}
        self._full: list[str] = []

    def note(self, text: str) -> None:
        """Note a name, so that a shorter form of it can be told later."""
        words = text.split()
        key = text.casefold()
        if key in self.order:
            return
        self.order[key] = len(self.order)
        if len(words) < 2:
            return
        if words[0] in self.pack["names"] and " " in text:
            insort(self._full, text)
        for k in range(1, min(len(words), 6)):
            for part in (words[k:], words[:k]):
                options = self._tails.setdefault(" ".join(part).casefold(), [])
                options.append(text)
                if len(options) > _MOST_OPTIONS:
                    del options[0]

    def is_part(self, text: str) -> bool:
        """Tell whether a word is a part of a longer name that the article gives."""
        return bool(self._tails.get(text.casefold()))

    def full_name(self, text: str) -> str:
        """Return the fullest name of whom a name stands for."""
        key = text.casefold()
        for _ in range(2):
            options = self._tails.get(key)
            if not options:
                return self._unshortened(text)
            words = text.split()
            ends = [name for name in options if name.casefold().endswith(" " + key)]
            choice = ends[-1] if ends and key not in self.pack["countries"] else self._begun(text, options)
            if choice is None or len(choice.split()) <= len(words):
                break
            text, key = choice, choice.casefold()
        return text

    def _unshortened(self, text: str) -> str:
        """Return the one full name whose first name begins with this ("Tiff" for Tiffany …), else the text itself."""
        if " " in text or len(text) < _SHORTEST_PART or text.casefold() in self.people:
            return text
        at = bisect_left(self._full, text)
        begun = [name for name in self._full[at : at + 2] if name.startswith(text)]
        return begun[0] if len(begun) == 1 else text

    def _begun(self, text: str, options: Sequence[str]) -> str | None:
        """Return the longer name that begins with this one, if the article gave that one first."""
        key = text.casefold()
        first = self.order.get(key, len(self.order))
        given = text in self.pack["names"]
        for name in options:
            if name.casefold().startswith(key + " ") and (
                given or self.order[name.casefold()] < first or len(text.split()) > 1
            ):
                return name
        return None

    def someone(self, name: str, kind: str = "person") -> Someone:
        """Return whom a name stands for, new where it was not met before."""
        found = self.people.get(name.casefold())
        if found is None:
            found = self.people[name.casefold()] = Someone(name, kind, self.gender(name))
        found.count += 1
        return found

    def gender(self, name: str) -> str:
        """Return the gender that a first name tells: m, f, or x where it tells none."""
        words = name.split()
        if not words:
            return "x"
        first = words[0]
        man, woman = first in self.pack["names_m"], first in self.pack["names_f"]
        return "x" if man == woman else "m" if man else "f"

"""Bylines: who wrote the article, and whether a line says so at all.

A line counts as a byline only when nothing else can be meant: a word such as those of the packs before names
of persons, or names with the role of a reporter. An ordinary sentence that begins in the same way (with a
weekday, a storm, words in small letters) is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from workbench.intake.words import HeadWords, alternatives

_LONGEST = 160
_ROLE_WORDS = 7
_NAME_TOKENS = 6
_PERSONS = 6
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-](?=\w))*\.?")
_ENDS = (".", "!", "?", ":", ";", ",", "…", '"', "”", "’’", "»")
_SPLIT = re.compile(r"\s*[,|·•–—]\s*|\s+-\s+|\s*\(\s*|\s*/\s*")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says of the writer. `sure` is False where it counts only beside another line of the head."""

    author: str | None
    publisher: str | None
    sure: bool


def read_byline(line: str, words: HeadWords) -> Byline | None:
    """Read a whole line as a byline. The line holds no date any more."""
    line = line.strip()
    if not line or len(line) > _LONGEST:
        return None
    rest = _byline_word(words).sub("", line, count=1)
    led = rest != line
    gathered = None if led else _gathered(words).match(line)
    if gathered is not None:
        persons = _persons(line[gathered.end() :], words)
        return Byline(", ".join(persons), None, True) if persons and all(map(_is_full, persons)) else None
    if not led:
        return _staff_line(line, words, led=False) or _names_alone(line, words)
    return _staff_line(rest, words, led=True) or _names_after_word(rest, words)


def is_agency(text: str, words: HeadWords) -> bool:
    """Tell whether a text is the name of a news agency."""
    return bool(text) and all(part.strip() in words.agencies for part in text.split("/"))


@cache
def _byline_word(words: HeadWords) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words.byline)})(?:\s*:\s*|\s+)", re.IGNORECASE)


@cache
def _gathered(words: HeadWords) -> re.Pattern[str]:
    """What was gathered, and the words of a byline behind it ("Letters and messages, compiled by …")."""
    return re.compile(rf"[^\W\d_][^.!?:\n]{{3,40}}, (?:{alternatives(words.gathered)})\s+", re.IGNORECASE)


@cache
def _staff(words: HeadWords) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words.staff)})(?!\w)\s*", re.IGNORECASE)


@cache
def _joiner(words: HeadWords) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(words.joiners)})\s+")


def _staff_line(text: str, words: HeadWords, *, led: bool) -> Byline | None:
    """Read `our correspondent`, with or without a name after it."""
    match = _staff(words).match(text)
    if match is None:
        return None
    rest = text[match.end() :].strip()
    if not rest:
        return Byline(text, None, led or " " in text)
    persons = _persons(rest.lstrip(",").strip(), words)
    return Byline(", ".join(persons), None, True) if persons and all(map(_is_full, persons)) else None


def _names_after_word(text: str, words: HeadWords) -> Byline | None:
    names, role = _name_and_role(text, words)
    if is_agency(names, words):
        return Byline(None, names, True) if not role else None
    persons = _persons(names, words)
    if not persons or role.endswith(_ENDS):
        return None
    agency = role.rstrip(")") if is_agency(role.rstrip(")"), words) else None
    more = _persons(role, words) if _joiner(words).search(role) else ()
    if more and all(map(_is_full, more)):
        persons, role = (*persons, *more), ""
    if len(role.split()) > _ROLE_WORDS:
        return None
    plain = not role or agency is not None or _is_role(role, words) or _is_capitalised(role, words)
    return Byline(", ".join(persons), agency, plain and all(map(_is_full, persons)))


def _names_alone(text: str, words: HeadWords) -> Byline | None:
    names, role = _name_and_role(text, words)
    if is_agency(names, words) and not role:
        return Byline(None, names, False)
    persons = _persons(names, words)
    if not persons or not all(map(_is_full, persons)):
        return None
    if not role:
        return Byline(", ".join(persons), None, False)
    if is_agency(role.rstrip(")"), words):
        return Byline(", ".join(persons), role.rstrip(")"), True)
    if _is_role(role, words):
        return Byline(", ".join(persons), None, True)
    return Byline(", ".join(persons), None, False) if _is_capitalised(role, words) else None


@cache
def _located(words: HeadWords) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(words.located)})\s+(?=[A-Z])")


def _name_and_role(text: str, words: HeadWords) -> tuple[str, str]:
    parts = _SPLIT.split(text, maxsplit=1)
    if len(parts) == 1 and not _persons(text, words):  # "en" joins names in Dutch and is "in" in French
        parts = _located(words).split(text, maxsplit=1)
    return parts[0].strip(), parts[1].strip() if len(parts) > 1 else ""


def _is_role(text: str, words: HeadWords) -> bool:
    """Tell whether a text is a role: short, no sentence, and a role's name begins or ends it."""
    tokens = text.rstrip(")").lower().split()
    if not tokens or len(tokens) > _ROLE_WORDS or text.endswith(_ENDS):
        return False
    return any(token.endswith(role) for token in (tokens[0], " ".join(tokens[-2:])) for role in words.role)


def _persons(text: str, words: HeadWords) -> tuple[str, ...]:
    """Return the names in `A B, C D and E F`; nothing if any piece is no name."""
    pieces = [piece for part in _joiner(words).split(text) for piece in part.split(", ")]
    if len(pieces) > _PERSONS or not all(_is_name(piece, words) for piece in pieces):
        return ()
    return tuple(" ".join(piece.split()) for piece in pieces)


def _is_name(text: str, words: HeadWords) -> bool:
    """Tell whether a text looks like the name of a person: capitals, and small particles between them."""
    tokens = text.split()
    if not tokens or len(tokens) > _NAME_TOKENS:
        return False
    if any(_is_calendar(token, words) for token in tokens) or (not tokens[-1][:1].isupper() and len(tokens) == 1):
        return False
    if not _is_capital(tokens[-1]) or (tokens[-1].endswith(".") and not _INITIALS.fullmatch(tokens[-1])):
        return False
    pairs = zip_longest(tokens[1:], tokens[2:], fillvalue="")
    return _is_capital(tokens[0]) and all(
        _is_capital(token) or token in words.particles or f"{token} {following}" in words.particles
        for token, following in pairs
    )


def _is_capital(token: str) -> bool:
    if _INITIALS.fullmatch(token):
        return token[0].isupper()
    bare = token.removeprefix("d'").removeprefix("d’").removeprefix("al-").removeprefix("el-")
    return bool(_NAME.fullmatch(bare)) and bare[0].isupper()


def _is_capitalised(text: str, words: HeadWords) -> bool:
    """Tell whether the words of a text have capitals, as in the name of a newspaper or a town."""
    tokens = text.rstrip(")").split()
    small = {*words.particles, *words.links, *words.joiners}
    return bool(tokens) and tokens[-1][0].isupper() and all(token[0].isupper() or token in small for token in tokens)


def _is_calendar(token: str, words: HeadWords) -> bool:
    low = token.lower().strip(".")
    return low in words.weekdays and len(low) > 3


def _is_full(name: str) -> bool:
    """Tell whether a name has more than one word: a first name and a surname."""
    return " " in name

"""Words and signs of a stretch of text, with the places where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.language import Pack
from workbench.splitting.capitals import mark_common

_TOKEN = re.compile(
    r"(?P<initials>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?)"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?:[-'’]?[^\W\d_]+)?)"
    r"|(?P<party>[^\W\d_]{1,4}\.[^\W\d_]{1,2}(?:-[^\W\d_]+)+)"
    r"|(?P<word>[^\W_]+(?:[-'’‐‑/_][^\W_]+)*-?)"
    r"|(?P<sign>\.{2,}|,,|''|’’|--+|\S)"
)


_WORDS = frozenset({"word", "number"})


@dataclass(slots=True)
class Token:
    """A word, a number, a sign, or (kind `quote`) a whole quotation that stands as one thing.

    `common` marks a common noun of a language that writes its nouns with capitals.
    """

    start: int
    end: int
    text: str
    low: str
    kind: str
    quote: int = -1
    common: bool = False
    is_word: bool = False
    is_capital: bool = False
    """Whether it is a word that begins with a capital, as a name does."""

    def __post_init__(self) -> None:
        self.is_word = self.kind in _WORDS
        self.is_capital = self.kind == "word" and self.text[0].isupper()

    def make_common(self) -> None:
        """Note that a capital word is a common noun."""
        self.common, self.is_capital = True, False


def tokenize(text: str, start: int, end: int, pack: Pack) -> list[Token]:
    """Return the tokens of `text[start:end]`. The full stop of an abbreviation is part of its token."""
    tokens: list[Token] = []
    never, maybe = pack["never"], pack["maybe"]
    clitic = bool(pack["elisions"] or pack["enclitics"])
    for match in _TOKEN.finditer(text, start, end):
        group = match.lastgroup
        word = match.group()
        if group == "sign":
            last = tokens[-1] if tokens else None
            if word == "." and last is not None and last.end == match.start() and match.end() < end:
                initial = len(last.text) == 1 and last.text.isupper()
                if last.kind == "word" and (initial or last.low in never or last.low in maybe):
                    last.end = match.end()
                    last.text += "."
                    continue
            tokens.append(Token(match.start(), match.end(), word, word, "sign"))
            continue
        kind = "number" if group == "number" else "word"
        low = word.lower().replace("’", "'")
        if _shortened(tokens, match.start(), low, pack):
            mark = tokens.pop()
            tokens.append(Token(mark.start, match.end(), mark.text + word, "'" + low, "word"))
            continue
        if clitic and ("'" in low or "-" in low):
            tokens += _pieces(match.start(), word, low, pack)
            continue
        tokens.append(Token(match.start(), match.end(), word, low, kind))
    if pack.capital_nouns:
        mark_common(tokens, pack)
    return tokens


def _shortened(tokens: Sequence[Token], at: int, low: str, pack: Pack) -> bool:
    """Tell whether a word is a small one that lost its beginning ("'t", "van 't Hek")."""
    if not tokens or tokens[-1].text not in "'’" or tokens[-1].end != at or low not in pack["clitics"]:
        return False
    return "'" + low in pack.joined("determiners", "particles_of_names")


def _pieces(at: int, word: str, low: str, pack: Pack) -> list[Token]:
    """Take apart what is written as one: a shortened word in front ("qu'il"), a pronoun behind ("dit-elle")."""
    found: list[Token] = []
    while (cut := low.find("'") + 1) and low[:cut] in pack["elisions"] and cut < len(low):
        found.append(Token(at, at + cut, word[:cut], low[:cut], "word"))
        at, word, low = at + cut, word[cut:], low[cut:]
    for cut in range(len(low) - 2, 0, -1):
        if low[cut] == "-" and low[cut:] in pack["enclitics"] and _is_verb(low[:cut], pack):
            tail = low[cut:].rfind("-") + 1
            found.append(Token(at, at + cut, word[:cut], low[:cut], "word"))
            found.append(Token(at + cut + tail, at + len(low), word[cut + tail :], low[cut + tail :], "word"))
            return found
    found.append(Token(at, at + len(word), word, low, "word"))
    return found


def _is_verb(low: str, pack: Pack) -> bool:
    return low in pack["finite"] or any(low.endswith(ending) for ending in pack["past_endings"])

"""Common nouns in a language that writes every noun with a capital, so that a capital still tells a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.language import Pack

if TYPE_CHECKING:
    from workbench.splitting.tokens import Token

_SHORTEST = 5
_LONGEST = 40
_SHORTEST_TAIL = 4
_MOST_WORDS = 20000
_LISTS = ("roles", "organisations", "plurals", "men", "women", "titles", "common", "time")
_TAILS = ("roles", "organisations", "plurals", "women", "common")
_FUNCTION = (
    "determiners", "possessives", "prepositions", "adverbs", "subordinators", "coordinators", "question_words",
    "negation", "relatives",
)  # fmt: skip
_known: dict[tuple[str, str], bool] = {}


def is_noun(low: str, pack: Pack) -> bool:
    """Tell whether a word is a common noun by the lists of its language or by its ending."""
    key = (pack.code, low)
    found = _known.get(key)
    if found is None:
        if len(_known) > _MOST_WORDS:
            _known.clear()
        found = _known[key] = _listed(low, pack) or _ended(low, pack) or _compound(low, pack)
    return found


def _listed(low: str, pack: Pack) -> bool:
    return any(low in pack[name] for name in _LISTS)


def _ended(low: str, pack: Pack) -> bool:
    if len(low) < _SHORTEST:
        return False
    return any(low.endswith(ending) and len(low) > len(ending) + 1 for ending in pack["noun_endings"])


def _compound(low: str, pack: Pack) -> bool:
    if not _SHORTEST_TAIL + 2 < len(low) < _LONGEST:
        return False
    tails = (low[cut:].lstrip("-") for cut in range(2, len(low) - _SHORTEST_TAIL + 1))
    return any(tail in pack[name] for tail in tails for name in _TAILS)


def is_function(low: str, pack: Pack) -> bool:
    """Tell whether a word has a capital only because a sentence begins with it."""
    return low in pack.pronouns or any(low in pack[name] for name in _FUNCTION)


def mark_common(tokens: Sequence[Token], pack: Pack) -> None:
    """Mark the common nouns among the capitals of a stretch of text."""
    for i, token in enumerate(tokens):
        if token.is_capital and _is_common(tokens, i, pack):
            token.make_common()


def _is_common(tokens: Sequence[Token], i: int, pack: Pack) -> bool:
    token = tokens[i]
    if is_function(token.low, pack) and (i == 0 or not tokens[i - 1].is_word):
        return False
    if token.text in pack["names"] or token.text.isupper():
        return False
    before = tokens[i - 1] if i > 0 else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and after.low.rstrip(".") in pack["suffixes"]:
        return False
    if before is not None and before.common and _titles(before.low, pack) and after is not None and after.is_capital:
        return False
    if i > 1 and before is not None and before.is_capital and tokens[i - 2].common and _titles(tokens[i - 2].low, pack):
        return False
    if before is None or before.kind != "word":
        return is_noun(token.low, pack)
    if before.is_capital and (before.text in pack["names"] or (i > 1 and tokens[i - 2].text in pack["names"])):
        return False
    opens = pack.joined("determiners", "possessives", "contractions")
    if before.text[0].isupper() and not (before.low in opens and _begins(tokens, i - 1)):
        named = before.low.rstrip(".") in pack["titles"] or before.low in pack["roles"]
        return is_noun(token.low, pack) and not named
    low = before.low
    if low in opens:
        return token.text not in pack["countries"]
    return is_noun(token.low, pack) or _is_adjective(low, pack)


def _begins(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a word has its capital because a sentence begins there ("Im Dorf …")."""
    return i == 0 or not tokens[i - 1].is_word


def _titles(low: str, pack: Pack) -> bool:
    """Tell whether a noun says what the name behind it is ("Staatsanwältin …", "Der Stahlhersteller …")."""
    return any(
        low == word or (len(word) >= _SHORTEST and low.endswith(word)) for word in pack.joined("roles", "organisations")
    )


def _is_adjective(low: str, pack: Pack) -> bool:
    if len(low) < _SHORTEST or not low.endswith(("e", "en", "er", "es", "em")):
        return False
    return not (is_function(low, pack) or low in pack["finite"] or low in pack["participle"])

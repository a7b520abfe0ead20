"""Stretches in quotation marks that are no speech: titles, nicknames, terms, scare quotes."""

from __future__ import annotations

from workbench.language import Pack
from workbench.model import Mark
from workbench.splitting.marks import Pair
from workbench.splitting.tokens import tokenize

_BEFORE = 80


def mark_of(text: str, pair: Pair, start: int, pack: Pack) -> Mark:
    """Return the stretch with the reason why it is not taken as speech. `start`: where its sentence begins."""
    return Mark(pair.start, pair.end, text[pair.start : pair.end], _reason(text, pair, start, pack))


def _reason(text: str, pair: Pair, start: int, pack: Pack) -> str:
    left = [t.low for t in tokenize(text, max(start, pair.start - _BEFORE), pair.start, pack) if t.is_word][-4:]
    inner = [t for t in tokenize(text, pair.inner, pair.outer, pack) if t.is_word]
    capital = [t for t in inner if t.text[0].isupper()]
    if any(word in pack["works"] for word in left[-2:]):
        return "title"
    if any(word in pack["so_called"] for word in left):
        return "nickname" if capital else "term"
    if len(inner) > 1 and len(capital) * 2 >= len(inner):
        return "title"
    if capital and len(inner) <= 2:
        return "name"
    return "scare"

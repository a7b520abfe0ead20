"""Text from outside made safe to show: nothing in it can steer a terminal or hide what it says.

Every character that is not seen, or that changes how others are seen, gets a visible stand-in one character
long, so that offsets into the text hold.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ASCII = re.compile(r"[ -~]*")
_ASCII_LAID_OUT = re.compile(r"[ -~\n\t]*")
_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F
_DELETE_PICTURE = 0x2421
_DOT = "·"
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"

# Not of the general category "format", and yet unseen: fillers, variation selectors and the like.
_UNSEEN = frozenset({0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0})
_LINE_ENDS = frozenset({0x2028, 0x2029})


def visible(text: str, *, layout: bool = True) -> str:
    """Return a text of the same length in which nothing is hidden and nothing is a command to a terminal.

    Control characters become their pictures (␛); marks of direction, zero-width characters and other unseen
    ones a dot; lone surrogates, private and unassigned characters U+FFFD. White space other than the plain
    space stays white space.

    Args:
        text: any text.
        layout: keep line feeds and tabs; without it they too become pictures.
    """
    plain = _ASCII_LAID_OUT if layout else _ASCII
    if plain.fullmatch(text):
        return text
    return text.translate(_table(layout))


class _Table(dict[int, int | str]):
    """A translation table that looks up each character once, when it first comes by."""

    def __init__(self, layout: bool) -> None:
        super().__init__()
        self.layout = layout

    def __missing__(self, code: int) -> int | str:
        shown = _stand_in(code, self.layout)
        self[code] = shown
        return shown


@cache
def _table(layout: bool) -> _Table:
    return _Table(layout)


def _stand_in(code: int, layout: bool) -> int | str:
    if layout and code in (0x09, 0x0A):
        return code
    if code < 0x20:
        return _CONTROL_PICTURES + code
    if code == _DELETE:
        return _DELETE_PICTURE
    category = unicodedata.category(chr(code))
    if category == "Cf" or code in _UNSEEN or _is_variation_selector(code):
        return _DOT
    if category == "Cc" or category in ("Cs", "Co", "Cn"):
        return _UNKNOWN
    return " " if code in _LINE_ENDS else code


def _is_variation_selector(code: int) -> bool:
    return 0x180B <= code <= 0x180F or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF

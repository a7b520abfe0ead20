"""Which language an article is in, told by its function words."""

from __future__ import annotations

import re

from workbench.language import function_words, other_languages

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 4000
_SHARE = 0.22
_SHARE_SHORT = 0.12


def detect_language(text: str) -> str:
    """Return the code of the pack whose language the text is in, `und` where no pack fits."""
    words = [match.group().lower() for _, match in zip(range(_ENOUGH), _WORD.finditer(text), strict=False)]
    if not words:
        return "und"
    best, hits = "und", 0
    for code, known in function_words().items():
        found = sum(map(known.__contains__, words))
        if found > hits:
            best, hits = code, found
    distinct = len({word for word in words if word in function_words().get(best, ())})
    needed = _SHARE if len(words) > 30 else _SHARE_SHORT
    if any(sum(map(known.__contains__, words)) > hits for known in other_languages().values()):
        return "und"
    if hits < needed * len(words) or distinct < min(6, 1 + len(words) // 12):
        return "und"
    return best

"""JSON in which nothing is hidden: unseen characters are written as escapes, and read back as they were."""

from __future__ import annotations

import json
import re
from typing import Any

# Control characters, marks of direction, zero-width characters, line separators and lone surrogates.
_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def to_json(value: Any) -> str:
    """Return a value as JSON on one line.

    Raises:
        ValueError: there is a number in it that JSON has not (infinity, not a number).
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text if text.isascii() and "\x7f" not in text else _UNSEEN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"

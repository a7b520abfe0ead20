"""Articles as JSON lines: one object per line.

`text` must be there. `id`, `title`, `author`, `publisher`, `published`, `language` and `url` may be, and win
over what stands in the text itself; other keys are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from workbench.intake.dates import iso_date
from workbench.intake.encoding import without_surrogates
from workbench.intake.errors import IntakeError

_STRINGS = ("title", "author", "publisher", "published", "language", "url")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Record:
    """One line, checked."""

    text: str
    id: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    notices: tuple[str, ...] = ()

    def given(self) -> dict[str, Any]:
        """Return what the line says of the article's head, without what it is silent on."""
        return {key: getattr(self, key) for key in _STRINGS if getattr(self, key) is not None}


def numbered(stream: BinaryIO, max_bytes: int) -> Iterator[tuple[int, bytes]]:
    """Yield the lines with their numbers, from 1. Of a line that is too long only the first part is kept."""
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        yield number, line
        while len(line) > max_bytes and not line.endswith(b"\n"):
            line = stream.readline(max_bytes + 1)


def is_object(line: bytes) -> bool:
    """Tell whether a line is a JSON object."""
    if not line.removeprefix(_BOM).lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.removeprefix(_BOM)), dict)
    except (ValueError, RecursionError):
        return False


def parse(line: bytes, where: str) -> Record:
    """Read one line.

    Raises:
        IntakeError: the line is no JSON object with a `text`, or a value is of the wrong type.
    """
    values = _object(line, where)
    notices: list[str] = []
    text = _text(values, where, notices)
    strings = {key: _string(values, key, where) for key in _STRINGS}
    published = strings["published"]
    if published is not None:
        strings["published"] = iso_date(published)
        if strings["published"] is None:
            notices.append(f"published {published[:40]!r} is not a date of the form 2019-04-06; left aside")
    if strings["language"] is not None:
        strings["language"] = strings["language"].lower().replace("_", "-").split("-")[0]
    return Record(text, _identifier(values, where), notices=tuple(notices), **strings)


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        values = json.loads(line.removeprefix(_BOM).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise IntakeError(where, "this line is not UTF-8, as JSON lines must be") from error
    except (ValueError, RecursionError) as error:
        at = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise IntakeError(where, f"this line is not JSON{at}") from error
    if not isinstance(values, dict):
        raise IntakeError(where, "this line is not a JSON object")
    return values


def _text(values: dict[str, Any], where: str, notices: list[str]) -> str:
    text = values.get("text")
    if not isinstance(text, str):
        raise IntakeError(where, '"text" is missing' if text is None else '"text" is not a string')
    if not text.strip():
        raise IntakeError(where, "there is no text in it")
    if "\0" in text:
        raise IntakeError(where, "the text holds a NUL character, which no text has")
    text, replaced = without_surrogates(text)
    if replaced:
        notices.append(f"{replaced} halves of characters could not be kept; \N{REPLACEMENT CHARACTER} stands there")
    return text


def _string(values: dict[str, Any], key: str, where: str) -> str | None:
    value = values.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise IntakeError(where, f'"{key}" is not a string')
    return " ".join(without_surrogates(value)[0].replace("\0", " ").split()) or None


def _identifier(values: dict[str, Any], where: str) -> str | None:
    value = values.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(values, "id", where)

"""The front matter of Markdown: a block of YAML between two lines of dashes at the top."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.intake.dates import find_stamps, iso_date
from workbench.intake.encoding import without_surrogates
from workbench.intake.words import HeadWords

_LIMIT = 20_000
_OPEN = re.compile(r"[ \t]*---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
_KEY = re.compile(r"^([\w-]+)[ \t]*:", re.MULTILINE)
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_KEYS = {
    "title": "title", "headline": "title", "author": "author", "authors": "author", "byline": "author",
    "date": "published", "published": "published", "datepublished": "published", "publisher": "publisher",
    "source": "publisher", "language": "language", "lang": "language", "url": "url", "link": "url",
    "canonical": "url", "place": "place",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a block said, and where it ends. `notice` tells of a block that could not be read."""

    end: int = 0
    values: dict[str, Any] = field(default_factory=dict)
    notice: str | None = None


def read_front_matter(text: str, words: HeadWords, language: str | None) -> FrontMatter:
    """Read the front matter, where there is any that says something known.

    Every value is taken as a string, so nothing in it is run or built. A block that is no YAML is left to the
    text, with a notice.
    """
    opened = _OPEN.match(text)
    if opened is None:
        return FrontMatter()
    within = text[opened.end() : opened.end() + _LIMIT].replace("\r\n", " \n").replace("\r", "\n")
    closed = _CLOSE.search(within)
    if closed is None:
        return FrontMatter()
    block = within[: closed.start()]
    keys = _KEYS | dict(words.keys)
    known = any(key.lower() in keys for key in _KEY.findall(block))
    if not known:
        return FrontMatter()
    try:
        data = _loaded(block)
    except ValueError:
        return FrontMatter(notice="the front matter is no valid YAML; it was left in the text")
    if not isinstance(data, Mapping):
        return FrontMatter(notice="the front matter is no list of keys and values; it was left in the text")
    return FrontMatter(opened.end() + closed.end(), _values(data, keys, words, language))


def _loaded(block: str) -> Any:
    """Return what the YAML holds, as strings, lists and mappings alone: the base loader knows no other type."""
    import yaml  # type: ignore[import-untyped]

    try:
        return yaml.BaseLoader(block).get_single_data()
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _values(data: Mapping[Any, Any], keys: Mapping[str, str], words: HeadWords, language: str | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in data.items():
        kind = keys.get(key.lower()) if isinstance(key, str) else None
        text = _text(value)
        if kind and text:
            _take(found, kind, text, words)
    if "published" in found:
        settled = found.get("language", language)
        found["published"] = _date(found["published"], words, settled) or ""
    return {kind: text for kind, text in found.items() if text}


def _take(found: dict[str, str], kind: str, text: str, words: HeadWords) -> None:
    if kind == "publisher" and _URL.fullmatch(text):
        kind = "url"
    if kind == "language":
        text = words.names.get(text.lower(), text)
        text = re.split("[-_]", text.lower())[0] if _CODE.fullmatch(text) else ""
    if kind == "url" and not _URL.fullmatch(text):
        text = ""
    if text:
        found.setdefault(kind, text)


def _text(value: Any) -> str:
    """Return a value as one line: the members of a list after each other, of a mapping its name."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list):
        members = [_text(member) for member in value if isinstance(member, str | Mapping)]
        return ", ".join(member for member in members if member)
    if not isinstance(value, str):
        return ""
    return " ".join(without_surrogates(value)[0].replace("\0", " ").split())


def _date(text: str, words: HeadWords, language: str | None) -> str | None:
    value = iso_date(text)
    if value is not None:
        return value
    stamps = list(find_stamps(text, words, language))
    whole = len(stamps) == 1 and stamps[0].end - stamps[0].start == len(text)
    return stamps[0].value if whole else None

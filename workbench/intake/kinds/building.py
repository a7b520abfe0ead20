"""A text put together from paragraphs, headings and places: what all readers hand on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workbench.model import Head, Locator

_BREAKS = re.compile(r"[ \t\r\n\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_MOST_HASHES = 6


@dataclass
class TextBuilder:
    """Collects a document's text. Headings are written as in Markdown, so that they stay headings."""

    pieces: list[str] = field(default_factory=list)
    locators: list[Locator] = field(default_factory=list)
    length: int = 0

    def paragraph(self, text: str) -> None:
        """Add a paragraph; nothing where it holds no text."""
        if flat := flatten(text):
            self._add(flat, "\n\n")

    def heading(self, text: str, level: int) -> None:
        """Add a heading; the text says so as Markdown does."""
        if flat := flatten(text):
            self._add(f"{'#' * min(max(level, 1), _MOST_HASHES)} {flat}", "\n\n")

    def line(self, text: str) -> None:
        """Add a line of a paragraph as it is."""
        self._add(text, "\n")

    def mark(self, **place: object) -> None:
        """Say that what is added next begins a page or a subtitle."""
        self.locators.append(Locator(self.length, **place))  # type: ignore[arg-type]

    def _add(self, text: str, between: str) -> None:
        piece = text + between
        self.pieces.append(piece)
        self.length += len(piece)

    @property
    def text(self) -> str:
        """Return the whole text."""
        return "".join(self.pieces)


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader found: the text, what the file says of it, and its places."""

    text: str
    head: Head
    locators: tuple[Locator, ...] = ()
    notices: tuple[str, ...] = ()


def flatten(text: str) -> str:
    """Return a text without the breaks of its lines and without NUL characters."""
    return _BREAKS.sub(" ", text.replace("\0", "")).strip(" ")


def plain_or_none(value: object) -> str | None:
    """Return a text from a file's metadata on one line, None where there is nothing in it."""
    return (flatten(value) or None) if isinstance(value, str) else None

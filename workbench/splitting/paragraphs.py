"""The paragraphs of a text: blank lines, lines that are paragraphs of their own, lines wrapped by hand."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from workbench.model import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_HASHES = re.compile(r"\s{0,3}(#{1,6})[ \t\u00a0]+")
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 40
_EVEN, _RAGGED = 8, 25  # how much room a wrapped line may leave, by how its text goes on
_TERMINAL = ".!?…"
_CLOSERS = "\"'”’“»«)]"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, white space around it left out. `marked_heading`: by a Markdown sign."""

    start: int
    end: int
    marked_heading: bool = False


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets with the white space at both ends left out."""
    inner = text[start:end]
    stripped = inner.lstrip()
    start += len(inner) - len(stripped)
    return start, start + len(stripped.rstrip())


def _free(start: int, end: int, head: tuple[Span, ...]) -> list[tuple[int, int]]:
    """Return what is left of a line once the stretches of the head are cut out of it."""
    pieces = [(start, end)]
    for span in head:
        cut: list[tuple[int, int]] = []
        for a, b in pieces:
            if span.end <= a or span.start >= b:
                cut.append((a, b))
                continue
            if a < span.start:
                cut.append((a, span.start))
            if span.end < b:
                cut.append((span.end, b))
        pieces = cut
    return pieces


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether the lines of a block are one paragraph, filled up to a width by hand.

    Each line but the last must be so long that the first word of the next did not fit any more.
    """
    width = max(end - start for start, end in lines)
    if len(lines) < 2 or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    odd = 0
    for (start, end), (after, last) in itertools.pairwise(lines):
        first = re.match(r"\S+", text[after:last])
        room = end - start + 1 + (first.end() if first else 0)
        goes_on = text[after].islower() and text[end - 1] not in _TERMINAL + ":;"
        if room <= width - (_RAGGED if goes_on else _EVEN):
            odd += 1
    return odd * 6 <= len(lines) - 1


def find_paragraphs(text: str, head: tuple[Span, ...] = ()) -> list[Paragraph]:
    """Return the paragraphs of a text in order, without the stretches of its head."""
    found: list[Paragraph] = []
    block: list[tuple[int, int]] = []

    def close() -> None:
        if block:
            found.extend(_block(text, block))
            block.clear()

    position = 0
    spans = tuple(sorted((s for s in head if s.end > s.start), key=lambda s: s.start))
    cursor = 0
    for match in _LINE.finditer(text):
        gap = text[position : match.start()]
        if gap.replace("\r\n", "\n").count("\n") + gap.replace("\r\n", "").count("\r") > 1 or _breaks(gap):
            close()
        position = match.end()
        while cursor < len(spans) and spans[cursor].end <= match.start():
            cursor += 1
        touching = []
        for index in range(cursor, len(spans)):
            if spans[index].start >= match.end():
                break
            touching.append(spans[index])
        if not match.group().strip():
            close()
            continue
        pieces = _free(match.start(), match.end(), tuple(touching))
        for start, end in pieces:
            start, end = trim(text, start, end)
            if touching:
                close()
            if start < end:
                block.append((start, end))
        if touching:
            close()
    close()
    return found


def _breaks(gap: str) -> bool:
    return any(sign in gap for sign in "\x0b\x0c\x1c\x1d\x1e\u2029") or gap.count("\x85") > 1


def _block(text: str, lines: list[tuple[int, int]]) -> list[Paragraph]:
    found: list[Paragraph] = []
    rest: list[tuple[int, int]] = []
    for start, end in lines:
        hashes = _HASHES.match(text, start, end)
        if hashes and hashes.end() < end:
            found.extend(_running(text, rest))
            rest = []
            stop = hashes.end() + len(text[hashes.end() : end].rstrip("# \t\u00a0"))
            found.append(Paragraph(hashes.end(), max(stop, hashes.end() + 1), marked_heading=True))
        else:
            rest.append((start, end))
    found.extend(_running(text, rest))
    return found


def _running(text: str, lines: list[tuple[int, int]]) -> list[Paragraph]:
    if not lines:
        return []
    if _is_wrapped(text, lines):
        return [Paragraph(lines[0][0], lines[-1][1])]
    return [Paragraph(start, end) for start, end in lines]


def looks_like_heading(text: str, start: int, end: int, *, first: bool, followed: bool) -> bool:
    """Tell whether a paragraph reads as a heading: short, without a full stop, with something under it."""
    body = text[start:end]
    if not followed or "\n" in body or len(body) > (220 if first else 140):
        return False
    words = body.split()
    if len(words) > (28 if first else 16):
        return False
    if body[0] in "-*•–—·" or not any(sign.isalpha() for sign in body):
        return False
    bare = body.rstrip(_CLOSERS + " \u00a0\u202f")
    last = bare[-1:] or ""
    if last in ",;:" or last in _TERMINAL:
        if last == "?" and len(words) <= 10 and bare == body:
            return not re.search(r"[.!?]\s", bare)
        return last == "!" and len(words) <= 7 and bare == body
    return not re.search(r"[^\W\d_]{2,}[.!?]\s+[\"“‘„«]?[^\W\d_].*[^\W\d_]{2,}[.!?]\s", body)

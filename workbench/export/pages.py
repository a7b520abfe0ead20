"""What the exports of whole articles are made from: the text, and its claims with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.export.records import ExportClaim
from workbench.model import Span


@dataclass(frozen=True, slots=True)
class PageTime:
    """A time in the text: as printed, its value, and the first and last day that it can be (ISO 8601)."""

    text: str
    value: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class PageClaim:
    """A claim of an article. `parts` are its places in the text; `history` a line per event, oldest first."""

    claim: ExportClaim
    parts: tuple[Span, ...]
    history: tuple[str, ...] = ()
    times: tuple[PageTime, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article with its text and its claims in the order of the text. Offsets count code points."""

    id: int
    uid: str
    label: str
    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    language: str
    source: str
    url: str | None
    text: str
    claims: tuple[PageClaim, ...]
    headings: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text over which the same claims stand, the shortest of them first."""

    start: int
    end: int
    claims: tuple[PageClaim, ...]


def stretches(page: ArticlePage, start: int, end: int) -> Iterator[Stretch]:
    """Yield `text[start:end]` cut wherever a claim begins or ends, in order and without gaps."""
    inside = [(part, claim) for claim in page.claims for part in claim.parts if part.start < end and start < part.end]
    bounds = {start, end} | {min(max(at, start), end) for part, _ in inside for at in (part.start, part.end)}
    cuts = sorted(bounds)
    for a, b in pairwise(cuts):
        here = [claim for part, claim in inside if part.start <= a and b <= part.end]
        yield Stretch(a, b, tuple(sorted(here, key=_length)))


def _length(claim: PageClaim) -> int:
    return sum(part.end - part.start for part in claim.parts)


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the lines of a text that hold anything, as spans; together with what lies between they are the text."""
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        if bare.strip():
            yield Span(at, at + len(bare))
        at += len(line)


def counts(claims: Sequence[PageClaim]) -> dict[str, int]:
    """Return how many claims stand at each status, wholes and pieces alike."""
    found: dict[str, int] = {}
    for item in claims:
        found[item.claim.status] = found.get(item.claim.status, 0) + 1
    return found

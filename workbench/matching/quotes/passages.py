"""A document cut into passages: what is looked up, shown and cited as one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from workbench.matching.quotes.turns import Speech, Turn, read_speech, silent_spans
from workbench.model import Locator, Passage, Span

MOST_WORDS = 90
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_WORD = re.compile(r"\S+")


def cut_passages(text: str, locators: Sequence[Locator] = ()) -> list[Passage]:
    """Cut a document into passages that together are its whole text.

    A passage ends at the end of a paragraph, of what one speaker says, of a page, of a subtitle; long ones are cut
    behind a sentence.

    Args:
        text: the document.
        locators: where its pages and subtitles begin, in the order of the text.
    """
    if not text:
        return []
    speech = read_speech(text)
    leads = {span.start: span.end for span in speech.silent}
    paragraphs = sorted({0, *(m.end() for m in _PARAGRAPH.finditer(text)), *(turn.start for turn in speech.turns)})
    starts = [locator.start for locator in locators]
    cuts = sorted({0, *paragraphs, *starts} - {len(text)})
    found: list[Passage] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        if start == end:
            continue
        at = bisect_right(starts, start) - 1
        where = locators[at] if at >= 0 else Locator(0)
        speaker = where.speaker or _speaker(speech.turns, start)
        paragraph = bisect_right(paragraphs, start)
        for low, high in _pieces(text, start, end):
            lead = min(leads.get(low, low), high) - low if low == start else 0
            found.append(Passage(low, high, paragraph, where.page, where.starts_at, where.ends_at, speaker, lead))
    return _joined(text, found)


def _speaker(turns: Sequence[Turn], offset: int) -> str | None:
    at = bisect_right(turns, offset, key=lambda turn: turn.start)
    return turns[at - 1].speaker if at else None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a stretch whole, or cut behind sentences where it is long; without sentences behind words."""
    words = 0
    first = cut = start
    for match in _WORD.finditer(text, start, end):
        words += 1
        if _SENTENCE.match(text, match.end() - 1) or words == 2 * MOST_WORDS:
            cut = match.end()
        if words >= MOST_WORDS and cut > first and match.end() < end:
            cut = _behind_space(text, cut, end)
            if cut >= end:
                break
            yield first, cut
            first, words = cut, len(_WORD.findall(text, cut, match.end()))
    yield first, end


def _behind_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _joined(text: str, passages: list[Passage]) -> list[Passage]:
    """Put passages of white space alone to the one before them."""
    found: list[Passage] = []
    for passage in passages:
        if found and not text[passage.start : passage.end].strip():
            last = found[-1]
            found[-1] = Passage(
                *(last.start, passage.end, last.paragraph, last.page, last.starts_at, last.ends_at),
                *(last.speaker, last.lead),
            )
        else:
            found.append(passage)
    return found


def speech_of(text: str, passages: Sequence[Passage], offset: int) -> Speech:
    """Return who speaks where in a stretch of a document, from its passages.

    Args:
        text: the stretch.
        passages: the passages that it is made of.
        offset: where it begins in the document.
    """
    turns: list[Turn] = []
    for passage in passages:
        if not turns or passage.lead or turns[-1].speaker != passage.speaker:
            turns.append(Turn(passage.start - offset, passage.speaker))
    labels = [Span(p.start - offset, p.start - offset + p.lead) for p in passages if p.lead]
    return Speech(tuple(turns), silent_spans(text, labels))

"""Sentences and headings of a text, with their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from workbench.language import Pack
from workbench.model import Sentence
from workbench.splitting.marks import Pair
from workbench.splitting.paragraphs import Paragraph, looks_like_heading

_END = re.compile(r"[.!?…]+[\"'”’“»«)\]]{0,4}")
_LEFT_WORD = re.compile(r"[^\s\"'“”‘’„«»()\[\],;:]*$")
_NEXT_WORD = re.compile(r"[^\s\"“„«‘(\[]+")
_OPENING = "\"'“„«‘‚([»”-–—•,’`¿¡"
_LONGEST_WORD = 40


_PLACE_AND_DASH = re.compile(r"[^\Wa-z\d_][^\n.]{1,40}, [^\W\d_]{2,5}\. [–—-]")
"""A dateline with the short name of a state ("SPRINGFIELD, Ore. —")."""


def find_sentences(text: str, paragraphs: Sequence[Paragraph], pairs: Sequence[Pair], pack: Pack) -> list[Sentence]:
    """Return the sentences and headings, in order. None ends inside quotation marks but at a paragraph's end."""
    found: list[Sentence] = []
    starts = [pair.start for pair in pairs]
    for number, paragraph in enumerate(paragraphs):
        start, end = paragraph.start, paragraph.end
        followed = number + 1 < len(paragraphs)
        quoted = _is_quoted_heading(text, paragraph, pairs, starts)
        under = number == 1 and bool(found) and found[-1].kind == "heading"
        shape = looks_like_heading(text, start, end, first=number == 0 or under, followed=followed)
        if paragraph.marked_heading or (shape and quoted is not False):
            found.append(Sentence(start, end, "heading", number))
            continue
        for a, b in _cut(text, paragraph, pairs, starts, pack):
            found.append(Sentence(a, b, "sentence", number))
    return found


def cut_sentences(text: str, paragraph: Paragraph, pack: Pack) -> list[tuple[int, int]]:
    """Return the sentences of a stretch that holds no quotation marks of its own that matter."""
    return _cut(text, paragraph, (), (), pack)


def _is_quoted_heading(text: str, paragraph: Paragraph, pairs: Sequence[Pair], starts: Sequence[int]) -> bool | None:
    """Return None where the paragraph is not one quotation, else whether that reads as a heading."""
    index = bisect_right(starts, paragraph.start) - 1
    if index < 0 or pairs[index].start != paragraph.start:
        return None
    pair = pairs[index]
    if not pair.closed or pair.goes_on:
        return False
    if pair.end == paragraph.end:
        return text[pair.outer - 1 : pair.outer] not in {".", ",", "!", "?", "…"}
    return None


def _cut(
    text: str, paragraph: Paragraph, pairs: Sequence[Pair], starts: Sequence[int], pack: Pack
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if match.end() >= paragraph.end or match.start() < start:
            continue
        at = match.start()
        signs = len(match.group().rstrip("\"'”’“»«)]"))
        end = match.end()
        index = bisect_right(starts, at) - 1
        if index >= 0 and pairs[index].start <= at < pairs[index].end:
            pair = pairs[index]
            if not pair.closed or at + signs < pair.outer:
                continue
            end = max(pair.end, min(end, pair.end))
            while end < paragraph.end and text[end] in ")]":
                end += 1
        else:
            end = _outside_end(at + signs, end, pairs, starts)
        if end < paragraph.end and _is_boundary(text, start, at, signs, end, paragraph, pack):
            found.append((start, end))
            start = end
            while start < paragraph.end and text[start].isspace():
                start += 1
    if start < paragraph.end:
        found.append((start, paragraph.end))
    return found


def _outside_end(at: int, end: int, pairs: Sequence[Pair], starts: Sequence[int]) -> int:
    """Leave a mark that opens a quotation out of what closes the sentence."""
    index = bisect_right(starts, end - 1) - 1
    if index >= 0 and at <= pairs[index].start < end:
        return pairs[index].start
    return end


def _is_boundary(text: str, start: int, at: int, signs: int, end: int, paragraph: Paragraph, pack: Pack) -> bool:
    after = text[end]
    if not after.isspace():
        return False
    cursor = end
    while cursor < paragraph.end and text[cursor].isspace():
        cursor += 1
    lead = cursor
    while cursor < paragraph.end and text[cursor] in _OPENING and cursor - lead < 6:
        cursor += 1
    if cursor >= paragraph.end:
        return True
    word = _word_at(text, cursor, paragraph.end)
    if not word:
        return True
    sign = text[at : at + signs]
    if word[0].islower() and not _clitic_start(text, lead, cursor, pack):
        return False
    if sign != ".":
        return not _reported_after(text, at, end, cursor, paragraph, pack)
    if end > at + 1:
        return True
    if start == paragraph.start and _PLACE_AND_DASH.match(text, start, end + 3):
        return False
    return not _is_abbreviation(text, start, at, word, pack)


def _word_at(text: str, start: int, end: int) -> str:
    match = _NEXT_WORD.match(text, start, min(end, start + _LONGEST_WORD))
    return match.group() if match else ""


def _clitic_start(text: str, lead: int, cursor: int, pack: Pack) -> bool:
    """Tell whether a sentence opens with a shortened small word before a capital."""
    if lead >= cursor or text[cursor - 1] not in "'’‘":
        return False
    words = text[cursor : cursor + _LONGEST_WORD].split(None, 2)
    if len(words) < 2 or words[0].lower() not in pack["clitics"]:
        return False
    return words[1][0].isupper() or (cursor - lead == 1 and len(words[0]) == 1)


def _reported_after(text: str, at: int, end: int, cursor: int, paragraph: Paragraph, pack: Pack) -> bool:
    """Tell whether "…?" is followed by who asked, in the same sentence."""
    if end == at + 1 or text[end - 1] in ")]":
        return False
    words = text[cursor : min(paragraph.end, cursor + 60)].split()[:4]
    lows = [word.strip(",.:;\"'").lower() for word in words]
    if not lows or (lows[0] in pack["openers"] and lows[0] not in pack.pronouns):
        return False
    for word, low in zip(words[1:], lows[1:], strict=False):
        reports = pack.reports.get(low, ())
        if any("q" in report.ways and report.kind == "finite" for report in reports):
            return not words[words.index(word)].endswith(":")
        if not word[:1].isupper():
            return False
    return False


def _is_abbreviation(text: str, start: int, at: int, following: str, pack: Pack) -> bool:
    left = _LEFT_WORD.search(text[max(start, at - _LONGEST_WORD) : at])
    word = left.group() if left else ""
    if not word:
        return False
    low = word.lower()
    opens = following.rstrip(".,;:!?'\"’”").lower() in pack["openers"]
    if low in pack["never"]:
        return True
    if low in pack["maybe"]:
        return not opens
    if len(word) == 1 and word.isupper():
        return not opens
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return not opens
    if word.isdigit():
        listed = at - len(word) == start and len(word) <= 2
        dotted = pack.ordinal_dots and not opens
        ordinal = len(word) <= 2 and (not pack.sets or dotted) and following[:1].isupper()
        return listed or ordinal
    return False

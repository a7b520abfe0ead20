"""The head of an article: date prefix, front matter, title, byline, publication line, dateline.

Only the first lines of a text are looked at, so that the work does not grow with the text. What is not plainly
a line of the head is running text: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from workbench.intake.blocks import is_body, read_block
from workbench.intake.bylines import Byline, is_agency, read_byline
from workbench.intake.dates import (
    Stamp,
    day_without_year,
    find_stamps,
    is_label,
    iso_date,
    labelled_month,
    labelled_relative,
)
from workbench.intake.frontmatter import read_front_matter
from workbench.intake.words import HeadWords, alternatives, head_words
from workbench.language import pack_codes
from workbench.model import Head, Span
from workbench.splitting import detect_language

_MOST_LINES = 40
_MOST_HEAD = 30_000
_LONGEST_LINE = 200
_LONGEST_TITLE = 200
_STANDFIRST = 2

# How the sample's own files begin.
_PREFIX = re.compile(r"\s{0,40}(date (\d{4}-\d\d(?:-\d\d)?))(?=\s|$)")
_LINE = re.compile(r"[^\r\n]+")
_HASHES = re.compile(r"#{1,6}[ \t]+")
_BREAKS = re.compile(r"\r\n|\n|\r")
_CLOSING = "\"'”’»“)"
_TWO_SENTENCES = re.compile(r"\w{4}[.?][\"'”’»]*\s+[\"'“‘«„]?[^\W\d_a-z]")
_SEPARATORS = " \t\xa0|·•–—-,;/:()"
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][\w'’./\- ]{1,40}?)?(?:,\s*(?P<day>[^()\n]{3,24}?))?"
    r"\s*(?:\((?P<agency>[^()\n]{2,40})\))?\s*[-–—]\s+(?=\S)"
)
_TOO_SHORT = 4
_MASTHEAD_WORDS = 5
_ON_ITS_OWN = re.compile(r"\s[-–—|·•]\s*$")
_TIME_OF_DAY = r"\d{1,2}[:.]\d\d(?:\s*(?:[ap]\.?m\.?|uur|Uhr|h))?"
_SECTION = re.compile(r"^[^\W\d_a-z]{3,24}\s*[|·•]\s*")
_NUMERIC = re.compile(r"\b\d\d?[-/.]\d\d?[-/.](?:\d{4}\b|\d\d,?\s+\d\d?[:.]\d\d)")
_ENOUGH_FOR_LANGUAGE = 6_000


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    blank_before: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one line of the head says. `span` is the part of it that is no running text."""

    span: Span
    author: str | None = None
    publisher: str | None = None
    title: str | None = None
    stamps: tuple[Stamp, ...] = ()
    sure: bool = True
    bare_date: bool = False
    labelled: bool = False
    colon: bool = False
    fits_first: bool = True


@dataclass(slots=True)
class _Found:
    """The head while it is being put together."""

    spans: list[Span] = field(default_factory=list)
    title: str | None = None
    authors: list[str] = field(default_factory=list)
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None


def parse_head(text: str, *, languages: Sequence[str] | None = None) -> Head:
    """Read the head of an article.

    Args:
        text: the article, whole.
        languages: the languages that it may be in, all that have a pack by default. With one alone, a date
            such as 3-4-2019 is read as that language writes it; otherwise it is left aside, as it has two
            readings.
    """
    return read_head(text, languages=languages)[0]


def read_head(text: str, *, languages: Sequence[str] | None = None) -> tuple[Head, tuple[str, ...]]:
    """Read the head of an article, and what there is to tell the user of it."""
    words = head_words(None if languages is None else tuple(languages))
    language = words.codes[0] if len(words.codes) == 1 else None
    front = read_front_matter(text, words, language)
    found, notices = _Found(), [front.notice] if front.notice else []
    if front.end:
        found.spans.append(Span(0, front.end))
    start = _take_prefix(text, front.end, found, notices)
    lines = [] if front.notice else _lines(text, start)
    language = front.values.get("language", language) or _evident_language(text, lines)
    body = _take_lines(lines, found, words, language)
    body = _take_block(body, lines, found, words, language)
    body = _take_late_prefix(text, body, lines, found)
    head = Head(
        title=found.title,
        author=", ".join(dict.fromkeys(found.authors)) or None,
        publisher=found.publisher,
        published=found.published or found.updated,
    )
    if body < len(lines):
        head = _with_dateline(head, lines[body].text, words)
    if head.published is None:
        head = replace(head, published=_opening_date(lines[body:], words))
    head = replace(head, spans=_merged(found.spans, text), **front.values)
    return head, tuple(notices)


def _take_prefix(text: str, start: int, found: _Found, notices: list[str]) -> int:
    match = _PREFIX.match(text, start)
    if match is None:
        return start
    found.spans.append(Span(*match.span(1)))
    found.published = iso_date(match[2])
    if found.published is None:
        notices.append(f"{match[1]!r} at the top is not a date of the calendar")
    return match.end()


def _take_late_prefix(text: str, body: int, lines: list[_Line], found: _Found) -> int:
    """Take the date prefix where it stands below the title and at most two introductory lines."""
    if found.published or not found.title:
        return body
    for index in range(body, min(body + _STANDFIRST + 1, len(lines))):
        match = _PREFIX.match(text, lines[index].start)
        if match is None or not lines[index].blank_before or (value := iso_date(match[2])) is None:
            continue
        found.spans.append(Span(*match.span(1)))
        found.published = value
        rest = text[match.end() : lines[index].end].strip()
        lines[index] = replace(lines[index], start=lines[index].end - len(rest), text=rest)
        return index if rest else index + 1
    return body


def _take_block(body: int, lines: list[_Line], found: _Found, words: HeadWords, language: str | None) -> int:
    """Take the block of short dated lines below the title, or below one or two introductory lines."""
    if found.published or not found.title:
        return body
    near = range(1, min(body + _STANDFIRST + 1, len(lines)))
    starts = [i for i in near if lines[i].blank_before or i == body]
    for start in starts:
        end = next((i for i in range(start + 1, len(lines)) if lines[i].blank_before), len(lines))
        if end >= len(lines) or not is_body(lines[end].text):
            continue
        if any(len(line.text) > _LONGEST_LINE for line in lines[body:start]):
            return body
        read = read_block([line.text for line in lines[start:end]], words, language)
        if read is None:
            continue
        stamp, author = read
        found.spans.append(Span(lines[start].start, lines[end - 1].end))
        found.published = stamp.value
        if author and not found.authors:
            found.authors.append(author)
        return end
    return body


def _evident_language(text: str, lines: list[_Line]) -> str | None:
    """Return the language of the running text, where there is a date at the top that needs it."""
    if not any(_NUMERIC.search(line.text) for line in lines[: _STANDFIRST + 4] if len(line.text) <= _LONGEST_LINE):
        return None
    found = detect_language(text[:_ENOUGH_FOR_LANGUAGE])
    return found if found in pack_codes() else None


def _lines(text: str, start: int) -> list[_Line]:
    """Return the first lines with anything on them."""
    lines: list[_Line] = []
    last = start
    for match in _LINE.finditer(text, start, min(len(text), start + _MOST_HEAD)):
        content = match[0].strip()
        if content:
            at = match.start() + match[0].index(content)
            blank = len(_BREAKS.findall(text[last : match.start()])) > 1 if lines else True
            lines.append(_Line(at, at + len(content), content, blank))
            last = match.end()
        if len(lines) == _MOST_LINES:
            break
    return lines


# --- the lines ------------------------------------------------------------------------------------------


def _take_lines(lines: list[_Line], found: _Found, words: HeadWords, language: str | None) -> int:
    """Take the lines of the head one after another. Return the index of the first line of the body."""
    readings = [_read_line(line, words, language) for line in lines]
    titled = False
    index = taken = 0
    if _is_timeline(readings):
        readings = [None if reading and reading.bare_date else reading for reading in readings]
    while index < len(lines):
        reading = readings[index]
        if reading is not None and _counts(index, lines, readings, titled=titled or bool(found.spans)):
            _take(found, reading)
            titled = titled or reading.title is not None
            taken += 1
        elif not titled and _is_title(index, lines, readings, words):
            found.title = _HASHES.sub("", lines[index].text, count=1).strip()
            titled = True
        else:
            break
        index += 1
    return index if taken else _after_standfirst(index, lines, readings, found)


def _after_standfirst(index: int, lines: list[_Line], readings: list[_Reading | None], found: _Found) -> int:
    """Look for the byline below one or two introductory lines, where only a plain one counts."""
    for ahead in range(index + 1, min(index + 1 + _STANDFIRST, len(lines))):
        reading = readings[ahead]
        if reading is None or not reading.sure or not reading.labelled:
            continue
        while ahead < len(lines) and (reading := readings[ahead]) and reading.sure:
            _take(found, reading)
            ahead += 1
        return ahead
    return index


def _take(found: _Found, reading: _Reading) -> None:
    found.spans.append(reading.span)
    found.title = found.title or reading.title
    found.publisher = found.publisher or reading.publisher
    if reading.author and reading.author not in found.authors and (reading.sure or not found.authors):
        found.authors.append(reading.author)
    for stamp in reading.stamps:
        if stamp.label == "updated":
            found.updated = found.updated or stamp.value
        elif found.published is None or _refines(stamp.value, found.published):
            found.published = stamp.value


def _refines(value: str | None, known: str) -> bool:
    return value is not None and value.startswith(known)


def _counts(index: int, lines: list[_Line], readings: list[_Reading | None], *, titled: bool) -> bool:
    """Tell whether a line that could be one of the head is one, given the lines beside it."""
    reading = readings[index]
    if reading is None:
        return False
    if not titled and (not reading.fits_first or _is_above_byline(index, readings)):
        return False
    if reading.sure:
        return True
    after = readings[index + 1] if index + 1 < len(lines) and not lines[index + 1].blank_before else None
    before = readings[index - 1] if index and not lines[index].blank_before else None
    beside = [near for near in (before, after) if near is not None]
    if reading.colon and any(near.colon or near.sure for near in beside):
        return True
    return titled and any(near.sure for near in beside)


def _is_above_byline(index: int, readings: list[_Reading | None]) -> bool:
    """Tell whether what looks like a byline has the real one below it, and so is the title."""
    here = readings[index]
    if here is None or here.stamps or here.author is None:
        return False
    return any(below and below.author and below.labelled for below in readings[index + 1 : index + 4])


def _is_timeline(readings: list[_Reading | None]) -> bool:
    """Tell whether bare dates stand as headings over the pieces of a chronicle."""
    bare = [index for index, reading in enumerate(readings) if reading and reading.bare_date]
    return any(second - first > 1 for first, second in pairwise(bare))


def _read_line(line: _Line, words: HeadWords, language: str | None) -> _Reading | None:
    if len(line.text) > _LONGEST_LINE:
        return None
    whole, text = Span(line.start, line.end), line.text.strip("*_ ")
    stamp = labelled_month(text, words) or labelled_relative(text, words)
    if stamp is not None:
        return _Reading(whole, stamps=(stamp,), labelled=True, colon=True)
    stamps = tuple(find_stamps(text, words, language))
    if stamps:
        return _dated_line(text, whole, stamps, words)
    if is_label(text, words):
        return _Reading(whole, sure=False)
    rest = _SECTION.sub("", text)
    byline = read_byline(rest, words)
    if byline is not None:
        return _reading_of(whole, byline, led=_is_led(rest, byline))
    return _labelled_line(line, words)


def _is_led(text: str, byline: Byline) -> bool:
    return byline.author is None or not text.startswith(byline.author)


def _reading_of(span: Span, byline: Byline, *, led: bool) -> _Reading:
    plain = led and byline.sure
    return _Reading(
        span, byline.author, byline.publisher, sure=byline.sure, labelled=plain, fits_first=plain
    )  # fmt: skip


@cache
def _asides(words: HeadWords) -> re.Pattern[str]:
    return re.compile(rf"\d+\s*(?:{alternatives(words.asides)})", re.IGNORECASE)


@cache
def _later_time(words: HeadWords) -> re.Pattern[str]:
    """A time of day at which the article was changed ("| Updated 9:12 p.m.")."""
    labels = [label for label, kind in words.labels.items() if kind == "updated"]
    return re.compile(rf"\|?\s*(?:{alternatives(labels)}):?\s+{_TIME_OF_DAY}\s*$", re.IGNORECASE)


def _is_masthead(before: str, after: str) -> bool:
    """Tell whether a paper's name stands in front of a date, at most its section behind it ("X - 3 May - Health")."""
    parts = [part for part in (before, after) if part]
    short = all(len(part.split()) <= _MASTHEAD_WORDS and part[0].isupper() for part in parts)
    return short and not any(part.endswith((".", "!", "?")) or "," in part for part in parts)


def _dated_line(text: str, span: Span, stamps: tuple[Stamp, ...], words: HeadWords) -> _Reading | None:
    """Read a line that is dates, and at most a byline before or after them."""
    before, after = text[: stamps[0].start].strip(_SEPARATORS), text[stamps[-1].end :]
    after = _later_time(words).sub("", _asides(words).sub("", after)).strip(_SEPARATORS)
    on_its_own = before and _ON_ITS_OWN.search(text[: stamps[0].start]) is not None
    if on_its_own and (after or read_byline(before, words) is None) and _is_masthead(before, after):
        return _Reading(span, publisher=before, stamps=stamps)
    between = [text[a.end : b.start] for a, b in pairwise(stamps)]
    if any(gap.strip(_SEPARATORS) for gap in between) or (before and after) or text.endswith("."):
        return None
    labelled = any(stamp.label for stamp in stamps)
    plain = labelled or any(stamp.timed for stamp in stamps)
    rest = before or after
    if not rest:
        bare = not labelled and len(stamps) == 1
        return _Reading(span, stamps=stamps, bare_date=bare, labelled=labelled, colon=labelled)
    byline = read_byline(rest, words)
    led = byline is not None and _is_led(rest, byline)
    if before and not (plain or led) and text[: stamps[0].start].rstrip().endswith(","):
        # A place and a date as above a letter, or a name and a date: which of the two is not settled.
        is_name = byline is not None or (rest[:1].isupper() and len(rest.split()) == 1)
        return _Reading(span, stamps=stamps, fits_first=False) if is_name else None
    if byline is None:
        return None
    reading = _reading_of(span, byline, led=led or plain)
    return replace(reading, stamps=stamps, sure=True, fits_first=led or plain)


def _labelled_line(line: _Line, words: HeadWords) -> _Reading | None:
    """Read `Source: …`, `Subject: …` and the like."""
    label, colon, value = line.text.partition(":")
    kind = words.labels.get(" ".join(label.lower().split()))
    value = value.strip()
    if not colon or not value or kind is None or kind in {"published", "updated"}:
        return None
    if kind == "title":
        return _Reading(Span(line.start, line.end - len(value)), title=value, colon=True)
    if value.endswith((".", "!", "?", ":", ";")) or len(value.split()) > 10:
        return None
    author, publisher = value if kind == "author" else None, value if kind == "publisher" else None
    sure = publisher is not None and is_agency(publisher, words)
    return _Reading(Span(line.start, line.end), author, publisher, sure=sure, labelled=sure, colon=True)


# --- title and dateline ---------------------------------------------------------------------------------


def _is_title(index: int, lines: list[_Line], readings: list[_Reading | None], words: HeadWords) -> bool:
    """Tell whether a line stands above the article as its title."""
    line = lines[index]
    if index + 1 >= len(lines) or len(line.text) > _LONGEST_TITLE or not any(map(str.isalpha, line.text)):
        return False
    if _HASHES.match(line.text):
        return True
    bare = line.text.rstrip(_CLOSING)
    if (bare.endswith((".", ":", ";", ",")) and not bare.endswith("...")) or _TWO_SENTENCES.search(line.text):
        return False
    follows = lines[index + 1]
    if follows.blank_before or readings[index + 1] is not None:
        return True
    return len(follows.text) > 120 or _dateline(follows.text, words) is not None


def _dateline(text: str, words: HeadWords) -> re.Match[str] | None:
    """Match `PLACE (AGENCY) –`, `PLACE –`, `Place (AGENCY) –` or `(AGENCY) –` at the start of a paragraph."""
    match = _DATELINE.match(text[:120])
    if match is None or not (match["place"] or match["agency"]):
        return None
    place, agency = (match["place"] or "").strip(), match["agency"]
    if place.lower() in words.not_places or len(place.split()) > 4:
        return None
    if not place:
        return match if is_agency(agency, words) else None
    if not place.isupper():
        return match if agency and is_agency(agency, words) and place[0].isupper() else None
    return match if agency or len(place) >= _TOO_SHORT or is_agency(place, words) else None


def _with_dateline(head: Head, text: str, words: HeadWords) -> Head:
    match = _dateline(text, words)
    if match is None:
        return head
    *place, last = (match["place"] or "").split() or [""]
    agency = match["agency"]
    if agency is None and is_agency(last, words):
        agency, last = last, ""
    published = head.published
    if match["day"]:
        published = _dated_by(match["day"].strip(), published, words)
    return replace(
        head, place=" ".join([*place, last]).strip() or None, publisher=head.publisher or agency, published=published
    )


def _opening_date(lines: list[_Line], words: HeadWords) -> str | None:
    """Return the date that the body opens with, before its first sentence (`March 1, 2008 A test flight …`).

    Where later lines open in the same way it is a chronicle, and none of its dates is that of the article.
    """
    opening = [stamp for line in lines if (stamp := _opening_stamp(line.text[:80], words))]
    return opening[0].value if len(opening) == 1 and lines and _opening_stamp(lines[0].text[:80], words) else None


def _opening_stamp(text: str, words: HeadWords) -> Stamp | None:
    stamp = next(find_stamps(text, words, None), None)
    if stamp is None or stamp.start or stamp.label:
        return None
    rest = text[stamp.end :]
    follows = rest.lstrip(" \t\xa0-–—")
    return stamp if rest != follows and follows[:1].isupper() else None


def _dated_by(day: str, published: str | None, words: HeadWords) -> str | None:
    """Take the date of a dateline: a full one where none is known, a day where its month is known."""
    stamps = list(find_stamps(day, words, None))
    if stamps and published is None:
        return stamps[0].value
    found = day_without_year(day, words)
    if found and published and len(published) == len("2019-04"):
        return iso_date(f"{published}-{found[1]:02}") if int(published[5:]) == found[0] else published
    return published


def _merged(spans: list[Span], text: str) -> tuple[Span, ...]:
    """Put spans that only white space parts together."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)

"""Makes article text and gold annotation out of a marked-up source.

usage: python -m tests.gold.annotate [SOURCE.ann ...]    writes the .txt and the .json beside each source (default: all)

A source has a few lines of settings, a line `---`, and the article with its marks:

    language: nl             date: 2021-11            wrap: 72 (hard-wrapped lines)      nbsp: yes (inside « »)
    name J: Jan Jansen       a short for a name       not: "de olifant": nickname        note 3: why attribution 3 is so

    = at the start of a line      the line is a heading
    |                             end of a sentence; a line end is one too
    [h>...]                       header: byline, publication line
    [d1>...] [i1>...] [m1>...]    content of attribution 1, form direct, indirect or mixed; again for further parts
    [q>...]                       quoted words inside the content of a mixed attribution
    [s1=Name>...]                 speaker of attribution 1; without a name the words as written; [s1,2=Name>...] of two
    [k1>...]                      cue of attribution 1
    [e=Name;why>...]              either way: the speaker of a sentence that counts neither way; may stand empty
    [t=2021-11-XX>...]            time; @-th the Thursday up to the date, @+th the one after, @-2d two days ago
    [v=...>...]                   time that counts neither way
    {...}                         one of the separate claims of a sentence; [u>...] the subject that they share
    \\[ \\] \\{ \\} \\|                these characters themselves
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
FORMS = {"d": "direct", "i": "indirect", "m": "mixed"}
DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"]
TAG = re.compile(r"([a-z])(\d+(?:,\d+)*)?(?:=([^;>]*))?(?:;([^>]*))?>")
RELATIVE = re.compile(r"@([-+])(?:(\d+)d|([a-z]{2}))(.*)")
OPENERS = "\"'“‘„‚»«›‹,—–-…"
OFFSETS = "characters of the file read as UTF-8, newlines kept; sentence numbers count from 0"


class AnnotationError(ValueError):
    """A source that says something impossible."""


@dataclass
class Mark:
    """One mark of the source with its place in the text."""

    tag: str
    ids: list[int]
    value: str | None
    why: str | None
    start: int
    end: int = -1


@dataclass
class Source:
    """A source taken apart: the bare text, its marks and its settings."""

    settings: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    not_sources: list[str] = field(default_factory=list)
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)


def parse(raw: str) -> Source:
    """Read a source."""
    top, _, body = raw.partition("\n---\n")
    source = Source()
    for line in top.splitlines():
        key, _, value = line.partition(": ")
        if key.startswith("name "):
            source.names[key[5:]] = value
        elif key.startswith("note "):
            source.notes[int(key[5:])] = value
        elif key == "not":
            source.not_sources.append(value)
        else:
            source.settings[key] = value
    _parse_body(source, body)
    if width := int(source.settings.get("wrap", 0)):
        source.text = _wrapped(source.text, width)
    if source.settings.get("nbsp"):
        source.text = re.sub(r"(?<=«) | (?=[»?!:;])", "\u00a0", source.text)
    return source


def _parse_body(source: Source, body: str) -> None:
    out: list[str] = []
    brackets: list[Mark] = []
    braces: list[Mark] = []
    at, size, line_start = 0, 0, True
    while at < len(body):
        char = body[at]
        if line_start and body.startswith("= ", at):
            source.headings.add(size)
            at += 2
            line_start = False
            continue
        line_start = char == "\n"
        if char == "\\":
            out.append(body[at + 1])
            at, size = at + 2, size + 1
        elif char == "[":
            found = TAG.match(body, at + 1)
            if not found:
                raise AnnotationError(f"no mark: {body[at : at + 40]!r}")
            ids = [int(number) for number in (found[2] or "").split(",") if number]
            brackets.append(Mark(found[1], ids, found[3], found[4], size))
            source.marks.append(brackets[-1])
            at = found.end()
        elif char == "]":
            brackets.pop().end = size
            at += 1
        elif char == "{":
            braces.append(Mark("claim", [], None, None, size))
            source.marks.append(braces[-1])
            at += 1
        elif char == "}":
            braces.pop().end = size
            at += 1
        elif char == "|":
            source.ends.append(size)
            at += 1
        else:
            if char == "\n":
                source.ends.append(size)
            out.append(char)
            at, size = at + 1, size + 1
    if brackets or braces:
        raise AnnotationError(f"not closed: {[*brackets, *braces][-1]}")
    source.text = "".join(out)
    source.ends.append(size)


def _wrapped(text: str, width: int) -> str:
    """Break long lines at spaces; every character keeps its place."""
    lines = []
    for line in text.split("\n"):
        rest = line
        while len(rest) > width and (cut := rest.rfind(" ", 0, width + 1)) > 0:
            lines.append(rest[:cut])
            rest = rest[cut + 1 :]
        lines.append(rest)
    return "\n".join(lines)


def _span(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end]}


def _time_value(value: str, date: str | None) -> str:
    """Work out a value that is given relative to the article's date."""
    found = RELATIVE.fullmatch(value)
    if not found:
        return value
    if date is None or len(date) < 10:
        return (f"{date}-XX" if date else "XXXX-XX-XX") + found[4]
    day = dt.date.fromisoformat(date)
    sign = 1 if found[1] == "+" else -1
    if found[2]:
        return str(day + dt.timedelta(sign * int(found[2]))) + found[4]
    apart = (DAYS.index(found[3]) - day.weekday()) % 7 if sign > 0 else (day.weekday() - DAYS.index(found[3])) % 7
    return str(day + dt.timedelta(sign * (apart or (7 if sign > 0 else 0)))) + found[4]


def _sentences(source: Source, header: dict[str, Any] | None) -> list[dict[str, Any]]:
    text, sentences, start = source.text, [], 0
    for end in source.ends:
        a, b = start, end
        if header and header["start"] < b and a < header["end"]:
            a = max(a, header["end"])
        while a < b and text[a].isspace():
            a += 1
        if found := re.compile(r"(?:[-*•]|\d+\.) ").match(text, a, b):
            a = found.end()
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            kind = "heading" if source.headings & set(range(start, a + 1)) else "sentence"
            sentences.append({**_span(text, a, b), "kind": kind})
        start = end
    return sentences


def build(raw: str, file: str) -> tuple[str, dict[str, Any]]:
    """Return the text of an article and its gold annotation."""
    source = parse(raw)
    text = source.text
    marks = sorted(source.marks, key=lambda mark: (mark.start, -mark.end))
    date = source.settings.get("date")
    head = [mark for mark in marks if mark.tag == "h"]
    header = _span(text, head[0].start, head[-1].end) if head else None
    sentences = _sentences(source, header)

    def sentence_at(offset: int) -> int:
        for number, sentence in enumerate(sentences):
            if sentence["start"] <= offset <= sentence["end"]:
                return number
        raise AnnotationError(f"{file}: no sentence at {text[offset : offset + 30]!r}")

    def name_of(mark: Mark) -> str:
        name = text[mark.start : mark.end].replace("\n", " ") if mark.value is None else mark.value
        return source.names.get(name, name)

    contents: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.tag in FORMS:
            contents.setdefault(mark.ids[0], []).append(mark)
    attributions = []
    persons: dict[str, list[str]] = {}
    for number, parts in sorted(contents.items(), key=lambda item: item[1][0].start):
        tags = {part.tag for part in parts}
        speakers = [mark for mark in marks if mark.tag == "s" and number in mark.ids]
        cues = [mark for mark in marks if mark.tag == "k" and number in mark.ids]
        if len(tags) > 1 or len(speakers) > 1:
            raise AnnotationError(f"{file}: attribution {number} has two forms or two speakers")
        tag = tags.pop()
        for part in parts:
            words = text[part.start : part.end]
            if not words or words != words.strip():
                raise AnnotationError(f"{file}: content {words!r}")
            before = text[: part.start].rstrip()[-1:] or " "
            if tag == "d" and part is parts[0] and before not in OPENERS and words[0] not in OPENERS:
                raise AnnotationError(f"{file}: direct without a mark in front: {words!r}")
        record: dict[str, Any] = {
            "form": FORMS[tag],
            "sentence": sentence_at(parts[0].start),
            "start": parts[0].start,
            "end": parts[-1].end,
            "content": " ".join(text[part.start : part.end] for part in parts),
        }
        if len(parts) > 1:
            record["parts"] = [_span(text, part.start, part.end) for part in parts]
        quoted = [m for m in marks if m.tag == "q" and any(p.start <= m.start and m.end <= p.end for p in parts)]
        if quoted and tag == "m":
            record["quoted"] = [_span(text, mark.start, mark.end) for mark in quoted]
        record["speaker"] = _span(text, speakers[0].start, speakers[0].end) if speakers else None
        record["speaker_name"] = name_of(speakers[0]) if speakers else None
        record["cue"] = [_span(text, mark.start, mark.end) for mark in cues]
        if number in source.notes:
            record["note"] = source.notes[number]
        if speakers:
            mentions = persons.setdefault(record["speaker_name"], [])
            if record["speaker"]["text"] not in mentions:
                mentions.append(record["speaker"]["text"])
        attributions.append(record)
    if stray := {i for mark in marks if mark.tag in "sk" for i in mark.ids} - set(contents):
        raise AnnotationError(f"{file}: speaker or cue without content: {sorted(stray)}")
    either = [
        {
            "sentence": sentence_at(mark.start),
            "speaker": _span(text, mark.start, mark.end) if mark.end > mark.start else None,
            "speaker_name": name_of(mark) if mark.end > mark.start or mark.value else None,
            "why": mark.why or "",
        }
        for mark in marks
        if mark.tag == "e"
    ]
    gold: dict[str, Any] = {
        "file": file,
        "language": source.settings["language"],
        "date": date,
        "header": header,
        "offsets": OFFSETS,
        "sentences": sentences,
        "attributions": attributions,
        "attributions_either_way": either,
        "times": [
            {**_span(text, mark.start, mark.end), "value": _time_value(mark.value or "", date), "note": mark.why or ""}
            for mark in marks
            if mark.tag == "t"
        ],
        "persons": persons,
        "not_sources": source.not_sources,
        "splits": _splits(source, marks, sentence_at),
    }
    if soft := [mark for mark in marks if mark.tag == "v"]:
        gold["times_either_way"] = [
            {**_span(text, mark.start, mark.end), "value": _time_value(mark.value or "", date)} for mark in soft
        ]
    return text, gold


def _splits(source: Source, marks: list[Mark], sentence_at: Any) -> list[dict[str, Any]]:
    grouped: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.tag == "claim":
            grouped.setdefault(sentence_at(mark.start), []).append(mark)
    subjects = {sentence_at(mark.start): source.text[mark.start : mark.end] for mark in marks if mark.tag == "u"}
    for number, claims in grouped.items():
        if len(claims) < 2:
            raise AnnotationError(f"a single claim in braces, sentence {number}")
    return [
        {
            "sentence": number,
            "claims": [source.text[mark.start : mark.end] for mark in claims],
            "shared_subject": subjects.get(number),
        }
        for number, claims in sorted(grouped.items())
    ]


def sources() -> list[Path]:
    """Return all sources, those kept aside too."""
    return sorted([*(FOLDER / "own").glob("*.ann"), *(FOLDER / "kept").glob("*.ann")])


def main(arguments: list[str]) -> int:
    """Write text and annotation beside each source."""
    for path in [Path(name) for name in arguments] or sources():
        text, gold = build(path.read_text(encoding="utf-8"), f"{path.stem}.txt")
        path.with_suffix(".txt").write_text(text, encoding="utf-8", newline="")
        path.with_suffix(".json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Subtitles, SRT and WebVTT: what is said, with the times of each cue and the voice where it is named."""

from __future__ import annotations

import html
import re

from workbench.intake.encoding import decode
from workbench.intake.errors import IntakeError
from workbench.intake.kinds.building import Read, TextBuilder, flatten
from workbench.model import Head

_VOICE = re.compile(r"<v(?:\.[^\s>]+)?\s+([^>]{1,80})>")
_NOTE = re.compile(r"^(?:NOTE|TITLE)[ \t:]+(\S.*)$", re.MULTILINE)
_TAG = re.compile(r"</?(?:[a-z]|v|font|ruby|rt|lang)\b[^>]{0,100}>|<\d\d:[^>]{0,20}>|\{\\[^}]{0,60}\}", re.IGNORECASE)


def read_subtitles(data: bytes, name: str, kind: str) -> Read:
    """Read a subtitle file.

    Cues stand in the order of their times. Overlapping ones are kept, and told; a cue that repeats the one before it
    (as rolling captions do) is put to it.

    Raises:
        IntakeError: no cue can be read in it.
    """
    import pysubs2

    text, _, notices = decode(data, name)
    try:
        file = pysubs2.SSAFile.from_string(text, format_=kind, keep_unknown_html_tags=True)
    except (pysubs2.exceptions.Pysubs2Error, ValueError, IndexError, KeyError) as error:
        raise IntakeError(name, f"these subtitles cannot be read ({type(error).__name__})") from error
    built, last, overlaps, until = TextBuilder(), "", 0, -1
    for cue in sorted(file, key=lambda event: (event.start, event.end)):
        raw = cue.text.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", " ")
        voice = _VOICE.search(raw)
        words = "\n".join(filter(None, (flatten(html.unescape(_TAG.sub("", line))) for line in raw.splitlines())))
        if not words or words == last:
            continue
        overlaps += cue.start < until
        until, last = max(until, cue.end), words
        speaker = flatten(html.unescape(voice.group(1))) if voice else None
        built.mark(starts_at=max(0, cue.start) / 1000, ends_at=max(0, cue.end) / 1000, speaker=speaker)
        built.line(words)
    if not built.text.strip():
        raise IntakeError(name, "there is no cue with text in these subtitles")
    if overlaps:
        notices = (*notices, f"{overlaps} cues overlap the one before them; all are kept, in the order of their times")
    note = _NOTE.search(text) if kind == "vtt" else None
    return Read(built.text, Head(title=flatten(note.group(1)) if note else None), tuple(built.locators), notices)

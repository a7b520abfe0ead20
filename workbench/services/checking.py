"""Quotes against a text that is given with them: for one quote, and for batches of JSON lines."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.intake import sha256_of
from workbench.intake.documents import read_documents
from workbench.matching.quotes import Tape, check_quote, cut_passages, quote_words, speech_of, tell_language
from workbench.model import QuoteCheck, QuotePlace, WorkbenchError

_CHARACTERS_KEPT = 30_000_000
_OTHERS_SHOWN = 5
_FILES_KEPT = 16


class Tapes:
    """Texts made ready for quotes, the last ones kept: a batch often asks many quotes of one text."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str | None], Tape] = OrderedDict()
        self._characters = 0

    def of(self, text: str, language: str | None = None) -> Tape:
        """Return a text made ready.

        Args:
            text: what was said.
            language: ISO 639-1 code; told from the text where it is not given.
        """
        key = (sha256_of(text), language)
        tape = self._kept.pop(key, None)
        if tape is None:
            tape = Tape(text, quote_words(language or tell_language(text)))
            self._characters += len(text)
        self._kept[key] = tape
        while self._characters > _CHARACTERS_KEPT and len(self._kept) > 1:
            self._characters -= len(self._kept.popitem(last=False)[1].text)
        return tape


def check_text(
    quote: str, source: str, *, speaker: str | None = None, language: str | None = None, tapes: Tapes | None = None
) -> QuoteCheck:
    """Compare a quote with a text.

    Args:
        quote: the quote as printed.
        source: what was said: a transcript, a speech, a report.
        speaker: to whom the quote is attributed; compared with the labels of the text.
        language: ISO 639-1 code of the text; told from the text where it is not given.
        tapes: texts made ready before.
    """
    tape = (tapes or Tapes()).of(source, language)
    return check_quote(quote, [tape], tape.language, speaker=speaker)


def check_as_json(check: QuoteCheck) -> dict[str, Any]:
    """Return a check as JSON values: a published form; offsets count code points of the source's text."""
    place = check.place
    second = check.others[0] if check.others else None
    return {
        "class": check.label,
        "score": check.score,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "passage": place.text if place else None,
        "parts": [asdict(part) for part in place.parts] if place else [],
        "speaker": place.speaker if place else None,
        "diff": [
            {"op": c.kind, "quote": c.quote, "source": c.tape, **({"grave": list(c.grave)} if c.grave else {})}
            for c in check.changes
        ],
        "grave": list(check.grave),
        "second": second and {**_place(second), "behind": round(check.score - second.score, 4) if place else None},
        "others": [_place(other) for other in check.others[:_OTHERS_SHOWN]],
        "why": check.why,
    }


def _place(place: QuotePlace) -> dict[str, Any]:
    return {
        **({"document": place.document_id} if place.document_id is not None else {}),
        "start": place.start,
        "end": place.end,
        "passage": place.text,
        "score": place.score,
        "speaker": place.speaker,
    }


# --- batches ----------------------------------------------------------------------------------------------


def check_lines(lines: Iterable[bytes], name: str) -> Iterator[dict[str, Any]]:
    """Check a batch: one JSON object per line in, one answer per line out, in order.

    A line is `{"quote", "source" or "source_file", "speaker"?, "language"?, "id"?}`. A bad line answers
    `{"error"}` and the rest goes on.
    """
    tapes, files = Tapes(), dict[str, Tape]()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        answer: dict[str, Any] = {}
        try:
            values = _object(line, f"{name}:{number}")
            answer = {"id": values["id"]} if "id" in values else {}
            tape = _tape(values, tapes, files)
            check = check_quote(values["quote"], [tape], tape.language, speaker=values.get("speaker") or None)
            yield {**answer, **check_as_json(check)}
        except WorkbenchError as error:
            yield {**answer, "error": str(error)}


def _tape(values: dict[str, Any], tapes: Tapes, files: dict[str, Tape]) -> Tape:
    if values.get("source") is not None:
        return tapes.of(values["source"], values.get("language") or None)
    path = values["source_file"]
    if path not in files:
        if len(files) >= _FILES_KEPT:
            files.clear()
        files[path] = read_tape(path)
    return files[path]


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        values = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise WorkbenchError(f"{where}: this line is not JSON in UTF-8") from error
    if not isinstance(values, dict):
        raise WorkbenchError(f"{where}: this line is not a JSON object")
    for key in ("quote", "source", "source_file", "speaker", "language"):
        if values.get(key) is not None and not isinstance(values[key], str):
            raise WorkbenchError(f'{where}: "{key}" is not a string')
    if values.get("quote") is None:
        raise WorkbenchError(f'{where}: "quote" is missing')
    if values.get("source") is None and values.get("source_file") is None:
        raise WorkbenchError(f'{where}: neither "source" nor "source_file" is given')
    return values


def check_source(quote: str, path: str, *, speaker: str | None = None) -> QuoteCheck:
    """Compare a quote with a file of any kind, its pages, times and voices among it.

    Raises:
        WorkbenchError: the file cannot be read, or holds no text.
    """
    tape = read_tape(path)
    return check_quote(quote, [tape], tape.language, speaker=speaker)


def read_tape(path: str, *, max_bytes: int = 200_000_000) -> Tape:
    """Return one file made ready for quotes.

    Raises:
        WorkbenchError: it cannot be read, or holds no text.
    """
    if not path.strip() or Path(path).is_dir():
        raise WorkbenchError(f"{path or 'source_file'}: name one file")
    document = next(iter(read_documents([path], max_bytes=max_bytes)))
    if isinstance(document, WorkbenchError):
        raise document
    passages = cut_passages(document.text, document.locators)
    language = quote_words(document.head.language or tell_language(document.text))
    return Tape(document.text, language, speech=speech_of(document.text, passages, 0))

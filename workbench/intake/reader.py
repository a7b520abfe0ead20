"""Files, folders, standard input and JSON lines to source texts."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from workbench.intake import jsonlines
from workbench.intake.documents import DOCUMENTS, documents_in, not_read
from workbench.intake.encoding import decode
from workbench.intake.errors import IntakeError
from workbench.intake.folders import TEXT, files_in, name_of, said, too_large
from workbench.intake.head import read_head
from workbench.intake.kinds.telling import tell_kind
from workbench.model import SourceDocument, SourceText

STANDARD_INPUT = "standard input"
MAX_BYTES = 20_000_000

_LINES = frozenset({".jsonl", ".ndjson"})
_LOOKED_AT = 8_192
_IS_LINE = re.compile(rb'^\s*\{.*"text"\s*:')
_PROPERTIES = frozenset({"pdf", "docx"})


def read_sources(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[SourceText | IntakeError]:
    """Read articles from files, folders and standard input, in order.

    A folder is searched through and through, in alphabetical order, for text, Markdown, web pages, PDF, Word,
    subtitles, feeds, web archives and JSON lines; hidden files and folders are passed over. What cannot be read comes
    out as an `IntakeError` in its place, and the rest goes on.

    Args:
        paths: files and folders; `-` is standard input.
        stdin: what to read for `-`; the process's own standard input by default.
        max_bytes: the largest article that is taken: of a file, or of one line of JSON lines.
    """
    for path in paths:
        if path == "-":
            stream = stdin if stdin is not None else sys.stdin.buffer
            yield from _from_stream(stream, STANDARD_INPUT, max_bytes, sniff=True)
        elif Path(path).is_dir():
            for item in files_in(Path(path), DOCUMENTS | _LINES, "article"):
                yield from (item,) if isinstance(item, IntakeError) else _from_file(item, max_bytes)
        else:
            yield from _from_file(Path(path), max_bytes)


def _from_file(path: Path, max_bytes: int) -> Iterator[SourceText | IntakeError]:
    kind = path.suffix.lower()
    if (old := not_read(path)) is not None:
        yield old
        return
    try:
        with path.open("rb") as stream:
            if kind in _LINES:
                yield from _from_lines(jsonlines.numbered(stream, max_bytes), name_of(path), max_bytes)
            elif _is_other_kind(stream):
                yield from _from_document(stream.read(max_bytes + 1), path, max_bytes)
            else:
                yield from _from_stream(stream, name_of(path), max_bytes, sniff=kind not in TEXT)
    except (OSError, ValueError) as error:
        yield IntakeError(name_of(path), said(error))


def _is_other_kind(stream: BufferedReader) -> bool:
    """Tell by the beginning of a file whether it is something else than plain text or JSON lines."""
    start = stream.peek(_LOOKED_AT)[:_LOOKED_AT]
    kind = tell_kind(start)
    if kind == "ninjs" and _IS_LINE.search(start.partition(b"\n")[0]):
        return False
    return kind != "text"


def _from_document(data: bytes, path: Path, max_bytes: int) -> Iterator[SourceText | IntakeError]:
    """Read an article from a file of another kind; headings in it stay headings."""
    name = name_of(path)
    if len(data) > max_bytes:
        yield too_large(name, path.stat().st_size, max_bytes)
        return
    for document in documents_in(data, name):
        yield document if isinstance(document, IntakeError) else _from_read(document)


def _from_read(document: SourceDocument) -> SourceText:
    """Make an article of a document: a page says best what it is, a file's properties only what is missing."""
    told, name = document.head, f"{document.name}#{document.part}" if document.part else document.name
    languages = (told.language,) if told.language else None
    head, notices = read_head(document.text, languages=languages)
    own = {key: getattr(told, key) for key in ("title", "author", "publisher", "published", "language", "url")}
    if document.kind in _PROPERTIES:
        own = {key: value for key, value in own.items() if key != "published" and not getattr(head, key)}
    head = replace(head, **{key: value for key, value in own.items() if value})
    return SourceText(name, document.text, "utf-8", sha256_of(document.text), head, None, (*document.notices, *notices))


def _from_stream(stream: BinaryIO, name: str, max_bytes: int, *, sniff: bool) -> Iterator[SourceText | IntakeError]:
    """Read one article, or JSON lines where `sniff` is set and the first line with anything on it is one."""
    first = b""
    if sniff:
        lines = jsonlines.numbered(stream, max_bytes)
        skipped: list[tuple[int, bytes]] = []
        for item in lines:
            skipped.append(item)
            if item[1].strip(b"\xef\xbb\xbf \t\r\n"):
                break
        if skipped and jsonlines.is_object(skipped[-1][1]):
            yield from _from_lines(_chain(skipped, lines), name, max_bytes)
            return
        first = b"".join(line for _, line in skipped)
    yield _guarded(first + stream.read(max(0, max_bytes + 1 - len(first))), name, max_bytes, stream)


def _chain(first: list[tuple[int, bytes]], rest: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    yield from first
    yield from rest


def _guarded(data: bytes, name: str, max_bytes: int, stream: BinaryIO) -> SourceText | IntakeError:
    if len(data) > max_bytes:
        return too_large(name, _size(stream), max_bytes)
    try:
        text, encoding, notices = decode(data, name)
    except IntakeError as error:
        return error
    head, more = read_head(text)
    return SourceText(name, text, encoding, sha256_of(text), head, None, (*notices, *more))


def _size(stream: BinaryIO) -> int | None:
    try:
        about = os.fstat(stream.fileno())
    except (OSError, ValueError, AttributeError):
        return None
    return about.st_size if stat.S_ISREG(about.st_mode) else None


def _from_lines(lines: Iterator[tuple[int, bytes]], name: str, max_bytes: int) -> Iterator[SourceText | IntakeError]:
    any_line = False
    for number, line in lines:
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        any_line = True
        where = f"{name}:{number}"
        if len(line) > max_bytes:
            yield too_large(where, None, max_bytes)
            continue
        try:
            record = jsonlines.parse(line, where)
        except IntakeError as error:
            yield error
            continue
        yield _from_record(record, where)
    if not any_line:
        yield IntakeError(name, "there is no text in it")


def _from_record(record: jsonlines.Record, where: str) -> SourceText:
    languages = (record.language,) if record.language else None
    head, notices = read_head(record.text, languages=languages)
    head = replace(head, **record.given())
    return SourceText(where, record.text, "utf-8", sha256_of(record.text), head, record.id, (*record.notices, *notices))


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

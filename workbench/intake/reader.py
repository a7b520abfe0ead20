"""Files, folders, standard input and JSON lines to source texts."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from workbench.intake import jsonlines
from workbench.intake.encoding import decode, without_surrogates
from workbench.intake.errors import IntakeError
from workbench.intake.head import read_head
from workbench.model import SourceText

STANDARD_INPUT = "standard input"
MAX_BYTES = 20_000_000

_TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
_LINES = frozenset({".jsonl", ".ndjson"})
_OTHER = {
    ".doc": "Word", ".docx": "Word", ".htm": "HTML", ".html": "HTML", ".odt": "OpenDocument",
    ".pdf": "PDF", ".rtf": "RTF", ".epub": "EPUB",
}  # fmt: skip


def read_sources(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[SourceText | IntakeError]:
    """Read articles from files, folders and standard input, in order.

    A folder is searched through and through, in alphabetical order, for text, Markdown and JSON lines;
    hidden files and folders are passed over. What cannot be read comes out as an `IntakeError` in its place,
    and the rest goes on.

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
            yield from _from_folder(Path(path), max_bytes)
        else:
            yield from _from_file(Path(path), max_bytes)


def _from_folder(folder: Path, max_bytes: int) -> Iterator[SourceText | IntakeError]:
    found = False
    for item in _walk(folder, set()):
        found = True
        if isinstance(item, IntakeError):
            yield item
        else:
            yield from _from_file(item, max_bytes)
    if not found:
        kinds = ", ".join(sorted(_TEXT | _LINES))
        yield IntakeError(_name(folder), f"no article in this folder (looked for {kinds})")


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | IntakeError]:
    """Go through a folder and those in it, each real folder once, so that a link to a parent ends."""
    waiting: list[Path] = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if not path.is_dir():
                yield path
                continue
            about = path.stat()
            if (about.st_dev, about.st_ino) in seen:
                continue
            seen.add((about.st_dev, about.st_ino))
            children = sorted((child for child in path.iterdir() if not child.name.startswith(".")), reverse=True)
        except OSError as error:
            yield IntakeError(_name(path), _said(error))
            continue
        waiting += [child for child in children if child.is_dir() or _is_article(child)]


def _is_article(path: Path) -> bool:
    if path.suffix.lower() not in _TEXT | _LINES:
        return False
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def _from_file(path: Path, max_bytes: int) -> Iterator[SourceText | IntakeError]:
    kind = path.suffix.lower()
    if kind in _OTHER:
        yield IntakeError(_name(path), f"{_OTHER[kind]} is not read; save it as plain text first")
        return
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        yield IntakeError(_name(path), _said(error))
        return
    try:
        with stream:
            if kind in _LINES:
                yield from _from_lines(jsonlines.numbered(stream, max_bytes), _name(path), max_bytes)
            else:
                yield from _from_stream(stream, _name(path), max_bytes, sniff=kind not in _TEXT)
    except OSError as error:
        yield IntakeError(_name(path), _said(error))


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
        return _too_large(name, _size(stream), max_bytes)
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


def _too_large(name: str, size: int | None, max_bytes: int) -> IntakeError:
    is_large = f"{size / 1e6:.1f} MB" if size else "more"
    return IntakeError(
        name,
        f"too large: {is_large} where {max_bytes / 1e6:g} MB are allowed; "
        "set max_megabytes in workbench.toml to allow more",
    )


def _from_lines(lines: Iterator[tuple[int, bytes]], name: str, max_bytes: int) -> Iterator[SourceText | IntakeError]:
    any_line = False
    for number, line in lines:
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        any_line = True
        where = f"{name}:{number}"
        if len(line) > max_bytes:
            yield _too_large(where, None, max_bytes)
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


def _name(path: Path) -> str:
    """Return a path as text that can be kept: what is no UTF-8 in it is replaced."""
    return without_surrogates(str(path))[0]


def _said(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "it may not be read (permission denied)"
    if isinstance(error, OSError) and error.strerror:
        return f"it could not be read ({error.strerror})"
    return f"it could not be read ({error})"

"""Files of any kind to documents of the source library, and to the texts that articles are made of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.intake.dates import find_stamps
from workbench.intake.encoding import decode, without_surrogates
from workbench.intake.errors import IntakeError
from workbench.intake.folders import TEXT, files_in, name_of, said, too_large
from workbench.intake.head import read_head
from workbench.intake.kinds.building import Read
from workbench.intake.kinds.telling import Kind, tell_kind
from workbench.intake.words import head_words
from workbench.model import DocumentKind, Head, SourceDocument

READ_BY_KIND = frozenset({"html", "pdf", "docx", "srt", "vtt", "feed", "ninjs", "warc"})
DOCUMENTS = TEXT | frozenset({".htm", ".html", ".pdf", ".docx", ".srt", ".vtt", ".rss", ".atom", ".warc"})
"""The endings that are looked for in a folder."""
_ENDINGS: dict[str, Kind] = {
    ".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".srt": "srt", ".vtt": "vtt", ".warc": "warc",
    ".rss": "feed", ".atom": "feed",
}  # fmt: skip
_START = 2_000
_FIRST_LINES = 5
_REFUSED: dict[Kind, str] = {
    "zip": "a zip archive that is no Word file; unpack it, or save the document as PDF or Word",
    "xml": "XML that is neither a web page nor a feed; save the text by itself",
}
NOT_READ = {".doc": "an old Word file", ".odt": "OpenDocument", ".rtf": "RTF", ".epub": "EPUB"}


def read_documents(paths: Sequence[str], *, max_bytes: int) -> Iterator[SourceDocument | IntakeError]:
    """Read documents from files and folders, in order; what cannot be read comes out as an error in its place.

    Nothing is fetched from the network. A folder is searched through and through, each real folder once.

    Args:
        paths: files and folders.
        max_bytes: the largest file that is read.
    """
    for path in paths:
        if Path(path).is_dir():
            for item in files_in(Path(path), DOCUMENTS, "document"):
                yield from (item,) if isinstance(item, IntakeError) else _from_file(item, max_bytes)
        else:
            yield from _from_file(Path(path), max_bytes)


def _from_file(path: Path, max_bytes: int) -> Iterator[SourceDocument | IntakeError]:
    name = name_of(path)
    if (old := not_read(path)) is not None:
        yield old
        return
    try:
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        yield IntakeError(name, said(error))
        return
    if len(data) > max_bytes:
        yield too_large(name, path.stat().st_size, max_bytes)
        return
    yield from documents_in(data, name)


def not_read(path: Path) -> IntakeError | None:
    """Return what is said of a file in a format of old that is not read, None of any other."""
    old = NOT_READ.get(path.suffix.lower())
    if old is None:
        return None
    return IntakeError(name_of(path), f"{old} is not read; save it as PDF, Word (.docx) or plain text first")


def documents_in(data: bytes, name: str) -> Iterator[SourceDocument | IntakeError]:
    """Yield the documents in the bytes of one file; all errors come out, none is raised."""
    kind = tell_kind(data)
    suffix = Path(name).suffix.lower()
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        for part, read in enumerate(_reads(data, name, kind)):
            if isinstance(read, IntakeError):
                yield read
                continue
            text = without_surrogates(read.text)[0]
            notices = (*_mismatch(kind, suffix), *read.notices)
            shown: DocumentKind = "markdown" if kind == "text" and suffix in {".md", ".markdown"} else kind  # type: ignore[assignment]
            yield SourceDocument(name, shown, text, sha256, len(data), read.head, read.locators, part, notices)
    except IntakeError as error:
        yield error


def _reads(data: bytes, name: str, kind: Kind) -> Iterator[Read | IntakeError]:
    """Yield what stands in a file, by the reader of its kind, which is loaded here."""
    if kind in _REFUSED:
        raise IntakeError(name, _REFUSED[kind])
    if kind == "pdf":
        from workbench.intake.kinds.pdf import read_pdf

        yield read_pdf(data, name)
    elif kind == "docx":
        from workbench.intake.kinds.docx import read_docx

        yield read_docx(data, name)
    elif kind == "html":
        from workbench.intake.kinds.html import read_html

        yield read_html(data, name)
    elif kind in {"srt", "vtt"}:
        from workbench.intake.kinds.subtitles import read_subtitles

        yield read_subtitles(data, name, kind)
    elif kind == "feed":
        from workbench.intake.kinds.feeds import read_feed

        yield from read_feed(data, name)
    elif kind == "ninjs":
        from workbench.intake.kinds.feeds import read_ninjs

        yield from read_ninjs(data, name)
    elif kind == "warc":
        from workbench.intake.kinds.warc import read_warc

        yield from read_warc(data, name)
    else:
        text, _, notices = decode(data, name)
        yield Read(text, _head_of(text), (), notices)


def _head_of(text: str) -> Head:
    """Return what the first lines of a text say of it; the one date in them is its date, as in minutes of a meeting."""
    head = replace(read_head(text)[0], spans=())
    if head.published is None:
        lines = [line for line in text[:_START].splitlines() if line.strip()][:_FIRST_LINES]
        words = head_words(None)
        dates = {stamp.value for line in lines for stamp in find_stamps(line, words, head.language) if stamp.value}
        head = replace(head, published=dates.pop() if len(dates) == 1 else None)
    return head


def _mismatch(kind: Kind, suffix: str) -> tuple[str, ...]:
    expected = _ENDINGS.get(suffix)
    if expected is None or expected == kind:
        return ()
    return (f"the name says {expected}, the content {kind}; read as {kind}",)

"""Which kind of file this is: told by what stands in it, not by what it is called."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

Kind = Literal["text", "lines", "html", "pdf", "docx", "srt", "vtt", "feed", "ninjs", "warc", "zip", "xml"]

_START = 4_096
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main)[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_SRT = re.compile(rb"\A\s*\d+[ \t]*\r?\n\s*\d{1,2}:\d\d:\d\d[,.]\d{1,3}\s*-->\s*\d{1,2}:\d\d:\d\d")
_NINJS = re.compile(rb'"(?:body_text|body_html|body_xhtml|headline|bodies|headlines)"\s*:')
_BOM = b"\xef\xbb\xbf"


def tell_kind(data: bytes) -> Kind:
    """Return the kind of a file by its bytes; `text` where nothing else fits."""
    start = data[:_START].removeprefix(_BOM).lstrip()
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx" if _holds_document(data) else "zip"
    if start.startswith((b"WARC/1.", b"\x1f\x8b")):
        return "warc"
    if start.startswith(b"WEBVTT"):
        return "vtt"
    if _SRT.match(start):
        return "srt"
    if start.startswith(b"<"):
        return _markup(start)
    if start.startswith((b"{", b"[")) and _NINJS.search(data[:200_000]):
        return "ninjs"
    return "text"


def _markup(start: bytes) -> Kind:
    if _FEED.search(start):
        return "feed"
    if _HTML.search(start):
        return "html"
    return "xml" if start.startswith(b"<?xml") else "text"


def _holds_document(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return True  # what is broken is told by the reader

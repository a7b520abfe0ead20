"""PDF: the text of each page, by pypdf."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

from workbench.intake.errors import IntakeError
from workbench.intake.kinds.building import Read, TextBuilder, plain_or_none
from workbench.model import Head

MOST_PAGES = 5_000
_FEWEST_CHARACTERS = 20
_HYPHENATED = re.compile(r"(?<=[a-zß-öø-ÿ])-\n(?=[a-zß-öø-ÿ])")
_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?")
_SHORT = 0.7


def read_pdf(data: bytes, name: str) -> Read:
    """Read a PDF with a text layer. Words broken at the end of a line are put together again.

    Raises:
        IntakeError: it is encrypted or broken, or holds no text (a scan).
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    built = TextBuilder()
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise IntakeError(name, "the PDF is encrypted; save it without a password")
        if len(reader.pages) > MOST_PAGES:
            raise IntakeError(name, f"the PDF has {len(reader.pages)} pages, more than {MOST_PAGES}; split it")
        for number, page in enumerate(reader.pages, 1):
            built.mark(page=number)
            for paragraph in _paragraphs(page.extract_text() or ""):
                built.paragraph(paragraph)
        head = _head(reader.metadata or {})
    except IntakeError:
        raise
    except (PyPdfError, *_BROKEN) as error:
        raise IntakeError(name, f"the PDF cannot be read ({type(error).__name__}); print it to a new PDF") from error
    if len("".join(built.text.split())) < _FEWEST_CHARACTERS:
        raise IntakeError(name, "the PDF holds no text, as a scan; run it through text recognition (OCR) first")
    return Read(built.text, head, tuple(built.locators))


_BROKEN = (
    *(ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, RecursionError, AssertionError),
    *(NotImplementedError, ZeroDivisionError, OverflowError, MemoryError, ImportError),
)
"""What a library written for whole files may raise on a broken one."""


def _head(metadata: Any) -> Head:
    date = _DATE.match(str(metadata.get("/CreationDate") or ""))
    return Head(
        title=plain_or_none(metadata.get("/Title")),
        author=plain_or_none(metadata.get("/Author")),
        published="-".join(part for part in date.groups() if part) if date else None,
    )


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a page: a line that ends short behind a sentence ends one, as a blank line does."""
    lines = [line.rstrip() for line in _HYPHENATED.sub("", text).splitlines()]
    width = max(map(len, lines), default=0)
    found: list[str] = []
    collected: list[str] = []
    for line in lines:
        if line.strip():
            collected.append(line.strip())
        if not line.strip() or (len(line) < _SHORT * width and line.endswith((".", "!", "?", '"', "”", ":"))):
            found.append(" ".join(collected))
            collected = []
    return [*found, " ".join(collected)]

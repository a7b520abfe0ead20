"""Word files: paragraphs, headings and tables, by python-docx."""

from __future__ import annotations

import io
import re
from typing import Any

from workbench.intake.errors import IntakeError
from workbench.intake.kinds.building import Read, TextBuilder, plain_or_none
from workbench.intake.kinds.guards import check_archive
from workbench.model import Head

_LEVEL = re.compile(r"(\d)$")


def read_docx(data: bytes, name: str) -> Read:
    """Read a Word file; headings stay headings.

    Raises:
        IntakeError: it is broken, encrypted, a zip bomb, or holds no text.
    """
    check_archive(data, name)
    import docx
    from docx.opc.exceptions import OpcError

    built = TextBuilder()
    try:
        document = docx.Document(io.BytesIO(data))
        for item in document.iter_inner_content():
            if hasattr(item, "rows"):
                _table(item, built)
            else:
                _paragraph(item, built)
        head = _head(document.core_properties)
    except (OpcError, KeyError, ValueError, AttributeError, TypeError, OSError, SyntaxError) as error:
        raise IntakeError(name, "a broken Word file; open it in a word processor and save it again") from error
    if not built.text.strip():
        raise IntakeError(name, "there is no text in this Word file")
    return Read(built.text, head)


def _paragraph(paragraph: Any, built: TextBuilder) -> None:
    style = getattr(paragraph.style, "name", None) or ""
    if style == "Title":
        built.heading(paragraph.text, 1)
    elif style.startswith("Heading"):
        level = _LEVEL.search(style)
        built.heading(paragraph.text, int(level.group(1)) if level else 2)
    else:
        built.paragraph(paragraph.text)


def _table(table: Any, built: TextBuilder) -> None:
    for row in table.rows:
        cells = list(dict.fromkeys(cell.text.strip() for cell in row.cells if cell.text.strip()))
        built.paragraph("\t".join(cells) if len(cells) < 2 else "; ".join(cells))


def _head(properties: Any) -> Head:
    created = properties.created
    return Head(
        title=plain_or_none(properties.title),
        author=plain_or_none(properties.author) if properties.author != "python-docx" else None,
        published=created.date().isoformat() if created else None,
        language=(plain_or_none(properties.language) or "")[:2].lower() or None,
    )

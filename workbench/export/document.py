"""Articles as a Word document in which each claim is a comment on its exact words, for editors."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.export.markdown import GLYPHS
from workbench.export.pages import ArticlePage, PageClaim, paragraphs, stretches

if TYPE_CHECKING:
    from docx.document import Document

_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_ZIPPED = (1980, 1, 1, 0, 0, 0)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PROGRAM = "workbench"


def write_docx(pages: Iterable[ArticlePage], out: BinaryIO) -> int:
    """Write articles as one document. Return how many claims there are.

    The words are the article's own; what XML has no character for becomes U+FFFD. A claim that is interrupted has a
    comment on each of its parts. Comments bear the reviewer's name and the time of the verdict; on open claims the
    program's name and a fixed time, so that the same articles give the same bytes.
    """
    import docx
    from docx.enum.text import WD_BREAK

    document = docx.Document()
    document.core_properties.author = _PROGRAM
    document.core_properties.created = document.core_properties.modified = _MADE
    count = 0
    for number, page in enumerate(pages):
        if number:
            document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
        count += len(page.claims)
        _write_article(document, page)
    made = io.BytesIO()
    document.save(made)
    _zip_again(made, out)
    return count


def xml_text(text: str) -> str:
    """Return a text of the same length without what XML has no character for."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _write_article(document: Document, page: ArticlePage) -> None:
    places: dict[tuple[int, int], list[Any]] = {
        (item.claim.claim_id, part): [] for item in page.claims for part in range(len(item.parts))
    }
    for span in paragraphs(page.text):
        heading = any(head.start <= span.start and span.end <= head.end for head in page.headings)
        paragraph = document.add_paragraph(style="Heading 2" if heading else None)
        for stretch in stretches(page, span.start, span.end):
            run = paragraph.add_run(xml_text(page.text[stretch.start : stretch.end]))
            for item in stretch.claims:
                for part, place in enumerate(item.parts):
                    if place.start <= stretch.start and stretch.end <= place.end:
                        places[item.claim.claim_id, part].append(run)
    for item in page.claims:
        for part in range(len(item.parts)):
            if runs := places[item.claim.claim_id, part]:
                _comment(document, item, [runs[0], runs[-1]], part)


def _comment(document: Document, item: PageClaim, runs: list[Any], part: int) -> None:
    claim = item.claim
    author = xml_text(claim.verdict_by or _PROGRAM)
    initials = "".join(word[0] for word in author.split())
    comment = document.add_comment(runs, author=author, initials=initials)
    comment._comment_elm.date = _time(claim.verdict_at)  # the library has no other way to set it
    lines = _lines(item) if part == 0 else [f"claim {claim.claim_id}, continued"]
    for number, line in enumerate(lines):
        paragraph = comment.paragraphs[0] if number == 0 else comment.add_paragraph()
        paragraph.add_run(xml_text(line))


def _time(value: str | None) -> dt.datetime:
    return dt.datetime.fromisoformat(value) if value else _MADE


def _lines(item: PageClaim) -> list[str]:
    claim = item.claim
    lines = [
        f"{GLYPHS.get(claim.status, '')} {claim.verdict_words} · claim {claim.claim_id} · {claim.form or claim.kind}"
    ]
    who = claim.speaker or claim.speaker_text
    if who:
        lines.append(f"{who} ({claim.speaker_role})" if claim.speaker_role else who)
    known = (("Why", claim.verdict_note), ("Proposed", claim.correction), ("Evidence", claim.evidence))
    for name, value in (*known, ("Notes", claim.notes)):
        if value:
            lines.append(f"{name}: {value}")
    return [*lines, *(f"{time.text} = {time.value}" for time in item.times)]


def _zip_again(made: BinaryIO, out: BinaryIO) -> None:
    """Copy a zip file with one time for all its members."""
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as goal:
        for member in source.infolist():
            info = zipfile.ZipInfo(member.filename, _ZIPPED)
            info.compress_type = zipfile.ZIP_DEFLATED
            goal.writestr(info, source.read(member.filename))

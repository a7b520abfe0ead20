"""Files of every kind to text and places, and one clear line for those that cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.intake import IntakeError, read_sources
from workbench.intake.documents import read_documents
from workbench.intake.kinds.telling import tell_kind
from workbench.model import SourceDocument, SourceText

HTML = """<!DOCTYPE html><html lang="nl"><head><title>Brug dicht - De Haven</title>
<meta property="og:site_name" content="De Haven"><meta name="author" content="Mara Stok">
<meta property="article:published_time" content="2024-03-14T09:00:00+01:00"></head><body>
<nav>Menu Contact</nav><article>
<h1>Brug dicht</h1><p>De brug over de Maren gaat maandag dicht, zegt de provincie. Het herstel duurt tot mei.</p>
<h2>Omrijden</h2><p>Wie naar de overkant wil, moet een half uur omrijden. "Wij hebben geen keus", zei Joop Veld van de
winkeliers donderdag tegen deze krant, die zelf ook om moet rijden.</p></article><footer>Alle rechten</footer>
</body></html>
"""
SRT = """1
00:00:01,000 --> 00:00:04,000
WOUDA: Wij hebben niemand
te laat gewaarschuwd.

2
00:00:03,500 --> 00:00:06,000
<i>Dat staat vast.</i>
"""
VTT = """WEBVTT

NOTE Persconferentie

00:01.000 --> 00:04.000
<v Heleen Wouda>Wij hebben niemand te laat gewaarschuwd.
"""
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>De Haven</title><language>nl</language>
<item><title>Brug dicht</title><link>https://haven.example/1</link><pubDate>Thu, 14 Mar 2024 09:00:00 GMT</pubDate>
<description>&lt;p&gt;De brug gaat dicht.&lt;/p&gt;&lt;p&gt;Tot mei.&lt;/p&gt;</description></item>
<item><title>Leeg</title></item></channel></rss>
"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>De Haven</title>
<entry><title>Sluis open</title><id>x</id><updated>2024-03-15T08:00:00Z</updated>
<content type="html">&lt;p&gt;De sluis is weer open.&lt;/p&gt;</content></entry></feed>
"""
NINJS = {
    "uri": "https://haven.example/2",
    "headline": "Raad akkoord",
    "byline": "Bo Maas",
    "versioncreated": "2024-03-14T20:00:00Z",
    "language": "nl-NL",
    "body_html": "<p>De raad is akkoord.</p><p>Met negentien stemmen.</p>",
}


def pdf(*pages: str, password: str | None = None, title: str | None = None) -> bytes:
    """Write a PDF with a line of text a page."""
    from pypdf import PdfReader, PdfWriter

    objects, kids = [], []
    for page in pages:
        content = "".join(
            f"BT /F1 12 Tf 72 {700 - 20 * i} Td ({line}) Tj ET\n" for i, line in enumerate(page.split("\n"))
        )
        kids.append(len(objects) + 4)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 612 792]"
            f" /Contents {len(objects) + 5} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}endstream",
        ]
    head = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{k} 0 R' for k in kids)}] /Count {len(kids)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate([*head, *objects], 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n" + "".join(f"{p:010} 00000 n \n" for p in places)
    out += f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(out.encode())))
    if title:
        writer.add_metadata({"/Title": title, "/Author": "Mara Stok", "/CreationDate": "D:20240314090000"})
    if password:
        writer.encrypt(password)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def docx(*, title: str = "") -> bytes:
    import docx as library

    document = library.Document()
    document.core_properties.title = title
    document.add_heading("Verslag", 1)
    document.add_paragraph("WOUDA: Wij hebben niemand te laat gewaarschuwd.")
    document.add_heading("Schade", 2)
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "3,2 miljoen"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def warc() -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
    record = writer.create_warc_record(
        "https://haven.example/brug", "response", payload=io.BytesIO(HTML.encode()), http_headers=headers
    )
    writer.write_record(record)
    return stream.getvalue()


def read(tmp_path: Path, name: str, data: bytes) -> list[SourceDocument | IntakeError]:
    (tmp_path / name).write_bytes(data)
    return list(read_documents([str(tmp_path / name)], max_bytes=20_000_000))


def only(items: list[SourceDocument | IntakeError]) -> SourceDocument:
    (item,) = items
    assert isinstance(item, SourceDocument), item
    return item


def refused(items: list[SourceDocument | IntakeError]) -> str:
    (item,) = items
    assert isinstance(item, IntakeError), item
    assert "\n" not in str(item)
    return item.reason


def test_a_web_page(tmp_path: Path) -> None:
    document = only(read(tmp_path, "a.html", HTML.encode()))
    assert document.kind == "html"
    assert document.text.startswith("# Brug dicht\n\nDe brug over de Maren gaat maandag dicht")
    assert "\n## Omrijden\n" in document.text
    assert "Menu" not in document.text
    assert (document.head.title, document.head.author) == ("Brug dicht", "Mara Stok")
    assert (document.head.publisher, document.head.published) == ("De Haven", "2024-03-14")


def test_pdf_pages(tmp_path: Path) -> None:
    data = pdf("Wij hebben niemand te laat ge-\nwaarschuwd, zei Wouda.", "De tweede bladzijde.", title="Verslag")
    document = only(read(tmp_path, "a.pdf", data))
    assert document.text == "Wij hebben niemand te laat gewaarschuwd, zei Wouda.\n\nDe tweede bladzijde.\n\n"
    assert [(place.start, place.page) for place in document.locators] == [(0, 1), (53, 2)]
    assert (document.head.title, document.head.author, document.head.published) == (
        "Verslag",
        "Mara Stok",
        "2024-03-14",
    )


def test_word_keeps_headings(tmp_path: Path) -> None:
    document = only(read(tmp_path, "a.docx", docx(title="Verslag van de raad")))
    assert document.text == (
        "# Verslag\n\nWOUDA: Wij hebben niemand te laat gewaarschuwd.\n\n## Schade\n\n3,2 miljoen\n\n"
    )
    assert document.head.title == "Verslag van de raad"


def test_subtitles_keep_their_times(tmp_path: Path) -> None:
    document = only(read(tmp_path, "a.srt", SRT.encode()))
    assert document.text == "WOUDA: Wij hebben niemand\nte laat gewaarschuwd.\nDat staat vast.\n"
    assert [(p.start, p.starts_at, p.ends_at) for p in document.locators] == [(0, 1.0, 4.0), (48, 3.5, 6.0)]
    assert "1 cues overlap" in document.notices[0]
    spoken = only(read(tmp_path, "b.vtt", VTT.encode()))
    assert spoken.locators[0].speaker == "Heleen Wouda"
    assert spoken.text == "Wij hebben niemand te laat gewaarschuwd.\n"
    assert spoken.head.title == "Persconferentie"


def test_feeds_are_a_text_an_entry(tmp_path: Path) -> None:
    document = only(read(tmp_path, "a.rss", RSS.encode()))
    assert document.text == "# Brug dicht\n\nDe brug gaat dicht.\n\nTot mei.\n"
    assert (document.head.url, document.head.published) == ("https://haven.example/1", "2024-03-14T09:00")
    assert only(read(tmp_path, "b.atom", ATOM.encode())).head.published == "2024-03-15T08:00"
    items = read(tmp_path, "c.json", json.dumps([NINJS, {**NINJS, "headline": "Twee"}]).encode())
    assert [item.part for item in items if isinstance(item, SourceDocument)] == [0, 1]
    first = items[0]
    assert isinstance(first, SourceDocument)
    assert first.text == "# Raad akkoord\n\nDe raad is akkoord.\n\nMet negentien stemmen.\n"
    assert (first.head.author, first.head.language) == ("Bo Maas", "nl")


def test_a_saved_web_archive(tmp_path: Path) -> None:
    document = only(read(tmp_path, "a.warc", warc()))
    assert document.head.url == "https://haven.example/brug"
    assert "Wij hebben geen keus" in document.text


def test_a_text_with_its_date(tmp_path: Path) -> None:
    document = only(read(tmp_path, "a.txt", b"Verslag van de raad\nDonderdag 14 maart 2024\n\nWOUDA: Ja.\n"))
    assert (document.kind, document.head.published) == ("text", "2024-03-14")


def test_articles_of_the_same_kinds_with_headings_as_headings(tmp_path: Path) -> None:
    from workbench.services.splitting import split_source

    for name, data in (
        ("a.html", HTML.encode()),
        ("b.docx", docx()),
        ("c.pdf", pdf("De brug gaat dicht, zei Bo Maas.")),
    ):
        (tmp_path / name).write_bytes(data)
    articles = list(read_sources([str(tmp_path)]))
    assert all(isinstance(article, SourceText) for article in articles)
    page, word, _ = [article for article in articles if isinstance(article, SourceText)]
    assert (page.head.title, page.head.published, page.head.author) == ("Brug dicht", "2024-03-14", "Mara Stok")
    split, _ = split_source(page)
    assert [split.text[s.start : s.end] for s in split.sentences if s.kind == "heading"] == ["Brug dicht", "Omrijden"]
    assert any(claim.text == "Wij hebben geen keus" for claim in split.claims)
    headings = [s for s in split_source(word)[0].sentences if s.kind == "heading"]
    assert [word.text[s.start : s.end] for s in headings] == ["Verslag", "Schade"]


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "scan.pdf": (lambda: pdf(""), "holds no text, as a scan"),
    "locked.pdf": (lambda: pdf("Geheim", password="x"), "encrypted"),
    "broken.pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3 and then nothing", "cannot be read"),
    "broken.docx": (lambda: docx()[:900], "broken Word file"),
    "sheet.docx": (lambda: zipped({"xl/workbook.xml": b"<a/>"}), "no Word file"),
    "bomb.docx": (lambda: zipped({"word/document.xml": b" " * 60_000_000}), "zip bomb"),
    "entities.docx": (
        lambda: zipped({"word/document.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "declares entities",
    ),
    "laughs.rss": (
        lambda: b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">]><rss><channel/></rss>',
        "declares entities",
    ),
    "empty.rss": (lambda: b"<rss><channel><title>x</title></channel></rss>", "no entry with text"),
    "large.html": (lambda: b"<html><body>" + b"<p>woord</p>" * 1_600_000, "too large for a web page"),
    "empty.html": (lambda: b"<html><body></body></html>", "no running text"),
    "empty.srt": (lambda: b"1\n00:00:01,000 --> 00:00:02,000\n\n", "no cue with text"),
    "empty.warc": (lambda: b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "no web page"),
    "other.xml": (lambda: b'<?xml version="1.0"?><svg/>', "neither a web page nor a feed"),
    "noise.gz": (lambda: gzip.compress(b"hello " * 50), "archive"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0", "old Word file"),
    "no.json": (lambda: b'{"body_text": 3}', "no item with a body"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    data, said = BAD[name]
    assert said in refused(read(tmp_path, name, data()))
    (article,) = read_sources([str(tmp_path / name)])
    assert isinstance(article, IntakeError)
    assert said in article.reason


def test_the_content_tells_the_kind_and_the_name_is_put_right(tmp_path: Path) -> None:
    document = only(read(tmp_path, "a.pdf", HTML.encode()))
    assert document.kind == "html"
    assert document.notices == ("the name says pdf, the content html; read as html",)
    assert tell_kind(b"De brug < de sluis") == "text"
    assert tell_kind(b"<3 van harte") == "text"


def test_a_folder_with_a_link_to_itself_ends_and_the_rest_goes_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("De brug is dicht.")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 kapot")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "again").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    found = list(read_documents([str(tmp_path)], max_bytes=1_000_000))
    assert [type(item).__name__ for item in found] == ["SourceDocument", "IntakeError", "IntakeError"]
    assert "symbolic links" in str(found[2])

"""Web pages: the text of the article in them, by trafilatura."""

from __future__ import annotations

import re
from typing import Any

from workbench.intake.errors import IntakeError
from workbench.intake.kinds.building import Read, TextBuilder, flatten, plain_or_none
from workbench.model import Head

MAX_BYTES = 10_000_000
_LEVEL = re.compile(r"h([1-6])")


def read_html(data: bytes, name: str, *, url: str | None = None) -> Read:
    """Read a saved web page. Nothing is fetched.

    Raises:
        IntakeError: it is too large, or no running text stands in it.
    """
    if len(data) > MAX_BYTES:
        raise IntakeError(
            name, f"too large for a web page: {len(data) / 1e6:.1f} MB where {MAX_BYTES / 1e6:g} MB are read"
        )
    import trafilatura

    try:
        found: Any = trafilatura.bare_extraction(
            data, url=url, include_comments=False, include_tables=True, with_metadata=True, favor_recall=True
        )
    except (ValueError, TypeError, AttributeError, RecursionError, LookupError) as error:
        raise IntakeError(name, f"the page cannot be read ({type(error).__name__})") from error
    if found is None or getattr(found, "body", None) is None:
        raise IntakeError(name, "no running text was found in this page; save the article's text by itself")
    built = TextBuilder()
    _collect(found.body, built)
    title = plain_or_none(found.title)
    if title and not _begins_with(built.text, title):
        titled = TextBuilder()
        titled.heading(title, 1)
        built = TextBuilder([*titled.pieces, *built.pieces])
    if not built.text.strip():
        raise IntakeError(name, "no running text was found in this page; save the article's text by itself")
    return Read(built.text, _head(found, url))


def _head(found: Any, url: str | None) -> Head:
    return Head(
        title=plain_or_none(found.title),
        author=plain_or_none(found.author),
        publisher=plain_or_none(found.sitename) or plain_or_none(found.hostname),
        published=plain_or_none(found.date),
        language=(plain_or_none(found.language) or "")[:2].lower() or None,
        url=plain_or_none(found.url) or url,
    )


def _begins_with(text: str, title: str) -> bool:
    return flatten(text[: 2 * len(title) + 40].lstrip("# ")).casefold().startswith(title.casefold()[:60])


def _collect(element: Any, built: TextBuilder) -> None:
    """Add what an element of trafilatura's tree holds, block by block."""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "head":
            match = _LEVEL.fullmatch(child.get("rend") or "")
            built.heading(_words(child), int(match.group(1)) if match else 2)
        elif tag in {"list", "div", "table", "row", "quote"} and len(child):
            built.paragraph(child.text or "")
            _collect(child, built)
        else:
            built.paragraph(_words(child))
        built.paragraph(child.tail or "")


def _words(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = " " + (line_break.tail or "")
    return "".join(element.itertext())


def html_to_text(markup: str) -> str:
    """Return the text of a piece of HTML (a feed's entry, a field of a JSON record), one paragraph per block."""
    from lxml import html

    if not flatten(markup):
        return ""
    try:
        tree = html.fragment_fromstring(f"<div>{markup}</div>")
    except (ValueError, html.etree.ParserError):
        return flatten(re.sub(r"<[^>]*>", " ", markup))
    for unwanted in tree.xpath("//script|//style|//comment()"):
        parent = unwanted.getparent()
        if parent is not None:
            parent.remove(unwanted)
    built = TextBuilder()
    _blocks(tree, built)
    return built.text.strip()


_BLOCKS = frozenset(
    {
        *("p", "div", "section", "article", "blockquote", "ul", "ol", "li", "table", "tr", "td", "th", "pre"),
        *("figure", "h1", "h2", "h3", "h4", "h5", "h6"),
    }
)


def _blocks(element: Any, built: TextBuilder) -> None:
    run = element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            built.paragraph(run)
            run = ""
            level = _LEVEL.fullmatch(child.tag)
            if level:
                built.heading("".join(child.itertext()), int(level.group(1)))
            else:
                _blocks(child, built)
        else:
            run += " " if child.tag == "br" else "".join(child.itertext())
        run += child.tail or ""
    built.paragraph(run)

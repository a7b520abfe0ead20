"""Feeds: RSS and Atom by feedparser, ninjs (IPTC's JSON for news); each entry is a text of its own."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from typing import Any

from workbench.intake.dates import iso_date
from workbench.intake.errors import IntakeError
from workbench.intake.kinds.building import Read, TextBuilder, plain_or_none
from workbench.intake.kinds.guards import check_entities
from workbench.intake.kinds.html import html_to_text
from workbench.model import Head

MOST_ENTRIES = 5_000


def read_feed(data: bytes, name: str) -> Iterator[Read]:
    """Yield the entries of an RSS or Atom feed. Only what stands in the file is read.

    Raises:
        IntakeError: it declares entities, cannot be read, or has no entry with text.
    """
    check_entities(data, name)
    import feedparser

    feed = feedparser.parse(io.BytesIO(data))
    entries = feed.entries[:MOST_ENTRIES]
    publisher = plain_or_none(feed.feed.get("title"))
    language = (plain_or_none(feed.feed.get("language")) or "")[:2].lower() or None
    found = False
    for entry in entries:
        markup = next((part.get("value") for part in entry.get("content") or ()), None) or entry.get("summary") or ""
        text = html_to_text(markup)
        if text:
            found = True
            yield _titled(
                text,
                Head(
                    title=plain_or_none(entry.get("title")),
                    author=plain_or_none(entry.get("author")),
                    publisher=publisher,
                    published=_date(entry.get("published_parsed") or entry.get("updated_parsed")),
                    language=language,
                    url=plain_or_none(entry.get("link")),
                ),
            )
    if not found:
        raise IntakeError(name, "there is no entry with text in this feed")


def _date(parsed: time.struct_time | None) -> str | None:
    return time.strftime("%Y-%m-%dT%H:%M", parsed) if parsed else None


def _titled(text: str, head: Head) -> Read:
    built = TextBuilder()
    if head.title and not text.startswith(head.title):
        built.heading(head.title, 1)
    return Read(built.text + text + "\n", head)


def read_ninjs(data: bytes, name: str) -> Iterator[Read]:
    """Yield the items of a ninjs file: one object, a list of them, or an object with `items`.

    Raises:
        IntakeError: it is no JSON, or no item has text.
    """
    try:
        values = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise IntakeError(name, "this file is not JSON in UTF-8") from error
    items = values.get("items", [values]) if isinstance(values, dict) else values
    found = False
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and (text := _body(item)):
            found = True
            yield _titled(text, _ninjs_head(item))
    if not found:
        raise IntakeError(name, "there is no item with a body in this JSON (ninjs: body_text, body_html or bodies)")


def _body(item: dict[str, Any]) -> str:
    if isinstance(item.get("body_text"), str) and item["body_text"].strip():
        return str(item["body_text"]).replace("\0", "").strip()
    markup = item.get("body_html") or item.get("body_xhtml")
    if isinstance(markup, str):
        return html_to_text(markup)
    for body in item.get("bodies") or ():
        if isinstance(body, dict) and isinstance(body.get("value"), str):
            is_markup = "html" in str(body.get("contenttype", body.get("contentType", "")))
            return html_to_text(body["value"]) if is_markup else body["value"].strip()
    return ""


def _ninjs_head(item: dict[str, Any]) -> Head:
    headlines = item.get("headlines")
    first = headlines[0].get("value") if isinstance(headlines, list) and headlines else None
    stamp = item.get("firstcreated") or item.get("versioncreated")
    return Head(
        title=plain_or_none(item.get("headline")) or plain_or_none(first),
        author=plain_or_none(item.get("byline")),
        publisher=plain_or_none(item.get("provider") or item.get("copyrightholder")),
        published=iso_date(stamp) if isinstance(stamp, str) else None,
        language=(plain_or_none(item.get("language")) or "")[:2].lower() or None,
        url=plain_or_none(item.get("uri")),
    )

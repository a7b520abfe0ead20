"""Published fact-checks read from files: ClaimReview as JSON-LD in a page or alone, feeds, and claims:search.

Feeds may be larger than memory: they are read as a stream, one element at a time.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import IO, Any

from workbench.model import FactCheck, WorkbenchError

_LISTS = frozenset({"dataFeedElement.item", "claims.item", "@graph.item", "itemListElement.item"})
_LONGEST_LINE = 1_000_000
_LONGEST = 4_000
_INSIDE = ("item", "@graph", "review", "mainEntity", "hasPart", "dataFeedElement", "itemListElement", "claims")
_DEEPEST = 6
_MARKUP = re.compile(r"<[^>]+>")
_LANGUAGE = re.compile(r"[a-zA-Z]{2}(?:[-_].*)?")


def read_fact_checks(path: Path) -> Iterator[FactCheck]:
    """Yield the fact-checks of a file. What is no fact-check (a null, an empty claim) is left out.

    Known are: an HTML page with JSON-LD; a ClaimReview, a list or a graph of them; a Data Commons feed; the answer of
    Google's claims:search; and JSON lines of any of these, or of plain objects with `id`, `claim` and the like.

    Raises:
        WorkbenchError: there is no such file, or it is none of these.
    """
    try:
        with path.open("rb") as file:
            yield from _read(file, str(path))
    except OSError as error:
        raise WorkbenchError(f"{path}: cannot be read ({error.strerror}); check the path") from error


def _read(file: IO[bytes], name: str) -> Iterator[FactCheck]:
    first = file.readline(_LONGEST_LINE)
    while first and not first.strip():
        first = file.readline(_LONGEST_LINE)
    begin = first.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not begin:
        raise WorkbenchError(f"{name}: the file is empty; nothing was imported")
    if begin.startswith(b"<"):
        yield from _page(first + file.read(), name)
        return
    if begin[:1] not in b"{[":
        raise WorkbenchError(f"{name}: neither JSON nor a page; give ClaimReview, a feed, or JSON lines")
    if (objects := _lines(begin, file)) is not None:
        for number, line in objects:
            try:
                node = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise WorkbenchError(
                    f"{name}:{number}: this line is not JSON ({error}); nothing was imported"
                ) from error
            yield from _checks(node)
        return
    file.seek(0)
    yield from _stream(file, name)


def _lines(first: bytes, file: IO[bytes]) -> Iterator[tuple[int, bytes]] | None:
    """Return the lines of a file of JSON lines; None where it is one JSON text."""
    try:
        if not isinstance(json.loads(first), dict):
            return None
    except (ValueError, RecursionError):
        return None
    place = file.tell()
    more = file.readline(_LONGEST_LINE)
    file.seek(place)
    if not more.strip():
        return None

    def lines() -> Iterator[tuple[int, bytes]]:
        yield 1, first
        for number, line in enumerate(file, 2):
            if line.strip():
                yield number, line

    return lines()


def _stream(file: IO[bytes], name: str) -> Iterator[FactCheck]:
    import ijson

    lead = file.read(3)
    if lead != b"\xef\xbb\xbf":
        file.seek(0)
    rest = ijson.ObjectBuilder()
    element: Any = None
    prefix_of_element = ""
    try:
        for prefix, event, value in ijson.parse(file, use_float=True):
            if element is None and event == "start_map" and (prefix in _LISTS or prefix == "item"):
                element, prefix_of_element = ijson.ObjectBuilder(), prefix
            if element is None:
                if prefix not in _LISTS and prefix != "item":
                    rest.event(event, value)
                continue
            element.event(event, value)
            if event == "end_map" and prefix == prefix_of_element:
                yield from _checks(element.value)
                element = None
    except ijson.JSONError as error:
        reason = str(error).splitlines()[0]
        raise WorkbenchError(f"{name}: this is not JSON ({reason}); nothing was imported") from error
    if isinstance(getattr(rest, "value", None), dict):
        yield from _checks(rest.value)


class _Scripts(HTMLParser):
    """Collects the JSON-LD of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").split(";")[0].strip().lower()
        self._inside = tag == "script" and kind == "application/ld+json"
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def _page(content: bytes, name: str) -> Iterator[FactCheck]:
    scripts = _Scripts()
    scripts.feed(content.decode("utf-8", "replace"))
    any_read = False
    for script in scripts.found:
        try:
            node = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue  # a page may hold other scripts of that type that are broken
        any_read = True
        yield from _checks(node)
    if not any_read:
        raise WorkbenchError(f"{name}: the page holds no JSON-LD (application/ld+json); nothing was imported")


# --- from an element to fact-checks -------------------------------------------------------------------------


def _checks(node: Any, depth: int = 0) -> Iterator[FactCheck]:
    """Yield the fact-checks of an element, whatever it wraps them in."""
    if isinstance(node, list):
        for one in node:
            yield from _checks(one, depth + 1)
    elif isinstance(node, dict) and depth <= _DEEPEST:
        if _is_review(node):
            yield from _kept(_from_review(node))
        elif isinstance(node.get("claimReview"), list):
            yield from _from_search(node)
        elif _plain(node):
            yield from _kept(_from_plain(node))
        else:
            for name in _INSIDE:
                yield from _checks(node.get(name), depth + 1)


def _is_review(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return "ClaimReview" in (kinds if isinstance(kinds, list) else [kinds]) or "claimReviewed" in node


def _plain(node: dict[str, Any]) -> bool:
    return "@type" not in node and any(isinstance(node.get(name), str) for name in ("claim", "text"))


def _kept(check: FactCheck | None) -> Iterator[FactCheck]:
    if check is not None:
        yield check


def _from_review(node: dict[str, Any]) -> FactCheck | None:
    reviewed = _first(node.get("itemReviewed"))
    claim = _text(node.get("claimReviewed")) or _text(reviewed.get("name")) or _text(reviewed.get("text"))
    rating = _first(node.get("reviewRating"))
    best, worst = _number(rating.get("bestRating")), _number(rating.get("worstRating"))
    value = _number(rating.get("ratingValue"))
    return _made(
        claim,
        identifier=_identifier(node),
        title=_text(node.get("headline")) or _text(node.get("name")),
        claimant=_name(reviewed.get("author")) or _name(node.get("claimant")),
        claimed_at=_text(reviewed.get("datePublished")),
        rating=_text(rating.get("alternateName"))
        or _text(rating.get("name"))
        or _text(rating.get("ratingExplanation")),
        value=value if value is not None and value >= 0 else None,
        best=best if best is not None and best >= 0 else None,
        worst=worst if worst is not None and worst >= 0 else None,
        publisher=_name(node.get("author")) or _name(node.get("publisher")),
        url=_text(node.get("url")) or _text(_first(node.get("mainEntityOfPage")).get("@id")),
        language=_language(node.get("inLanguage")),
        published=_text(node.get("datePublished")),
    )


def _from_search(node: dict[str, Any]) -> Iterator[FactCheck]:
    for review in node["claimReview"]:
        if isinstance(review, dict):
            publisher = _first(review.get("publisher"))
            yield from _kept(
                _made(
                    _text(node.get("text")),
                    identifier=None,
                    title=_text(review.get("title")),
                    claimant=_text(node.get("claimant")),
                    claimed_at=_text(node.get("claimDate")),
                    rating=_text(review.get("textualRating")),
                    publisher=_text(publisher.get("name")) or _text(publisher.get("site")),
                    url=_text(review.get("url")),
                    language=_language(review.get("languageCode")),
                    published=_text(review.get("reviewDate")),
                )
            )


def _from_plain(node: dict[str, Any]) -> FactCheck | None:
    return _made(
        _text(node.get("claim")) or _text(node.get("text")),
        identifier=_identifier(node),
        title=_text(node.get("title")),
        claimant=_name(node.get("claimant")) or _name(node.get("speaker")),
        claimed_at=_text(node.get("claimed_at")),
        rating=_text(node.get("rating")),
        publisher=_name(node.get("publisher")),
        url=_text(node.get("url")),
        language=_language(node.get("language")),
        published=_text(node.get("published")) or _text(node.get("date")),
    )


def _made(
    claim: str | None,
    *,
    identifier: str | None,
    title: str | None = None,
    claimant: str | None = None,
    claimed_at: str | None = None,
    rating: str | None = None,
    value: float | None = None,
    best: float | None = None,
    worst: float | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    published: str | None = None,
) -> FactCheck | None:
    """Return a fact-check; None where there is no claim."""
    if claim is None:
        return None
    if identifier is None:
        digest = hashlib.sha256(f"{publisher}\n{claim}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        identifier = url or f"check:{digest}"
    return FactCheck(
        *(identifier, claim, title, claimant, claimed_at, rating, value, best, worst),
        *(publisher, url, language, published),
    )


def _identifier(node: dict[str, Any]) -> str | None:
    for name in ("@id", "identifier", "id"):
        found = node.get(name)
        if isinstance(found, dict):
            found = found.get("value")
        if isinstance(found, int | str) and not isinstance(found, bool) and str(found).strip():
            return str(found).strip()
    return None


def _first(value: Any) -> dict[str, Any]:
    """Return an object: the value, or the first of a list; an empty one where there is none."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, dict)), None)
    return value if isinstance(value, dict) else {}


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        names = [name for one in value if (name := _name(one))]
        return ", ".join(names) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    """Return a text without markup and with single spaces; None where there is none."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    clean = " ".join(_MARKUP.sub(" ", value.encode("utf-8", "replace").decode()).split())
    return clean[:_LONGEST] or None


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    try:
        number = float(str(value).replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < 1e9 else None  # nan is not


def _language(value: Any) -> str | None:
    code = _text(value.get("name") if isinstance(value, dict) else value)
    return code[:2].lower() if code and _LANGUAGE.fullmatch(code) else None

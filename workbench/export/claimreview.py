"""Verdicts as ClaimReview of schema.org, in JSON-LD, for the website on which the checks appear.

What validators demand is held to here: a claim of which no valid ClaimReview can be made is refused with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TextIO
from urllib.parse import urlsplit

from workbench.export.json_text import to_json
from workbench.export.records import ExportClaim
from workbench.language.ratings import rating_words
from workbench.model import RATING_VALUES

CONTEXT = "https://schema.org"
_BEST, _WORST = 5, 1
_DAY = len("2019-04-06")


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """A claim with the address of the article it stands in, where that is known."""

    claim: ExportClaim
    article_url: str | None = None


class NotValidError(ValueError):
    """No valid ClaimReview can be made of a claim; the text says why."""


def write_claimreview(
    rows: Iterable[ReviewedClaim],
    out: TextIO,
    *,
    page: str | None = None,
    publisher: str | None = None,
    refuse: Callable[[int, str], None] | None = None,
) -> int:
    """Write the claims as one JSON-LD graph. Return how many are in it.

    Args:
        rows: the claims.
        out: where to.
        page: the address of the page on which a check appears, with `{claim_id}`, `{claim_uid}` or `{article_id}`.
        publisher: who publishes the checks.
        refuse: is told the number of each claim that is left out, and why.
    """
    count = 0
    out.write(f'{{"@context": {to_json(CONTEXT)}, "@graph": [')
    for row in rows:
        try:
            made = claim_review(row, page=page, publisher=publisher)
        except NotValidError as reason:
            if refuse is not None:
                refuse(row.claim.claim_id, str(reason))
            continue
        out.write(f"{',' if count else ''}\n  {to_json(made)}")
        count += 1
    out.write("\n]}\n" if count else "]}\n")
    return count


def claim_review(row: ReviewedClaim, *, page: str | None, publisher: str | None = None) -> dict[str, Any]:
    """Return a claim as ClaimReview, without its context.

    Raises:
        NotValidError: it has no verdict, no page, or stands on the publisher's own site.
    """
    claim = row.claim
    if claim.status == "open":
        raise NotValidError("it has no verdict yet")
    text = " ".join(claim.claim.split())
    if not text:
        raise NotValidError("it has no words")
    url = page_address(claim, page)
    if row.article_url and _host(row.article_url) == _host(url):
        raise NotValidError(f"it stands on the publisher's own site ({_host(url)}), and must come from outside it")
    language, words = rating_words(claim.language)
    made: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"urn:workbench:claim:{claim.claim_uid}",
        "url": url,
        "claimReviewed": text,
        "inLanguage": language,
        "reviewRating": _rating(claim, words),
        "itemReviewed": _item(row),
    }
    if claim.verdict_at:
        made["datePublished"] = claim.verdict_at[:_DAY]
    if publisher:
        made["author"] = {"@type": "Organization", "name": publisher}
    return made


def page_address(claim: ExportClaim, page: str | None) -> str:
    """Return the address of the page of a claim's check.

    Raises:
        NotValidError: there is none, or it is no address on the web.
    """
    if not page:
        raise NotValidError("the check has no page; name it with --page https://…/{claim_uid}")
    url = page
    for name in ("claim_id", "claim_uid", "article_id"):
        url = url.replace(f"{{{name}}}", str(getattr(claim, name)))
    if "{" in url or any(sign.isspace() for sign in url):
        raise NotValidError(f"{page!r} is no address: only {{claim_id}}, {{claim_uid}}, {{article_id}} are filled in")
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotValidError(f"{page!r} is no address on the web (https://…)")
    return url


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _rating(claim: ExportClaim, words: dict[str, str]) -> dict[str, Any]:
    """Return the rating: in words, and with a number where it lies on the scale."""
    name = claim.rating or claim.status
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": words[name]}
    value = _BEST if name == "verified" else RATING_VALUES.get(name)  # type: ignore[call-overload]
    if value is not None:
        rating |= {"ratingValue": value, "bestRating": _BEST, "worstRating": _WORST}
    return rating


def _item(row: ReviewedClaim) -> dict[str, Any]:
    claim = row.claim
    appearance = {"@type": "CreativeWork", "headline": claim.article}
    if row.article_url and _host(row.article_url):
        appearance["url"] = row.article_url
    item: dict[str, Any] = {"@type": "Claim", "appearance": appearance}
    if claim.speaker:
        item["author"] = {"@type": "Person", "name": claim.speaker}
    if claim.published and len(claim.published) >= _DAY:
        item["datePublished"] = claim.published[:_DAY]
    return item

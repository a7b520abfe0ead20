"""Claims as annotations of the W3C Web Annotation Data Model (Recommendation of 23 February 2017), in JSON-LD.

Each claim is one annotation; its target is the article, and the place in it is told twice: by position (code points)
and by the words with what stands before and after.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from workbench.export.json_text import to_json
from workbench.export.pages import ArticlePage, PageClaim
from workbench.model import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32


def write_annotations(pages: Iterable[ArticlePage], out: TextIO) -> int:
    """Write the claims of articles as one AnnotationPage. Return how many there were."""
    head = to_json({"@context": CONTEXT, "id": "urn:workbench:annotations", "type": "AnnotationPage"})
    out.write(f'{head[:-1]}, "items": [')
    count = 0
    for page in pages:
        for item in page.claims:
            out.write(f"{',' if count else ''}\n  {to_json(annotation(page, item))}")
            count += 1
    out.write("\n]}\n" if count else "]}\n")
    return count


def annotation(page: ArticlePage, item: PageClaim) -> dict[str, Any]:
    """Return a claim as an annotation; an interrupted claim has a target for each of its parts."""
    claim = item.claim
    targets = [_target(page, part) for part in item.parts]
    made: dict[str, Any] = {
        "id": f"urn:workbench:claim:{claim.claim_uid}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": _bodies(item),
        "target": targets[0] if len(targets) == 1 else targets,
    }
    if claim.verdict_at:
        made["created"] = claim.verdict_at
    if claim.verdict_by:
        made["creator"] = {"type": "Person", "name": claim.verdict_by}
    return made


def _bodies(item: PageClaim) -> list[dict[str, str]]:
    claim = item.claim
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": claim.status}]
    for purpose, value in (
        ("tagging", claim.rating),
        ("assessing", claim.verdict_note),
        ("editing", claim.correction),
        ("commenting", claim.notes),
        ("linking", claim.evidence),
        ("identifying", claim.speaker),
    ):
        if value:
            bodies.append({"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value})
    return bodies


def _target(page: ArticlePage, part: Span) -> dict[str, Any]:
    return {
        "source": page.url or f"urn:workbench:article:{page.uid}",
        "selector": [
            {"type": "TextPositionSelector", "start": part.start, "end": part.end},
            {
                "type": "TextQuoteSelector",
                "exact": page.text[part.start : part.end],
                "prefix": page.text[max(0, part.start - _AROUND) : part.start],
                "suffix": page.text[part.end : part.end + _AROUND],
            },
        ],
    }

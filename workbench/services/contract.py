"""A split as the JSON object that `workbench split --format json` prints: a published form."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from workbench.model import Claim, Mention, SourceText, Span, Split
from workbench.services.splitting import title_of


def split_as_json(source: SourceText, result: Split) -> dict[str, Any]:
    """Return one article's split as JSON values; offsets count code points of `text`."""
    head = source.head
    return {
        **({"id": source.identifier} if source.identifier is not None else {}),
        "file": source.name,
        "text": result.text,
        "language": result.language,
        "title": title_of(head, result),
        "author": head.author,
        "publisher": head.publisher,
        "published": head.published,
        "sentences": [{"start": s.start, "end": s.end, "kind": s.kind} for s in result.sentences],
        "claims": [_claim(claim) for claim in result.claims],
        "marked": [asdict(mark) for mark in result.marked],
        "times": [asdict(time) for time in result.times],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    optional = {
        "parts": [_span(part) for part in claim.parts],
        "quoted": [_span(quoted) for quoted in claim.quoted],
        "shared_subject": _mention(claim.shared_subject),
        "part_of": claim.part_of,
    }
    return {
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "kind": claim.kind,
        "form": claim.form,
        "speaker": _mention(claim.speaker),
        "speaker_name": claim.speaker_name,
        "speaker_role": claim.speaker_role,
        "features": list(claim.features),
        "cue": [_mention(cue) for cue in claim.cue],
        "worth": {"score": claim.worth.score, "reasons": list(claim.worth.reasons)},
        **{name: value for name, value in optional.items() if value not in (None, [])},
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _mention(mention: Mention | None) -> dict[str, Any] | None:
    return None if mention is None else {"start": mention.start, "end": mention.end, "text": mention.text}

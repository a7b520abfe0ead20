"""What a claim is at one time: its place, words, kind, speaker and spans, as one value that can be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from workbench.model import Claim, ClaimKind, Form, Span
from workbench.store.connection import Store

CONTEXT = 60
"""How many code points before and after a claim are kept to find its place again in a changed text."""

SpanRow = tuple[str, int, int]
"""A role and a place: one row of `claim_spans` without its words."""


@dataclass(frozen=True, slots=True)
class Content:
    """A claim's content. `speaker` is the name as printed; `part_of` the identity of the claim it is a piece of."""

    start: int
    end: int
    text: str
    kind: ClaimKind
    form: Form | None = None
    speaker: str | None = None
    role: str | None = None
    spans: tuple[SpanRow, ...] = ()
    part_of: str | None = None
    features: tuple[str, ...] = ()
    worth: float = 0.0
    reasons: tuple[str, ...] = ()

    def as_json(self) -> str:
        """Return it as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def of_json(cls, text: str) -> Content:
        """Read what `as_json` wrote."""
        data: dict[str, Any] = json.loads(text)
        for name in ("features", "reasons"):
            data[name] = tuple(data[name])
        data["spans"] = tuple((role, start, end) for role, start, end in data["spans"])
        return cls(**data)

    @classmethod
    def of_claim(cls, claim: Claim, part_of: str | None = None) -> Content:
        """Return what a claim of a split is."""
        return cls(
            *(claim.start, claim.end, claim.text, claim.kind, claim.form, claim.speaker_name, claim.speaker_role),
            tuple(sorted(spans_of(claim), key=lambda span: span[0])),
            *(part_of, claim.features, claim.worth.score, claim.worth.reasons),
        )

    def moved(self, by: int) -> Content:
        """Return the same somewhere else in the text."""
        spans = tuple((role, start + by, end + by) for role, start, end in self.spans)
        return replace(self, start=self.start + by, end=self.end + by, spans=spans)

    def within(self, place: Span, text: str) -> Content:
        """Return it with other borders: the words between them, and of the words in quotation marks what is left."""
        spans = []
        for role, start, end in self.spans:
            if role == "part":
                continue
            if role == "quoted":
                start, end = max(start, place.start), min(end, place.end)
                if start >= end:
                    continue
            spans.append((role, start, end))
        return replace(self, start=place.start, end=place.end, text=place.of(text), spans=tuple(spans))


def spans_of(claim: Claim) -> list[SpanRow]:
    """Return the spans of a claim of a split, by role."""
    spans = [("part", part.start, part.end) for part in claim.parts]
    spans += [("quoted", quoted.start, quoted.end) for quoted in claim.quoted]
    spans += [("cue", cue.start, cue.end) for cue in claim.cue]
    spans += [("speaker", claim.speaker.start, claim.speaker.end)] if claim.speaker else []
    subject = claim.shared_subject
    return spans + ([("shared_subject", subject.start, subject.end)] if subject else [])


def numbered(text: str, spans: Iterable[SpanRow]) -> list[tuple[str, int, int, int, str]]:
    """Return rows of `claim_spans`: role, number among those of the role, place, words."""
    counted: dict[str, int] = {}
    rows = []
    for role, start, end in spans:
        position = counted[role] = counted.get(role, -1) + 1
        rows.append((role, position, start, end, text[start:end]))
    return rows


def contents(store: Store, claim_ids: Sequence[int]) -> dict[int, Content]:
    """Return what claims are now."""
    wanted = json.dumps(list(claim_ids))
    spans: dict[int, list[SpanRow]] = {}
    for row in store.rows(
        "SELECT claim_id, role, start_offset, end_offset FROM claim_spans"
        " WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY claim_id, role, position",
        (wanted,),
    ):
        spans.setdefault(row[0], []).append((row[1], row[2], row[3]))
    rows = store.rows(
        "SELECT c.*, n.name AS named, w.uid AS whole FROM claims AS c"
        " LEFT JOIN speakers AS n ON n.id = coalesce(c.named_id, c.speaker_id)"
        " LEFT JOIN claims AS w ON w.id = c.part_of WHERE c.id IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    return {
        row["id"]: Content(
            *(row["start_offset"], row["end_offset"], row["text"], row["kind"], row["form"]),
            *(row["named"], row["speaker_role"], tuple(spans.get(row["id"], ())), row["whole"]),
            *(tuple(json.loads(row["features"])), row["worth"], tuple(json.loads(row["worth_reasons"]))),
        )
        for row in rows
    }

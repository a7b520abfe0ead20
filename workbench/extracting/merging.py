"""An engine's attributions put into the split that the rules made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.extracting.base import Attribution
from workbench.model import Claim, Mention, Sentence, Span, Split, Worth

_HALF = 0.5


def with_attributions(split: Split, found: Sequence[Attribution], *, engine_wins: bool) -> Split:
    """Return the split with an engine's attributions in it.

    Args:
        split: what the rules made of the article.
        found: what the engine found; attributions that share text with an earlier one are left out.
        engine_wins: where both found something, keep the engine's (else the rules').

    Returns:
        A split in which every sentence that was covered still is.
    """
    chosen: list[Attribution] = []
    for one in sorted(found, key=lambda a: (a.parts[0].start, -a.parts[-1].end)):
        if not any(_shares(one.parts, other.parts) for other in chosen):
            chosen.append(one)
    told = [claim for claim in split.claims if claim.form is not None and claim.part_of is None]
    if not engine_wins:
        chosen = [one for one in chosen if not any(_shares(one.parts, _spans(claim)) for claim in told)]
    kept = [index for index, claim in enumerate(split.claims) if _stays(claim, split, chosen)]
    claims = _renumbered(split, kept)
    covered = [span for claim in claims for span in (*_spans(claim), *_around(claim))]
    covered += [part for one in chosen for part in one.parts]
    claims += [_claim(split.text, one) for one in chosen]
    claims += _uncovered(split, covered)
    return replace(split, claims=_in_order(claims))


def _spans(claim: Claim) -> tuple[Span, ...]:
    return claim.parts or (Span(claim.start, claim.end),)


def _shares(one: Sequence[Span], two: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one for b in two)


def _stays(claim: Claim, split: Split, chosen: Sequence[Attribution]) -> bool:
    """Tell whether a claim of the rules stays beside the engine's attributions."""
    if claim.kind == "heading":
        return True
    if claim.part_of is not None and not _stays(split.claims[claim.part_of], split, chosen):
        return False
    taken = [span for one in chosen for span in one.parts]
    if claim.form is not None:
        return not _shares(_spans(claim), taken)
    inside = sum(max(0, min(span.end, claim.end) - max(span.start, claim.start)) for span in taken)
    return inside < _HALF * (claim.end - claim.start)


def _renumbered(split: Split, kept: Sequence[int]) -> list[Claim]:
    place = {old: new for new, old in enumerate(kept)}
    return [
        replace(claim, part_of=None if claim.part_of is None else place[claim.part_of])
        for claim in (split.claims[index] for index in kept)
    ]


def _claim(text: str, one: Attribution) -> Claim:
    return Claim(
        start=one.parts[0].start,
        end=one.parts[-1].end,
        text=" ".join(part.of(text) for part in one.parts),
        kind="statement" if one.form == "indirect" else "quote",
        form=one.form,
        parts=one.parts if len(one.parts) > 1 else (),
        speaker=_mention(text, one.speaker) if one.speaker else None,
        speaker_name=one.name if one.speaker else None,
        cue=tuple(_mention(text, cue) for cue in one.cue),
        worth=Worth(0.5, ("attributed to a source" if one.speaker else "attributed, the source is not named",)),
    )


def _mention(text: str, span: Span) -> Mention:
    return Mention(span.start, span.end, span.of(text))


def _uncovered(split: Split, covered: Sequence[Span]) -> list[Claim]:
    """Return a statement for each sentence that the rules covered and that would no longer be."""
    before = [span for claim in split.claims for span in (*_spans(claim), *_around(claim))]
    return [
        Claim(s.start, s.end, split.text[s.start : s.end], "statement")
        for s in split.sentences
        if s.kind == "sentence" and _is_covered(s, before) and not _is_covered(s, covered)
    ]


def _around(claim: Claim) -> tuple[Span, ...]:
    mentions = (*claim.cue, *([claim.speaker] if claim.speaker else []))
    return tuple(Span(mention.start, mention.end) for mention in mentions)


def _is_covered(sentence: Sentence, spans: Sequence[Span]) -> bool:
    inside = {place for span in spans for place in range(max(span.start, sentence.start), min(span.end, sentence.end))}
    return len(inside) >= _HALF * (sentence.end - sentence.start)


def _in_order(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    order = sorted(range(len(claims)), key=lambda i: (claims[i].start, claims[i].part_of is not None, -claims[i].end))
    place = {old: new for new, old in enumerate(order)}
    return tuple(
        replace(claims[old], part_of=None if claims[old].part_of is None else place[claims[old].part_of or 0])
        for old in order
    )

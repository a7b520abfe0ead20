"""What a claim holds that can be checked, and how much it is worth checking."""

from __future__ import annotations

import re

from workbench.language import Pack
from workbench.model import ClaimKind, Form, Worth

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NAME = re.compile(r"(?<![.!?:\"“„‘'] )(?<!^)\b[A-ZÀ-ÖØ-Þ][^\W\d_]+")

_WEIGHTS = {
    "number": (0.22, "a number"),
    "date": (0.08, "a date or time"),
    "name": (0.1, "a name"),
    "superlative": (0.12, "a superlative or absolute"),
    "comparison": (0.12, "a comparison"),
    "causal": (0.1, "cause and effect"),
    "title": (0.02, "a title"),
    "hearsay": (0.06, "hearsay: the source is not named"),
    "prediction": (-0.12, "about the future"),
    "opinion": (-0.15, "an opinion"),
}
_SHORT = 4


def features_of(text: str, pack: Pack, *, titled: bool = False) -> tuple[str, ...]:
    """Return the names of what a claim holds, in a fixed order."""
    words = {match.group().lower() for match in _WORD.finditer(text)}
    found = {name for word in words if word in pack.feature_words for name in pack.feature_words[word]}
    if _DIGIT.search(text):
        found.add("number")
    if _YEAR.search(text):
        found.add("date")
    if _NAME.search(text):
        found.add("name")
    if titled:
        found.add("title")
    return tuple(name for name in _WEIGHTS if name in found)


def worth_of(text: str, kind: ClaimKind, form: Form | None, speaker: bool, features: tuple[str, ...]) -> Worth:
    """Return how much a claim is worth checking, with the reasons in words."""
    score = 0.35
    reasons: list[str] = []
    for name in features:
        weight, reason = _WEIGHTS[name]
        score += weight
        reasons.append(("holds " if weight > 0 and name != "hearsay" else "") + reason)
    if form is not None:
        score += 0.08 if speaker else 0.04
        reasons.append("attributed to a source" if speaker else "attributed, the source is not named")
    if kind == "heading":
        score -= 0.15
        reasons.append("a heading")
    if len(text.split()) < _SHORT:
        score -= 0.12
        reasons.append("very short")
    return Worth(round(min(1.0, max(0.0, score)), 2), tuple(reasons))

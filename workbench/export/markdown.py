"""The sheet as Markdown, for reading: a heading per article, where it stands, and its claims.

Text from articles and reviewers is escaped, so that nothing in it is taken for markup.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from workbench.export.records import ExportClaim
from workbench.model import STATUSES
from workbench.safe import visible

GLYPHS = {"verified": "✓", "disputed": "✗", "unsourced": "?", "open": "○", "aside": "/"}
"""A sign for each status, so that none is told by its colour alone."""

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$@^]|:(?=//|[a-z+-][\w+-]*:)|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"(\d+)([.)])|([-+=])")


def write_markdown(rows: Iterable[ExportClaim], out: TextIO) -> int:
    """Write the claims, which come article by article. Return how many there were."""
    count = 0
    for _, group in groupby(rows, key=lambda row: row.article_id):
        claims = list(group)
        out.write("\n" if count else "")
        count += len(claims)
        out.write("\n".join([*_heading(claims), *(line for claim in claims for line in _claim(claim))]) + "\n")
    return count


def escape(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    line = _SPECIAL.sub(lambda match: "\\" + match[0], visible(" ".join(text.split())))
    start = _AT_START.match(line)
    if start is None:
        return line
    at = start.start(2) if start[1] else 0
    return f"{line[:at]}\\{line[at:]}"


def _heading(claims: list[ExportClaim]) -> list[str]:
    first = claims[0]
    about = [escape(value) for value in (first.published, first.language, first.source) if value]
    return [f"## {escape(first.article)}", "", *([" · ".join(about), ""] if about else []), _progress(claims), ""]


def _progress(claims: list[ExportClaim]) -> str:
    counts = Counter(claim.status for claim in claims)
    reviewed = len(claims) - counts["open"] - counts["aside"]
    parts = [f"{GLYPHS[status]} {counts[status]} {status}" for status in STATUSES if counts[status]]
    return f"{reviewed} of {len(claims)} claims have a verdict: {', '.join(parts)}."


def _claim(claim: ExportClaim) -> list[str]:
    about = [f"claim {claim.claim_id}", f"{claim.kind} ({claim.form})" if claim.form else claim.kind]
    if claim.part_of is not None:
        about.append(f"part of claim {claim.part_of}")
    who = claim.speaker or claim.speaker_text
    if who:
        about.append(escape(who) + (f" ({escape(claim.speaker_role)})" if claim.speaker_role else ""))
    status = claim.status
    lines = [
        f"- {GLYPHS.get(status, '')} **{claim.verdict_words}** · {' · '.join(about)}",
        "",
        f"  > {escape(claim.claim)}",
        "",
    ]
    return [*lines, *_findings(claim)]


def second_pass(claim: ExportClaim) -> str:
    """Return what a second pass came to, in a word; empty where there was none."""
    return "" if claim.second_pass == "none" else claim.second_pass


def _findings(claim: ExportClaim) -> list[str]:
    given = " ".join(filter(None, [claim.verdict_by, claim.verdict_at]))
    said = ": ".join(filter(None, [escape(given), escape(claim.verdict_note or "")]))
    found = [
        ("Verdict", said),
        ("Proposed", escape(claim.correction or "")),
        ("Set aside", escape(claim.aside_reason or "")),
    ]
    found += [*_given_before(claim), ("Second pass", second_pass(claim))]
    found += [("Notes", escape(claim.notes or "")), ("Evidence", escape(claim.evidence or ""))]
    lines = [f"  - {name}: {text}" for name, text in found if text]
    return [*lines, ""] if lines else []


def _given_before(claim: ExportClaim) -> list[tuple[str, str]]:
    """Return on which words a verdict was given that are others now, and a verdict that counts no more."""
    return [
        ("Verdict given on", escape(claim.verdict_wording or "")),
        ("Earlier verdict, on other words", claim.earlier_verdict or ""),
    ]

"""The misquotation report: what was checked of an article's or a speaker's quotes, and what was found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from workbench.export.markdown import escape
from workbench.model import QUOTE_CLASSES, Change, ClaimFilter
from workbench.services.quotes import Citation, cite
from workbench.store import Store
from workbench.store.claims import claim_ids
from workbench.store.notebook import confidential_documents
from workbench.store.quote_checks import CheckedClaim, checked_claims

FAULTY = ("altered", "spliced", "other_speaker", "truncated")
"""The classes that a report tells of at length, gravest first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A quote that was checked, with the place that it was found at."""

    claim: CheckedClaim
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class MisquotationReport:
    """What was found, in the order of the articles' texts. `title` says of whom or what."""

    title: str
    found: tuple[Found, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Return how many quotes there are of each class; reported speech has none."""
        counted = Counter(item.claim.check.label for item in self.found if item.claim.check.label)
        return {label: counted[label] for label in QUOTE_CLASSES if counted[label]}

    def of(self, *labels: str) -> list[Found]:
        """Return what is of some classes, in the order of the classes."""
        return [item for label in labels for item in self.found if item.claim.check.label == label]


def misquotation_report(store: Store, choice: ClaimFilter) -> MisquotationReport:
    """Report on the quotes among the chosen claims that were checked.

    Where the choice leaves out what is confidential, so are quotes that were found in a confidential document.
    """
    claims = checked_claims(store, list(claim_ids(store, choice)))
    if not choice.confidential:
        secret = confidential_documents(store)
        claims = [one for one in claims if not one.check.place or one.check.place.document_id not in secret]
    found = tuple(
        Found(claim, cite(store, claim.check.place) if claim.check.place else None)
        for claim in claims
        if claim.check.label
    )
    if choice.article_id is not None and claims:
        return MisquotationReport(claims[0].article, found)
    return MisquotationReport(choice.speaker or "all articles", found)


def as_json(report: MisquotationReport) -> dict[str, Any]:
    """Return a report as JSON values."""
    return {"title": report.title, "counts": report.counts, "quotes": [_as_json(item) for item in report.found]}


def _as_json(item: Found) -> dict[str, Any]:
    claim, check, cited = item.claim, item.claim.check, item.citation
    return {
        "claim_id": claim.claim_id,
        "article_id": claim.article_id,
        "article": claim.article,
        "speaker": claim.speaker,
        "quote": claim.text,
        "class": check.label,
        "why": check.why,
        "grave": list(check.grave),
        "score": check.score,
        "passage": check.place.text if check.place else None,
        "said_by": check.place.speaker if check.place else None,
        "document": cited.document if cited else None,
        "url": cited.url if cited else None,
        "file": cited.source if cited else None,
        "sha256": cited.sha256 if cited else None,
        "page": cited.page if cited else None,
        "paragraph": cited.paragraph if cited else None,
        "starts_at": cited.starts_at if cited else None,
        "start": check.place.start if check.place else None,
        "end": check.place.end if check.place else None,
        "changes": [{"op": c.kind, "quote": c.quote, "source": c.tape, "grave": list(c.grave)} for c in check.changes],
        "checked_at": claim.checked_at,
    }


def as_markdown(report: MisquotationReport) -> str:
    """Return a report to read and to mail."""
    lines = [f"# Quotes checked: {escape(report.title)}", ""]
    if not report.found:
        return "\n".join([*lines, "No quote was checked yet.", ""])
    lines += [
        "Quotes compared word for word with the source library. How alike two texts are says nothing of what is true.",
        "",
        "| class | quotes |",
        "|---|---|",
        *(f"| {label.replace('_', ' ')} | {count} |" for label, count in report.counts.items()),
        "",
    ]
    for label in FAULTY:
        for item in report.of(label):
            lines += _section(item)
    missing = report.of("not_found")
    if missing:
        lines += ["## Not found in any document", ""]
        lines += [f"- {_said(item)}{escape(item.claim.text)} (claim {item.claim.claim_id})" for item in missing]
        lines.append("")
    return "\n".join(lines)


def _section(item: Found) -> list[str]:
    claim, check = item.claim, item.claim.check
    grave = f" — {', '.join(check.grave)}" if check.grave else ""
    lines = [f"## {(check.label or '').replace('_', ' ').capitalize()}{grave}: claim {claim.claim_id}", ""]
    lines += [f"Printed in {escape(claim.article)}: {_said(item)}“{escape(claim.text)}”", ""]
    if check.place and item.citation:
        by = f", {escape(check.place.speaker)}" if check.place.speaker else ""
        where = ", ".join(filter(None, [escape(item.citation.document), item.citation.locator]))
        lines += [f"> {escape(check.place.text)}", "", f"Said{by}: {where}.", ""]
        lines += [f"Word for word: {' '.join(filter(None, map(_change, check.changes)))}", ""]
    if check.why:
        lines += [f"{escape(check.why[0].upper() + check.why[1:])}.", ""]
    return lines


def _said(item: Found) -> str:
    return f"{escape(item.claim.speaker)}: " if item.claim.speaker else ""


def _change(change: Change) -> str:
    quote, tape = escape(change.quote), escape(change.tape)
    if change.kind == "equal":
        return quote
    if change.kind in ("omitted", "joined"):
        return "[…]" if change.kind == "omitted" else "**‖**"
    if change.kind in ("cleaned", "bracketed"):
        return quote
    return " ".join(filter(None, [f"~~{tape}~~" if tape else "", f"**{quote}**" if quote else ""]))

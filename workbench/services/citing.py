"""A claim as one line to paste elsewhere: its words, who said so, where, and what was found."""

from __future__ import annotations

from workbench.model import ArticleRow, ClaimDetail
from workbench.safe import visible


def citation(claim: ClaimDetail, article: ArticleRow, url: str | None = None) -> str:
    """Return a claim with its speaker, its article, its verdict and the evidence that counts.

    Nothing in it is markup or a control character, whatever the article holds.

    Args:
        claim: the claim.
        article: its article.
        url: the article's address on the web.
    """
    name = claim.row.speaker_name or (claim.speaker.text if claim.speaker else "")
    speaker = ", ".join(part for part in (name, claim.speaker_role if name else "") if part)
    where = ". ".join(
        part for part in (article.title or article.label, article.publisher, article.published, url) if part
    )
    parts = [f"“{claim.row.text}”" + (f" ({speaker})" if speaker else ""), where, _found(claim)]
    return visible(" ".join(f"{part.rstrip('.')}." for part in parts), layout=False)


def _found(claim: ClaimDetail) -> str:
    counted = [entry for entry in claim.history if not entry.undone]
    given = next((entry for entry in reversed(counted) if entry.kind == "verdict"), None)
    head = f"Claim {claim.row.id}: {claim.row.status}"
    if given is not None:
        head += f" by {given.reviewer}, {given.at[:10]}"
    evidence = [
        f"{entry.stance}: {entry.summary}" + (f" <{entry.url}>" if entry.url and entry.url != entry.summary else "")
        for entry in counted
        if entry.kind == "evidence"
    ]
    return "; ".join([head, *evidence])

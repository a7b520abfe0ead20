"""What an act of a reviewer did, for the screen to follow."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """What an act did.

    Attributes:
        what: one line in words, without text from articles.
        claim_ids: the claims that it touched.
        article_ids: the articles that it gave a date, or took one from.
    """

    what: str
    claim_ids: tuple[int, ...]
    article_ids: tuple[int, ...] = ()

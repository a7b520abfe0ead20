"""What an act of a reviewer did, for the screen to follow."""

from __future__ import annotations

from collections.abc import Sequence
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


def claims_in_words(numbers: Sequence[int]) -> str:
    """Return how many claims, or which one where it is one."""
    return f"claim {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} claims"

"""What a checker keeps beside the bare verdict: finer ratings, a second pass, questions, replies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from workbench.model.claims import Verdict, WorkbenchError

Rating = Literal[
    "true",
    "mostly_true",
    "half_true",
    "mostly_false",
    "false",
    "misleading",
    "missing_context",
    "outdated",
    "altered",
    "misattributed",
    "unproven",
    "contradictory",
]
Pass = Literal["first", "second", "settling"]
"""Whether a verdict is the first look, a second one, or settles a disagreement."""
SecondPass = Literal["none", "wanted", "agreed", "disagreed", "settled"]
QuestionKind = Literal["author", "reply"]
"""A question to the author, or to whom the claim is about, for a reply before it is published."""
Way = Literal["email", "phone", "message", "letter", "in_person", "other"]
Outcome = Literal["answered", "declined", "withdrawn"]

RATINGS: dict[Verdict, tuple[Rating, ...]] = {
    "verified": ("true", "mostly_true"),
    "disputed": (
        *("half_true", "mostly_false", "false", "misleading", "missing_context", "outdated", "altered"),
        "misattributed",
    ),
    "unsourced": ("unproven", "contradictory"),
}
"""The finer ratings of each verdict."""
RATING_VALUES: dict[Rating, int] = {"true": 5, "mostly_true": 4, "half_true": 3, "mostly_false": 2, "false": 1}
"""Where the ratings lie that lie on a scale, from 1 to 5."""
SECOND_PASSES: tuple[SecondPass, ...] = get_args(SecondPass)
WAYS: tuple[Way, ...] = get_args(Way)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class Correction:
    """Words that should be others, proposed to the author: `old` as printed, and what should stand there."""

    old: str
    proposed: str

    def __str__(self) -> str:
        """Return it in one line."""
        return f"{self.old} → {self.proposed}"


@dataclass(frozen=True, slots=True)
class Finer:
    """What a verdict says beyond its word.

    Attributes:
        rating: a finer rating of that verdict.
        correction: the words that should be others.
        look: the pass that it belongs to.
        replaces: `all` where nothing given before stands beside it, `own` where only the same reviewer's verdict of
            the same pass makes room.
    """

    rating: Rating | None = None
    correction: Correction | None = None
    look: Pass = "first"
    replaces: Literal["all", "own"] = "all"


@dataclass(frozen=True, slots=True)
class StandingVerdict:
    """One of the verdicts that stand at a claim: more than one where people looked apart."""

    event_id: int
    verdict: Verdict
    look: Pass
    reviewer: str
    at: str
    note: str | None = None
    rating: Rating | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what came of it. `id` is the number of its event; days are ISO 8601.

    `outcome` is None while it waits. `asked_of` is None for the author of the article.
    """

    id: int
    claim_id: int
    kind: QuestionKind
    text: str
    asked_on: str
    reviewer: str
    asked_of: str | None = None
    way: Way | None = None
    deadline: str | None = None
    outcome: Outcome | None = None
    answered_on: str | None = None
    answer: str | None = None

    def is_overdue(self, today: str) -> bool:
        """Tell whether it waits past its deadline on a day (ISO 8601)."""
        return self.outcome is None and self.deadline is not None and self.deadline[:10] < today


@dataclass(frozen=True, slots=True)
class Notebook:
    """What a claim's notebook holds."""

    questions: tuple[Question, ...] = ()
    assigned_to: str | None = None
    confidential: bool = False
    second_pass: SecondPass = "none"
    standing: tuple[StandingVerdict, ...] = ()
    confidential_evidence: frozenset[int] = frozenset()


def check_rating(verdict: Verdict, rating: str) -> Rating:
    """Return a rating, written with underscores or spaces, where it is one of the verdict's.

    Raises:
        WorkbenchError: it is none of them.
    """
    wanted = "_".join(rating.replace("-", " ").split()).lower()
    found = next((known for known in RATINGS[verdict] if known == wanted), None)
    if found is None:
        raise WorkbenchError(f"{rating}: not a rating of {verdict}; give {', '.join(RATINGS[verdict])}")
    return found

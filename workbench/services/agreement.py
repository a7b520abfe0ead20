"""How far reviewers agree on the same claims, beyond what chance would give."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from workbench.model import WorkbenchError
from workbench.safe import visible
from workbench.store import Store
from workbench.store.notebook import last_verdicts

FEW = 30
"""With fewer claims than this a figure says little."""


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two reviewers: how many claims both judged, on how many alike, and Cohen's kappa (None where undefined)."""

    reviewers: tuple[str, str]
    claims: int
    alike: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The figures over all claims that two or more reviewers judged.

    Attributes:
        claims: how many those are.
        alike: on how many all agree.
        alpha: Krippendorff's alpha for nominal values, None where everybody gave the same verdict everywhere.
        pairs: each pair of reviewers with claims in common.
    """

    claims: int
    alike: int
    alpha: float | None
    pairs: tuple[PairAgreement, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the figures as JSON values."""
        return asdict(self)


def agreement(store: Store) -> Agreement:
    """Compare each reviewer's last verdict on each claim; what settles a disagreement is no opinion and is left out.

    Cohen's kappa (Cohen 1960) for each pair of reviewers, Krippendorff's alpha (Krippendorff 1980, nominal) for all.
    Second verdicts are given with the first one in sight, so that the figures are higher than those of people who
    judge apart.

    Raises:
        WorkbenchError: no claim was judged by two reviewers, or the library that counts is not installed.
    """
    given = last_verdicts(store)
    shared = {claim: said for claim, said in given.items() if len(said) > 1}
    if not shared:
        raise WorkbenchError(
            "no claim has a verdict by two reviewers yet; give second verdicts with `workbench second` or key 2"
        )
    pairs = []
    for one, other in combinations(sorted({name for said in shared.values() for name in said}), 2):
        both = {claim: said for claim, said in shared.items() if one in said and other in said}
        if both:
            alike = sum(said[one] == said[other] for said in both.values())
            pairs.append(PairAgreement((one, other), len(both), alike, _kappa(both, one, other)))
    alike = sum(len(set(said.values())) == 1 for said in shared.values())
    return Agreement(len(shared), alike, _alpha(shared), tuple(pairs))


def _task(data: list[tuple[str, str, str]]) -> Any:
    try:
        from nltk.metrics.agreement import AnnotationTask
    except ImportError as error:
        raise WorkbenchError(
            "the figures of agreement need the package nltk: pip install workbench[agreement]"
        ) from error
    return AnnotationTask(data)


def _kappa(both: dict[int, dict[str, str]], one: str, other: str) -> float | None:
    verdicts = {said[name] for said in both.values() for name in (one, other)}
    if len(verdicts) == 1:
        return None  # chance alone would have them agree everywhere
    task = _task([(name, str(claim), said[name]) for claim, said in both.items() for name in (one, other)])
    return float(task.kappa_pairwise(one, other))


def _alpha(shared: dict[int, dict[str, str]]) -> float | None:
    if len({verdict for said in shared.values() for verdict in said.values()}) == 1:
        return None
    task = _task([(name, str(claim), verdict) for claim, said in shared.items() for name, verdict in said.items()])
    return float(task.alpha())


def as_lines(found: Agreement) -> list[str]:
    """Return the figures for a reader, with what they mean."""
    lines = [
        f"{found.claims} claims with a verdict by two or more reviewers; alike on {found.alike}"
        f" ({found.alike / found.claims:.0%})",
        f"Krippendorff's alpha {_figure(found.alpha)}",
    ]
    lines += [
        f"Cohen's kappa {_figure(pair.kappa)}  {visible(' and '.join(pair.reviewers))}: {pair.claims} claims,"
        f" alike on {pair.alike}"
        for pair in found.pairs
    ]
    lines.append(
        "1 is full agreement, 0 what chance would give, below 0 less than that; it says nothing of who is right."
    )
    if found.claims < FEW:
        lines.append(f"Fewer than {FEW} claims: the figures may be far off.")
    return lines


def _figure(value: float | None) -> str:
    return "undefined (all verdicts are the same)" if value is None else f"{value:.2f}"

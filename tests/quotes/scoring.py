"""What `check` says of the cases, beside what it should say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.quotes.generator import Case
from workbench.model import QuoteCheck
from workbench.services.checking import Tapes, check_text

PLACED = ("exact", "cleaned", "ellipsis", "bracketed", "truncated", "spliced", "altered", "other_speaker")


@dataclass
class Score:
    """Counts of cases: by class, with the right class and the right place; absent quotes that were given a place."""

    cases: Counter[str] = field(default_factory=Counter)
    classed: Counter[str] = field(default_factory=Counter)
    placed: Counter[str] = field(default_factory=Counter)
    grave: Counter[bool] = field(default_factory=Counter)
    absent_placed: int = 0
    misses: list[tuple[Case, QuoteCheck]] = field(default_factory=list)

    @property
    def place(self) -> float:
        with_place = sum(self.cases[label] for label in PLACED)
        return sum(self.placed.values()) / max(1, with_place)

    @property
    def label(self) -> float:
        return sum(self.classed.values()) / max(1, self.cases.total())

    @property
    def placed_wrongly(self) -> float:
        return self.absent_placed / max(1, self.cases["not_found"])


def score(cases: Iterable[Case], texts: Mapping[str, str]) -> Score:
    result, tapes = Score(), Tapes()
    for case in cases:
        check = check_text(case.quote, texts[case.document], speaker=case.speaker, language=case.language, tapes=tapes)
        result.cases[case.label] += 1
        right = check.label == case.label
        result.classed[case.label] += right
        if case.spans:
            right_place = is_right_place(check, case)
            result.placed[case.label] += right_place
            right = right and right_place
        elif case.label == "not_found":
            result.absent_placed += check.place is not None
        if case.grave:
            result.grave[case.grave in check.grave] += 1
        if not right:
            result.misses.append((case, check))
    return result


def is_right_place(check: QuoteCheck, case: Case) -> bool:
    """Tell whether the place, or each of its parts, lies in the case's span to at least half of both."""
    if check.place is None:
        return False
    parts = [(p.start, p.end) for p in check.place.parts] or [(check.place.start, check.place.end)]
    spans = [(parts[0][0], parts[-1][1])] if len(case.spans) == 1 else parts
    return all(any(shared(span, goal) >= 0.5 for goal in case.spans) for span in spans)


def shared(one: tuple[int, int], two: tuple[int, int]) -> float:
    """Return how much two spans have in common, over the shorter of the two (a truncated quote is shorter)."""
    common = min(one[1], two[1]) - max(one[0], two[0])
    return max(0, common) / max(1, min(one[1] - one[0], two[1] - two[0]))

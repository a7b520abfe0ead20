"""Pairs of claims by hand, each labelled by sense: C contradicts, S says the same (or follows), N neither.

They were written before anything was tuned. Pairs on even lines are looked at when something is changed (`dev`),
those on odd lines are kept aside. `python -m tests.matching.pairs [dev|kept|all]` prints the figures and the misses
of `dev`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from workbench.matching import compare

FOLDER = Path(__file__).parent
LANGUAGES = ("nl", "en")


def pairs(language: str, part: str = "all") -> Iterator[tuple[str, str, str]]:
    """Yield label and both claims."""
    lines = (FOLDER / f"pairs.{language}.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if part == "all" or (part == "dev") == (number % 2 == 0):
            label, one, two = line.split("\t")
            yield label, one, two


def figures(language: str, part: str) -> dict[str, float]:
    """Return the share of contradictions flagged, and of pairs of the same sense flagged."""
    flagged: dict[str, list[bool]] = {}
    for label, one, two in pairs(language, part):
        flagged.setdefault(label, []).append(compare(one, two, language=language).relation == "conflict")
    return {label: sum(found) / len(found) for label, found in flagged.items()}


def main(part: str = "dev") -> None:
    for language in LANGUAGES:
        shares = figures(language, part)
        print(language, part, " ".join(f"{label} flagged {share:.3f}" for label, share in sorted(shares.items())))
        if part == "kept":
            continue
        for label, one, two in pairs(language, part):
            found = compare(one, two, language=language)
            if (found.relation == "conflict") != (label == "C"):
                print("  ", label, found.score, found.relation, found.reasons, "|", one, "|", two)


if __name__ == "__main__":
    main(*sys.argv[1:])

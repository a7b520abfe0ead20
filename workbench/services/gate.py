"""The gate: may this be published, by the rules of the house?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any
from xml.etree import ElementTree

from workbench.model import WorkbenchError
from workbench.safe import visible
from workbench.services.settings import Settings
from workbench.store import Store
from workbench.store.articles import get_article
from workbench.store.gating import Held, held_by

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Ruling:
    """A rule, what it asks for in words, and the claims that do not meet it."""

    rule: str
    asks: str
    held: tuple[Held, ...]


def gate(store: Store, settings: Settings, article_id: int | None = None) -> list[Ruling]:
    """Hold the claims against the rules that are set; only those rules are looked at.

    Raises:
        WorkbenchError: no rule is set, a worth is not within 0 to 1, or there is no such article.
    """
    if article_id is not None:
        get_article(store, article_id)
    rulings = [
        Ruling(rule, asks, tuple(held_by(store, rule, worth=worth, article_id=article_id)))
        for rule, asks, worth in _rules(settings)
    ]
    if not rulings:
        raise WorkbenchError("the gate has no rules; set gate_open_above = 0.5 and the like in workbench.toml")
    return rulings


def _rules(settings: Settings) -> list[tuple[str, str, float]]:
    found: list[tuple[str, str, float]] = []
    for name, words in (("open_above", "has a verdict"), ("second_pass", "has the same verdict from two reviewers")):
        worth = getattr(settings, f"gate_{name}")
        if worth is None:
            continue
        if not 0 <= worth <= 1:
            raise WorkbenchError(f"gate_{name} must lie between 0 and 1, not {worth:g}; mend workbench.toml")
        which = "every claim that was reviewed" if name == "second_pass" else "every claim"
        found.append((name, f"{which} of worth {worth:g} or more {words}", worth))
    for name, words in (
        ("unsourced_quotes", "no quote is unsourced"),
        ("disputed_without_note", "every disputed claim says why"),
        ("verified_without_evidence", "every verified claim has evidence that supports it"),
        ("disagreements", "no two reviewers disagree"),
        ("unanswered_questions", "no question waits for an answer"),
    ):
        if getattr(settings, f"gate_{name}"):
            found.append((name, words, 0.0))
    return found


def is_met(rulings: list[Ruling]) -> bool:
    """Tell whether every rule is met."""
    return not any(ruling.held for ruling in rulings)


def as_lines(rulings: list[Ruling]) -> list[str]:
    """Return the outcome for a reader: each rule, and the first claims that do not meet it."""
    lines = []
    for ruling in rulings:
        count = len(ruling.held)
        lines.append(f"{'NOT MET' if count else 'met    '}  {ruling.asks}" + (f": {count} do not" if count else ""))
        for one in ruling.held[:_SHOWN]:
            lines.append(f"         claim {one.claim_id}, article {one.article_id}: {' '.join(one.text.split())}")
        if count > _SHOWN:
            lines.append(f"         … and {count - _SHOWN} more")
    return [visible(line) for line in lines]


def as_json(rulings: list[Ruling]) -> dict[str, Any]:
    """Return the outcome as JSON values."""
    return {
        "met": is_met(rulings),
        "rules": [
            {"rule": one.rule, "asks": one.asks, "met": not one.held, "claims": [asdict(held) for held in one.held]}
            for one in rulings
        ],
    }


def as_junit(rulings: list[Ruling]) -> str:
    """Return the outcome as JUnit XML: a test case for each rule, its failure naming the claims."""
    failed = sum(bool(one.held) for one in rulings)
    suite = ElementTree.Element("testsuite", name="gate", tests=str(len(rulings)), failures=str(failed), errors="0")
    for one in rulings:
        case = ElementTree.SubElement(suite, "testcase", classname="gate", name=one.rule)
        if one.held:
            failure = ElementTree.SubElement(case, "failure", message=f"{one.asks}: {len(one.held)} do not")
            failure.text = "\n".join(
                visible(f"claim {held.claim_id}, article {held.article_id}: {' '.join(held.text.split())}")
                for held in one.held
            )
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suite, encoding="unicode")

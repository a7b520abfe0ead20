"""Runs the splitter on the annotated articles and hands the result to the scorer."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from tests.gold import score
from workbench.intake import parse_head
from workbench.model import SourceText
from workbench.services.contract import split_as_json
from workbench.services.splitting import split_source

FOLDER = Path(__file__).parent
SETS = ("dev", "own", "kept")
"""The annotated articles: those the project began with, our own, and those that no rule was written from."""


def gold_files(*languages: str, folder: str = "dev") -> list[Path]:
    """Return the gold files of a set, of some languages or of all; the sample article's file comes first."""
    sample = [FOLDER / "seed-nl.json"] if folder == "dev" else []
    found = [*sample, *sorted((FOLDER / folder).glob("*.json"))]
    return [path for path in found if not languages or path.stem.split("-")[0] in languages]


def article_of(path: Path) -> tuple[dict[str, Any], str]:
    """Return a gold file with the text that it annotates."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    with (path.parent / gold["file"]).open(encoding="utf-8", newline="") as stream:
        return gold, stream.read()


def run_of(text: str) -> dict[str, Any]:
    """Split an article and return what `workbench split --format json` prints for it."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    source = SourceText(name="gold", text=text, encoding="utf-8", sha256=sha256, head=parse_head(text))
    return split_as_json(source, split_source(source)[0])


def figures(paths: list[Path]) -> dict[str, Any]:
    """Return all figures of the scorer over some gold files."""
    pairs = []
    for path in paths:
        gold, text = article_of(path)
        pairs.append((gold, run_of(text), text))
    result: dict[str, Any] = score.score(pairs)
    return result


def lines_of(name: str, result: dict[str, Any]) -> list[str]:
    """Return the figures as lines to print."""
    forms = " ".join(
        f"{form} {value['found_any_form']}/{value['gold']} run {value['run']} speaker {value['speaker']};"
        for form, value in result["by_form"].items()
    )
    return [
        f"{name}: language {result['language_right']}/{result['documents']}"
        f" sentences {result['sentences']['f1']} headings {result['headings']['f1']}"
        f" coverage {result['coverage']} one-claim {result['one_claim_where_one_is_due']}"
        f" splits {result['splits_found']}",
        f"   attributions {result['attributions_overlap']['f1']} (p {result['attributions_overlap']['p']}"
        f" r {result['attributions_overlap']['r']}) exact {result['attributions_exact']['f1']}"
        f" speaker {result['speaker_accuracy']} end to end {result['speaker_end_to_end']['f1']}",
        f"   {forms}",
    ]


def table_of(results: dict[str, dict[str, Any]]) -> list[str]:
    """Return the figures of several groups of articles as a Markdown table."""
    lines = [
        "| articles | sentences | headings | attributions P / R / F1 | exact | speaker end to end | coverage"
        " | one claim | splits | direct, indirect, mixed found |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name, result in results.items():
        found = result["attributions_overlap"]
        forms = result["by_form"]
        counts = ", ".join(
            f"{forms[form]['found_any_form']}/{forms[form]['gold']}" if form in forms else "–"
            for form in ("direct", "indirect", "mixed")
        )
        cells = [
            f"{name} ({result['documents']})",
            f"{result['sentences']['f1']:.3f}",
            f"{result['headings']['f1']:.3f}",
            f"{found['p']:.3f} / {found['r']:.3f} / {found['f1']:.3f}",
            f"{result['attributions_exact']['f1']:.3f}",
            f"{result['speaker_end_to_end']['f1']:.3f}",
            *("–" if result[k] is None else f"{result[k]:.3f}" for k in _SHARES),
            counts,
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


_SHARES = ("coverage", "one_claim_where_one_is_due", "splits_found")

"""`link`, `similar`, `compare`, `clusters`, `sweep`, `factchecks`, `reference`, `take`: what matching is asked for."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbench.cli.context import context
from workbench.cli.printing import ProgressLine
from workbench.model import Comparison, WorkbenchError
from workbench.safe import visible

_SIGNS = {"same": "=", "conflict": "!", "related": "~", None: " "}


def link(options: Namespace) -> int:
    """Find the cross-references of claims that wait for them, or of all claims anew."""
    from workbench.services.bulk import relink_all
    from workbench.services.linking import link_queued

    here = context(options)
    with here.store("existing") as store, ProgressLine() as line:
        count = relink_all(store, line.progress) if options.all else link_queued(store, line.progress)
        line.say(f"{count} cross-references found")
    return 0


def similar(options: Namespace) -> int:
    """Show what resembles a text, or each text of a batch."""
    from workbench.services.similar import Searcher

    here = context(options)
    _one_of_both(options, options.text)
    with here.store("read") as store:
        searcher = Searcher(store, options.among)
        if options.input:
            return _batch(options.input, lambda row: _found(searcher, _string(row, "text", "query"), options.limit))
        found = searcher.find(options.text, limit=options.limit)
    if options.format == "json":
        print(json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=1))
        return 0
    for one in found:
        if options.format == "jsonl":
            print(json.dumps(one.as_json(), ensure_ascii=False))
        else:
            print(visible(f"{one.score:.2f} {_relation(one.comparison)}  {one.id}  {' '.join(one.text.split())}"))
            _explain(one.comparison, one.about)
    if not found and options.format == "text":
        print("nothing resembles it")
    return 0


def _found(searcher: Any, text: str, limit: int) -> list[dict[str, Any]]:
    return [one.as_json() for one in searcher.find(text, limit=limit)]


def compare(options: Namespace) -> int:
    """Compare two texts, or each pair of a batch."""
    from workbench.matching import compare as compared
    from workbench.splitting.languages import detect_language

    def answer(a: str, b: str, language: str | None) -> dict[str, Any]:
        code = language or detect_language(f"{a} {b}")
        found = compared(a, b, language=code)
        return {"score": found.score, "relation": found.relation or "none", "reasons": list(found.reasons)}

    if options.input:
        _one_of_both(options, options.texts)
        return _batch(
            options.input,
            lambda row: answer(_string(row, "a"), _string(row, "b"), row.get("language") or options.language),
        )
    if len(options.texts) != 2:
        raise WorkbenchError("compare takes two texts, or --input FILE with one pair a line")
    a, b = options.texts
    if options.format != "text":
        indent = 1 if options.format == "json" else None
        print(json.dumps(answer(a, b, options.language), ensure_ascii=False, indent=indent))
        return 0
    found = compared(a, b, language=options.language or detect_language(f"{a} {b}"))
    print(f"{found.score:.2f} {_relation(found)}")
    _explain(found, "")
    return 0


def _one_of_both(options: Namespace, texts: object) -> None:
    if bool(texts) == bool(options.input):
        raise WorkbenchError("give a text, or --input FILE with one JSON object a line (- for standard input)")


def _string(row: dict[str, Any], *names: str) -> str:
    for name in names:
        if isinstance(row.get(name), str):
            return str(row[name])
    raise ValueError(f"there is no text {names[0]!r}")


def _batch(name: str, answer: Any) -> int:
    """Answer each line of a file with a line, in order; a bad line is answered with what is wrong with it."""
    for line in _lines(name):
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError("this is no JSON object")
            reply = answer(row)
        except (ValueError, RecursionError) as error:
            reply = {"error": f"{error}"}
        print(json.dumps(reply, ensure_ascii=False), flush=sys.stdout.isatty())
    return 0


def _lines(name: str) -> Iterator[str]:
    """Yield the lines of a file that hold something; bytes that are no UTF-8 come as lone surrogates."""
    try:
        file = sys.stdin.buffer if name == "-" else Path(name).open("rb")  # noqa: SIM115
    except OSError as error:
        raise WorkbenchError(f"{name}: cannot be read ({error.strerror}); check the path") from error
    with file:
        for line in file:
            if line.strip():
                yield line.decode("utf-8", "replace").removeprefix("\ufeff")


def _relation(found: Comparison) -> str:
    return f"{_SIGNS[found.relation]} {found.relation or 'none'}"


def _explain(found: Comparison, about: str) -> None:
    for line in (about, "; ".join(found.reasons)):
        if line:
            print(visible(f"       {line}"))
    differs = "; ".join(f"{a or '(nothing)'} / {b or '(nothing)'}" for a, b in found.differs)
    if differs:
        print(visible(f"       differs: {differs}"))


def clusters(options: Namespace) -> int:
    """Show what is said in several articles, or the variants of one claim side by side."""
    from workbench.services.similar import clusters as groups
    from workbench.services.similar import variants

    here = context(options)
    with here.store("read") as store:
        if options.claim is None:
            for group in groups(store):
                articles = len({one.article_id for one in group})
                print(visible(f"claim {group[0].claim_id}: {articles} articles, {len(group)} times"))
                print(visible(f"    {' '.join(group[0].text.split())}"))
            return 0
        for one in variants(store, options.claim):
            where = ", ".join(filter(None, (one.where.speaker, one.where.article, one.where.published)))
            print(visible(f"claim {one.where.claim_id}  {one.where.status}  {where}"))
            print(visible(f"    {' '.join(one.where.text.split())}"))
            differs = "; ".join(f"{a or '(nothing)'} / {b or '(nothing)'}" for a, b in one.comparison.differs)
            if differs:
                print(visible(f"    differs: {differs}"))
    return 0


def sweep(options: Namespace) -> int:
    """Show what does not agree in an article, or in all."""
    from workbench.services.sweeping import sweep as findings

    here = context(options)
    count = 0
    with here.store("read") as store:
        for finding in findings(store, options.article):
            count += 1
            if options.format == "jsonl":
                row = {"kind": finding.kind, "text": finding.text, "claims": list(finding.claim_ids)}
                print(json.dumps(row, ensure_ascii=False))
            else:
                where = ", ".join(str(number) for number in finding.claim_ids)
                print(visible(f"{finding.kind:12} {finding.text}  (claim {where})"))
    if not count and options.format == "text":
        print("nothing found that does not agree")
    return 0


def import_fact_checks(options: Namespace) -> int:
    """Import published fact-checks and match them to the claims."""
    from workbench.services.factchecks import import_fact_checks as importing

    here = context(options)
    with here.store("write") as store, ProgressLine() as line:
        for path in options.files:
            done = importing(store, Path(path), tell=line.progress)
            line.say(f"{path}: {done.read} fact-checks, {done.new} new, {done.matches} matches with claims")
    return 0


def reference(options: Namespace) -> int:
    """Confirm or reject a cross-reference."""
    from workbench.services.reviewing import decide_reference

    here = context(options)
    decision: Any = {"confirm": "confirmed", "reject": "rejected"}[options.decision]
    with here.store("existing") as store:
        print(decide_reference(store, options.claim, options.other, decision, reviewer=here.reviewer).what)
    return 0


def take(options: Namespace) -> int:
    """Take over the verdict of a claim that says the same."""
    from workbench.services.reviewing import take_over

    here = context(options)
    with here.store("existing") as store:
        rule = here.settings.verified_needs_evidence
        print(
            take_over(store, options.claim, source_id=options.source, reviewer=here.reviewer, needs_evidence=rule).what
        )
    return 0

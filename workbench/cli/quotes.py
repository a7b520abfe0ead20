"""`check` and `misquotes`: quotes against what was said."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections import Counter
from dataclasses import replace
from pathlib import Path

from workbench.cli.context import chosen_of, context
from workbench.cli.printing import ProgressLine, one_line
from workbench.model import QUOTE_CLASSES, QuoteCheck, WorkbenchError
from workbench.safe import visible
from workbench.services.checking import check_as_json, check_lines, check_source
from workbench.services.library import Library
from workbench.services.misquotes import as_json, as_markdown, misquotation_report
from workbench.services.quotes import Scope, check_claims, cite, documents_in
from workbench.store import Store
from workbench.store.claims import claim_ids
from workbench.store.events import claim_uid
from workbench.store.quote_checks import CheckedClaim, checked_claims

SIGNS = {
    "equal": " ",
    "changed": "~",
    "inserted": "+",
    "dropped": "-",
    "cleaned": "≈",
    "omitted": "…",
    "joined": "‖",
    "bracketed": "[",
}
_GOOD = ("exact", "cleaned", "ellipsis", "bracketed")


def check(options: Namespace) -> int:
    """Check one quote against a file or the library, a batch, or the quotes of the database."""
    if options.input is not None:
        return _batch(options.input)
    if options.text is None:
        if options.source is not None:
            raise WorkbenchError("--source needs --text QUOTE")
        return _check_all(options)
    scope = Scope(options.said_by, options.since, options.until, tuple(options.document or ()))
    if options.source is not None:
        found = check_source(options.text, options.source, speaker=options.speaker)
        _print_one(options, found, None)
        return 0
    with context(options).store("read") as store:
        found = Library(store, documents_in(store, scope)).check(options.text, speaker=options.speaker)
        _print_one(options, found, store)
    return 0


def _print_one(options: Namespace, found: QuoteCheck, store: Store | None) -> None:
    if options.format == "text":
        print_check(options.text, found, store)
    else:
        print(json.dumps(check_as_json(found), ensure_ascii=False, indent=1 if options.format == "json" else None))


def _batch(path: str) -> int:
    failed = False
    try:
        stream = sys.stdin.buffer if path == "-" else Path(path).open("rb")  # noqa: SIM115
    except OSError as error:
        raise WorkbenchError(f"{path}: cannot be read ({error.strerror})") from error
    with stream:
        for answer in check_lines(stream, "standard input" if path == "-" else path):
            failed |= "error" in answer
            print(json.dumps(answer, ensure_ascii=False), flush=True)
    return 1 if failed else 0


def _check_all(options: Namespace) -> int:
    """Check the chosen claims of the database against the library, and store what was found."""
    here = context(options)
    scope = Scope(options.said_by, options.since, options.until, tuple(options.document or ()))
    with ProgressLine() as line, here.store("existing") as store:
        numbers = options.claim or list(claim_ids(store, chosen_of(store, options)))
        for number in options.claim or ():
            claim_uid(store, number)  # tells of a claim that is not there
        for step in check_claims(store, numbers, scope):
            line.progress(step)
        found = checked_claims(store, numbers)
        if options.format == "text":
            _print_found(found)
        else:
            rows = [{"claim_id": one.claim_id, "quote": one.text, **check_as_json(one.check)} for one in found]
            _print_rows(rows, options.format)
    return 0


def _print_rows(rows: list[dict[str, object]], form: str) -> None:
    if form == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))


def _print_found(found: list[CheckedClaim]) -> None:
    counts = Counter(one.check.label for one in found)
    for one in found:
        if one.check.label is not None and one.check.label not in _GOOD:
            grave = f" ({', '.join(one.check.grave)})" if one.check.grave else ""
            print(f"claim {one.claim_id}: {one.check.label.replace('_', ' ')}{grave}: {one_line(one.text)}")
    told = ", ".join(f"{counts[label]} {label.replace('_', ' ')}" for label in QUOTE_CLASSES if counts[label])
    quotes = sum(counts[label] for label in QUOTE_CLASSES)
    print(f"{quotes} quotes checked" + (f": {told}" if told else ""))
    if counts[None]:
        print(f"{counts[None]} claims of reported speech were given their nearest passages")


def print_check(quote: str, found: QuoteCheck, store: Store | None = None) -> None:
    """Print a check for a reader: the class, the place, and what differs."""
    label = (found.label or "nearest").replace("_", " ")
    print(visible(label + (f" — {found.why}" if found.why else "")))
    if found.grave:
        print(f"  grave: {', '.join(found.grave)}")
    print(f"  quote   {one_line(quote)}")
    if found.place is not None:
        said = f" ({found.place.speaker})" if found.place.speaker else ""
        print(f"  source  {one_line(found.place.text)}{visible(said)}")
        if store is not None:
            cited = cite(store, found.place)
            print(visible(f"          {cited.document}, {cited.locator}"))
        print(f"          {found.place.start}–{found.place.end}, similar {found.place.score:.2f}")
    for change in found.changes:
        if change.kind != "equal":
            grave = f"  ({', '.join(change.grave)})" if change.grave else ""
            what = " → ".join(one_line(words) or "(nothing)" for words in (change.tape, change.quote))
            print(f"  {SIGNS[change.kind]} {change.kind:10}{what}{grave}")
    for other in found.others:
        print(f"  also    {other.start}–{other.end}, similar {other.score:.2f}: {one_line(other.text)}")


def misquotes(options: Namespace) -> int:
    """Write the misquotation report of an article, a speaker, or of all."""
    from workbench.services.exporting import stream

    with context(options).store("read") as store:
        choice = replace(chosen_of(store, options), confidential=options.confidential)
        report = misquotation_report(store, choice)
    with stream(options.output) as out:
        if options.format == "json":
            out.write(json.dumps(as_json(report), ensure_ascii=False, indent=1) + "\n")
        else:
            out.write(as_markdown(report))
    if options.output:
        print(f"{options.output}: {len(report.found)} quotes")
    return 0

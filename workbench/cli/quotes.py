"""`check`: quotes against what was said."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from workbench.cli.printing import one_line
from workbench.model import QuoteCheck, WorkbenchError
from workbench.safe import visible
from workbench.services.checking import check_as_json, check_lines, check_text, read_one

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


def check(options: Namespace) -> int:
    """Check one quote against a file, or a batch."""
    if options.input is not None:
        return _batch(options.input)
    if options.text is not None and options.source is not None:
        found = check_text(options.text, read_one(options.source), speaker=options.speaker)
        if options.format == "text":
            print_check(options.text, found)
        else:
            print(json.dumps(check_as_json(found), ensure_ascii=False, indent=1 if options.format == "json" else None))
        return 0
    raise WorkbenchError("give --text QUOTE with --source FILE, or --input FILE")


def _batch(path: str) -> int:
    failed = False
    try:
        stream = sys.stdin.buffer if path == "-" else open(path, "rb")  # noqa: SIM115, PTH123
    except OSError as error:
        raise WorkbenchError(f"{path}: cannot be read ({error.strerror})") from error
    with stream:
        for answer in check_lines(stream, "standard input" if path == "-" else path):
            failed |= "error" in answer
            print(json.dumps(answer, ensure_ascii=False), flush=True)
    return 1 if failed else 0


def print_check(quote: str, check: QuoteCheck) -> None:
    """Print a check for a reader: the class, the place, and what differs."""
    print(visible(f"{(check.label or 'nearest').replace('_', ' ')}" + (f" — {check.why}" if check.why else "")))
    if check.grave:
        print(f"  grave: {', '.join(check.grave)}")
    print(f"  quote   {one_line(quote)}")
    if check.place is not None:
        said = f" ({check.place.speaker})" if check.place.speaker else ""
        print(f"  source  {one_line(check.place.text)}{visible(said)}")
        print(f"          {check.place.start}–{check.place.end}, similar {check.place.score:.2f}")
    for change in check.changes:
        if change.kind != "equal":
            grave = f"  ({', '.join(change.grave)})" if change.grave else ""
            what = " → ".join(one_line(words) or "(nothing)" for words in (change.tape, change.quote))
            print(f"  {SIGNS[change.kind]} {change.kind:10}{what}{grave}")
    for other in check.others:
        print(f"  also    {other.start}–{other.end}, similar {other.score:.2f}: {one_line(other.text)}")

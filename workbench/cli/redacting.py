"""`redact`: words that must go for good."""

from __future__ import annotations

import sys
from argparse import Namespace

from workbench.cli.context import context
from workbench.cli.printing import ProgressLine, print_table
from workbench.model import WorkbenchError
from workbench.safe import visible
from workbench.services import redacting as services
from workbench.services.redacting import Plan, Redacted

_CLAIMS_SHOWN = 8


def redact(options: Namespace) -> int:
    """Show where words stand, ask for a word, and blank them for good."""
    here = context(options)
    with here.store("existing") as store:
        if options.finish:
            return _say(services.finish(store, options.text or ()))
        words = services.words_of(store, claim_id=options.claim, speaker=options.speaker, texts=options.text or ())
        planned = services.plan(store, words)
        _show(planned)
        if options.dry_run:
            return 0
        if not options.reason:
            raise WorkbenchError("a redaction needs a reason: --reason TEXT; nothing was written")
        _ask(options.confirm)
        with ProgressLine() as line:
            line.step("blanking, and writing the file anew")
            done = services.redact(store, words, options.reason, reviewer=here.reviewer)
    return _say(done)


def _show(planned: Plan) -> None:
    print(visible(f"to be blanked: {', '.join(planned.forms)}"))
    print_table(
        ("table", "column", "rows", "claims"),
        [
            (
                place.table,
                place.column,
                place.rows,
                ", ".join(map(str, place.claims[:_CLAIMS_SHOWN])) + (" …" if len(place.claims) > _CLAIMS_SHOWN else ""),
            )
            for place in planned.places
        ],
    )


def _ask(confirmed: str | None) -> None:
    if confirmed is None and sys.stdin.isatty():
        print(f"This cannot be taken back. Type the word {services.CONFIRMATION} to go on: ", end="", flush=True)
        confirmed = sys.stdin.readline().strip()
    if confirmed != services.CONFIRMATION:
        raise WorkbenchError(
            f"nothing was written; to go on, type the word {services.CONFIRMATION}"
            f" (--confirm {services.CONFIRMATION} where no terminal asks)"
        )


def _say(done: Redacted) -> int:
    if done.places:
        print(f"blanked in {done.places} places")
    for file in done.removed:
        print(visible(f"removed: {file}, a copy that held the words"))
    if not done.wiped or done.left:
        print(
            "workbench: another program has the file open, so that old bytes may still lie in it or beside it;"
            " close it, then: workbench redact --finish",
            file=sys.stderr,
        )
        return 1
    print("nothing of them is left in the database's files; backups, exports and copies elsewhere are yours to find")
    return 0

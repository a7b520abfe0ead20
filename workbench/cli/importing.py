"""`import`: what was exported, and verdicts that were given in a spreadsheet."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from workbench.cli.context import context
from workbench.model import WorkbenchError
from workbench.safe import visible
from workbench.services.importing import import_everything, import_verdicts
from workbench.services.settings import database_path

_SHEETS = (".csv", ".tsv", ".xlsx")


def import_file(options: Namespace) -> int:
    """Take in a file by what its name ends in."""
    here = context(options)
    file = Path(options.file)
    kind = file.suffix.lower()
    if kind == ".jsonl":
        if options.dry_run:
            raise WorkbenchError("--dry-run is for a spreadsheet of verdicts; give a new file with --db to try")
        database = database_path(options.db, here.settings)
        print(f"{database}: {import_everything(database, file)} claims; next: workbench link")
        return 0
    if kind not in _SHEETS:
        raise WorkbenchError(f"{file}: what comes in is .jsonl (everything) or .csv, .tsv, .xlsx (verdicts)")
    with here.store("existing") as store:
        given = import_verdicts(store, file, reviewer=here.reviewer, dry_run=options.dry_run)
    for one in given:
        why = f": {one.note}" if one.note else ""
        print(visible(f"row {one.row}: claim {one.claim_id}: {one.before} -> {one.verdict}{why}", layout=False))
    print(f"{len(given)} verdicts {'would be given; nothing was written' if options.dry_run else 'given'}")
    return 0

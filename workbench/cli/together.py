"""`merge`, `doctor`, `second`, `settle`: several reviewers, and the one file that holds their work."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from workbench.cli.context import context
from workbench.cli.printing import ProgressLine
from workbench.model import VERDICTS, Correction, WorkbenchError
from workbench.safe import visible
from workbench.services import second_pass

_KEYS = dict(zip("vds", VERDICTS, strict=True))
_SHOWN = 10
_TOLD = {
    "articles": "articles",
    "claims": "claims",
    "documents": "documents",
    "events": "events",
    "verdicts": "verdicts",
    "notes": "notes",
    "evidence": "pieces of evidence",
}


def merge(options: Namespace) -> int:
    """Bring in what another database holds, and list what is to be settled."""
    from workbench.services.merging import merge as bring_together

    here = context(options)
    with here.store("existing") as store, ProgressLine() as line:
        line.step("merging")
        result = bring_together(store, Path(options.file), dry_run=options.dry_run)
    brought = [
        f"{result.merged.counts[table]} {words}" for table, words in _TOLD.items() if result.merged.counts[table]
    ]
    verb = "would come" if result.dry_run else "merged"
    print(f"{verb}: {', '.join(brought)}" if brought else "there is nothing that is not here already")
    for conflict in result.conflicts:
        said = "; ".join(
            f"{one.reviewer} {one.at[:16].replace('T', ' ')}: {one.verdict}{f' ({one.note})' if one.note else ''}"
            for one in conflict.verdicts
        )
        print(visible(f"disagreement at claim {conflict.claim_id}: {said}"))
    if result.conflicts and not result.dry_run:
        print("settle each with: workbench settle CLAIM v|d|s; `workbench query disagreements` lists them")
    if result.merged.counts["redactions"]:
        print(
            "workbench: the other file holds a redaction; where its words stand here too, redact them here"
            " (`workbench query 'SELECT * FROM redactions'` tells why)",
            file=sys.stderr,
        )
    return 0


def doctor(options: Namespace) -> int:
    """Say whether the database is whole; copy it where asked."""
    from workbench.services.doctor import examine
    from workbench.store.backup import back_up

    here = context(options)
    with here.store("existing") as store, ProgressLine() as line:
        checks = []
        with store.moment():
            for check in examine(store):
                line.step(f"checked: {check.name}")
                checks.append(check)
            if options.backup:
                back_up(store, Path(options.backup))
    whole = not any(check.problems for check in checks)
    if options.format == "json":
        found = {"database": str(store.path), "whole": whole, "checks": [asdict(check) for check in checks]}
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for check in checks:
            print(f"{'WRONG' if check.problems else 'ok   '}  {check.name}: {check.asks}")
            for problem in check.problems[:_SHOWN]:
                print(visible(f"       {problem}"))
            if len(check.problems) > _SHOWN:
                print(f"       … and {len(check.problems) - _SHOWN} more")
    if options.backup:
        print(visible(f"{options.backup}: a copy of the whole database"), file=sys.stderr)
    return 0 if whole else 1


def second(options: Namespace) -> int:
    """Give the verdict of a second pass, or say that one is wanted."""
    here = context(options)
    rules = second_pass.Rules.of(here.settings)
    with here.store("existing") as store:
        if options.verdict in ("wanted", "unwanted"):
            done = second_pass.want_second_pass(
                store, options.claims, wanted=options.verdict == "wanted", reviewer=here.reviewer
            )
        elif len(options.claims) > 1:
            raise WorkbenchError("a second pass looks at claims one by one; name one claim")
        else:
            done = second_pass.look_again(
                store,
                options.claims[0],
                _KEYS.get(options.verdict, options.verdict),
                reviewer=here.reviewer,
                rules=rules,
                note=options.note,
                rating=options.rating,
                correction=Correction(*options.correction) if options.correction else None,
            )
    print(done.what)
    return 0


def settle(options: Namespace) -> int:
    """Settle a disagreement."""
    here = context(options)
    with here.store("existing") as store:
        done = second_pass.settle(
            store,
            options.claim,
            _KEYS.get(options.verdict, options.verdict),
            reviewer=here.reviewer,
            rules=second_pass.Rules.of(here.settings),
            note=options.note,
            rating=options.rating,
            correction=Correction(*options.correction) if options.correction else None,
        )
    print(done.what)
    return 0

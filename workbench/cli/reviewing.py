"""`verdict`, `note`, `evidence`, `date`, `undo`, `redo`: what the desk's keys do, from the command line."""

from __future__ import annotations

from argparse import Namespace

from workbench.cli.context import context
from workbench.model import VERDICTS, WorkbenchError
from workbench.services import reviewing
from workbench.services.reviewing import Done

_KEYS = dict(zip("vds", VERDICTS, strict=True))


def verdict(options: Namespace) -> int:
    """Give a verdict on claims."""
    here = context(options)
    with here.store("existing") as store:
        done = reviewing.give_verdict(
            store,
            options.claims,
            _KEYS.get(options.verdict, options.verdict),
            reviewer=here.reviewer,
            note=options.note,
        )
    return _say(done)


def note(options: Namespace) -> int:
    """Write a note at a claim."""
    here = context(options)
    with here.store("existing") as store:
        return _say(reviewing.write_note(store, options.claim, options.text, reviewer=here.reviewer))


def evidence(options: Namespace) -> int:
    """Attach evidence to a claim."""
    here = context(options)
    with here.store("existing") as store:
        done = reviewing.attach_evidence(
            store,
            options.claim,
            stance=options.stance,
            url=options.url,
            title=options.title,
            note=options.note,
            reviewer=here.reviewer,
        )
    return _say(done)


def date(options: Namespace) -> int:
    """Give an article its date."""
    from workbench.services.dating import set_date

    here = context(options)
    with here.store("existing") as store:
        return _say(set_date(store, options.article, " ".join(options.date), reviewer=here.reviewer))


def undo(options: Namespace) -> int:
    """Take back what the reviewer did last."""
    here = context(options)
    with here.store("existing") as store:
        return _say(reviewing.undo(store, reviewer=here.reviewer) or _nothing("take back", here.reviewer))


def redo(options: Namespace) -> int:
    """Give again what the reviewer took back last."""
    here = context(options)
    with here.store("existing") as store:
        return _say(reviewing.redo(store, reviewer=here.reviewer) or _nothing("give again", here.reviewer))


def _nothing(what: str, reviewer: str) -> Done:
    raise WorkbenchError(f"there is nothing to {what} for {reviewer}")


def _say(done: Done) -> int:
    print(done.what)
    return 0

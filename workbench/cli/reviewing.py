"""`verdict`, `note`, `evidence`, `date`, `undo`, `redo`: what the desk's keys do, from the command line."""

from __future__ import annotations

import sys
from argparse import Namespace

from workbench.cli.context import context
from workbench.model import VERDICTS, Correction, WorkbenchError
from workbench.services import reviewing
from workbench.services.evidence import SAID, completed, standing
from workbench.services.reviewing import Done
from workbench.store.events import EvidenceRecord

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
            rating=options.rating,
            correction=Correction(*options.correction) if options.correction else None,
            needs_evidence=here.settings.verified_needs_evidence,
        )
    return _say(done)


def note(options: Namespace) -> int:
    """Write a note at a claim."""
    here = context(options)
    with here.store("existing") as store:
        return _say(reviewing.write_note(store, options.claim, options.text, reviewer=here.reviewer))


def evidence(options: Namespace) -> int:
    """Attach evidence to a claim, and warn where its passage does not stand in its file."""
    here = context(options)
    record = EvidenceRecord(
        stance=options.stance,
        url=options.url,
        title=options.title,
        note=options.note,
        file=options.file,
        archived_url=options.archived,
        retrieved_at=options.retrieved,
        passage=options.passage,
        page=options.page,
        paragraph=options.paragraph,
        timecode=options.timecode,
        origin=options.origin,
        document_id=options.document,
    )
    with here.store("existing") as store:
        record = completed(store, record)
        found = standing(store, record)
        done = reviewing.attach_record(store, options.claim, record, reviewer=here.reviewer)
    if found in ("absent", "changed"):
        print(f"workbench: attached, but {SAID[found]}", file=sys.stderr)
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

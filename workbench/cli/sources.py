"""`sources`: the library of what was said and written."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import asdict

from workbench.cli.context import context
from workbench.cli.printing import ProgressLine, print_table, tell_outcome
from workbench.intake.documents import read_documents
from workbench.model import WorkbenchError
from workbench.services.evidence import verify
from workbench.services.library import add_documents
from workbench.store.documents import list_documents


def sources(options: Namespace) -> int:
    """Take documents in, list them, or look whether they and the evidence from them are as they were."""
    if options.action == "add":
        if not options.paths:
            raise WorkbenchError("name files or folders: workbench sources add PATH…")
        return _add(options)
    if options.paths:
        raise WorkbenchError(f"sources {options.action} takes no path")
    return _list(options) if options.action == "list" else _verify(options)


def _add(options: Namespace) -> int:
    here = context(options)
    failed = added = 0
    with ProgressLine() as line, here.store("write") as store:
        documents = read_documents(options.paths, max_bytes=int(here.settings.max_megabytes * 1_000_000))
        for one in add_documents(store, documents, reviewer=here.reviewer, keep=options.keep):
            failed += one.outcome == "failed"
            added += one.outcome == "added"
            line.step(f"{added} added: {one.name}")
            known = f"already there as document {one.document_id}; nothing changed"
            entered = f"document {one.document_id}, {one.passages} passages"
            tell_outcome(line, one, known=known, added=entered, quiet=options.quiet)
    return 1 if failed else 0


def _list(options: Namespace) -> int:
    with context(options).store("read") as store:
        rows = list_documents(store)
    if options.format == "json":
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
    elif not rows:
        print("no documents yet; take some in with: workbench sources add PATH")
    else:
        print_table(
            ("document", "kind", "published", "title", "words", "passages", "speakers", "kept"),
            [
                (r.id, r.kind, r.published, r.label, r.words, r.passages, r.speakers, "yes" if r.kept else "")
                for r in rows
            ],
        )
    return 0


def _verify(options: Namespace) -> int:
    failed = looked = 0
    with context(options).store("read") as store:
        for one in verify(store):
            looked += 1
            failed += not one.good
            print(f"{one.what}: {one.said}", file=sys.stdout if one.good else sys.stderr)
    print(f"{looked} looked at, {failed} with something wrong")
    return 1 if failed else 0

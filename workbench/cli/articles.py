"""`add` and `split`: articles in, and the split shown."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator

from workbench.cli.context import Context, context
from workbench.cli.printing import ProgressLine, show_split, tell_outcome
from workbench.extracting import EngineOptions, Extractor, load_extractor
from workbench.extracting.registry import DEFAULT
from workbench.intake import read_sources
from workbench.model import SourceText, WorkbenchError
from workbench.safe import visible
from workbench.services.adding import add_articles
from workbench.services.contract import split_as_json
from workbench.services.splitting import split_source


def _sources(here: Context) -> Iterator[SourceText | WorkbenchError]:
    return read_sources(
        here.options.paths, stdin=sys.stdin.buffer, max_bytes=int(here.settings.max_megabytes * 1_000_000)
    )


def _extractor(here: Context, line: ProgressLine | None = None) -> Extractor | None:
    """Return the engine that the option or the settings name; None for the rules."""
    name = here.options.extractor or here.settings.extractor
    if name == DEFAULT:
        return None
    settings = here.settings
    return load_extractor(
        name,
        EngineOptions(
            settings.extractor_model,
            settings.extractor_address,
            settings.extractor_timeout,
            line.progress if line else None,
        ),
    )


def add(options: Namespace) -> int:
    """Take in articles; exit with 1 where one of them could not be."""
    here = context(options)
    with ProgressLine() as line:
        return _add_all(here, _extractor(here, line), line)


def _add_all(here: Context, extractor: Extractor | None, line: ProgressLine) -> int:
    failed = added = 0
    with here.store("write") as store:
        for one in add_articles(
            store,
            _sources(here),
            reviewer=here.reviewer,
            extractor=extractor,
            tell=line.progress,
            as_new=here.options.new,
        ):
            failed += one.outcome in ("failed", "asked")
            added += one.outcome in ("added", "draft")
            line.step(f"{added} added: {one.name}")
            links = "" if one.links is None else f", {one.links} cross-references"
            known = f"already there as article {one.article_id}; nothing changed{links}"
            entered = f"article {one.article_id}, {one.claims} claims{links}"
            if one.outcome == "draft":
                entered = f"a new draft of article {one.article_id}, {one.claims} new claims{links}"
            tell_outcome(line, one, known=known, added=entered, quiet=here.options.quiet)
    return 1 if failed else 0


def split(options: Namespace) -> int:
    """Show how articles split; exit with 1 where one of them could not be read."""
    here = context(options)
    failed = 0
    objects = []
    extractor = _extractor(here)
    for source in _sources(here):
        if isinstance(source, WorkbenchError):
            failed += 1
            print(f"workbench: {source}", file=sys.stderr)
            if options.format == "jsonl":
                print(json.dumps({"error": str(source)}, ensure_ascii=False), flush=True)
            continue
        for notice in source.notices:
            print(f"{source.name}: {notice}", file=sys.stderr)
        result, lines = split_source(source, extractor)
        for line in lines:
            print(f"{source.name}: {visible(line)}", file=sys.stderr)
        if options.format == "text":
            show_split(source, result)
        elif options.format == "jsonl":
            print(json.dumps(split_as_json(source, result), ensure_ascii=False), flush=True)
        else:
            objects.append(split_as_json(source, result))
    if options.format == "json":
        print(json.dumps(objects, ensure_ascii=False, indent=1))
    return 1 if failed else 0

"""`export`, `query`, `report`: everything that reads."""

from __future__ import annotations

import csv
import json
import sys
from argparse import Namespace
from dataclasses import replace

from workbench.cli.context import Context, chosen_of, context
from workbench.cli.printing import print_table
from workbench.model import WorkbenchError
from workbench.safe import visible
from workbench.services.asking import period_values
from workbench.services.exporting import ExportOptions, export_to, numbers_of
from workbench.services.reporting import Report
from workbench.services.reporting import report as state_of
from workbench.store import Store
from workbench.store.queries import NAMED, Answer, ask

_SPEAKERS_SHOWN = 10
_NOT_MET = 3


def export(options: Namespace) -> int:
    """Write claims with their verdicts."""
    here = context(options)
    refused: list[str] = []
    kept_back: list[str] = []
    with here.store("read") as store:
        choice = chosen_of(store, options)
        if options.sql:
            choice = replace(choice, numbers=numbers_of(store, options.sql))
        count = export_to(
            store,
            options.format,
            options.output,
            choice,
            ExportOptions(
                bom=options.bom,
                raw=options.raw,
                page=options.page or here.settings.page,
                publisher=options.publisher or here.settings.publisher,
                refuse=lambda claim, why: refused.append(f"claim {claim}: {why}"),
                confidential=options.confidential,
                left_out=kept_back.append,
            ),
        )
    if options.output:
        print(f"{options.output}: {count} {'links of evidence' if options.format == 'bibliography' else 'claims'}")
    for line in kept_back:
        print(f"workbench: left out as confidential: {line}; --confidential writes them too", file=sys.stderr)
    for line in refused:
        print(f"workbench: left out: {visible(line)}", file=sys.stderr)
    return 1 if refused else 0


def query(options: Namespace) -> int:
    """Answer a named query or SQL; list the named queries where none is given."""
    if options.query is None:
        for name, known in NAMED.items():
            print(f"{name:18}{known.question}")
        return 0
    here = context(options)
    named = NAMED.get(options.query)
    if named is None and len(options.query.split()) == 1:
        raise WorkbenchError(f"there is no query named {options.query!r}; there are {', '.join(NAMED)}, or write SQL")
    values = period_values(options.query, named, options.value)
    with here.store("read") as store:
        _print_answer(ask(store, named.sql if named else options.query, values), options.format)
    return 0


def _print_answer(answer: Answer, form: str) -> None:
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
    elif form == "json":
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        print(json.dumps(rows, ensure_ascii=False, indent=1, default=_bytes))
    else:
        print_table(answer.columns, answer.rows)


def _bytes(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def report(options: Namespace) -> int:
    """Say what is left, or whether the rules of the house are met."""
    here = context(options)
    if options.gate:
        return _gate(here, options)
    if options.agreement:
        return _agreement(here, options.format)
    if options.format == "junit" or options.article is not None:
        raise WorkbenchError("--format junit and --article go with --gate")
    with here.store("read") as store:
        if options.format == "json":
            print(json.dumps(state_of(store).as_json(), ensure_ascii=False, indent=1))
        else:
            print_state(store)
    return 0


def _gate(here: Context, options: Namespace) -> int:
    from workbench.services.gate import as_json, as_junit, as_lines, gate, is_met

    with here.store("read") as store:
        rulings = gate(store, here.settings, options.article)
    if options.format == "json":
        print(json.dumps(as_json(rulings), ensure_ascii=False, indent=1))
    elif options.format == "junit":
        print(as_junit(rulings))
    else:
        print("\n".join(as_lines(rulings)))
    return 0 if is_met(rulings) else _NOT_MET


def _agreement(here: Context, form: str) -> int:
    from workbench.services.agreement import agreement, as_lines

    with here.store("read") as store:
        found = agreement(store)
    print(json.dumps(found.as_json(), ensure_ascii=False, indent=1) if form == "json" else "\n".join(as_lines(found)))
    return 0


def print_state(store: Store) -> None:
    """Print the state of the work for a reader."""
    state = state_of(store)
    total = state.total
    print(
        visible(f"{state.database}: ")
        + f"{len(state.articles)} articles, {total.total} claims, {total.reviewed} reviewed"
        + (f" ({total.reviewed / total.total:.0%})" if total.total else "")
    )
    if not state.articles:
        print("no articles yet; take some in with: workbench add PATH")
        return
    print()
    print_table(
        ("article", "published", "title", "claims", "open", "verified", "disputed", "unsourced", "aside"),
        [
            (
                a.id,
                a.published,
                a.label,
                a.counts.total,
                a.counts.open,
                a.counts.verified,
                a.counts.disputed,
                a.counts.unsourced,
                a.counts.aside,
            )
            for a in state.articles
        ],
    )
    _print_speakers(state)
    waiting = [f"{name.replace('_', ' ')} {count}" for name, count in state.notebook.items() if count]
    if waiting:
        print()
        print(f"notebook: {', '.join(waiting)}; what is confidential is kept out of exports")


def _print_speakers(state: Report) -> None:
    waiting = [speaker for speaker in state.speakers if speaker[1]]
    if waiting:
        print()
        print_table(("speaker", "open", "claims"), waiting[:_SPEAKERS_SHOWN])
    if len(waiting) > _SPEAKERS_SHOWN:
        print(f"… and {len(waiting) - _SPEAKERS_SHOWN} more: workbench query speakers")

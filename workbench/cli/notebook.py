"""`ask`, `reply`, `answer`, `assign`, `confidential`, `notebook`: what a checker keeps beside the verdicts."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import asdict

from workbench.cli.context import context
from workbench.cli.printing import print_table
from workbench.model import Question
from workbench.services import notebook as services


def ask(options: Namespace) -> int:
    """Write down a question to the author of an article, or to somebody else."""
    return _ask(options, "author", options.of)


def reply(options: Namespace) -> int:
    """Write down that somebody was asked for a reply."""
    return _ask(options, "reply", options.who)


def _ask(options: Namespace, kind: str, asked_of: str | None) -> int:
    here = context(options)
    with here.store("existing") as store:
        done = services.ask(
            store,
            options.claim,
            options.text,
            reviewer=here.reviewer,
            kind="reply" if kind == "reply" else "author",
            asked_of=asked_of,
            way=options.way,
            asked_on=options.on,
            deadline=options.deadline,
        )
    print(done.what)
    return 0


def answer(options: Namespace) -> int:
    """Write down what came of a question."""
    here = context(options)
    outcome = "declined" if options.declined else "withdrawn" if options.withdrawn else "answered"
    with here.store("existing") as store:
        done = services.answer(
            store, options.question, options.text, reviewer=here.reviewer, outcome=outcome, answered_on=options.on
        )
    print(done.what)
    return 0


def assign(options: Namespace) -> int:
    """Assign claims to a reviewer."""
    here = context(options)
    with here.store("existing") as store:
        print(services.assign(store, options.claims, options.name, reviewer=here.reviewer).what)
    return 0


def confidential(options: Namespace) -> int:
    """Mark claims, documents or evidence as confidential, or no longer."""
    here = context(options)
    with here.store("existing") as store:
        done = services.keep_confidential(
            store, options.what, options.numbers, confidential=not options.off, reviewer=here.reviewer
        )
    print(done.what)
    return 0


def notebook(options: Namespace) -> int:
    """List the questions and what came of them."""
    here = context(options)
    with here.store("read") as store:
        found = services.questions(store, options.claim, due=options.due)
    if options.format == "json":
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
    elif found:
        day = services.today()
        print_table(
            ("question", "claim", "of", "way", "asked", "deadline", "stands", "words", "answer"),
            [_row(one, day) for one in found],
        )
    else:
        print("nothing is due" if options.due else "no questions yet; ask one with: workbench ask CLAIM TEXT")
    return 0


def _row(one: Question, day: str) -> tuple[object, ...]:
    stands = one.outcome or ("OVERDUE" if one.is_overdue(day) else "waits")
    who = one.asked_of or "the author"
    return (one.id, one.claim_id, who, one.way, one.asked_on, one.deadline, stands, one.text, one.answer)

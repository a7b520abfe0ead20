"""`draft`, `resplit`, `withdraw`: what becomes of whole articles."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator

from workbench.cli.context import Context, context
from workbench.cli.printing import ProgressLine
from workbench.intake import read_sources
from workbench.model import Progress, SourceText, WorkbenchError
from workbench.safe import visible
from workbench.services import redrafting, withdrawing
from workbench.services.redrafting import Fate, Plan
from workbench.store import Store

_SIGNS = {"stands": "=", "changed": "~", "gone": "-", "unclear": "?"}
_MOST_SHOWN = 200


def draft(options: Namespace) -> int:
    """Take in a new draft of an article, or say where a claim of it stands."""
    here = context(options)
    if (options.file is None) == (not options.place):
        raise WorkbenchError("give the FILE of the draft, or --place CLAIM=N; see workbench draft --help")
    with here.store("existing") as store:
        if options.place:
            with store.transaction():
                said = [_place(store, here, options.article, words) for words in options.place]
            print("\n".join(said))
            return 0
        plan = redrafting.add_draft(
            store, options.article, _text(here), reviewer=here.reviewer, dry_run=options.dry_run
        )
        print("\n".join(_shown(store, plan, dry_run=options.dry_run)))
    return 0


def _text(here: Context) -> SourceText:
    found = list(
        read_sources(
            [here.options.file],
            stdin=sys.stdin.buffer,
            max_bytes=int(here.settings.max_megabytes * 1_000_000),
        )
    )
    for one in found:
        if isinstance(one, WorkbenchError):
            raise one
    texts = [one for one in found if isinstance(one, SourceText)]
    if len(texts) != 1:
        raise WorkbenchError(f"{here.options.file}: holds {len(texts)} texts; a draft is one, nothing was written")
    return texts[0]


def _place(store: Store, here: Context, article_id: int, words: str) -> str:
    claim, _, choice = words.partition("=")
    if not claim.strip().isdigit() or not (choice.strip().isdigit() or choice.strip() == redrafting.NOWHERE):
        raise WorkbenchError(f"{words!r}: give it as CLAIM=N, or CLAIM={redrafting.NOWHERE}; nothing was written")
    number = None if choice.strip() == redrafting.NOWHERE else int(choice)
    done = redrafting.place_claim(store, int(claim), number, reviewer=here.reviewer)
    if done.article_ids != (article_id,):
        raise WorkbenchError(f"claim {claim.strip()} is not of article {article_id}; nothing was written")
    return done.what


def _shown(store: Store, plan: Plan, *, dry_run: bool) -> Iterator[str]:
    """Yield what becomes of an article, line by line; what is only a notice goes to standard error."""
    for line in plan.lines:
        print(f"workbench: {visible(line)}", file=sys.stderr)
    yield f"{'would be' if dry_run else 'now'} article {plan.article_id}: {plan.summary}"
    told = [fate for fate in plan.fates if fate.outcome == "changed" or (fate.kept and fate.outcome != "stands")]
    for fate in told[:_MOST_SHOWN]:
        yield from _fate_shown(store, plan.article_id, fate, dry_run=dry_run)
    if len(told) > _MOST_SHOWN:
        yield f"… and {len(told) - _MOST_SHOWN} more"


def _fate_shown(store: Store, article_id: int, fate: Fate, *, dry_run: bool) -> Iterator[str]:
    yield f"{_SIGNS[fate.outcome]} claim {fate.claim_id}: {_line(fate.text)}"
    if fate.after is not None:
        yield f"  now: {_line(fate.after)}"
    if fate.outcome != "unclear":
        return
    if dry_run:
        yield f"  may stand in {len(fate.candidates)} places; it will wait to be placed"
        return
    for number, (_, words) in enumerate(redrafting.places_of(store, fate.claim_id), 1):
        yield f"  {number}: {_line(words)}"
    yield f"  say which: workbench draft {article_id} --place {fate.claim_id}=N, or =none"


def _line(text: str) -> str:
    return visible(" ".join(text.split()), layout=False)


def resplit(options: Namespace) -> int:
    """Split articles again, as this version of the splitter does it."""
    here = context(options)
    if (options.article is None) == (not options.all):
        raise WorkbenchError("give the number of an ARTICLE, or --all; see workbench resplit --help")
    with here.store("existing") as store, ProgressLine() as line:
        numbers = [options.article] if options.article is not None else redrafting.to_split_again(store)
        for done, number in enumerate(numbers):
            line.progress(Progress(done, len(numbers), "articles split again"))
            plan = redrafting.split_again(store, number, reviewer=here.reviewer, dry_run=options.dry_run)
            if plan is None:
                line.say(f"article {number} splits as it is; nothing changed")
                continue
            for shown in _shown(store, plan, dry_run=options.dry_run):
                line.say(shown)
        if not numbers:
            line.say("every article is split by this version")
    return 0


def withdraw(options: Namespace) -> int:
    """Take an article out that was added by mistake, or bring it back."""
    here = context(options)
    with here.store("existing") as store:
        if options.back:
            done = withdrawing.bring_back(store, options.article, reviewer=here.reviewer)
        else:
            done = withdrawing.withdraw(store, options.article, options.reason or "", reviewer=here.reviewer)
    print(done.what)
    return 0

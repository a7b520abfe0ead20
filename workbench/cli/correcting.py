"""`aside`, `speaker`, `person`, `correct`, `claim`, `shelf`: putting right what the splitter found."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator

from workbench.cli.context import context
from workbench.model import Span, WorkbenchError
from workbench.safe import visible
from workbench.services import correcting
from workbench.services.acts import Done
from workbench.store import Store
from workbench.store.articles import get_article
from workbench.store.claims import claim_detail
from workbench.store.shelf import shelved

_HEADINGS = {
    "to_place": "to be placed in the new draft",
    "orphan": "orphans: no longer in the text",
    "aside": "set aside as not checkable",
    "replaced": "split or merged into others",
    "withdrawn": "withdrawn articles",
}
Change = Callable[[], Done]


def aside(options: Namespace) -> int:
    """Set a claim aside, or bring it back."""
    here = context(options)
    with here.store("existing") as store:
        if options.back:
            return _say(correcting.bring_back(store, [options.claim], reviewer=here.reviewer))
        return _say(correcting.set_aside(store, [options.claim], options.reason or "", reviewer=here.reviewer))


def speaker(options: Namespace) -> int:
    """Say who said a claim."""
    here = context(options)
    with here.store("existing") as store:
        return _say(correcting.give_speaker(store, options.claim, options.name, reviewer=here.reviewer))


def person(options: Namespace) -> int:
    """Rename a speaker everywhere, or say that two are one."""
    from workbench.services.naming import name_person

    here = context(options)
    with here.store("existing") as store:
        return _say(name_person(store, options.name, options.person, reviewer=here.reviewer))


def correct(options: Namespace) -> int:
    """Put right what the splitter found of a claim: all that is asked for, or nothing."""
    here = context(options)
    with here.store("existing") as store:
        changes = list(_changes(store, options, here.reviewer))
        if not changes:
            raise WorkbenchError("say what is to be put right; see workbench correct --help")
        with store.transaction():
            done = [change() for change in changes]
    for one in done:
        _say(one)
    return 0


def _changes(store: Store, options: Namespace, reviewer: str) -> Iterator[Change]:
    """Yield what the options ask for. What makes other claims stands alone."""
    claim = options.claim
    detail = claim_detail(store, claim)
    borders = options.start is not None or options.end is not None or options.text is not None
    alone = [options.split_at is not None, options.merge_with is not None]
    others = borders or options.form or options.kind or options.cue or options.date
    if sum(alone) > 1 or (any(alone) and others):
        raise WorkbenchError("--split-at and --merge-with stand alone: correct the claims that come of it afterwards")
    if options.split_at is not None:
        at = _where(store, claim, options.split_at)
        yield lambda: correcting.split_claim(store, claim, at, reviewer=reviewer)
    if options.merge_with is not None:
        yield lambda: correcting.merge_claims(store, claim, options.merge_with, reviewer=reviewer)
    if borders:
        if options.text is not None:
            place = correcting.place_for(store, claim, options.text)
        else:
            start = detail.start if options.start is None else options.start
            place = Span(start, detail.end if options.end is None else options.end)
        yield lambda: correcting.give_borders(store, claim, place, reviewer=reviewer)
    if options.form or options.kind:
        form = None if options.form == "none" else options.form
        yield lambda: correcting.give_kind(
            store, claim, form=form, kind=options.kind, own_voice=options.form == "none", reviewer=reviewer
        )
    if options.cue:
        yield lambda: correcting.give_cue(store, claim, options.cue, reviewer=reviewer)
    if options.date:
        yield lambda: correcting.give_date(store, claim, options.date, of=options.time, reviewer=reviewer)


def _where(store: Store, claim_id: int, words: str) -> int:
    """Return where the second of two claims begins: a number, or the words that stand there inside the claim."""
    if words.isascii() and words.isdigit():
        return int(words)
    return correcting.place_for(store, claim_id, words).start


def claim(options: Namespace) -> int:
    """Add a claim that the splitter did not find."""
    here = context(options)
    with here.store("existing") as store:
        place = correcting.place_of(store, options.article, options.text, options.at)
        return _say(
            correcting.add_claim(
                store,
                options.article,
                place,
                form=options.form,
                kind=options.kind,
                speaker=options.speaker,
                reviewer=here.reviewer,
            )
        )


def shelf(options: Namespace) -> int:
    """List what is in no list any more."""
    here = context(options)
    with here.store("existing") as store:
        if options.article is not None:
            get_article(store, options.article)
        found = shelved(store, options.article)
    if not found:
        print("nothing is set aside, orphaned, to be placed, or withdrawn")
    last = ""
    for one in found:
        if one.shelf != last:
            last = one.shelf
            print(f"{_HEADINGS[one.shelf]}:")
        number = f"claim {one.claim_id}" if one.claim_id is not None else f"article {one.article_id}"
        about = ", ".join(filter(None, (one.verdict, one.note)))
        where = f"  ({visible(one.article)})" if one.claim_id is not None else ""
        print(f"  {number}: {visible(one.text, layout=False)}{where}{f'  [{visible(about)}]' if about else ''}")
    return 0


def _say(done: Done) -> int:
    print(done.what)
    return 0

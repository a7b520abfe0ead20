"""Putting right what the splitter found: each call is one act in one transaction, taken back by one undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.model import ClaimDetail, ClaimKind, Field, Form, Span, WorkbenchError
from workbench.safe import visible
from workbench.services.acts import Done
from workbench.services.dating import read_date
from workbench.services.places import occurrences, only_place, trimmed
from workbench.services.settling import follow_up, settle_after
from workbench.store import Store
from workbench.store.articles import article_text, get_article
from workbench.store.claims import claim_detail
from workbench.store.content import Content, contents
from workbench.store.corrections import correct, make_claim
from workbench.store.desk_queries import claim_places
from workbench.store.events import CLOCK, Clock, Ledger
from workbench.store.settling import weighed
from workbench.store.shelf import unlisted_reason

NOBODY = "none"
"""What a reviewer types where there is nothing: no speaker, no cue."""
_BETWEEN = frozenset(" \t\n.,;:–—-\"“”„‟'‘’‚«»‹›")


def set_aside(store: Store, claim_ids: Sequence[int], reason: str, *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Set claims aside as not checkable. They are open no more; a verdict, or undo, brings them back.

    Raises:
        WorkbenchError: no reason, or a claim that is not there.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise WorkbenchError("say why the claim cannot be checked; nothing was written")
    return _aside(store, claim_ids, {"reason": reason}, f"set aside: {_claims(claim_ids)}", reviewer, clock)


def bring_back(store: Store, claim_ids: Sequence[int], *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Bring claims back that were set aside: they stand at what they stood at before.

    Raises:
        WorkbenchError: a claim that is not set aside.
    """
    for claim_id in claim_ids:
        if claim_detail(store, claim_id).row.status != "aside":
            raise WorkbenchError(f"claim {claim_id} is not set aside; nothing was written")
    return _aside(store, claim_ids, None, f"brought back: {_claims(claim_ids)}", reviewer, clock)


def _aside(
    store: Store, claim_ids: Sequence[int], value: dict[str, str] | None, what: str, reviewer: str, clock: Clock
) -> Done:
    ledger, act = Ledger(store, reviewer, clock), None
    with store.transaction():
        for claim_id in claim_ids:
            _want_listed(store, claim_id)
            _, act = correct(ledger, claim_id, "aside", value, act=act, kind="aside")
    return Done(what, tuple(claim_ids))


def give_speaker(store: Store, claim_id: int, name: str, *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Say who said a claim, or `none`; the role that was found for another speaker goes.

    Raises:
        WorkbenchError: no name, or the one that it has.
    """
    name = " ".join(name.split())
    if not name:
        raise WorkbenchError(f"give the speaker's name, or {NOBODY}; nothing was written")
    person = None if name.casefold() == NOBODY else name
    if claim_detail(store, claim_id).row.speaker_name == person:
        raise WorkbenchError(f"claim {claim_id} has this speaker already; nothing was written")
    what = f"speaker {'taken away' if person is None else 'given'}: claim {claim_id}"
    return _corrected(store, claim_id, "speaker", {"name": person}, what, reviewer, clock)


def give_kind(
    store: Store,
    claim_id: int,
    *,
    form: Form | None = None,
    own_voice: bool = False,
    kind: ClaimKind | None = None,
    reviewer: str,
    clock: Clock = CLOCK,
) -> Done:
    """Say what a claim is.

    Args:
        store: the database.
        claim_id: the claim.
        form: direct, indirect or mixed.
        own_voice: that nobody is quoted: the article's own voice.
        kind: quote, statement or heading; it follows from the form where there is one.
        reviewer: who says so.
        clock: where the time comes from.

    Raises:
        WorkbenchError: the kind does not go with the form, or it is that already.
    """
    row = claim_detail(store, claim_id).row
    chosen_kind, chosen_form = _kind_and_form(row.form, form, kind, own_voice=own_voice)
    if (chosen_kind, chosen_form) == (row.kind, row.form):
        raise WorkbenchError(f"claim {claim_id} is that already; nothing was written")
    value = {"kind": chosen_kind, "form": chosen_form}
    return _corrected(
        store, claim_id, "kind", value, f"now {chosen_form or chosen_kind}: claim {claim_id}", reviewer, clock
    )


def _kind_and_form(
    present: Form | None, form: Form | None, kind: ClaimKind | None, *, own_voice: bool
) -> tuple[ClaimKind, Form | None]:
    if form is not None:
        follows: ClaimKind = "statement" if form == "indirect" else "quote"
        if kind not in (None, follows):
            raise WorkbenchError(f"a {kind} is never {form}; give one of them, nothing was written")
        return follows, form
    if kind == "quote":
        if own_voice:
            raise WorkbenchError("a quote has a form: direct or mixed; nothing was written")
        return "quote", present if present in ("direct", "mixed") else "direct"
    if kind == "statement" and not own_voice:
        return "statement", "indirect" if present == "indirect" else None
    return kind or "statement", None


def give_cue(store: Store, claim_id: int, words: str, *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Say which words signal who said a claim: as they stand in the article near it, or `none`.

    Raises:
        WorkbenchError: the words do not stand there, or in several places equally near.
    """
    if words.strip().casefold() == NOBODY:
        return _give_cue(store, claim_id, [], reviewer, clock)
    return give_cue_at(store, claim_id, place_for(store, claim_id, words), reviewer=reviewer, clock=clock)


def give_cue_at(store: Store, claim_id: int, place: Span, *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Say where the words stand that signal who said a claim.

    Raises:
        WorkbenchError: outside the text, or no words there.
    """
    detail = claim_detail(store, claim_id)
    place = trimmed(article_text(store, detail.row.article_id).text, place)
    return _give_cue(store, claim_id, [[place.start, place.end]], reviewer, clock)


def _give_cue(store: Store, claim_id: int, spans: list[list[int]], reviewer: str, clock: Clock) -> Done:
    return _corrected(store, claim_id, "cue", {"spans": spans}, f"cue changed: claim {claim_id}", reviewer, clock)


def give_date(
    store: Store, claim_id: int, words: str, *, of: str | None = None, reviewer: str, clock: Clock = CLOCK
) -> Done:
    """Give one of the times of a claim its date.

    Args:
        store: the database.
        claim_id: the claim.
        words: the date, as `date` takes it.
        of: the words of the time, where the claim has several.
        reviewer: who says so.
        clock: where the time comes from.

    Raises:
        WorkbenchError: no date, the claim has no time, or several and it is not said which.
    """
    detail = claim_detail(store, claim_id)
    value = read_date(words, get_article(store, detail.row.article_id).language)
    if value is None:
        raise WorkbenchError("a time in the text has some date; give it, nothing was written")
    known = list(dict.fromkeys(time.text for time in detail.times))
    if (of is not None and of not in known) or not known:
        raise WorkbenchError(f"claim {claim_id}: it names no time {visible(of or '')!r}; nothing was written")
    if of is None and len(known) > 1:
        named = ", ".join(repr(visible(one)) for one in known)
        raise WorkbenchError(f"claim {claim_id} names {named}; say which with --time, nothing was written")
    content = {"text": of or known[0], "value": value}
    return _corrected(store, claim_id, "date", content, f"date {value}: claim {claim_id}", reviewer, clock)


def give_borders(store: Store, claim_id: int, place: Span, *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Give a claim other borders. A verdict stays, and is shown as given on the words before.

    Args:
        store: the database.
        claim_id: the claim.
        place: where it begins and ends in the article's text; blanks at the ends are left out.
        reviewer: who says so.
        clock: where the time comes from.

    Raises:
        WorkbenchError: outside the text, nothing between them, or the borders that it has.
    """
    detail = claim_detail(store, claim_id)
    article = article_text(store, detail.row.article_id)
    place = trimmed(article.text, place)
    if (place.start, place.end) == (detail.start, detail.end) and not detail.parts:
        raise WorkbenchError(f"claim {claim_id} has these borders already; nothing was written")
    _want_free(store, article.draft_id, place)
    value = {"start": place.start, "end": place.end, "text": place.of(article.text)}
    done = _corrected(store, claim_id, "borders", value, f"borders moved: claim {claim_id}", reviewer, clock)
    return Done(done.what, done.claim_ids, (detail.row.article_id,))


def place_for(store: Store, claim_id: int, words: str) -> Span:
    """Return where words stand that a claim is to have, those that it has in common first.

    Raises:
        WorkbenchError: they do not stand in the article, or in several places equally near.
    """
    detail = claim_detail(store, claim_id)
    return only_place(article_text(store, detail.row.article_id).text, words, near=Span(detail.start, detail.end))


def split_claim(store: Store, claim_id: int, at: int, *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Make two claims of one. It is kept with its history, out of the lists; both begin open.

    Args:
        store: the database.
        claim_id: the claim.
        at: where the second begins, in the article's text.
        reviewer: who says so.
        clock: where the time comes from.

    Raises:
        WorkbenchError: the place is not inside the claim, or leaves one of both empty.
    """
    detail = claim_detail(store, claim_id)
    if not detail.start < at < detail.end:
        raise WorkbenchError(
            f"claim {claim_id} stands from {detail.start} to {detail.end}; {at} does not divide it, nothing was written"
        )
    article = article_text(store, detail.row.article_id)
    content = contents(store, [claim_id])[claim_id]
    halves = [trimmed(article.text, Span(detail.start, at)), trimmed(article.text, Span(at, detail.end))]
    made = [weighed(content.within(half, article.text), article.article.language) for half in halves]
    return _replaced(store, [detail], made, article.text, f"claim {claim_id} split", reviewer, clock)


def merge_claims(store: Store, claim_id: int, other_id: int, *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Make one claim of two of an article, said by whom the first was said. Both are kept with their history.

    Raises:
        WorkbenchError: they are not of one article, or one is a piece of the other.
    """
    details = sorted((claim_detail(store, claim_id), claim_detail(store, other_id)), key=lambda d: (d.start, d.end))
    first, second = details
    if first.row.article_id != second.row.article_id or first.row.id == second.row.id:
        raise WorkbenchError("only two claims of one article can be merged; nothing was written")
    if first.end > second.start:
        raise WorkbenchError(
            f"claims {first.row.id} and {second.row.id} share words; move the borders of one, nothing was written"
        )
    article = article_text(store, first.row.article_id)
    both = contents(store, [first.row.id, second.row.id])
    merged = _merged(both[first.row.id], both[second.row.id], article.text)
    made = [weighed(merged, article.article.language)]
    what = f"claims {first.row.id} and {second.row.id} merged"
    return _replaced(store, details, made, article.text, what, reviewer, clock)


def _merged(first: Content, second: Content, text: str) -> Content:
    """Return two claims as one: a stretch of the text, or, where an attribution stands between quotes, in parts."""
    spans = set(first.spans) | {span for span in second.spans if span[0] in ("quoted", "cue", "part")}
    parts = [
        span
        for one in (first, second)
        for span in ([s for s in one.spans if s[0] == "part"] or [("part", one.start, one.end)])
    ]
    whole, apart = text[first.start : second.end], not set(text[first.end : second.start]) <= _BETWEEN
    if first.form == second.form == "direct" and (apart or len(parts) > 2):
        words, spans = " ".join(text[start:end] for _, start, end in parts), spans | set(parts)
    else:
        words, spans = whole, {span for span in spans if span[0] != "part"}
    return Content(
        *(first.start, second.end, words, first.kind, first.form, first.speaker or second.speaker),
        first.role if first.speaker else second.role,
        tuple(sorted(spans)),
        first.part_of if first.part_of == second.part_of else None,
    )


def _replaced(
    store: Store,
    details: Sequence[ClaimDetail],
    made: Sequence[Content],
    text: str,
    what: str,
    reviewer: str,
    clock: Clock,
) -> Done:
    ledger, act = Ledger(store, reviewer, clock), None
    numbers, events = [], []
    old = [detail.row.id for detail in details]
    with store.transaction():
        for number in old:
            _want_listed(store, number)
        for content in made:
            number, event, act = make_claim(ledger, details[0].row.article_id, content, text=text, act=act, made_of=old)
            numbers.append(number)
            events.append(event)
        uids = [row.uid for row in (claim_detail(store, number) for number in numbers)]
        for number in old:
            event, act = correct(ledger, number, "replaced", {"by": uids}, act=act)
            events.append(event)
        settled = settle_after(store, events)
    follow_up(store, settled, clock=clock)
    into = " and ".join(map(str, numbers))
    return Done(f"{what}: now claim {into}", tuple(numbers), (details[0].row.article_id,))


def add_claim(
    store: Store,
    article_id: int,
    place: Span,
    *,
    form: Form | None = None,
    kind: ClaimKind | None = None,
    speaker: str | None = None,
    reviewer: str,
    clock: Clock = CLOCK,
) -> Done:
    """Add a claim that the splitter did not find.

    Args:
        store: the database.
        article_id: the article.
        place: where it stands in the article's text.
        form: direct, indirect, mixed; None: the article's own voice.
        kind: what it is, where it has no form.
        speaker: who says it.
        reviewer: who adds it.
        clock: where the time comes from.

    Raises:
        WorkbenchError: no such article, a place outside it or without words, or there is a claim of just this place.
    """
    article = article_text(store, article_id)
    place = trimmed(article.text, place)
    _want_free(store, article.draft_id, place)
    chosen_kind, chosen_form = _kind_and_form(None, form, kind, own_voice=False)
    quoted = (("quoted", place.start, place.end),) if chosen_form == "direct" else ()
    name = " ".join((speaker or "").split()) or None
    content = Content(place.start, place.end, place.of(article.text), chosen_kind, chosen_form, name, None, quoted)
    with store.transaction():
        made = weighed(content, article.article.language)
        number, event, _ = make_claim(Ledger(store, reviewer, clock), article_id, made, text=article.text)
        settled = settle_after(store, [event])
    follow_up(store, settled, clock=clock)
    return Done(f"added: claim {number}", (number,), (article_id,))


def place_of(store: Store, article_id: int, words: str, nth: int | None = None) -> Span:
    """Return where words stand in an article: the only place, or the one of several that is asked for (from 1).

    Raises:
        WorkbenchError: they do not stand there, or in several places; these are then named.
    """
    text = article_text(store, article_id).text
    found = occurrences(text, words)
    if nth is not None and found:
        if not 1 <= nth <= len(found):
            raise WorkbenchError(f"these words stand there {len(found)} times; there is no number {nth}")
        return found[nth - 1]
    return only_place(text, words)


def _corrected(store: Store, claim_id: int, field: Field, value: Any, what: str, reviewer: str, clock: Clock) -> Done:
    with store.transaction():
        _want_listed(store, claim_id)
        event, _ = correct(Ledger(store, reviewer, clock), claim_id, field, value)
        settled = settle_after(store, [event])
    follow_up(store, settled, clock=clock)
    return Done(what, (claim_id,), (claim_detail(store, claim_id).row.article_id,) if field == "date" else ())


def _want_free(store: Store, draft_id: int, place: Span) -> None:
    for one in claim_places(store, draft_id):
        if (one.start, one.end) == (place.start, place.end):
            raise WorkbenchError(f"claim {one.id} stands just there already; nothing was written")


def _want_listed(store: Store, claim_id: int) -> None:
    why = unlisted_reason(store, claim_id)
    if why is not None:
        raise WorkbenchError(f"claim {claim_id} is {why}; nothing was written")


def _claims(numbers: Sequence[int]) -> str:
    return f"claim {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} claims"

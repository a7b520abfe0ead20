"""Giving an article its date: an act like a verdict, after which all times of the article are resolved again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.language import pack_codes
from workbench.model import Sentence, TimeExpression, WorkbenchError
from workbench.services.acts import Done
from workbench.store import Store
from workbench.store.articles import draft_sentences, get_article
from workbench.store.cross_references import queue_again
from workbench.store.events import CLOCK, Clock, Ledger
from workbench.store.times import DatedDraft, GivenDate, draft_to_date, drafts_to_date, given_dates, replace_times
from workbench.times import find_times, flag_two_dates, full_date_in
from workbench.times.values import bounds_of

NO_DATE = "none"
"""What a reviewer types for an article whose date nobody knows."""
_PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d")


def read_date(words: str, language: str) -> str | None:
    """Read a date that a person typed: ISO 8601, or in words of the article's language or any that has a pack.

    Args:
        words: such as `2019-04-06`, `2019-04`, `6 april 2019`, `april 2019`; `none` for no date.
        language: of the article; its order of day and month counts first.

    Returns:
        The date as exact as it was typed, or None for `none`.

    Raises:
        WorkbenchError: it is no date of the calendar, or leaves its year open.
    """
    words = " ".join(words.split())
    if words.casefold() == NO_DATE:
        return None
    timed = _TIMED.fullmatch(words)
    if (timed and _is_date(timed[1])) or _is_date(words):
        return words
    for code in dict.fromkeys((language, *pack_codes())):
        found = find_times(words, code)
        if len(found) == 1 and found[0].text == words and _is_date(found[0].value):
            if found[0].flags:
                raise WorkbenchError(f"{words!r}: {found[0].flags[0].reason}; nothing was written")
            return found[0].value
    value = full_date_in(words, None) if re.search(r"\d{4}", words) else None
    if value is not None and value[:4] in words:
        return value
    raise WorkbenchError(f"{words!r}: not a date; give it as 2019-04-06, 2019-04 or 2019, or {NO_DATE}")


def _is_date(value: str) -> bool:
    return _PLAIN.fullmatch(value) is not None and bounds_of(value).earliest is not None


def set_date(store: Store, article_id: int, words: str, *, reviewer: str, clock: Clock = CLOCK) -> Done:
    """Give an article its date and resolve all its times again, in one transaction and as one act.

    Raises:
        WorkbenchError: an unknown article, no date, the date that it has already, or a database that cannot be written.
    """
    with store.transaction():
        article = get_article(store, article_id)
        published = read_date(words, article.language)
        if published == article.published:
            raise WorkbenchError(f"article {article_id} is dated {published or NO_DATE} already; nothing was written")
        Ledger(store, reviewer, clock).date(article_id, published)
        count = resolve_again(store, article_id)
    return Done(f"date {published or NO_DATE}: article {article_id}, {count} times resolved again", (), (article_id,))


def resolve_again(store: Store, article_id: int | None = None) -> int:
    """Resolve the times of drafts whose article has another date than they were resolved against.

    To be called after whatever may change an article's date: a date given, undo and redo, a merge.

    Args:
        store: the database.
        article_id: one article, or None for all.

    Returns:
        How many times the drafts have.
    """
    count = 0
    with store.transaction():
        drafts = drafts_to_date(store, article_id)
        for draft in drafts:
            count += _resolve(store, draft)
        if drafts:
            _link_anew(store)
    return count


def _link_anew(store: Store) -> None:
    """Compare the claims again, whose dates now may be others."""
    from workbench.services.linking import link_queued

    link_queued(store)


def resolve_drafts(store: Store, draft_ids: Iterable[int]) -> None:
    """Resolve the times of some drafts again, as people said something of one or took that back."""
    for draft_id in draft_ids:
        _resolve(store, draft_to_date(store, draft_id))


def _resolve(store: Store, draft: DatedDraft) -> int:
    times = find_times(draft.text, draft.language, draft.published, draft.head)
    sentences = draft_sentences(store, draft.id)
    times = flag_two_dates(draft.text, draft.language, sentences, times)
    replace_times(store, draft.id, with_given(times, sentences, given_dates(store, draft.id)))
    queue_again(store, draft.id)
    return len(times)


def with_given(
    times: Sequence[TimeExpression], sentences: Sequence[Sentence], given: Sequence[GivenDate]
) -> tuple[TimeExpression, ...]:
    """Return the times of a draft with the values that people gave some of them.

    A date given at a claim is that of the first time with its words in the claim, else in the claim's sentences.
    """
    found = list(times)
    for one in given:
        index = _time_meant(found, sentences, one)
        if index is not None:
            bounds = bounds_of(one.value)
            found[index] = replace(
                found[index],
                type="TIME" if "T" in one.value else "DATE",
                value=one.value,
                mod=None,
                edtf=one.value,
                earliest=bounds.earliest,
                latest=bounds.latest,
                precision=bounds.precision,
                rule=f"given by {one.reviewer}",
                candidates=(),
                flags=(),
            )
    return tuple(found)


def _time_meant(times: Sequence[TimeExpression], sentences: Sequence[Sentence], given: GivenDate) -> int | None:
    around = [s for s in sentences if s.start < given.end and given.start < s.end]
    places = [(given.start, given.end)]
    places += [(min(s.start for s in around), max(s.end for s in around))] if around else []
    for start, end in places:
        for index, time in enumerate(times):
            if time.text == given.text and time.start < end and start < time.end:
                return index
    return None

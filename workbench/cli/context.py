"""What a command needs before it starts: the settings, the database, the reviewer, the choice of claims."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass

from workbench.model import ClaimFilter
from workbench.services.settings import Settings, database_path, load_settings, reviewer_name
from workbench.store import Store, open_store
from workbench.store.articles import get_article
from workbench.store.connection import Mode


@dataclass(frozen=True, slots=True)
class Context:
    """The settings and options of one call."""

    options: Namespace
    settings: Settings

    def store(self, mode: Mode) -> Store:
        """Open the database that the options, the environment or the settings name."""
        return open_store(database_path(self.options.db, self.settings), mode=mode)

    @property
    def reviewer(self) -> str:
        """Return who reviews."""
        return reviewer_name(self.options.reviewer, self.settings)


def context(options: Namespace) -> Context:
    """Read the settings for a call."""
    return Context(options, load_settings())


def chosen(options: Namespace, article_id: int | None = None) -> ClaimFilter:
    """Return the choice of claims that the filter options make."""
    return ClaimFilter(
        article_id=article_id if article_id is not None else options.article,
        statuses=tuple(options.status or ()),
        speaker=options.speaker,
        kinds=tuple(options.kind or ()),
        words=options.words,
        published=_period(options.published),
        reviewed=_period(options.reviewed),
        reviewer=options.reviewed_by,
        assigned_to=_assignee(options),
        second_passes=tuple(options.second_pass or ()),
        unanswered=options.unanswered,
    )


def chosen_of(store: Store, options: Namespace) -> ClaimFilter:
    """Return the choice of claims that the filter options make of a database.

    Raises:
        WorkbenchError: it holds no such article.
    """
    choice = chosen(options)
    if choice.article_id is not None:
        get_article(store, choice.article_id)
    return choice


def _assignee(options: Namespace) -> str | None:
    name: str | None = options.assigned_to
    return reviewer_name(options.reviewer, load_settings()) if name == "me" else name


def _period(words: str | None) -> tuple[str, str] | None:
    """Return the first and last day of a period that an option names; the module of times is loaded only for it."""
    if words is None:
        return None
    from workbench.services.asking import days_of

    return days_of(words)

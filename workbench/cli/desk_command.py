"""`workbench` and `workbench review`: open the desk, or print the state of the work where there is no terminal."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from workbench.cli.context import Context, chosen, context
from workbench.cli.reading import print_state
from workbench.model import ClaimFilter, WorkbenchError
from workbench.services.settings import database_path, first_visit
from workbench.store.articles import get_article


def desk(options: Namespace) -> int:
    """Open the desk."""
    return _open(context(options), ClaimFilter())


def review(options: Namespace) -> int:
    """Open the desk at an article or at the chosen claims."""
    return _open(context(options), chosen(options, options.article_number))


def _open(here: Context, start: ClaimFilter) -> int:
    elsewhere = "TEXTUAL_DRIVER" in os.environ  # what draws the desk is named: it needs no terminal
    if not elsewhere and not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _state(here)
    from workbench.desk import open_desk

    with here.store("write") as store:
        if start.article_id is not None:
            get_article(store, start.article_id)
        rule = here.settings.verified_needs_evidence
        from workbench.services.second_pass import Rules

        settings = here.settings
        return open_desk(
            store,
            reviewer=here.reviewer,
            start=start,
            needs_evidence=rule,
            rules=Rules.of(settings),
            keys=settings.keys,
            theme=settings.theme,
            order=settings.order,
            tour=settings.tour and first_visit(),
        )


def _state(here: Context) -> int:
    path = database_path(here.options.db, here.settings)
    if not path.exists():
        raise WorkbenchError(f"{path}: no database yet; take in articles with: workbench add PATH")
    with here.store("read") as store:
        print_state(store)
    return 0

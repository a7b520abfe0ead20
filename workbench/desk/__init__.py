"""The desk: the terminal app."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbench.model import ClaimFilter

if TYPE_CHECKING:
    from workbench.services.second_pass import Rules
    from workbench.store import Store


def open_desk(
    store: Store,
    *,
    reviewer: str,
    start: ClaimFilter = ClaimFilter(),  # noqa: B008
    notice: str | None = None,
    needs_evidence: bool = False,
    rules: Rules | None = None,
    keys: Mapping[str, Any] | None = None,
    theme: str | None = None,
    order: str | None = None,
    tour: bool = False,
) -> int:
    """Run the desk in this terminal until the reviewer quits.

    Args:
        store: the open database; the desk reads and writes through it and leaves it open.
        reviewer: in whose name verdicts are given.
        start: the claims to begin with; without any condition, the first article with open claims.
        notice: a line to show at the beginning.
        needs_evidence: ask for evidence before `verified`.
        rules: the house's rules for a second pass.
        keys: keys for actions instead of their own, by the actions' ids: the table `[keys]` of the settings.
        theme: dark, light, contrast, ansi-dark or ansi-light; by the terminal where it is not given.
        order: text, worth, status or date: how claims are listed at first.
        tour: begin with the tour.

    Returns:
        The exit code.

    Raises:
        WorkbenchError: a key, an action, a theme or an order does not exist, or two actions have one key.
    """
    os.environ.setdefault("TEXTUAL_FPS", "120")  # a key waits for the next repaint: half as long as by Textual's own 60
    gc.disable()  # what is loaded until the first screen stays: to look it through meanwhile is a sixth of the wait
    try:
        from workbench.desk.app import DeskApp
        from workbench.desk.comfort import read_comfort
        from workbench.desk.session import Session

        comfort = read_comfort(keys or {}, theme, order, tour=tour)
        session = Session(store, reviewer, needs_evidence=needs_evidence, rules=rules)
        app = DeskApp(session, start=start, notice=notice, comfort=comfort)
        app.run()
    finally:
        gc.enable()
    return app.return_code or 0

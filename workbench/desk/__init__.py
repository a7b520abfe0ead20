"""The desk: the terminal app."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from workbench.model import ClaimFilter

if TYPE_CHECKING:
    from workbench.store import Store


def open_desk(
    store: Store,
    *,
    reviewer: str,
    start: ClaimFilter = ClaimFilter(),  # noqa: B008
    notice: str | None = None,
    needs_evidence: bool = False,
) -> int:
    """Run the desk in this terminal until the reviewer quits.

    Args:
        store: the open database; the desk reads and writes through it and leaves it open.
        reviewer: in whose name verdicts are given.
        start: the claims to begin with; without any condition, the first article with open claims.
        notice: a line to show at the beginning.
        needs_evidence: ask for evidence before `verified`.

    Returns:
        The exit code.
    """
    gc.disable()  # what is loaded until the first screen stays: to look it through meanwhile is a sixth of the wait
    try:
        from workbench.desk.app import DeskApp
        from workbench.desk.session import Session

        app = DeskApp(Session(store, reviewer, needs_evidence=needs_evidence), start=start, notice=notice)
        app.run()
    finally:
        gc.enable()
    return app.return_code or 0

"""The desk: the terminal app."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
) -> int:
    """Run the desk in this terminal until the reviewer quits.

    Args:
        store: the open database; the desk reads and writes through it and leaves it open.
        reviewer: in whose name verdicts are given.
        start: the claims to begin with; without any condition, the first article with open claims.
        notice: a line to show at the beginning.
        needs_evidence: ask for evidence before `verified`.
        rules: the house's rules for a second pass.

    Returns:
        The exit code.
    """
    from workbench.desk.app import DeskApp
    from workbench.desk.session import Session

    app = DeskApp(Session(store, reviewer, needs_evidence=needs_evidence, rules=rules), start=start, notice=notice)
    app.run()
    return app.return_code or 0

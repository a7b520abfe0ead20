"""What a named query is asked about."""

from __future__ import annotations

from workbench.model import WorkbenchError
from workbench.store.queries import NamedQuery
from workbench.times import days_of_period


def period_values(name: str, query: NamedQuery | None, words: str | None) -> dict[str, str]:
    """Return the values that a named query takes: the first and last day of a period.

    Args:
        name: of the query, for the message.
        query: the query; None for SQL that a user wrote, which takes nothing.
        words: the period as ISO 8601 or EDTF writes it: `2019`, `2019-04`, `2019-04-06`, `2019-04/2019-06`.

    Raises:
        WorkbenchError: the period is missing, is none, or is given where nothing is asked about it.
    """
    wanted = query is not None and query.of_period
    if not wanted:
        if words is not None:
            raise WorkbenchError(f"{words!r}: only a query about a period takes one")
        return {}
    if not words:
        raise WorkbenchError(f"{name} asks about a period: workbench query {name} 2019-04")
    days = days_of(words)
    return {"first_day": days[0], "last_day": days[1]}


def days_of(words: str) -> tuple[str, str]:
    """Return the first and last day of a period as ISO 8601 or EDTF writes it.

    Raises:
        WorkbenchError: it is none.
    """
    days = days_of_period(words)
    if days is None:
        raise WorkbenchError(f"{words!r}: not a period; write 2019, 2019-04, 2019-04-06 or 2019-04/2019-06")
    return days

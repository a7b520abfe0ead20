"""What a matched form means: a value for each day on which the article may have been published.

Every rule of a pack is named after one of the functions in `MEANINGS`; the name is what the reviewer reads as the
rule that decided.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from workbench.times.lexicon import Value
from workbench.times.tense import Tense

Need = Literal["nothing", "year", "month", "day"]
Resolve = Callable[[date], str]
NEEDS: tuple[Need, ...] = ("nothing", "year", "month", "day")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means.

    Attributes:
        type: of TIMEX3: DATE, TIME, DURATION, SET.
        at: the value (without `suffix`) in an article of a given day.
        undated: the value where the article has no date.
        needs: how exact the article's date must be for the value to be settled.
        suffix: the time of day, `T14:30` or `TEV`.
        mod: of TIMEX3: START, MID, END, APPROX, BEFORE, AFTER, MORE_THAN, LESS_THAN.
        others: readings that the text leaves open besides.
        shift: for what is reckoned from the last date of the text: (how many, unit).
        window: for a duration that begins or ends at the article's date: (how many, unit), negative for the past.
        told: the tense by which it was read, where it mattered.
        stated: the weekday that stands with a date, for the check that they fit.
    """

    type: str
    at: Resolve
    undated: str
    needs: Need = "nothing"
    suffix: str = ""
    mod: str | None = None
    others: tuple[Resolve, ...] = ()
    shift: tuple[int, str] | None = None
    window: tuple[int, str] | None = None
    told: Tense | None = None
    stated: int | None = None
    day_of_text: bool = False


class Groups:
    """The values of a match's parts."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    def __contains__(self, name: str) -> bool:
        return name in self._values

    @property
    def names(self) -> set[str]:
        """Return the names of the parts."""
        return set(self._values)

    def number(self, name: str, default: int = 0) -> int:
        """Return a part as a whole number."""
        value = self._values.get(name, default)
        if isinstance(value, str) and value.replace(".", "", 1).isdigit():
            return int(float(value))
        return value if isinstance(value, int) else default

    def text(self, name: str, default: str = "") -> str:
        """Return a part as a word."""
        value = self._values.get(name, default)
        return value if isinstance(value, str) else str(value)

    def pair(self, name: str) -> tuple[Value, Value] | None:
        """Return a part that consists of two (a weekday with its part of the day)."""
        value = self._values.get(name)
        return (value[0], value[1]) if isinstance(value, tuple) and len(value) == 2 else None

"""Lists of claims of any length: their numbers in memory, their rows by the page."""

from __future__ import annotations

import contextlib
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from workbench.model import ClaimRow
from workbench.store import Store
from workbench.store import desk_queries as queries
from workbench.store.claims import claim_rows

_PAGE = 64
_ROWS_KEPT = 4096
BEGINNING = 2000
"""How many claims of a long list are shown before the rest is read."""
_MANY = 50_000
"""From how many claims on a list is gone through by numpy, which takes longer to load than a shorter list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of claims, or its beginning.

    Attributes:
        numbers: the claims.
        index: where the cursor begins.
        whole: that there are no more.
    """

    numbers: array[int]
    index: int
    whole: bool = True


class ClaimPages(Sequence[ClaimRow]):
    """A list of claims of any length: the numbers in memory, the rows read by the page and kept a while."""

    def __init__(self, store: Store, numbers: array[int]) -> None:
        self._store = store
        self.numbers = numbers
        self._rows: OrderedDict[int, ClaimRow] = OrderedDict()

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> ClaimRow: ...

    @overload
    def __getitem__(self, index: slice) -> list[ClaimRow]: ...

    def __getitem__(self, index: int | slice) -> ClaimRow | list[ClaimRow]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        number = self.numbers[index]
        row = self._rows.get(number)
        if row is None:
            self._read(index % len(self.numbers))
            row = self._rows.get(number) or _gone(number)
        return row

    def index_of(self, number: int) -> int | None:
        """Return where a claim stands in the list, or None where it does not."""
        try:
            return self.numbers.index(number)
        except ValueError:
            return None

    def forget(self, numbers: Iterable[int] | None = None) -> None:
        """Read these rows again when they are asked for; all of them without an argument."""
        if numbers is None:
            self._rows.clear()
            return
        for number in numbers:
            self._rows.pop(number, None)

    def _read(self, index: int) -> None:
        start = index - index % _PAGE
        page = self.numbers[start : start + _PAGE]
        for row in claim_rows(self._store, page):
            self._rows[row.id] = row
        while len(self._rows) > _ROWS_KEPT:
            self._rows.popitem(last=False)


def _gone(number: int) -> ClaimRow:
    """Return the row of a claim that another program has removed since the list was read."""
    return ClaimRow(number, 0, 0, "statement", None, "(no longer there)", None, "open", 0.0, None, 0, 0, 0)


def next_open(store: Store, numbers: array[int], after: int) -> int | None:
    """Return the index of the next open claim after an index, beginning again at the end; else None."""
    found = queries.first_open(store, numbers[after + 1 :])
    return after + 1 + found if found is not None else queries.first_open(store, numbers[: after + 1])


def places_in(found: array[int], numbers: array[int]) -> array[int]:
    """Return where in a list some claims are."""
    if len(numbers) < _MANY:
        wanted = set(found)
        return array("q", (index for index, number in enumerate(numbers) if number in wanted))
    import numpy as np

    among = np.isin(np.frombuffer(numbers, np.int64), np.array(found, np.int64))
    return array("q", np.flatnonzero(among).tobytes())


def begin_at(store: Store, numbers: array[int], claim_id: int | None) -> int:
    """Return where in a list the cursor begins: at a claim where it is listed, else at the first open one."""
    if claim_id is not None:
        with contextlib.suppress(ValueError):
            return numbers.index(claim_id)
    return next_open(store, numbers, -1) or 0

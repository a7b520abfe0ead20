"""Fixtures of the desk's tests: a database of three articles, and the desk on it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tests.desk.data import sample
from workbench.desk.app import DeskApp
from workbench.desk.comfort import Comfort
from workbench.desk.screens.review import ReviewScreen
from workbench.desk.session import Session
from workbench.model import ClaimFilter
from workbench.store import Store, open_store

os.environ["TEXTUAL_ANIMATIONS"] = "none"


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk looks at these: what the tests' own terminal is must not matter."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("NO_COLOR", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return sample(tmp_path / "desk.db")


@pytest.fixture
def desk_store(database: Path) -> Iterator[Store]:
    with open_store(database) as store:
        yield store


class Driver:
    """A reviewer at the desk."""

    def __init__(self, app: DeskApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ReviewScreen:
        """The review, whatever lies over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReviewScreen)
        return screen

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, words: str) -> None:
        await self.press(*("space" if c == " " else c for c in words))

    async def settle(self) -> None:
        with contextlib.suppress(WorkerCancelled):  # a newer one took its place
            await self.app.workers.wait_for_complete()
        await self.app.workers.wait_for_complete([w for w in self.app.workers if not w.is_cancelled])
        await self.pilot.pause()

    def lines(self, selector: str) -> list[str]:
        """What a widget of the top screen shows, line by line."""
        widget = self.app.screen.query_one(selector)
        return [widget.render_line(y).text for y in range(widget.size.height)]

    def shown(self, selector: str) -> str:
        return "\n".join(self.lines(selector))

    @property
    def status(self) -> str:
        return self.screen.status_bar.render_line(0).text

    @property
    def row(self) -> str:
        """The text of the claim at the cursor."""
        return self.screen.pages[self.screen.claims.cursor].text

    @property
    def notices(self) -> list[str]:
        return [notification.message for notification in self.app._notifications]


Opener = Callable[..., AbstractAsyncContextManager[Driver]]


@pytest.fixture
def desk(desk_store: Store) -> Opener:
    """Opens the desk on the three articles, or on another store."""

    @asynccontextmanager
    async def opened(
        store: Store = desk_store,
        *,
        size: tuple[int, int] = (120, 40),
        start: ClaimFilter = ClaimFilter(),  # noqa: B008
        notice: str | None = None,
        comfort: Comfort = Comfort(),  # noqa: B008
    ) -> AsyncIterator[Driver]:
        app = DeskApp(Session(store, "ada"), start=start, notice=notice, comfort=comfort)
        async with app.run_test(size=size, notifications=True) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            yield driver

    return opened

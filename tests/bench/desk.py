"""The desk in a real terminal: time to its first screen beside an empty app, time from a key to its repaint.

python -m tests.bench.desk [--claims 100000] [--runs 5] [--keys 200]
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path

from tests.desk.data import many
from tests.desk.terminal import Terminal
from workbench.store import open_store

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    pressed = 0
    def compose(self):
        yield Static("ready")
    def on_key(self):
        self.pressed += 1
        self.query_one(Static).update(f" {self.pressed}/keys")
Empty().run()
"""

DESK = """
import sys
from workbench.desk import open_desk
from workbench.model import STATUSES, ClaimFilter
from workbench.store import open_store
with open_store(sys.argv[1]) as store:
    start = ClaimFilter(statuses=STATUSES) if sys.argv[2] == "all" else ClaimFilter()
    sys.exit(open_desk(store, reviewer="ada", start=start))
"""


def first_screen(arguments: list[str], words: str) -> float:
    """Return the seconds from the start of the process until its first screen is there."""
    with Terminal(["-c", *arguments]) as terminal:
        seconds = terminal.wait_for(words, seconds=60) - terminal.started
        terminal.press("\x11")
        terminal.wait_for_end()
    return seconds


def tell_first_screens(database: str, runs: int) -> None:
    """Measure and print the time to the first screen: of an empty app, of an article, of all claims, in turns."""
    screens: dict[str, list[float]] = {"empty app": [], "an article": [], "all claims": []}
    for _ in range(runs):
        screens["empty app"].append(first_screen([EMPTY], "ready"))
        screens["an article"].append(first_screen([DESK, database, "article"], " help"))
        screens["all claims"].append(first_screen([DESK, database, "all"], " help"))
    empty = statistics.median(screens["empty app"])
    for name, values in screens.items():
        middle = statistics.median(values)
        print(
            f"first screen, {name:<11} {middle:6.3f} s   {middle - empty:+6.3f} s   {middle / empty:5.2f} ×", flush=True
        )


def empty_key_times(keys: int) -> list[float]:
    """Return the milliseconds from each key to the repaint of an app that shows how many keys were pressed."""
    times = []
    with Terminal(["-c", EMPTY]) as terminal:
        terminal.wait_for("ready", seconds=60)
        time.sleep(0.5)
        for number in range(1, keys + 1):
            since, begun = len(terminal.output), time.perf_counter()
            terminal.press("j")
            terminal.wait_for(f" {number}/keys", since=since)
            times.append((time.perf_counter() - begun) * 1000)
            time.sleep(random.uniform(0.02, 0.06))
        terminal.press("\x11")
        terminal.wait_for_end()
    return times


def key_times(database: str, claims: int, keys: int) -> dict[str, list[float]]:
    """Return the milliseconds from each key to the repaint of the line that tells the cursor's place."""
    times: dict[str, list[float]] = {"j": [], "page down": [], "verdict": [], "far jump": []}
    place = 1

    def press(terminal: Terminal, name: str, keys: str, goal: int) -> None:
        since, begun = len(terminal.output), time.perf_counter()
        terminal.press(keys)
        times[name].append((terminal.wait_for(f" {goal}/{claims}", since=since) - begun) * 1000)
        time.sleep(random.uniform(0.02, 0.06))  # a person's pause: what is measured is one key, not a queue

    with Terminal(["-c", DESK, database, "all"]) as terminal:
        terminal.wait_for(f"/{claims}", seconds=60)
        terminal.wait_for(" reviewed", seconds=60)
        time.sleep(1)
        terminal.press("Gg")
        terminal.wait_for(f" 1/{claims}", seconds=60)
        for _ in range(keys):
            place += 1
            press(terminal, "j", "j", place)
        for _ in range(keys // 4):
            place += 22
            since, begun = len(terminal.output), time.perf_counter()
            terminal.press("\x1b[6~")
            terminal.read_until(lambda written: f"/{claims}".encode() in written, since=since)
            times["page down"].append((time.perf_counter() - begun) * 1000)
            time.sleep(0.03)
        for turn in range(10):
            press(terminal, "far jump", "G" if turn % 2 == 0 else "g", claims if turn % 2 == 0 else 1)
        for _ in range(keys // 4):
            since, begun = len(terminal.output), time.perf_counter()
            terminal.press("v")
            terminal.wait_for("verified: claim", since=since)
            times["verdict"].append((time.perf_counter() - begun) * 1000)
            time.sleep(0.05)
        terminal.press("Q")
        terminal.wait_for_end()
    return times


def percentile(values: list[float], part: float) -> float:
    """Return the value below which a part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--database", type=Path, help="keep the database here, and use it again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or Path(folder) / "many.db"
        if not database.exists():
            with open_store(database) as store:
                many(store, options.claims)
        tell_first_screens(str(database), options.runs)
        measured = {"empty app": empty_key_times(options.keys // 2)}
        measured |= key_times(str(database), options.claims, options.keys)
        for name, values in measured.items():
            middle, slow = statistics.median(values), percentile(values, 0.95)
            print(f"key to repaint, {name:<9} p50 {middle:5.1f} ms   p95 {slow:5.1f} ms   of {len(values)}")


if __name__ == "__main__":
    main()

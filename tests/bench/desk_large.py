"""The desk at a size beyond any newsroom's, in a real terminal, beside what else could show the same rows.

python -m tests.bench.desk_large [--claims 1000000] [--per-article 100] [--rows 100000] [--database FILE]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.big import make
from tests.bench.desk import DESK, EMPTY, empty_key_times, key_times, percentile, tell_first_screens
from tests.desk.data import put
from tests.desk.terminal import Terminal
from workbench.model import Claim, ClaimFilter, Sentence, Split
from workbench.store import open_store
from workbench.store.claims import claim_ids, claim_rows, speaker_names

_HEADING = "import sys\nfrom textual.app import App\nrows = open(sys.argv[1], encoding='utf-8').read().splitlines()\n"
OTHERS = {
    "DataTable": _HEADING
    + """
from textual.widgets import DataTable
class Rows(App):
    def compose(self):
        yield DataTable(cursor_type="row")
    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("claim")
        table.add_rows([[row] for row in rows])
        table.focus()
Rows().run()
""",
    "OptionList": _HEADING
    + """
from textual.widgets import OptionList
class Rows(App):
    def compose(self):
        yield OptionList(*rows, markup=False)
Rows().run()
""",
}
WORDS = 60_000


def memory(terminal: Terminal) -> float:
    """Return the most memory that a process has had so far, in MB."""
    status = Path(f"/proc/{terminal.pid}/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def processor(terminal: Terminal) -> float:
    """Return the milliseconds that a process has had of a processor: what counts where others are at work too."""
    fields = Path(f"/proc/{terminal.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def until_first_screen(arguments: list[str], words: str) -> float:
    """Return the milliseconds of a processor that a program takes until its first screen is there."""
    with Terminal(["-c", *arguments]) as terminal:
        terminal.wait_for(words, seconds=60)
        used = processor(terminal)
        terminal.press("\x11")
        terminal.wait_for_end()
    return used


def per_key(database: Path, claims: int, keys: int) -> float:
    """Return the milliseconds of a processor that a `j` takes in the list of all claims."""
    with Terminal(["-c", DESK, str(database), "all"]) as terminal:
        terminal.wait_for(" reviewed", seconds=60)
        terminal.rest(1)
        terminal.press("Gg")
        terminal.wait_for(f" 1/{claims}", seconds=60)
        terminal.rest(1)
        before = processor(terminal)
        for _ in range(keys):
            terminal.press("j")
            terminal.rest()
        used = (processor(terminal) - before) / keys
        terminal.press("Q")
        terminal.wait_for_end()
    return used


def answered(terminal: Terminal, keys: str, seen: Callable[[bytes], bool]) -> float:
    """Return the milliseconds from some keys until what is written satisfies."""
    since, begun = len(terminal.output), time.perf_counter()
    terminal.press(keys)
    milliseconds = (terminal.read_until(seen, since=since, seconds=60) - begun) * 1000
    terminal.rest(0.4)
    return milliseconds


def repainted(written: bytes) -> bool:
    """Tell whether lines have been drawn."""
    return len(written) > 200


def finding_times(database: Path, claims: int) -> tuple[dict[str, list[float]], float]:
    """Return the milliseconds that filters and searches take until their result is shown, and the memory in MB."""
    with open_store(database) as store:
        speaker, count = speaker_names(store)[0]
        rare = " ".join(claim_rows(store, [claims // 2])[0].text.split()[:2])
    times: dict[str, list[float]] = {}
    with Terminal(["-c", DESK, str(database), "all"]) as terminal:
        terminal.wait_for(" reviewed", seconds=60)
        terminal.wait_for(f"/{claims}", seconds=60)
        time.sleep(1)
        for _ in range(7):
            times.setdefault("filter: only open, on", []).append(
                answered(terminal, "F", lambda written: b"only open" in written)
            )
            terminal.rest(1)
            times.setdefault("filter: only open, off", []).append(
                answered(terminal, "F", lambda written: f"/{claims}\x1b".encode() in written or b"/2000" in written)
            )
            terminal.rest(1)
            terminal.press("f\t\t\t" + speaker)
            terminal.rest(0.5)
            times.setdefault("filter: a speaker", []).append(
                answered(terminal, "\r", lambda written: f"/{count}\x1b".encode() in written)
            )
            terminal.press("\x1b")
            terminal.rest(1)
            terminal.press("/" + rare)
            terminal.rest(0.3)
            times.setdefault("search: two words", []).append(
                answered(terminal, "\r", lambda written: b" with '" in written)
            )
            terminal.press("\x1b")
            time.sleep(0.5)
        used = memory(terminal)
        terminal.press("Q")
        terminal.wait_for_end()
    return times, used


def long_article(database: Path) -> None:
    """Store one article of 60,000 words in 5,000 claims."""
    parts, claims, at = [], [], 0
    for number in range(WORDS // 12):
        words = f"In wijk {number} zijn in week {number % 52} precies {number * 7} meldingen van overlast gedaan."
        claims.append(Claim(at, at + len(words), words, "statement"))
        parts.append(words + ("\n\n" if number % 5 == 4 else " "))
        at += len(parts[-1])
    sentences = tuple(Sentence(c.start, c.end, "sentence", i // 5) for i, c in enumerate(claims))
    with open_store(database) as store:
        put(store, Split("".join(parts), "nl", sentences, tuple(claims)), "Alle meldingen")


def scrolling_times(database: Path, keys: int) -> list[float]:
    """Return the milliseconds from a key in the text of a long article to its repaint: a line, a page."""
    times = []
    with Terminal(["-c", DESK, str(database), "article"]) as terminal:
        terminal.wait_for(" reviewed", seconds=60)
        time.sleep(0.5)
        terminal.press("\t")
        time.sleep(0.5)
        for number in range(keys):
            key = "j" if number % 3 else "\x1b[6~"
            terminal.rest()
            since, begun = len(terminal.output), time.perf_counter()
            terminal.press(key)
            times.append((terminal.read_until(repainted, since=since) - begun) * 1000)
        terminal.press("Q")
        terminal.wait_for_end()
    return times


def other_times(program: str, file: Path, keys: int) -> tuple[float, list[float], float]:
    """Return the seconds to the first screen, the milliseconds from `down` to its repaint, and the memory in MB."""
    with Terminal(["-c", program, str(file)]) as terminal:
        seconds = terminal.wait_for("row 1 ", seconds=300) - terminal.started
        time.sleep(1)
        times = []
        for _ in range(keys):
            terminal.rest()
            since, begun = len(terminal.output), time.perf_counter()
            terminal.press("\x1b[B")
            times.append((terminal.read_until(repainted, since=since) - begun) * 1000)
        used = memory(terminal)
        terminal.press("\x11")
        terminal.wait_for_end(60)
    return seconds, times, used


def told(name: str, times: list[float]) -> None:
    """Print the middle and the slow end of some times."""
    middle, slow = statistics.median(times), percentile(times, 0.95)
    print(f"{name:<34} p50 {middle:6.1f} ms   p95 {slow:6.1f} ms   of {len(times)}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--per-article", type=int, default=100)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--database", type=Path, help="a database that `tests.bench.big` has made")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "large.db"
        if options.database:
            shutil.copyfile(options.database, database)
        else:
            make(database, options.claims, per_article=options.per_article)
        tell_first_screens(str(database), options.runs)
        bare = statistics.median(until_first_screen([EMPTY], "ready") for _ in range(options.runs))
        for place in ("article", "all"):
            used = statistics.median(
                until_first_screen([DESK, str(database), place], " help") for _ in range(options.runs)
            )
            print(f"processor to the first screen, {place:<9} {used:4.0f} ms   {used - bare:+4.0f} ms", flush=True)
        print(f"processor per key {per_key(database, options.claims, options.keys):.1f} ms", flush=True)
        told("key, empty app", empty_key_times(options.keys // 2))
        found, used = finding_times(database, options.claims)
        for name, values in found.items():
            told(name, values)
        print(f"memory {used:.0f} MB")
        for name, values in key_times(str(database), options.claims, options.keys).items():
            told(f"key, {name}", values)
        article = Path(folder) / "long.db"
        long_article(article)
        told(f"key in the text, {WORDS} words", scrolling_times(article, options.keys))
        rows = Path(folder) / "rows.txt"
        with open_store(database) as store:
            texts = [row.text for row in claim_rows(store, claim_ids(store, ClaimFilter(), limit=500))]
        lines = [f"row {number} {texts[number % len(texts)]}" for number in range(options.rows)]
        rows.write_text("\n".join(lines), encoding="utf-8")
        for name, program in OTHERS.items():
            seconds, times, used = other_times(program, rows, options.keys // 2)
            print(f"{name}, {options.rows} rows: first screen {seconds:.2f} s, memory {used:.0f} MB")
            told(f"key, {name}", times)


if __name__ == "__main__":
    main()

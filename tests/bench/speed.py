"""Start-up of the command line, splitting, and taking articles in: `python -m tests.bench.speed`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.making import many_texts
from workbench import open_store
from workbench.intake import parse_head
from workbench.model import Head
from workbench.services.adding import add_articles
from workbench.splitting import split_text

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_bd1e1457b116165d.txt"


def median_ms(work: Callable[[], object], rounds: int = 15) -> float:
    """Return the median time of a piece of work in milliseconds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def process_ms(*arguments: str) -> float:
    """Return the median time of a whole process in milliseconds."""
    return median_ms(lambda: subprocess.run([sys.executable, *arguments], capture_output=True, check=True))


def start_up() -> None:
    """Print how long help takes, beside an empty Python."""
    empty = process_ms("-c", "pass")
    shown = process_ms(str(ROOT / "main.py"), "--help")
    print(
        f"workbench --help        {shown:7.1f} ms   ({shown / empty:.1f} × an empty Python, {empty:.1f} ms); limit 150"
    )


def splitting() -> None:
    """Print how long the sample article takes, and one megabyte of news."""
    text = SEED.read_text(encoding="utf-8")
    head = parse_head(text)
    split_text(text, head=head)
    small = median_ms(lambda: split_text(text, head=head), 60)
    print(f"split the sample        {small:7.2f} ms   ({len(text)} characters); limit 15")
    for factor in (40, 80, 360):
        large = (text[head.spans[0].end :] + "\n\n") * factor
        took = median_ms(lambda large=large: split_text(large, head=Head()), 1)
        each = took / len(large) * 1000
        print(f"split {len(large) / 1e6:4.2f} MB           {took:7.0f} ms   ({each:.2f} ms per 1,000 characters)")


def adding() -> None:
    """Print how many articles a second go in, links and all."""
    from tests.making import source_of

    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "b.db") as store:
        seed = SEED.read_text(encoding="utf-8")
        texts = [seed.replace("Libi", f"Lib{i}") + text for i, text in enumerate(many_texts(100))]
        start = time.perf_counter()
        done = [
            one.claims for one in add_articles(store, [source_of(t, f"{i}") for i, t in enumerate(texts)], reviewer="b")
        ]
        took = time.perf_counter() - start
        print(f"add, split and link     {len(done) / took:7.1f} articles/s ({sum(done)} claims in {took:.1f} s)")


def main() -> None:
    """Run all."""
    start_up()
    splitting()
    adding()


if __name__ == "__main__":
    main()

"""The desk in a real pseudo-terminal, from start to verdict to quit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.desk.terminal import Terminal
from workbench.store import open_store
from workbench.store.claims import claim_detail

START = """
import sys
from workbench.desk import open_desk
from workbench.model import ClaimFilter
from workbench.store import open_store
with open_store(sys.argv[1]) as store:
    sys.exit(open_desk(store, reviewer="ada", start=ClaimFilter(article_id=int(sys.argv[2]))))
"""

SEQUENCE = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[=>78()][0-9A-Z]?|P[^\x1b]*\x1b\\)")
COLOURS = re.compile(rb"\x1b\[[0-9;]*m")

pytestmark = pytest.mark.pty


def colour_codes(written: bytes) -> list[bytes]:
    """The codes of colours that were sent (30 to 49, 90 to 107), among those of bold and reverse."""
    found = []
    for sequence in COLOURS.findall(written):
        for code in sequence[2:-1].split(b";"):
            if code and (30 <= int(code) <= 49 or 90 <= int(code) <= 107) and int(code) not in (39, 49):
                found.append(sequence)
    return found


def test_from_start_to_verdict_to_quit(database: Path) -> None:
    with Terminal(["-c", START, str(database), "1"], columns=80, rows=24) as terminal:
        terminal.wait_for("Brug bij Zuidhaven")
        terminal.wait_for("0 of 20 reviewed")
        terminal.press("jd")
        terminal.wait_for("disputed: claim 2")
        terminal.wait_for("1 of 20 reviewed")
        since = len(terminal.output)
        terminal.press("u")
        terminal.wait_for("taken back: disputed, claim 2", since=since)
        terminal.press("\x12")
        terminal.wait_for("given again: disputed, claim 2", since=since)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert b"\x1b[?1049l" in terminal.output, "the screen is given back"
    with open_store(database) as store:
        assert claim_detail(store, 2).row.status == "disputed"
        assert claim_detail(store, 2).history[0].reviewer == "ada"


def test_nothing_of_an_article_steers_the_terminal(database: Path) -> None:
    with Terminal(["-c", START, str(database), "3"], columns=100, rows=40) as terminal:
        terminal.wait_for("Kop met [bold]haken[/bold]")
        for place in (2, 3, 4):
            since = len(terminal.output)
            terminal.press("j")
            terminal.wait_for(f" {place}/4", since=since)
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
    rest = SEQUENCE.sub(b"", terminal.output)
    assert b"\x1b" not in rest, "only whole sequences of the desk's own"
    assert b"\x1b]52" not in terminal.output
    assert b"\x1b[31m" not in terminal.output
    assert not set(rest.decode()) & set("\x00\x07\x08\x7f\x9b\u202e\u202c\u200b")
    assert "␛[31mschreef" in terminal.output.decode()


def test_without_colour_no_colour_is_sent(database: Path) -> None:
    with Terminal(["-c", START, str(database), "1"], columns=80, rows=24, environment={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("0 of 20 reviewed")
        since = len(terminal.output)
        terminal.press("v")
        terminal.wait_for("verified: claim 1", since=since)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert colour_codes(terminal.output) == []
    assert b"\x1b[7m" in terminal.output or b";7" in terminal.output, "the cursor is told by reverse"

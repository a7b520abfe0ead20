"""Make the picture of the desk as an SVG file: the sample in the middle of being reviewed.

python -m tools.desk_picture [TARGET]      (default: docs/desk.svg)
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from workbench.model import ClaimFilter, Verdict
from workbench.services.reviewing import attach_evidence, give_verdict, write_note
from workbench.store import Store, open_store
from workbench.store.claims import claim_ids
from workbench.store.events import Clock

ROOT = Path(__file__).resolve().parent.parent
SIZE = (120, 36)
REVIEWER = "ada"
_CLOCK = Clock(at="2026-01-06T10:30:00.000Z", prefix="picture")
_SURROUNDINGS = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
_FONTS = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)
_VERDICTS: tuple[Verdict, ...] = ("verified", "verified", "disputed", "verified", "unsourced", "verified")


def review_some(store: Store, article_id: int, until: int) -> None:
    """Give verdicts on an article's claims before a place, and a note and evidence at that place."""
    numbers = list(claim_ids(store, ClaimFilter(article_id=article_id)))
    for number, claim_id in enumerate(numbers[: numbers.index(until)]):
        give_verdict(store, [claim_id], _VERDICTS[number % len(_VERDICTS)], reviewer=REVIEWER, clock=_CLOCK)
    write_note(store, until, "Ask for the recording of the press conference.", reviewer=REVIEWER, clock=_CLOCK)
    attach_evidence(
        store, until, stance="undermines", title="Minutes of the council", url="https://raad.marewijk.example/notulen",
        reviewer=REVIEWER, clock=_CLOCK,
    )  # fmt: skip


async def _picture(database: Path) -> str:
    from workbench.desk.app import DeskApp
    from workbench.desk.session import Session

    with open_store(database) as store:
        article_id, claim_id = store.rows(
            "SELECT c.article_id, c.id FROM cross_references AS x JOIN claims AS c ON c.id = x.other_id"
            " JOIN articles AS a ON a.id = c.article_id"
            " WHERE x.relation = 'conflict' AND c.kind = 'quote' AND a.language = 'en' ORDER BY x.id LIMIT 1"
        )[0]
        review_some(store, article_id, claim_id)
        app = DeskApp(Session(store, REVIEWER), start=ClaimFilter(article_id=article_id))
        async with app.run_test(size=SIZE) as pilot:
            await app.workers.wait_for_complete()
            await pilot.press("g", "o")
            await app.workers.wait_for_complete()
            await pilot.pause()
            return app.export_screenshot(title="workbench")


def draw(target: Path) -> None:
    """Write the picture, made from a copy of the sample."""
    os.environ.update(_SURROUNDINGS)
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "claims.db"
        shutil.copyfile(ROOT / "claims.db", database)
        svg = asyncio.run(_picture(database))
    target.write_text(_FONTS.sub("\n", svg), encoding="utf-8")  # no fonts fetched from elsewhere


def main() -> None:
    """Draw into the file that the command line names."""
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "desk.svg")


if __name__ == "__main__":
    main()

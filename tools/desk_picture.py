"""Make a picture of the desk as an SVG file, from a database that is only read.

python -m tools.desk_picture claims.db docs/desk.svg
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
from pathlib import Path

SIZE = (120, 36)
_SURROUNDINGS = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
_FONTS = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)


async def _picture(database: Path, keys: list[str]) -> str:
    from workbench.desk.app import DeskApp
    from workbench.desk.session import Session
    from workbench.model import ClaimFilter
    from workbench.store import open_store

    with open_store(database, mode="read") as store:
        store.why_read_only = None  # the picture is of a desk where one works
        app = DeskApp(Session(store, "ada"), start=ClaimFilter())
        async with app.run_test(size=SIZE) as pilot:
            await app.workers.wait_for_complete()
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause()
            return app.export_screenshot(title="workbench")


def draw(database: Path, target: Path, keys: list[str] | None = None) -> None:
    """Write the picture of a database's desk, after some keys (without any: at the first claim with a mark)."""
    os.environ.update(_SURROUNDINGS)
    os.environ.pop("NO_COLOR", None)
    svg = asyncio.run(_picture(database, keys if keys is not None else ["m"]))
    target.write_text(_FONTS.sub("\n", svg), encoding="utf-8")  # no fonts fetched from elsewhere


def main() -> None:
    """Draw what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path, nargs="?", default=Path("claims.db"))
    parser.add_argument("target", type=Path, nargs="?", default=Path("docs/desk.svg"))
    parser.add_argument("--keys", nargs="*", help="keys to press first, in Textual's names")
    options = parser.parse_args()
    draw(options.database, options.target, options.keys)


if __name__ == "__main__":
    main()

"""Prints how the splitter does on the annotated articles of this folder.

usage: python -m tests.gold [--misses] [FILE.json ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.gold.harness import FOLDER, figures, gold_files, lines_of


def main(arguments: list[str]) -> int:
    """Print one line of figures per language, and what was missed where that is asked for."""
    misses = "--misses" in arguments
    named = [Path(name) for name in arguments if not name.startswith("-")]
    files = [
        next(p for p in (path, FOLDER / path.name, FOLDER / "dev" / path.name) if p.exists()) for path in named
    ] or gold_files()
    groups: dict[str, list[Path]] = {}
    for path in files:
        groups.setdefault(path.stem.split("-")[0] if not named else "named", []).append(path)
    for group, paths in groups.items():
        result = figures(paths)
        print("\n".join(lines_of(group, result)))
        if misses:
            for miss in result["misses"]:
                print("   ", " | ".join(str(value) for value in miss.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Prints how the splitter does on the annotated articles of this folder.

usage: python -m tests.gold [--misses] [--table] [dev|own|kept ...] [FILE.json ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.gold.harness import FOLDER, SETS, figures, gold_files, lines_of, table_of


def main(arguments: list[str]) -> int:
    """Print the figures per set and language, and what was missed where that is asked for."""
    misses = "--misses" in arguments
    named = [word for word in arguments if not word.startswith("-")]
    files = [_found(Path(word)) for word in named if word not in SETS]
    sets = [word for word in named if word in SETS] or ([] if files else list(SETS))
    groups: dict[str, list[Path]] = {"named": files} if files else {}
    for name in sets:
        for path in gold_files(folder=name):
            groups.setdefault(f"{name} {path.stem.split('-')[0]}", []).append(path)
    if "--table" in arguments:
        print("\n".join(table_of({group: figures(paths) for group, paths in groups.items()})))
        return 0
    for group, paths in groups.items():
        result = figures(paths)
        print("\n".join(lines_of(group, result)))
        if misses:
            for miss in result["misses"]:
                print("   ", " | ".join(str(value) for value in miss.values()))
    return 0


def _found(path: Path) -> Path:
    places = [path, FOLDER / path.name, *(FOLDER / name / path.name for name in SETS)]
    return next(place for place in places if place.exists())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Make the sample database from seeds/: `python -m tools.make_sample [FILE]` (default: claims.db).

Times and identities are fixed, so that the same seeds give the same rows everywhere.
"""

import sys
from pathlib import Path

from workbench.intake import read_sources
from workbench.model import SourceText, WorkbenchError
from workbench.services.adding import add_articles
from workbench.store import Store, open_store
from workbench.store.events import Clock

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_TIME = "2026-01-05T09:00:00.000Z"
REVIEWER = "sample"


def make(path: Path) -> Store:
    """Write the sample database to a path where there is none; return it open."""
    store = open_store(path)
    sources = []
    for file in sorted((ROOT / "seeds").iterdir()):
        for source in read_sources([str(file)]):
            if isinstance(source, WorkbenchError):
                raise source
            sources.append(_with_short_name(source))
    for added in add_articles(store, sources, reviewer=REVIEWER, clock=Clock(at=SAMPLE_TIME, prefix="sample")):
        if added.outcome != "added":
            raise WorkbenchError(f"{added.name}: {added.outcome} {' '.join(added.lines)}")
    with store.transaction():  # when the schema was made is the one thing that is not the sample's own
        store.execute("UPDATE _sqlite_migrations SET applied_at = ?", (SAMPLE_TIME,))
    return store


def _with_short_name(source: SourceText) -> SourceText:
    from dataclasses import replace

    return replace(source, name=f"seeds/{Path(source.name).name}")


def main() -> None:
    """Replace the sample database in one step."""
    goal = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "claims.db"
    fresh = goal.with_name(goal.name + ".new")
    for leftover in (fresh, *(Path(f"{fresh}-{end}") for end in ("wal", "shm"))):
        leftover.unlink(missing_ok=True)
    with make(fresh) as store:
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    fresh.replace(goal)
    print(f"{goal}: made from {ROOT.name}/seeds" if len(sys.argv) > 1 else f"{goal.name}: made from seeds/")


if __name__ == "__main__":
    main()

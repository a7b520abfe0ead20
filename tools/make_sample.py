"""Make the sample database from seeds/: `python -m tools.make_sample [FILE]` (default: claims.db).

Times and identities are fixed, so that the same seeds give the same rows everywhere.
"""

import sys
from dataclasses import replace
from pathlib import Path

from workbench.intake import read_sources
from workbench.intake.documents import read_documents
from workbench.model import SourceText, WorkbenchError
from workbench.services.adding import add_articles
from workbench.services.library import add_documents
from workbench.services.quotes import check_claims
from workbench.store import Store, open_store
from workbench.store.claims import claim_ids
from workbench.store.events import Clock

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_TIME = "2026-01-05T09:00:00.000Z"
REVIEWER = "sample"


def make(path: Path) -> Store:
    """Write the sample database to a path where there is none; return it open."""
    store = open_store(path)
    sources = []
    for file in sorted(path for path in (ROOT / "seeds").iterdir() if path.is_file()):
        for source in read_sources([str(file)]):
            if isinstance(source, WorkbenchError):
                raise source
            sources.append(_with_short_name(source))
    for added in add_articles(store, sources, reviewer=REVIEWER, clock=Clock(at=SAMPLE_TIME, prefix="sample")):
        if added.outcome != "added":
            raise WorkbenchError(f"{added.name}: {added.outcome} {' '.join(added.lines)}")
    _fill_library(store)
    with store.transaction():  # when the schema was made is the one thing that is not the sample's own
        store.execute("UPDATE _sqlite_migrations SET applied_at = ?", (SAMPLE_TIME,))
    return store


def _fill_library(store: Store) -> None:
    """Take in the transcripts, and compare the articles' quotes with them."""
    clock = Clock(at=SAMPLE_TIME, prefix="sample")
    paths = [str(path) for path in sorted((ROOT / "seeds" / "sources").iterdir())]
    documents = []
    for document in read_documents(paths, max_bytes=1_000_000):
        if isinstance(document, WorkbenchError):
            raise document
        documents.append(replace(document, name=f"seeds/sources/{Path(document.name).name}"))
    for added in add_documents(store, documents, reviewer=REVIEWER, clock=clock):
        if added.outcome != "added":
            raise WorkbenchError(f"{added.name}: {added.outcome} {' '.join(added.lines)}")
    for _ in check_claims(store, list(claim_ids(store)), clock=clock):
        pass


def _with_short_name(source: SourceText) -> SourceText:
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

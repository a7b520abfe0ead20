"""The tracked sample database is what seeds/ give, row for row."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from tools.make_sample import ROOT, make
from workbench.store import open_store
from workbench.store.events import broken_links


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables."""
    connection = sqlite3.connect(path)
    try:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("claims_fts_", "passages_fts_", "sqlite_stat"))
        ]
        return {name: sorted(map(tuple, connection.execute(f"SELECT * FROM {name}")), key=repr) for name in names}
    finally:
        connection.close()


def test_the_sample_is_made_from_the_seeds(tmp_path: Path) -> None:
    tracked = tmp_path / "tracked.db"
    shutil.copyfile(ROOT / "claims.db", tracked)
    make(tmp_path / "again.db").close()
    there, again = rows(tracked), rows(tmp_path / "again.db")
    assert there.keys() == again.keys()
    for table, expected in there.items():
        assert again[table] == expected, f"{table}: run `make claims.db`"
    assert len(there["articles"]) == sum(path.is_file() for path in (ROOT / "seeds").iterdir())
    assert there["cross_references"]
    assert len(there["documents"]) == len(list((ROOT / "seeds" / "sources").iterdir()))
    classes = [row[1] for row in there["quote_checks"]]
    assert {"exact", "altered", "spliced"} <= set(classes)
    with open_store(tracked) as store:
        assert broken_links(store) == []


def test_the_users_article_is_unchanged_in_it() -> None:
    seed = ROOT / "seeds" / "000_bd1e1457b116165d.txt"
    connection = sqlite3.connect(f"file:{ROOT / 'claims.db'}?immutable=1", uri=True)
    texts = [text for (text,) in connection.execute("SELECT text FROM drafts")]
    connection.close()
    assert seed.read_bytes().decode() in texts

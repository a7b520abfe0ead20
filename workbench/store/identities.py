"""Which article a text may be a new draft of, by what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from workbench.model import SourceText
from workbench.store.connection import Store


@dataclass(frozen=True, slots=True)
class Sibling:
    """An article that a text may be a draft of, and by what. `sure`: the same address, or identifier of one file."""

    article_id: int
    by: str
    sure: bool


def sibling_of(store: Store, source: SourceText, title: str | None) -> Sibling | None:
    """Return the article that a changed text says it is of: first by address, then by identifier, then by file.

    An identifier counts within one file of JSON lines: another file may number its articles alike. A file of the same
    name with the same title is only likely to be a draft.
    """
    if source.head.url:
        found = _only(store, "url = ?", (source.head.url,))
        if found is not None:
            return Sibling(found, "the same address", sure=True)
    if source.identifier:
        for number, there in store.rows(
            "SELECT id, source FROM articles WHERE identifier = ? AND withdrawn IS NULL ORDER BY id",
            (source.identifier,),
        ):
            if _file_of(there) == _file_of(source.name):
                return Sibling(number, "the same identifier", sure=True)
        return None
    if title is None:
        return None
    name = PurePath(source.name).name
    for number, there in store.rows(
        "SELECT id, source FROM articles WHERE title = ? AND withdrawn IS NULL ORDER BY id", (title,)
    ):
        if PurePath(there).name == name and name != "standard input":
            return Sibling(number, "the same file name and title", sure=False)
    return None


def _only(store: Store, where: str, values: tuple[str, ...]) -> int | None:
    rows = store.rows(f"SELECT id FROM articles WHERE {where} AND withdrawn IS NULL ORDER BY id", values)
    return int(rows[0][0]) if len(rows) == 1 else None


def _file_of(name: str) -> str:
    """Return the file of a source that names its line too."""
    return name.rsplit(":", 1)[0] if name.rsplit(":", 1)[-1].isdigit() else name

"""The state of the work: what is left, by article and by speaker."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from workbench.model import ArticleRow, Counts
from workbench.services.notebook import today
from workbench.store import Store
from workbench.store.articles import count_all, list_articles
from workbench.store.notebook import notebook_counts
from workbench.store.sheet import open_by_speaker


@dataclass(frozen=True, slots=True)
class Report:
    """What is left. `speakers` are (name, open claims, claims), those with most open claims first.

    `notebook` says how much waits or is kept back, by kind.
    """

    database: str
    total: Counts
    articles: tuple[ArticleRow, ...]
    speakers: tuple[tuple[str, int, int], ...]
    notebook: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "database": self.database,
            "claims": {**asdict(self.total), "total": self.total.total},
            "articles": [
                {
                    "article_id": row.id,
                    "article": row.label,
                    "published": row.published,
                    "language": row.language,
                    **asdict(row.counts),
                    "total": row.counts.total,
                }
                for row in self.articles
            ],
            "speakers": [{"speaker": name, "open": left, "claims": claims} for name, left, claims in self.speakers],
            "notebook": self.notebook,
        }


def report(store: Store) -> Report:
    """Return the state of the work in a database."""
    return Report(
        str(store.path),
        count_all(store),
        tuple(list_articles(store)),
        tuple(open_by_speaker(store)),
        notebook_counts(store, today()),
    )

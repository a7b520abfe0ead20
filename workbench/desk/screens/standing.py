"""The words of the bars and the titles: how far the work is, and what is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.desk import glyphs
from workbench.desk.session import label
from workbench.desk.widgets.bars import Part
from workbench.model import STATUSES, ArticleRow, Counts
from workbench.store import Store

if TYPE_CHECKING:
    from workbench.desk.screens.base import ReviewBase

_BAR = 10


def desk_line(
    store: Store, reviewer: str, total: Counts | None, article: ArticleRow | None, drafts: int
) -> tuple[list[Part], list[Part]]:
    """Return the line above the panes: the database, how far it and the article are, who reviews, what hinders."""
    left = [Part(f" {store.path.name}", "bar--strong")]
    if total is not None:
        left += [
            Part(f"  {glyphs.progress_bar(total.reviewed, total.total, _BAR)} ", "bar--quiet"),
            Part(f"{total.reviewed} of {total.total} reviewed"),
        ]
    if article is not None:
        counts = article.counts
        left += [
            Part(f"   {glyphs.progress_bar(counts.reviewed, counts.total, _BAR)} ", "bar--quiet"),
            Part(f"{counts.reviewed} of {counts.total} here"),
        ]
    right = [Part(f" read-only: {store.why_read_only} ", "bar--warning")] if store.why_read_only else []
    if drafts:
        right.append(Part(f" {drafts} not stored ", "bar--warning"))
    return left, [*right, Part(f" {reviewer} ", "bar--strong")]


def status_line(screen: ReviewBase, message: tuple[str, str]) -> tuple[list[Part], list[Part]]:
    """Return the line below the panes: where the cursor is and what is listed; what was done last."""
    claims = screen.claims
    place = f" {claims.cursor + 1}/{len(claims)}{glyphs.CUT if screen.reading else ''}" if len(claims) else " 0/0"
    left = [Part(place, "bar--strong"), Part(" ")]
    counts = screen.counts_shown()
    if counts is not None:
        for status in STATUSES:
            if status == "aside" and not counts.aside:
                continue
            left.append(Part(f" {glyphs.STATUS[status]}{getattr(counts, status)}", f"list--{status}"))
    left.append(Part(f"  {label(screen.order)}", "bar--quiet"))
    if claims.range_from is not None:
        left.append(Part(f"  range of {len(claims.chosen)}", "bar--warning"))
    if screen.words is not None:
        left.append(Part(f"  {len(screen.matches)} with {screen.words!r}", "bar--warning"))
    text, style = (screen.waiting_for, "bar--warning") if screen.waiting_for else message
    return left, [Part(f"{text} ", style)] if text else []


def pane_title(article: ArticleRow | None) -> tuple[str, str]:
    """Return the title of the text pane and what stands below it."""
    if article is None:
        return "Text", ""
    known = (article.published, article.publisher, article.author)
    return article.label, ", ".join(value for value in known if value)

"""Lists of any length: only the rows in view are asked for and drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from workbench.desk import glyphs
from workbench.desk.messages import CursorMoved, RowChosen
from workbench.desk.widgets.palette import base_of, style_of
from workbench.desk.widgets.pane import Pane, Piece
from workbench.desk.wrapping import cut
from workbench.model import ArticleRow, ClaimRow, Counts
from workbench.safe import visible
from workbench.store.claims import Order

_MOST_DRAWN = 500

Row = TypeVar("Row")


class VirtualList(Pane):
    """A list with a cursor. Rows are drawn by the classes below."""

    def __init__(self, *, empty: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.cursor = 0
        self.empty = empty
        self._drawn: dict[int, tuple[object, Strip]] = {}

    def __len__(self) -> int:
        raise NotImplementedError

    def pieces_of(self, index: int, width: int) -> list[Piece]:
        """Return what a row shows."""
        raise NotImplementedError

    def key_of(self, index: int) -> object:
        """Return what a row is drawn from: where it is equal, the row looks the same."""
        raise NotImplementedError

    def in_range(self, index: int) -> bool:  # noqa: ARG002
        """Tell whether a row belongs to a range that is being made."""
        return False

    def reset(self, cursor: int = 0) -> None:
        """Draw the list anew, with the cursor at a row; tells no one."""
        self.cursor = max(0, min(cursor, len(self) - 1))
        self.set_height(len(self))
        self._keep_in_view()
        self.refresh()

    def go_to(self, index: int) -> None:
        """Move the cursor to a row, and tell."""
        index = max(0, min(index, len(self) - 1))
        if not len(self) or index == self.cursor:
            return
        before, self.cursor = self.cursor, index
        self.refresh_line(before)
        self.refresh_line(index)
        self._keep_in_view()
        self.screen.post_message(CursorMoved(self.id or "", index))  # at once, so that one repaint shows all

    def move(self, lines: int) -> None:
        """Move the cursor down by so many rows, up where negative."""
        self.go_to(self.cursor + lines)

    def move_to(self, *, end: bool) -> None:
        """Move the cursor to the first or the last row."""
        self.go_to(len(self) - 1 if end else 0)

    def _keep_in_view(self) -> None:
        top, shown = self.scroll_offset.y, self.lines_shown
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + shown:
            self.scroll_to(y=self.cursor - shown + 1, animate=False)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._keep_in_view()

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = offset.y + self.scroll_offset.y
        if offset.x >= self._room and len(self) > self.lines_shown:
            self.go_to(offset.y * len(self) // self.lines_shown)
        elif index < len(self):
            self.go_to(index)
            self.post_message(RowChosen(self.id or "", index))

    def render_line(self, y: int) -> Strip:
        """Draw a row of the view, with its part of the thumb that tells where in the list the view is.

        A scrollbar of its own would be drawn anew, line by line, with every row that is scrolled: it takes longer
        than the rows.
        """
        row, thumb = self._row_at(y, self._room), self._thumb
        sign = glyphs.THUMB if y in thumb else " "
        return Strip([*row, Segment(sign, base_of(self) + style_of(self, "list--quiet"))])

    @property
    def _room(self) -> int:
        return max(1, self.scrollable_content_region.width - 1)

    @property
    def _thumb(self) -> range:
        shown, total = self.lines_shown, len(self)
        if total <= shown:
            return range(0)
        length = max(1, shown * shown // total)
        start = round((shown - length) * self.scroll_offset.y / max(1, total - shown))
        return range(start, start + length)

    def _row_at(self, y: int, width: int) -> Strip:
        index = y + self.scroll_offset.y
        if index >= len(self):
            words = self._empty_line(y) if not len(self) else ""
            return self.strip_of([(words, "list--quiet")], base_of(self), width)
        if index == self.cursor:
            name = "list--focused-cursor" if self.has_focus else "list--cursor"
        elif self.in_range(index):
            name = "list--range"
        else:
            return self._plain_row(index, width)
        pieces = self.pieces_of(index, width)
        return self.strip_of([(text, "") for text, _ in pieces], base_of(self) + style_of(self, name), width)

    def _plain_row(self, index: int, width: int) -> Strip:
        """Return a row that nothing sets apart; drawn once while it stays as it is."""
        key = (width, self.key_of(index))
        known = self._drawn.get(index)
        if known is None or known[0] != key:
            if len(self._drawn) > _MOST_DRAWN:
                self._drawn.clear()
            known = self._drawn[index] = (key, self.strip_of(self.pieces_of(index, width), base_of(self), width))
        return known[1]

    def notify_style_update(self) -> None:
        """Draw all rows anew in other styles."""
        self._drawn.clear()
        super().notify_style_update()

    def _empty_line(self, y: int) -> str:
        lines = self.empty.split("\n")
        return " " + lines[y] if y < len(lines) else ""


class RowList(VirtualList, Generic[Row]):
    """A list of a dialog: what it shows is in memory, one thing a row. How a row looks, the classes below say."""

    NOTHING: ClassVar[str] = ""
    """What stands there where there is none."""

    def __init__(self, **options: Any) -> None:
        super().__init__(empty=self.NOTHING, **options)
        self.rows: Sequence[Row] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def show(self, rows: Sequence[Row], cursor: int | None = None) -> None:
        """Show these, with the cursor at a row; else it stays where it is as far as it can."""
        self.rows = rows
        self.reset(self.cursor if cursor is None else cursor)

    @property
    def current(self) -> Row | None:
        """Return what the cursor is at."""
        return self.rows[self.cursor] if self.rows else None

    def key_of(self, index: int) -> object:
        """Return what a row is drawn from."""
        return self.rows[index]


class ClaimList(VirtualList):
    """The claims: status, kind, text, speaker, and what is to be known of each."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.rows: Sequence[ClaimRow] = ()
        self.matches: frozenset[int] = frozenset()
        self.range_from: int | None = None
        self.order: Order = "text"

    def __len__(self) -> int:
        return len(self.rows)

    def set_rows(self, rows: Sequence[ClaimRow], cursor: int, *, order: Order) -> None:
        """Show other claims."""
        self.rows, self.order, self.range_from = rows, order, None
        self.reset(cursor)

    def add_rows(self, rows: Sequence[ClaimRow]) -> None:
        """Show more claims below those that are shown; nothing else changes."""
        self.rows = rows
        self.set_height(len(self))
        self.refresh()

    def set_matches(self, numbers: frozenset[int]) -> None:
        """Mark the claims that a search found."""
        self.matches = numbers
        self.refresh()

    def set_range(self, start: int | None) -> None:
        """Begin a range at a row, or end it."""
        self.range_from = start
        self.refresh()

    @property
    def chosen(self) -> range:
        """Return the rows that the next verdict is for: the range, else the row of the cursor."""
        if not self.rows:
            return range(0)
        start = self.cursor if self.range_from is None else self.range_from
        return range(min(start, self.cursor), max(start, self.cursor) + 1)

    def key_of(self, index: int) -> object:
        """Return what a claim's row is drawn from."""
        row = self.rows[index]
        return row, row.id in self.matches, self.order

    def in_range(self, index: int) -> bool:
        """Tell whether a row belongs to the range."""
        return self.range_from is not None and index in self.chosen

    def go_to(self, index: int) -> None:
        """Move the cursor to a row; a range grows or shrinks with it."""
        super().go_to(index)
        if self.range_from is not None:
            self.refresh()

    def pieces_of(self, index: int, width: int) -> list[Piece]:
        """Return what a claim's row shows."""
        row = self.rows[index]
        mark = glyphs.IN_RANGE if self.in_range(index) else glyphs.MATCH if row.id in self.matches else " "
        sorted_by = {"worth": f"{row.worth * 100:3.0f} ", "date": f"{row.first_day or '':10} "}.get(self.order, "")
        indent = f"{glyphs.PIECE} " if row.part_of is not None else ""
        speaker = min(20, width // 4) if width >= 56 else 0
        room = width - 5 - len(sorted_by) - len(indent) - (speaker + 1 if speaker else 0) - 4
        text = cut(visible(row.text, layout=False).replace("␊", " ").replace("␉", " "), room)
        pieces = [
            (mark, "list--match"),
            (f"{glyphs.STATUS[row.status]} ", f"list--{row.status}"),
            (f"{glyphs.kind_sign(row)} ", "list--quiet"),
            (sorted_by + indent, "list--quiet"),
            (_padded(text, room), "list--heading" if row.kind == "heading" else ""),
        ]
        if speaker:
            name = cut(visible(row.speaker_name or "", layout=False), speaker)
            pieces.append((" " + _padded(name, speaker), "list--quiet"))
        return [*pieces, (" " + glyphs.flags(row), "list--flag")]


class ArticleList(VirtualList):
    """The articles with their progress, below a first row for all of them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.articles: list[ArticleRow] = []
        self.total = Counts()
        self.shown_id: int | None = None
        self._index: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self.articles) + 1 if self.articles else 0

    def set_articles(self, articles: list[ArticleRow], total: Counts) -> None:
        """Show these articles."""
        self.articles, self.total = articles, total
        self._index = {row.id: number for number, row in enumerate(articles, 1)}
        self.reset(self.index_of(self.shown_id))

    def update(self, articles: Sequence[ArticleRow], total: Counts) -> None:
        """Show new counts of some articles."""
        self.total = total
        for row in articles:
            if (index := self._index.get(row.id)) is not None:
                self.articles[index - 1] = row
        self.refresh()

    def index_of(self, article_id: int | None) -> int:
        """Return the row of an article; the first where there is none."""
        return 0 if article_id is None else self._index.get(article_id, 0)

    def article_at(self, index: int) -> int | None:
        """Return the article of a row; None for the row of all."""
        return self.articles[index - 1].id if index > 0 else None

    def key_of(self, index: int) -> object:
        """Return what an article's row is drawn from."""
        row = self.articles[index - 1] if index else None
        return row or (self.total, len(self.articles)), self.shown_id == (row.id if row else None)

    def show_opened(self, article_id: int | None) -> None:
        """Mark the article whose claims are listed, and put the cursor there."""
        self.shown_id = article_id
        if len(self):
            self.reset(self.index_of(article_id))

    def pieces_of(self, index: int, width: int) -> list[Piece]:
        """Return what an article's row shows."""
        row = self.articles[index - 1] if index else None
        counts = row.counts if row else self.total
        label = row.label if row else f"All {len(self.articles)} articles"
        here = glyphs.HERE if (row.id if row else None) == self.shown_id else " "
        done = f"{counts.reviewed}/{counts.total}"
        bar = glyphs.progress_bar(counts.reviewed, counts.total, 6) if width >= 44 else ""
        tail = f" {done:>7} {bar}"
        date = f" {row.published[:10]}" if row and row.published and width >= 70 else ""
        room = width - 2 - len(tail) - len(date)
        finished = "list--verified" if counts.total and not counts.open else "list--quiet"
        text = cut(visible(label, layout=False), room)
        return [(here + " ", "list--match"), (_padded(text, room), ""), (date, "list--quiet"), (tail, finished)]


def _padded(text: str, width: int) -> str:
    from rich.cells import cell_len

    return text + " " * max(0, width - cell_len(text))

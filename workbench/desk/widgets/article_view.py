"""The article's text with the selected claim, its quoted words, its speaker and its cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from textual import events

from workbench.desk import glyphs
from workbench.desk.messages import TextClicked
from workbench.desk.session import OpenArticle
from workbench.desk.widgets.pane import Piece, StyledSpan, TextPane
from workbench.desk.wrapping import Line, offset_at
from workbench.model import ClaimDetail, Status
from workbench.store.desk_queries import ClaimPlace


class ArticleView(TextPane):
    """The text of one article. Signs in the gutter tell where claims begin and what they stand at."""

    GUTTER = 2

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._article: OpenArticle | None = None
        self._standing: list[StyledSpan] = []
        self._selected: list[StyledSpan] = []
        self._claim: ClaimDetail | None = None
        self._places: list[ClaimPlace] = []
        self._starts: list[int] = []

    def show(self, article: OpenArticle | None, claim: ClaimDetail | None) -> None:
        """Show a claim in its article. The text moves only where the claim would not be in view."""
        changed = self._article is None or article is None or self._article.text is not article.text
        again = article is not self._article
        if again:
            self._article = article
            self._places = sorted(article.places, key=lambda place: place.start) if article else []
            self._starts = [place.start for place in self._places]
        if changed:
            self._standing = _standing(article)
            self.set_text(article.text.text if article else "")
            self.scroll_to(y=0, animate=False)
        before = self._selected
        self._selected = _selected(claim) if claim else []
        self._claim = claim
        top = self.scroll_offset.y
        self.keep_in_view()
        if changed or again or self.scroll_offset.y != top:
            self.refresh()
        else:
            self._refresh_spans([*before, *self._selected])

    def _refresh_spans(self, spans: Sequence[StyledSpan]) -> None:
        """Draw only the lines that some spans touch: a claim is a few of them, the view many."""
        touched: set[int] = set()
        for span in spans:
            touched.update(range(self._line_of(span.start), self._line_of(max(span.start, span.end - 1)) + 1))
        top = self.scroll_offset.y
        for number in touched & set(range(top, top + self.lines_shown)):
            self.refresh_line(number)

    def keep_in_view(self) -> None:
        """Bring the claim into view, with a few lines before it, where it is not."""
        claim = self._claim
        if claim is None or not self.lines:
            return
        first = self._line_of(claim.start)
        last = self._line_of(max(claim.start, claim.end - 1))
        top, shown = self.scroll_offset.y, self.lines_shown
        margin = 1 if shown > 4 else 0
        if top + margin <= first and last < top + shown - margin:
            return
        if first == 0 and top == 0 and last < shown:
            return
        self.scroll_to(y=max(0, first - shown // 4), animate=False)

    def on_resize(self) -> None:
        """Lay out again, and keep the claim in view."""
        super().on_resize()
        self.keep_in_view()

    def on_click(self, event: events.Click) -> None:
        """Tell which place in the text was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = offset.y + self.scroll_offset.y
        if number < len(self.lines):
            line = self.lines[number]
            self.post_message(TextClicked(offset_at(self._shown, line, max(0, offset.x - self.GUTTER))))

    def spans_of(self, line: Line) -> Sequence[StyledSpan]:
        """Return the head, the headings and the selected claim where they touch a line."""
        left = bisect_left(self._standing, line[0], key=lambda span: span.end)
        right = bisect_right(self._standing, line[1], key=lambda span: span.start)
        return [*self._standing[left:right], *self._selected]

    def gutter_of(self, line: Line) -> list[Piece]:
        """Return the status of the claim that begins in a line, the selected one first; and where that one stands."""
        start, end = line
        here = " "
        if self._claim and start < self._claim.end and end > self._claim.start:
            here = glyphs.HERE
        status = self._status_at(start, end)
        sign, style = (glyphs.STATUS[status], f"list--{status}") if status else (" ", "")
        return [(sign, style), (here, "text--here")]

    def _status_at(self, start: int, end: int) -> Status | None:
        if self._claim and start <= self._claim.start < end:
            return self._claim.row.status
        index = bisect_left(self._starts, start)
        if index < len(self._places) and self._places[index].start < end:
            return self._places[index].status
        return None

    def _line_of(self, offset: int) -> int:
        return max(0, bisect_right(self.lines, offset, key=lambda line: line[0]) - 1)


def _standing(article: OpenArticle | None) -> list[StyledSpan]:
    if article is None:
        return []
    spans = [StyledSpan(span.start, span.end, "text--head") for span in article.text.head]
    spans += [
        StyledSpan(sentence.start, sentence.end, "text--heading")
        for sentence in article.text.sentences
        if sentence.kind == "heading"
    ]
    return sorted(spans, key=lambda span: (span.end, span.start))


def _selected(claim: ClaimDetail) -> list[StyledSpan]:
    extent = [(part.start, part.end) for part in claim.parts] or [(claim.start, claim.end)]
    spans = [StyledSpan(start, end, "text--claim") for start, end in extent]
    if claim.row.form != "direct":  # there the quoted words are the claim itself
        spans += [StyledSpan(quoted.start, quoted.end, "text--quoted") for quoted in claim.quoted]
    subject = claim.speaker or claim.shared_subject
    spans += [StyledSpan(subject.start, subject.end, "text--speaker")] if subject else []
    spans += [StyledSpan(cue.start, cue.end, "text--cue") for cue in claim.cue]
    return spans

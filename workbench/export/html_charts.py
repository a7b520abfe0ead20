"""The charts of the page: a timeline of dated claims, and verdicts by speaker. Drawn as SVG, told as tables too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape

from workbench.export.pages import ArticlePage, PageClaim, counts
from workbench.model import STATUSES
from workbench.safe import visible

_WIDTH, _ROW, _NAME, _EDGE = 640, 22, 190, 40
_MOST_SPEAKERS = 20
_FEWEST_DATED = 2
_LABEL = 74
"""The width of a day written below the line."""


def shown(text: str) -> str:
    """Return a text as a page shows it: nothing in it is markup, nothing is hidden."""
    return escape(visible(text))


def charts(page: ArticlePage) -> Iterable[str]:
    """Yield the charts that an article has something for."""
    dated = [(day, item) for item in page.claims for day in _days(item)]
    dated.sort(key=lambda pair: (pair[0], pair[1].claim.position))
    if len(dated) >= _FEWEST_DATED:
        yield _timeline(dated)
    speakers: dict[str, list[PageClaim]] = {}
    for item in page.claims:
        if item.claim.speaker:
            speakers.setdefault(item.claim.speaker, []).append(item)
    if speakers:
        yield _by_speaker(speakers)


def _days(item: PageClaim) -> list[dt.date]:
    """Return the first day of each time of a claim that is settled to the day or better."""
    found = []
    for time in item.times:
        if time.earliest and len(time.earliest) >= len("2019-04-06") and time.earliest[:10] == (time.latest or "")[:10]:
            found.append(dt.date.fromisoformat(time.earliest[:10]))
    return found


def _timeline(dated: Sequence[tuple[dt.date, PageClaim]]) -> str:
    first, last = dated[0][0], dated[-1][0]
    length = max(1, (last - first).days)
    stacked: dict[dt.date, int] = {}
    marks, labelled = [], -float(_LABEL)
    for day, item in dated:
        x = _EDGE + round((day - first).days / length * (_WIDTH - 2 * _EDGE))
        row = stacked[day] = stacked.get(day, -1) + 1
        claim = item.claim
        if row == 0 and x - labelled >= _LABEL:
            marks.append(f'<text x="{x}" y="14" text-anchor="middle">{day}</text>')
            labelled = x
        marks.append(
            f'<a href="#claim-{claim.claim_id}"><circle class="fill-{escape(claim.status)}" cx="{x}"'
            f' cy="{32 + 14 * row}" r="5"><title>{day} · claim {claim.claim_id}, {escape(claim.status)}:'
            f" {shown(claim.claim)}</title></circle></a>"
        )
    height = 44 + 14 * max(stacked.values())
    rows = [(str(day), str(item.claim.claim_id), item.claim.status, item.claim.claim) for day, item in dated]
    return _figure(
        "When",
        f"{len(dated)} claims with a day, from {first} to {last}.",
        height,
        f'<line x1="{_EDGE}" x2="{_WIDTH - _EDGE}" y1="21" y2="21" stroke="currentColor"/>{"".join(marks)}',
        ("day", "claim", "status", "words"),
        rows,
    )


def _by_speaker(speakers: dict[str, list[PageClaim]]) -> str:
    ranked = sorted(speakers.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    most = len(ranked[0][1])
    unit = (_WIDTH - _NAME - 40) / most
    marks = []
    for row, (name, claims) in enumerate(ranked[:_MOST_SPEAKERS]):
        y, x = row * _ROW, float(_NAME)
        marks.append(f'<text x="{_NAME - 8}" y="{y + 15}" text-anchor="end">{shown(name[:30])}</text>')
        found = counts(claims)
        for status in STATUSES:
            if number := found.get(status, 0):
                size = f'width="{number * unit:.1f}" height="{_ROW - 6}"'
                marks.append(
                    f'<rect class="fill-{status}" x="{x:.1f}" y="{y + 3}" {size}>'
                    f"<title>{shown(name)}: {number} {status}</title></rect>"
                )
                x += number * unit
        marks.append(f'<text x="{x + 6:.1f}" y="{y + 15}">{len(claims)}</text>')
    left_out = len(ranked) - _MOST_SPEAKERS
    more = f" The {left_out} with fewest are in the table only." if left_out > 0 else ""
    rows = [(name, *(str(counts(claims).get(status, 0)) for status in STATUSES)) for name, claims in ranked]
    return _figure(
        "Who",
        f"Claims by speaker and verdict.{more}",
        min(len(ranked), _MOST_SPEAKERS) * _ROW,
        "".join(marks),
        ("speaker", *STATUSES),
        rows,
    )


def _figure(
    title: str, caption: str, height: int, marks: str, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> str:
    """Return a chart with its caption, and the same as a table for those who cannot see it."""
    head = "".join(f"<th>{shown(cell)}</th>" for cell in heads)
    body = "".join("<tr>" + "".join(f"<td>{shown(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f'<h2 lang="en">{title}</h2>\n<figure lang="en">'
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(caption)}">{marks}</svg>'
        f"<figcaption>{escape(caption)}</figcaption>"
        f"<details><summary>as a table</summary><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        "</details></figure>\n"
    )

"""An article as one web page that needs nothing else: text, claims by verdict, evidence and history, two charts.

The page loads nothing, runs no script, and prints. What is known of a claim shows where the pointer or the
keyboard stands on it; below the text it stands once more as a list, for paper. All text from articles and
reviewers is escaped.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from html import escape
from typing import TextIO

from workbench.export.markdown import GLYPHS, second_pass
from workbench.export.pages import ArticlePage, PageClaim, counts, paragraphs, stretches
from workbench.model import STATUSES, Span
from workbench.safe import visible

_STYLE = """
:root{--verified:#1b7f4b;--disputed:#b3261e;--unsourced:#8a5a00;--open:#5a6270;--aside:#8b93a0;
--ink:#1d2129;--paper:#fff;--line:#d9dde3}
@media (prefers-color-scheme:dark){:root{--verified:#5fd39a;--disputed:#ff8a80;--unsourced:#ffc766;--open:#a4adbb;
--aside:#78818f;--ink:#e8eaee;--paper:#14171c;--line:#343a44}}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 Georgia,"Times New Roman",serif}
main{max-width:44rem;margin:0 auto;padding:2rem 1.2rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}
.about,.card,.list,figure,figcaption,.bar{font-family:system-ui,sans-serif}.about{color:var(--open);margin:0 0 1.2rem}
.bar{display:flex;height:1.4rem;border:1px solid var(--line);border-radius:.3rem;overflow:hidden;font-size:.8rem}
.bar span{color:var(--paper);padding:0 .4rem;white-space:nowrap;overflow:hidden}
p.text{margin:0 0 1rem;white-space:pre-wrap}p.heading{font-weight:bold}
.c{border-bottom:.14em solid;position:relative;cursor:help}.c sup{font:bold .65em system-ui,sans-serif}
.verified{border-color:var(--verified)}.disputed{border-color:var(--disputed);border-bottom-style:double}
.unsourced{border-color:var(--unsourced);border-bottom-style:dashed}
.open{border-color:var(--open);border-bottom-style:dotted}
.aside{border-color:var(--aside);border-bottom-style:dotted}.fill-aside{fill:var(--aside);background:var(--aside)}
.c:focus{outline:2px solid}.card{display:none;position:absolute;left:0;top:1.7em;z-index:2;width:22rem;max-width:80vw;
padding:.7rem .9rem;background:var(--paper);border:1px solid var(--line);border-radius:.4rem;
box-shadow:0 .4rem 1.4rem #0003;font-size:.82rem;line-height:1.4;white-space:normal}
.c:hover>.card,.c:focus>.card,.c:focus-within>.card{display:block}.card span{display:block}
.list{font-size:.88rem;padding:0;list-style:none}
.list li{border-left:.3rem solid;padding:.1rem 0 .1rem .8rem;margin:0 0 .9rem}
.list blockquote{margin:.2rem 0;font-family:Georgia,serif;white-space:pre-wrap}
svg{width:100%;height:auto}svg text{fill:var(--ink);font:12px system-ui,sans-serif}figure{margin:0}
.fill-verified{fill:var(--verified);background:var(--verified)}
.fill-disputed{fill:var(--disputed);background:var(--disputed)}
.fill-unsourced{fill:var(--unsourced);background:var(--unsourced)}.fill-open{fill:var(--open);background:var(--open)}
@media print{body{font-size:11pt}.card{display:none!important}main{max-width:none}li,figure{break-inside:avoid}}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_WIDTH, _ROW, _NAME = 640, 22, 190
_MOST_SPEAKERS = 20
_FEWEST_DATED = 1


def write_html(pages: Iterable[ArticlePage], out: TextIO) -> int:
    """Write articles as one page, one after the other. Return how many claims there are."""
    count = 0
    out.write(
        '<!doctype html>\n<html lang="mul">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Claims</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    for page in pages:
        count += len(page.claims)
        out.writelines(_article(page))
    out.write("</body>\n</html>\n")
    return count


def shown(text: str) -> str:
    """Return a text as a page shows it: nothing in it is markup, nothing is hidden."""
    return escape(visible(text))


def _article(page: ArticlePage) -> Iterable[str]:
    about = [page.published, page.author, page.publisher, page.source]
    yield f'<main lang="{escape(page.language)}" id="article-{page.id}">\n<h1>{shown(page.title or page.label)}</h1>\n'
    yield f'<p class="about" lang="en">{" · ".join(shown(value) for value in about if value)}</p>\n'
    yield _bar(page)
    yield "<section>\n"
    told: set[int] = set()
    for span in paragraphs(page.text):
        yield _paragraph(page, span, told)
    yield "</section>\n"
    yield from _charts(page)
    yield '<h2 lang="en">Claims</h2>\n<ol class="list">\n'
    for item in page.claims:
        yield _listed(item)
    yield "</ol>\n</main>\n"


def _bar(page: ArticlePage) -> str:
    found = counts(page.claims)
    total = len(page.claims) or 1
    parts = "".join(
        f'<span class="fill-{status}" style="flex:{found[status]}">{GLYPHS[status]} {found[status]} {status}</span>'
        for status in STATUSES
        if found.get(status)
    )
    reviewed = len(page.claims) - found.get("open", 0) - found.get("aside", 0)
    label = f"{reviewed} of {len(page.claims)} claims have a verdict ({reviewed / total:.0%})"
    return f'<div class="bar" lang="en" role="img" aria-label="{label}" title="{label}">{parts}</div>\n'


def _paragraph(page: ArticlePage, span: Span, told: set[int]) -> str:
    heading = any(head.start <= span.start and span.end <= head.end for head in page.headings)
    cells = []
    for part in stretches(page, span.start, span.end):
        words = shown(page.text[part.start : part.end])
        cells.append(_marked(words, part.claims, told) if part.claims else words)
    return f'<p class="text{" heading" if heading else ""}">{"".join(cells)}</p>\n'


def _marked(words: str, claims: tuple[PageClaim, ...], told: set[int]) -> str:
    """Mark words that claims stand over; each claim's number and card stand where it begins."""
    nearest = claims[0].claim
    fresh = [item for item in reversed(claims) if item.claim.claim_id not in told]
    told.update(item.claim.claim_id for item in fresh)
    signs = "".join(f"<sup>{GLYPHS.get(item.claim.status, '')}{item.claim.claim_id}</sup>" for item in fresh)
    cards = "".join(_card(item) for item in claims)
    return (
        f'<span class="c {escape(nearest.status)}" tabindex="0">{signs}{words}'
        f'<span class="card" lang="en" role="note">{cards}</span></span>'
    )


def _card(item: PageClaim) -> str:
    return "".join(f"<span>{line}</span>" for line in _facts(item))


def _facts(item: PageClaim) -> list[str]:
    """Return what is known of a claim as lines of safe markup."""
    claim = item.claim
    who = claim.speaker or claim.speaker_text
    lines = [
        f'<a href="#claim-{claim.claim_id}"><b>{GLYPHS.get(claim.status, "")} {escape(claim.verdict_words)}</b></a>'
        f" · claim {claim.claim_id} · {escape(claim.form or claim.kind)}"
    ]
    if who:
        lines.append(f"{shown(who)}{f' ({shown(claim.speaker_role)})' if claim.speaker_role else ''}")
    if claim.verdict_by:
        note = f": {shown(claim.verdict_note)}" if claim.verdict_note else ""
        lines.append(f"{shown(claim.verdict_by)}, {shown(claim.verdict_at or '')}{note}")
    lines += [f"{shown(time.text)} = {shown(time.value)}" for time in item.times]
    known = (("Proposed", claim.correction), ("Second pass", second_pass(claim)), ("Evidence", claim.evidence))
    for name, value in (*known, ("Notes", claim.notes)):
        if value:
            lines.append(f"{name}: {shown(value)}")
    return [*lines, *(shown(line) for line in item.history)]


def _listed(item: PageClaim) -> str:
    claim = item.claim
    facts = "<br>".join(_facts(item))
    return (
        f'<li id="claim-{claim.claim_id}" class="{escape(claim.status)}"><blockquote>{shown(claim.claim)}</blockquote>'
        f'<span lang="en">{facts}</span></li>\n'
    )


# --- charts ---------------------------------------------------------------------------------------------


def _charts(page: ArticlePage) -> Iterable[str]:
    dated = [(day, item) for item in page.claims for day in _days(item)]
    dated.sort(key=lambda pair: (pair[0], pair[1].claim.position))
    if len(dated) > _FEWEST_DATED:
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


def _timeline(dated: list[tuple[dt.date, PageClaim]]) -> str:
    first, last = dated[0][0], dated[-1][0]
    length = max(1, (last - first).days)
    rows: dict[int, int] = {}
    dots = []
    for day, item in dated:
        x = 20 + round((day - first).days / length * (_WIDTH - 40))
        rows[x] = rows.get(x, -1) + 1
        claim = item.claim
        dots.append(
            f'<a href="#claim-{claim.claim_id}"><circle class="fill-{escape(claim.status)}" cx="{x}"'
            f' cy="{30 + 14 * rows[x]}" r="5"><title>{day} · claim {claim.claim_id}: {shown(claim.claim)}</title>'
            "</circle></a>"
        )
    height = 60 + 14 * max(rows.values())
    return (
        '<h2 lang="en">When</h2>\n<figure lang="en">'
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="Dated claims from {first} to {last}">'
        f'<text x="20" y="14">{first}</text><text x="{_WIDTH - 20}" y="14" text-anchor="end">{last}</text>'
        f'<line x1="20" x2="{_WIDTH - 20}" y1="20" y2="20" stroke="currentColor"/>{"".join(dots)}</svg>'
        "<figcaption>Claims with a day, by that day.</figcaption></figure>\n"
    )


def _by_speaker(speakers: dict[str, list[PageClaim]]) -> str:
    ranked = sorted(speakers.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:_MOST_SPEAKERS]
    most = max(len(claims) for _, claims in ranked)
    unit = (_WIDTH - _NAME - 40) / most
    cells = []
    for row, (name, claims) in enumerate(ranked):
        y, x = row * _ROW, float(_NAME)
        cells.append(f'<text x="{_NAME - 8}" y="{y + 15}" text-anchor="end">{shown(name[:30])}</text>')
        found = counts(claims)
        for status in STATUSES:
            if number := found.get(status, 0):
                size = f'width="{number * unit:.1f}" height="{_ROW - 6}"'
                cells.append(
                    f'<rect class="fill-{status}" x="{x:.1f}" y="{y + 3}" {size}>'
                    f"<title>{shown(name)}: {number} {status}</title></rect>"
                )
                x += number * unit
        cells.append(f'<text x="{x + 6:.1f}" y="{y + 15}">{len(claims)}</text>')
    return (
        '<h2 lang="en">Who</h2>\n<figure lang="en">'
        f'<svg viewBox="0 0 {_WIDTH} {len(ranked) * _ROW}" role="img" aria-label="Verdicts by speaker">'
        f"{''.join(cells)}</svg>"
        "<figcaption>Claims by speaker and verdict.</figcaption></figure>\n"
    )

"""An article as one web page that needs nothing else: text, claims by verdict, evidence and history, two charts.

The page loads nothing, runs no script, and prints. What is known of a claim shows where the pointer or the
keyboard stands on it; below the text it stands once more as a list, for paper. All text from articles and
reviewers is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TextIO

from workbench.export.html_charts import charts, shown
from workbench.export.markdown import GLYPHS, second_pass
from workbench.export.pages import ArticlePage, PageClaim, counts, paragraphs, stretches
from workbench.model import STATUSES, Span

_STYLE = """
:root{--verified:#1b7f4b;--disputed:#b3261e;--unsourced:#8a5a00;--open:#5a6270;--aside:#8b93a0;
--ink:#1d2129;--paper:#fff;--line:#d9dde3}
@media (prefers-color-scheme:dark){:root{--verified:#5fd39a;--disputed:#ff8a80;--unsourced:#ffc766;--open:#a4adbb;
--aside:#78818f;--ink:#e8eaee;--paper:#14171c;--line:#343a44}}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 Georgia,"Times New Roman",serif}
main{max-width:44rem;margin:0 auto;padding:2rem 1.2rem 4rem;overflow-wrap:anywhere}body{overflow-x:clip}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}
.about,.card,.list,figure,figcaption,.bar{font-family:system-ui,sans-serif}.about{color:var(--open);margin:0 0 1.2rem}
.bar{display:flex;height:1.4rem;border:1px solid var(--line);border-radius:.3rem;overflow:hidden;font-size:.8rem}
.bar span{min-width:.2rem}.key{margin:.4rem 0 1.6rem;padding:0;list-style:none;font:.85rem system-ui,sans-serif}
.key li{display:inline;margin-right:1.2rem}
p.text{margin:0 0 1rem;white-space:pre-wrap}p.heading{font-weight:bold}
.c{border-bottom:.14em solid;position:relative;cursor:help}.c sup{font:bold .65em system-ui,sans-serif}
.verified{border-color:var(--verified)}.disputed{border-color:var(--disputed)}
.unsourced{border-color:var(--unsourced)}.open{border-color:var(--open)}
.c.disputed{border-bottom-style:double}.c.unsourced{border-bottom-style:dashed}.c.open{border-bottom-style:dotted}
.sign-verified{color:var(--verified)}.sign-disputed{color:var(--disputed)}.sign-unsourced{color:var(--unsourced)}
.sign-open{color:var(--open)}a{color:inherit}
.aside{border-color:var(--aside)}.c.aside{border-bottom-style:dotted}.sign-aside{color:var(--aside)}
.fill-aside{fill:var(--aside);background:var(--aside)}
.c:focus{outline:2px solid}.card{display:none;position:absolute;left:0;top:1.7em;z-index:2;width:22rem;max-width:80vw;
padding:.7rem .9rem;background:var(--paper);border:1px solid var(--line);border-radius:.4rem;
box-shadow:0 .4rem 1.4rem #0003;font-size:.82rem;line-height:1.4;white-space:normal}
.c:hover>.card,.c:focus>.card,.c:focus-within>.card{display:block}.card span{display:block}
.list{font-size:.88rem;padding:0;list-style:none}
.list li{border-left-width:.3rem;border-left-style:solid;padding:.1rem 0 .1rem .8rem;margin:0 0 .9rem}
.list blockquote{margin:.2rem 0;font-family:Georgia,serif;white-space:pre-wrap}
table{border-collapse:collapse;font:.85rem system-ui,sans-serif;margin:.4rem 0}
td,th{text-align:left;padding:.15rem .9rem .15rem 0;border-bottom:1px solid var(--line);vertical-align:top}
summary{font:.85rem system-ui,sans-serif;cursor:pointer}figcaption{font-size:.85rem;color:var(--open)}
svg{width:100%;height:auto}svg text{fill:var(--ink);font:12px system-ui,sans-serif}figure{margin:0}
.fill-verified{fill:var(--verified);background:var(--verified)}
.fill-disputed{fill:var(--disputed);background:var(--disputed)}
.fill-unsourced{fill:var(--unsourced);background:var(--unsourced)}.fill-open{fill:var(--open);background:var(--open)}
@page{margin:18mm}
@media print{:root{--ink:#000;--paper:#fff}body{font-size:11pt}.card,details{display:none!important}
main{max-width:none;padding:0;break-after:page}li,figure{break-inside:avoid}h2{break-after:avoid}
.bar,svg,.c{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


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
    yield from charts(page)
    yield '<h2 lang="en">Claims</h2>\n<ol class="list">\n'
    for item in page.claims:
        yield _listed(item)
    yield "</ol>\n</main>\n"


def _bar(page: ArticlePage) -> str:
    found = counts(page.claims)
    total = len(page.claims) or 1
    there = [status for status in STATUSES if found.get(status)]
    parts = "".join(f'<span class="fill-{status}" style="flex:{found[status]}"></span>' for status in there)
    key = "".join(
        f'<li><b class="sign-{status}">{GLYPHS[status]}</b> {found[status]} {status}</li>' for status in there
    )
    reviewed = len(page.claims) - found.get("open", 0) - found.get("aside", 0)
    label = f"{reviewed} of {len(page.claims)} claims have a verdict ({reviewed / total:.0%})"
    return (
        f'<div class="bar" lang="en" role="img" aria-label="{label}" title="{label}">{parts}</div>\n'
        f'<ul class="key" lang="en"><li>{label}</li>{key}</ul>\n'
    )


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
    signs = "".join(_sign(item) for item in fresh)
    cards = "".join(_card(item) for item in claims)
    return (
        f'<span class="c {escape(nearest.status)}" tabindex="0">{signs}{words}'
        f'<span class="card" lang="en" role="note">{cards}</span></span>'
    )


def _sign(item: PageClaim) -> str:
    """Return the number of a claim where it begins: the list below leads back to it."""
    claim = item.claim
    sign = f'<span class="sign-{escape(claim.status)}">{GLYPHS.get(claim.status, "")}</span>'
    return f'<sup id="place-{claim.claim_id}">{sign}{claim.claim_id}</sup>'


def _card(item: PageClaim) -> str:
    return "".join(f"<span>{line}</span>" for line in _facts(item, f"#claim-{item.claim.claim_id}"))


def _facts(item: PageClaim, link: str) -> list[str]:
    """Return what is known of a claim as lines of safe markup; the first leads elsewhere on the page."""
    claim = item.claim
    who = claim.speaker or claim.speaker_text
    lines = [
        f'<a href="{link}"><b class="sign-{escape(claim.status)}">{GLYPHS.get(claim.status, "")}'
        f" {escape(claim.verdict_words)}</b></a>"
        f" · claim {claim.claim_id} · {escape(claim.form or claim.kind)}"
    ]
    if who:
        lines.append(f"{shown(who)}{f' ({shown(claim.speaker_role)})' if claim.speaker_role else ''}")
    if claim.verdict_by:
        note = f": {shown(claim.verdict_note)}" if claim.verdict_note else ""
        lines.append(f"{shown(claim.verdict_by)}, {_moment(claim.verdict_at or '')}{note}")
    lines += [f"{shown(time.text)} = {shown(time.value)}" for time in item.times]
    known = (("Proposed", claim.correction), ("Second pass", second_pass(claim)), ("Evidence", claim.evidence))
    for name, value in (*known, ("Notes", claim.notes)):
        if value:
            lines.append(f"{name}: {shown(value)}")
    past = [f"{_moment(at)} {shown(rest)}" for at, _, rest in (line.partition(" ") for line in item.history)]
    return [*lines, *past] if len(past) > 1 else lines


def _moment(at: str) -> str:
    """Return a moment (ISO 8601, UTC) to the minute, as people write it."""
    return shown(f"{at[:10]} {at[11:16]}" if len(at) > len("2019-04-06T09:00") else at)


def _listed(item: PageClaim) -> str:
    claim = item.claim
    facts = "<br>".join(_facts(item, f"#place-{claim.claim_id}"))
    return (
        f'<li id="claim-{claim.claim_id}" class="{escape(claim.status)}"><blockquote>{shown(claim.claim)}</blockquote>'
        f'<span lang="en">{facts}</span></li>\n'
    )

"""Speech that a dash opens, as French and Spanish papers print it: "—¿Y qué? —preguntó el juez—. Siga."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.language import Pack
from workbench.splitting.marks import Pair
from workbench.splitting.paragraphs import Paragraph

_OPENING = re.compile(r"[—–][\s\u00a0]*(?=\S)")
_ASIDE = re.compile(r"\s[—–](?=\w)")
_BACK = re.compile(r"[—–][.,;:]?\s+(?=\S)")
_REPORT = re.compile(
    r"(?P<sign>[,?!…])[\s\u00a0]+(?P<verb>(?:(?:s|m|l)['’]|(?:se|me|le|les|lui)\s+|(?:a|ont|ai|ha|han)\s+)?\w+)"
)
KIND = "dash"


def dialogue_pairs(text: str, paragraphs: Sequence[Paragraph], pack: Pack) -> list[Pair]:
    """Return the speech of the paragraphs that open with a dash and say who speaks, in the order of the text."""
    if not pack.dash_dialogue:
        return []
    found: list[Pair] = []
    for paragraph in paragraphs:
        opening = _OPENING.match(text, paragraph.start, paragraph.end)
        if opening is not None:
            found += _between_dashes(text, opening.end(), paragraph, pack) or _up_to_report(
                text, opening.end(), paragraph, pack
            )
    return found


def _between_dashes(text: str, inner: int, paragraph: Paragraph, pack: Pack) -> list[Pair]:
    """Speech, who says it between dashes, and the speech that goes on behind."""
    aside = _ASIDE.search(text, inner, paragraph.end)
    if aside is None or not _reports(text[aside.end() : paragraph.end], pack):
        return []
    pairs = [Pair(paragraph.start, inner, aside.start(), aside.start(), KIND)]
    back = _BACK.search(text, aside.end(), paragraph.end)
    if back is not None:
        pairs.append(Pair(back.end(), back.end(), paragraph.end, paragraph.end, KIND))
    return pairs


def _up_to_report(text: str, inner: int, paragraph: Paragraph, pack: Pack) -> list[Pair]:
    """Speech up to the verb that says who speaks, with no dash in front of it."""
    for match in _REPORT.finditer(text, inner, paragraph.end):
        if not match["verb"][0].islower() or not _reports(match["verb"], pack):
            continue
        outer = match.start() if match["sign"] == "," else match.end("sign")
        return [Pair(paragraph.start, inner, outer, outer, KIND)]
    return []


def _reports(words: str, pack: Pack) -> bool:
    """Tell whether a stretch begins with a verb of saying, small words in front of it aside."""
    for word in re.findall(r"\w+", words)[:2]:
        if any("q" in report.ways for report in pack.reports.get(word.lower(), ())):
            return True
    return False

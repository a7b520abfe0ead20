"""Who speaks, said inside the quotation marks: « La coque est rongée, a justifié le maire, nous l'avons peinte. »."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.splitting.attribution.cues import Cue, cue_after
from workbench.splitting.attribution.found import Chars, Found
from workbench.splitting.grammar import Grammar
from workbench.splitting.tokens import Token, tokenize

_FEWEST_BEFORE = 2  # words of speech in front of the first report inside it
_LONGEST_REPORT = 26


def take_out_report(text: str, item: Found, grammar: Grammar) -> None:
    """Cut the first report between commas out of what someone says, and name its source.

    Only where the quotation has no cue of its own, in a language whose newspapers write so.
    """
    if not grammar.pack.inner_reports or item.cue or item.speaker is not None:
        return
    for number, (start, end) in enumerate(item.parts):
        tokens = tokenize(text, start, end, grammar.pack)
        found = _report_in(tokens, grammar)
        if found is None:
            continue
        cue, first, last = found
        parts: list[Chars] = [(start, tokens[first - 1].end)]
        if last + 1 < len(tokens):
            parts.append((tokens[last + 1].start, end))
        item.parts[number : number + 1] = parts
        item.cue = [(tokens[k].start, tokens[k].end) for k in cue.places]
        if cue.speaker is not None:
            item.speaker = tokens[cue.speaker[0]].start, tokens[cue.speaker[1] - 1].end
            item.inherits = item.floating = False
        return


def _report_in(tokens: Sequence[Token], grammar: Grammar) -> tuple[Cue, int, int] | None:
    """Return the cue, the comma in front of it and the sign that closes it."""
    commas = [k for k, token in enumerate(tokens) if token.text == ","]
    for comma in commas:
        if comma < _FEWEST_BEFORE:
            continue
        cue = cue_after(tokens, comma, min(len(tokens), comma + _LONGEST_REPORT), grammar)
        if cue is None or not cue.places or min(cue.places) > comma + 4 or cue.speaker is None:
            continue
        if cue.speaker[0] < min(cue.places) or tokens[cue.speaker[0]].low in grammar.pack["impersonal"]:
            continue
        close = next((k for k in range(cue.end, len(tokens)) if tokens[k].text in {",", "."}), None)
        if close is None or close - cue.end > _LONGEST_REPORT // 2:
            continue
        return cue, comma, close
    return None

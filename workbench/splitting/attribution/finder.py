"""All attributions of an article, sentence by sentence, with speech that goes on over sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.splitting.attribution.back import closing_alone, points_back
from workbench.splitting.attribution.direct import find_direct
from workbench.splitting.attribution.found import Found
from workbench.splitting.attribution.inner import take_out_report
from workbench.splitting.attribution.mood import free_report, is_reported_mood
from workbench.splitting.attribution.reported import Reporter
from workbench.splitting.grammar import Grammar
from workbench.splitting.view import View

_RECENT = 12


def find_attributions(text: str, views: Sequence[View], grammar: Grammar) -> list[Found]:
    """Return the attributions of an article. `views` holds its sentences in order, headings left out."""
    found: list[Found] = []
    last_view: View | None = None
    for view in views:
        if view.is_endless:
            last_view = view
            continue
        direct, used = find_direct(view, grammar)
        for item in direct:
            take_out_report(text, item, grammar)
        _join(found, direct, view, last_view)
        reported = Reporter(view, grammar, used).run()
        found += reported
        if grammar.pack.reported_mood and not direct:
            _mood(found, reported, view, grammar)
        _look_back(found, view, last_view, grammar, quoted=bool(direct or reported))
        last_view = view
    found.sort(key=lambda item: item.start)
    return found


def _mood(found: list[Found], reported: Sequence[Found], view: View, grammar: Grammar) -> None:
    """Go on with the report before, where the mood of a sentence without a cue says so."""
    solid = [item for item in reported if not item.label]
    if solid:
        moods = (is_reported_mood(view.tokens, i, grammar) for i in range(len(view.tokens)))
        solid[-1].mood = any(moods)
        return
    free = free_report(view, [item for item in found if item not in reported], grammar)
    if free is not None:
        found[:] = [item for item in found if item not in reported]
        found.append(free)


def _join(found: list[Found], direct: list[Found], view: View, last: View | None) -> None:
    """Add the direct speech of a sentence; what goes on with the speech before becomes a part of that."""
    for order, item in enumerate(direct):
        before = found[-1] if found else None
        if order == 0 and before is not None and _continues(item, before, view, last):
            before.parts += item.parts
            before.until = view.number
            before.cue += item.cue
            if item.speaker is not None and before.speaker is None:
                before.speaker, before.inherits = item.speaker, False
            continue
        found.append(item)


def _continues(item: Found, before: Found, view: View, last: View | None) -> bool:
    if before.form != "direct" or last is None or max(before.sentence, before.until) != last.number:
        return False
    taken_up = any(pair.goes_on for pair in view.quotes)
    if taken_up and item.parts[0][0] - view.sentence.start <= 3:
        return True
    same_paragraph = view.sentence.paragraph == last.sentence.paragraph
    return same_paragraph and item.floating and not item.cue


def _look_back(found: list[Found], view: View, last: View | None, grammar: Grammar, *, quoted: bool) -> None:
    """ "Dat zegt X.": the sentence before becomes what X says."""
    if last is None or quoted:
        return
    cue = points_back(view, grammar) or closing_alone(view, grammar)
    if cue is None or cue.speaker is None:
        return
    places = [(view.tokens[k].start, view.tokens[k].end) for k in cue.places]
    earlier = [item for item in found[-_RECENT:] if last.number in {item.sentence, item.until}]
    if earlier:
        if earlier[-1].form == "direct" and earlier[-1].inherits:
            earlier[-1].speaker, earlier[-1].cue, earlier[-1].inherits = view.chars(cue.speaker), places, False
        return
    if last.sentence.paragraph != view.sentence.paragraph and view.sentence.paragraph - last.sentence.paragraph > 1:
        return
    end = last.sentence.end
    tokens = last.tokens
    if tokens and not tokens[-1].is_word and tokens[-1].text in {".", "!", "…"}:
        end = tokens[-1].start
    found.append(Found(last.number, "indirect", [(last.start, end)], view.chars(cue.speaker), places, back=True))

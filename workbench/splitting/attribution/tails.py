"""Content with its report behind it or inside it: "…, the company said", "…, aldus X", "De brug – zo zegt X – is …"."""

from __future__ import annotations

from workbench.splitting.attribution.complements import content_end
from workbench.splitting.attribution.cues import Cue, cue_after, speaks
from workbench.splitting.attribution.ground import Ground
from workbench.splitting.attribution.mood import is_reported_mood
from workbench.splitting.attribution.phrases import document_tail, widen
from workbench.splitting.clauses import Clause
from workbench.splitting.inflected import skip_clitics
from workbench.splitting.nouns import noun_phrase, opens_noun_phrase

_FEWEST_WORDS = 5
_FURTHEST = 4  # words from a source to its verb, within one stretch without a comma twice as many


class Tails(Ground):
    """Finds the reports that stand behind what they report."""

    def _tails(self) -> None:
        """Unmarked content with its report after it or inside it: "…, the company said", "…, aldus X"."""
        tokens, grammar, view = self.tokens, self.grammar, self.view
        if not view.clauses:
            return
        end = len(tokens)
        for j in range(1, end - 1):
            if tokens[j].text not in {",", "–", "—"} or j in self.used or tokens[j + 1].low in self.pack["sequences"]:
                continue
            close = next((k for k in range(j + 1, end) if tokens[k].text in {",", "–", "—", ";"}), end)
            cue = cue_after(tokens, j, close, grammar, "c") or self._document(j, close) or self._taken_up(j, close)
            cue = cue or self._spoken(j, close)
            silent = cue is not None and cue.speaker is None and self.pack.null_subject and cue.places[0] <= j + 3
            if not silent and (cue is None or self.used & set(cue.places) or cue.speaker is None):
                wide = cue_after(tokens, j, end, grammar, "c")
                if wide is None or wide.speaker is None or self.used & set(wide.places) or wide.end <= close:
                    continue
                cue, close = (
                    wide,
                    next((k for k in range(wide.end, end) if tokens[k].text in {",", "–", "—", ";"}), end),
                )
            if cue is not None:
                cue = self._whole_source(cue, close, end)
                close = max(close, cue.end)
            if cue is None or not self._closed(cue, close) or not set(cue.ways) & {"b", "q", "c"}:
                continue
            first = next((c for c in view.clauses if c.start <= j < c.end), view.clauses[0])
            start = self._tail_start(first, j)
            if start is None:
                start = self._held_up(first, j, close)
            last = close >= end - 1 or self.tokens[close].text in ".!"
            if start is None and last and cue.places[0] == j + 1 and not self.pack.bare_complement:
                start = self._whole_front(j)
            if start is None:
                continue
            parts = [(start, j)]
            if close < end - 1 and tokens[close].text in {",", "–", "—"} and self._goes_on(close + 1):
                parts.append((close + 1, content_end(tokens, close + 1, end, grammar)))
            self._add(parts, cue.places, cue.speaker, inherits=silent, plain=True)
            self.taken.update(range(view.clauses[0].lead if start == view.clauses[0].lead else start, close))
            return

    def _taken_up(self, j: int, close: int) -> Cue | None:
        """Return the cue of ", dat weet X": a demonstrative takes up what goes before."""
        tokens, pack = self.tokens, self.pack
        if not pack.verb_second or j + 3 >= close or tokens[j + 1].low not in pack["that"]:
            return None
        if not self.grammar.is_finite(tokens, j + 2, j + 2):
            return None
        cue = cue_after(tokens, j + 2, close, self.grammar, "q")
        return cue if cue is not None and cue.places[:1] == [j + 2] else None

    def _spoken(self, j: int, close: int) -> Cue | None:
        """Return the cue of ", verzucht de wethouder": a verb of speaking with a person straight behind it."""
        cue = cue_after(self.tokens, j, close, self.grammar, "q")
        if cue is None or cue.speaker is None or cue.places[:1] != [j + 1] or cue.speaker[0] < j + 1:
            return None
        return cue if speaks(self.tokens, cue.speaker, self.pack) else None

    def _document(self, j: int, close: int) -> Cue | None:
        if j + 1 < close and self.tokens[j + 1].low in self.pack["manner"]:
            return document_tail(self.tokens, j, close, self.grammar)
        return None

    def _whole_source(self, cue: Cue, close: int, end: int) -> Cue:
        """Take in what belongs to a source that ends its sentence: an apposition, or where it is from."""
        if cue.speaker is None or cue.speaker[1] != cue.end:
            return cue
        if cue.end == close and close < end and self.tokens[close].text == ",":
            wide = noun_phrase(self.tokens, cue.speaker[0], end, self.grammar)
        else:
            told = self.tokens[cue.places[0]].low not in self.pack["according_heads"] if cue.places else True
            wide = widen(self.tokens, cue.speaker, close, self.grammar, told=told)
        if wide is None or wide[1] <= cue.end:
            return cue
        return Cue(cue.places, cue.ways, wide, wide[1], cue.passive, cue.impersonal)

    def _tail_start(self, clause: Clause, j: int) -> int | None:
        """Return where the content in front of a report begins; None where that is no clause."""
        tokens, grammar = self.tokens, self.grammar
        for first in self.view.clauses:
            if first.start > j:
                break
            if first.finite is not None and first.finite < j and grammar.main_finite(tokens, first.lead, j) is not None:
                if tokens[first.lead].low in self.pack["subordinators"] and not self.pack.verb_second:
                    return None
                if self.used & set(range(first.lead, j)) or any(t.kind == "quote" for t in tokens[first.lead : j]):
                    return None
                return first.lead
        del clause
        return None

    def _whole_front(self, j: int) -> int | None:
        """Return where the sentence begins, where all in front of a closing report is long enough for a clause."""
        opening = self.view.clauses[0]
        first = opening.lead
        words = self.tokens[first:j]
        if opening.subject is not None and opening.subject[0] < j and opening.finite == j + 1:
            return None
        if any(self.grammar.opens(self.tokens, k, first) and k > first for k in range(first, j)):
            return None
        plain = not any(token.kind == "quote" for token in words) and not self.used & set(range(first, j))
        return first if plain and sum(token.is_word for token in words) >= _FEWEST_WORDS else None

    def _held_up(self, clause: Clause, j: int, close: int) -> int | None:
        """Return where a clause begins that a report interrupts in front of its verb ("De brug – zo zegt X – is …")."""
        tokens, grammar = self.tokens, self.grammar
        verb = close + 1
        if self.pack.inflected:
            verb = skip_clitics(tokens, verb, len(tokens), self.pack)
        if verb >= len(tokens) or not grammar.is_finite(tokens, verb, close + 1):
            return None
        if clause.lead >= j or any(grammar.is_finite(tokens, k, clause.lead) for k in range(clause.lead, j)):
            return None
        front = tokens[clause.lead].low in self.pack["adverbs"] and self.pack.verb_second
        return clause.lead if front or opens_noun_phrase(tokens, clause.lead, grammar) else None

    def _closed(self, cue: Cue, close: int) -> bool:
        """Tell whether after a report nothing follows but time, place and who was told."""
        tokens, grammar, pack = self.tokens, self.grammar, self.pack
        if cue.end > close:
            return False
        if cue.speaker is not None and cue.places and cue.places[0] > cue.speaker[1] + _FURTHEST:
            between = range(cue.speaker[1], cue.places[0])
            if not pack.verb_second or len(between) > 2 * _FURTHEST or any(tokens[k].text == "," for k in between):
                return False
        restricted = cue.end < close and tokens[cue.end].low in pack["relatives"] and pack.bare_complement
        for k in range(cue.end, close if not restricted else cue.end):
            low = tokens[k].low
            if (
                low in pack["that"]
                or grammar.is_finite(tokens, k, cue.end)
                or (
                    low in pack["infinitive_mark"]
                    and pack.bare_complement
                    and tokens[k + 1 : k + 2]
                    and tokens[k + 1].low in pack["infinitive"]
                )
            ):
                return False
            if tokens[k].kind == "quote" or tokens[k].text in {":", '"', "“", "‘", "„"}:
                return False
        if close > cue.end and tokens[cue.end].is_word:
            follow = tokens[cue.end]
            fits = (
                follow.low in pack["prepositions"]
                or follow.low in pack["adverbs"]
                or follow.low in pack["time"]
                or follow.low in pack["subordinators"]
                or restricted
            )
            heard = "h" in cue.ways or pack.verb_second
            if not fits and not heard:
                return False
        return True

    def _goes_on(self, i: int) -> bool:
        low = self.tokens[i].low
        pack = self.pack
        if low in pack["gerund"] or low in pack["relatives"]:
            return False
        if low not in pack["coordinators"]:
            return True
        mood = pack.reported_mood and any(
            is_reported_mood(self.tokens, k, self.grammar) for k in range(i, len(self.tokens))
        )
        if pack.verb_second and not any(self.grammar.is_finite(self.tokens, k, i) for k in range(i, len(self.tokens))):
            return True
        named = i + 1 < len(self.tokens) and self.tokens[i + 1].low in self.grammar.determiners
        return mood or (named and self.grammar.main_finite(self.tokens, i + 1, len(self.tokens)) is not None)

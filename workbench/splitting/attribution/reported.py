"""Reported speech and thought without quotation marks of its own, and words quoted inside it."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.splitting.attribution.complements import complement, content_end
from workbench.splitting.attribution.cues import Cue, choose, clause_cue, cue_after, match_according, negated
from workbench.splitting.attribution.found import Found
from workbench.splitting.attribution.labels import Labels
from workbench.splitting.attribution.mood import is_reported_mood, source_behind, source_in_front
from workbench.splitting.attribution.nested import nested_reports
from workbench.splitting.attribution.phrases import (
    document_clause,
    document_tail,
    own_words,
    put_phrase,
    stance_cue,
    widen,
)
from workbench.splitting.clauses import Clause
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.nouns import noun_phrase, opens_noun_phrase
from workbench.splitting.tokens import Token
from workbench.splitting.view import View

_CLOSING_MARKS = frozenset("\"'”’»“")
_FEWEST_WORDS = 5
_LONGEST_SOURCE = 30


def trim_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the end without the signs that close a sentence."""
    while end > start and not tokens[end - 1].is_word:
        end -= 1
    return end


class Reporter(Labels):
    """Finds the reported speech of one sentence, clause by clause."""

    def __init__(self, view: View, grammar: Grammar, used: set[int]) -> None:
        self.view, self.grammar, self.used = view, grammar, used
        self.tokens = view.tokens
        self.pack = grammar.pack
        self.found: list[Found] = []
        self.fragments = [(pair, view.range_of(pair)) for pair in view.fragments]
        self.taken: set[int] = set()

    def run(self) -> list[Found]:
        """Return what was found, in the order of the text."""
        self._tails()
        for number, clause in enumerate(self.view.clauses):
            if not self._covered(clause):
                self._according(clause, number)
            if not self._covered(clause):
                self._own_words(clause)
                self._put(clause)
            if not self._covered(clause):
                self._clause(clause)
        self._gerunds()
        self._nested()
        self.found.sort(key=lambda item: item.start)
        return self.found

    # --- helpers

    def _covered(self, clause: Clause) -> bool:
        return clause.lead in self.taken

    def _add(
        self,
        parts: list[Range],
        cue: Sequence[int],
        speaker: Range | None,
        *,
        inherits: bool = False,
        plain: bool = False,
    ) -> None:
        view = self.view
        parts = [self._around_marks(part) for part in parts]
        chars = [view.chars(part) for part in parts if part[1] > part[0]]
        if not chars:
            return
        quoted = [
            (pair.inner, pair.outer)
            for pair, span in self.fragments
            if any(a <= span[0] and span[1] <= b for a, b in parts)
        ]
        chars = [self._bare(span, quoted) for span in chars]
        self.found.append(
            Found(
                view.number,
                "mixed" if quoted else "indirect",
                chars,
                view.chars(speaker) if speaker else None,
                [(self.tokens[k].start, self.tokens[k].end) for k in cue],
                quoted,
                inherits,
                plain=plain,
            )
        )
        for a, b in parts:
            self.taken.update(range(a, b))
        self.taken.update(cue)

    def _around_marks(self, part: Range) -> Range:
        """Content that begins or ends just inside quotation marks takes both marks in."""
        for _, span in self.fragments:
            if part[0] == span[0] + 1 and span[1] - 2 <= part[1] <= span[1] + 1:
                return span
        return part

    def _bare(self, span: tuple[int, int], quoted: list[tuple[int, int]]) -> tuple[int, int]:
        """Content that is quoted from end to end loses its marks."""
        for pair, _ in self.fragments:
            if (pair.start, pair.end) == span and (pair.inner, pair.outer) in quoted:
                return pair.inner, pair.outer
        return span

    # --- the forms

    def _clause(self, clause: Clause) -> None:
        tokens, grammar = self.tokens, self.grammar
        cue = clause_cue(tokens, clause, grammar) or stance_cue(tokens, clause, grammar)
        cue = cue or document_clause(tokens, clause, grammar)
        if (
            cue is not None
            and clause.finite is not None
            and (not self.used & set(cue.places) or self._told_before_quote(clause, cue))
        ):
            span = (
                None
                if self._back_points(clause)
                else complement(self.tokens, cue, clause.finite, clause.end, self.grammar)
            )
            if span is not None:
                self._content(clause, cue, span)
                return
        self._label(clause, cue)

    def _told_before_quote(self, clause: Clause, cue: Cue) -> bool:
        """Tell whether reported speech leads up to a quotation ("liet weten dat het klopt: "…"")."""
        that = self.pack["that"]
        quote = next((k for k in range(cue.end, clause.end) if self.tokens[k].kind == "quote"), None)
        if quote is None or self.tokens[quote - 1].text != ":":
            return False
        return any(self.tokens[k].low in that for k in range(cue.end, quote - 2))

    def _back_points(self, clause: Clause) -> bool:
        """Tell whether the clause is "Dat zegt X": it points back to what was said."""
        lead = self.tokens[clause.lead]
        return lead.low in self.pack["demonstratives"] and clause.finite == clause.lead + 1 and self.pack.verb_second

    def _content(self, clause: Clause, cue: Cue, span: Range) -> None:
        start, stop = span
        tokens = self.tokens
        inherits = cue.speaker is None and not cue.passive and clause.subject is None
        speaker = None if self._is_impersonal(cue.speaker) else cue.speaker
        if speaker is None and cue.speaker is not None and clause.finite is not None:
            front = source_in_front(tokens, clause.lead, clause.finite, self.grammar)
            speaker = front or source_behind(tokens, cue.speaker[1], start, self.grammar)
        if speaker is None:
            stop = self._continuative(start, stop)
        self._add([(start, stop)], cue.places, speaker, inherits=inherits)
        del tokens

    def _is_impersonal(self, span: Range | None) -> bool:
        return span is not None and span[1] - span[0] == 1 and self.tokens[span[0]].low in self.pack["impersonal"]

    def _continuative(self, start: int, stop: int) -> int:
        """Without a source, a relative clause that goes on with the story is the writer's own."""
        for j in range(start + 2, stop - 2):
            if self.tokens[j].text == "," and self.tokens[j + 1].low in self.pack["continuatives"]:
                return j
        return stop

    def _according(self, clause: Clause, number: int) -> None:
        tokens, pack = self.tokens, self.pack
        heads = pack.joined("closing", "opinions", "according_after", "according_heads", "view_heads")
        for i in range(clause.start, clause.end):
            if tokens[i].low not in heads:
                continue
            if self._seen_by(clause, i, number):
                return
            length = match_according(tokens, i, clause.end, self.grammar) or self._opinion(clause, i)
            if not length or i in self.used or i in self.taken or (length == 1 and tokens[i].low in pack["closing"]):
                continue
            if self._in_relative(clause, i):
                continue
            phrase = self._source(i + length, clause)
            if phrase is None or any(tokens[k].low in pack["not_sources"] for k in range(*phrase)):
                continue
            stop = self._shared_front(number) if i == clause.lead else clause.end
            phrase = self._with_relative(phrase, clause, i)
            before, after = self._around(clause, i, phrase[1], stop)
            parts = [part for part in (before, after) if part is not None]
            if not parts or not any(self._has_words(part) for part in parts):
                continue
            self._add(parts, range(i, i + length), phrase, plain=True)
            return

    def _seen_by(self, clause: Clause, i: int, number: int) -> bool:
        """Add what a phrase with a possessive, or a preposition behind its source, attributes; tell whether it did."""
        tokens, pack = self.tokens, self.pack
        if i in self.used or i in self.taken or self._in_relative(clause, i):
            return False
        source: Range | None = None
        cue: list[int] = []
        if i > clause.lead and tokens[i].low in pack["according_after"]:
            source = noun_phrase(tokens, clause.lead, i, self.grammar)
            source = source if source is not None and source[1] == i else None
            cue = [i]
        for view in pack.possessive_views:
            words = tokens[i : i + len(view)]
            if len(words) == len(view) and all(
                word.low in pack["possessives"] if part == "*" else word.low == part
                for word, part in zip(words, view, strict=True)
            ):
                at = i + view.index("*")
                source, cue = (at, at + 1), [k for k in range(i, i + len(view)) if k != at]
        if source is None:
            return False
        stop = self._shared_front(number) if i == clause.lead or cue == [i] else clause.end
        first = min(source[0], cue[0])
        before, after = self._around(clause, first, max(source[1], cue[-1] + 1), stop)
        parts = [part for part in (before, after) if part is not None and self._has_words(part)]
        if parts:
            self._add(parts, cue, source, plain=True)
        return bool(parts)

    def _opinion(self, clause: Clause, i: int) -> int:
        """Tell whether a clause opens with whose opinion it is ("Pour le maire, …")."""
        if i != clause.lead or self.tokens[i].low not in self.pack["opinions"]:
            return 0
        phrase = noun_phrase(self.tokens, i + 1, clause.end, self.grammar)
        closed = phrase is not None and phrase[1] < clause.end and self.tokens[phrase[1]].text == ","
        return int(phrase is not None and closed and self._personal(phrase))

    def _own_words(self, clause: Clause) -> None:
        """A clause that is attributed to its own subject ("Hij heeft naar eigen zeggen …")."""
        place = own_words(self.tokens, clause.lead, clause.end, self.grammar)
        if place is None or clause.subject is None or self._in_relative(clause, place[0]):
            return
        stop = trim_end(self.tokens, clause.lead, clause.end)
        around = ((clause.lead, place[0]), (place[1], stop))
        parts = [part for part in around if part[0] < part[1] and self._has_words(part)]
        if parts:
            self._add(parts, range(*place), clause.subject, plain=True)

    def _put(self, clause: Clause) -> None:
        """ "As X put it, …": what follows the comma."""
        found = put_phrase(self.tokens, clause, self.grammar)
        if found is None:
            return
        cue, comma = found
        stop = content_end(self.tokens, comma + 1, clause.end, self.grammar)
        if stop > comma + 1:
            self._add([(comma + 1, stop)], [clause.lead, *cue.places], cue.speaker, plain=True)

    def _in_relative(self, clause: Clause, i: int) -> bool:
        """Tell whether a place lies inside a relative clause, whose content is not the sentence's own."""
        tokens = self.tokens
        for k in range(i - 1, clause.lead, -1):
            if tokens[k].text == ",":
                return False
            if (
                tokens[k].low in self.pack["relatives"]
                and tokens[k - 1].text == ","
                and self.grammar.opens(tokens, k, clause.lead)
            ):
                return True
        return False

    def _source(self, i: int, clause: Clause) -> Range | None:
        tokens = self.tokens
        limit = clause.end
        if self.pack.verb_second and clause.finite is not None and clause.finite > i:
            limit = clause.finite
        phrase = noun_phrase(tokens, i, limit, self.grammar)
        if phrase is not None and self.pack.verb_second and limit == clause.finite:
            return widen(tokens, phrase, limit, self.grammar)
        if phrase is None or self.pack.verb_second:
            return phrase
        comma = next((k for k in range(phrase[1], min(clause.end, i + 16)) if tokens[k].text == ","), None)
        finite = any(self.grammar.is_finite(tokens, k, i) for k in range(phrase[1], comma or phrase[1]))
        if comma is not None and not finite:
            return phrase[0], comma
        trailing = comma is None and tokens[i - 3].text == "," and clause.end - i <= _LONGEST_SOURCE
        return (phrase[0], trim_end(tokens, phrase[1], clause.end)) if trailing else phrase

    def _shared_front(self, number: int) -> int:
        """Clauses that go on with the verb in front share what stood first ("Volgens haar is … en wordt …")."""
        clauses = self.view.clauses
        stop = clauses[number].end
        for clause in clauses[number + 1 :]:
            goes_on = (clause.finite == clause.lead) != clause.shared if self.pack.verb_second else clause.shared
            if not goes_on:
                break
            stop = clause.end
        return stop

    def _with_relative(self, phrase: Range, clause: Clause, i: int) -> Range:
        """Take in a relative clause that closes the sentence behind a source that stands last ("…, who spent …")."""
        tokens = self.tokens
        k = phrase[1]
        if i == clause.lead or k + 1 >= clause.end or tokens[k].text != "," or clause.end < len(tokens):
            return phrase
        if tokens[k + 1].low not in self.pack["relatives"]:
            return phrase
        return phrase[0], trim_end(tokens, k, clause.end)

    def _has_words(self, part: Range) -> bool:
        return sum(token.is_word for token in self.tokens[part[0] : part[1]]) > 0

    def _around(self, clause: Clause, start: int, end: int, stop: int) -> tuple[Range | None, Range | None]:
        tokens = self.tokens
        a, b = clause.lead, start
        while b > a and not tokens[b - 1].is_word and tokens[b - 1].text in ",–—-(":
            b -= 1
        c, d = end, stop
        while c < d and not tokens[c].is_word and tokens[c].kind != "quote" and tokens[c].text in ",–—-)":
            c += 1
        if not self.pack.verb_second and c < d and tokens[c].low in self.pack["gerund"] and b > a:
            d = c
        d = content_end(tokens, c, d, self.grammar) if d > c else d
        return ((a, b) if b > a else None), ((c, d) if d > c else None)

    def _tails(self) -> None:
        """Unmarked content with its report after it or inside it: "…, the company said", "…, aldus X"."""
        tokens, grammar, view = self.tokens, self.grammar, self.view
        if not view.clauses:
            return
        end = len(tokens)
        for j in range(1, end - 1):
            if tokens[j].text not in {",", "–", "—"} or j in self.used:
                continue
            close = next((k for k in range(j + 1, end) if tokens[k].text in {",", "–", "—", ";"}), end)
            cue = cue_after(tokens, j, close, grammar, "c") or self._document(j, close)
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
        first = self.view.clauses[0].lead
        words = self.tokens[first:j]
        plain = not any(token.kind == "quote" for token in words) and not self.used & set(range(first, j))
        return first if plain and sum(token.is_word for token in words) >= _FEWEST_WORDS else None

    def _held_up(self, clause: Clause, j: int, close: int) -> int | None:
        """Return where a clause begins that a report interrupts in front of its verb ("De brug – zo zegt X – is …")."""
        tokens, grammar = self.tokens, self.grammar
        if close + 1 >= len(tokens) or not grammar.is_finite(tokens, close + 1, close + 1):
            return None
        if clause.lead >= j or any(grammar.is_finite(tokens, k, clause.lead) for k in range(clause.lead, j)):
            return None
        return clause.lead if opens_noun_phrase(tokens, clause.lead, grammar) else None

    def _closed(self, cue: Cue, close: int) -> bool:
        """Tell whether after a report nothing follows but time, place and who was told."""
        tokens, grammar, pack = self.tokens, self.grammar, self.pack
        if cue.end > close:
            return False
        if cue.speaker is not None and cue.places and cue.places[0] > cue.speaker[1] + 4:
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
        if low in pack["gerund"] or low in pack["relatives"] :
            return False
        if low not in pack["coordinators"]:
            return True
        mood = pack.reported_mood and any(is_reported_mood(self.tokens, k, self.grammar) for k in range(i, len(self.tokens)))
        named = i + 1 < len(self.tokens) and self.tokens[i + 1].low in self.grammar.determiners
        return mood or (named and self.grammar.main_finite(self.tokens, i + 1, len(self.tokens)) is not None)

    def _nested(self) -> None:
        """What subordinate clauses report, where no attribution takes them up."""
        quoted = {k for k, token in enumerate(self.tokens) if token.kind == "quote"}
        for cue, content in nested_reports(self.tokens, self.grammar, self.taken | self.used | quoted):
            self._add([content], cue.places, cue.speaker)

    def _gerunds(self) -> None:
        """A further report by the same source: "…, adding that …"."""
        tokens, grammar = self.tokens, self.grammar
        for j in range(1, len(tokens)):
            before = tokens[j - 1]
            if before.low in self.pack["adverbs"] and j > 1:
                before = tokens[j - 2]
            if before.text in _CLOSING_MARKS and j > 1 and tokens[j - 1] is before:
                before = tokens[j - 2]
            joined = before.text == "," or before.low in self.pack["coordinators"]
            if j in self.used or not (joined or before.low in self.pack["subordinators"]):
                continue
            found = choose(tokens, j, len(tokens), grammar, ("gerund",))
            if found is None or tokens[j].is_capital:
                continue
            report, places = found
            cue = Cue(places, report.ways, None, max(places) + 1)
            span = complement(tokens, cue, j, len(tokens), grammar)
            if span is None and set("ls") & set(report.ways):
                span = next((s for _, s in self.fragments if j < s[0] < j + 8 and s[0] not in self.taken), None)
            if span is None or negated(tokens, j - 1, j, grammar):
                continue
            clause = next((c for c in self.view.clauses if c.start <= j < c.end), None)
            told = max((f for f in self.found if f.cue and f.cue[-1][1] <= tokens[j].start), key=lambda f: f.cue[-1][1], default=None)
            source = self._main_source(clause)
            inside = self.view.chars(span)
            self.found = [f for f in self.found if not (f.label and inside[0] <= f.start and f.end <= inside[1])]
            self._add([span], places, source, inherits=source is None)
            if told is not None and told.speaker is not None:
                self.found[-1].speaker, self.found[-1].inherits = told.speaker, False

    def _main_source(self, clause: Clause | None) -> Range | None:
        """Return the source that a gerund goes on with: that of the report before it, else the subject."""
        places = sorted(self.used)
        tokens = self.tokens
        for k in places:
            phrase = (
                noun_phrase(tokens, k, len(tokens), self.grammar)
                if opens_noun_phrase(tokens, k, self.grammar)
                else None
            )
            if phrase is not None:
                return phrase
        return clause.subject if clause else None

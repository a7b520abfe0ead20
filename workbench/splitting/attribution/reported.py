"""Reported speech and thought without quotation marks of its own, and words quoted inside it."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.splitting.attribution.complements import complement, content_end
from workbench.splitting.attribution.cues import Cue, choose, clause_cue, cue_after, match_according, negated
from workbench.splitting.attribution.found import Found
from workbench.splitting.attribution.mood import source_behind, source_in_front
from workbench.splitting.clauses import Clause
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.nouns import noun_phrase, opens_noun_phrase
from workbench.splitting.people import role_of
from workbench.splitting.tokens import Token
from workbench.splitting.view import View

_LONGEST_SOURCE = 30


def trim_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the end without the signs that close a sentence."""
    while end > start and not tokens[end - 1].is_word:
        end -= 1
    return end


class Reporter:
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
                self._clause(clause)
        self._gerunds()
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
        cue = clause_cue(self.tokens, clause, self.grammar)
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
        for i in range(clause.start, clause.end):
            length = match_according(tokens, i, clause.end, self.grammar)
            if not length or i in self.used or i in self.taken or (length == 1 and tokens[i].low in pack["closing"]):
                continue
            if self._in_relative(clause, i):
                continue
            phrase = self._source(i + length, clause)
            if phrase is None or any(tokens[k].low in pack["not_sources"] for k in range(*phrase)):
                continue
            stop = clause.end
            if i == clause.lead and pack.verb_second:
                stop = self._shared_front(number)
            before, after = self._around(clause, i, phrase[1], stop)
            parts = [part for part in (before, after) if part is not None]
            if not parts or not any(self._has_words(part) for part in parts):
                continue
            self._add(parts, range(i, i + length), phrase, plain=True)
            return

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
            if clause.finite != clause.lead or clause.shared:
                break
            stop = clause.end
        return stop

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
            cue = cue_after(tokens, j, close, grammar, "c")
            if cue is None or self.used & set(cue.places) or cue.speaker is None:
                wide = cue_after(tokens, j, end, grammar, "c")
                if wide is None or wide.speaker is None or self.used & set(wide.places) or wide.end <= close:
                    continue
                cue, close = (
                    wide,
                    next((k for k in range(wide.end, end) if tokens[k].text in {",", "–", "—", ";"}), end),
                )
            if not self._closed(cue, close) or not set(cue.ways) & {"b", "q", "c"}:
                continue
            first = next((c for c in view.clauses if c.start <= j < c.end), view.clauses[0])
            start = self._tail_start(first, j)
            if start is None:
                continue
            parts = [(start, j)]
            if close < end - 1 and tokens[close].text in {",", "–", "—"} and self._goes_on(close + 1):
                parts.append((close + 1, content_end(tokens, close + 1, end, grammar)))
            self._add(parts, cue.places, cue.speaker, plain=True)
            self.taken.update(range(view.clauses[0].lead if start == view.clauses[0].lead else start, close))
            return

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

    def _closed(self, cue: Cue, close: int) -> bool:
        """Tell whether after a report nothing follows but time, place and who was told."""
        tokens, grammar, pack = self.tokens, self.grammar, self.pack
        if cue.end > close:
            return False
        if cue.speaker is not None and cue.places and cue.places[0] > cue.speaker[1] + 4:
            return False
        for k in range(cue.end, close):
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
            )
            heard = "h" in cue.ways or pack.verb_second
            if not fits and not heard:
                return False
        return True

    def _goes_on(self, i: int) -> bool:
        low = self.tokens[i].low
        pack = self.pack
        if low in pack["gerund"] or low in pack["relatives"] or (low in pack["coordinators"] and not pack.verb_second):
            return False
        return low not in pack["coordinators"]

    def _label(self, clause: Clause, cue: Cue | None) -> None:
        """Words in quotation marks that a source used: "noemt het "…"", "is "erg bezorgd""."""
        if clause.finite is None:
            return
        for pair, span in self.fragments:
            if not clause.start <= span[0] < clause.end or span[0] in self.taken or span[0] <= clause.lead:
                continue
            if any(span[0] <= k < span[1] for k in self.used):
                continue
            near = self._near_label(clause, span)
            places, subject = near if near is not None else (self._labelling(clause, cue, span), clause.subject)
            if places is None or subject is None:
                continue
            view = self.view
            cues = [(self.tokens[k].start, self.tokens[k].end) for k in places]
            inner = (pair.inner, pair.outer)
            self.found.append(Found(view.number, "mixed", [inner], view.chars(subject), cues, [inner], label=True))
            self.taken.update(range(*span))

    def _near_label(self, clause: Clause, span: Range) -> tuple[list[int], Range] | None:
        """A labelling verb of a subordinate clause, with its own subject ("al noemt X het "…"")."""
        tokens, grammar = self.tokens, self.grammar
        for k in range(span[0] - 1, max(clause.lead, span[0] - 12), -1):
            if tokens[k].text in {",", ";", ":"}:
                return None
            if k == clause.finite:
                return None
            found = choose(tokens, k, clause.end, grammar, ("finite",))
            if found is None or "l" not in found[0].ways or not self._label_fits(span):
                continue
            phrase = noun_phrase(tokens, k + 1, span[0], grammar)
            before = tokens[k - 1]
            opened = (
                before.text == "," or before.low in self.pack["subordinators"] or before.low in self.pack["adverbs"]
            )
            if self.pack.verb_second and opened and phrase is not None:
                return found[1], phrase
            return None
        return None

    def _label_fits(self, span: Range) -> bool:
        inner = [token for token in self.tokens[span[0] : span[1]] if token.is_word]
        return bool(inner) and not (len(inner) > 1 and all(token.text[0].isupper() for token in inner))

    def _labelling(self, clause: Clause, cue: Cue | None, span: Range) -> list[int] | None:
        tokens, pack = self.tokens, self.pack
        main = clause.finite
        if main is None or not self._label_fits(span) or span[0] <= main:
            return None
        before = tokens[span[0] - 1].low
        after = tokens[span[1]] if span[1] < len(tokens) else None
        attributive = (
            before in self.grammar.determiners
            and after is not None
            and after.is_word
            and after.low not in pack["prepositions"]
        )
        if cue is not None and not self.used & set(cue.places) and not cue.passive:
            if "l" in cue.ways or "s" in cue.ways:
                if (
                    "s" in cue.ways
                    and "l" not in cue.ways
                    and before not in pack["label_links"]
                    and before not in pack["determiners"]
                ):
                    return None
                return cue.places
            if ("q" in cue.ways or "t" in cue.ways) and not attributive:
                return cue.places
        verb = tokens[main].low
        if verb in pack["copulas"] and clause.subject is not None and self._personal(clause.subject):
            near = all(tokens[k].low in pack["adverbs"] or tokens[k].text == "," for k in range(main + 1, span[0]))
            inverted_near = clause.subject[0] > main and all(
                tokens[k].low in pack["adverbs"] for k in range(clause.subject[1], span[0])
            )
            if near or inverted_near:
                return [main]
        return None

    def _personal(self, span: Range) -> bool:
        """Tell whether a subject can speak: a pronoun for a person, a name after a title, a role, a group."""
        tokens, pack = self.tokens, self.pack
        words = tokens[span[0] : span[1]]
        if len(words) == 1 and words[0].low in pack.pronouns:
            return pack.pronouns[words[0].low][0] in "mf"
        if any(token.text in pack["names"] for token in words):
            return True
        return any(role_of(token.low, pack) for token in words)

    def _gerunds(self) -> None:
        """A further report by the same source: "…, adding that …"."""
        tokens, grammar = self.tokens, self.grammar
        for j in range(1, len(tokens)):
            before = tokens[j - 1]
            joined = before.text == "," or before.low in self.pack["coordinators"]
            if j in self.used or not (joined or before.low in self.pack["subordinators"]):
                continue
            found = choose(tokens, j, len(tokens), grammar, ("gerund",))
            if found is None or tokens[j].is_capital:
                continue
            report, places = found
            cue = Cue(places, report.ways, None, max(places) + 1)
            span = complement(tokens, cue, j, len(tokens), grammar)
            if span is None and "l" in report.ways:
                span = next((s for _, s in self.fragments if j < s[0] < j + 8 and s[0] not in self.taken), None)
            if span is None or negated(tokens, j - 1, j, grammar):
                continue
            clause = next((c for c in self.view.clauses if c.start <= j < c.end), None)
            source = self._main_source(clause)
            self._add([span], places, source, inherits=source is None)

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


def points_back(view: View, grammar: Grammar) -> Cue | None:
    """Return the cue of a sentence that attributes the one before it: "Dat zegt X", "Dat heeft X bekendgemaakt"."""
    if not view.clauses or not grammar.pack.verb_second:
        return None
    clause = view.clauses[0]
    tokens = view.tokens
    if clause.finite is None or clause.finite != clause.lead + 1:
        return None
    if (
        tokens[clause.lead].low not in grammar.pack["that"] | grammar.pack["back"]
        and tokens[clause.lead].low not in grammar.pack["manner"]
    ):
        return None
    cue = clause_cue(tokens, clause, grammar)
    if cue is None or not set(cue.ways) & {"q", "c"}:
        return None
    i = clause.finite + 1
    while i < clause.end and tokens[i].low in grammar.pack["adverbs"]:
        i += 1
    cue.speaker = noun_phrase(tokens, i, clause.end, grammar)
    if cue.speaker is None or cue.passive:
        return None
    if negated(tokens, clause.lead, clause.end, grammar) or complement(tokens, cue, clause.finite, clause.end, grammar):
        return None
    return cue


def closing_alone(view: View, grammar: Grammar) -> Cue | None:
    """Return the cue of a sentence that is a closing attribution alone: "Aldus X."."""
    tokens = view.tokens
    if not tokens or tokens[0].low not in grammar.pack["closing"]:
        return None
    cue = cue_after(tokens, 0, len(tokens), grammar)
    if cue is None or any(grammar.is_finite(tokens, k, 0) for k in range(1, cue.end)):
        return None
    return cue


__all__ = ["Reporter", "Token", "closing_alone", "points_back"]

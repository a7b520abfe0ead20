"""Reported speech and thought without quotation marks of its own, and words quoted inside it."""

from __future__ import annotations

from workbench.splitting.attribution.complements import complement
from workbench.splitting.attribution.cues import Cue, choose, clause_cue, negated
from workbench.splitting.attribution.found import Found
from workbench.splitting.attribution.labels import Labels
from workbench.splitting.attribution.mood import source_behind, source_in_front
from workbench.splitting.attribution.nested import nested_reports
from workbench.splitting.attribution.phrases import document_clause, stance_cue
from workbench.splitting.attribution.tails import Tails
from workbench.splitting.attribution.viewpoints import Viewpoints
from workbench.splitting.clauses import Clause
from workbench.splitting.grammar import Range
from workbench.splitting.nouns import noun_phrase, opens_noun_phrase

_WITH_REACH = 6
_CLOSING_MARKS = frozenset("\"'”’»“")


class Reporter(Labels, Viewpoints, Tails):
    """Finds the reported speech of one sentence, clause by clause."""

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
        demonstrative = lead.low in self.pack["demonstratives"] and lead.low not in self.pack.pronouns
        return demonstrative and clause.finite == clause.lead + 1 and self.pack.verb_second

    def _content(self, clause: Clause, cue: Cue, span: Range) -> None:
        start, stop = span
        tokens = self.tokens
        inherits = cue.speaker is None and not cue.passive and clause.subject is None
        dummy = self._is_impersonal(cue.speaker) and (cue.passive or not self.pack.bare_complement)
        speaker = None if dummy else cue.speaker
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

    def _nested(self) -> None:
        """What subordinate clauses report, where no attribution takes them up."""
        quoted = {k for k, token in enumerate(self.tokens) if token.kind == "quote"}
        for cue, content in nested_reports(self.tokens, self.grammar, self.taken | self.used | quoted):
            self._add([content], cue.places, cue.speaker)

    def _gerunds(self) -> None:
        """A further report by the same source: "…, adding that …"."""
        tokens, grammar = self.tokens, self.grammar
        if not self.pack["gerund"]:
            return
        for j in range(1, len(tokens)):
            if tokens[j].low not in self.pack.reports:
                continue
            before = tokens[j - 1]
            if before.low in self.pack["adverbs"] and j > 1:
                before = tokens[j - 2]
            if before.text in _CLOSING_MARKS and j > 1 and tokens[j - 1] is before:
                before = tokens[j - 2]
            joined = before.text == "," or before.low in self.pack["coordinators"]
            joined = joined or before.low in self.pack["subordinators"] or self._with_source(j) is not None
            if j in self.used or not joined:
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
            if before.text != "," and (own := self._with_source(j)) is not None:
                self._add([span], places, own)
                continue
            clause = next((c for c in self.view.clauses if c.start <= j < c.end), None)
            told = max(
                (f for f in self.found if f.cue and f.cue[-1][1] <= tokens[j].start),
                key=lambda f: f.cue[-1][1],
                default=None,
            )
            source = self._main_source(clause)
            inside = self.view.chars(span)
            self.found = [f for f in self.found if not (f.label and inside[0] <= f.start and f.end <= inside[1])]
            self._add([span], places, source, inherits=source is None)
            if told is not None and told.speaker is not None:
                self.found[-1].speaker, self.found[-1].inherits = told.speaker, False

    def _with_source(self, j: int) -> Range | None:
        """Return the source in front of a gerund that "with" brings in (", with owners describing …")."""
        for k in range(j - 1, max(0, j - _WITH_REACH), -1):
            if self.tokens[k].text == ",":
                return None
            if self.tokens[k].low in self.pack["with"]:
                phrase = noun_phrase(self.tokens, k + 1, j, self.grammar)
                return phrase if phrase is not None and phrase[1] == j else None
        return None

    def _main_source(self, clause: Clause | None) -> Range | None:
        """Return the source that a gerund goes on with: that of the report before it, else the subject."""
        places = sorted(self.used)
        tokens = self.tokens
        for k in places:
            if not opens_noun_phrase(tokens, k, self.grammar):
                continue
            end = k
            while end in self.used and tokens[end].low not in self.pack.reports:
                end += 1
            phrase = noun_phrase(tokens, k, len(tokens), self.grammar)
            if phrase is not None:
                return phrase[0], max(phrase[1], end)
        return clause.subject if clause else None

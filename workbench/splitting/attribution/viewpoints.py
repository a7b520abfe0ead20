"""Attributions without a verb of saying: "according to X", "in her view", "by his own account", "as X put it"."""

from __future__ import annotations

from workbench.splitting.attribution.complements import content_end
from workbench.splitting.attribution.cues import match_according, report_between
from workbench.splitting.attribution.ground import Ground, trim_end
from workbench.splitting.attribution.phrases import own_words, put_phrase, widen
from workbench.splitting.clauses import Clause
from workbench.splitting.grammar import Range
from workbench.splitting.nouns import noun_phrase
from workbench.splitting.people import role_of

_LONGEST_SOURCE = 30


class Viewpoints(Ground):
    """Finds whose view a clause gives, where a phrase and no verb says so."""

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
            if self._told_by_verb(clause, i, length):
                return
            phrase = self._alone(self._source(i + length, clause))
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

    def _told_by_verb(self, clause: Clause, i: int, length: int) -> bool:
        """Add what a phrase with a verb attributes ("según explicó el alcalde"); tell whether it did."""
        at = i + length
        if not self.pack.null_subject or at >= clause.end or self.tokens[at].low not in self.pack.reports:
            return False
        end = trim_end(self.tokens, at, clause.end)
        comma = next((k for k in range(at, end) if self.tokens[k].text == ","), end)
        cue = report_between(self.tokens, at, comma, self.grammar)
        if cue is None or cue.end > comma:
            return False
        before, after = self._around(clause, i, comma, clause.end)
        parts = [part for part in (before, after) if part is not None and self._has_words(part)]
        if parts:
            self._add(parts, [*range(i, at), *cue.places], cue.speaker, inherits=cue.speaker is None, plain=True)
        return bool(parts)

    def _alone(self, phrase: Range | None) -> Range | None:
        """Leave what follows a pronoun out that has the form of a possessive ("volgens haar professioneel …")."""
        pack = self.pack
        if phrase is None or phrase[1] - phrase[0] < 2:
            return phrase
        low = self.tokens[phrase[0]].low
        if low not in pack.pronouns or low not in pack["possessives"] or pack.bare_complement:
            return phrase
        words = self.tokens[phrase[0] + 1 : phrase[1]]
        noun = any(role_of(word.low, pack) or word.low in pack["documents"] or word.is_capital for word in words)
        return phrase if noun else (phrase[0], phrase[0] + 1)

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
        if source is None or self._of_a_noun(clause, i):
            return False
        stop = self._shared_front(number) if i == clause.lead or cue == [i] else clause.end
        first = min(source[0], cue[0])
        before, after = self._around(clause, first, max(source[1], cue[-1] + 1), stop)
        parts = [part for part in (before, after) if part is not None and self._has_words(part)]
        if parts:
            self._add(parts, cue, source, plain=True)
        return bool(parts)

    def _of_a_noun(self, clause: Clause, i: int) -> bool:
        """Tell whether a phrase belongs to a noun behind a preposition ("met tranen in zijn ogen")."""
        if i - 2 < clause.lead or self.tokens[i].low in self.pack["according_after"]:
            return False
        return self.tokens[i - 2].low in self.pack["prepositions"] and self.tokens[i - 1].text.islower()

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

    def _shared_lead(self, clause: Clause) -> int:
        """Return where the content begins in front of a phrase: with the clause whose subject this one borrows."""
        clauses = self.view.clauses
        number = clauses.index(clause)
        while number > 0 and clauses[number].shared and not self._covered(clauses[number - 1]):
            number -= 1
        return clauses[number].lead

    def _around(self, clause: Clause, start: int, end: int, stop: int) -> tuple[Range | None, Range | None]:
        tokens = self.tokens
        a, b = self._shared_lead(clause), start
        while b > a and not tokens[b - 1].is_word and tokens[b - 1].text in ",–—-(":
            b -= 1
        c, d = end, stop
        while c < d and not tokens[c].is_word and tokens[c].kind != "quote" and tokens[c].text in ",–—-)":
            c += 1
        if not self.pack.verb_second and c < d and tokens[c].low in self.pack["gerund"] and b > a:
            d = c
        d = content_end(tokens, c, d, self.grammar) if d > c else d
        return ((a, b) if b > a else None), ((c, d) if d > c else None)

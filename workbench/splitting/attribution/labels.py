"""Words in quotation marks inside the writer's own sentence that a source used."""

from __future__ import annotations

from workbench.splitting.attribution.cues import Cue, choose
from workbench.splitting.attribution.found import Found
from workbench.splitting.attribution.ground import Ground
from workbench.splitting.clauses import Clause
from workbench.splitting.grammar import Range
from workbench.splitting.nouns import noun_phrase


class Labels(Ground):
    """Finds what a source calls something, in the clauses of one sentence."""

    def _label(self, clause: Clause, cue: Cue | None) -> None:
        """Words in quotation marks that a source used: "noemt het "…"", "is "erg bezorgd""."""
        if clause.finite is None:
            return
        for pair, span in self.fragments:
            if not clause.start <= span[0] < clause.end or span[0] in self.taken or span[0] <= clause.lead:
                continue
            if any(span[0] <= k < span[1] for k in self.used):
                continue
            near = self._near_label(clause, span) or self._further_label(span)
            places, subject = near if near is not None else (self._labelling(clause, cue, span), clause.subject)
            if places is None or subject is None:
                continue
            view = self.view
            cues = [(self.tokens[k].start, self.tokens[k].end) for k in places]
            inner = (pair.inner, pair.outer)
            self.found.append(Found(view.number, "mixed", [inner], view.chars(subject), cues, [inner], label=True))
            self.taken.update(range(*span))

    def _further_label(self, span: Range) -> tuple[list[int], Range] | None:
        """Return the cue and the source of the label before, where a conjunction joins this one to it."""
        before = self.tokens[span[0] - 1]
        last = next((s for _, s in self.fragments if s[1] == span[0] - 1 and s[0] in self.taken), None)
        if last is None or not self.found or before.low not in self.pack["join"]:
            return None
        item = self.found[-1]
        if not item.label or item.speaker is None or item.start < self.tokens[last[0]].start:
            return None
        places = [k for k, token in enumerate(self.tokens) if (token.start, token.end) in item.cue]
        source = [k for k, token in enumerate(self.tokens) if item.speaker[0] <= token.start < item.speaker[1]]
        return (places, (source[0], source[-1] + 1)) if source else None

    def _near_label(self, clause: Clause, span: Range) -> tuple[list[int], Range] | None:
        """A labelling verb of a subordinate clause, with its own subject ("al noemt X het "…"")."""
        tokens, grammar = self.tokens, self.grammar
        for k in range(span[0] - 1, max(clause.lead, span[0] - 12), -1):
            if tokens[k].text in {",", ";", ":"}:
                return None
            if k == clause.finite:
                return None
            found = choose(tokens, k, clause.end, grammar, ("finite",))
            if found is not None and self.pack.bare_complement and (said := self._relative_source(k)) is not None:
                return found[1], said
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

    def _relative_source(self, verb: int) -> Range | None:
        """Return the source of a relative clause that is itself reported ("which X said was "absurd"")."""
        for k in range(verb - 1, max(0, verb - 6), -1):
            if self.tokens[k].low in self.pack["relatives"]:
                phrase = noun_phrase(self.tokens, k + 1, verb, self.grammar)
                return phrase if phrase is not None and phrase[1] == verb else None
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
        if before in pack["works"]:
            return None
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

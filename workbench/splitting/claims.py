"""Claims: what a reviewer gives one verdict to, put together from sentences, clauses and attributions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.model import Claim, ClaimKind, Form, Mention, Sentence, Span
from workbench.splitting.attribution import Found
from workbench.splitting.clauses import Clause, main_clauses
from workbench.splitting.grammar import Grammar
from workbench.splitting.paragraphs import Paragraph
from workbench.splitting.sentences import cut_sentences
from workbench.splitting.speakers import Source
from workbench.splitting.tokens import Token, tokenize
from workbench.splitting.view import LONGEST, View
from workbench.splitting.worth import features_of, worth_of

Chars = tuple[int, int]
_CLOSING = frozenset(".!?…")
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_PAUSES = frozenset(".!?…,;:–—-")


@dataclass(eq=False)
class Draft:
    """A claim in the making. `whole` is the draft that it is a piece of."""

    parts: list[Chars]
    kind: ClaimKind
    form: Form | None = None
    source: Source = field(default_factory=Source)
    cue: list[Chars] = field(default_factory=list)
    quoted: list[Chars] = field(default_factory=list)
    shared: Mention | None = None
    whole: Draft | None = None


class Assembler:
    """Puts the claims of one article together."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text, self.grammar, self.pack = text, grammar, grammar.pack
        self.drafts: list[Draft] = []

    def heading(self, sentence: Sentence) -> None:
        """Add a heading."""
        self.drafts.append(Draft([(sentence.start, sentence.end)], "heading"))

    def attribution(self, item: Found, source: Source) -> None:
        """Add what someone said, with its pieces where it holds more than one statement."""
        kind: ClaimKind = "statement" if item.form == "indirect" else "quote"
        parts = [self._trim(part) for part in item.parts]
        parts = [part for part in parts if part[1] > part[0]]
        if not parts:
            return
        whole = Draft(parts, kind, item.form, source, item.cue, item.quoted)
        self.drafts.append(whole)
        pieces = self._pieces(item, parts)
        if len(pieces) > 1:
            for span, shared in pieces:
                quoted = [q for q in item.quoted if span[0] <= q[0] and q[1] <= span[1]]
                self.drafts.append(Draft([span], kind, item.form, source, item.cue, quoted, shared, whole))

    def _trim(self, part: Chars) -> Chars:
        inner = self.text[part[0] : part[1]]
        return part[0] + len(inner) - len(inner.lstrip()), part[0] + len(inner.rstrip())

    def _pieces(self, item: Found, parts: Sequence[Chars]) -> list[tuple[Chars, Mention | None]]:
        if item.form != "direct" and not (item.plain or self.pack.bare_complement):
            return []
        if item.form != "direct" and len(parts) > 1:
            return []
        found: list[tuple[Chars, Mention | None]] = []
        for start, end in parts:
            for a, b in cut_sentences(self.text, Paragraph(start, end), self.pack):
                found += self._clauses_of(a, b)
        return found

    def _clauses_of(self, start: int, end: int) -> list[tuple[Chars, Mention | None]]:
        tokens = tokenize(self.text, start, end, self.pack)
        if len(tokens) > LONGEST:
            return [((start, end), None)]
        clauses = main_clauses(tokens, 0, len(tokens), self.grammar)
        found: list[tuple[Chars, Mention | None]] = []
        for number, clause in enumerate(clauses):
            span = clause_chars(tokens, clause, last=number == len(clauses) - 1)
            if span is not None:
                found.append((span, shared_of(self.text, tokens, clause)))
        return found

    # --- the article's own voice

    def own_voice(self, view: View, found: Sequence[Found], asked: bool) -> None:
        """Add what the article says itself in a sentence: the clauses that no source is named for."""
        if asked or not view.words():
            return
        solid = [item for item in found if not item.label]
        groups = self._groups(view)
        whole = len(groups) == 1
        before = len(self.drafts)
        for clauses in groups:
            self._own_clause(view, clauses, solid, whole=whole)
        if found:
            self._cover(view, found, self.drafts[before:])

    def _cover(self, view: View, found: Sequence[Found], own: Sequence[Draft]) -> None:
        """Add the sentence itself where its attributions and clauses leave most of it unaccounted for."""
        told = [span for item in found for span in (*item.parts, *item.cue, *([item.speaker] if item.speaker else []))]
        told += [part for draft in own for part in draft.parts]
        start, end = self._trim((view.start, view.sentence.end))
        words = [match.start() + start for match in _WORD.finditer(self.text[start:end])]
        inside = sum(any(a <= word < b for a, b in told) for word in words)
        if 2 * inside < len(words):
            self.drafts.append(Draft([(start, end)], "statement"))

    def _groups(self, view: View) -> list[list[Clause]]:
        """Keep clauses without a verb with the clause before them."""
        groups: list[list[Clause]] = []
        for clause in view.clauses:
            if groups and (clause.finite is None or groups[-1][-1].finite is None):
                groups[-1].append(clause)
            else:
                groups.append([clause])
        return groups

    def _own_clause(self, view: View, clauses: Sequence[Clause], solid: Sequence[Found], *, whole: bool) -> None:
        tokens = view.tokens
        first, last = clauses[0], clauses[-1]
        words = [token for token in tokens[first.lead : last.end] if token.is_word]
        if not words:
            return
        taken = self._taken(solid, tokens[first.start].start, tokens[last.end - 1].end)
        free = [token for token in words if not any(a <= token.start < b for a, b in taken)]
        quotes = any(token.kind == "quote" for token in tokens[first.lead : last.end])
        if len(free) <= (0.62 if quotes else 0.5) * len(words) or (quotes and len(free) < len(words)):
            return
        if len(free) < len(words):
            self._rest(view, first.lead, last.end, taken, len(words))
            return
        if whole and not quotes:
            self.drafts.append(Draft([self._trim((view.start, view.sentence.end))], "statement"))
            return
        span = clause_chars(tokens, Clause(first.start, last.end, first.lead), last=last.end == len(tokens))
        if span is not None:
            self.drafts.append(Draft([span], "statement", shared=shared_of(self.text, tokens, first)))

    @staticmethod
    def _taken(found: Sequence[Found], start: int, end: int) -> list[Chars]:
        """Return what attributions take up of a clause; a source counts where its cue or content stands."""
        spans: list[Chars] = []
        for item in found:
            inside = [span for span in [*item.parts, *item.cue] if span[0] < end and start < span[1]]
            spans += inside
            if inside and item.speaker is not None:
                spans.append(item.speaker)
        return spans

    def _rest(self, view: View, start: int, end: int, solid: Sequence[Chars], total: int) -> None:
        """Add the longest stretch of a clause that no attribution takes up."""
        tokens = view.tokens
        runs: list[list[int]] = [[]]
        for k in range(start, end):
            token = tokens[k]
            if token.kind == "quote" or any(a <= token.start < b for a, b in solid):
                runs.append([])
            else:
                runs[-1].append(k)
        best = max(runs, key=len)
        while best and not tokens[best[0]].is_word:
            best.pop(0)
        while best and not tokens[best[-1]].is_word:
            best.pop()
        verbal = any(self.grammar.has_form(tokens[k].low, "finite") for k in best)
        if verbal and sum(tokens[k].is_word for k in best) * 3 >= total:
            self.drafts.append(Draft([(tokens[best[0]].start, tokens[best[-1]].end)], "statement"))

    # --- the end

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims in the order of the text."""
        order = sorted(self.drafts, key=lambda d: (d.parts[0][0], d.whole is not None, -d.parts[-1][1]))
        unique: list[Draft] = []
        seen: set[tuple[tuple[Chars, ...], bool]] = set()
        for draft in order:
            key = (tuple(draft.parts), draft.whole is not None)
            if key not in seen:
                seen.add(key)
                unique.append(draft)
        index = {id(draft): number for number, draft in enumerate(unique)}
        return tuple(self._claim(draft, index) for draft in unique)

    def _claim(self, draft: Draft, index: dict[int, int]) -> Claim:
        text = " ".join(self.text[a:b] for a, b in draft.parts)
        features = features_of(text, self.pack, titled=draft.source.role is not None)
        speaker = draft.source.name is not None or draft.source.mention is not None
        several = len(draft.parts) > 1
        return Claim(
            start=draft.parts[0][0],
            end=draft.parts[-1][1],
            text=text,
            kind=draft.kind,
            form=draft.form,
            parts=tuple(Span(a, b) for a, b in draft.parts) if several else (),
            quoted=tuple(Span(a, b) for a, b in draft.quoted if a < b) if draft.form == "mixed" else (),
            speaker=draft.source.mention,
            speaker_name=draft.source.name,
            speaker_role=draft.source.role,
            shared_subject=draft.shared,
            features=features,
            cue=tuple(Mention(a, b, self.text[a:b]) for a, b in sorted(draft.cue)),
            part_of=index.get(id(draft.whole)) if draft.whole is not None else None,
            worth=worth_of(text, draft.kind, draft.form, speaker, features),
        )


def clause_chars(tokens: Sequence[Token], clause: Clause, *, last: bool) -> Chars | None:
    """Return the offsets of a clause without the conjunction in front and the comma behind it."""
    start, end = clause.lead, clause.end
    while end > start and tokens[end - 1].text in _PAUSES:
        if last and tokens[end - 1].text in _CLOSING:
            break
        end -= 1
    return (tokens[start].start, tokens[end - 1].end) if end > start else None


def shared_of(text: str, tokens: Sequence[Token], clause: Clause) -> Mention | None:
    """Return the subject that a clause borrows from the clause before."""
    if not clause.shared or clause.subject is None:
        return None
    start, end = tokens[clause.subject[0]].start, tokens[clause.subject[1] - 1].end
    return Mention(start, end, text[start:end])

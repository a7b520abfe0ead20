"""Who speaks: the name behind a surname, a role or a pronoun, as far as the article says it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.model import Mention
from workbench.splitting.antecedents import Antecedents
from workbench.splitting.attribution.found import Found
from workbench.splitting.grammar import Grammar, Range
from workbench.splitting.nouns import noun_phrase, opens_noun_phrase
from workbench.splitting.people import Name, bare_word, gender_of, names_in, role_of
from workbench.splitting.roles import Seen
from workbench.splitting.tokens import Token, tokenize
from workbench.splitting.view import View

_SHORT_WHILE = 2  # paragraphs
_SHORTEST_ROLE = 4
_SHORTEST_DEMONYM = 5
_DETERMINERS = {"f": "feminine", "m": "masculine"}
_MARKS = frozenset("\"'“„‘«»‚")
_PAUSES = frozenset(",–—-")


@dataclass(slots=True)
class Source:
    """The speaker of an attribution."""

    mention: Mention | None = None
    name: str | None = None
    role: str | None = None


class Resolver(Antecedents):
    """Reads an article from top to bottom and gives each speaker a name."""

    def __init__(
        self,
        text: str,
        views: Sequence[View],
        grammar: Grammar,
        extra: Sequence[Sequence[Token]] = (),
        answers: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__(views, grammar, extra, answers)
        self.text = text
        self.starts = [view.sentence.start for view in views]
        self.last: Source | None = None
        self.last_place = (-9, -1)

    # --- reading on

    def read(self, view: View, found: Sequence[Found]) -> list[Source]:
        """Read one sentence and return the sources of its attributions."""
        sources: dict[int, Source] = {}
        steps: list[tuple[int, int, Range | None]] = []
        for number, item in enumerate(found):
            steps.append((item.speaker[0] if item.speaker else item.start, number, None))
        taken = {item.speaker for item in found if item.speaker}
        for clause in view.clauses:
            if clause.subject is not None and not clause.shared and view.chars(clause.subject) not in taken:
                steps.append((view.tokens[clause.subject[0]].start, -1, clause.subject))
        owners = {clause.subject[0] for clause in view.clauses if clause.subject is not None and not clause.shared}
        for name in self.names.get(view.number, ()):
            place = view.tokens[name.span[0]].start
            if not any(pair.start < place < pair.end for pair in view.fragments):
                owner = name.genitive and name.span[0] in owners
                steps.append((place + 1 if owner else place, -3 if owner else -2, name.span))
        for _, number, span in sorted(steps, key=lambda step: (step[0], step[1])):
            if number >= 0:
                sources[number] = self._source(view, found[number])
            elif span is not None and number == -1:
                self._subject(view, span)
            elif span is not None:
                self._mentioned(view, span, strong=number == -3)
        return [sources[number] for number in range(len(found))]

    def _mentioned(self, view: View, span: Range, *, strong: bool) -> None:
        """Note a name that is no subject; `strong` where its bearer owns the subject ("Coleman's side …")."""
        after = view.tokens[span[1]] if span[1] < len(view.tokens) else None
        noun = after is not None and after.kind == "word" and after.text[0].islower()
        if noun and after is not None and not strong and self._is_noun(view, span[1]):
            return
        text = bare_word(" ".join(token.text for token in view.tokens[span[0] : span[1]]))
        who = self.cast.people.get(self.cast.full_name(text).casefold())
        if who is not None:
            owner = strong and who.kind == "person"
            self.book.see(Seen(who, view.number, view.tokens[span[0]].start - owner, owner))

    def _is_noun(self, view: View, i: int) -> bool:
        """Tell whether a word behind a name makes it an attribute ("the Internet switch maker")."""
        token, pack = view.tokens[i], self.pack
        if pack.verb_second or pack.inflected or view.tokens[i - 1].low.endswith("s"):
            return False
        return not (token.low in self.grammar.function or self.grammar.is_finite(view.tokens, i, i - 1))

    def _subject(self, view: View, span: Range) -> None:
        source = self._named(view, span, plural=None)
        if source.name is not None and self._can_speak(view, span, source):
            verb = next((c.finite for c in view.clauses if c.subject == span and c.finite is not None), None)
            low = "" if verb is None else view.tokens[verb].low
            many = low in self.pack["plural"] and low not in self.pack["singular"]
            self._remember(source, view, span, strong=True, many=many)

    def _can_speak(self, view: View, span: Range, source: Source) -> bool:
        tokens = view.tokens[span[0] : span[1]]
        who = self.cast.people.get((source.name or "").casefold())
        if (
            who is not None
            and who.kind in {"person", "group", "name", "thing"}
            and source.name not in self.pack["countries"]
        ):
            return True
        return any(role_of(token.low, self.pack) for token in tokens[:6])

    def _remember(self, source: Source, view: View, span: Range, *, strong: bool, many: bool = False) -> None:
        if source.name is None:
            return
        who = self.cast.people.get(source.name.casefold())
        if who is None:
            kind, gender, number = self._shape(view.tokens[span[0] : span[1]])
            if many and kind == "person":
                kind, number = "many", "p"
            who = self.cast.someone(source.name, kind)
            who.gender, who.number = gender, number
            for token in view.tokens[span[0] : span[1]]:
                if token.text == ",":
                    break
                if role_of(token.low, self.pack):
                    who.roles.add(token.low)
            self.book.unnamed_role(view.tokens, span, view.number)
        self.book.see(Seen(who, view.number, view.tokens[span[0]].start, strong))

    def _shape(self, tokens: Sequence[Token]) -> tuple[str, str, str]:
        kind = "person"
        gender = next((g for g in "fm" if tokens[0].low in self.pack[_DETERMINERS[g]]), "x")
        counted = (
            tokens[0].low in self.pack.features.get("number", ()) and tokens[0].low not in self.pack["determiners"]
        )
        if counted or (tokens[0].kind == "number" and tokens[0].text != "1"):
            return "many", "x", "p"
        for token in tokens[:6]:
            if token.low in self.pack["documents"]:
                return "thing", "x", "s"
            found = role_of(token.low, self.pack)
            if found == "many":
                return "many", "x", "p"
            if found is not None:
                kind = found
                told = gender_of(token.low, self.pack)
                gender = gender if told == "x" else told
                break
            if token.low in self.pack["name_prepositions"]:
                break
        return kind, gender, "s"

    def _source(self, view: View, item: Found) -> Source:
        if item.speaker is None:
            source = self._inherited(view, item) if item.inherits else Source()
        else:
            span = self._span_of(view, item.speaker)
            if span is None:
                return self._from_other(item)
            source = self._named(view, span, plural=self._plural(view, item))
            self._remember(source, view, span, strong=True)
        who = self.cast.people.get((source.name or "").casefold())
        if who is not None:
            who.spoke = True
        if source.name is not None or source.mention is not None:
            self.last, self.last_place = source, (view.number, view.sentence.paragraph)
        return source

    def _from_other(self, item: Found) -> Source:
        """A speaker that stands in the sentence after ("Dat zegt X")."""
        if item.speaker is None:
            return Source()
        index = bisect_right(self.starts, item.speaker[0]) - 1
        if index >= 0:
            view = self.views[index]
            span = self._span_of(view, item.speaker)
            if span is None and view.number == item.sentence:
                tokens = tokenize(self.text, *item.speaker, self.pack)
                view, span = replace(view, tokens=tokens), (0, len(tokens))
            if span is not None:
                source = self._named(view, span, plural=None)
                self._remember(source, view, span, strong=True)
                return source
        mention = self._mention(item.speaker)
        return Source(mention, mention.text)

    def _plural(self, view: View, item: Found) -> bool | None:
        for start, _ in item.cue:
            token = next((t for t in view.tokens if t.start == start), None)
            if token is None:
                continue
            singular, plural = token.low in self.pack["singular"], token.low in self.pack["plural"]
            if singular != plural:
                return plural
        return None

    def _mention(self, chars: tuple[int, int]) -> Mention:
        return Mention(chars[0], chars[1], self.text[chars[0] : chars[1]])

    @staticmethod
    def _span_of(view: View, chars: tuple[int, int]) -> Range | None:
        inside = [i for i, token in enumerate(view.tokens) if chars[0] <= token.start < chars[1]]
        return (inside[0], inside[-1] + 1) if inside else None

    def _personal(self, word: Token) -> bool:
        """Tell whether a word says that a person is meant: a role, a first name, a part of a name of the article."""
        if role_of(word.low, self.pack) == "person" or word.text in self.pack["names"]:
            return True
        return word.is_capital and self.cast.is_part(word.text)

    # --- one source

    def _named(self, view: View, span: Range, plural: bool | None) -> Source:
        tokens = view.tokens
        first = tokens[span[0]]
        mention = self._mention(view.chars(span))
        if (
            span[1] - span[0] == 1
            and first.low in self.pack.pronouns
            and not (first.is_capital and first.text in self.pack["names"])
        ):
            if self.pack.pronouns[first.low] == "none":
                return Source(mention, mention.text)
            if first.low in self.pack["demonstratives"] and plural is not True:
                last = self._last_person(view)
                if last is not None:
                    return Source(mention, last)
            who = self._antecedent(view, first, plural)
            return Source(mention, who.name if who else None)
        alone = span[1] - span[0] == 1 or tokens[span[0] + 1].text in {",", "("}
        if alone and first.text[0].isupper() and self.cast.is_part(first.text):
            return Source(mention, self.cast.full_name(first.text))
        if span[1] - span[0] == 1 and first.low in self.pack.owners and first.low in self.pack["possessives"]:
            who = self._antecedent(view, first, plural)
            return Source(mention, who.name if who else None)
        small = " ".join(token.text for token in tokens[span[0] : span[1]])
        if first.low in self.pack["surname_openers"] and self.cast.is_part(small):
            return Source(mention, self.cast.full_name(small))
        name = self._head_name(tokens, span)
        if name is not None and self._describes(tokens, name):
            name = None
        if name is not None and name.span[0] > span[0] and tokens[name.span[0] - 1].text in _MARKS:
            return Source(mention, self._as_written(tokens, span))
        if name is not None and name.span[0] > span[0] and tokens[name.span[0] - 1].low in self.pack["seated"]:
            return Source(mention, self._as_written(tokens, span))
        if name is not None and not self._is_pair(tokens, span, name):
            full = self.cast.full_name(name.text)
            return Source(mention, full, self._role_text(tokens, span, name))
        written = self._as_written(tokens, span)
        known = self.book.find(tokens, span, view.number)
        if known is not None:
            return Source(mention, known.name, written)
        return Source(mention, written, written if self._is_role(tokens, span) else None)

    def _describes(self, tokens: Sequence[Token], name: Name) -> bool:
        """Tell whether a capital word behind an article says what someone is ("de Kroaat", "the Dutchman")."""
        start, end = name.span
        word = tokens[start]
        lead = start - 1
        while lead >= 0 and tokens[lead].text.islower() and lead > start - 3:
            lead -= 1
        bound = any(tokens[k].low in self.pack.joined("definite", "demonstratives") for k in range(max(0, lead), start))
        if end - start != 1 or not bound:
            return False
        ended = word.low.endswith(tuple(self.pack["demonym_endings"])) and len(word.low) >= _SHORTEST_DEMONYM
        of_place = ended and not word.text.isupper() and role_of(word.low, self.pack) is None
        known = word.text in self.pack["names"] or word.text in self.pack["countries"] or self.cast.is_part(word.text)
        return word.low in self.pack["epithets"] or (of_place and not known)

    def _is_pair(self, tokens: Sequence[Token], span: Range, name: Name) -> bool:
        """Tell whether a name is only the first of two ("Het CDA en de PvdA", "the Health and Safety Executive")."""
        after = name.span[1]
        if after + 1 >= span[1] or tokens[after].low not in self.pack["join"]:
            return False
        return any(tokens[k].is_capital for k in range(after + 1, min(span[1], after + 3)))

    def _is_role(self, tokens: Sequence[Token], span: Range) -> bool:
        return any(role_of(token.low, self.pack) == "person" for token in tokens[span[0] : span[1]][:5])

    def _as_written(self, tokens: Sequence[Token], span: Range) -> str:
        end = span[1]
        for k in range(span[0] + 1, span[1]):
            if tokens[k].text in {",", "("} or tokens[k].low in self.pack["relative_owners"]:
                end = k
                break
        return self.text[tokens[span[0]].start : tokens[end - 1].end]

    def _head_name(self, tokens: Sequence[Token], span: Range) -> Name | None:
        stop = next(
            (
                k
                for k in range(span[0], span[1])
                if tokens[k].low in self.pack["relatives"] and tokens[k - 1].text in _PAUSES and k > span[0]
            ),
            span[1],
        )
        names = names_in(tokens, span[0], stop, self.pack, self.surnames)
        names = [name for name in names if not self._only_roles(tokens, name)] or names
        free = [
            name
            for name in names
            if not name.genitive and not name.after_preposition and self._is_head(tokens, name, span)
        ]
        if not free:
            return None
        comma = next((k for k in range(span[0], stop) if tokens[k].text == ","), None)
        told = [name for name in free if self._follows_role(tokens, name, span)]
        if told and told[0] is not free[0] and free[0].span[0] == span[0]:
            return told[0]
        behind = next(
            (name for name in free if comma is not None and name.span[0] - len(name.titles) == comma + 1), None
        )
        if behind is not None and self._is_body_of(tokens, span, free[0]):
            return behind
        long = [name for name in free if len(name.text.split()) > 1]
        first = free[0]
        if len(free) > 1 and free[1].span[0] == first.span[1] and free[1].text.split()[0] in self.pack["names"]:
            return free[1]  # a body, then the name of who belongs to it
        if first.span[0] - len(first.titles) == span[0]:
            return first
        return long[0] if long and first not in long and self._adjectival(tokens, first) else first

    def _follows_role(self, tokens: Sequence[Token], name: Name, span: Range) -> bool:
        """Tell whether a name stands straight behind what a person is ("Kronsteins Torhüter Leon Pauli")."""
        lead = name.span[0] - 1
        return lead > span[0] and role_of(tokens[lead].low, self.pack) == "person"

    def _is_body_of(self, tokens: Sequence[Token], span: Range, name: Name) -> bool:
        """Tell whether a name is that of the body where a person works ("un médico del hospital Santa Clara, …")."""
        lead = name.span[0] - 1
        if lead <= span[0] or role_of(tokens[lead].low, self.pack) == "person":
            return False
        roles = [role_of(tokens[k].low, self.pack) for k in range(span[0], lead)]
        return "person" in roles and tokens[lead].kind == "word"

    def _only_roles(self, tokens: Sequence[Token], name: Name) -> bool:
        """Tell whether a run of capitals says what someone is, not who ("Chief Executive", "Ryanair CEO")."""
        words = tokens[name.span[0] : name.span[1]]
        last = words[-1]
        if last.text in self.pack["names"] or len(words) > 3:
            return False
        return role_of(last.low, self.pack) == "person" and last.low in self.pack["roles"]

    def _adjectival(self, tokens: Sequence[Token], name: Name) -> bool:
        after = tokens[name.span[1]] if name.span[1] < len(tokens) else None
        return after is not None and after.is_word and not after.is_capital

    def _is_head(self, tokens: Sequence[Token], name: Name, span: Range) -> bool:
        """A capital word in front of a noun is no head ("De Russische minister", "the Calder mayor")."""
        pack = self.pack
        after = tokens[name.span[1]] if name.span[1] < span[1] else None
        if after is not None and after.kind == "word" and after.text[0].islower():
            function = (
                after.low in pack["prepositions"]
                or after.low in pack["relatives"]
                or after.low in pack["coordinators"]
                or after.low in pack["adverbs"]
            )
            if not function:
                return False
        if len(name.text.split()) == 1 and name.span[0] == span[0] == 0:
            low = tokens[name.span[0]].low
            if self._is_known(name):
                return True
            if after is not None and after.low in pack["prepositions"]:
                return False
            if role_of(low, pack) is not None and name.text not in pack["names"]:
                return False
            if (
                low.endswith(tuple(pack["plural_endings"]))
                and name.text.casefold() not in self.repeated
                and name.text not in pack["names"]
            ):
                return name.text in pack["countries"] or len(self.cast._tails.get(name.text.casefold(), ())) > 0
        return True

    def _is_known(self, name: Name) -> bool:
        key = name.text.casefold()
        return name.text in self.pack["names"] or name.text in self.pack["countries"] or key in self.repeated

    def _role_text(self, tokens: Sequence[Token], span: Range, name: Name) -> str | None:
        lead = name.span[0]
        if lead <= span[0]:
            return None
        words = self.text[tokens[span[0]].start : tokens[lead - 1].end].strip(" ,")
        return words if any(role_of(tokens[k].low, self.pack) for k in range(span[0], lead)) else None

    def _still_speaks(self, view: View) -> bool:
        """Tell whether the last one who spoke is known by name and spoke a short while ago."""
        if self.last is None or self.last.name is None or view.sentence.paragraph - self.last_place[1] > _SHORT_WHILE:
            return False
        who = self.cast.people.get(self.last.name.casefold())
        return who is not None and self.book.is_name(who)

    # --- from a role or a pronoun to a name

    def _last_person(self, view: View) -> str | None:
        """Return the one person whom the sentence before names last, no subject: "die" points to that one."""
        before = next((v for v in reversed(self.views) if v.number < view.number), None)
        if before is None or before.is_endless or view.number - before.number > 1:
            return None
        subjects = {k for c in before.clauses if c.subject is not None for k in range(*c.subject)}
        for start in range(len(before.tokens) - 1, -1, -1):
            if start in subjects or not opens_noun_phrase(before.tokens, start, self.grammar):
                continue
            bound = start and before.tokens[start - 1].low in self.grammar.determiners
            phrase = None if bound else noun_phrase(before.tokens, start, len(before.tokens), self.grammar)
            if phrase is not None:
                words = before.tokens[phrase[0] : phrase[1]]
                if any(self._personal(word) for word in words):
                    return self._named(before, phrase, None).name
        return None

    def _inherited(self, view: View, item: Found) -> Source:
        """A quotation without a source of its own goes on with the last one who spoke or acted."""
        if item.cue and self._plural(view, item) and self.pack.null_subject:
            many = self.last is not None and self.last.name is not None and self._is_many(self.last.name)
            return Source(self.last.mention, self.last.name, self.last.role) if many and self.last else Source()
        if item.form == "direct" and view.number in self.answers:
            who = self._interviewee()
            if who is not None:
                return Source(None, who.name)
        for seen in reversed(self.book.seen):
            if view.number - seen.sentence > 2:
                break
            newer = self.last is None or seen.sentence > self.last_place[0]
            close = seen.who.kind == "name" and view.number - seen.sentence == 1
            unnamed = seen.who.name.split()[0].lower() in self.pack.joined("possessives", "articles")
            if unnamed and self._still_speaks(view):
                continue
            if seen.strong and newer and (close or seen.who.kind == "person"):
                return Source(None, seen.who.name)
        if self.last is not None and view.sentence.paragraph - self.last_place[1] <= 1:
            return Source(self.last.mention, self.last.name, self.last.role)
        return Source()

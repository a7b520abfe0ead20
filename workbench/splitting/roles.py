"""From a role ("the minister", "de teelster") to the person or organisation that the article calls so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.language import Pack
from workbench.splitting.grammar import Range
from workbench.splitting.people import Someone, gender_of, role_of
from workbench.splitting.tokens import Token

_LOOK_BACK = 120
_NEAR = 4
_CLOSE = 2
_INTRODUCED = 3
_SHORTEST_TAIL = 5
_FEW_WORDS = 4


_MOST_CLASSES = 20_000
_classes: dict[tuple[str, str], frozenset[int]] = {}


@dataclass(slots=True)
class Seen:
    """A mention: who, in which sentence, where; `strong` for a subject or a source."""

    who: Someone
    sentence: int
    place: int
    strong: bool


class RoleBook:
    """Who was called what, filled while an article is read from top to bottom."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.seen: list[Seen] = []
        self.called: dict[str, Someone] = {}
        self.unnamed: dict[str, int] = {}
        self.waiting: tuple[frozenset[str], str, int] | None = None

    def see(self, seen: Seen) -> None:
        """Note a mention, and with it the roles of whom it mentions."""
        who = seen.who
        self.seen.append(seen)
        if not self.is_name(who):
            return
        self._introduced(seen)
        for role in who.roles:
            self.called[role] = who

    def unnamed_role(self, tokens: Sequence[Token], span: Range, sentence: int) -> None:
        """Note a role that is brought in without a name ("A farmer from Cork …")."""
        words = tokens[span[0] : span[1]]
        roles = frozenset(token.low for token in words[:8] if role_of(token.low, self.pack) == "person")
        if roles and words[0].low in self.pack["definite"]:
            self.unnamed.update((role, sentence) for role in roles)
        if not roles or words[0].low in self.pack["definite"] or words[0].low in self.pack["demonstratives"]:
            return
        gender = next((g for g in (gender_of(role, self.pack) for role in roles) if g != "x"), "x")
        for role in roles:
            self.unnamed.setdefault(role, sentence)
        if sentence < _INTRODUCED:
            self.waiting = roles, gender, sentence

    def _introduced(self, seen: Seen) -> None:
        """A role without a name in the first lines is that of the person who is named next."""
        who = seen.who
        if self.waiting is None or not seen.strong:
            return
        roles, gender, sentence = self.waiting
        if not 0 < seen.sentence - sentence <= 2 or len(who.name.split()) < 2:
            return
        if any(earlier.who is who and earlier.sentence <= sentence for earlier in self.seen):
            return
        self.waiting = None
        if who.kind == "group" or who.roles or ("x" not in {gender, who.gender} and gender != who.gender):
            return
        who.kind = "person"
        who.roles |= roles
        if who.gender == "x":
            who.gender = gender
        for role in roles:
            self.unnamed.pop(role, None)

    def is_name(self, who: Someone) -> bool:
        """Tell whether someone is known by a name, not by a description."""
        return who.name.split()[0].lower() not in self.pack["determiners"] or who.kind == "name"

    # --- looking up

    def find(self, tokens: Sequence[Token], span: Range, sentence: int) -> Someone | None:
        """Return who was called by this role before; for "the company", the organisation spoken of."""
        pack = self.pack
        words = [token.low for token in tokens[span[0] : span[1]]]
        if not words or words[0] not in pack.joined("definite", "demonstratives", "possessives"):
            return None
        stop = next((k for k, word in enumerate(words) if k and (word in pack["prepositions"] or word in ",(")), 99)
        stop = min(stop, len(words))
        if stop + 1 < len(words) and words[stop] in pack["prepositions"]:
            return None
        head = self._head(words, stop)
        if head is None:
            return None
        if head in pack["documents"]:
            things = [seen.who for seen in reversed(self.seen) if seen.strong and seen.who.kind == "thing"]
            for who in things:
                named = {word.casefold() for word in who.name.split()} & pack["documents"]
                if head in named or (named and head in pack["any_document"]):
                    return who
            return None
        if head in self.called:
            return self.called[head]
        if words[0] in pack["possessives"] and not pack["company"] & {head}:
            return None
        described = pack.verb_second and stop <= _FEW_WORDS and all(word.endswith("e") for word in words[1 : stop - 1])
        if (stop <= 2 or described) and head in pack["company"]:
            return self._organisation(sentence)
        if role_of(head, pack) == "group" and head not in pack["company"]:
            return self._tail_role(head) if stop <= 2 else None
        gender = gender_of(head, pack)
        if gender == "x":
            gender = "f" if words[0] in pack["feminine"] else "m" if words[0] in pack["masculine"] else "x"
        return self._tail_role(head) or self._same_class(head, gender) or self._epithet(head, gender, sentence)

    def _head(self, words: Sequence[str], stop: int) -> str | None:
        known = {role for seen in self.seen[-40:] for role in seen.who.roles}
        heads = [word for word in words[1:stop] if role_of(word, self.pack) or word in known]
        if any(word in self.pack["documents"] for word in words[1:stop]):
            return next(word for word in words[1:stop] if word in self.pack["documents"])
        if heads:
            return heads[-1]
        last = words[stop - 1] if stop > 1 else None
        endings = tuple(self.pack.joined("person_endings", "demonym_endings"))
        if last is None or not (last in self.pack["epithets"] or last.endswith(endings)):
            return None
        return last

    def _recent(self) -> list[Seen]:
        return [seen for seen in self.seen[: -_LOOK_BACK - 1 : -1] if self.is_name(seen.who)]

    def _tail_role(self, head: str) -> Someone | None:
        if not self.pack.compounds:
            return None
        for seen in self._recent():
            if any(role.endswith(head) for role in seen.who.roles):
                return seen.who
        return None

    def _classes(self, role: str) -> frozenset[int]:
        key = (self.pack.code, role)
        if key not in _classes:
            if len(_classes) > _MOST_CLASSES:
                _classes.clear()
            tail = self.pack.compounds
            _classes[key] = frozenset(
                number
                for number, words in enumerate(self.pack.role_classes)
                if role in words or (tail and any(role.endswith(word) and len(word) > 3 for word in words))
            )
        return _classes[key]

    def _same_class(self, head: str, gender: str) -> Someone | None:
        """Return who has a role that means the same or includes it ("bewindsvrouw" for a minister)."""
        classes = self._classes(head)
        if not classes:
            return None
        for seen in self._recent():
            who = seen.who
            if who.kind == "group" or not self._fits(who, gender):
                continue
            if any(self._classes(role) & classes for role in who.roles):
                return who
        return None

    @staticmethod
    def _fits(who: Someone, gender: str) -> bool:
        return gender == "x" or who.gender in {gender, "x"}

    def _epithet(self, head: str, gender: str, sentence: int) -> Someone | None:
        """Return the person of the sentences before whom a description fits ("de hunk", "the 43-year-old").

        An office ("the minister") is known without having been introduced, so that it may be someone else's.
        """
        pack = self.pack
        general = head in pack["epithets"] or (pack.compounds and self._any(head))
        general = general or head.endswith(tuple(pack["demonym_endings"]))
        office = self._is_office(head)
        if head in self.unnamed or role_of(head, pack) == "many":
            return None
        told = self._classes(head)
        best: Someone | None = None
        for seen in self._recent():
            who = seen.who
            if sentence - seen.sentence > _NEAR:
                break
            if who.kind in {"group", "thing"} or who.number == "p" or not self._fits(who, gender):
                continue
            if who.name in pack["countries"]:
                continue
            if who.kind == "name" and who.gender == "x" and len(who.name.split()) < 2 and not who.spoke:
                continue
            roles = {role for role in who.roles if role_of(role, pack) == "person"}
            classes = {number for role in roles for number in self._classes(role)}
            other = (told and classes) or (roles and not general)
            clash = (other and (office or sentence - seen.sentence > 1)) or (office and not roles and not general)
            if clash or not (general or (seen.strong and sentence - seen.sentence <= _INTRODUCED)):
                continue
            if seen.strong:
                return who
            best = best or who
        return best if general else None if office else self._only_one(gender, sentence)

    def _only_one(self, gender: str, sentence: int) -> Someone | None:
        """Return the one person without a role whom the last sentences name; None where they name more."""
        near = [seen.who for seen in self._recent() if sentence - seen.sentence <= _CLOSE]
        persons = {who.name: who for who in near if who.kind == "person" and " " in who.name}
        if len(persons) != 1:
            return None
        (who,) = persons.values()
        free = not any(role_of(role, self.pack) == "person" for role in who.roles)
        return who if free and self._fits(who, gender) else None

    def _is_office(self, head: str) -> bool:
        offices, pack = self.pack["offices"], self.pack
        if pack.compounds and head not in pack["roles"] and not self._listed(head) and role_of(head, pack) == "person":
            return True
        tails = self.pack.compounds and any(head.endswith(word) for word in offices if len(word) > _SHORTEST_TAIL)
        return head in offices or tails

    def _listed(self, head: str) -> bool:
        return any(head in words for words in self.pack.role_classes)

    def _any(self, head: str) -> bool:
        return any(head.endswith(word) for word in self.pack["epithets"] if len(word) > 5)

    def _organisation(self, sentence: int) -> Someone | None:
        recent = [seen for seen in self.seen[: -_LOOK_BACK - 1 : -1] if seen.strong]
        for seen in recent:
            if seen.who.kind == "group" and self.is_name(seen.who):
                return seen.who
        rest = [seen.who for seen in recent if seen.who.kind == "name" and seen.who.count > 1]
        rest = [who for who in rest if who.name not in self.pack["countries"]]
        if rest:
            first, *others = sorted({who.name: who for who in rest}.values(), key=lambda who: -who.count)
            return first if not others or first.count >= 2 * others[0].count else None
        named = {seen.who.name: seen.who for seen in self._recent() if sentence - seen.sentence <= _INTRODUCED}
        groups = [who for who in named.values() if who.kind == "group" and self.is_name(who)]
        if len(groups) == 1:
            return groups[0]
        near = [seen.who for seen in recent if seen.who.kind in {"name", "thing"} and sentence - seen.sentence <= 1]
        near = [
            who for who in near if who.gender == "x" and self.is_name(who) and who.name not in self.pack["countries"]
        ]
        return near[0] if near else None

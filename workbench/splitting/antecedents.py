"""From a pronoun to whom it stands for: by how near, how strong, of which number and gender."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.splitting.casting import Casting
from workbench.splitting.grammar import Grammar
from workbench.splitting.people import Someone
from workbench.splitting.roles import RoleBook
from workbench.splitting.tokens import Token
from workbench.splitting.view import View

_MEMORY = 5
_COST = (0, -4, -10, -16, -22, -28)
_FAR = 14  # sentences back to the one whom the article is about
_OFTEN = 3
_BODIES = frozenset({"group", "thing"})
_UNKNOWN = 6  # how much a name that nothing tells to be a person's counts less


class Antecedents:
    """Who was named so far in an article, and which of them a pronoun means."""

    def __init__(
        self, views: Sequence[View], grammar: Grammar, extra: Sequence[Sequence[Token]], answers: frozenset[int]
    ) -> None:
        self.views, self.grammar, self.pack = views, grammar, grammar.pack
        casting = Casting(views, grammar, extra)
        self.cast, self.names, self.surnames = casting.cast, casting.names, casting.surnames
        self.repeated = casting.repeated
        self.book = RoleBook(self.pack)
        self.answers = answers

    def _antecedent(self, view: View, token: Token, plural: bool | None) -> Someone | None:
        kind = self.pack.pronouns.get(token.low) or self.pack.owners[token.low]
        if kind in {"none", "me", "you", "who"}:
            return None
        gender = kind[0]
        numbers = kind[1:]
        if plural is not None and len(numbers) > 1:
            numbers = "p" if plural else "s"
        best: tuple[tuple[int, int], Someone] | None = None
        for seen in reversed(self.book.seen):
            distance = view.number - seen.sentence
            if distance > _MEMORY:
                break
            if seen.place >= token.start or not self._agrees(seen.who, gender, numbers):
                continue
            unknown = seen.who.kind == "name" and seen.who.gender == "x"
            rank = (_COST[distance] + (5 if seen.strong else 0) - (_UNKNOWN if unknown else 0), seen.place)
            if best is None or rank > best[0]:
                best = rank, seen.who
        return best[1] if best else self._main_person(view, gender, numbers)

    def _main_person(self, view: View, gender: str, numbers: str) -> Someone | None:
        """Return whom the article is about, where a pronoun stands far from any name: one person named far most."""
        if gender not in "mf" or "s" not in numbers:
            return None
        seen = {seen.who.name: seen.who for seen in self.book.seen if view.number - seen.sentence <= _FAR}
        fitting = [who for who in seen.values() if who.kind == "person" and self._agrees(who, gender, numbers)]
        ranked = sorted(fitting, key=lambda who: who.count, reverse=True)
        if not ranked or ranked[0].count < _OFTEN or (len(ranked) > 1 and ranked[0].count < 2 * ranked[1].count):
            return None
        return ranked[0]

    def _agrees(self, who: Someone, gender: str, numbers: str) -> bool:
        if who.name in self.pack["countries"]:
            return False
        many = who.number == "p" or who.kind == "many"
        if many:
            return "p" in numbers
        if "s" not in numbers:
            return who.kind in _BODIES and gender == "x"
        if gender in "mf":
            if who.kind in _BODIES:
                return who.gender == gender
            if who.kind == "name" and who.gender == "x" and len(who.name.split()) < 2:
                return False
            return who.gender in {gender, "x"}
        if gender == "n":
            return who.kind in _BODIES or (who.kind == "name" and who.gender == "x")
        return True

    def _is_many(self, name: str) -> bool:
        who = self.cast.people.get(name.casefold())
        return who is not None and (who.kind == "many" or who.number == "p")

    def _interviewee(self) -> Someone | None:
        """Return whom an article with questions and answers is about: the person it names most."""
        people = [
            who
            for who in self.cast.people.values()
            if who.kind not in _BODIES and who.name not in self.pack["countries"] and " " in who.name
        ]
        return max(people, key=lambda who: (who.kind == "person" or who.gender != "x", who.count), default=None)

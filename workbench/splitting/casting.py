"""Everyone whom an article names: read once from top to bottom, with the roles that stand beside the names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.splitting.grammar import Grammar
from workbench.splitting.people import Cast, Name, Someone, gender_of, names_in, role_of, surnames_in
from workbench.splitting.tokens import Token
from workbench.splitting.view import View

_SHORTEST_ROLE = 4


class Casting:
    """The names of an article by sentence, and who they are.

    Args:
        views: the sentences in order.
        grammar: that of the article's language.
        extra: further stretches that hold names, such as headings.
    """

    def __init__(self, views: Sequence[View], grammar: Grammar, extra: Sequence[Sequence[Token]] = ()) -> None:
        self.grammar, self.pack = grammar, grammar.pack
        self.cast = Cast(self.pack)
        self.surnames: set[str] = set()
        for view in views:
            self.surnames |= surnames_in(view.tokens, self.pack)
        self.names: Mapping[int, list[Name]] = {
            view.number: names_in(view.tokens, 0, len(view.tokens), self.pack, self.surnames) for view in views
        }
        pairs = [(view.tokens, name) for view in views for name in self.names[view.number]]
        for tokens in extra:
            pairs += [(list(tokens), name) for name in names_in(tokens, 0, len(tokens), self.pack, self.surnames)]
        pairs = [(tokens, name) for tokens, name in pairs if not self._doubtful(tokens, name)]
        for _, name in pairs:
            self.cast.note(name.text)
        for tokens, name in pairs:
            self._describe(tokens, name, self.cast.someone(self.cast.full_name(name.text), "name"))
        self.repeated = frozenset(
            name.text.casefold() for names in self.names.values() for name in names if name.span[0] > 0
        )

    def _doubtful(self, tokens: Sequence[Token], name: Name) -> bool:
        """A capital at the start of a sentence may be no name at all."""
        first = tokens[name.span[0]]
        initial = name.span[0] == 0 and not name.titles
        return initial and first.text not in self.pack["names"] and first.low in self.pack["finite"]

    def _describe(self, tokens: Sequence[Token], name: Name, who: Someone) -> None:
        """Note the roles that stand in front of a name or in apposition to it."""
        pack = self.pack
        words = self._offices(name.titles)
        lead = name.span[0] - 1
        if not words and lead >= 0 and self._plain_noun(tokens[lead]):
            who.roles.add(tokens[lead].low)
        k = name.span[0] - len(name.titles) - 1
        steps = 0
        while k >= 0 and steps < 8:
            token = tokens[k]
            inner = pack.inflected and token.low in pack["particles_of_names"] and steps > 0
            if token.is_word and not inner and (token.low in pack["determiners"] or token.low in pack["possessives"]):
                break
            if pack.capital_nouns and self._verb_like(token):
                break
            if not token.is_word and token.text != ",":
                break
            if token.low in self.grammar.aux or token.low in pack["coordinators"] or token.low in pack.reports:
                break
            if role_of(token.low, pack) is None and self.grammar.is_finite(tokens, k, k - 1):
                break
            if steps == 0 and (token.low in pack["prepositions"] or token.low in pack["name_prepositions"]):
                break
            words.append(token.low)
            if token.low in pack["prepositions"] and token.low not in pack["name_prepositions"]:
                break
            k -= 1
            steps += 1
        words += self._apposed(tokens, name.span[1]) or self._is_said_to_be(tokens, name.span[1])
        opening = name.text.split()[0].lower()
        if opening in pack["naming_bodies"]:
            who.roles.add(opening)
            who.kind = "group"
        told = [word for word in words if role_of(word, pack) is not None]
        body = pack.inflected and bool(told) and role_of(told[-1], pack) == "group"
        for word in told:
            kind = role_of(word, pack)
            who.roles.add(pack.title_roles.get(word, word))
            if body:  # the noun comes first, what follows describes it ("la empresa responsable, …")
                who.kind = "group"
                continue
            if kind == "group" and (word in name.titles or word == tokens[name.span[0] - 1].low):
                who.kind = "group"
            elif kind == "person" and who.kind == "name":
                who.kind = "person"
            if who.gender == "x" and kind == "person":
                who.gender = gender_of(word, pack)
        if name.text.split()[-1].lower().rstrip(".") in pack["suffixes"]:
            who.kind = "group"
        bound = 0 <= lead == name.span[0] - 1 and not name.titles and tokens[lead].low in pack["determiners"]
        if bound and who.kind == "name" and who.name == name.text and not pack.capital_nouns:
            who.kind = "thing"
        first = name.text.split()[0]
        if first.isupper() and len(first) > 2 and "." not in first and who.kind == "name" and " " in name.text:
            who.kind = "group"
        if first in pack["names"]:
            who.kind = "person"

    def _is_said_to_be(self, tokens: Sequence[Token], i: int) -> list[str]:
        """Return the role that a predicate gives to the name in front of it ("Ann Low is the finance minister")."""
        pack = self.pack
        if i >= len(tokens) or tokens[i].low not in pack["be"] or tokens[i].low in pack["modal"]:
            return []
        for k in range(i + 1, min(len(tokens), i + 6)):
            low = tokens[k].low
            if not tokens[k].is_word or low in pack["prepositions"] or low in pack["coordinators"]:
                return []
            if low in pack["negation"] or self.grammar.has_form(low, "participle"):
                return []
            if role_of(low, pack) == "person" and not (k + 1 < len(tokens) and tokens[k + 1].is_capital):
                return [low]
        return []

    def _offices(self, titles: Sequence[str]) -> list[str]:
        """Return what titles say of a person; a body in front of an office is only where it is held."""
        full = [self.pack.title_roles.get(title, title) for title in titles]
        persons = [title for title in full if role_of(title, self.pack) == "person"]
        return persons or full

    def _apposed(self, tokens: Sequence[Token], i: int) -> list[str]:
        """Return the role of a person in what stands in apposition to a name (", adviseur bij …", ", a farmer")."""
        pack = self.pack
        if i < len(tokens) and tokens[i].text == "(":
            i = next((k + 1 for k in range(i, min(len(tokens), i + 8)) if tokens[k].text == ")"), i)
        if i + 1 < len(tokens) and tokens[i].text == "," and tokens[i + 1].kind == "number":
            i += 2
        if i >= len(tokens) or tokens[i].text != ",":
            return []
        for k in range(i + 1, min(len(tokens), i + 7)):
            low = tokens[k].low
            if (
                not tokens[k].is_word
                or low in pack["relatives"]
                or low in pack.reports
                or self.grammar.is_finite(tokens, k, i)
            ):
                return []
            if low in pack["prepositions"] or low in pack["coordinators"] or tokens[k].text in pack["names"]:
                return []
            if role_of(low, pack) == "person" and not (k + 1 < len(tokens) and tokens[k + 1].is_capital):
                return [low]
        return []

    def _verb_like(self, token: Token) -> bool:
        """Tell whether a small word between capital nouns can only be a verb ("Der Polizei zollt Michael …")."""
        small = token.kind == "word" and token.text.islower() and token.low not in self.grammar.function
        return small and not token.low.endswith(("e", "en", "er", "es", "em"))

    def _plain_noun(self, token: Token) -> bool:
        """Tell whether a word straight in front of a name can be a role that no list knows."""
        low, pack = token.low, self.pack
        if pack.capital_nouns:
            return False
        if token.kind != "word" or not token.text.islower() or len(low) < _SHORTEST_ROLE:
            return False
        lists = (
            "prepositions",
            "adverbs",
            "coordinators",
            "subordinators",
            "determiners",
            "possessives",
            "time",
            "relatives",
            "finite",
            "infinitive",
            "negation",
        )
        return not any(low in pack[name] for name in lists) and low not in pack.pronouns

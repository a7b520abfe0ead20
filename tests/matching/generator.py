"""Near-duplicates of news claims in Dutch and English, each labelled: same, or conflict.

A claim is made from a form with slots (places, people, sums, dates) that are filled with invented names; what is done
to it is known, and so is the label. The forms are written as news writes them; the names come from syllables, so
that an archive of any size has as many different ones as it needs.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

SAME = (
    *("copy", "number_format", "reordered", "synonym", "truncated", "ellipsis", "attribution", "typo", "surname"),
    *("inflection", "date_format", "hedge"),
)
CONFLICT = ("number", "date", "negation", "opposite", "entity")


@dataclass(frozen=True)
class Form:
    """A way to say something: as it is, turned by a negation, by an opposite, in another order, in other words."""

    base: str
    negated: str = ""
    opposite: str = ""
    order: str = ""
    words: str = ""
    inflected: str = ""


@dataclass(frozen=True)
class Tongue:
    """What is written differently in each language."""

    code: str
    forms: tuple[Form, ...]
    things: tuple[str, ...]
    months: tuple[str, ...]
    numbers: tuple[str, ...]
    attributions: tuple[str, ...]
    first: tuple[str, ...]
    street: str
    decimal: str
    group: str
    million: str
    over: str


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NL = Tongue(
    "nl",
    (
        Form(
            "De gemeente {place} trekt {money} euro uit voor een nieuw {thing} aan de {street}",
            "De gemeente {place} trekt geen {money} euro uit voor een nieuw {thing} aan de {street}",
            "De gemeente {place} trekt {money} euro uit voor een oud {thing} aan de {street}",
            "Voor een nieuw {thing} aan de {street} trekt de gemeente {place} {money} euro uit",
            "De gemeente {place} geeft {money} euro uit aan een nieuw {thing} aan de {street}",
            "De gemeente {place} trok {money} euro uit voor een nieuw {thing} aan de {street}",
        ),
        Form(
            "Bij een brand in een {thing} in {place} zijn {n} mensen gewond geraakt",
            "Bij een brand in een {thing} in {place} zijn geen {n} mensen gewond geraakt",
            "",
            "Er zijn {n} mensen gewond geraakt bij een brand in een {thing} in {place}",
            "Bij een brand in een {thing} in {place} vielen {n} gewonden",
            "Bij branden in een {thing} in {place} raakten {n} mensen gewond",
        ),
        Form(
            "{name} treedt op {date} af als directeur van het {thing} in {place}",
            "{name} treedt op {date} niet af als directeur van het {thing} in {place}",
            "{name} treedt op {date} aan als directeur van het {thing} in {place}",
            "Op {date} treedt {name} af als directeur van het {thing} in {place}",
            "{name} stopt op {date} als directeur van het {thing} in {place}",
            "{name} trad op {date} af als directeur van het {thing} in {place}",
        ),
        Form(
            "Het aantal inbraken in {place} is vorig jaar met {pct} procent gestegen",
            "Het aantal inbraken in {place} is vorig jaar niet met {pct} procent gestegen",
            "Het aantal inbraken in {place} is vorig jaar met {pct} procent gedaald",
            "In {place} is het aantal inbraken vorig jaar met {pct} procent gestegen",
            "Het aantal inbraken in {place} nam vorig jaar met {pct} procent toe",
            "Het aantal inbraken in {place} steeg vorig jaar met {pct} procent",
        ),
        Form(
            "Wethouder {name} zegt dat de brug bij {place} tot {date} dicht blijft",
            "Wethouder {name} zegt dat de brug bij {place} tot {date} niet dicht blijft",
            "Wethouder {name} zegt dat de brug bij {place} tot {date} open blijft",
            "Dat de brug bij {place} tot {date} dicht blijft, zegt wethouder {name}",
            "Wethouder {name} verklaart dat de brug bij {place} tot {date} gesloten blijft",
            "Wethouder {name} zei dat de brug bij {place} tot {date} dicht bleef",
        ),
        Form(
            "Het bedrijf {org} uit {place} heeft vorig jaar {money} euro winst gemaakt",
            "Het bedrijf {org} uit {place} heeft vorig jaar geen {money} euro winst gemaakt",
            "Het bedrijf {org} uit {place} heeft vorig jaar {money} euro verlies gemaakt",
            "Vorig jaar heeft het bedrijf {org} uit {place} {money} euro winst gemaakt",
            "De onderneming {org} uit {place} heeft vorig jaar {money} euro winst geboekt",
            "Het bedrijf {org} uit {place} maakte vorig jaar {money} euro winst",
        ),
        Form(
            "De rechtbank in {place} heeft {name} veroordeeld tot {n} jaar cel voor fraude met het {thing}",
            "De rechtbank in {place} heeft {name} niet veroordeeld tot {n} jaar cel voor fraude met het {thing}",
            "",
            "Voor fraude met het {thing} heeft de rechtbank in {place} {name} veroordeeld tot {n} jaar cel",
            "De rechtbank in {place} legt {name} {n} jaar cel op voor fraude met het {thing}",
            "De rechtbank in {place} veroordeelde {name} tot {n} jaar cel voor fraude met het {thing}",
        ),
        Form(
            "Meer inwoners van {place} willen dat het {thing} aan de {street} blijft bestaan",
            "Meer inwoners van {place} willen dat het {thing} aan de {street} niet blijft bestaan",
            "Minder inwoners van {place} willen dat het {thing} aan de {street} blijft bestaan",
            "Dat het {thing} aan de {street} blijft bestaan, willen meer inwoners van {place}",
            "Meer bewoners van {place} willen dat het {thing} aan de {street} blijft bestaan",
            "Meer inwoners van {place} wilden dat het {thing} aan de {street} bleef bestaan",
        ),
        Form(
            "De werkzaamheden aan het {thing} in {place} beginnen op {date} en kosten {money} euro",
            "De werkzaamheden aan het {thing} in {place} beginnen niet op {date} en kosten {money} euro",
            "De werkzaamheden aan het {thing} in {place} eindigen op {date} en kosten {money} euro",
            "Op {date} beginnen de werkzaamheden aan het {thing} in {place}, die {money} euro kosten",
            "De werkzaamheden aan het {thing} in {place} starten op {date} en kosten {money} euro",
            "De werkzaamheden aan het {thing} in {place} begonnen op {date} en kostten {money} euro",
        ),
        Form(
            "Volgens {name} hebben {big} leerlingen van de school in {place} nooit les gehad in een {thing}",
            "Volgens {name} hebben {big} leerlingen van de school in {place} les gehad in een {thing}",
            "",
            "{big} leerlingen van de school in {place} hebben nooit les gehad in een {thing}, volgens {name}",
            "Volgens {name} hebben {big} scholieren van de school in {place} nooit les gehad in een {thing}",
            "Volgens {name} hadden {big} leerlingen van de school in {place} nooit les in een {thing}",
        ),
    ),
    _words(
        "zwembad theater ziekenhuis museum station stadhuis buurthuis sportpark kantoor magazijn pakhuis hotel "
        "restaurant laboratorium klooster kasteel depot tuincentrum zorgcentrum dierenpark"
    ),
    _words("januari februari maart april mei juni juli augustus september oktober november december"),
    _words("nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"),
    ("Volgens {name} {rest}", "{text}, zei {name}", "{name} meldt: {text}", "“{text}”, aldus {name} maandag"),
    _words("Anna Bram Carla Daan Eva Frits Greet Henk Iris Joop Karin Leo Mara Niek Olga Piet Rosa Sjef Tess Wim"),
    "straat",
    ",",
    ".",
    "miljoen",
    "ruim",
)
EN = Tongue(
    "en",
    (
        Form(
            "The town of {place} will spend {money} pounds on a new {thing} in {street}",
            "The town of {place} will not spend {money} pounds on a new {thing} in {street}",
            "The town of {place} will spend {money} pounds on an old {thing} in {street}",
            "On a new {thing} in {street} the town of {place} will spend {money} pounds",
            "The town of {place} will pay {money} pounds for a new {thing} in {street}",
            "The town of {place} spends {money} pounds on a new {thing} in {street}",
        ),
        Form(
            "A fire at a {thing} in {place} injured {n} people",
            "A fire at a {thing} in {place} never injured {n} people",
            "",
            "In {place} {n} people were injured by a fire at a {thing}",
            "A blaze at a {thing} in {place} injured {n} people",
            "A fire at a {thing} in {place} has injured {n} people",
        ),
        Form(
            "{name} will resign as director of the {thing} in {place} on {date}",
            "{name} will not resign as director of the {thing} in {place} on {date}",
            "",
            "On {date} {name} will resign as director of the {thing} in {place}",
            "{name} will step down as director of the {thing} in {place} on {date}",
            "{name} resigned as director of the {thing} in {place} on {date}",
        ),
        Form(
            "The number of burglaries in {place} rose by {pct} percent last year",
            "The number of burglaries in {place} did not rise by {pct} percent last year",
            "The number of burglaries in {place} fell by {pct} percent last year",
            "Last year the number of burglaries in {place} rose by {pct} percent",
            "The number of burglaries in {place} increased by {pct} percent last year",
            "The number of burglaries in {place} has risen by {pct} percent in the last year",
        ),
        Form(
            "Alderman {name} says that the bridge at {place} stays closed until {date}",
            "Alderman {name} says that the bridge at {place} does not stay closed until {date}",
            "Alderman {name} says that the bridge at {place} stays open until {date}",
            "The bridge at {place} stays closed until {date}, alderman {name} says",
            "Alderman {name} stated that the bridge at {place} stays shut until {date}",
            "Alderman {name} said that the bridge at {place} stayed closed until {date}",
        ),
        Form(
            "The company {org} from {place} made a profit of {money} pounds last year",
            "The company {org} from {place} never made a profit of {money} pounds last year",
            "The company {org} from {place} made a loss of {money} pounds last year",
            "Last year the company {org} from {place} made a profit of {money} pounds",
            "The firm {org} from {place} made a profit of {money} pounds last year",
            "The company {org} from {place} has made profits of {money} pounds last year",
        ),
        Form(
            "The court in {place} convicted {name} of fraud with the {thing} and gave {n} years in prison",
            "The court in {place} has not convicted {name} of fraud with the {thing} and gave {n} years in prison",
            "The court in {place} acquitted {name} of fraud with the {thing} and gave {n} years in prison",
            "Of fraud with the {thing} the court in {place} convicted {name}, and gave {n} years in prison",
            "The court in {place} found {name} guilty of fraud with the {thing} and gave {n} years in jail",
            "The court in {place} convicts {name} of fraud with the {thing} and gives {n} years in prison",
        ),
        Form(
            "More residents of {place} want the {thing} in {street} to stay where it is",
            "More residents of {place} do not want the {thing} in {street} to stay where it is",
            "Fewer residents of {place} want the {thing} in {street} to stay where it is",
            "The {thing} in {street} should stay where it is, more residents of {place} want",
            "More inhabitants of {place} want the {thing} in {street} to remain where it is",
            "More residents of {place} wanted the {thing} in {street} to stay where it was",
        ),
        Form(
            "Work on the {thing} in {place} begins on {date} and costs {money} pounds",
            "Work on the {thing} in {place} does not begin on {date} and costs {money} pounds",
            "Work on the {thing} in {place} ends on {date} and costs {money} pounds",
            "On {date} work on the {thing} in {place} begins, which costs {money} pounds",
            "Work on the {thing} in {place} starts on {date} and costs {money} pounds",
            "Work on the {thing} in {place} began on {date} and cost {money} pounds",
        ),
        Form(
            "According to {name} {big} pupils of the school in {place} were never taught in a {thing}",
            "According to {name} {big} pupils of the school in {place} were taught in a {thing}",
            "",
            "{big} pupils of the school in {place} were never taught in a {thing}, according to {name}",
            "According to {name} {big} students of the school in {place} were never taught in a {thing}",
            "According to {name} {big} pupils of the school in {place} have never been taught in a {thing}",
        ),
    ),
    _words(
        "pool theatre hospital museum station library warehouse office stadium hotel restaurant laboratory "
        "convent castle depot school clinic zoo market bakery"
    ),
    _words("January February March April May June July August September October November December"),
    _words("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"),
    ("According to {name} {rest}", "{text}, {name} said", "{name} reports: {text}", "“{text},” {name} said on Monday"),
    _words("Anna Ben Clara Dan Eve Fred Grace Hal Iris Jack Kate Leo Mary Ned Olive Paul Rose Sam Tess Will"),
    " Road",
    ".",
    ",",
    "million",
    "over",
)
TONGUES = {"nl": NL, "en": EN}

_ONSETS = _words("b br d dr f g gr h k kl l m n p pr r s st t v w z sch bl vl tr")
_VOWELS = _words("a e i o u aa ee oo ei ou")
_CODAS = _words("n l r s t k m nd rt ld p")


@dataclass
class Claim:
    """A claim with what fills its slots."""

    form: Form
    tongue: Tongue
    slots: dict[str, str]
    values: dict[str, int] = field(default_factory=dict)

    def text(self, form: str | None = None, **changed: str) -> str:
        filled = (form or self.form.base).format(**{**self.slots, **changed})
        return filled[0].upper() + filled[1:]


def syllables(dice: random.Random, least: int = 2, most: int = 3) -> str:
    """Return an invented word."""
    count = dice.randint(least, most)
    return "".join(dice.choice(_ONSETS) + dice.choice(_VOWELS) for _ in range(count)) + dice.choice(_CODAS)


def claims(language: str, dice: random.Random) -> Iterator[Claim]:
    """Yield different claims without end."""
    tongue = TONGUES[language]
    while True:
        form = dice.choice(tongue.forms)
        values = {
            "n": dice.randint(3, 15),
            "money": dice.randint(11, 99),
            "pct": dice.randint(21, 89),
            "big": dice.randint(1_100, 9_900),
            "day": dice.randint(1, 27),
            "month": dice.randint(0, 11),
            "year": dice.randint(2012, 2024),
        }
        slots = {
            "place": syllables(dice).title() + dice.choice(("", "", "dam", "wijk", "burg")),
            "name": f"{dice.choice(tongue.first)} {syllables(dice).title()}",
            "org": syllables(dice).title(),
            "street": syllables(dice).title() + tongue.street,
            "thing": dice.choice(tongue.things),
            **_written(tongue, values),
        }
        yield Claim(form, tongue, slots, values)


def _written(tongue: Tongue, values: dict[str, int]) -> dict[str, str]:
    return {
        "n": str(values["n"]),
        "money": f"{values['money'] // 10}{tongue.decimal}{values['money'] % 10} {tongue.million}",
        "pct": f"{values['pct'] // 10}{tongue.decimal}{values['pct'] % 10}",
        "big": f"{values['big'] // 1000}{tongue.group}{values['big'] % 1000:03}",
        "date": f"{values['day']} {tongue.months[values['month']]} {values['year']}",
    }


def variant(claim: Claim, kind: str, dice: random.Random) -> str | None:
    """Return a claim changed in some way, or None where it cannot be changed so."""
    made = _MAKERS[kind](claim, dice)
    return made if made and made != claim.text() else None


def _attribution(claim: Claim, dice: random.Random) -> str:
    text = claim.text()
    name = f"{dice.choice(claim.tongue.first)} {syllables(dice).title()}"
    shape = dice.choice(claim.tongue.attributions)
    return shape.format(name=name, text=text, rest=text[0].lower() + text[1:])


def _typo(claim: Claim, dice: random.Random) -> str:
    words = claim.text().split()
    long = [i for i, word in enumerate(words) if len(word) >= 6 and word.isalpha() and word.islower()]
    if not long:
        return ""
    at = dice.choice(long)
    word, place = words[at], dice.randint(1, len(words[at]) - 3)
    words[at] = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return " ".join(words)


def _truncated(claim: Claim, dice: random.Random) -> str:
    words = claim.text().split()
    return " ".join(words[: max(7, round(len(words) * dice.uniform(0.65, 0.85)))])


def _ellipsis(claim: Claim, dice: random.Random) -> str:
    words = claim.text().split()
    if len(words) < 11:
        return ""
    at = dice.randint(4, len(words) - 6)
    if {"nooit", "never"} & set(words[at : at + 2]):
        return ""
    return " ".join([*words[:at], "(...)", *words[at + 2 :]])


def _number_format(claim: Claim, dice: random.Random) -> str:
    tongue, values = claim.tongue, claim.values
    million = f"{values['money'] // 10}{tongue.group}{values['money'] % 10}00{tongue.group}000"
    return claim.text(n=tongue.numbers[values["n"]], big=str(values["big"]), money=million)


def _date_format(claim: Claim, dice: random.Random) -> str:
    values = claim.values
    return claim.text(date=f"{values['year']}-{values['month'] + 1:02}-{values['day']:02}")


def _hedge(claim: Claim, dice: random.Random) -> str:
    whole = f"{claim.tongue.over} {claim.values['pct'] // 10}"
    return claim.text(pct=whole) if claim.values["pct"] % 10 else ""


def _number(claim: Claim, dice: random.Random) -> str:
    values = dict(claim.values)
    for name in ("n", "money", "pct", "big"):
        values[name] += dice.choice((1, 2, 3, 7))
    if values["n"] > 15:
        values["n"] -= 5
    return claim.text(**{k: v for k, v in _written(claim.tongue, values).items() if k != "date"})


def _date(claim: Claim, dice: random.Random) -> str:
    values = dict(claim.values)
    part = dice.choice(("day", "month", "year"))
    values[part] = values[part] + 1 if part != "month" else (values[part] + 1) % 12
    return claim.text(date=_written(claim.tongue, values)["date"])


def _entity(claim: Claim, dice: random.Random) -> str:
    slot = dice.choice([name for name in ("place", "name", "org") if "{" + name + "}" in claim.form.base])
    other = syllables(dice).title()
    return claim.text(**{slot: f"{dice.choice(claim.tongue.first)} {other}" if slot == "name" else other})


def _form(name: str) -> Callable[[Claim, random.Random], str]:
    def make(claim: Claim, dice: random.Random) -> str:
        form = getattr(claim.form, name)
        return claim.text(form) if form else ""

    return make


_MAKERS: dict[str, Callable[[Claim, random.Random], str]] = {
    "copy": lambda claim, dice: claim.text().upper() if dice.random() < 0.2 else f"{claim.text()}.",
    "number_format": _number_format,
    "date_format": _date_format,
    "hedge": _hedge,
    "reordered": _form("order"),
    "synonym": _form("words"),
    "inflection": _form("inflected"),
    "truncated": _truncated,
    "ellipsis": _ellipsis,
    "attribution": _attribution,
    "typo": _typo,
    "surname": lambda claim, dice: claim.text(name=claim.slots["name"].split()[1]),
    "number": _number,
    "date": _date,
    "negation": _form("negated"),
    "opposite": _form("opposite"),
    "entity": _entity,
}


def labelled(language: str, dice: random.Random, count: int) -> Iterator[tuple[str, str, str, str]]:
    """Yield so many times: the label (`same`, `conflict`), the kind of change, a claim, and the claim changed."""
    source = claims(language, dice)
    made = 0
    while made < count:
        kind = (*SAME, *CONFLICT)[made % (len(SAME) + len(CONFLICT))]
        claim = next(source)
        text = variant(claim, kind, dice)
        if text is not None:
            made += 1
            yield ("same" if kind in SAME else "conflict"), kind, claim.text(), text

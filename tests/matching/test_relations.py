"""Relations of made and of handwritten pairs: what contradicts is flagged, what says the same is not."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest

from tests.matching.generator import labelled
from tests.matching.pairs import figures
from workbench.matching import compare, read


@pytest.mark.parametrize("language", ["nl", "en"])
def test_made_pairs(language: str) -> None:
    relations = defaultdict(list)
    for label, kind, one, two in labelled(language, random.Random(2), 340):
        relations[label].append((compare(one, two, language=language).relation, kind))
    flagged = [relation == "conflict" for relation, _ in relations["conflict"]]
    wrongly = [kind for relation, kind in relations["same"] if relation == "conflict"]
    assert sum(flagged) / len(flagged) >= 0.97
    assert len(wrongly) / len(relations["same"]) <= 0.02, wrongly


@pytest.mark.parametrize("language", ["nl", "en"])
def test_pairs_by_hand(language: str) -> None:
    shares = figures(language, "all")
    assert shares["C"] >= 0.95
    assert shares["S"] <= 0.05
    assert shares["N"] == 0


@pytest.mark.parametrize(
    ("language", "one", "two", "reason"),
    [
        ("nl", "Er raakten 7 mensen gewond", "Er raakten 9 mensen gewond", "number: 7 ≠ 9"),
        ("nl", "De zaal opent op 4 april 2019", "De zaal opent op 6 april 2019", "date: 2019-04-04 ≠ 2019-04-06"),
        ("nl", "Wij hebben hem gewaarschuwd", "Wij hebben hem niet gewaarschuwd", "negation: niet"),
        ("nl", "De winkel is open op zondag", "De winkel is dicht op zondag", "opposite: open ≠ dicht"),
        ("nl", "Het feest begint voor de vakantie", "Het feest begint na de vakantie", "opposite: voor ≠ na"),
        ("nl", "Er gaat meer geld naar zorg", "Er gaat minder geld naar zorg", "opposite: meer ≠ minder"),
        ("en", "The fire in Almerton injured six", "The fire in Westbury injured six", "name: Almerton ≠ Westbury"),
        ("en", "It costs 3 million pounds", "It costs 3 billion pounds", "number: 3 million pounds ≠ 3 billion pounds"),
    ],
)
def test_reasons(language: str, one: str, two: str, reason: str) -> None:
    found = compare(one, two, language=language)
    assert (found.relation, found.reasons) == ("conflict", (reason,))


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("nl", "Er vielen duizend ontslagen", "Er vielen 1.000 ontslagen"),
        ("nl", "De huren stegen met 3,5 procent", "De huren stegen met ruim 3 procent"),
        ("nl", "Het kost 1,2 miljoen euro in totaal", "Het kost 1.200.000 euro in totaal"),
        ("nl", "De helft van de leden kwam opdagen", "50 procent van de leden kwam opdagen"),
        ("nl", "Wethouder Mara Stok opent de brug", "Stok opent de brug"),
        ("nl", "eenentwintig huizen stonden blank", "21 huizen stonden blank"),
        ("nl", "De gewonden liggen in het ziekenhuis", "De gewonde ligt in het ziekenhuis"),
        ("nl", "De gemeenteraad is akkoord gegaan", "De gementeraad is akkoord gegaan"),
        ("en", "More than 1,000 people marched", "Over a thousand people marched"),
        ("en", "The bridge opens on 4 April 2019", "The bridge opens on April 4, 2019"),
        ("en", "The VVD and the Partij Zuid agree", "The VVD and the PZ agree"),
    ],
)
def test_no_conflict(language: str, one: str, two: str) -> None:
    assert compare(one, two, language=language).relation in {"same", "related"}


def test_dates_resolved_elsewhere_win() -> None:
    one, two = "De zaal gaat zaterdag open", "De zaal gaat zondag open"
    saturday, sunday = (
        (one.index("zaterdag"), one.index("zaterdag") + 8),
        (two.index("zondag"), two.index("zondag") + 6),
    )
    apart = compare(one, two, language="nl", times=([(*saturday, "2019-04-06")], [(*sunday, "2019-04-07")]))
    assert apart.reasons == ("date: 2019-04-06 ≠ 2019-04-07",)
    other = "De zaal gaat op 6 april open"
    at = other.index("6 april")
    equal = compare(one, other, language="nl", times=([(*saturday, "2019-04-06")], [(at, at + 7, "2019-04-06")]))
    assert equal.relation == "same"


def test_another_name_and_another_number_are_another_event() -> None:
    found = compare(
        "Bij een brand in Almerhout raakten zeven mensen gewond",
        "Bij een brand in Westervoorde raakten negen mensen gewond",
        language="nl",
    )
    assert found.relation == "related"
    assert found.reasons[0] == "the same form, of something else"


def test_a_language_without_data_still_compares_words_and_figures() -> None:
    found = compare("Kettő ember sérült 7 tűzben", "Kettő ember sérült 9 tűzben", language="hu")
    assert found.relation == "conflict"
    assert read("Kettő ember", language="hu").words.stem("ember") == "ember"

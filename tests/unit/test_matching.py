"""Two claims compared: the relation, and the words that differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.matching import compare, read


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("nl", "1.200 banen en 11,4 miljoen euro", [1200, 11_400_000]),
        ("en", "1,150 jobs and £2.3 million", [1150, 2_300_000]),
        ("nl", "zeven gewonden", [7]),
        ("en", "nineteen people", [19]),
        ("nl", "3,5 procent", [3.5]),
        ("nl", "twee miljard", [2_000_000_000]),
        ("xx", "1.200 or 1,200", [1200, 1200]),
        ("nl", "1.2.3 is geen getal", []),
    ],
)
def test_numbers_have_the_value_that_the_language_gives_them(language: str, text: str, values: list[float]) -> None:
    found = [item.quantity for item in read(text, language=language).items if item.quantity is not None]
    assert [quantity.value for quantity in found] == values


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Bij de brand vielen zeven gewonden.", "Bij de brand vielen gisteren zeven gewonden", "same"),
        ("Bij de brand vielen zeven gewonden.", "Bij de brand vielen 9 gewonden.", "conflict"),
        ("Bij de brand vielen zeven gewonden.", "Bij de brand vielen 7 gewonden.", "same"),
        ("De nieuwe hal kost 11,4 miljoen euro", "De nieuwe hal kost 14,1 miljoen euro", "conflict"),
        ("We sluiten de brug vandaag", "We sluiten de brug vandaag niet", "conflict"),
        ("De raad stemt in met het plan voor de hal", "De wethouder verdedigt het plan voor een hal", "related"),
        ("De raad stemt in met het plan", "Morgen wordt het zonnig en droog", None),
        ("Ja", "Ja", "same"),
        ("Ja", "Nee", None),
    ],
)
def test_relations(a: str, b: str, relation: str | None) -> None:
    found = compare(a, b, language="nl")
    assert found.relation == relation
    assert 0 <= found.score <= 1


def test_a_conflict_says_why_and_what_differs() -> None:
    found = compare("Er vielen 7 gewonden bij de brand", "Er vielen 9 gewonden bij de brand", language="nl")
    assert found.reasons == ("number: 7 ≠ 9",)
    assert found.differs == (("7", "9"),)
    assert "gewonden" in found.shared


def test_more_words_or_other_numbers_alone_are_no_conflict() -> None:
    found = compare("In 2019 kocht de stad 12 bussen", "De stad kocht in mei 2019 12 bussen van Ardo", language="nl")
    assert found.relation in {"same", "related"}


@given(st.text(max_size=200), st.text(max_size=200))
def test_property_comparing_is_total_and_symmetric(a: str, b: str) -> None:
    one, two = compare(a, b, language="nl"), compare(b, a, language="nl")
    assert 0 <= one.score <= 1
    assert one.score == pytest.approx(two.score)
    assert one.relation == two.relation


def test_a_character_that_folds_to_nothing() -> None:
    assert compare("", "ﹰ").relation is None


@given(st.text(max_size=200))
def test_property_a_text_is_the_same_as_itself(text: str) -> None:
    assert compare(text, text).relation == "same"

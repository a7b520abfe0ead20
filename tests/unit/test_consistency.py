"""The consistency sweep: each kind of finding, and what is none."""

from __future__ import annotations

import pytest

from workbench.matching.consistency import Statement, findings


def found(*texts: str, language: str = "nl", **more: object) -> list[tuple[str, str]]:
    statements = [Statement(i, text, language, 1, **more) for i, text in enumerate(texts)]  # type: ignore[arg-type]
    return [(one.kind, one.text) for one in findings(statements)]


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("spelling", ("De minister sprak met António Guterres.", "Later belde Guterrez met de krant.")),
        ("age", ("De winnaar is Mara Stok (41) uit Zuid.", "Toen zei Mara Stok (43) niets meer.")),
        ("magnitude", ("De bouw van de brug kost 3,2 miljoen euro.", "De brug kost bij de bouw 3,2 miljard euro.")),
        ("percentages", ("Van hen stemt 45 procent voor, 40 procent tegen en 22 procent blanco.",)),
        ("weekday", ("De zaal opent op zondag 6 april 2019.",)),
        ("weekday", ("De zaal opent op zaterdag 31 april 2019.",)),
    ],
)
def test_what_does_not_agree(kind: str, texts: tuple[str, ...]) -> None:
    assert [one for one, _ in found(*texts)] == [kind]


@pytest.mark.parametrize(
    "texts",
    [
        (
            "De minister sprak met Guterres.",
            "Volgens Guterres' woordvoerder klopt dat.",
            "Haftars troepen, zei Haftar.",
        ),
        ("Jan Stok belde met Piet Stoks.",),
        ("De winnaar is Mara Stok (41).", "Mara Stok (41) komt uit Zuid."),
        ("De bouw kost 3,2 miljoen euro.", "De gemeente heeft 3,2 miljard aan andere schulden."),
        ("Van hen stemt 45 procent voor, 40 procent tegen en 15 procent blanco.",),
        ("De zaal opent op zaterdag 6 april 2019.",),
    ],
)
def test_what_agrees(texts: tuple[str, ...]) -> None:
    assert found(*texts) == []


def test_the_year_of_the_article_is_used() -> None:
    assert found("De zaal opent op zondag 6 april.", year=2019) == [
        ("weekday", "zondag 6 april: in 2019 this is a zaterdag")
    ]
    assert found("De zaal opent op zondag 6 april.") == []


def test_titles_that_differ() -> None:
    statements = [
        Statement(1, "x", "nl", 1, speaker="Mara Stok", role="wethouder"),
        Statement(2, "y", "nl", 1, speaker="Mara Stok", role="burgemeester"),
        Statement(3, "z", "nl", 1, speaker="Bo Maas", role="wethouder"),
        Statement(4, "z", "nl", 1, speaker="Bo Maas", role="wethouder van Financiën"),
    ]
    assert [one.text for one in findings(statements)] == ["Mara Stok: wethouder and burgemeester"]

"""Forms of attribution and of speakers beyond verbs of saying with a conjunction, in Dutch and English."""

from __future__ import annotations

import pytest

from workbench.splitting import split_text


def said(text: str, language: str) -> list[tuple[str | None, str]]:
    """Return source and content of each attribution that is no piece of another."""
    claims = split_text(text, language=language).claims
    return [(claim.speaker_name, claim.text) for claim in claims if claim.form and claim.part_of is None]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("De kok beweert zeezout te gebruiken.", "De kok", "zeezout te gebruiken"),
        ("De bakker houdt vol die nacht te hebben gewerkt.", "De bakker", "die nacht te hebben gewerkt"),
        ("De gemeente is bang dat de kade verzakt.", "De gemeente", "de kade verzakt"),
        ("De bouw begint in mei, zo valt te lezen in een brief.", "een brief", "De bouw begint in mei"),
        (
            "De pont – zo rekent de schipper voor – kost een ton.",
            "de schipper",
            "De pont kost een ton",
        ),
        ("De raad dringt er bij het bestuur op aan de dijk te verhogen.", "De raad", "de dijk te verhogen"),
        ("Men zegt dat de toren scheef staat.", "Men", "de toren scheef staat"),
        (
            "Volgens bronnen rond het bestuur stapt de trainer op.",
            "bronnen rond het bestuur",
            "stapt de trainer op",
        ),
    ],
)
def test_dutch_forms(text, who, what):
    assert said(text, "nl") == [(who, what)]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("In her letter, she concluded that frost was the cause.", None, "frost was the cause"),
        ("Anglers, however, argue that the river is clean.", "Anglers", "the river is clean"),
        (
            "The harbour office says the new pier costs £40,000 a year.",
            "The harbour office",
            "the new pier costs £40,000 a year",
        ),
        ("The union has warned members against signing the deal.", "The union", "signing the deal"),
        ("As the old ferryman Bob Tully put it, the river had won.", "Bob Tully", "the river had won"),
    ],
)
def test_english_forms(text, who, what):
    assert said(text, "en") == [(who, what)]


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        (
            "Minister Anna de Wit verdedigde het plan. “Het was mijn fout”, aldus de bewindsvrouw.",
            "nl",
            "Anna de Wit",
        ),
        ("Joost Kramer, adviseur bij een bank, keek toe. Volgens de adviseur daalt de rente.", "nl", "Joost Kramer"),
        ("Actrice Mila Vos lachte. “Ik stop”, zei de jonge actrice.", "nl", "Mila Vos"),
        (
            "A retired miner has won the lottery. Albert Pugh bought one ticket. The miner said he was stunned.",
            "en",
            "Albert Pugh",
        ),
        ("“Elke dag regen.” Aldus Kramer.", "nl", "Kramer"),
    ],
)
def test_a_role_stands_for_the_person_it_describes(text, language, who):
    assert said(text, language)[-1][0] == who


def test_a_role_that_was_brought_in_without_a_name_keeps_its_own_words():
    text = "Piet Smit hielp een vrouw. Een agent kwam kijken. “Ze was nat”, zei de agent."
    assert said(text, "nl") == [("de agent", "Ze was nat")]


def test_a_source_in_brackets_behind_a_quotation():
    assert said("“Het brood is op om negen uur.” (een klant)", "nl") == [("een klant", "Het brood is op om negen uur.")]


def test_words_of_ones_own():
    assert said("Hij heeft naar eigen zeggen niets gehoord.", "nl")[0][1] == "heeft niets gehoord"

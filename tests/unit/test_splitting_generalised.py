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
    assert said("Hij heeft naar eigen zeggen niets gehoord.", "nl")[0][1] == "Hij heeft niets gehoord"


SUBORDINATE = [
    (
        "The road shut after the council revealed that the bridge was unsafe.",
        "en",
        "the council",
        "the bridge was unsafe",
    ),
    ("The firm, whose chairman Bob Reed has said the deal is dead, fell.", "en", "Bob Reed", "the deal is dead"),
    ("Snow reached Dunmore, where officials advised people to stay indoors.", "en", "officials", "to stay indoors"),
    ("De weg is dicht nadat de provincie had gemeld dat de brug kraakt.", "nl", "de provincie", "de brug kraakt"),
    ("De raad stemt tegen, hoewel experts stellen dat de dijk moet.", "nl", "experts", "de dijk moet"),
]


@pytest.mark.parametrize(("text", "language", "who", "what"), SUBORDINATE)
def test_reports_of_subordinate_clauses(text, language, who, what):
    assert said(text, language) == [(who, what)]


@pytest.mark.parametrize(
    ("text", "language", "who", "what"),
    [
        ("As Ann Wells noted, the pier is a wreck.", "en", "Ann Wells", "the pier is a wreck"),
        ("The pier, as Ann Wells noted, is a wreck.", "en", "Ann Wells", "The pier is a wreck"),
        ("In her view, the pier is a wreck.", "en", None, "the pier is a wreck"),
        ("Zoals Jan Smit schreef, is de brug een wrak.", "nl", "Jan Smit", "is de brug een wrak"),
        ("Wie die Polizei mitteilte, ist der Steg gesperrt.", "de", "die Polizei", "ist der Steg gesperrt"),
        ("Dem Bericht zufolge steigen die Kosten.", "de", "Dem Bericht", "steigen die Kosten"),
        ("Nach seinen Worten fehlt das Geld.", "de", None, "fehlt das Geld"),
        ("Comme l'a dit Paul Morin, le pont est fermé.", "fr", "Paul Morin", "le pont est fermé"),
        ("A su juicio, el puente es viejo.", "es", None, "el puente es viejo"),
    ],
)
def test_views_without_a_verb_of_their_own(text, language, who, what):
    assert said(text, language) == [(who, what)]


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("The minister did not rule out that fares would rise.", "en", "fares would rise"),
        ("De minister sluit niet uit dat de prijs stijgt.", "nl", "de prijs stijgt"),
        ("She accused the council of ignoring residents.", "en", "ignoring residents"),
        ("Johnson has repeatedly denied knowing about the party.", "en", "knowing about the party"),
        ("El alcalde negó haber cobrado nada.", "es", "haber cobrado nada"),
        ("De brouwer verwacht in mei vijftig mensen aan te nemen.", "nl", "in mei vijftig mensen aan te nemen"),
        ("Der Landrat forderte am Montag, die Mauer zu prüfen.", "de", "die Mauer zu prüfen"),
    ],
)
def test_what_verbs_take(text, language, what):
    assert [content for _, content in said(text, language)] == [what]


@pytest.mark.parametrize(
    ("text", "language", "who", "what"),
    [
        ("The union is warning that jobs will go.", "en", "The union", "jobs will go"),
        ("The union has been saying that jobs will go.", "en", "The union", "jobs will go"),
        ("Police are urging witnesses to come forward.", "en", "Police", "to come forward"),
        ("Police were being told that he had left.", "en", None, "he had left"),
        (
            "Tom Rask, who runs the yard and owns two boats, said the pier was old.",
            "en",
            "Tom Rask",
            "the pier was old",
        ),
        ("Anna Vos werkt er. Vos, die er alles kent, zegt dat de brug kraakt.", "nl", "Anna Vos", "de brug kraakt"),
    ],
)
def test_verbs_in_progress_and_what_stands_between_a_name_and_its_verb(text, language, who, what):
    assert said(text, language) == [(who, what)]


def test_nobody_and_denials_are_no_sources():
    assert said("Nobody said that the pier was safe.", "en") == []
    assert said("De wethouder zei niet dat de brug veilig was.", "nl") == []
    assert said("De bonden geloven dat niet.", "nl") == []


def test_a_reporting_verb_between_commas_of_a_french_quotation():
    text = "« La coque est rongée, a justifié le maire, Paul Morin, nous l'avons peinte. »"
    assert said(text, "fr") == [("Paul Morin", "La coque est rongée nous l'avons peinte.")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("—Me dolía —contestó Ana Ruiz—. Ya no.", "es", [("Ana Ruiz", "Me dolía Ya no.")]),
        ("— Vous l'avez lu ? demande Paul Morin.", "fr", [("Paul Morin", "Vous l'avez lu ?")]),
    ],
)
def test_speech_that_a_dash_opens(text, language, expected):
    assert said(text, language) == expected


def test_answers_are_those_of_the_person_the_article_is_about():
    text = (
        "Zadie Marchbanks opens the door herself. Marchbanks wrote two operas.\n\n"
        "Where does a piece begin?\n\n“I write the last line first.”"
    )
    assert said(text, "en") == [("Zadie Marchbanks", "I write the last line first.")]


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("Keeper Dino Petrov stopte alles. Volgens de Kroaat was het geluk.", "nl", "Dino Petrov"),
        ("Researcher Amy Moore led the work. The biologist says bees see faces.", "en", "Amy Moore"),
        ("Consultant Rob Hale was cross. The minister said the road was safe.", "en", "The minister"),
        ("De gemeente Oosterhaven zegt dat de kade zakt.", "nl", "De gemeente Oosterhaven"),
        ("The Guild of Master Cleaners warned that shops would close.", "en", "Guild of Master Cleaners"),
    ],
)
def test_whom_a_role_or_a_body_stands_for(text, language, who):
    assert said(text, language)[-1][0] == who


@pytest.mark.parametrize(
    ("text", "language", "pieces"),
    [
        ("“I've had four customers and two of those wanted directions,” said Ann Wells.", "en", 2),
        ("“They were not confused, they were offended,” said Ann Wells.", "en", 2),
        ("“People write us off every year, and every year we send them a card,” said Ann Wells.", "en", 2),
        ("'Dan mis ik twee lessen en kom ik om vijf uur thuis', zegt Jan Smit.", "nl", 2),
        ("„Früher hatten wir vier Läden, heute haben wir einen“, sagte Uwe Moll.", "de", 2),
        ("«Me dolerán las piernas, pero a los pacientes les dará igual», dijo Ana Ruiz.", "es", 2),
        ("« C'est un répit, ce n'est pas une victoire », a dit Paul Morin.", "fr", 2),
        ("“I felt dizzy and sick,” said Ann Wells.", "en", 0),
    ],
)
def test_pieces_of_a_quotation(text, language, pieces):
    claims = split_text(text, language=language).claims
    assert sum(claim.part_of is not None for claim in claims) == pieces

"""Sentences, quotation marks, attributions and claims, on sentences written for the purpose."""

from __future__ import annotations

import pytest

from workbench.model import Head, Span
from workbench.splitting import detect_language, split_text


def told(text: str, language: str = "nl") -> list[tuple[str, str, str | None]]:
    """Return (form, content, name of the speaker) of each attribution, pieces left out."""
    claims = split_text(text, language=language).claims
    return [(c.form, c.text, c.speaker_name) for c in claims if c.form and c.part_of is None]


def sentences(text: str, language: str = "nl") -> list[str]:
    return [text[s.start : s.end] for s in split_text(text, language=language).sentences]


def own(text: str, language: str = "nl") -> list[str]:
    return [c.text for c in split_text(text, language=language).claims if c.form is None and c.kind == "statement"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", "„Het is klaar”, zei bakker Teun Mol gisteren.", [("direct", "Het is klaar", "Teun Mol")]),
        ("nl", ",,Wij weten het niet'', aldus Teun Mol.", [("direct", "Wij weten het niet", "Teun Mol")]),
        (
            "nl",
            "“Dit”, zegt Teun Mol, “komt niet meer goed.”",
            [("direct", "Dit komt niet meer goed.", "Teun Mol")],
        ),
        ("nl", "Teun Mol was duidelijk: “De kade komt er.”", [("direct", "De kade komt er.", "Teun Mol")]),
        ("nl", "Volgens Teun Mol is de brug dicht.", [("indirect", "is de brug dicht", "Teun Mol")]),
        ("nl", "Volgens de planning is de brug dicht.", []),
        ("nl", "De brug is dicht, aldus Teun Mol.", [("indirect", "De brug is dicht", "Teun Mol")]),
        (
            "nl",
            "De plannen waren, aldus Teun Mol, al jaren bekend.",
            [("indirect", "De plannen waren al jaren bekend", "Teun Mol")],
        ),
        ("nl", "Teun Mol wees erop dat de brug lekt.", [("indirect", "de brug lekt", "Teun Mol")]),
        ("nl", "Zo zei Teun Mol dat de brug lekt.", [("indirect", "de brug lekt", "Teun Mol")]),
        ("nl", "Er wordt gezegd dat de brug lekt.", [("indirect", "de brug lekt", None)]),
        (
            "nl",
            "Burgemeester Lies Bos noemt de brug ‘een ramp’.",
            [("mixed", "een ramp", "Lies Bos")],
        ),
        (
            "nl",
            "De gemeente riep bewoners op om binnen te blijven.",
            [("indirect", "binnen te blijven", "De gemeente")],
        ),
        (
            "nl",
            "De brug gaat dicht. Dat meldt wethouder Ans Kuiper.",
            [("indirect", "De brug gaat dicht", "Ans Kuiper")],
        ),
        ("nl", "De straat staat bekend als ‘de Blokkendoos’.", []),
        ("en", "“It is done,” said baker Helen Moss on Friday.", [("direct", "It is done,", "Helen Moss")]),
        ("en", "Helen Moss told reporters the bridge was shut.", [("indirect", "the bridge was shut", "Helen Moss")]),
        ("en", "The bridge is shut, the council said.", [("indirect", "The bridge is shut", "the council")]),
        (
            "en",
            "The bridge, according to Helen Moss, is shut.",
            [("indirect", "The bridge is shut", "Helen Moss")],
        ),
        ("en", "It was feared that the bridge would fall.", [("indirect", "the bridge would fall", None)]),
        ("en", "Helen Moss called the plan “a farce”.", [("mixed", "a farce", "Helen Moss")]),
        (
            "en",
            "“No,” Helen Moss said, adding that the bridge was shut.",
            [("direct", "No,", "Helen Moss"), ("indirect", "the bridge was shut", "Helen Moss")],
        ),
    ],
)
def test_forms_of_attribution(language, text, expected):
    assert told(text, language) == expected


def test_a_pronoun_takes_the_name_of_its_antecedent():
    text = "Wethouder Mirthe van Dam opende de brug. Zij zei dat het feest was. ‘Mooi’, vond Van Dam."
    assert [name for _, _, name in told(text)] == ["Mirthe van Dam", "Mirthe van Dam"]


def test_a_role_takes_the_name_that_it_was_given_with():
    text = "The skipper, Alec Muir, was fined. The skipper said the boat was safe."
    assert told(text, "en") == [("indirect", "the boat was safe", "Alec Muir")]


def test_a_quotation_goes_on_where_the_next_paragraph_opens_it_again():
    text = "“Wij gaan door”, zegt Lies Bos. “Het werk is nog niet klaar.\n\n“En wij zijn niet moe.”"
    assert told(text) == [("direct", "Wij gaan door Het werk is nog niet klaar. En wij zijn niet moe.", "Lies Bos")]


def test_pieces_of_a_long_quotation_point_at_the_whole():
    claims = split_text("“Ik kom. Jij blijft thuis.”, zei Lies Bos.", language="nl").claims
    assert [c.part_of for c in claims] == [None, 0, 0]
    assert [c.text for c in claims[1:]] == ["Ik kom.", "Jij blijft thuis."]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("nl", "Dat is o.a. voor dr. J.P. de Vries van belang. Hij komt om 3.30 uur.", 2),
        ("nl", "Het kostte 1.000 euro. 's Avonds was het op.", 2),
        ("nl", "‘Kom je? Ik wacht. Nu.’ Zij wachtte.", 2),
        ("nl", "“Waarom nu?”, vroeg zij. Niemand wist het.", 2),
        ("en", "Mr. J. Smith arrived at 4 p.m. on Friday. The U.S. team had left.", 2),
        ("en", "“Why?” Smith asked. Nobody knew.", 2),
        ("und", "Am 3. Mai kam sie. Er ging.", 2),
    ],
)
def test_sentence_ends(language, text, count):
    assert len(sentences(text, language)) == count


def test_headings_stand_alone_and_have_no_full_stop():
    text = "Brug weer open\n\nDe brug is open. Het was een lang jaar.\n\n‘Nooit meer’\n\nHet water steeg weer."
    kinds = [s.kind for s in split_text(text).sentences]
    assert kinds == ["heading", "sentence", "sentence", "heading", "sentence"]


def test_wrapped_lines_are_one_paragraph_and_unwrapped_lines_are_not():
    wrapped = (
        "De brug over de rivier blijft tot het einde van dit jaar gesloten\nvoor al het verkeer, omdat de pijlers "
        "zijn verzakt en\nhet herstel veel langer duurt dan de gemeente eerst dacht."
    )
    assert len(sentences(wrapped)) == 1
    assert len(sentences("De brug is dicht.\r\nHet verkeer rijdt om.\r\nNiemand weet hoe lang.")) == 3


def test_the_head_belongs_to_no_sentence_and_no_claim():
    text = "Door Jan Bos\n\nDe brug is dicht en het verkeer rijdt om."
    split = split_text(text, head=Head(spans=(Span(0, 12),)))
    assert all(s.start >= 12 for s in split.sentences)
    assert all(c.start >= 12 for c in split.claims)


def test_main_clauses_are_claims_of_their_own():
    assert own("De brug is dicht, maar de tunnel gaat morgen open.") == [
        "De brug is dicht",
        "de tunnel gaat morgen open.",
    ]
    claims = split_text("De raad stemde voor en koos een nieuwe voorzitter.", language="nl").claims
    assert claims[1].shared_subject is not None
    assert claims[1].shared_subject.text == "De raad"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Zij kocht brood en melk en een krant."),
        ("nl", "Het college wil de hal slopen en vervangen door een nieuw gebouw."),
        ("nl", "De mannen die in de haven werken en er wonen, verhuizen."),
        ("en", "The group will shut two mills and cut jobs."),
        ("en", "She had written the cheques and recorded them as payments."),
    ],
)
def test_what_is_one_statement_stays_one(language, text):
    assert own(text, language) == [text]


def test_questions_make_no_claim():
    assert own("Waarom is de brug dicht?") == []


def test_what_is_marked_and_no_speech_has_a_reason():
    marks = split_text("De film ‘Hoog Water’ gaat over een zogeheten ‘piekjaar’.", language="nl").marked
    assert [m.reason for m in marks] == ["title", "term"]


def test_worth_says_why():
    claims = split_text("De schade is met 40 procent gestegen tot 3 miljoen euro.").claims
    assert 0.5 < claims[0].worth.score <= 1
    assert claims[0].worth.reasons
    assert {"number", "comparison"} <= set(claims[0].features)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("De gemeente heeft het plan voor de brug aan de raad gestuurd.", "nl"),
        ("The council has sent the plan for the bridge to the members.", "en"),
        ("Der Rat hat den Plan für die Brücke an die Mitglieder geschickt, und das ist gut.", "de"),
        ("Le conseil a envoyé le plan du pont aux membres de la commission.", "fr"),
        ("El consejo ha enviado el plan del puente a los miembros de la comisión.", "es"),
        ("Rådet har skickat planen för bron till sina medlemmar.", "und"),
        ("", "und"),
        ("12345", "und"),
    ],
)
def test_language(text, code):
    assert detect_language(text) == code


def test_an_unknown_language_still_has_quotations():
    claims = split_text("„Wir kommen morgen wieder.“ Das war alles.", language="und").claims
    assert [c.form for c in claims] == ["direct", None]

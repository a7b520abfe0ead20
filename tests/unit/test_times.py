"""Time expressions: found, resolved against the article's date, and what is left open where the text leaves it open."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from workbench.intake import parse_head
from workbench.services.splitting import split
from workbench.times import days_of_period, find_times

DAY = "2019-04-06"  # a Saturday

DUTCH = [
    ("De raad kwam zaterdag bijeen.", "zaterdag=2019-04-06"),
    ("De raad kwam vrijdag bijeen.", "vrijdag=2019-04-05"),
    ("Dinsdag vergadert de raad.", "Dinsdag=2019-04-09"),
    ("De raad zal dinsdag vergaderen.", "dinsdag=2019-04-09"),
    ("Volgende week woensdag stemt de kamer.", "Volgende week woensdag=2019-04-10"),
    ("Afgelopen donderdagavond brak brand uit.", "Afgelopen donderdagavond=2019-04-04TEV"),
    ("Eergisteren en overmorgen.", "Eergisteren=2019-04-04 overmorgen=2019-04-08"),
    ("Vanochtend om 9.30 uur begon het overleg.", "Vanochtend om 9.30 uur=2019-04-06T09:30"),
    ("Het begon gisteren rond half vier.", "gisteren=2019-04-05 half vier=2019-04-05T03:30"),
    ("Drie dagen geleden was alles anders.", "Drie dagen geleden=2019-04-03"),
    ("Over twee weken gaat de brug open.", "twee weken=2019-W16"),
    ("Hij won in 1998, vijf jaar later niet.", "1998=1998 vijf jaar later=2003"),
    ("De omzet steeg in het eerste kwartaal van 2018.", "het eerste kwartaal van 2018=2018-Q1"),
    ("In de jaren zeventig werd het gebouwd.", "de jaren zeventig=197"),
    ("In de negentiende eeuw was het een klooster.", "de negentiende eeuw=18XX"),
    ("Van 14 tot 16 april is er markt.", "14 tot 16 april=2019-04-14/2019-04-16"),
    ("Tussen 2012 en 2016 werd er gebouwd.", "2012 en 2016=2012/2016"),
    ("Het duurt van maandag tot donderdag.", "maandag tot donderdag=2019-04-01/2019-04-04"),
    ("De regeling geldt van 1 mei tot 3 juni 2020.", "1 mei tot 3 juni 2020=2020-05-01/2020-06-03"),
    ("Eind maart kwam het rapport.", "Eind maart=2019-03"),
    ("In december begint de bouw.", "december=2019-12"),
    ("In december begon de bouw.", "december=2018-12"),
    ("Maart vorig jaar was koud.", "Maart vorig jaar=2018-03"),
    ("Het kostte anderhalf jaar en 48 uur.", "anderhalf jaar=P1.5Y 48 uur=PT48H"),
    ("Er was een twaalfurige vlucht.", "twaalfurige=PT12H"),
    ("Jaarlijks komen er duizenden.", "Jaarlijks=P1Y"),
    ("Elke maandag is er markt.", "Elke maandag=XXXX-WXX-1"),
    ("Met Pasen 2018 was het warm.", "Pasen 2018=2018-04-01"),
    ("Op Prinsjesdag 2018 sprak de koning.", "Prinsjesdag 2018=2018-09-18"),
    ("De laatste zondag van maart 2019.", "De laatste zondag van maart 2019=2019-03-31"),
    ("In week 31 is de bouwvak.", "week 31=2019-W31"),
    ("De zomer van 2018 was droog.", "De zomer van 2018=2018-SU"),
    ("In de nacht van dinsdag op woensdag brandde het.", "de nacht van dinsdag op woensdag=2019-04-02TNI"),
    ("Het besluit viel op 31-12-2018.", "31-12-2018=2018-12-31"),
]
ENGLISH = [
    ("The council met on Friday.", "Friday=2019-04-05"),
    ("The council will meet on Tuesday.", "Tuesday=2019-04-09"),
    ("He was seen on Friday morning.", "Friday morning=2019-04-05TMO"),
    ("It closed at 4:30 p.m. on Thursday.", "4:30 p.m. on Thursday=2019-04-04T16:30"),
    ("The bridge opened on 3 September 2018.", "3 September 2018=2018-09-03"),
    ("The bridge opened on September 3rd, 2018.", "September 3rd, 2018=2018-09-03"),
    ("Twenty-five years ago it was a farm.", "Twenty-five years ago=1994"),
    ("Profit fell in the third quarter.", "the third quarter=2018-Q3"),
    ("They met last night and will meet again next week.", "last night=2019-04-05TNI next week=2019-W15"),
    ("He ruled from 1914 to 1918.", "1914 to 1918=1914/1918"),
    ("In the late 1980s prices fell.", "the late 1980s=198"),
    ("It took three years and four months.", "three years and four months=P3Y4M"),
    ("A four-hour meeting.", "four-hour=PT4H"),
    ("The fair runs April 14-16.", "April 14-16=2019-04-14/2019-04-16"),
    ("It happened the day before yesterday.", "the day before yesterday=2019-04-04"),
    ("In May the town voted.", "May=2018-05"),
    ("He was born in 1984 and left a year later.", "1984=1984 a year later=1985"),
    ("Every Monday there is a market.", "Every Monday=XXXX-WXX-1"),
    ("Sales rose over the past five years.", "the past five years=P5Y"),
    ("On Christmas Day 2018 it snowed.", "Christmas Day 2018=2018-12-25"),
]
OTHERS = [
    ("de", "Am Dienstagabend brannte es.", "Dienstagabend=2019-04-02TEV"),
    ("de", "Das Spiel beginnt am Montag um 20.30 Uhr.", "Montag um 20.30 Uhr=2019-04-08T20:30"),
    ("de", "Vor zwei Jahren, am 5. Mai 2017, begann der Bau.", "Vor zwei Jahren=2017 5. Mai 2017=2017-05-05"),
    ("de", "In den 1990er Jahren war das anders.", "den 1990er Jahren=199"),
    ("de", "Im vergangenen Jahr stieg der Umsatz.", "vergangenen Jahr=2018"),
    ("de", "In den vergangenen zehn Jahren wuchs die Stadt.", "den vergangenen zehn Jahren=P10Y"),
    ("de", "Vom 3. bis 5. Juni tagt der Rat.", "3. bis 5. Juni=2019-06-03/2019-06-05"),
    ("fr", "Le conseil s'est réuni mardi matin.", "mardi matin=2019-04-02TMO"),
    ("fr", "Il y a trois ans, le 14 juillet 2016.", "Il y a trois ans=2016 14 juillet 2016=2016-07-14"),
    ("fr", "Le pont rouvrira le 23 novembre.", "23 novembre=2019-11-23"),
    ("fr", "Dans les années 1970 on y cultivait.", "les années 1970=197"),
    ("fr", "L'an dernier, la ville a grandi.", "L'an dernier=2018"),
    ("fr", "Aujourd'hui à 8 h 15.", "Aujourd'hui=2019-04-06 8 h 15=2019-04-06T08:15"),
    ("es", "El pleno se reunió el jueves por la tarde.", "jueves por la tarde=2019-04-04TAF"),
    ("es", "Hace dos años, el 5 de mayo de 2017.", "Hace dos años=2017 5 de mayo de 2017=2017-05-05"),
    ("es", "El próximo lunes habrá huelga.", "El próximo lunes=2019-04-08"),
    ("es", "En los años noventa era distinto.", "los años noventa=199"),
    ("es", "Del 3 al 5 de junio habrá feria.", "3 al 5 de junio=2019-06-03/2019-06-05"),
]
SENTENCES = [("nl", *case) for case in DUTCH] + [("en", *case) for case in ENGLISH] + OTHERS


def found(text: str, language: str = "nl", published: str | None = DAY) -> str:
    return " ".join(f"{time.text}={time.value}" for time in find_times(text, language, published))


@pytest.mark.parametrize(("language", "sentence", "expected"), SENTENCES)
def test_sentences(language: str, sentence: str, expected: str) -> None:
    mine = found(sentence, language)
    for article in ("de ", "De ", "het ", "the ", "The ", "El ", "Le ", "L'"):  # either way is as good
        mine, expected = mine.removeprefix(article), expected.removeprefix(article)
    assert mine == expected


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Hij is 45 jaar oud, de 23-jarige Mei Bos niet; de winkel is 24/7 open."),
        ("nl", "De trein reed 140 km per uur en kostte 2000 euro."),
        ("nl", "Jan en Dec wonnen met 3-1 van de nummer 12."),
        ("en", "May said the march had cost $2000 and the boy, 12, may agree."),
        ("en", "A second group of 1,500 people sat in Room 2012."),
        ("de", "Der 45-jährige Mann fuhr 140 Kilometer pro Stunde."),
        ("fr", "Un homme de 45 ans a payé 2000 euros."),
        ("es", "Un hombre de 45 años pagó 2000 euros."),
    ],
)
def test_what_looks_like_a_time_and_is_none(language: str, sentence: str) -> None:
    assert found(sentence, language) == ""


def test_an_article_of_a_month_leaves_the_day_open_with_its_candidates() -> None:
    saturday = find_times("De raad kwam zaterdag bijeen.", "nl", "2019-04")[0]
    assert (saturday.value, saturday.edtf) == ("2019-04-XX", "2019-04-XX")
    assert saturday.candidates == ("2019-04-06", "2019-04-13", "2019-04-20", "2019-04-27")
    assert (saturday.earliest, saturday.latest) == ("2019-04-06", "2019-04-27")


@pytest.mark.parametrize(
    ("more", "candidates"),
    [
        ("De markt duurt van 14 tot 16 april.", ("2019-04-06", "2019-04-13")),
        ("Op 14 april werd hij gekozen.", ("2019-04-13", "2019-04-20", "2019-04-27")),
        ("Op 14 april werd hij gekozen. Op 19 april begint hij.", ("2019-04-13",)),
        ("Gisteren, vrijdag 12 april, werd hij gekozen.", ("2019-04-13",)),
        ("In 2016 werd hij gekozen.", ("2019-04-06", "2019-04-13", "2019-04-20", "2019-04-27")),
    ],
)
def test_what_else_the_article_says_narrows_the_candidates(more: str, candidates: tuple[str, ...]) -> None:
    times = find_times(f"De raad kwam zaterdag bijeen. {more}", "nl", "2019-04")
    assert (times[0].candidates or (times[0].value,)) == candidates


def test_contradicting_dates_narrow_nothing() -> None:
    times = find_times("Hij kwam zaterdag. Op 20 april werd hij gekozen. Op 3 april begint hij.", "nl", "2019-04")
    assert len(times[0].candidates) == 4


def test_an_article_of_a_year_or_without_a_date() -> None:
    assert found("Hij kwam zaterdag, in maart en vorig jaar.", published="2019") == (
        "zaterdag=2019-XX-XX maart=2019-03 vorig jaar=2018"
    )
    assert found("Hij kwam zaterdag, in maart en vorig jaar.", published=None) == (
        "zaterdag=XXXX-WXX-6 maart=XXXX-03 vorig jaar=XXXX"
    )
    assert found("Hij kwam gisteren, op 5 mei.", published="no date") == "gisteren=XXXX-XX-XX 5 mei=XXXX-05-05"
    assert found("In 2022 was het 5, een jaar eerder 3.", published=None) == "2022=2022 een jaar eerder=2021"


def test_the_other_reading_stays_a_candidate_unless_the_tense_leaves_no_doubt() -> None:
    told = find_times("De politie meldt vrijdag niets.", "nl", DAY)[0]
    assert (told.value, told.candidates) == ("2019-04-05", ("2019-04-05", "2019-04-12"))
    assert find_times("De politie meldde vrijdag niets.", "nl", DAY)[0].candidates == ()


def test_figures_that_can_be_read_in_two_ways_keep_both_readings() -> None:
    american = find_times("It opened on 8/10/2012.", "en", DAY)[0]
    assert (american.value, american.candidates) == ("2012-08-10", ("2012-08-10", "2012-10-08"))
    assert find_times("It opened on 8/20/2012.", "en", DAY)[0].candidates == ()
    assert find_times("Het ging open op 8/10/2012.", "nl", DAY)[0].candidates == ()


def test_feasts_that_give_way_to_a_sunday() -> None:
    assert [found(f"Op Koningsdag {year}.") for year in (2014, 2015)] == [
        "Koningsdag 2014=2014-04-26",
        "Koningsdag 2015=2015-04-27",
    ]


def test_a_history_is_dated_by_itself_and_not_by_its_article() -> None:
    text = "In 1914 begon de oorlog. Op 4 augustus viel het leger binnen. In september 1914 stokte het."
    text += " In 1918 eindigde hij. In 1916 was er een slag. Op 1 juli begon die."
    assert "4 augustus=1914-08-04" in found(text, published="2010-05-05")
    assert "1 juli=1916-07-01" in found(text, published="2010-05-05")


FLAGGED = """Gepubliceerd: 10 april 2019

De raad vergaderde zondag 6 april 2019 over het bad. Het feest duurde van 16 april tot 14 april. De sluis werd op
12 mei 2019 geopend. De brug zou op 12 mei 2019 worden geopend.

De brand in de loods aan de Havenweg begon op 1 april. De brand in de loods aan de Havenweg begon op 2 april.
"""


def test_what_does_not_fit_is_flagged_and_not_corrected() -> None:
    times = {time.text: time for time in split(FLAGGED).times if time.flags}
    kinds = {text: [flag.kind for flag in time.flags] for text, time in times.items()}
    assert kinds == {
        "zondag 6 april 2019": ["weekday"],
        "16 april tot 14 april": ["backwards"],
        "12 mei 2019": ["future_as_past"],
        "1 april": ["two_dates"],
        "2 april": ["two_dates"],
    }
    assert times["zondag 6 april 2019"].value == "2019-04-06"
    assert times["zondag 6 april 2019"].flags[0].reason == "2019-04-06 is a Saturday, the text says Sunday"
    assert sum(time.text == "12 mei 2019" and bool(time.flags) for time in split(FLAGGED).times) == 1


def test_a_weekday_that_fits_is_not_flagged() -> None:
    assert not any(time.flags for time in find_times("Zaterdag 6 april 2019 regende het.", "nl", "2019-04-10"))


def test_the_head_counts_only_where_it_is_written_in_words() -> None:
    text = " date 2019-04-06 Vrijdag kwam hij."
    assert [t.text for t in find_times(text, "nl", "2019-04-06", parse_head(text).spans)] == ["Vrijdag"]


def test_periods_that_people_type() -> None:
    assert days_of_period("2019-04") == ("2019-04-01", "2019-04-30")
    assert days_of_period("2019-02/2019-04-16") == ("2019-02-01", "2019-04-16")
    assert days_of_period("2019-Q2") == ("2019-04-01", "2019-06-30")
    assert days_of_period("2020-W53") == ("2020-12-28", "2021-01-03")
    assert days_of_period("197X") == ("1970-01-01", "1979-12-31")
    assert [days_of_period(words) for words in ("", "x", "2019-13", "2019-05/2019-04", "P3D")] == [None] * 5


def test_dateparser_is_loaded_only_for_a_language_without_rules() -> None:
    code = (
        "import sys\nfrom workbench.times import find_times\n"
        "find_times('Op 6 april 2019 om 14.00 uur, 31-12-2018, gisteren.', 'nl', '2019-04-06')\n"
        "a = 'dateparser' in sys.modules\nfind_times('il 6 aprile 2019', 'it')\nprint(a, 'dateparser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_memory_does_not_grow_with_the_number_of_texts() -> None:
    def read(count: int) -> int:
        for i in range(count):
            find_times(
                f"Op {i % 28 + 1} mei {1900 + i % 120} en {i} dagen later, vrijdag om {i % 24}.15 uur.", "nl", DAY
            )
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    read(200)
    tracemalloc.start()
    try:
        first = read(50)
        assert read(200) < first + 60_000
    finally:
        tracemalloc.stop()


def test_the_split_is_json(tmp_path: Path) -> None:
    times = split("De raad kwam zaterdag bijeen.", language="nl").times
    assert json.dumps([time.rule for time in times]) == '["weekday"]'


def test_a_span_of_weekdays_is_read_where_nobody_knows_the_date() -> None:
    for words, language in (("van maandag tot dinsdag", "nl"), ("from Monday to Tuesday", "en")):
        (span,) = find_times(words, language)
        assert span.value.startswith("XXXX-WXX-1/") and span.earliest is None
        (dated,) = find_times(words, language, "2019-04-06")
        assert "X" not in dated.value

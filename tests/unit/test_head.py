"""What the head of an article says, and what is none."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.intake import parse_head, read_head
from workbench.intake.dates import iso_date
from workbench.model import Head

BODY = "\n\nDe raad vergaderde tot diep in de nacht over het plan. Daarna ging iedereen naar huis.\n"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "gold"


def spans_of(text: str, head: Head) -> list[str]:
    return [span.of(text).strip() for span in head.spans]


# --- date prefix ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "published", "span"),
    [
        (" date 2019-04 Strijdkrachten hebben aangevallen.", "2019-04", "date 2019-04"),
        ("date 2022-03-16 Mill to shut\n\nThe mill shuts.", "2022-03-16", "date 2022-03-16"),
        ("\n date 2021-11\nHet regende.", "2021-11", "date 2021-11"),
        (" date 2019-02-31 Het regende.", None, "date 2019-02-31"),
    ],
)
def test_the_date_prefix(text: str, published: str | None, span: str) -> None:
    head = parse_head(text)
    assert head.published == published
    assert spans_of(text, head) == [span]


@pytest.mark.parametrize(
    "text", ["date 2019 was a good year.", "dated 2019-04 it was", "The date 2019-04 stood there."]
)
def test_other_text_about_dates_is_no_prefix(text: str) -> None:
    assert parse_head(text) == Head()


def test_a_prefix_that_is_no_date_is_told() -> None:
    assert "2019-13" in read_head(" date 2019-13 Het regende.")[1][0]


def test_a_dateline_names_the_day_within_the_month_of_the_prefix() -> None:
    text = " date 2022-03 Mill to shut\n\nVARHOLM, March 16 (Meridian) - The mill will shut."
    head = parse_head(text)
    assert (head.published, head.place, head.publisher) == ("2022-03-16", "VARHOLM", "Meridian")
    assert spans_of(text, head) == ["date 2022-03"]


# --- bylines and publication lines ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "author", "published"),
    [
        ("Door Femke Huizing", "Femke Huizing", None),
        ("DOOR FEMKE HUIZING", "FEMKE HUIZING", None),
        ("Door: Femke Huizing", "Femke Huizing", None),
        ("Door Femke Huizing en Jan de Vries", "Femke Huizing, Jan de Vries", None),
        ("Tekst: J.K. van ’t Hart", "J.K. van ’t Hart", None),
        ("Van onze verslaggever", "Van onze verslaggever", None),
        ("Door onze correspondent Ada Terwiel", "Ada Terwiel", None),
        ("By Priya Sandhu, Local government reporter", "Priya Sandhu", None),
        ("By Priya Sandhu and Tom O’Dell", "Priya Sandhu, Tom O’Dell", None),
        ("By Jane Doe-Smith, Hartwell Post", "Jane Doe-Smith", None),
        ("By Jane Doe-Smith, Tom O’Dell and Ann Lee", "Jane Doe-Smith, Tom O’Dell, Ann Lee", None),
        ("Tom Ashdown, Crown court reporter", "Tom Ashdown", None),
        ("**By Priya Sandhu**", "Priya Sandhu", None),
        ("Door Femke Huizing\nGepubliceerd: 12 maart 2022 14:05", "Femke Huizing", "2022-03-12T14:05"),
        ("Femke Huizing\n12 maart 2022", "Femke Huizing", "2022-03-12"),
        ("Femke Huizing | 12 mrt. 2022", "Femke Huizing", "2022-03-12"),
        ("Door Femke Huizing op 12 maart 2022 om 14.05 uur", "Femke Huizing", "2022-03-12T14:05"),
        ("Marloes Tiemersma 3 september 2019, 16:30", "Marloes Tiemersma", "2019-09-03T16:30"),
        ("Published: 21 May 2019, 10:42", None, "2019-05-21T10:42"),
        ("Published: May 21, 2019, 1:42 p.m. EDT", None, "2019-05-21T13:42"),
        ("First published on Tuesday 21st May 2019 at 12.05am", None, "2019-05-21T00:05"),
        ("Thursday 14 June 2018", None, "2018-06-14"),
        ("Published: May 2019", None, "2019-05"),
        ("Datum: 2019", None, "2019"),
        ("Gepubliceerd: 2019-05-21T10:42:00+02:00", None, "2019-05-21T10:42"),
        ("Gepubliceerd: 12 maart 2022 14:05 | Bijgewerkt: 13 maart 2022", None, "2022-03-12T14:05"),
        ("Bijgewerkt: 13 maart 2022\nGepubliceerd: 12 maart 2022", None, "2022-03-12"),
        ("Updated 13 March 2022", None, "2022-03-13"),
        ("Published 10:42 BST, 21 May 2019 | Updated 11:00 BST, 21 May 2019", None, "2019-05-21T10:42"),
        ("Published\n21 May 2019", None, "2019-05-21"),
        ("By Priya Sandhu\nHartwell Post\n21 May 2019", "Priya Sandhu", "2019-05-21"),
        ("Priya Sandhu in Hartwell\nTue 21 May 2019 10.42 BST", "Priya Sandhu", "2019-05-21T10:42"),
        ("By Dr. Ann Lee, University of Wexbridge", "Dr. Ann Lee", None),
        ("Femke Huizing • 12 mrt 2022 • 3 min leestijd", "Femke Huizing", "2022-03-12"),
        ("Door Jan in ’t Veld", "Jan in ’t Veld", None),
        ("Geplaatst op 12 maart 2022 door Femke Huizing", "Femke Huizing", "2022-03-12"),
        ("2-3-2022, 14:05 Laatst bijgewerkt: 2-3-2022, 15:10", None, "2022-03-02T14:05"),
        ("Gepubliceerd: gisteren om 14:05", None, None),
        ("Updated 3 hours ago", None, None),
        ("Gepubliceerd: 31 februari 2019", None, None),
        ("Published: 21 May 2019, 25:61", None, "2019-05-21"),
    ],
)
def test_the_lines_between_title_and_body(lines: str, author: str | None, published: str | None) -> None:
    text = f"Raad stelt sporthal uit\n\n{lines}{BODY}"
    head = parse_head(text)
    assert (head.title, head.author, head.published) == ("Raad stelt sporthal uit", author, published)
    assert spans_of(text, head) == [lines]


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("Door ANP", None, "ANP"),
        ("By Ada Terwiel (Reuters)", "Ada Terwiel", "Reuters"),
        ("Bron: ANP", None, "ANP"),
    ],
)
def test_an_agency_is_the_publisher(line: str, author: str | None, publisher: str) -> None:
    text = f"Raad stelt sporthal uit\n{line}{BODY}"
    head = parse_head(text)
    assert (head.author, head.publisher, spans_of(text, head)) == (author, publisher, [line])


def test_a_byline_below_the_introduction() -> None:
    text = f"Raad stelt uit\n\nDe stemming is pas in april.\n\nDoor Femke Huizing\n12 maart 2022{BODY}"
    head = parse_head(text)
    assert spans_of(text, head) == ["Door Femke Huizing\n12 maart 2022"]
    assert head.title == "Raad stelt uit"


def test_a_date_above_the_title() -> None:
    text = f"12 maart 2022\nRaad stelt uit\nDoor Femke Huizing{BODY}"
    head = parse_head(text)
    assert head == Head(head.spans, "Raad stelt uit", "Femke Huizing", None, "2022-03-12")
    assert spans_of(text, head) == ["12 maart 2022", "Door Femke Huizing"]


def test_the_lines_above_a_letter() -> None:
    lines = "Van: Persdienst Waverbeke <pers@waverbeke.example>\nAan: redacties\nDatum: 12 januari 2023\nOnderwerp: "
    text = f"{lines}Brug dicht{BODY}"
    head = parse_head(text)
    assert (head.title, head.published) == ("Brug dicht", "2023-01-12")
    assert spans_of(text, head) == [lines.strip()]


def test_a_place_with_a_date_has_no_author() -> None:
    text = f"Raad stelt uit\n\nDen Haag, 12 maart 2022{BODY}"
    head = parse_head(text)
    assert (head.author, head.published) == (None, "2022-03-12")
    assert spans_of(text, head) == ["Den Haag, 12 maart 2022"]


# --- what could be taken for a byline, and is none ------------------------------------------------------

TRAPS = [
    "By Tuesday the water had risen.",
    "By Tuesday",
    "By Monday, Hartwell Council had met.",
    "By contrast, Hartwell has none.",
    "By George, He’s Got It",
    "By Royal Mail standards this was quick",
    "By Downing Street, according to aides",
    "By 2019 the bridge had gone.",
    "By the time Priya Sandhu came",
    "Door de storm zijn drie bomen omgewaaid.",
    "Door de storm",
    "Door Storm Eunice, zegt de brandweer",
    "Door Dik en Dun",
    "Door Rusland gesteunde troepen",
    "Door Piet Jansen geholpen klom zij op het dak.",
    "Door dinsdag te wachten won hij tijd.",
    "Gepubliceerd werd het rapport op 3 maart 2019.",
    "Updated figures of 3 March 2019",
    "Published in 2019, the report said little",
    "Op 3 september 2019 werd de brug gesloten",
    "Op 3 september 2019.",
    "Paus Franciscus 13 maart 2013 gekozen",
    "Update: vier gewonden bij brand",
    "Bron: volgens de politie is er niets gestolen.",
    "Femke Huizing",
    "Femke Huizing, de wethouder die bleef",
    "Tom Ashdown, the reporter who lost everything",
    "Aan: de minister",
    "3 september",
    "Let op: de weg is dicht",
]


@pytest.mark.parametrize("line", TRAPS)
@pytest.mark.parametrize("before", ["", "Raad stelt sporthal uit\n\n", "Raad stelt sporthal uit\n"])
def test_what_is_no_line_of_the_head(before: str, line: str) -> None:
    head = parse_head(f"{before}{line}{BODY}")
    assert (head.spans, head.author, head.published, head.publisher) == ((), None, None, None)


@pytest.mark.parametrize("line", ["By Royal Command", "Door Weer En Wind"])
def test_a_title_that_reads_like_a_byline_above_the_real_one(line: str) -> None:
    text = f"{line}\n\nBy Priya Sandhu\n21 May 2019{BODY}"
    head = parse_head(text)
    assert (head.title, head.author) == (line, "Priya Sandhu")


def test_the_dates_of_a_chronicle_are_headings() -> None:
    text = "De dijkbreuk, dag voor dag\n\n3 maart 2019\nDe dijk breekt.\n\n5 maart 2019\nHet water zakt.\n"
    head = parse_head(text)
    assert (head.spans, head.published) == ((), None)


def test_a_byline_deep_in_the_text_is_text() -> None:
    text = "Titel hier\n\n" + "Een gewone zin staat hier.\n\n" * 6 + f"Door Femke Huizing{BODY}"
    assert parse_head(text).spans == ()


# --- numeric dates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "languages", "published"),
    [
        ("3/4/2019", None, "2019-04-03"),  # the text below it is Dutch, which puts the day first
        ("3/4/2019", ["en"], None),
        ("3-4-2019", ["nl"], "2019-04-03"),
        ("Gepubliceerd: 3-4-2019 12:00", None, "2019-04-03T12:00"),
        ("Published: 3/4/2019", None, None),
        ("Published: 25/12/2019", None, "2019-12-25"),
        ("Published: 12/25/2019", None, "2019-12-25"),
        ("Published: 5/5/2019", None, "2019-05-05"),
        ("Gepubliceerd: 12/25/2019", None, "2019-12-25"),
        ("Published: 31/2/2019", None, None),
    ],
)
def test_numeric_dates_only_where_one_reading_is_left(
    line: str, languages: list[str] | None, published: str | None
) -> None:
    assert parse_head(f"Titel hier\n\n{line}{BODY}", languages=languages).published == published


def test_an_english_text_does_not_settle_which_number_is_the_day() -> None:
    body = "\n\nThe council met deep into the night over the plan for the bridge. Then everybody went home.\n"
    assert parse_head(f"A title here\n\n3/4/2019{body}").published is None


@pytest.mark.parametrize(
    ("block", "published", "author"),
    [
        ("Door onze parlementaire redactie\n28 november 2019", "2019-11-28", None),
        ("Vakblad Hout & Zaag, november 2016", "2016-11", None),
        ("Van onze correspondent\njuli 2015", "2015-07", None),
        ("30.10.2017 | Geneva desk", "2017-10-30", None),
        ("June 2012\nStory by Ada Lunt, Hill County Ledger", "2012-06", "Ada Lunt"),
        ("EXCLUSIVE by Ben Rook, December 2014", "2014-12", None),
        ("date 2020-10", "2020-10", None),
        ("Een inleidende regel zonder punt\n\ndate 2020-10", "2020-10", None),
        (
            "Een regel die in meer dan tien woorden zegt wat er nu komt\n\nEva Bos, redacteur\n3 maart 2021",
            "2021-03-03",
            "Eva Bos",
        ),
        ("Een inleidende regel zonder punt\n\nHet Weekblad, 3 maart 2021", "2021-03-03", None),
    ],
)
def test_a_papers_own_form_of_byline_and_date(block: str, published: str, author: str | None) -> None:
    text = f"Titel hier\n\n{block}{BODY}"
    head = parse_head(text)
    assert (head.title, head.published, head.author or author) == ("Titel hier", published, author or head.author)
    taken = "".join(text[span.start : span.end] for span in head.spans)
    assert block.split("\n\n")[-1].endswith(taken)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2019", "2019"),
        ("2019-04", "2019-04"),
        ("2019-04-06", "2019-04-06"),
        ("2019-04-06T14:05:09Z", "2019-04-06T14:05"),
        ("2019-04-06 14:05", "2019-04-06T14:05"),
        ("2019-04-06T24:05", "2019-04-06"),
        ("2019-02-29", None),
        ("0000", None),
        ("2019-4-6", None),
        ("yesterday", None),
        ("٢٠١٩", "2019"),
    ],
)
def test_iso_dates(value: str, expected: str | None) -> None:
    assert iso_date(value) == expected


# --- title and dateline ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Raad stelt uit\n\nDe raad heeft uitgesteld.", "Raad stelt uit"),
        ("# Raad stelt uit\n\nDe raad heeft uitgesteld.", "Raad stelt uit"),
        ("‘Dit kan niet’\n\nDe raad heeft uitgesteld.", "‘Dit kan niet’"),
        ("Raad stelt uit\n" + "De raad heeft uitgesteld wat al lang klaar lag. " * 5, "Raad stelt uit"),
        ("Raad stelt uit\nUTRECHT (ANP) - De raad stelt uit.", "Raad stelt uit"),
        ("De raad heeft uitgesteld.\n\nDaarna ging iedereen naar huis.", None),
        ('"Wij gaan naar huis", zei hij. "Nu meteen."\n\nDaarna ging iedereen.', None),
        ("Dit is een regel van een brief die afgebroken\nis en verder gaat op de volgende regel.", None),
        ("Hallo wereld", None),
        ("", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    head = parse_head(text)
    assert (head.title, head.spans) == (title, ())


@pytest.mark.parametrize(
    ("start", "place", "publisher"),
    [
        ("DEN HAAG (ANP) – De", "DEN HAAG", "ANP"),
        ("DEN HAAG (Kustpers) - De", "DEN HAAG", "Kustpers"),
        ("Den Haag (ANP) - De", "Den Haag", "ANP"),
        ("Den Haag (ANP/Reuters) - De", "Den Haag", "ANP/Reuters"),
        ("DUINRADE ANP - De", "DUINRADE", "ANP"),
        ("DUINRADE - De", "DUINRADE", None),
        ("'S-GRAVENVEEN — De", None, None),
        ("(ANP) - De", None, "ANP"),
        ("ANP - De", None, "ANP"),
        ("UPDATE - De", None, None),
        ("Ruud Scheltema (VVD) - de", None, None),
        ("De raad - die van Duinrade - de", None, None),
        ("DUINRADE-WEST de", None, None),
    ],
)
def test_datelines(start: str, place: str | None, publisher: str | None) -> None:
    text = f"Raad stelt uit\n\n{start} raad heeft uitgesteld.\n"
    head = parse_head(text)
    assert (head.place, head.publisher, head.spans) == (place, publisher, ())


@pytest.mark.parametrize(
    ("start", "published"),
    [
        ("March 1, 2008 A test flight was delayed.", "2008-03-01"),
        ("12 maart 2022 – De raad stelt uit.", "2022-03-12"),
        ("March 1, 2008, A Day to Forget.", None),
        ("3 september 2019 werd de brug gesloten.", None),
        ("31 februari 2019 De raad stelt uit.", None),
        ("3 maart 2019 De dijk breekt.\n\n5 maart 2019 Het water zakt.", None),
        ("De raad stelt uit.\n\n5 maart 2019 Het water zakt.", None),
    ],
)
def test_a_date_that_the_body_opens_with_stays_in_it(start: str, published: str | None) -> None:
    head = parse_head(f"Raad stelt uit\n\n{start}{BODY}")
    assert (head.published, head.spans) == (published, ())


# --- front matter ---------------------------------------------------------------------------------------


def test_front_matter() -> None:
    matter = (
        '---\ntitle: "Brug dicht: een jaar"\nauthors:\n  - Ada Terwiel\n  - name: Bo Kamp\ndate: 2022-03-12\n'
        "source: De Waverbode\nlang: nl-NL\nurl: https://waverbode.example/brug\ntags: [a, b]\n---\n"
    )
    text = matter + "\nDe brug is dicht.\n"
    head = parse_head(text)
    assert head == Head(
        head.spans,
        "Brug dicht: een jaar",
        "Ada Terwiel, Bo Kamp",
        "De Waverbode",
        "2022-03-12",
        "nl",
        "https://waverbode.example/brug",
    )
    assert spans_of(text, head) == [matter.strip()]


def test_front_matter_in_dutch_and_a_byline_below_it() -> None:
    matter = "---\ntitel: Brug dicht\ndatum: 12 maart 2022\ntaal: Nederlands\n---\n"
    text = f"{matter}# Brug dicht\nDoor Ada Terwiel\n\nDe brug is dicht.\n".replace("\n", "\r\n")
    head = parse_head(text)
    assert (head.title, head.author, head.published, head.language) == ("Brug dicht", "Ada Terwiel", "2022-03-12", "nl")
    assert [part.splitlines()[0] for part in spans_of(text, head)] == ["---", "Door Ada Terwiel"]


@pytest.mark.parametrize(
    "block",
    [
        'title: "open\nauthor: x',
        "title: [a, b",
        "title: x\n\tauthor: y",
        "title: *nobody",
        "- title: x\n- y\ntitle: z",
        "title: " + "[" * 5000,
        "title: x\n? [a]: b\n: c",
    ],
)
def test_broken_front_matter_is_text(block: str) -> None:
    head, notices = read_head(f"---\n{block}\n---\n\nDe brug is dicht.\n")
    assert head.spans == ()
    assert notices


@pytest.mark.parametrize(
    "text", ["---\n\nDe brug is dicht.\n\n---\n", "---\nLet op: dit is tekst\n---\n", "---\ntitle: x\n"]
)
def test_lines_of_dashes_around_text_are_no_front_matter(text: str) -> None:
    assert read_head(text) == (parse_head(text), ())
    assert parse_head(text).spans == ()


def test_values_of_front_matter_are_checked() -> None:
    head = parse_head("---\ntitle: x\ndate: 2019-02-31\nurl: javascript:alert(1)\nlang: '!!'\n---\nDe brug is dicht.\n")
    assert (head.title, head.published, head.url, head.language) == ("x", None, None, None)


def test_escapes_in_front_matter_make_nothing_that_cannot_be_kept() -> None:
    head = parse_head('---\ntitle: "a\\ud800b\\0c\\nd"\n---\nDe brug is dicht.\n')
    assert head.title == "a\N{REPLACEMENT CHARACTER}b c d"


def test_nothing_in_front_matter_is_run_or_multiplied() -> None:
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    matter = "---\ntitle: !!python/object/apply:os.getcwd []\n" + "\n".join(rows) + "\nauthor: *i\n---\nTekst.\n"
    begun = time.perf_counter()
    assert parse_head(matter).title is None
    assert time.perf_counter() - begun < 2


# --- everything -----------------------------------------------------------------------------------------


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the annotated articles beside the repository")
def test_the_heads_of_the_annotated_articles() -> None:
    for path in sorted(SHARED.glob("dev/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        head = parse_head(text)
        assert spans_of(text, head) == ([gold["header"]["text"]] if "header" in gold else []), path.name
        first = min(gold["sentences"], key=lambda sentence: sentence["start"])
        assert head.title == (first["text"] if first["kind"] == "heading" else None), path.name


PIECES = [
    "\n",
    "\r\n",
    " ",
    "---\n",
    "title: ",
    "Door ",
    "By ",
    "Jan Jansen",
    "3 mei 2019",
    "Published: ",
    "(ANP)",
    "- ",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join))
def test_property_spans_lie_in_order_within_the_text(text: str) -> None:
    head = parse_head(text)
    last = 0
    for span in head.spans:
        assert last <= span.start < span.end <= len(text)
        last = span.end
    assert head.published is None or iso_date(head.published) == head.published


@pytest.mark.parametrize(
    "piece",
    [
        "\n",
        " ",
        "\t\n",
        "(",
        "A ",
        "Door ",
        "By A, ",
        "3 ",
        "3 mei ",
        "published ",
        "van ",
        "Aa. ",
        "a: ",
        "- ",
        "---\n",
        "[",
        "'",
    ],
)
def test_hostile_text_takes_no_long_time(piece: str) -> None:
    begun = time.perf_counter()
    for start in ("", "---\n", " date 2019-04 ", "By ", "3 mei 2019 "):
        parse_head(start + piece * (1_000_000 // len(piece)))
    assert time.perf_counter() - begun < 5

"""Quotes against the tape: where they stand, what was changed, what it is called."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.quotes.generator import cases, handmade, transcripts
from tests.quotes.scoring import score
from workbench.matching.quotes import Tape, check_quote, cut_passages, quote_words, read_speech, same_person
from workbench.matching.quotes.marks import read_quote
from workbench.model import Locator, QuoteCheck
from workbench.services.checking import check_as_json, check_text

COUNCIL = """VOORZITTER: Goedenavond allemaal. (applaus) Het woord is aan mevrouw Wouda.

MEVROUW WOUDA: Dank u. Wij hebben de bewoners, eh, niet te laat gewaarschuwd. Het draaiboek is tot op de minuut \
gevolgd, maar dat draaiboek was van 2009. Als de provincie meebetaalt, kunnen wij de kade versterken. Er zijn zeven \
gewonden gevallen.

DE HEER OKKERSE: Dat geloof ik niet. U had de sirenes om één uur moeten laten klinken. Nu, we, we moeten eerst het \
onderzoek afwachten. Wethouder Jansen heeft 't beloofd.
"""


def check(quote: str, speaker: str | None = None, source: str = COUNCIL) -> QuoteCheck:
    return check_text(quote, source, speaker=speaker, language="nl")


@pytest.mark.parametrize(
    ("quote", "label", "grave"),
    [
        ("Er zijn zeven gewonden gevallen", "exact", ()),
        ("„Er zijn zeven gewonden gevallen.”", "exact", ()),
        ("er zijn 7 gewonden gevallen", "cleaned", ()),
        ("Wij hebben de bewoners niet te laat gewaarschuwd", "cleaned", ()),
        ("We moeten eerst het onderzoek afwachten", "cleaned", ()),
        ("Wethouder Jansen heeft het beloofd", "cleaned", ()),
        ("Wij hebben de bewoners te laat gewaarschuwd", "altered", ("negation",)),
        ("Er zijn negen gewonden gevallen", "altered", ("number",)),
        ("U had de sirenes om één uur kunnen laten klinken", "altered", ("modality",)),
        ("Wethouder Pieters heeft het beloofd", "altered", ("name",)),
        ("Het draaiboek is tot op de minuut gevolgd", "truncated", ("condition",)),
        ("kunnen wij de kade versterken", "truncated", ("condition",)),
        ("Wij hebben de bewoners … niet te laat gewaarschuwd. […] Er zijn zeven gewonden gevallen.", "ellipsis", ()),
        ("U had [de alarmen] om één uur moeten laten klinken", "bracketed", ()),
        ("[W]ij hebben de bewoners niet te laat gewaarschuwd", "bracketed", ()),
        ("Er zijn zeven gewonden gevallen. U had de sirenes om één uur moeten laten klinken.", "spliced", ()),
        ("Wij laten de mensen in de wijk nooit meer zo in de steek", "not_found", ()),
        ("Dank u.", "not_evaluable", ()),
        ("We never told the people of this town about it", "not_evaluable", ()),
        ("", "not_evaluable", ()),
    ],
)
def test_what_was_done_to_a_quote(quote: str, label: str, grave: tuple[str, ...]) -> None:
    found = check(quote)
    assert (found.label, found.grave) == (label, grave), found


def test_the_place_is_the_words_that_stand_there() -> None:
    found = check("Er zijn negen gewonden gevallen")
    assert found.place is not None
    assert COUNCIL[found.place.start : found.place.end] == found.place.text == "Er zijn zeven gewonden gevallen"
    assert found.place.speaker == "MEVROUW WOUDA"
    assert [(c.kind, c.quote, c.tape) for c in found.changes] == [
        ("equal", "Er zijn", "Er zijn"),
        ("changed", "negen", "zeven"),
        ("equal", "gewonden gevallen", "gewonden gevallen"),
    ]


def test_who_said_it() -> None:
    assert check("Er zijn zeven gewonden gevallen", "Heleen Wouda").label == "exact"
    assert check("Er zijn zeven gewonden gevallen", "Sem Okkerse").label == "other_speaker"
    assert check("Er zijn zeven gewonden gevallen", "burgemeester Wouda").label == "exact"
    assert same_person("SPEAKER 1", "Heleen Wouda") is None
    assert same_person("VOORZITTER", "de voorzitter") is True
    assert same_person("MR. SMITH", "John Smith") is True


def test_the_same_words_of_two_speakers_go_to_the_one_who_is_named() -> None:
    words = "We gaan het gewoon nog een keer doen"
    found = check(words, "Bo", f"ADA: {words}.\n\nBO: {words}.\n\nADA: Goed.\n\nBO: Ja.")
    assert found.label == "exact"
    assert found.place is not None and found.place.speaker == "BO"
    assert found.others[0].score == found.place.score


def test_a_contract_for_programs() -> None:
    values = check_as_json(check("Er zijn negen gewonden gevallen"))
    assert values["class"] == "altered"
    assert values["grave"] == ["number"]
    assert COUNCIL[values["start"] : values["end"]] == values["passage"]
    assert {"class", "score", "start", "end", "passage", "diff", "grave", "second"} <= values.keys()
    assert values["diff"][1] == {"op": "changed", "quote": "negen", "source": "zeven", "grave": ["number"]}
    missing = check_as_json(check("Dit staat er met geen enkel woord in"))
    assert missing["class"] == "not_found"
    assert missing["start"] is missing["passage"] is missing["second"] is None


# --- labels and passages ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("VOORZITTER: Goed.\n", ["VOORZITTER"]),
        (">> MR. SMITH: Good.\n>> THE CHAIR: Yes.\n", ["MR. SMITH", "THE CHAIR"]),
        ("SPEAKER 1 [00:02:10]: Good.\n", ["SPEAKER 1"]),
        ("[00:00:08] Fenna Terlouw: Goed.\n", ["Fenna Terlouw"]),
        ("**De heer Van den Berg (PvdA):** Ja.\n", ["De heer Van den Berg (PvdA)"]),
        ("<v Jane Doe>Good.\n", ["Jane Doe"]),
        ("host: so.\nann: yes.\nhost: and?\nann: no.\nhost: well.\nann: right.\n", ["host", "ann"]),
        ("Q. Where?\nA. (Ms. Delgado) Here.\n", ["Q", "Ms. Delgado"]),
        ("Kort gezegd: we gaan door.\n", []),
        ("Conclusie: het is zo.\n", []),
        ("Hij zei: ga weg.\n", []),
    ],
)
def test_labels_of_speakers(text: str, speakers: list[str]) -> None:
    assert list(dict.fromkeys(turn.speaker for turn in read_speech(text).turns if turn.speaker)) == speakers


def test_what_nobody_says_is_no_part_of_a_quote() -> None:
    tape = Tape(COUNCIL, quote_words("nl"))
    assert "voorzitter" not in tape.keys
    assert "applaus" not in tape.keys
    times = ("00:00:01,000 --> 00:00:02,000", "00:00:02,000 --> 00:00:03,000")
    subtitles = f"1\n{times[0]}\nWij gaan dit jaar\n\n2\n{times[1]}\nnog beginnen.\n"
    assert check("Wij gaan dit jaar nog beginnen.", source=subtitles).label in ("exact", "cleaned")


@given(st.text(max_size=400), st.lists(st.integers(0, 400), max_size=4))
def test_property_passages_are_the_whole_text(text: str, starts: list[int]) -> None:
    locators = [Locator(at, page=n + 1) for n, at in enumerate(sorted({min(s, max(0, len(text) - 1)) for s in starts}))]
    passages = cut_passages(text, locators)
    assert "".join(text[p.start : p.end] for p in passages) == text
    assert all(0 <= p.lead <= p.end - p.start for p in passages)


# --- any text ---------------------------------------------------------------------------------------------


@given(st.text(max_size=120), st.text(max_size=300), st.one_of(st.none(), st.text(max_size=20)))
def test_property_no_text_breaks_it(quote: str, source: str, speaker: str | None) -> None:
    found = check_text(quote, source, speaker=speaker, language="nl")
    assert 0 <= found.score <= 1
    if found.place is not None:
        assert 0 <= found.place.start < found.place.end <= len(source)


@given(st.data())
def test_property_what_is_cut_out_is_found_where_it_was(data: st.DataObject) -> None:
    text = transcripts()["nl-hoorzitting-veerhaven"]
    tape = _tape(text)
    low = data.draw(st.integers(0, len(tape) - 30))
    high = low + data.draw(st.integers(8, 30))
    assume(tape.turn(low) == tape.turn(high - 1))
    start, end = tape.starts[low], tape.ends[high - 1]
    found = check_quote(text[start:end], [tape], tape.language)
    assert found.place is not None
    assert found.label in ("exact", "truncated"), (found, text[start:end])
    assert any(place.start == start for place in [found.place, *found.others])


_TAPES: dict[str, Tape] = {}


def _tape(text: str) -> Tape:
    if text not in _TAPES:
        _TAPES[text] = Tape(text, quote_words("nl"))
    return _TAPES[text]


@given(st.text(max_size=200))
def test_property_reading_a_quote_keeps_its_words_in_place(text: str) -> None:
    quote = read_quote(text, quote_words("en"))
    assert all(0 <= word.start < word.end <= len(quote.text) for word in quote.words)
    assert all(0 <= gap <= len(quote.words) for gap in quote.gaps)


# --- how good ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("aside", [False, True], ids=["worked on", "put aside"])
def test_the_figures_hold(aside: bool) -> None:
    result = score(cases(aside=aside, per_class=4), transcripts())
    assert result.place >= 0.98
    assert result.label >= 0.95
    assert result.placed_wrongly == 0
    assert result.grave[True] >= 0.97 * result.grave.total()


def test_the_figures_hold_for_what_was_altered_by_hand() -> None:
    result = score(handmade(), transcripts())
    assert result.cases.total() > 60
    assert result.place >= 0.98
    assert result.label >= 0.95
    assert result.grave[False] == 0

"""Whatever the text: offsets lie inside, values are TIMEX3, EDTF and days in order; the cost grows with the length."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.language import pack_aspect, pack_codes
from workbench.times import find_times, flag_two_dates
from workbench.times.lexicon import load_lexicon

LANGUAGES = ("nl", "en", "de", "fr", "es")

_DATE = r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?"
_POINT = (
    rf"(?:{_DATE}|\d{{3}}|\d\d|XXX|XX|\d\dXX|(?:\d{{4}}|XXXX)-(?:W(?:\d\d|XX)(?:-(?:WE|[1-7]))?|Q[1-4X]|H[12X]|SP|SU|FA|WI)"
    r"|PRESENT_REF|PAST_REF|FUTURE_REF)"
)
_TIME = r"(?:T(?:[01]\d|2[0-4]):[0-5]\dZ?|T(?:MO|MI|AF|EV|NI))?"
_LENGTH = r"P(?:(?:\d+(?:\.\d+)?|X)(?:Y|M|W|WE|D|DE|CE|Q|SE|H))*(?:T(?:(?:\d+(?:\.\d+)?|X)[HMS])+)?"
TIMEX3 = re.compile(rf"{_POINT}{_TIME}(?:/{_POINT}{_TIME})?|{_LENGTH}")
_EDTF_POINT = r"(?:\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX)(?:T\d\d:\d\d:\d\dZ?)?)?)?[~?]?"
EDTF = re.compile(rf"{_EDTF_POINT}(?:/{_EDTF_POINT})?")
TYPES = {"DATE", "TIME", "DURATION", "SET"}


def _words(code: str) -> list[str]:
    lexicon = load_lexicon(code)
    table = pack_aspect(code, "times")
    assert lexicon is not None and table
    named = re.findall(r"[^\W\d_]+", " ".join(table["rules"].values()))
    return [*lexicon.uses, *named]


VOCABULARY = {code: _words(code) for code in LANGUAGES}
FIGURES = [
    "1",
    "2",
    "14",
    "16",
    "29",
    "30",
    "31",
    "0",
    "24",
    "60",
    "99",
    "0000",
    "1000",
    "1914",
    "1999",
    "2019",
    "2199",
    "9999",
]
FIGURES += ["2019-04-06", "2019-02-30", "31-12-1999", "00/00/0000", "14.30", "14:30", "24:60", "3,5", "1.500", "1990s"]
FIGURES += ["'90", "15th", "5e", "3u", "8h15", "2am", "100000000000", "½", "²", "١٢"]
MARKS = [".", ",", "-", "–", "/", "'", "’", "(", ")", "\n", "\n\n", ":", "%", "€", "\u2028", "\x1b[31m", "\ufeff"]
PUBLISHED = [
    None,
    "2019",
    "2019-04",
    "2019-04-06",
    "2019-04-06T14:05",
    "2020-02-29",
    "0001-01-01",
    "9999-12-31",
    "0001",
    "9999",
]


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Return a language and a text in which its words of time stand in any order."""
    code = draw(st.sampled_from(LANGUAGES))
    word = st.one_of(
        st.sampled_from(VOCABULARY[code]), st.sampled_from(FIGURES), st.sampled_from(MARKS), st.text(max_size=6)
    )
    words = draw(st.lists(word, max_size=24))
    joint = draw(st.sampled_from([" ", " ", " ", "", "-", "\n"]))
    text = joint.join(words)
    return code, draw(st.sampled_from([text, text.upper(), text.title()]))


def check(text: str, code: str, published: str | None) -> None:
    found = find_times(text, code, published)
    free = 0
    for item in found:
        assert free <= item.start < item.end <= len(text)
        free = item.end
        assert item.text == text[item.start : item.end]
        assert item.type in TYPES
        assert item.rule
        for value in (item.value, *item.candidates):
            assert TIMEX3.fullmatch(value) and value != "P", (value, item)
        assert item.edtf is None or EDTF.fullmatch(item.edtf), item
        for day in (item.earliest, item.latest):
            assert day is None or date.fromisoformat(day)
        assert (item.earliest is None) == (item.latest is None), item
        if item.earliest and item.latest:
            assert item.earliest <= item.latest, item
    assert find_times(text, code, published) == found


@given(texts(), st.sampled_from(PUBLISHED))
def test_property_words_of_time_in_any_order(drawn: tuple[str, str], published: str | None) -> None:
    code, text = drawn
    check(text, code, published)


@given(st.text(max_size=300), st.sampled_from(LANGUAGES), st.sampled_from(PUBLISHED))
def test_property_any_text(text: str, code: str, published: str | None) -> None:
    check(text, code, published)


@given(st.text(alphabet="0123456789-/.: TZ'", max_size=60), st.sampled_from(LANGUAGES))
def test_property_figures(text: str, code: str) -> None:
    check(text, code, "2019-04")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "piece", ["1914 ", "mei ", "14 tot ", "1-", "'", "van ", "een ", "of the ", "lundi, ", "31. ", "2 uur ", "1/2/"]
)
def test_hostile_repetition_costs_no_more_than_its_length(code: str, piece: str) -> None:
    find_times(piece * 10, code, "2019-04")

    def taken(count: int) -> float:
        begun = time.process_time()
        find_times(piece * count, code, "2019-04")
        return time.process_time() - begun

    least = taken(200)
    assert any(taken(2000) < 0.1 + 50 * least for _ in range(3))


def test_every_pack_has_times() -> None:
    assert set(LANGUAGES) <= set(pack_codes())
    assert not any("." in code for code in pack_codes())


def test_a_language_without_rules_gives_full_dates_only() -> None:
    found = find_times("Il 6 aprile 2019 il consiglio si riunisce sabato.", "it", "2019-04-10")
    assert [(item.text, item.value) for item in found] == [("6 aprile 2019", "2019-04-06")]
    assert flag_two_dates("", "it", (), found) == found
    assert find_times("6 aprile 2019", "tlh", None) == ()

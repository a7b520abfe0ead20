"""Text made safe to show."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.safe import visible

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)


@given(ANY_TEXT, st.booleans())
def test_property_same_length_and_nothing_hidden(text: str, layout: bool) -> None:
    shown = visible(text, layout=layout)
    assert len(shown) == len(text)
    kept = "\n\t" if layout else ""
    assert all(
        char in kept or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for char in shown
    )
    shown.encode("utf-8")


@given(ANY_TEXT)
def test_property_what_is_safe_stays(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown


@pytest.mark.parametrize("text", ["Caïro – „nee”, zei ’t Hart", "x\tλ\n", "日本 🙂", "a\N{NO-BREAK SPACE}b", "é", ""])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\rb", "a␍b"),
        ("\x7f\x9b", "␡\N{REPLACEMENT CHARACTER}"),
        ("abc\u202edef\u2066", "abc·def·"),
        ("ver\u200bified\u00ad", "ver·ified·"),
        ("\ud800", "\N{REPLACEMENT CHARACTER}"),
        ("a\u2028b", "a b"),
        ("\ufeff", "·"),
    ],
)
def test_the_unseen_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_line_feeds_and_tabs_can_be_shown_too() -> None:
    assert visible("a\nb\tc", layout=False) == "a␊b␉c"


def test_a_long_text_is_quick() -> None:
    begun = time.perf_counter()
    visible("é\u202e\x1b" * 700_000)
    assert time.perf_counter() - begun < 5

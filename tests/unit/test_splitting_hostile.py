"""No text breaks the splitter, and none makes it slow out of proportion."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model import Head, Span, Split
from workbench.splitting import split_text

SIGNS = "\" ' “ ” ‘ ’ „ ,, '' « » . ? : , ( ) - zei zegt dat hij volgens aldus en maar noemt said Mr. she 1.000"
LONGER = ["Jan de Vries", "according to", "the company", "De brug is dicht", "It was shut", "## Kop", "Dat meldt"]
PIECES = st.sampled_from([*SIGNS.split(), *LONGER, "\n", "\n\n", "\r\n", " ", "\u00a0"])
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)
)


def check(text: str, split: Split) -> None:
    end = 0
    for sentence in split.sentences:
        assert end <= sentence.start < sentence.end <= len(text)
        end = sentence.end
    assert [c.start for c in split.claims] == sorted(c.start for c in split.claims)
    for number, claim in enumerate(split.claims):
        assert 0 <= claim.start < claim.end <= len(text)
        spans = claim.parts or (Span(claim.start, claim.end),)
        assert claim.text == " ".join(span.of(text) for span in spans)
        assert (spans[0].start, spans[-1].end) == (claim.start, claim.end)
        for mention in (claim.speaker, claim.shared_subject, *claim.cue):
            assert mention is None or mention.text == text[mention.start : mention.end] != ""
        assert all(0 <= q.start < q.end <= len(text) for q in (*claim.quoted, *claim.parts))
        assert claim.part_of is None or (0 <= claim.part_of < len(split.claims) and claim.part_of != number)
        assert 0 <= claim.worth.score <= 1
    assert all(mark.text == text[mark.start : mark.end] for mark in split.marked)


@given(TEXTS, st.sampled_from(["nl", "en", "de", "fr", "es", "und", None]))
@settings(deadline=None)
def test_property_any_text_is_split_with_true_offsets(text, language):
    check(text, split_text(text, language=language))


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
@settings(deadline=None, max_examples=40)
def test_property_the_head_is_left_out(text, start, length):
    head = Span(min(start, len(text)), min(start + length, len(text)))
    split = split_text(text, head=Head(spans=(head,)), language="nl")
    check(text, split)
    if head.start < head.end:
        assert all(s.end <= head.start or s.start >= head.end for s in split.sentences)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000, "'" * 100_000, "„‚“‘\"'" * 16_000, "a" * 100_000, "(" * 100_000, " " * 100_000, "\n" * 100_000,
        ("b" * 5_000 + " ") * 20, "De Van " * 14_000, "hij zei en " * 9_000, "zei dat " * 12_000, "volgens " * 12_000,
        'zei: "Ik ' * 10_000, '"a" ' * 25_000, "Jan van der Meer en " * 5_000, "a." * 50_000, "a-" * 50_000,
    ],
    ids=str.split(
        "quotes apostrophes marks word brackets spaces lines words capitals clauses reports sources open many names"
        " dots hyphens"
    ),
)  # fmt: skip
@pytest.mark.parametrize("language", ["nl", "en", "de", "fr", "es"])
def test_hostile_text_is_split_in_time(text, language):
    started = time.perf_counter()
    split_text(text, language=language)
    assert time.perf_counter() - started < 8


def test_time_grows_with_the_length():
    article = "De brug is dicht. “Het duurt nog wel even”, zei wethouder Ans Kuiper. Zij zei dat het werk vordert.\n\n"
    split_text(article)
    times = []
    for size in (1_000, 4_000):
        started = time.perf_counter()
        split_text(article * size)
        times.append(time.perf_counter() - started)
    assert times[1] < 10 * times[0]

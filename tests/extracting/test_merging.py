"""An engine's attributions beside those of the rules: nothing covered is lost, nothing is told twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.extracting import Attribution
from workbench.extracting.merging import with_attributions
from workbench.model import Span
from workbench.splitting import split_text

TEXT = (
    "Brug dicht\n\nDe brug is dicht, maar de pont vaart nog. “Wij wachten af”, zei wethouder Mara Stok. “Het duurt lang"
    " en het kost veel.” Volgens haar komt er hulp. De provincie zwijgt."
)
SPLIT = split_text(TEXT, language="nl")
spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 60)).map(
    lambda pair: Span(pair[0], min(len(TEXT), pair[0] + pair[1]))
)
attributions = st.builds(
    Attribution, parts=spans.map(lambda s: (s,)), form=st.sampled_from(["direct", "indirect", "mixed"]),
    speaker=st.none() | spans, name=st.just("X"),
)  # fmt: skip


@given(st.lists(attributions, max_size=6), st.booleans())
def test_property_a_merged_split_is_a_split(found: list[Attribution], wins: bool) -> None:
    merged = with_attributions(SPLIT, found, engine_wins=wins)
    assert [c.start for c in merged.claims] == sorted(c.start for c in merged.claims)
    told = [c for c in merged.claims if c.form and c.part_of is None]
    for number, claim in enumerate(told):
        for other in told[number + 1 :]:
            one = claim.parts or (Span(claim.start, claim.end),)
            two = other.parts or (Span(other.start, other.end),)
            label = {claim.text, other.text} & {c.text for c in SPLIT.claims}
            assert label or not any(a.start < b.end and b.start < a.end for a in one for b in two)
    for claim in merged.claims:
        whole = None if claim.part_of is None else merged.claims[claim.part_of]
        assert whole is None or (whole.start <= claim.start and claim.end <= whole.end)
    for sentence in merged.sentences:
        near = [c for c in merged.claims if c.start < sentence.end and c.end > sentence.start]
        assert near, TEXT[sentence.start : sentence.end]


def test_a_speaker_that_reaches_into_a_sentence_does_not_cover_it() -> None:
    found = Attribution(parts=(Span(0, 56),), form="direct", speaker=Span(54, 114), name="X")
    merged = with_attributions(SPLIT, [found], engine_wins=True)
    place = TEXT.index("Het duurt lang")
    assert any(claim.start <= place < claim.end for claim in merged.claims)


def test_without_findings_nothing_changes() -> None:
    assert with_attributions(SPLIT, [], engine_wins=True) == SPLIT

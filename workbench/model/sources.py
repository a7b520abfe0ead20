"""What is known of documents of the source library, and of a quote beside the passage that it is from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from workbench.model.claims import Head, Span

# --- the source library -----------------------------------------------------------------------------------

DocumentKind = Literal["text", "markdown", "html", "pdf", "docx", "srt", "vtt", "feed", "ninjs", "warc"]


@dataclass(frozen=True, slots=True)
class Locator:
    """From `start` on a document's text is on a page, or is said at a time (in seconds) and by somebody."""

    start: int
    page: int | None = None
    starts_at: float | None = None
    ends_at: float | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as it came in. `sha256` is that of the file's bytes; `part` counts the texts of one file from 0.

    `locators` stand in the order of the text.
    """

    name: str
    kind: DocumentKind
    text: str
    sha256: str
    size: int
    head: Head
    locators: tuple[Locator, ...] = ()
    part: int = 0
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that is found and cited as one: at most a few sentences of one speaker on one page.

    `paragraph` counts from 1. `lead` is how many code points at its beginning nobody says: the speaker's label.
    """

    start: int
    end: int
    paragraph: int
    page: int | None = None
    starts_at: float | None = None
    ends_at: float | None = None
    speaker: str | None = None
    lead: int = 0


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of the library as a list shows it."""

    id: int
    label: str
    kind: DocumentKind
    author: str | None
    publisher: str | None
    published: str | None
    language: str
    url: str | None
    source: str
    sha256: str
    kept: str | None
    words: int
    passages: int
    speakers: int
    added_at: str


# --- quotes against the tape -----------------------------------------------------------------------------

QuoteClass = Literal[
    "exact",
    "cleaned",
    "ellipsis",
    "bracketed",
    "truncated",
    "spliced",
    "altered",
    "other_speaker",
    "not_found",
    "not_evaluable",
]
GraveKind = Literal["negation", "modality", "number", "name", "condition"]
ChangeKind = Literal["equal", "changed", "inserted", "dropped", "cleaned", "omitted", "joined", "bracketed"]

QUOTE_CLASSES: tuple[QuoteClass, ...] = get_args(QuoteClass)


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a quote beside the stretch of the tape that it stands for; either may be empty.

    `kind`: `equal`; `changed`, `inserted` and `dropped` words; `cleaned`, where only fillers, repetitions or
    spelling differ; `omitted`, where the quote says by an ellipsis that something is left out; `joined`, where two
    places are put together without a word; `bracketed`. `grave` names what a change turns about.
    """

    kind: ChangeKind
    quote: str
    tape: str
    grave: tuple[GraveKind, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotePlace:
    """Where a quote stands: offsets in the text of its document, the text there, and who says it by the label.

    `parts` are the stretches that the quote is made of, where it is made of several. `score` lies in 0..1.
    """

    document_id: int | None
    start: int
    end: int
    text: str
    score: float
    parts: tuple[Span, ...] = ()
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """A quote compared with what was said. `why` says in words what the class rests on.

    `label` is None for reported speech, which is given its nearest passages and no class. `place` is None for
    `not_found` and `not_evaluable`. `others` are further places, best first: the first of them tells how far behind
    the second is.
    """

    label: QuoteClass | None
    place: QuotePlace | None = None
    changes: tuple[Change, ...] = ()
    grave: tuple[GraveKind, ...] = ()
    others: tuple[QuotePlace, ...] = ()
    why: str = ""

    @property
    def score(self) -> float:
        """Return the score of the place, 0 where there is none."""
        return self.place.score if self.place else 0.0

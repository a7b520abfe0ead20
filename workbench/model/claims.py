"""The dataclasses that every part of the workbench speaks in. No I/O, no logic beyond what a value says of itself.

All offsets count code points of an article's stored text, start inclusive, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from workbench.model.notebook import Notebook

SentenceKind = Literal["sentence", "heading"]
ClaimKind = Literal["quote", "statement", "heading"]
Form = Literal["direct", "indirect", "mixed"]
Verdict = Literal["verified", "disputed", "unsourced"]
Status = Literal["open", "verified", "disputed", "unsourced", "aside"]
Stance = Literal["supports", "undermines", "context"]
Relation = Literal["same", "conflict", "related"]
ReferenceStatus = Literal["suggested", "confirmed", "rejected"]
CorrectingKind = Literal["aside", "correction", "claim", "speaker", "draft", "resplit", "place", "withdrawal"]
NotebookKind = Literal["second_pass", "question", "answer", "assignment", "confidential", "redaction"]
EventKind = (
    Literal["article", "verdict", "note", "evidence", "date", "reference", "undo", "redo"]
    | CorrectingKind
    | NotebookKind
)
Field = Literal["aside", "borders", "kind", "speaker", "cue", "date", "replaced"]
Unlisted = Literal["withdrawn", "taken_back", "replaced", "to_place", "earlier_draft"]
TimeFlagKind = Literal["weekday", "backwards", "future_as_past", "two_dates"]
Decision = Literal["confirmed", "rejected"]

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
STATUSES: tuple[Status, ...] = get_args(Status)
STANCES: tuple[Stance, ...] = get_args(Stance)


class WorkbenchError(Exception):
    """Something the user can act on. Its text is one line: what, where, and what to do."""


# --- an article taken apart -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text: `start` inclusive, `end` exclusive, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that stand in the span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span together with its words, as they stand in the article (a speaker, a cue)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit of the running text, or a heading. `paragraph` counts from 0."""

    start: int
    end: int
    kind: SentenceKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of an article says of it, and where the head stands.

    `spans` are the stretches that are no running text: a date prefix, a byline, a publication line, front
    matter. They belong to no sentence and no claim. A title line is not among them (it is a heading), nor is
    a dateline (it stays in its sentence). `published` is ISO 8601 as precise as the text is: `2019`,
    `2019-04`, `2019-04-06` or `2019-04-06T14:05`.
    """

    spans: tuple[Span, ...] = ()
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Worth:
    """How much a claim is worth checking: a score in 0..1 and the reasons in words."""

    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What a reviewer gives one verdict to, as the splitter finds it.

    `text` is what a reader would quote: the content without its quotation marks; for a claim with `parts`
    the parts joined by one space. `form` is None for the article's own voice and for headings. `part_of` is
    the index of the claim (in the same split) that this one is a piece of.
    """

    start: int
    end: int
    text: str
    kind: ClaimKind
    form: Form | None = None
    parts: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    speaker: Mention | None = None
    speaker_name: str | None = None
    speaker_role: str | None = None
    shared_subject: Mention | None = None
    features: tuple[str, ...] = ()
    cue: tuple[Mention, ...] = ()
    part_of: int | None = None
    worth: Worth = field(default_factory=lambda: Worth(0.0))


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch in quotation marks that is no speech, with the reason why it is not taken as such."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class TimeFlag:
    """Something about a time that a reviewer should look at; it is shown and not corrected.

    `kind` is `weekday` (it does not fit its date), `backwards` (a span that ends before it begins),
    `future_as_past` (it lies after the article and is told as past) or `two_dates` (another sentence of the article
    tells the same with another date). `other` is the index of that other time in the same split.
    """

    kind: TimeFlagKind
    reason: str
    other: int | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 expression resolved against the article's date (ISO 24617-1; EDTF level 2).

    `type` is DATE, TIME, DURATION or SET. `value` is that of TIMEX3, with `X` for digits that the text does not settle;
    `edtf` the same as EDTF writes it, where it can. `earliest` and `latest` are the first and last day that it may
    mean, `precision` how exact it is. `rule` names what decided; `candidates` are the values between which the text
    leaves the choice.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: str | None = None
    rule: str | None = None
    candidates: tuple[str, ...] = ()
    flags: tuple[TimeFlag, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """An article's text taken apart. Claims stand in the order of the text."""

    text: str
    language: str
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    marked: tuple[Mark, ...] = ()
    times: tuple[TimeExpression, ...] = ()


# --- what intake hands on -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as it came in. `name` says where from (a path, `standard input`, `lines.jsonl:3`).

    `sha256` is that of the decoded text as UTF-8: the identity by which the same article is recognised.
    `notices` are things to tell the user, such as a guessed encoding.
    """

    name: str
    text: str
    encoding: str
    sha256: str
    head: Head
    identifier: str | None = None
    notices: tuple[str, ...] = ()


# --- records of the store -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims stand at each status."""

    open: int = 0
    verified: int = 0
    disputed: int = 0
    unsourced: int = 0
    aside: int = 0

    @property
    def total(self) -> int:
        """Return the number of claims."""
        return self.open + self.verified + self.disputed + self.unsourced + self.aside

    @property
    def reviewed(self) -> int:
        """Return the number of claims that have a verdict, or were set aside."""
        return self.total - self.open


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it. `label` is the title, else the first words of the text."""

    id: int
    label: str
    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    language: str
    source: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as a list shows it. `first_day` is the first day that its own words name.

    `second_pass` is what a second pass came to, `unanswered` how many questions about it wait.
    """

    id: int
    article_id: int
    position: int
    kind: ClaimKind
    form: Form | None
    text: str
    speaker_name: str | None
    status: Status
    worth: float
    part_of: int | None
    notes: int
    evidence: int
    conflicts: int
    first_day: str | None = None
    second_pass: str = "none"
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event in the life of a claim: a verdict, a note, an evidence link, with its reviewer and time.

    `undone` tells that it no longer counts (it was taken back and not given again). `taken_from` is the claim whose
    verdict was taken over. `rating`, `correction` and `look` (its pass) belong to a verdict.
    """

    id: int
    kind: EventKind
    at: str
    reviewer: str
    summary: str
    undone: bool
    verdict: Verdict | None = None
    note: str | None = None
    url: str | None = None
    stance: Stance | None = None
    taken_from: int | None = None
    rating: str | None = None
    correction: str | None = None
    look: str = "first"


@dataclass(frozen=True, slots=True)
class CrossReference:
    """Another claim that resembles this one. `score` lies in 0..1 and says similar, never true."""

    id: int
    claim_id: int
    article_id: int
    article_label: str
    text: str
    speaker_name: str | None
    status_of_claim: Status
    relation: Relation
    status: ReferenceStatus
    score: float
    reasons: tuple[str, ...]
    shared: tuple[str, ...]
    differs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReusableVerdict:
    """The verdict of a claim that says the same as another. Only a reviewer takes it over."""

    event_id: int
    claim_id: int
    verdict: Verdict
    note: str | None
    reviewer: str


@dataclass(frozen=True, slots=True)
class EarlierVerdict:
    """A verdict that was given when a claim had other words: `text` is what it said then."""

    verdict: Verdict
    reviewer: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """Everything that the desk shows of one claim.

    `given_on` is the verdict that counts, where the claim had other words when it was given; `reopened` the last
    verdict of one that is open again since its words changed. `aside` is why it was set aside, `unlisted` why it is in
    no list.
    """

    row: ClaimRow
    uid: str
    start: int
    end: int
    before: str
    after: str
    parts: tuple[Span, ...]
    quoted: tuple[Span, ...]
    cue: tuple[Mention, ...]
    speaker: Mention | None
    speaker_role: str | None
    shared_subject: Mention | None
    features: tuple[str, ...]
    worth_reasons: tuple[str, ...]
    times: tuple[TimeExpression, ...]
    history: tuple[HistoryEntry, ...]
    cross_references: tuple[CrossReference, ...]
    fact_checks: tuple[FactCheckMatch, ...] = ()
    reusable: ReusableVerdict | None = None
    given_on: EarlierVerdict | None = None
    reopened: EarlierVerdict | None = None
    aside: str | None = None
    unlisted: Unlisted | None = None
    notebook: Notebook | None = None


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article's text with its sentences and the spans of its head, for reading it whole."""

    article: ArticleRow
    draft_id: int
    text: str
    sentences: tuple[Sentence, ...]
    head: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims: every field that is set narrows. `words` is a full-text search.

    `published` and `reviewed` are the first and last day (ISO 8601) of a period in which the article appeared and the
    current verdict was given (UTC); `reviewer` gave that verdict. `numbers` are the claims to choose from.
    `assigned_to` is a reviewer, `second_passes` what a second pass came to, `unanswered` narrows to claims with a
    question that waits; `confidential` is False where what is confidential is left out.
    """

    article_id: int | None = None
    statuses: tuple[Status, ...] = ()
    speaker: str | None = None
    kinds: tuple[ClaimKind, ...] = ()
    words: str | None = None
    published: tuple[str, str] | None = None
    reviewed: tuple[str, str] | None = None
    reviewer: str | None = None
    numbers: tuple[int, ...] | None = None
    assigned_to: str | None = None
    second_passes: tuple[str, ...] = ()
    unanswered: bool = False
    confidential: bool = True

    @property
    def is_empty(self) -> bool:
        """Return True where nothing narrows the choice."""
        return self == ClaimFilter()


@dataclass(frozen=True, slots=True)
class FactCheck:
    """A fact-check that others published, as it is imported.

    `identifier` is what its source calls it, else its address. `rating` is in the publisher's words; the numbers are
    None where the publisher has no scale.
    """

    identifier: str
    claim: str
    title: str | None = None
    claimant: str | None = None
    claimed_at: str | None = None
    rating: str | None = None
    rating_value: float | None = None
    best_rating: float | None = None
    worst_rating: float | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class FactCheckMatch:
    """A published fact-check whose claim resembles a claim. It tells what its publisher found, and is no verdict."""

    id: int
    check: FactCheck
    relation: Relation
    score: float
    reasons: tuple[str, ...]
    differs: tuple[tuple[str, str], ...]


# --- what matching says ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts compared. `relation` is None where they have too little in common to be shown.

    `shared` are words that both have; `differs` pairs of what one has and the other has in its place (either
    side may be empty); `reasons` say in words why the relation was chosen.
    """

    score: float
    relation: Relation | None
    reasons: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    differs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not agree, in words, with the claims that it is about."""

    kind: str
    text: str
    claim_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of long work: `done` of `total` (None where unknown), and a line that says what it is at."""

    done: int
    total: int | None
    what: str

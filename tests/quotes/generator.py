"""Quotes made from our own transcripts, with what was done to them: the cases by which `check` is measured.

Each kind of misquotation is made in the way in which it is met in print. Transcripts named in `ASIDE` are not looked
at while the rules are worked on.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
ASIDE = ("nl-raadscommissie-windpark", "en-hearing-orchard-water", "en-radio-barrier")
SEED = 20240314

_LABEL = re.compile(
    r"^(?:>> |\*\*|\[[\d:]+\] )?(?P<label>[QA]\. \([^)]+\)(?= )|(?:[A-ZÀ-Ý][^:\n]{1,50}?|host|carrick)(?=:))"
    r":?(?:\*\*)? (?P<body>.+)$",
    re.MULTILINE,
)
_SENTENCE = re.compile(r"[^.!?]+[.!?]+(?=\s|$)")
_STAGE = re.compile(r"\s*\((?:applaus|gelach|laughter)\)\s*")
_FILLERS = re.compile(r",? \b(?:eh|um|uhm),?(?= )|, er,(?= )|\b(?:[Ee]h|[Uu]m),? ")
_REPEATED = re.compile(r"\b(\w+(?: \w+){0,3}), \1\b", re.IGNORECASE)
_ALTERATIONS = tomllib.loads((FOLDER / "alterations.toml").read_text(encoding="utf-8"))
_LIMITS = {
    "nl": re.compile(r",? (?:maar|als|tenzij|mits|alleen|zolang|omdat|want)\b"),
    "en": re.compile(r",? (?:but|if|unless|provided|although|because|and I didn't|or)\b"),
}
_OTHER = {
    "nl": (
        "Das haben wir nicht gewusst und das tut uns sehr leid",
        "This is not what we were promised by the people in charge",
        "Ce n'est pas ce que nous avons demandé dans cette lettre",
    ),
    "en": (
        "Dat hebben wij nooit zo gezegd en dat zullen wij ook niet doen",
        "Wir haben das nicht gewusst und es ist nicht unsere Schuld",
        "No es lo que nos dijeron cuando llegamos a la isla",
    ),
}
_BRACKETS = {
    "nl": {"die": "[de getuige]", "dat": "[het plan]", "hij": "[de wethouder]", "ze": "[de bewoners]"},
    "en": {"it": "[the plan]", "they": "[the company]", "he": "[the minister]", "them": "[the letters]"},
}


def _pairs(language: str, kind: str) -> list[tuple[str, str]]:
    """Return what stands in the place of what, from `alterations.toml`."""
    lines = _ALTERATIONS[language][kind]["pairs"].replace("\n", " ").split("|")
    return [(old.strip(), new.strip()) for old, _, new in (line.partition(">") for line in lines)]


@dataclass(frozen=True)
class Case:
    """A quote, and what should be said of it. `spans` are where it stands; any of them counts as its place."""

    document: str
    language: str
    quote: str
    label: str
    spans: tuple[tuple[int, int], ...] = ()
    grave: str | None = None
    speaker: str | None = None


@dataclass(frozen=True)
class Said:
    """A sentence of a transcript with its place, its speaker and the number of its turn."""

    start: int
    end: int
    text: str
    speaker: str
    turn: int


def transcripts(*, aside: bool | None = None) -> dict[str, str]:
    """Return the transcripts by name: those put aside, the others, or all."""
    files = [*sorted((FOLDER / "transcripts").iterdir()), *sorted((FOLDER.parents[1] / "seeds/sources").glob("*.txt"))]
    return {
        file.stem: file.read_text(encoding="utf-8") for file in files if aside is None or (file.stem in ASIDE) == aside
    }


def sentences(text: str) -> list[Said]:
    found = []
    for turn, match in enumerate(_LABEL.finditer(text)):
        body = match["body"]
        for sentence in _SENTENCE.finditer(body):
            words = sentence.group()
            lead = len(words) - len(words.lstrip())
            start = match.start("body") + sentence.start() + lead
            end = match.start("body") + sentence.end()
            if not _STAGE.search(text[start:end]):
                found.append(Said(start, end, text[start:end], match["label"].strip("* "), turn))
    return found


def cases(*, aside: bool | None = None, per_class: int = 6) -> list[Case]:
    """Make the cases of all transcripts, always the same ones."""
    made: list[Case] = []
    for name, text in transcripts(aside=aside).items():
        language, rng = name[:2], random.Random(f"{SEED} {name}")
        said = sentences(text)
        for kind in KINDS:
            pool = list(kind(name, language, text, said, rng))
            rng.shuffle(pool)
            made += pool[:per_class]
    return made


def _words(text: str) -> int:
    return len(text.split())


def _one(name: str, language: str, s: Said, quote: str, label: str, **more: str | None) -> Case:
    return Case(name, language, quote.strip(), label, ((s.start, s.end),), **more)  # type: ignore[arg-type]


def _plain(s: Said) -> bool:
    return not _FILLERS.search(s.text) and not _REPEATED.search(s.text)


def exact(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    for i, s in enumerate(said):
        if _words(s.text) >= 5 and _plain(s):
            yield _one(name, language, s, s.text.rstrip(".") if rng.random() < 0.5 else s.text, "exact")
        if (
            i + 1 < len(said)
            and said[i + 1].turn == s.turn
            and _plain(s)
            and _plain(said[i + 1])
            and _words(s.text) > 3
        ):
            both = Said(s.start, said[i + 1].end, text[s.start : said[i + 1].end], s.speaker, s.turn)
            if both.text.count(".") <= 2:
                yield _one(name, language, both, both.text, "exact")


def cleaned(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    for s in said:
        if _words(s.text) < 6:
            continue
        clean = _REPEATED.sub(r"\1", _FILLERS.sub(" ", s.text)).strip()
        if clean != s.text:
            for _ in range(3):
                yield _one(name, language, s, clean[0].upper() + clean[1:], "cleaned")
        elif s.text.count(",") and rng.random() < 0.3:
            yield _one(name, language, s, s.text.replace(",", "", 1), "cleaned")
        elif rng.random() < 0.1:
            yield _one(
                name,
                language,
                s,
                s.text.upper() if rng.random() < 0.3 else s.text[0].swapcase() + s.text[1:],
                "cleaned",
            )


def ellipsis(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    for i, s in enumerate(said):
        words = s.text.split()
        if len(words) >= 14 and _plain(s):
            a, b = rng.randint(4, 6), rng.randint(4, 6)
            mark = rng.choice([" … ", " ... ", " (...) ", " [...] ", "… "])
            yield _one(name, language, s, " ".join(words[:a]).rstrip(",") + mark + " ".join(words[-b:]), "ellipsis")
        if (
            i + 2 < len(said)
            and said[i + 2].turn == s.turn
            and 4 <= len(words) <= 14
            and _plain(s)
            and _plain(said[i + 2])
        ):
            last = said[i + 2]
            yield Case(name, language, f"{s.text} … {last.text}", "ellipsis", ((s.start, last.end),))


def bracketed(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    for s in said:
        for old, new in _BRACKETS[language].items():
            word, put = f" {old} ", f" {new} "
            if word in s.text and _words(s.text) >= 8 and _plain(s):
                yield _one(name, language, s, s.text.replace(word, put, 1), "bracketed")
                if rng.random() < 0.3:
                    yield _one(name, language, s, s.text.replace(word, word.rstrip() + put, 1), "bracketed")


def truncated(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    for s in said:
        match = _LIMITS[language].search(s.text)
        if match and _words(s.text[: match.start()]) >= 5 and _words(s.text[match.end() :]) >= 3 and _plain(s):
            yield _one(name, language, s, s.text[: match.start()].rstrip(",") + rng.choice(["", "."]), "truncated")


def spliced(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    good = [s for s in said if 5 <= _words(s.text) <= 16 and _plain(s)]
    for _ in range(30):
        a, b = rng.choice(good), rng.choice(good)
        if a.speaker == b.speaker and abs(a.turn - b.turn) >= 2:
            yield Case(name, language, f"{a.text} {b.text}", "spliced", ((a.start, a.end), (b.start, b.end)))


def _replaced(name: str, language: str, said: list[Said], kind: str, grave: str) -> Iterator[Case]:
    for s in said:
        for old, new in _pairs(language, kind):
            word = re.escape(old) if old.startswith("n't") else rf"\b{old}\b"
            changed = re.sub(r"\s+", " ", re.sub(word, new, s.text, count=1))
            if changed != s.text and _words(s.text) >= 6 and _plain(s):
                yield _one(name, language, s, changed, "altered", grave=grave)
                break


def negated(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    yield from _replaced(name, language, said, "negations", "negation")


def modal(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    yield from _replaced(name, language, said, "modals", "modality")


def numbered(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    yield from _replaced(name, language, said, "numbers", "number")


def named(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    others = ["Bakkerveen", "Jonkman", "Zandwijk"] if language == "nl" else ["Harlow", "Pemberton", "Ashcombe"]
    for s in said:
        match = re.search(r"(?<=[a-z,] )(?!I\b|I')[A-Z][a-z]{3,}", s.text)
        if match and _words(s.text) >= 6 and _plain(s):
            yield _one(
                name,
                language,
                s,
                s.text[: match.start()] + rng.choice(others) + s.text[match.end() :],
                "altered",
                grave="name",
            )


def reworded(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    """About a third of the words changed, as when a reporter writes down from memory."""
    known = dict(_pairs(language, "synonyms"))
    for s in said:
        words = s.text.split()
        if len(words) < 9 or not _plain(s):
            continue
        changed = [known.get(word.lower(), word) for word in words]
        hits = sum(a != b for a, b in zip(words, changed, strict=True))
        for index in sorted(rng.sample(range(1, len(words) - 1), len(words) // 6), reverse=True):
            if changed[index] == words[index] and hits:
                del changed[index]
        if changed != words and hits:
            yield _one(name, language, s, " ".join(changed), "altered")


def dropped(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    for s in said:
        words = s.text.split()
        if 8 <= len(words) <= 25 and _plain(s) and rng.random() < 0.3:
            index = rng.randint(2, len(words) - 3)
            count = rng.choice([1, 2])
            yield _one(name, language, s, " ".join(words[:index] + words[index + count :]), "altered")


def other_speaker(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    speakers = sorted({s.speaker for s in said if not s.speaker.startswith(("Q", "Vraag", "QUESTION"))})
    for s in said:
        wrong = [x for x in speakers if x != s.speaker and x.upper() != x.lower()]
        if _words(s.text) >= 6 and _plain(s) and wrong:
            yield _one(
                name, language, s, s.text, "other_speaker", speaker=re.sub(r"^[QA]\. \(|\)$", "", rng.choice(wrong))
            )


def absent(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    for line in (FOLDER / f"absent-{language}.txt").read_text(encoding="utf-8").splitlines():
        yield Case(name, language, line, "not_found")


def not_evaluable(name: str, language: str, text: str, said: list[Said], rng: random.Random) -> Iterator[Case]:
    for s in said:
        if _words(s.text) in (1, 2):
            yield Case(name, language, s.text, "not_evaluable")
    for line in _OTHER[language]:
        yield Case(name, language, line, "not_evaluable")


KINDS = (
    *(exact, cleaned, ellipsis, bracketed, truncated, spliced, negated, modal, numbered, reworded, dropped, named),
    *(other_speaker, absent, not_evaluable),
)


def handmade(*, aside: bool | None = None) -> list[Case]:
    """Return the cases altered by hand; those with `skip` can be called in two ways, and are left out."""
    found, texts = [], transcripts(aside=aside)
    for entry in tomllib.loads((FOLDER / "handmade.toml").read_text(encoding="utf-8"))["case"]:
        name = entry["document"]
        if name not in texts or "skip" in entry:
            continue
        spans = [(texts[name].index(passage), len(passage)) for passage in entry["passage"]]
        places = tuple((start, start + length) for start, length in spans)
        grave, speaker = entry.get("grave"), entry.get("speaker")
        found.append(Case(name, name[:2], entry["quote"], entry["label"], places, grave, speaker))
    return found

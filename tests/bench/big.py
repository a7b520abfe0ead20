"""A large database for measurements: `python -m tests.bench.big FILE CLAIMS [CLAIMS_PER_ARTICLE]`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from tests.making import source_of
from workbench.model import Claim, Comparison, Mention, Sentence, Split, Worth
from workbench.store import open_store
from workbench.store.articles import insert_article
from workbench.store.claims import insert_claims
from workbench.store.cross_references import insert_suggestions
from workbench.store.events import Ledger

CLAIMS_PER_ARTICLE = 25
_CONFLICT = Comparison(0.8, "conflict", ("made up, for measuring",))
_SYLLABLES = [
    "ba",
    "de",
    "fi",
    "go",
    "hu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "wu",
    "zan",
    "der",
    "ker",
    "lin",
    "mor",
]


def make(path: Path, claims: int, *, per_article: int = CLAIMS_PER_ARTICLE, seed: int = 1) -> None:
    """Fill a new database with articles of random words; one claim in fifty conflicts with one before it."""
    dice = random.Random(seed)
    words = ["".join(dice.choices(_SYLLABLES, k=dice.randint(1, 4))) for _ in range(8_000)]
    names = [f"{dice.choice(words).title()} {dice.choice(words).title()}" for _ in range(400)]
    with open_store(path) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        for number in range(claims // per_article):
            text, split = _article(dice, words, names, number, per_article)
            with store.transaction():
                source = source_of(text, f"{number}.txt")
                article, draft = insert_article(Ledger(store, "bench"), source, split, label=f"Artikel {number}")
                own = insert_claims(store, article, draft, source.sha256, split)
                insert_suggestions(store, [(dice.randint(1, i - 1), i, _CONFLICT) for i in own if i % 50 == 0])


def _article(
    dice: random.Random, words: list[str], names: list[str], number: int, claims_in_it: int
) -> tuple[str, Split]:
    text, sentences, claims = f"Artikel {number}\n\n", [], []
    for position in range(claims_in_it):
        body = " ".join(dice.choices(words, k=dice.randint(8, 22))).capitalize()
        start, quoted = len(text), position % 3 == 0
        name = dice.choice(names)
        text += f'"{body}", zegt {name}. ' if quoted else f"{body}. "
        end = len(text) - 1
        sentences.append(Sentence(start, end, "sentence", position))
        worth = Worth(round(dice.random(), 3))
        if quoted:
            at = end - 1 - len(name)
            cue = Mention(at - 5, at - 1, "zegt")
            speaker = Mention(at, end - 1, name)
            claims.append(
                Claim(
                    start + 1,
                    start + 1 + len(body),
                    body,
                    "quote",
                    "direct",
                    speaker=speaker,
                    speaker_name=name,
                    cue=(cue,),
                    worth=worth,
                )
            )
        else:
            claims.append(Claim(start, end, text[start:end], "statement", worth=worth))
    return text, Split(text, "nl", tuple(sentences), tuple(claims))


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]), per_article=int(sys.argv[3] if len(sys.argv) > 3 else CLAIMS_PER_ARTICLE))

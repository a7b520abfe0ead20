"""An archive for measuring the matching: claims of invented news, with near-duplicates planted among them.

Nine of ten claims are sentences of invented words with the frequencies of a language (Zipf) between real small words;
one of ten comes from the generator of near-duplicates, whose changed forms are the queries and, for linking, are
planted in other articles.
"""

from __future__ import annotations

import hashlib
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.matching.generator import CONFLICT, SAME, claims, syllables, variant
from workbench.matching.lexicon import lexicon
from workbench.store import Store, open_store
from workbench.store.events import Ledger, reviewer_id

PER_ARTICLE = 30
_WORDS = 60_000
_SMALL = 0.42
_FROM_FORMS = 10
_PLANTED = 30


@dataclass(frozen=True)
class Planted:
    """A claim of the archive and a changed form of it. `there` tells whether the changed form is in the archive too."""

    label: str
    kind: str
    number: int
    text: str
    there: int | None


def make(path: Path, count: int, *, plant: bool, seed: int = 7) -> list[Planted]:
    """Fill a new database with claims, unlinked; return what was changed, one of thirty claims.

    Args:
        path: the file.
        count: how many claims.
        plant: whether half of the changed forms are claims too; else all are only queries.
        seed: of the random choices.
    """
    dice = random.Random(seed)
    planted: list[Planted] = []
    waiting: list[tuple[str, str, int, str]] = []
    sources = {code: _sentences(code, dice) for code in ("nl", "en")}
    forms = {code: claims(code, dice) for code in ("nl", "en")}
    kinds = itertools.cycle((*SAME, *CONFLICT))
    with open_store(path) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        with store.transaction():
            number = 0
            for article in itertools.count(1):
                if number >= count:
                    break
                language = "en" if article % 4 == 0 else "nl"
                texts = []
                for _ in range(min(PER_ARTICLE, count - number)):
                    number += 1
                    due = plant and len(waiting) > min(40, count // 500) and waiting[0][1].startswith(language)
                    if due and number % 3 == 0:
                        label, kind, first, text = waiting.pop(0)
                        planted.append(Planted(label, kind.split()[1], first, text, number))
                    elif number % _FROM_FORMS == 0:
                        claim = next(forms[language])
                        text = claim.text()
                        if number % _PLANTED == 0:
                            kind = next(kinds)
                            changed = variant(claim, kind, dice)
                            label = "same" if kind in SAME else "conflict"
                            if changed and plant and dice.random() < 0.5:
                                waiting.append((label, f"{language} {kind}", number, changed))
                            elif changed:
                                planted.append(Planted(label, kind, number, changed, None))
                    else:
                        text = next(sources[language])
                    texts.append(text)
                _insert(store, article, language, texts)
    return planted + [Planted(label, kind.split()[1], first, text, None) for label, kind, first, text in waiting]


def _sentences(language: str, dice: random.Random) -> Iterator[str]:
    rare = sorted({syllables(dice, 1, 4) for _ in range(_WORDS)})
    dice.shuffle(rare)
    small = sorted(word for word in lexicon(language).function if word.isalpha())
    rare_weights = list(itertools.accumulate(1 / (rank + 30) for rank in range(len(rare))))
    small_weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(small))))
    while True:
        length = dice.randint(8, 24)
        content = dice.choices(rare, cum_weights=rare_weights, k=length)
        function = dice.choices(small, cum_weights=small_weights, k=length)
        words = [f if dice.random() < _SMALL else c for c, f in zip(content, function, strict=True)]
        if dice.random() < 0.3:
            words[dice.randrange(length)] = str(dice.randint(2, 999))
        if dice.random() < 0.4:
            words[dice.randrange(length)] = words[0].title()
        yield " ".join(words).capitalize()


def _insert(store: Store, article: int, language: str, texts: list[str]) -> None:
    text = ". ".join(texts) + "."
    digest = hashlib.sha256(f"{article}\n{text}".encode()).hexdigest()
    who = reviewer_id(store, Ledger(store, "bench").reviewer)
    article_id = store.execute(
        "INSERT INTO articles (uid, label, language, source, added_at, added_by) VALUES (?, ?, ?, 'bench', '2026', ?)",
        (digest[:32], f"Article {article}", language, who),
    )
    draft_id = store.execute(
        "INSERT INTO drafts (article_id, number, sha256, encoding, added_at, text)"
        " VALUES (?, 1, ?, 'utf-8', '2026', ?)",
        (article_id, digest, text),
    )
    at, rows = 0, []
    for position, claim in enumerate(texts):
        uid = f"{digest[:24]}{position}"
        rows.append((uid, article_id, draft_id, position, claim, at, at + len(claim)))
        at += len(claim) + 2
    store.connection.executemany(
        "INSERT INTO claims (uid, article_id, draft_id, position, kind, text, start_offset, end_offset, before, after)"
        " VALUES (?, ?, ?, ?, 'statement', ?, ?, ?, '', '')",
        rows,
    )

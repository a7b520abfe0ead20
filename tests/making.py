"""Small articles and splits made by hand, for tests that need claims but not the splitter."""

from __future__ import annotations

import hashlib

from workbench.model import Claim, Head, Mention, Sentence, SourceText, Span, Split, Worth
from workbench.store import Store
from workbench.store.articles import insert_article
from workbench.store.claims import insert_claims
from workbench.store.events import CLOCK, Clock, Ledger

TEXT = 'De brug is dicht. "Wij wachten af", zei Mara Stok.'


def source_of(text: str = TEXT, name: str = "brug.txt", head: Head | None = None) -> SourceText:
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return SourceText(name=name, text=text, encoding="utf-8", sha256=sha256, head=head or Head())


def split_of(text: str = TEXT) -> Split:
    quote = text.find('"')
    claims = [Claim(0, quote - 2, text[: quote - 2], "statement", worth=Worth(0.2))]
    end = text.rfind('"')
    speaker = text.find("Mara Stok")
    claims.append(
        Claim(
            quote + 1,
            end,
            text[quote + 1 : end],
            "quote",
            "direct",
            quoted=(Span(quote + 1, end),),
            speaker=Mention(speaker, speaker + 9, "Mara Stok"),
            speaker_name="Mara Stok",
            cue=(Mention(text.find("zei"), text.find("zei") + 3, "zei"),),
            features=("name",),
            worth=Worth(0.6, ("name",)),
        )
    )
    sentences = (Sentence(0, quote - 1, "sentence", 0), Sentence(quote, len(text), "sentence", 0))
    return Split(text, "nl", sentences, tuple(claims))


def put_article(store: Store, text: str = TEXT, *, reviewer: str = "ada", clock: Clock = CLOCK) -> list[int]:
    """Store an article of two claims; return the claims' numbers."""
    source, split = source_of(text), split_of(text)
    with store.transaction():
        article, draft = insert_article(Ledger(store, reviewer, clock), source, split, label="Brug dicht")
        return insert_claims(store, article, draft, source.sha256, split)


def many_texts(count: int) -> list[str]:
    """Return texts that differ, of two claims each."""
    return [f'De brug nummer {i} is dicht. "Wij wachten {i} dagen af", zei Mara Stok.' for i in range(count)]

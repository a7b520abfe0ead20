"""Articles for the desk's tests, taken apart by hand: a plain one, one with pieces and conflicts, a hostile one."""

from __future__ import annotations

from pathlib import Path

from tests.making import source_of
from workbench.model import (
    Claim,
    Comparison,
    Head,
    Mention,
    Sentence,
    Span,
    Split,
    TimeExpression,
    Worth,
)
from workbench.store import Store, open_store
from workbench.store.articles import insert_article
from workbench.store.claims import insert_claims
from workbench.store.cross_references import insert_suggestions
from workbench.store.events import Clock, Ledger

FIXED = Clock("2026-03-01T09:00:00.000Z", "sample")

BRIDGE = """6 april 2019

Brug bij Zuidhaven maanden dicht

De brug bij Zuidhaven blijft tot september dicht. Dat heeft de provincie zaterdag bekendgemaakt. In de pijlers zijn \
veertien scheuren gevonden.

"Wij hebben geen keus, de veiligheid gaat voor", zei gedeputeerde Mara Stok zaterdag. Volgens haar kost het herstel \
3,2 miljoen euro en duurt het vijf maanden.

De ondernemers zijn boos. "Dit is de derde keer in twee jaar", aldus Joop Veld van de winkeliersvereniging. Hij noemt \
het plan van de provincie "volstrekt onbegrijpelijk".

Omrijden kost een kwartier

Wie naar de overkant wil, moet omrijden over de oude dijk. Dat kost een kwartier.
"""

BUDGET = """Herstel van brug kost 4,1 miljoen

Het herstel van de brug bij Zuidhaven kost 4,1 miljoen euro, zei Mara Stok maandag in de raad. De winkeliers krijgen \
geen vergoeding.
"""

HOSTILE = (
    """Kop met [bold]haken[/bold] en [@click=app.quit]knop[/]

De bron \x1b[31mschreef\x1b[0m "\x1b]52;c;aGFja2Vk\x07 dit \u202etxet\u202c en \u200bdat", zei Eve [link=x]Hek[/].

"""
    + "w" * 10_000
    + """ en dan nog 汉字漢字漢字 e\u0301e\u0301\tmet tab en \u00a0harde spatie.

Kaal [ en ] en \\[ en {klemmen} en \x00 nul \x9b31m acht bit.
"""
)


def _mention(text: str, words: str, after: int = 0) -> Mention:
    start = text.index(words, after)
    return Mention(start, start + len(words), words)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _claim(text: str, words: str, kind: str = "statement", form: str | None = None, **more: object) -> Claim:
    place = _span(text, words)
    return Claim(place.start, place.end, words, kind, form, **more)  # type: ignore[arg-type]


def _sentences(text: str, headings: tuple[str, ...]) -> tuple[Sentence, ...]:
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            found.append(Sentence(at, at + len(line), "heading" if line in headings else "sentence", number))
        at += len(line) + 1
    return tuple(found)


def bridge() -> Split:
    text = BRIDGE
    stok, veld = _mention(text, "gedeputeerde Mara Stok"), _mention(text, "Joop Veld van de winkeliersvereniging")
    her = _mention(text, "haar")
    by_stok: dict[str, object] = {"speaker_name": "Mara Stok", "speaker_role": "gedeputeerde"}
    by_veld: dict[str, object] = {"speaker_name": "Joop Veld", "speaker_role": "winkeliersvereniging"}
    claims = (
        _claim(text, "Brug bij Zuidhaven maanden dicht", "heading", worth=Worth(0.1)),
        _claim(text, "De brug bij Zuidhaven blijft tot september dicht.", worth=Worth(0.55, ("date", "name"))),
        _claim(text, "In de pijlers zijn veertien scheuren gevonden.", worth=Worth(0.62, ("number",))),
        _claim(
            *(text, "Wij hebben geen keus, de veiligheid gaat voor", "quote", "direct"),
            **{"speaker": stok, "cue": (_mention(text, "zei"),), "worth": Worth(0.4, ("speech",)), **by_stok},
        ),
        _claim(
            *(text, "kost het herstel 3,2 miljoen euro en duurt het vijf maanden", "statement", "indirect"),
            **{
                "speaker": her,
                "cue": (_mention(text, "Volgens"),),
                "worth": Worth(0.9, ("number", "money")),
                **by_stok,
            },
        ),
        _claim(text, "kost het herstel 3,2 miljoen euro", "statement", "indirect", part_of=4, speaker=her, **by_stok),
        _claim(text, "duurt het vijf maanden", "statement", "indirect", part_of=4, speaker=her, **by_stok),
        _claim(text, "De ondernemers zijn boos.", worth=Worth(0.2)),
        _claim(
            *(text, "Dit is de derde keer in twee jaar", "quote", "direct"),
            **{"speaker": veld, "cue": (_mention(text, "aldus"),), "worth": Worth(0.7, ("number",)), **by_veld},
        ),
        _claim(
            *(text, 'het plan van de provincie "volstrekt onbegrijpelijk"', "quote", "mixed"),
            **{"speaker": _mention(text, "Hij"), "cue": (_mention(text, "noemt"),), **by_veld},
            quoted=(_span(text, "volstrekt onbegrijpelijk"),),
        ),
        _claim(text, "Omrijden kost een kwartier", "heading"),
        _claim(text, "Wie naar de overkant wil, moet omrijden over de oude dijk.", worth=Worth(0.3)),
        _claim(text, "Dat kost een kwartier.", worth=Worth(0.35, ("number",))),
    )
    september, saturday = _span(text, "tot september"), _span(text, "zaterdag")
    times = (
        TimeExpression(
            *(september.start, september.end, "tot september", "DATE", "2019-09", None, "2019-09"),
            *("2019-09-01", "2019-09-30", "month"),
        ),
        TimeExpression(saturday.start, saturday.end, "zaterdag", "DATE", "2019-04-06", None, "2019-04-06"),
    )
    headings = ("Brug bij Zuidhaven maanden dicht", "Omrijden kost een kwartier")
    sentences = tuple(s for s in _sentences(text, headings) if s.start > 0)
    return Split(text, "nl", sentences, claims, times=times)


def budget() -> Split:
    text = BUDGET
    claims = (
        _claim(text, "Herstel van brug kost 4,1 miljoen", "heading"),
        _claim(
            *(text, "Het herstel van de brug bij Zuidhaven kost 4,1 miljoen euro", "statement", "indirect"),
            speaker=_mention(text, "Mara Stok"),
            speaker_name="Mara Stok",
            cue=(_mention(text, "zei"),),
            worth=Worth(0.9, ("number", "money")),
        ),
        _claim(text, "De winkeliers krijgen geen vergoeding.", worth=Worth(0.5)),
    )
    return Split(text, "nl", _sentences(text, (text.split("\n")[0],)), claims)


def hostile() -> Split:
    text = HOSTILE
    title = text.split("\n")[0]
    quote_start, quote_end = text.index('"') + 1, text.rindex('"')
    speaker = _mention(text, "Eve [link=x]Hek[/]")
    word = text.index("wwww")
    long_end = text.index("spatie.") + 7
    bare = text.index("Kaal")
    claims = (
        Claim(0, len(title), title, "heading"),
        Claim(
            *(quote_start, quote_end, text[quote_start:quote_end], "quote", "direct"),
            speaker=speaker,
            speaker_name=speaker.text,
            cue=(_mention(text, "zei"),),
        ),
        Claim(word, long_end, text[word:long_end], "statement"),
        Claim(bare, len(text) - 1, text[bare:-1], "statement"),
    )
    return Split(text, "nl", _sentences(text, (title,)), claims)


def put(store: Store, split: Split, label: str, head: Head | None = None) -> list[int]:
    """Store an article; return the numbers of its claims."""
    source = source_of(split.text, f"{label}.txt", head)
    with store.transaction():
        article, draft = insert_article(Ledger(store, "ada", FIXED), source, split, label=label)
        return insert_claims(store, article, draft, source.sha256, split)


def fill(store: Store) -> None:
    """Store the three articles, with a conflict between the first two."""
    head = Head(
        spans=(Span(0, 12),), title="Brug bij Zuidhaven maanden dicht", published="2019-04-06", publisher="De Haven"
    )
    first = put(store, bridge(), "Brug bij Zuidhaven maanden dicht", head)
    second = put(store, budget(), "Herstel van brug kost 4,1 miljoen", Head(published="2019-04-08"))
    put(store, hostile(), HOSTILE.split("\n")[0])
    with store.transaction():
        found = Comparison(
            *(0.83, "conflict", ("same subject, another number",)),
            shared=("herstel", "brug", "miljoen"),
            differs=(("3,2", "4,1"),),
        )
        insert_suggestions(store, [(first[5], second[1], found)])


def sample(path: Path) -> Path:
    """Make a database with the three articles."""
    with open_store(path) as store:
        fill(store)
    return path


def many(store: Store, claims: int, *, per_article: int = 500) -> None:
    """Store so many short claims, for measuring."""
    sentence = "In wijk {a} zijn in week {n} precies {m} meldingen van overlast gedaan, zei de gemeente."
    for article in range(-(-claims // per_article)):
        parts, found, at = [], [], 0
        for number in range(per_article):
            words = sentence.format(a=article, n=number, m=article * 7 + number * 3)
            found.append(Claim(at, at + len(words), words, "statement", worth=Worth(number % 100 / 100)))
            parts.append(words)
            at += len(words) + (2 if number % 5 == 4 else 1)
        text = "".join(words + ("\n\n" if number % 5 == 4 else " ") for number, words in enumerate(parts))
        sentences = tuple(Sentence(c.start, c.end, "sentence", i // 5) for i, c in enumerate(found))
        put(store, Split(text, "nl", sentences, tuple(found)), f"Meldingen uit wijk {article}")

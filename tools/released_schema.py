"""Write what a released version leaves behind, as SQL text: `python -m tools.released_schema CHECKOUT`.

CHECKOUT is a folder with that version as it was released (`git worktree add CHECKOUT COMMIT`). Its own program does
some of everything that it can do to two short articles; the database becomes `tests/store/schemas/N.sql`, where N is
its schema. A file is made once, when the schema is released, and stays: databases of that kind are out there.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

GOAL = Path(__file__).resolve().parent.parent / "tests" / "store" / "schemas"

FILES = {
    "brug.txt": (
        "Brug dicht\n\n1 april 2019\n\nDe brug over de Zwaan is sinds maandag dicht. Volgens de gemeente kost het"
        ' herstel 40.000 euro. "Wij wachten het onderzoek af", zei wethouder Mara Stok. De pont vaart door.\n'
    ),
    "pont.txt": (
        "Pont vol\n\nVolgens de gemeente kost het herstel van de brug 60.000 euro. De pont is elke ochtend vol.\n"
    ),
    "brug2.txt": (
        "Brug dicht\n\n1 april 2019\n\nDe brug over de Zwaan is sinds maandag dicht. Volgens de gemeente kost het"
        ' herstel 45.000 euro. "Wij wachten het onderzoek af", zei wethouder Mara Stok. De pont vaart gewoon door.\n'
    ),
    "band.txt": "Mara Stok: Wij wachten het onderzoek niet af. Morgen gaan we aan het werk.\n",
    "check.jsonld": (
        '{"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://check.example/1",'
        ' "claimReviewed": "Het herstel van de brug kost 40.000 euro.", "inLanguage": "nl",'
        ' "reviewRating": {"@type": "Rating", "alternateName": "Waar"},'
        ' "author": {"@type": "Organization", "name": "De Check"}, "datePublished": "2019-04-09"}\n'
    ),
}
Act = tuple[int, str, tuple[str, ...]]
ACTS: tuple[Act, ...] = (
    (1, "ada", ("add", "brug.txt", "pont.txt")),
    (1, "ada", ("verdict", "2", "verified", "--note", "gezien op de foto")),
    (1, "bo", ("verdict", "3", "disputed", "--note", "het is meer")),
    (1, "bo", ("verdict", "4", "unsourced")),
    (1, "bo", ("undo",)),
    (1, "ada", ("note", "4", "bellen")),
    (1, "ada", ("note", "5", "niet nodig")),
    (1, "ada", ("undo",)),
    (1, "ada", ("redo",)),
    (1, "ada", ("evidence", "3", "undermines", "https://gemeente.example/begroting", "--title", "Begroting")),
    (2, "ada", ("date", "2", "2019-04-06")),
    (3, "ada", ("link",)),
    (3, "ada", ("factchecks", "import", "check.jsonld")),
    (3, "bo", ("reference", "3", "7", "reject")),
    (4, "bo", ("sources", "add", "band.txt")),
    (4, "", ("check",)),
    (4, "bo", ("evidence", "4", "supports", "--document", "1", "--passage", "Morgen gaan we aan het werk")),
    (5, "ada", ("aside", "5", "een kijk op de zaak")),
    (5, "ada", ("speaker", "3", "gemeente Zwaandam")),
    (5, "bo", ("person", "Mara Stok", "Mara Stok-Vis")),
    (5, "bo", ("claim", "2", "elke ochtend vol")),
    (5, "ada", ("draft", "1", "brug2.txt")),
    (5, "bo", ("withdraw", "2", "twee keer")),
    (5, "bo", ("withdraw", "2", "--back")),
    (6, "bo", ("second", "2", "disputed", "--rating", "outdated")),
    (6, "ada", ("ask", "4", "Wie zei dit?")),
    (6, "ada", ("reply", "4", "Mara Stok", "Klopt dit?", "--on", "2026-01-05")),
    (6, "ada", ("answer", "23", "zij zelf")),
    (6, "bo", ("assign", "4", "ada")),
    (6, "ada", ("confidential", "claim", "7")),
    (6, "ada", ("note", "2", "bron Kees Kwint")),
    (6, "ada", ("redact", "--text", "Kees Kwint", "--reason", "privacy", "--confirm", "redact")),
)
"""From which schema on, by whom (empty: it is nobody's act), what."""


def work(checkout: Path, folder: Path, schema: int) -> Path:
    """Let a version do what it can; return its database.

    Raises:
        RuntimeError: it did not do one of the acts; the message says which.
    """
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    surroundings = {**os.environ, "XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder)}
    for since, reviewer, words in ACTS:
        if since > schema:
            continue
        done = subprocess.run(
            [
                sys.executable,
                str(checkout.resolve() / "main.py"),
                *words,
                *(("--reviewer", reviewer) if reviewer else ()),
                "--db",
                "work.db",
            ],
            cwd=folder,
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"schema {schema}: {' '.join(words)}: {done.stdout}{done.stderr}")
    return folder / "work.db"


def dump(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a database as statements: tables, their rows, full-text indexes filled anew, then triggers and views."""
    for pragma in ("application_id", "user_version"):
        yield f"PRAGMA {pragma} = {connection.execute(f'PRAGMA {pragma}').fetchone()[0]};"
    yield "BEGIN;"
    kinds = {row[1]: row[2] for row in connection.execute("PRAGMA table_list")}
    made = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    tables = [(name, sql) for kind, name, sql in made if kind == "table" and not name.startswith("sqlite_")]
    tables = [(name, sql) for name, sql in tables if kinds[name] != "shadow"]
    for _, sql in tables:
        yield f"{sql};"
    for name, sql in tables:
        if kinds[name] == "table":
            yield from _rows(connection, name)
        elif "fts5vocab" not in sql:
            yield f"INSERT INTO {name}({name}) VALUES ('rebuild');"
    yield from (f"{sql};" for kind, _, sql in made if kind == "index")
    yield from (f"{sql};" for kind, _, sql in made if kind == "view")
    yield from (f"{sql};" for kind, _, sql in made if kind == "trigger")
    yield "COMMIT;"


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    quoted = " || ', ' || ".join(f'quote("{name}")' for name in names)
    for (values,) in connection.execute(f"SELECT {quoted} FROM {table}"):
        yield f"INSERT INTO {table} VALUES ({values});"


def newest_schema(checkout: Path) -> int:
    """Return the number of the newest migration of a version."""
    return max(int(path.name[1:4]) for path in (checkout / "workbench" / "store" / "schema").glob("m*.sql"))


def main() -> None:
    """Write one file."""
    checkout = Path(sys.argv[1])
    schema = newest_schema(checkout)
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(work(checkout, Path(folder), schema))
        text = "\n".join(dump(connection)) + "\n"
        connection.close()
    goal = GOAL / f"{schema}.sql"
    goal.parent.mkdir(exist_ok=True)
    goal.write_text(text, encoding="utf-8")
    print(f"{goal.name}: {len(text):,} characters")


if __name__ == "__main__":
    main()

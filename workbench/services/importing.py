"""What comes back in: a lossless export into a new database, and a spreadsheet of verdicts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from workbench.export import read_jsonl
from workbench.intake.table import TableRow, read_table
from workbench.model import VERDICTS, Verdict, WorkbenchError
from workbench.services.reviewing import give_verdict
from workbench.store import Store, open_store
from workbench.store.events import CLOCK, Clock
from workbench.store.restoring import restore
from workbench.store.reviewed import standing

_NUMBER, _VERDICT, _NOTE = ("claim_id", "claim number", "number"), ("verdict", "status"), ("verdict_note", "note")
_KEYS: dict[str, Verdict] = {"v": "verified", "d": "disputed", "s": "unsourced"}
_NO_VERDICT = ("", "open", "aside")
_FORMULA = ("'=", "'+", "'-", "'@")
_LARGEST = 2**63


@dataclass(frozen=True, slots=True)
class Given:
    """A verdict that a spreadsheet gives: the row it stands in, the claim, and what it stood at before."""

    row: int
    claim_id: int
    verdict: Verdict
    note: str | None
    before: str


def import_everything(database: Path, file: Path) -> int:
    """Make a database from a lossless export. Return how many claims it has.

    Raises:
        WorkbenchError: the file is not whole or does not hold together, or the database holds something. Nothing is
            then written, and no new file is left.
    """
    fresh = not database.exists()
    try:
        with file.open("rb") as lines, open_store(database) as store:
            return restore(store, read_jsonl(lines))
    except BaseException as error:
        if fresh:
            for name in (database, Path(f"{database}-wal"), Path(f"{database}-shm")):
                name.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise WorkbenchError(f"{file}: cannot be read ({error.strerror}); check the path") from error
        if isinstance(error, WorkbenchError):
            raise WorkbenchError(f"{file}: {error}") from error
        raise


def import_verdicts(
    store: Store, file: Path, *, reviewer: str, dry_run: bool = False, clock: Clock = CLOCK
) -> list[Given]:
    """Give the verdicts of a spreadsheet: all of them, or none.

    The columns are `claim_id` and `verdict` (or `status`), and `verdict_note` where there are notes; a sheet that
    was exported has them. Rows without a verdict, and those that say what the claim stands at, are passed over. Where
    there is `claim_uid`, it must be the claim's.

    Args:
        store: the database.
        file: CSV, TSV or XLSX.
        reviewer: whose verdicts they are.
        dry_run: only say what would be given.
        clock: what tells the time.

    Raises:
        WorkbenchError: a row names no claim of this database or no verdict, or a claim comes twice.
    """
    rows = read_table(file)
    problems: list[str] = []
    given: list[Given] = []
    for row in rows:
        try:
            one = _given(store, row)
        except WorkbenchError as error:
            problems.append(f"row {row.number}: {error}")
            continue
        if one is not None:
            given.append(one)
    twice = [number for number, times in Counter(one.claim_id for one in given).items() if times > 1]
    problems += [f"claim {number} comes more than once" for number in twice]
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise WorkbenchError(f"{file}: {problems[0]}{more}; nothing was imported")
    if not dry_run:
        with store.transaction():
            for one in given:
                give_verdict(store, [one.claim_id], one.verdict, reviewer=reviewer, note=one.note, clock=clock)
    return given


def _given(store: Store, row: TableRow) -> Given | None:
    number, verdict = _cell(row, _NUMBER), _cell(row, _VERDICT)
    if number is None or verdict is None:
        raise WorkbenchError("there must be the columns claim_id and verdict")
    word = verdict.lower()
    if word in _NO_VERDICT:
        return None
    word = _KEYS.get(word, word)
    if word not in VERDICTS:
        raise WorkbenchError(f"{verdict!r} is no verdict; write {', '.join(VERDICTS)}, or leave it empty")
    if not (number.isascii() and number.isdigit() and int(number) < _LARGEST):
        raise WorkbenchError(f"{number!r} is no number of a claim")
    found = standing(store, int(number))
    if found is None:
        raise WorkbenchError(f"there is no claim {number}")
    uid = row.cells.get("claim_uid")
    if uid and uid != found.uid:
        raise WorkbenchError(f"claim {number} of this database is another one; the sheet is of another database")
    note = _cell(row, _NOTE) or None
    if note is not None and note.startswith(_FORMULA):
        note = note[1:]  # the apostrophe that an export puts in front
    if (found.status, found.note) == (word, note) or (found.status == word and note is None):
        return None
    return Given(row.number, int(number), word, note, found.status)


def _cell(row: TableRow, names: tuple[str, ...]) -> str | None:
    return next((row.cells[name] for name in names if name in row.cells), None)

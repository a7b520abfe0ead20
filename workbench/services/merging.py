"""Bringing together what several reviewers did offline, each in a copy of the database or in one of their own."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from workbench.model import StandingVerdict, WorkbenchError
from workbench.services.library import index_form
from workbench.store import Store, open_store
from workbench.store.auditing import broken_links
from workbench.store.backup import copy_of
from workbench.store.documents import count_words_of
from workbench.store.merging import Merged, judged_on_other_words, merge_from, new_kinds
from workbench.store.notebook import standing_verdicts


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim on which reviewers disagree since the merge, and the verdicts that stand there."""

    claim_id: int
    verdicts: tuple[StandingVerdict, ...]


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What a merge brought, and what is to be settled."""

    merged: Merged
    conflicts: tuple[Conflict, ...]
    dry_run: bool


class _TrialError(Exception):
    """Ends a trial, so that nothing of it is written."""


def merge(store: Store, file: Path, *, dry_run: bool = False) -> MergeResult:
    """Bring in what another database holds; that file stays as it is, byte for byte.

    Merged again, nothing comes twice; and whichever of two databases is merged into the other, claims stand at the
    same verdicts. Where people gave different verdicts without knowing of each other, none wins: the claim is listed
    as a disagreement until somebody settles it.

    Args:
        store: the database.
        file: the other one, of this schema or an older one.
        dry_run: only say what would come.

    Raises:
        WorkbenchError: the file is no database of the workbench or this very one, a ledger does not hold, or the file
            holds corrections, drafts or withdrawals that are not known here. Nothing is then written.
    """
    if file.exists() and file.samefile(store.path):
        raise WorkbenchError(f"{file}: this is the database itself; name the other one")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "other.db"
        copy_of(file, copy)
        with open_store(copy, mode="existing") as other:  # which brings the copy to this schema
            if broken := broken_links(other):
                raise WorkbenchError(f"{file}: its ledger does not hold ({broken[0]}); nothing was merged")
            _refuse_corrections(store, other, file)
            try:
                with store.transaction():
                    result = _merge(store, other, dry_run)
                    if dry_run:
                        raise _TrialError
            except _TrialError:
                return result
    from workbench.services.dating import resolve_again
    from workbench.services.linking import link_queued

    resolve_again(store)
    link_queued(store)
    return result


_NOT_MERGED = {
    "claim": "claims that people made",
    "correction": "corrections of claims",
    "aside": "claims set aside",
    "draft": "new drafts",
    "resplit": "articles split again",
    "place": "claims placed in a draft",
    "withdrawal": "articles withdrawn",
    "speaker": "speakers renamed",
}
"""What changes claims, articles and speakers themselves: by kind of event, as people call it."""


def _refuse_corrections(store: Store, other: Store, file: Path) -> None:
    """Refuse what another database holds that would be lost, or mean something else, in this one."""
    found = new_kinds(store, other)
    named = [what for kind, what in _NOT_MERGED.items() if kind in found]
    if named:
        raise WorkbenchError(
            f"{file}: holds {', '.join(named)} that this database does not know, and these cannot be merged yet; "
            "go on in that file, or do them here too; nothing was merged"
        )
    if claims := judged_on_other_words(store, other):
        raise WorkbenchError(
            f"{file}: holds a verdict on other words than claim {claims[0]} has here since; "
            "take that verdict back there, and judge the claim anew here; nothing was merged"
        )


def _merge(store: Store, other: Store, dry_run: bool) -> MergeResult:
    merged = merge_from(store, other)
    for document_id in merged.documents:
        count_words_of(store, document_id, index_form)
    if broken := broken_links(store):
        raise WorkbenchError(f"{store.path}: its ledger does not hold ({broken[0]}); nothing was merged")
    conflicts = tuple(Conflict(number, standing_verdicts(store, number)) for number in merged.disagreements)
    return MergeResult(merged, conflicts, dry_run)

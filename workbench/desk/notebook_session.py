"""What the desk asks of the notebook: finer verdicts, second passes, questions, assignments, what is confidential."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workbench.model import Correction, Pass, Verdict
from workbench.services import notebook, reviewing, second_pass
from workbench.services.reviewing import Done
from workbench.services.second_pass import Rules
from workbench.store import Store
from workbench.store.notebook_events import Kept


class _Session(Protocol):
    store: Store
    reviewer: str
    needs_evidence: bool
    rules: Rules

    def _done(self, done: Done) -> Done: ...


class NotebookSession:
    """The notebook's acts. Each raises WorkbenchError where it cannot be done."""

    def give_finer(
        self: _Session,
        claim_id: int,
        look: Pass,
        verdict: Verdict,
        *,
        rating: str = "",
        note: str = "",
        old: str = "",
        proposed: str = "",
    ) -> Done:
        """Give a verdict with all that a reviewer wants to say: on the first look, a second one, or to settle."""
        correction = Correction(old, proposed) if old.strip() or proposed.strip() else None
        if look == "first":
            return self._done(
                reviewing.give_verdict(
                    *(self.store, [claim_id], verdict),
                    reviewer=self.reviewer,
                    note=note,
                    rating=rating or None,
                    correction=correction,
                    needs_evidence=self.needs_evidence,
                )
            )
        give = second_pass.look_again if look == "second" else second_pass.settle
        return self._done(
            give(
                *(self.store, claim_id, verdict),
                reviewer=self.reviewer,
                rules=self.rules,
                note=note,
                rating=rating or None,
                correction=correction,
            )
        )

    def want_second_pass(self: _Session, claim_ids: Sequence[int], *, wanted: bool) -> Done:
        """Say that a second pass is wanted, or no longer."""
        return self._done(second_pass.want_second_pass(self.store, claim_ids, wanted=wanted, reviewer=self.reviewer))

    def ask(self: _Session, claim_id: int, *, text: str, asked_of: str, way: str, deadline: str, reply: bool) -> Done:
        """Write down a question to the author, or to somebody for a reply."""
        return self._done(
            notebook.ask(
                *(self.store, claim_id, text),
                reviewer=self.reviewer,
                kind="reply" if reply else "author",
                asked_of=asked_of,
                way=way or None,
                deadline=deadline,
            )
        )

    def answer(self: _Session, question_id: int, outcome: str, text: str = "", day: str = "") -> Done:
        """Write down what came of a question."""
        return self._done(
            notebook.answer(
                *(self.store, question_id, text), reviewer=self.reviewer, outcome=outcome, answered_on=day or None
            )
        )

    def assign(self: _Session, claim_ids: Sequence[int], name: str) -> Done:
        """Assign claims to a reviewer, or to nobody."""
        return self._done(notebook.assign(self.store, claim_ids, name, reviewer=self.reviewer))

    def keep_confidential(self: _Session, kept: Kept, numbers: Sequence[int], *, confidential: bool) -> Done:
        """Mark claims or evidence as confidential, or no longer."""
        return self._done(
            notebook.keep_confidential(*(self.store, kept, numbers), confidential=confidential, reviewer=self.reviewer)
        )

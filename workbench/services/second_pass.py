"""Looking again: the verdict of a second reviewer, and a disagreement settled by a third entry.

The second reviewer sees the first verdict and its evidence, as an editor who checks a checker does; the two verdicts
stand side by side until a disagreement is settled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.model import Correction, Notebook, Verdict, WorkbenchError
from workbench.safe import visible
from workbench.services.acts import Done, claims_in_words
from workbench.services.reviewing import check_correction, finer_of, want_evidence
from workbench.services.settings import Settings
from workbench.store import Store
from workbench.store.events import CLOCK, Clock, Ledger, claim_uid
from workbench.store.notebook import claim_notebook
from workbench.store.notebook_events import wish


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of the house for a second pass.

    Attributes:
        by_another: whoever gave the verdict does not give the second one.
        settled_by_another: whoever takes part in a disagreement does not settle it.
        editors: who may settle; everyone where there are none.
        needs_evidence: nothing is verified without evidence.
    """

    by_another: bool = False
    settled_by_another: bool = False
    editors: tuple[str, ...] = ()
    needs_evidence: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Rules:
        """Return the rules that the settings make."""
        editors = tuple(name.strip() for name in (settings.editors or "").split(",") if name.strip())
        return cls(
            settings.second_pass_by_another, settings.settled_by_another, editors, settings.verified_needs_evidence
        )


def look_again(
    store: Store,
    claim_id: int,
    verdict: Verdict,
    *,
    reviewer: str,
    rules: Rules = Rules(),
    note: str | None = None,
    rating: str | None = None,
    correction: Correction | None = None,
    clock: Clock = CLOCK,
) -> Done:
    """Give the verdict of a second pass. It stands beside the first one.

    Raises:
        WorkbenchError: the claim has no verdict yet, or the house wants another person; or as for any verdict.
    """
    finer = finer_of(verdict, rating, correction)
    with store.transaction():
        claim_uid(store, claim_id)
        book = claim_notebook(store, claim_id)
        if not book.standing:
            raise WorkbenchError(f"claim {claim_id}: it has no verdict yet, so that there is none to look at again")
        first = [one.reviewer for one in book.standing if one.look != "second"]
        if rules.by_another and reviewer in first:
            raise WorkbenchError(
                f"claim {claim_id}: by the rules of this house the second pass is another person's, and"
                f" {visible(reviewer)} gave the first verdict; name yourself with --reviewer"
            )
        if rules.needs_evidence and verdict == "verified":
            want_evidence(store, [claim_id])
        if finer.correction:
            check_correction(store, claim_id, finer.correction)
        given = replace(finer, look="second", replaces="own")
        Ledger(store, reviewer, clock).verdict(claim_id, verdict, (note or "").strip() or None, None, finer=given)
        after = claim_notebook(store, claim_id).second_pass
    return Done(f"second pass, {verdict}: claim {claim_id}, {after}", (claim_id,))


def settle(
    store: Store,
    claim_id: int,
    verdict: Verdict,
    *,
    reviewer: str,
    rules: Rules = Rules(),
    note: str | None = None,
    rating: str | None = None,
    correction: Correction | None = None,
    clock: Clock = CLOCK,
) -> Done:
    """Settle a disagreement: this verdict takes the place of all that stand.

    Raises:
        WorkbenchError: nobody disagrees there, or by the rules of the house this person may not settle it; or as for
            any verdict.
    """
    finer = finer_of(verdict, rating, correction)
    with store.transaction():
        claim_uid(store, claim_id)
        book = claim_notebook(store, claim_id)
        if book.second_pass != "disagreed":
            raise WorkbenchError(f"claim {claim_id}: there is no disagreement to settle")
        _may_settle(book, claim_id, reviewer, rules)
        if rules.needs_evidence and verdict == "verified":
            want_evidence(store, [claim_id])
        if finer.correction:
            check_correction(store, claim_id, finer.correction)
        given = replace(finer, look="settling")
        Ledger(store, reviewer, clock).verdict(claim_id, verdict, (note or "").strip() or None, None, finer=given)
    return Done(f"settled, {verdict}: claim {claim_id}", (claim_id,))


def want_second_pass(
    store: Store, claim_ids: Sequence[int], *, wanted: bool = True, reviewer: str, clock: Clock = CLOCK
) -> Done:
    """Say that a second pass is wanted at claims, or no longer (one act).

    Raises:
        WorkbenchError: there is no such claim.
    """
    with store.transaction():
        wish(Ledger(store, reviewer, clock), claim_ids, wanted=wanted)
    said = "second pass wanted" if wanted else "second pass no longer wanted"
    return Done(f"{said}: {claims_in_words(claim_ids)}", tuple(claim_ids))


def _may_settle(book: Notebook, claim_id: int, reviewer: str, rules: Rules) -> None:
    if rules.editors and reviewer not in rules.editors:
        raise WorkbenchError(
            f"claim {claim_id}: by the rules of this house a disagreement is settled by "
            + visible(" or ".join(rules.editors))
        )
    if rules.settled_by_another and reviewer in {one.reviewer for one in book.standing}:
        raise WorkbenchError(
            f"claim {claim_id}: by the rules of this house a third person settles it; {visible(reviewer)} takes part"
        )

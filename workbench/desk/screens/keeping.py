"""From a claim to its notebook: a verdict with more, a second pass, questions, whose it is, what is confidential."""

from __future__ import annotations

from typing import Any, cast

from workbench.desk import glyphs
from workbench.desk.screens.acting import Acting
from workbench.model import RATINGS, VERDICTS, ClaimDetail, Notebook, Pass, Verdict
from workbench.safe import visible
from workbench.services.reviewing import Done

_TITLES: dict[Pass, str] = {"first": "Verdict on", "second": "Second pass at", "settling": "Settle"}


def verdict_options() -> tuple[tuple[str, str], ...]:
    """Return the verdicts, each followed by its ratings, as `verdict/rating` with the words to show."""
    return tuple(
        (f"{verdict}/{rating}", f"{glyphs.STATUS[verdict]} {verdict}{': ' if rating else ''}{rating.replace('_', ' ')}")
        for verdict in VERDICTS
        for rating in ("", *RATINGS[verdict])
    )


class Keeping(Acting):
    """What a checker keeps beside the bare verdicts."""

    def _detail(self) -> ClaimDetail | None:
        claim_id = self.current_id
        if claim_id is None:
            self.say("there is no claim here")
            return None
        return self.attempt(lambda: self.session.detail(claim_id))

    def action_verdict_finer(self) -> None:
        """Give a verdict with a rating, a reason and a correction."""
        detail = self._detail()
        if detail is not None and self._may_write():
            self._enter_verdict(detail, "first")

    def _enter_verdict(self, detail: ClaimDetail, look: Pass) -> None:
        from workbench.desk.screens.entry import EntryScreen, Field

        claim_id, status = detail.row.id, detail.row.status
        fields = (
            Field(
                "verdict",
                "Verdict (up and down choose)",
                f"{status if status != 'open' else 'disputed'}/",
                verdict_options(),
            ),
            Field("note", "Why"),
            Field("old", "Words as printed, where they should be others"),
            Field("proposed", "What should stand there"),
        )

        def store(typed: dict[str, str]) -> Done | None:
            verdict, _, rating = typed.pop("verdict").partition("/")
            given = cast("Verdict", verdict)
            return self.attempt(lambda: self.session.give_finer(claim_id, look, given, rating=rating, **typed))

        screen = EntryScreen(
            *(f"a verdict at claim {claim_id}", f"{_TITLES[look]} claim {claim_id}", fields, self.drafts), store
        )
        self.app.push_screen(screen, self._after_dialog)

    def action_verdict_second(self) -> None:
        """Look again: give a second verdict, or settle a disagreement."""
        detail = self._detail()
        if detail is None or not self._may_write():
            return
        from workbench.desk.screens.second import SecondScreen

        book = detail.notebook or Notebook()
        self.app.push_screen(
            SecondScreen(detail.row.id, detail.row.text, book), lambda answer: self._look_again(detail, book, answer)
        )

    def _look_again(self, detail: ClaimDetail, book: Notebook, answer: str | None) -> None:
        claim_id = detail.row.id
        look: Pass = "settling" if book.second_pass == "disagreed" else "second"
        if answer is None:
            self.update_bars()
        elif answer == "finer":
            self._enter_verdict(detail, look)
        elif answer == "wanted":
            wanted = book.second_pass != "wanted"
            self._after_dialog(self.attempt(lambda: self.session.want_second_pass([claim_id], wanted=wanted)))
        else:
            given = cast("Verdict", answer)
            self._after_dialog(self.attempt(lambda: self.session.give_finer(claim_id, look, given)))

    def action_claim_notebook(self) -> None:
        """Show the claim's questions and what came of them."""
        claim_id = self.current_id
        if claim_id is None:
            return
        from workbench.desk.screens.notebook import NotebookScreen

        def after(_: Any) -> None:
            self.pages.forget([claim_id])
            self.claims.refresh()
            self.show_claim()

        self.app.push_screen(NotebookScreen(self.session, claim_id, self.drafts), after)

    def action_claim_assign(self) -> None:
        """Assign the claim, or the range, to a reviewer."""
        numbers = self.chosen_claims()
        if not numbers or not self._may_write():
            return
        from workbench.desk.screens.prompt import PromptScreen

        prompt = PromptScreen("assign to", self.session.reviewer, "a reviewer's name; nobody for no longer anyone's")

        def assign(name: str | None) -> None:
            if name is None or not name.strip():
                return
            self._after_dialog(self.attempt(lambda: self.session.assign(numbers, name)))
            self.claims.set_range(None)

        self.app.push_screen(prompt, assign)

    def action_claim_confidential(self) -> None:
        """Keep the claim, or a piece of its evidence, out of every export; or no longer."""
        detail = self._detail()
        if detail is None or not self._may_write():
            return
        book = detail.notebook or Notebook()
        evidence = [entry for entry in detail.history if entry.kind == "evidence" and not entry.undone]
        if not evidence:
            known = not book.confidential
            self._after_dialog(
                self.attempt(lambda: self.session.keep_confidential("claim", [detail.row.id], confidential=known))
            )
            return
        from workbench.desk.screens.entry import EntryScreen, Field

        def named(words: str, number: int, secret: bool) -> tuple[str, str]:
            return f"{words.split()[0]}/{number}", f"[{'x' if secret else ' '}] {words}"

        options = (
            named("claim", detail.row.id, book.confidential),
            *(
                named(f"evidence: {visible(one.summary, layout=False)}", one.id, one.id in book.confidential_evidence)
                for one in evidence
            ),
        )

        def store(typed: dict[str, str]) -> Done | None:
            kept, _, number = typed["what"].partition("/")
            known = kept == "claim"
            secret = book.confidential if known else int(number) in book.confidential_evidence
            return self.attempt(
                lambda: self.session.keep_confidential(
                    "claim" if known else "evidence", [int(number)], confidential=not secret
                )
            )

        fields = (Field("what", "Up and down choose; storing marks it, or takes the mark away", "", options),)
        what = f"what is confidential at claim {detail.row.id}"
        self.app.push_screen(EntryScreen(what, "Confidential", fields, self.drafts, store), self._after_dialog)

"""What a reviewer does to claims: verdicts, undo, notes, evidence, copying."""

from __future__ import annotations

from collections.abc import Callable

from textual import work

from workbench.desk.screens.base import ReviewBase
from workbench.model import Stance, Verdict
from workbench.services.reviewing import Done

LONGEST_RANGE = 200
"""How many claims one key may give a verdict to."""


class Acting(ReviewBase):
    """Acts go through the session; what they touched is shown at once, the counts follow."""

    def action_verdict_verified(self) -> None:
        """Give `verified`."""
        self.give("verified")

    def action_verdict_disputed(self) -> None:
        """Give `disputed`."""
        self.give("disputed")

    def action_verdict_unsourced(self) -> None:
        """Give `unsourced`."""
        self.give("unsourced")

    def chosen_claims(self) -> list[int]:
        """Return the claims that an act is for, the range or the claim of the cursor; none, and say why, otherwise."""
        chosen = self.claims.chosen
        if not chosen:
            self.say("there is no claim here")
        elif len(chosen) > LONGEST_RANGE:
            self.warn(f"a range takes at most {LONGEST_RANGE} claims; this one has {len(chosen)}")
        else:
            return list(self.pages.numbers[chosen.start : chosen.stop])
        return []

    def give(self, verdict: Verdict) -> None:
        """Give a verdict to the claim or the range, and go on to the next open claim."""
        chosen = self.claims.chosen
        numbers = self.chosen_claims()
        if not numbers:
            return
        if verdict == "verified" and (without := self.session.lacking_evidence(numbers)):
            self.ask_for_evidence(numbers, without)
            return
        self.store_verdict(numbers, verdict, chosen)

    def ask_for_evidence(self, numbers: list[int], without: list[int]) -> None:
        """Ask for the evidence that the house's rules want before `verified`, then go on with the verdict."""
        if len(without) > 1 or not self._may_write():
            self.warn(f"verified needs evidence; {len(without)} of these claims have none")
            return

        def after(done: Done | None) -> None:
            self._after_dialog(done)
            if done is not None:
                self.store_verdict(numbers, "verified", self.claims.chosen)

        self.say("verified needs evidence here: what shows it?")
        self.open_evidence(without[0], after)

    def store_verdict(self, numbers: list[int], verdict: Verdict, chosen: range) -> None:
        """Store a verdict, and go on to the next open claim."""
        done = self.attempt(lambda: self.session.give(numbers, verdict))
        if done is None:
            return
        self.claims.set_range(None)
        self.touched(done)
        self.go_on(chosen[-1], done.what)

    def touched(self, done: Done) -> None:
        """Show again what an act touched."""
        if done.article_ids:  # dates may stand beside any claim, and order the list
            self.reload()
            return
        self.pages.forget(done.claim_ids)
        self.claims.refresh()
        self.load_counts({row.article_id for row in self.session.rows(done.claim_ids)})

    def action_verdict_undo(self) -> None:
        """Take back what was done last."""
        self._follow(self.attempt(self.session.undo), "nothing to undo")

    def action_verdict_redo(self) -> None:
        """Bring back what was taken back last."""
        self._follow(self.attempt(self.session.redo), "nothing to redo")

    def _follow(self, done: Done | None, otherwise: str) -> None:
        if done is None:
            if not self.session.store.read_only:
                self.say(otherwise)
            return
        self.touched(done)
        self.say(done.what)
        if done.claim_ids:
            self.go_to_claim(done.claim_ids[0])

    def action_verdict_range(self) -> None:
        """Begin a range at the cursor, or end it."""
        if len(self.claims):
            self.claims.set_range(None if self.claims.range_from is not None else self.claims.cursor)
            self.update_bars()

    def action_claim_note(self) -> None:
        """Write a note at the claim."""
        claim_id = self.current_id
        if claim_id is None or not self._may_write():
            return
        from workbench.desk.screens.note import NoteScreen

        self.app.push_screen(NoteScreen(claim_id, self.drafts, self._store_note), self._after_dialog)

    def _store_note(self, claim_id: int, text: str) -> Done | None:
        return self.attempt(lambda: self.session.note(claim_id, text))

    def action_claim_evidence(self) -> None:
        """Attach evidence to the claim."""
        claim_id = self.current_id
        if claim_id is not None and self._may_write():
            self.open_evidence(claim_id, self._after_dialog)

    def open_evidence(self, claim_id: int, after: Callable[[Done | None], None]) -> None:
        """Open the dialog for evidence at a claim."""
        from workbench.desk.screens.evidence import EvidenceScreen

        def store(url: str, title: str, note: str, stance: str) -> Done | None:
            return self.attempt(lambda: self.session.evidence(claim_id, stance, url, title, note))  # type: ignore[arg-type]

        self.app.push_screen(EvidenceScreen(claim_id, self.drafts, store), after)

    @work(exclusive=True, group="tape")
    async def action_claim_tape(self) -> None:
        """Show the quote over what was said, looking it up where that was not done yet."""
        claim_id = self.current_id
        if claim_id is None:
            return
        found = await self.ask(lambda: self.session.find_sources(claim_id), doing="looking it up")
        if found is None or claim_id != self.current_id:
            return
        if found.check is None:
            whole = self.pages[self.claims.cursor].part_of
            if whole is not None:
                tape = self.key("claim.tape")
                self.say(f"a piece of claim {whole}, which is looked up as a whole: {tape} there shows it")
            else:
                self.say("this claim is attributed to nobody; only what somebody says is looked up")
            return
        from workbench.desk.screens.tape import TapeScreen

        def attach(index: int, stance: Stance) -> Done | None:
            if not self._may_write():
                return None
            return self.attempt(lambda: self.session.attach_passage(claim_id, found, index, stance))

        text = self.pages[self.claims.cursor].text
        self.app.push_screen(TapeScreen(claim_id, text, found, attach), self._after_dialog)

    def _may_write(self) -> bool:
        why = self.session.store.why_read_only
        if why:
            self.warn(f"nothing can be stored: {why}")
        return why is None

    def _after_dialog(self, done: Done | None) -> None:
        if done is None:
            self.update_bars()
            return
        self.touched(done)
        self.show_claim()
        self.say(done.what)

    def action_article_date(self) -> None:
        """Give the article of the claim its date."""
        if self.article is None or not self._may_write():
            return
        row = self.article.text.article
        self._ask_date(row.id, row.published or "")

    def _ask_date(self, article_id: int, words: str) -> None:
        from workbench.desk.screens.prompt import PromptScreen

        prompt = PromptScreen("date", words, "2019-04-06, 2019-04, 6 april 2019, none")
        self.app.push_screen(prompt, lambda typed: self._give_date(article_id, typed))

    def _give_date(self, article_id: int, words: str | None) -> None:
        if words is None or not words.strip():
            return
        done = self.attempt(lambda: self.session.date(article_id, words))
        if done is None:
            self._ask_date(article_id, words)
        else:
            self.touched(done)
            self.say(done.what)

"""The notebook: second looks, questions and answers, whose claims are whose, and what no export tells."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.inside import ok, refused, run
from tests.making import many_texts, put_article
from workbench.export import FORMATS
from workbench.model import ClaimFilter, WorkbenchError
from workbench.services import notebook
from workbench.services.agreement import agreement, as_lines
from workbench.services.doctor import examine
from workbench.services.exporting import ExportOptions, export_to
from workbench.services.importing import import_everything
from workbench.services.reviewing import attach_evidence, give_verdict, redo, undo, write_note
from workbench.services.second_pass import Rules, look_again, settle, want_second_pass
from workbench.store import Store, open_store
from workbench.store.claims import claim_detail, claim_ids
from workbench.store.events import Clock
from workbench.store.notebook import claim_notebook

MAY = Clock(at="2026-05-10T10:00:00.000Z")


def stands(store: Store, claim: int) -> tuple[str, str]:
    row = store.rows("SELECT status, second_pass FROM claim_sheet WHERE claim_id = ?", (claim,))[0]
    return row["status"], row["second_pass"]


def whole(store: Store) -> bool:
    return not any(check.problems for check in examine(store))


# --- a second pass --------------------------------------------------------------------------------------


def test_a_second_pass_has_a_status_of_its_own(store: Store) -> None:
    claim, other = put_article(store)
    want_second_pass(store, [claim, other], reviewer="ada")
    assert stands(store, claim) == ("open", "wanted")
    with pytest.raises(WorkbenchError, match="no verdict yet"):
        look_again(store, claim, "verified", reviewer="bo")
    give_verdict(store, [claim], "verified", reviewer="ada")
    assert stands(store, claim) == ("verified", "wanted")
    look_again(store, claim, "disputed", reviewer="bo", note="not so", rating="false")
    assert stands(store, claim) == ("verified", "disagreed"), "the first verdict stands until it is settled"
    look_again(store, claim, "verified", reviewer="bo")
    assert stands(store, claim) == ("verified", "agreed")
    undo(store, reviewer="bo")
    assert stands(store, claim) == ("verified", "disagreed")
    give_verdict(store, [claim], "disputed", reviewer="ada")  # thinks better of it
    assert stands(store, claim) == ("disputed", "agreed")
    undo(store, reviewer="ada")
    settle(store, claim, "unsourced", reviewer="eve", note="neither")
    assert stands(store, claim) == ("unsourced", "settled")
    assert claim_detail(store, claim).history[-1].look == "settling"
    undo(store, reviewer="eve")
    assert stands(store, claim) == ("verified", "disagreed")
    redo(store, reviewer="eve")
    assert stands(store, claim) == ("unsourced", "settled")
    give_verdict(store, [claim], "verified", reviewer="ada")
    assert stands(store, claim) == ("verified", "wanted")
    assert list(claim_ids(store, ClaimFilter(second_passes=("wanted",)))) == [claim, other]
    undo(store, reviewer="ada")
    undo(store, reviewer="ada")
    assert whole(store)


def test_the_rules_of_the_house_refuse_with_a_reason(store: Store) -> None:
    claim, _ = put_article(store)
    give_verdict(store, [claim], "verified", reviewer="ada")
    with pytest.raises(WorkbenchError, match="the second pass is another person's, and ada"):
        look_again(store, claim, "verified", reviewer="ada", rules=Rules(by_another=True))
    look_again(store, claim, "verified", reviewer="ada")
    assert stands(store, claim) == ("verified", "agreed"), "where the house allows it"
    look_again(store, claim, "disputed", reviewer="bo", rules=Rules(by_another=True))
    with pytest.raises(WorkbenchError, match="a third person settles it; bo takes part"):
        settle(store, claim, "disputed", reviewer="bo", rules=Rules(settled_by_another=True))
    with pytest.raises(WorkbenchError, match="settled by eve or max"):
        settle(store, claim, "disputed", reviewer="cleo", rules=Rules(editors=("eve", "max")))
    settle(store, claim, "disputed", reviewer="eve", rules=Rules(settled_by_another=True, editors=("eve",)))
    with pytest.raises(WorkbenchError, match="no disagreement"):
        settle(store, claim, "disputed", reviewer="eve")
    assert store.value("SELECT count(*) FROM verdicts") == 4


def test_the_commands_and_the_settings_of_a_second_pass(store: Store) -> None:
    put_article(store)
    ok("verdict", 1, "v", "--db", store.path)
    Path("workbench.toml").write_text('second_pass_by_another = true\neditors = "eve"\n', encoding="utf-8")
    assert "another person" in refused("second", 1, "d", "--db", store.path)
    assert ok("second", 2, 1, "wanted", "--db", store.path) == "second pass wanted: 2 claims\n"
    said = ok("second", 1, "d", "--note", "no", "--reviewer", "bo", "--db", store.path)
    assert said == "second pass, disputed: claim 1, disagreed\n"
    assert "disputed" in ok("query", "disagreements", "--db", store.path)
    assert "settled by eve" in refused("settle", 1, "d", "--db", store.path)
    assert ok("settle", 1, "d", "--reviewer", "eve", "--db", store.path) == "settled, disputed: claim 1\n"
    assert "one claim" in refused("second", 1, 2, "v", "--db", store.path)


def test_without_the_library_that_counts_this_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    claim, _ = put_article(store)
    give_verdict(store, [claim], "verified", reviewer="ada")
    look_again(store, claim, "disputed", reviewer="bo")
    monkeypatch.setitem(sys.modules, "nltk.metrics.agreement", None)
    with pytest.raises(WorkbenchError, match=r"pip install workbench\[agreement\]"):
        agreement(store)


def test_agreement_is_told_with_what_it_means(store: Store) -> None:
    claims = [claim for text in many_texts(5) for claim in put_article(store, text)]
    with pytest.raises(WorkbenchError, match="no claim has a verdict by two"):
        agreement(store)
    # Two coders, ten units: 6 alike; expected by chance 0.6 * 0.6 + 0.4 * 0.4 = 0.52.
    for claim, one, other in zip(claims, "vvvvvvdddd", "vvvvdddddv", strict=True):
        verdicts = {"v": "verified", "d": "disputed"}
        give_verdict(store, [claim], verdicts[one], reviewer="ada")  # type: ignore[arg-type]
        look_again(store, claim, verdicts[other], reviewer="bo")  # type: ignore[arg-type]
    found = agreement(store)
    (pair,) = found.pairs
    assert (found.claims, found.alike, pair.reviewers) == (10, 7, ("ada", "bo"))
    assert pair.kappa == pytest.approx((0.7 - 0.5) / 0.5)
    assert found.alpha == pytest.approx(1 - 0.3 / (2 * 11 * 9 / (20 * 19)))
    assert any("the figures may be far off" in line for line in as_lines(found))
    settle(store, claims[4], "disputed", reviewer="eve")
    assert agreement(store) == found
    said = json.loads(ok("report", "--agreement", "--format", "json", "--db", store.path))
    assert said["claims"] == 10
    with open_store("alike.db") as other:
        (claim, _) = put_article(other)
        for reviewer in ("ada", "bo"):
            give_verdict(other, [claim], "verified", reviewer=reviewer)
        assert "undefined (all verdicts are the same)" in "\n".join(as_lines(agreement(other)))


# --- questions ------------------------------------------------------------------------------------------


def test_a_question_waits_until_it_is_answered(store: Store) -> None:
    claim, _ = put_article(store)
    notebook.ask(store, claim, " Which bridge? ", reviewer="ada", deadline="+3", clock=MAY)
    notebook.ask(
        *(store, claim, "You are said to wait."),
        reviewer="bo",
        kind="reply",
        asked_of="Mara Stok",
        way="phone",
        deadline="2026-05-09 17:00",
        clock=MAY,
    )
    first, second = claim_notebook(store, claim).questions
    assert (first.asked_of, first.way, first.deadline) == ("Mara Stok", "phone", "2026-05-09T17:00")
    assert (second.text, second.deadline, second.asked_on) == ("Which bridge?", "2026-05-13", "2026-05-10")
    assert first.is_overdue("2026-05-10")
    assert not second.is_overdue("2026-05-13")
    assert [one.id for one in notebook.questions(store, due=True, clock=MAY)] == [first.id]
    assert store.value("SELECT unanswered FROM claim_sheet WHERE claim_id = 1") == 2
    notebook.answer(store, first.id, "We do.", reviewer="ada", answered_on="2026-05-11", clock=MAY)
    assert claim_notebook(store, claim).questions[-1].answer == "We do."
    assert store.value("SELECT unanswered FROM claim_sheet WHERE claim_id = 1") == 1
    with pytest.raises(WorkbenchError, match="answered already"):
        notebook.answer(store, first.id, "Again.", reviewer="ada")
    undo(store, reviewer="ada")
    assert store.value("SELECT unanswered FROM claim_sheet WHERE claim_id = 1") == 2
    notebook.answer(store, second.id, outcome="withdrawn", reviewer="ada")
    notebook.answer(store, first.id, outcome="declined", reviewer="bo")
    assert list(claim_ids(store, ClaimFilter(unanswered=True))) == []
    assert whole(store)


def test_the_questions_to_the_author_go_out_and_are_counted(store: Store, tmp_path: Path) -> None:
    claim, quote = put_article(store)
    give_verdict(store, [claim], "verified", reviewer="ada")
    notebook.ask(store, claim, "Which *bridge*?", reviewer="ada", deadline="2020-01-01")
    notebook.ask(store, quote, "Put to her", reviewer="ada", kind="reply", asked_of="Mara Stok")
    text = written(store, "questions", tmp_path)
    assert "Which \\*bridge\\*? (claim 1)" in text
    assert "Put to her" not in text
    said = ok("report", "--db", store.path)
    assert "notebook: questions waiting 2, questions overdue 1;" in said
    assert json.loads(ok("report", "--format", "json", "--db", store.path))["notebook"]["questions_overdue"] == 1
    Path("workbench.toml").write_text("gate_unanswered_questions = true\ngate_disagreements = true\n", encoding="utf-8")
    done = run("report", "--gate", "--db", store.path)
    assert (done.returncode, done.stdout.count("claim ")) == (3, 2)
    assert "met      no two reviewers disagree" in done.stdout
    look_again(store, claim, "disputed", reviewer="bo")
    assert "NOT MET  no two reviewers disagree" in run("report", "--gate", "--db", store.path).stdout


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": " "}, "question is empty"),
        ({"kind": "reply"}, "say who is asked"),
        ({"way": "pigeon"}, "not a way; give email"),
        ({"deadline": "soon"}, "not a day"),
        ({"deadline": "2026-02-30"}, "not a day"),
        ({"asked_on": "2026"}, "not a day"),
        ({"claim_id": 99}, "no claim 99"),
    ],
)
def test_a_question_that_says_too_little_is_refused(store: Store, given: dict, said: str) -> None:
    put_article(store)
    with pytest.raises(WorkbenchError, match=said):
        notebook.ask(store, **{"claim_id": 1, "text": "Why?", "reviewer": "ada", **given})
    assert store.value("SELECT count(*) FROM questions") == 0


def test_the_commands_of_the_notebook(store: Store) -> None:
    put_article(store)
    assert "no questions yet" in ok("notebook", "--db", store.path)
    asked = ok("ask", 1, "Which bridge?", "--way", "email", "--deadline", "2020-01-01", "--db", store.path)
    assert asked.startswith("question 2, due 2020-01-01")
    assert ok("reply", 2, "Mara Stok", "You wait.", "--db", store.path) == "question 3: claim 2\n"
    listed = ok("notebook", "--due", "--db", store.path)
    assert "OVERDUE" in listed
    assert "Mara" not in listed
    assert ok("answer", 3, "--declined", "--db", store.path) == "question 3 declined: claim 2\n"
    assert json.loads(ok("notebook", 2, "--format", "json", "--db", store.path))[0]["outcome"] == "declined"
    assert "no question 9" in refused("answer", 9, "x", "--db", store.path)
    assert "the answer is empty" in refused("answer", 2, "--db", store.path)
    assert ok("assign", 1, 2, "bo", "--db", store.path) == "assigned to bo: 2 claims\n"
    assert "Wij wachten" in ok("export", "csv", "--assigned-to", "bo", "--kind", "quote", "--db", store.path)
    assert ok("export", "csv", "--assigned-to", "me", "--db", store.path).count("\n") == 1
    ok("assign", 1, "nobody", "--db", store.path)
    assert ok("undo", "--db", store.path).startswith("taken back: assignment")
    assert ok("export", "csv", "--assigned-to", "bo", "--unanswered", "--db", store.path).count("\n") == 2


# --- what is confidential -------------------------------------------------------------------------------


def written(store: Store, form: str, folder: Path, **options: object) -> str:
    """A format as text, whatever it is packed in."""
    goal = folder / f"out.{form}"
    export_to(store, form, str(goal), ClaimFilter(), ExportOptions(page="https://x.test/{claim_uid}", **options))  # type: ignore[arg-type]
    if not FORMATS[form].binary:
        return goal.read_text(encoding="utf-8")
    with zipfile.ZipFile(goal) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "jsonl"])
def test_no_format_tells_what_is_confidential_unless_asked(store: Store, tmp_path: Path, form: str) -> None:
    claim, quote = put_article(store)
    for number, words in ((claim, "secretnote"), (quote, "opennote")):
        give_verdict(store, [number], "disputed", reviewer="ada", note=words)
        write_note(store, number, f"{words} too", reviewer="ada")
    attach_evidence(store, quote, stance="supports", title="secretsource", reviewer="ada")
    attach_evidence(store, quote, stance="supports", title="opensource", reviewer="ada")
    attach_evidence(store, claim, stance="supports", title="secretlink", reviewer="ada")
    source = store.value("SELECT event_id FROM evidence WHERE title = 'secretsource'")
    notebook.keep_confidential(store, "claim", [claim], reviewer="ada")
    notebook.keep_confidential(store, "evidence", [source], reviewer="ada")
    left: list[str] = []
    text = written(store, form, tmp_path, left_out=left.append)
    assert "secret" not in text
    assert ("opennote" in text) == (form not in ("claimreview", "bibliography")), "which tell no notes"
    assert left == ["1 claims, 1 pieces of evidence"]
    both = written(store, form, tmp_path, confidential=True)
    assert both.count("De brug is dicht") >= text.count("De brug is dicht")
    assert ("secret" in both) == (form != "claimreview")
    undo(store, reviewer="ada")
    undo(store, reviewer="ada")
    assert ("secret" in written(store, form, tmp_path)) == (form != "claimreview")
    assert whole(store)


def test_a_piece_and_its_whole_share_words_and_fate(store: Store) -> None:
    claim, quote = put_article(store)
    store.connection.execute("UPDATE claims SET part_of = ? WHERE id = ?", (quote, claim))
    for kept in (claim, quote):
        notebook.keep_confidential(store, "claim", [kept], reviewer="ada")
        assert list(claim_ids(store, ClaimFilter(confidential=False))) == []
        undo(store, reviewer="ada")


def test_everything_is_written_and_comes_back_only_with_leave(store: Store, tmp_path: Path) -> None:
    claim, quote = put_article(store)
    give_verdict(store, [claim], "verified", reviewer="ada", rating="mostly_true")
    look_again(store, claim, "disputed", reviewer="bo")
    notebook.ask(store, claim, "Why?", reviewer="ada")
    notebook.answer(store, 4, "So.", reviewer="ada")
    notebook.assign(store, [quote], "bo", reviewer="ada")
    ok("confidential", "claim", quote, "--db", store.path)
    said = refused("export", "jsonl", "--output", "all.jsonl", "--db", store.path)
    assert "1 claims" in said
    assert "--confidential" in said
    assert not Path("all.jsonl").exists()
    done = run("export", "csv", "--db", store.path)
    assert done.stderr == "workbench: left out as confidential: 1 claims; --confidential writes them too\n"
    ok("export", "jsonl", "--confidential", "--output", "all.jsonl", "--db", store.path)
    import_everything(tmp_path / "back.db", Path("all.jsonl"))
    with open_store(tmp_path / "back.db") as back:
        assert whole(back)
        for view in ("claim_sheet", "question_sheet", "disagreements", "claim_states"):
            assert [tuple(r) for r in back.rows(f"SELECT * FROM {view}")] == [
                tuple(r) for r in store.rows(f"SELECT * FROM {view}")
            ]
    ok("confidential", "claim", quote, "--off", "--db", store.path)
    ok("export", "jsonl", "--output", "all.jsonl", "--db", store.path)
    assert "no document 7" in refused("confidential", "document", 7, "--db", store.path)

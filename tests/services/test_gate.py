"""The gate says what is not met, and its exit code holds a publishing script."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.running import ok, refused, run
from tests.making import put_article
from workbench.model import WorkbenchError
from workbench.services.gate import as_junit, as_lines, gate, is_met
from workbench.services.reviewing import attach_evidence, give_verdict, undo
from workbench.services.settings import Settings
from workbench.store import Store


def held(store: Store, article: int | None = None, **rules: object) -> list[int]:
    (ruling,) = gate(store, Settings(**rules), article)  # type: ignore[arg-type]
    return [one.claim_id for one in ruling.held]


def test_each_rule(store: Store) -> None:
    first, second = put_article(store)  # worth 0.2, and a quote of worth 0.6
    assert held(store, gate_open_above=0.5) == [second]
    assert held(store, gate_open_above=0.0) == [first, second]
    give_verdict(store, [second], "unsourced", reviewer="ada")
    assert held(store, gate_open_above=0.5) == []
    assert held(store, gate_unsourced_quotes=True) == [second]
    give_verdict(store, [first], "disputed", reviewer="ada", note=" ")
    assert held(store, gate_disputed_without_note=True) == [first]
    give_verdict(store, [first], "disputed", reviewer="ada", note="the minutes say 7")
    assert held(store, gate_disputed_without_note=True) == []
    assert held(store, gate_second_pass=0.1) == [first, second]
    give_verdict(store, [first], "disputed", reviewer="bo", note="as ada")
    assert held(store, gate_second_pass=0.1) == [second]
    undo(store, reviewer="bo")
    assert held(store, gate_second_pass=0.1) == [first, second]
    give_verdict(store, [second], "verified", reviewer="ada")
    attach_evidence(store, second, stance="context", title="x", reviewer="ada")
    assert held(store, gate_verified_without_evidence=True) == [second]
    attach_evidence(store, second, stance="supports", title="x", reviewer="ada")
    assert held(store, gate_verified_without_evidence=True) == []


def test_what_is_said_of_it(store: Store) -> None:
    put_article(store)
    rulings = gate(store, Settings(gate_open_above=0.5, gate_unsourced_quotes=True))
    assert not is_met(rulings)
    assert as_lines(rulings) == [
        "NOT MET  every claim of worth 0.5 or more has a verdict: 1 do not",
        "         claim 2, article 1: Wij wachten af",
        "met      no quote is unsourced",
    ]
    suite = ElementTree.fromstring(as_junit(rulings))
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert [case.get("name") for case in suite] == ["open_above", "unsourced_quotes"]


def test_without_rules_there_is_no_gate(store: Store) -> None:
    put_article(store)
    with pytest.raises(WorkbenchError, match="no rules"):
        gate(store, Settings())
    with pytest.raises(WorkbenchError, match="between 0 and 1"):
        gate(store, Settings(gate_open_above=50))
    with pytest.raises(WorkbenchError, match="no article 9"):
        gate(store, Settings(gate_open_above=0.5), 9)


def test_the_command_exits_with_three_until_it_is_met(store: Store) -> None:
    put_article(store)
    assert "no rules" in refused("report", "--gate", "--db", store.path)
    Path("workbench.toml").write_text("gate_open_above = 0.5\ngate_disputed_without_note = true\n", encoding="utf-8")
    done = run("report", "--gate", "--db", store.path)
    assert (done.returncode, "NOT MET" in done.stdout) == (3, True)
    done = run("report", "--gate", "--format", "json", "--db", store.path)
    assert (done.returncode, json.loads(done.stdout)["met"]) == (3, False)
    done = run("report", "--gate", "--format", "junit", "--db", store.path)
    assert (done.returncode, ElementTree.fromstring(done.stdout.encode()).get("failures")) == (3, "1")
    ok("verdict", 2, "v", "--db", store.path)
    assert "NOT MET" not in ok("report", "--gate", "--article", 1, "--db", store.path)
    assert "--gate" in refused("report", "--format", "junit", "--db", store.path)
    Path("workbench.toml").write_text("gate_disputed_without_note = 1\n", encoding="utf-8")
    assert "true or false" in refused("report", "--gate", "--db", store.path)

"""The packs hold what the splitter asks for, and are read once."""

from __future__ import annotations

import pytest

from workbench.language import function_words, load_pack, pack_codes


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_pack_has_the_lists_that_the_splitter_reads(code):
    pack = load_pack(code)
    for name in ("determiners", "prepositions", "adverbs", "finite", "participle", "roles", "names", "never", "maybe"):
        assert pack[name], name
    assert pack.reports
    assert pack.pronouns
    assert pack.according
    assert pack["no such list"] == frozenset()


def test_a_pack_is_read_once_and_a_missing_one_is_empty():
    assert load_pack("nl") is load_pack("nl")
    assert not load_pack("und").sets
    assert not load_pack("xx")["finite"]


def test_function_words_of_every_pack():
    assert set(function_words()) == set(pack_codes())
    assert all(len(words) > 50 for words in function_words().values())


@pytest.mark.parametrize(
    ("code", "word", "kind"),
    [
        ("nl", "zei", "finite"),
        ("nl", "bekendgemaakt", "participle"),
        ("nl", "vroeg", "finite"),
        ("en", "adding", "gerund"),
    ],
)
def test_forms_of_reporting_verbs(code, word, kind):
    assert kind in {report.kind for report in load_pack(code).reports[word]}

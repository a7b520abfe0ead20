"""The packs hold what the splitter asks for, and are read once."""

from __future__ import annotations

import pytest

from workbench.language import function_words, load_pack, pack_codes
from workbench.splitting import detect_language


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


@pytest.mark.parametrize(
    "text",
    [
        "Il sindaco ha detto che la scuola resta aperta anche se i lavori non sono finiti. Piove, secondo il comune.",
        "O prefeito disse que a escola continua aberta, embora as obras não estejam prontas por causa da chuva.",
        "Borgmesteren sagde, at skolen forbliver åben, selv om arbejdet ikke er færdigt. Det skyldes regnen.",
        "Die burgemeester het gesê dat die skool oop bly, hoewel die werk nie klaar is nie.",
        "Burmistrz powiedział, że szkoła pozostaje otwarta, choć prace nie są zakończone.",
    ],
)
def test_a_language_without_a_pack_is_not_taken_for_its_neighbour(text):
    assert detect_language(text) == "und"

"""Forms that news uses, each with whom it attributes what to: one short text a form, of invented people and places."""

from __future__ import annotations

import pytest

from workbench.splitting import split_text

FORMS = [
    # names
    ("nl", '"Het is zorgelijk", zegt Han ter Wolde, burgemeester van Ostermeer.', "Het is zorgelijk", "Han ter Wolde"),
    ("nl", '"Het is zorgelijk", zegt Stadsblad-hoofdredacteur Arno Jelsma.', "Het is zorgelijk", "Arno Jelsma"),
    ("nl", "\"Dat weten de jongens wel\", reageerde Van 't Veld.", "Dat weten de jongens wel", "Van 't Veld"),
    ("nl", "‘Te laat’, zei np.b-fractieleider Koen Rosseel.", "Te laat", "Koen Rosseel"),
    ("en", "The plan is ready, Finance Minister Ann Petridge said.", "The plan is ready", "Ann Petridge"),
    ("en", "“I saw it,” said Wickering resident Boverly Reynolds.", "I saw it,", "Boverly Reynolds"),
    ("en", "Tim Long is an analyst. Long said the sales may fall.", "the sales may fall", "Tim Long"),
    ("es", "Perelló explica que el acuerdo no es claro.", "el acuerdo no es claro", "Perelló"),
    # who is meant by a pronoun, a role, a place of origin
    ("nl", "Wilco Kelder won. “Ik voelde me goed”, zei de Barnemeerder.", "Ik voelde me goed", "Wilco Kelder"),
    ("nl", "Zij schreef aan directeur Jan Vos. Die zegt dat het klopt.", "het klopt", "Jan Vos"),
    ("en", "Ann Petridge is finance minister. The minister said the plan has failed.",
     "the plan has failed", "Ann Petridge"),
    ("en", "Gov. Wes Pruitt left. The governor said the plan has failed.", "the plan has failed", "Wes Pruitt"),
    ("en", "Chris Coleman was glad. Coleman’s side won. He said it was close.", "it was close", "Chris Coleman"),
    ("en", "BlackRiver lost a phone. It said the phone would come back.", "the phone would come back", "BlackRiver"),
    # verbs that no list knows, and verbs of speaking behind what is not quoted
    ("nl", ",,Dit is terecht, we waren slecht'', begon trainer Henk de Boer.", None, "Henk de Boer"),
    ("nl", "Het wordt een lange nacht, verzucht wethouder Ada Smit.", "Het wordt een lange nacht", "Ada Smit"),
    ("fr", "Le téléphone, plaisante-t-elle, n'a jamais fait aussi bien.", "Le téléphone", None),
    # complements
    ("nl", "De politie laat weten niet in te gaan op de zaak.", "niet in te gaan op de zaak", "de politie"),
    ("nl", "Gevraagd naar de reden, zei Ada Smit dat het tegenviel.", "het tegenviel", "Ada Smit"),
    ("nl", "Artsen wijzen er al langer op dat lawaai schaadt.", "lawaai schaadt", "Artsen"),
    ("nl", "De groep zegt een brief te hebben afgegeven waarin dat staat.",
     "een brief te hebben afgegeven waarin dat staat",
     "De groep"),
    ("nl", "De verklaring kan niet kloppen, dat weet de teamleider.",
     "De verklaring kan niet kloppen", "de teamleider"),
    ("nl", 'Natuurclubs hebben het over "een sluipmoord op de libel".', "een sluipmoord op de libel", "Natuurclubs"),
    ("en", "He said problems could be key and that a trial could fail.",
     "problems could be key and that a trial could fail",
     None),
    ("en", "Ann Low said deaths had halved, though she acknowledged that it was a guess.",
     "deaths had halved", "Ann Low"),
    ("en", "Police said the sketch was of a man who saw a fire.", "the sketch was of a man who saw a fire", "Police"),
    ("de", "Petersen erzählt, sein Vater habe kein Wort gesagt.", "sein Vater habe kein Wort gesagt", "Petersen"),
    ("de", "Lausmann begründete das damit, dass die Polizei fehle.", "die Polizei fehle", "Lausmann"),
    ("fr", "La mairie assure que l'atelier sera maintenu, sans préciser qui paiera.", "l'atelier sera maintenu",
     "La mairie"),
    ("fr", "Certains trouvent qu'elle en fait trop.", "elle en fait trop", "Certains"),
]  # fmt: skip

NOBODY = [
    ("nl", '"Laat ons niet barsten", zei boer Koos met tranen in zijn ogen.', "met tranen"),
    ("nl", "Een verpleegkundige die daar werkt en dat niet wil, begrijpt beide kanten.", "Een verpleegkundige"),
    ("fr", "Les enfants ont ri, puis ils ont appris.", "Les enfants ont ri"),
    ("de", "Im Dorf hieß es, er lasse den Hof verfallen.", "Dorf"),
]


@pytest.mark.parametrize(("language", "text", "content", "name"), FORMS, ids=[text[:40] for _, text, _, _ in FORMS])
def test_a_form_is_attributed(language: str, text: str, content: str | None, name: str | None) -> None:
    found = [claim for claim in split_text(text, language=language).claims if claim.form and claim.part_of is None]
    assert found, text
    last = found[-1] if content is None else next((one for one in found if one.text.startswith(content[:24])), None)
    assert last is not None, [one.text for one in found]
    if content is not None and language != "fr":
        assert last.text.rstrip(".") == content.rstrip(".")
    assert (last.speaker_name or "").casefold() == (name or "").casefold()


@pytest.mark.parametrize(("language", "text", "not_so"), NOBODY)
def test_what_is_no_attribution_or_has_no_source(language: str, text: str, not_so: str) -> None:
    for claim in split_text(text, language=language).claims:
        if claim.form:
            assert not_so not in claim.text or claim.form == "direct"
            assert claim.speaker_name != not_so

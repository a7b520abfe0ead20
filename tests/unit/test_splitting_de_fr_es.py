"""Forms of attribution in German, French and Spanish, on sentences written for the purpose."""

from __future__ import annotations

import pytest

from tests.unit.test_splitting import sentences, told

GERMAN = [
    ("„Es ist fertig“, sagte Bäcker Uwe Moll am Montag.", [("direct", "Es ist fertig", "Uwe Moll")]),
    ("»Es ist fertig«, sagte Uwe Moll.", [("direct", "Es ist fertig", "Uwe Moll")]),
    ("Uwe Moll sagte, dass die Brücke gesperrt sei.", [("indirect", "die Brücke gesperrt sei", "Uwe Moll")]),
    ("Uwe Moll sagte, die Brücke sei gesperrt.", [("indirect", "die Brücke sei gesperrt", "Uwe Moll")]),
    ("Die Brücke sei gesperrt, sagte Uwe Moll.", [("indirect", "Die Brücke sei gesperrt", "Uwe Moll")]),
    (
        "Uwe Moll sagte, die Brücke sei gesperrt. Man habe keine Wahl gehabt.",
        [
            ("indirect", "die Brücke sei gesperrt", "Uwe Moll"),
            ("indirect", "Man habe keine Wahl gehabt", "Uwe Moll"),
        ],
    ),
    ("Laut Uwe Moll ist die Brücke gesperrt.", [("indirect", "ist die Brücke gesperrt", "Uwe Moll")]),
    ("Aus dem Rathaus hieß es, die Brücke sei dicht.", [("indirect", "die Brücke sei dicht", "dem Rathaus")]),
    ("Es wird vermutet, dass die Brücke bricht.", [("indirect", "die Brücke bricht", None)]),
]
FRENCH = [
    ("« C'est fini », a déclaré le boulanger Paul Morin.", [("direct", "C'est fini", "Paul Morin")]),
    ("« C'est fini », explique Paul Morin.", [("direct", "C'est fini", "Paul Morin")]),
    ("Paul Morin a affirmé que le pont était fermé.", [("indirect", "le pont était fermé", "Paul Morin")]),
    ("Le pont est fermé, a indiqué Paul Morin.", [("indirect", "Le pont est fermé", "Paul Morin")]),
    ("Selon Paul Morin, le pont est fermé.", [("indirect", "le pont est fermé", "Paul Morin")]),
    ("D'après Paul Morin, le pont est fermé.", [("indirect", "le pont est fermé", "Paul Morin")]),
    ("Paul Morin dit vouloir fermer le pont.", [("indirect", "vouloir fermer le pont", "Paul Morin")]),
]
SPANISH = [
    ("«Se acabó», dijo el panadero Pablo Moreno.", [("direct", "Se acabó", "Pablo Moreno")]),
    ("“Se acabó”, ha declarado Pablo Moreno.", [("direct", "Se acabó", "Pablo Moreno")]),
    ("Pablo Moreno aseguró que el puente está cerrado.", [("indirect", "el puente está cerrado", "Pablo Moreno")]),
    ("El puente está cerrado, afirmó Pablo Moreno.", [("indirect", "El puente está cerrado", "Pablo Moreno")]),
    ("Según Pablo Moreno, el puente está cerrado.", [("indirect", "el puente está cerrado", "Pablo Moreno")]),
    ("Se teme que el puente caiga.", [("indirect", "el puente caiga", None)]),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(code, *case) for code, cases in (("de", GERMAN), ("fr", FRENCH), ("es", SPANISH)) for case in cases],
)
def test_forms_of_attribution(language, text, expected):
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Am 1. März zahlte sie z. B. 3,5 Mio. Euro. Das reicht.", 2),
        ("fr", "M. Morin arrive à 8 h 15. Il attend.", 2),
        ("es", "El Sr. Moreno llegó el 3 de mayo. ¿Qué quiere?", 2),
    ],
)
def test_sentences(language, text, count):
    assert len(sentences(text, language)) == count

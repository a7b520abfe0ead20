"""All forms of a German, a French or a Spanish verb, from its infinitive and the parts that are irregular."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass
class Forms:
    """The forms of one verb by what they can be. `joined` are forms that hold the particle of a separable verb."""

    infinitive: list[str]
    singular: list[str] = field(default_factory=list)
    plural: list[str] = field(default_factory=list)
    past: list[str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    participle: list[str] = field(default_factory=list)
    gerund: list[str] = field(default_factory=list)
    subjunctive: list[str] = field(default_factory=list)


# --- German

_GERMAN_INSEPARABLE = re.compile(r"^(?:be|emp|ent|er|ge|hinter|miss|ver|zer|wider|voll|über|unter|wieder)")


def german(infinitive: str, parts: list[str], particle: str) -> Forms:
    """Return the forms of a German verb. `parts`: present and past of the third person, participle, subjunctive."""
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    extra = "e" if re.search(r"(?:[td]|ch[mn]|[^aeiouäöülrh][mn])$", stem) else ""
    present, past, done = parts[:3] if parts else ("", "", "")
    present = present or stem + extra + "t"
    weak = not past
    past = past or stem + extra + "te"
    if not done:
        bare = infinitive.endswith("ieren") or _GERMAN_INSEPARABLE.match(infinitive)
        done = ("" if bare else "ge") + stem + extra + "t"
    pasts = past + "n" if past.endswith("e") else past + "en"
    subjunctive = [stem + "e"]
    if infinitive.endswith(("eln", "ern")):
        subjunctive = [stem + "e", stem[:-2] + stem[-1] + "e"] if infinitive.endswith("eln") else [stem + "e"]
    second = [] if weak else [_umlaut(past)]
    if second and second[0] in {past, present, *subjunctive}:
        second = []
    return Forms(
        infinitive=[infinitive],
        singular=[present, past, *subjunctive, *second],
        plural=[infinitive, pasts, *[word + "n" for word in second]],
        past=[past, pasts],
        participle=[particle + done],
        subjunctive=subjunctive,
    )


def _umlaut(past: str) -> str:
    match = re.search(r"(au|[aou])(?=[^aeiouäöü]*e?$)", past)
    if match is None:
        return past.rstrip("e") + "e"
    vowel = {"a": "ä", "o": "ö", "u": "ü", "au": "äu"}[match.group()]
    return (past[: match.start()] + vowel + past[match.end() :]).rstrip("e") + "e"


# --- French


def french(infinitive: str, parts: list[str]) -> Forms:
    """Return the forms of a French verb. `parts`: present 3s and 3p, imperfect, past 3s and 3p, participle, future."""
    if not parts:
        parts = _french_first(infinitive) if infinitive.endswith("er") else _french_second(infinitive)
    now, nows, imperfect, past, pasts, done, future = parts
    root = imperfect.removesuffix("ait")
    body = future[:-1]
    soft = re.sub(r"ge$", "g", re.sub(r"ç$", "c", root)) if infinitive.endswith("er") else root
    subjunctive = nows.removesuffix("nt")
    feminine = [done + end for end in ("e", "es")] + ([done] if done.endswith("s") else [done + "s"])
    return Forms(
        infinitive=[infinitive],
        singular=[now, imperfect, past, future, body + "ait", subjunctive],
        plural=[nows, root + "aient", pasts, body + "ont", body + "aient"],
        past=[imperfect, root + "aient", past, pasts],
        first=[
            *(root + "ons", soft + "ez", soft + "ions", soft + "iez", root + "ais"),
            *(body + end for end in ("ons", "ez", "ai", "as", "ais", "ions", "iez")),
            *_french_i(infinitive, now),
        ],
        participle=[done, *feminine],
        gerund=[root + "ant"],
    )


def _french_i(infinitive: str, now: str) -> list[str]:
    """Return what "je" and "tu" take in the present: "comprends", "peux"; that of -er verbs is the third person's."""
    if infinitive.endswith("er"):
        return [now + "s"] if now.endswith("e") else []
    if now.endswith(("eut", "aut")):
        return [now[:-1] + "x"]
    return [now[:-1] + "s"] if now.endswith("t") else [now + "s"]


def _french_first(infinitive: str) -> list[str]:
    stem = infinitive[:-2]
    root = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    strong = stem
    future = infinitive
    if match := re.search(r"é([^aeiou]{1,2}|qu|gu)$", stem):
        strong = stem[: match.start()] + "è" + match.group(1)
    elif stem.endswith(("ell", "ett")):
        pass
    elif re.search(r"(?:pel|jet|nouvel|vel|quet|fer)$", stem) and stem.endswith(("pel", "jet", "vel")):
        strong = stem + stem[-1]
        future = strong + "er"
    elif match := re.search(r"e([^aeiou])$", stem):
        strong = stem[: match.start()] + "è" + match.group(1)
        future = strong + "er"
    elif stem.endswith(("oy", "uy")):
        strong = stem[:-1] + "i"
        future = strong + "er"
    return [strong + "e", strong + "ent", root + "ait", root + "a", stem + "èrent", stem + "é", future + "a"]


def _french_second(infinitive: str) -> list[str]:
    stem = infinitive[:-2]
    if infinitive.endswith("re"):
        return [stem, stem + "ent", stem + "ait", stem + "it", stem + "irent", stem + "u", stem + "ra"]
    return [stem + end for end in ("it", "issent", "issait", "it", "irent", "i", "ira")]


# --- Spanish


def spanish(infinitive: str, parts: list[str]) -> Forms:
    """Return the forms of a Spanish verb. `parts`: present, past, participle, future, subjunctive; `-` is regular."""
    given = [part if part != "-" else "" for part in [*parts, "", "", "", "", ""][:5]]
    stem, kind = infinitive[:-2], infinitive[-2:].replace("í", "i")
    ar = kind == "ar"
    theme = "a" if ar else "e"
    present = given[0] or stem + theme
    past = given[1] or stem + ("ó" if ar else "ió")
    done = given[2] or stem + ("ado" if ar else "ido")
    future = given[3] or infinitive.replace("ír", "ir") + "á"
    subjunctive = given[4] or _spelled(present[:-1], ar) + ("e" if ar else "a")
    body = future[:-1]
    pasts = _spanish_pasts(past, ar)
    base = pasts.removesuffix("ron")
    imperfect = {"ver": "veía", "prever": "preveía", "ser": "era", "ir": "iba"}.get(
        infinitive, stem + ("aba" if ar else "ía")
    )
    first = _spelled(stem, ar) + "é" if ar else stem + "í"
    if given[1] and not past.endswith("ó"):
        first = past[:-1] + "e"
    we = stem + {"ar": "amos", "er": "emos", "ir": "imos"}[kind]
    return Forms(
        infinitive=[infinitive],
        singular=[present, past, imperfect, future, body + "ía", subjunctive, base + "ra"],
        plural=[
            present + "n",
            pasts,
            imperfect + "n",
            body + "án",
            body + "ían",
            subjunctive + "n",
            base + "ran",
        ],
        past=[past, pasts, imperfect, imperfect + "n"],
        first=[
            *_spanish_i(infinitive, present),
            *(we, first, body + "é", body + "emos", body + "íamos", imperfect.replace("aba", "ába") + "mos"),
            *(present + "s", base + "mos"),
        ],
        participle=[done, done[:-1] + "a", done + "s", done[:-1] + "as"],
        gerund=[(base[:-2] + "iendo" if base.endswith("ie") else stem + ("ando" if ar else "iendo"))],
    )


_SPANISH_I = {
    "tener": "tengo", "venir": "vengo", "poner": "pongo", "salir": "salgo", "hacer": "hago", "decir": "digo",
    "traer": "traigo", "caer": "caigo", "oír": "oigo", "ver": "veo", "dar": "doy", "ser": "soy", "estar": "estoy",
    "ir": "voy", "saber": "sé",
}  # fmt: skip


def _spanish_i(infinitive: str, present: str) -> list[str]:
    """Return what "yo" takes in the present, also of verbs made from an irregular one ("mantengo")."""
    for verb, form in _SPANISH_I.items():
        if infinitive.endswith(verb) and len(verb) > 2 + (infinitive != verb):
            return [infinitive.removesuffix(verb) + form]
    if infinitive in _SPANISH_I:
        return [_SPANISH_I[infinitive]]
    if re.search(r"[aeiou]c[ei]r$", infinitive) and infinitive not in {"cocer", "mecer"}:
        return [infinitive[:-3] + "zco"]
    return [present[:-1] + "o"]


def _spanish_pasts(past: str, ar: bool) -> str:
    if past.endswith("ió"):
        return past[:-1] + "eron"
    if past.endswith("yó"):
        return past[:-1] + "eron"
    if past.endswith("ó"):
        return past[:-1] + ("aron" if ar else "eron")
    if past.endswith("jo"):
        return past[:-1] + "eron"
    if past in {"fue", "dio", "vio"}:
        return {"fue": "fueron", "dio": "dieron", "vio": "vieron"}[past]
    return past[:-1] + "ieron"


def _spelled(stem: str, ar: bool) -> str:
    if ar:
        return re.sub(r"z$", "c", re.sub(r"g$", "gu", re.sub(r"c$", "qu", stem)))
    return re.sub(r"([aeiou])c$", r"\1zc", re.sub(r"g$", "j", re.sub(r"gu$", "g", stem)))

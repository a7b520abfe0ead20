"""Expands the verbs in tools/verbs/*.txt into all their forms and writes them into the packs.

usage: python -m tools.make_verbs        (read the lists in the packs by hand afterwards)
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from tools.conjugate import Forms, french, german, spanish

FOLDER = Path(__file__).parent
PACKS = FOLDER.parent / "workbench" / "language"
VOWELS = "aeiou"
UNSTRESSED_PREFIX = re.compile(
    r"^(be|ge|her|er|ont|ver|over(?=tuig|wel|lijd|leef|winn|brug|rompel|spoel|strom|weg|drijv|hand|heers|red|stijg)|onder(?=nem|bouw|breek|hand|houd|steun|teken|vraag|vrag|wijz|zoek|scheid)|om(?=arm|geef|gev|ring|singel|vat)|weer(?=galm|klink|spiegel|sta|leg|spreek|sprek)|vol(?=sta|tooi)|mis(?=luk|bruik)|door(?=breek|loop|sta)|voor(?=kom))"
)


NATIVE = re.compile(
    r"(?:w[oa]nder|minder|hinder|vorder|inner|hamer|weiger|lever|luister|fluister|opper|mopper|foeter|tover|rover|verover|cijfer|donker|haper|duister|erger|vergader|neder|"
    r"(?<!gar)ander|zeker|wijder|offer|anker|kelder|nader|schilder|schitter|sluimer|temper|timmer|beter|ijver|stotter|kinder|klapper|klatter|flikker|"
    r"zuiver|slinger|slenter|snotter|donder|blader|bladder|monster|veder|kamer|schater|schemer|jammer|hunker|wapper|klauter|kapper|zegever|boeker|dokter|verouder|boer|voer|hoever|"
    r"sluier|buiter|luier|kuier|tuier|schouder|opdonder|vermager|verander|verduister|handhaver|oever|wakker|bakker|knetter|spetter|sidder|rammer|plunder|"
    r"zeker|schamper|sputter|bulder|snater|belegeren|leger|suiker)en$"
)


def dutch_stem(infinitive: str) -> str:
    if infinitive.endswith("iëren"):
        return infinitive[:-5] + "ieer"
    if infinitive.endswith("ueren"):
        return infinitive[:-3] + "eer"
    if infinitive.endswith("oordelen"):
        return infinitive[:-5] + "deel"
    if infinitive.endswith("ën"):
        return infinitive[:-2]
    if not infinitive.endswith("en"):
        return infinitive[:-1]
    body = infinitive[:-2]
    if len(body) > 2 and body[-1] == body[-2] and body[-1] not in VOWELS:
        return body[:-1]
    stem = body
    open_syllable = re.search(r"(?<![aeiou])([aeou])([bdfgklmnprstvz])$", body)
    root = re.sub(r"^(?:be|ver|ont|her|ge)(?=[^aeiou]+[aeiou])", "", body)
    several = len(re.findall(r"[aeiouy]+", root)) > 1
    unstressed = several and re.search(r"e[lmnr]$|ig$", body) and not re.search(r"e[lmnr]{2}$", body)
    if infinitive.endswith("eren") and not NATIVE.search(infinitive):
        unstressed = None
    if open_syllable and not unstressed:
        stem = body[:-1] + body[-2] + body[-1]
    return re.sub(r"v$", "f", re.sub(r"z$", "s", stem))


def dutch_forms(infinitive: str, parts: list[str]) -> tuple[list[str], list[str], str]:
    special = {
        "zijn": ["ben", "bent", "is"],
        "hebben": ["heb", "hebt", "heeft"],
        "gaan": ["ga", "gaat"],
        "staan": ["sta", "staat"],
        "doen": ["doe", "doet"],
        "komen": ["kom", "komt"],
        "slaan": ["sla", "slaat"],
        "zien": ["zie", "ziet"],
    }
    if infinitive == "appen":
        special = {"appen": ["app", "appt"]}
    for base, present in special.items():
        if infinitive.endswith(base) and len(infinitive) - len(base) != 1:
            lead = infinitive[: -len(base)]
            singular = [lead + form for form in present]
            break
    else:
        stem = dutch_stem(infinitive)
        singular = [stem] if stem.endswith("t") else [stem, stem + "t"]
    stem = singular[0]
    if parts:
        return [*singular, parts[0]], [infinitive, parts[1]], parts[2]
    body = infinitive[:-2] if infinitive.endswith(("en", "ën")) else infinitive[:-1]
    sharp = body[-1] in "tkfspx" or body.endswith("ch")
    past = stem + ("te" if sharp else "de")
    done = stem + ("" if stem.endswith(("t", "d")) else "t" if sharp else "d")
    if not UNSTRESSED_PREFIX.match(infinitive):
        done = "geë" + done[1:] if done.startswith("e") and not done.startswith(("ei", "er")) else "ge" + done
    return [*singular, past], [infinitive, past + "n"], done


def english_forms(base: str, parts: list[str]) -> tuple[str, str, str, str]:
    third = {"be": "is", "have": "has"}.get(base) or (
        base + "es"
        if re.search(r"(?:s|x|z|ch|sh|o)$", base)
        else base[:-1] + "ies"
        if re.search(r"[^aeiou]y$", base)
        else base + "s"
    )
    doubles = bool(re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", base)) or base in {
        "admit",
        "permit",
        "commit",
        "refer",
        "prefer",
        "occur",
        "transfer",
        "regret",
        "expel",
        "propel",
        "compel",
        "rebel",
        "begin",
        "forget",
        "upset",
        "control",
        "equip",
        "quip",
        "model",
        "cancel",
        "travel",
        "channel",
    }
    stem = base + base[-1] if doubles else base
    past = (
        parts[0]
        if parts
        else base + "d"
        if base.endswith("e")
        else base[:-1] + "ied"
        if re.search(r"[^aeiou]y$", base)
        else stem + "ed"
    )
    done = parts[1] if parts else past
    gerund = (
        base[:-2] + "ying"
        if base.endswith("ie")
        else base[:-1] + "ing"
        if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) and base != "be"
        else stem + "ing"
    )
    return third, past, done, gerund


def entries(code: str) -> list[tuple[str, list[str], str]]:
    found = []
    for line in (FOLDER / "verbs" / f"{code}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("="):
            chunks = line[1:].split(";")
            for chunk in chunks:
                words = chunk.split()
                if not words:
                    continue
                if (code in {"de", "fr", "es"} or len(words) == (4 if code == "nl" else 3)) and len(chunks) > 1:
                    found.append((words[0], words[1:], "-"))
                else:
                    found += [(word, [], "-") for word in words]
            continue
        verb, flags = line.rsplit(":", 1)
        words = verb.split()
        found.append((words[0], words[1:], flags.strip()))
    return found


def wrap(words: set[str] | list[str]) -> str:
    return textwrap.fill(" ".join(sorted(set(words))), 108, break_long_words=False, break_on_hyphens=False)


def build(code: str) -> str:
    sets: dict[str, list[str]] = {
        "singular": [],
        "plural": [],
        "past": [],
        "participle": [],
        "infinitive": [],
        "gerund": [],
        "bare": [],
    }
    report = []
    strong = {name: parts for name, parts, _ in entries(code) if parts and "|" not in name}
    for name, parts, flags in entries(code):
        word, _, second = name.partition("+")
        particle, bar, core = word.rpartition("|")
        core = core if bar else word
        parts = parts or strong.get(core, []) or strong_parts(core, strong) if code == "nl" else parts
        if code == "nl":
            singular, plural, done = dutch_forms(core, parts)
            main, joined = [*singular, *plural], [particle + form for form in [*singular, *plural]] if particle else []
            participles = [particle + done]
            sets["singular"] += singular + [particle + form for form in singular if particle]
            if len(singular) > 1 and singular[1] == singular[0] + "t":
                sets["bare"].append(singular[0])
            sets["plural"] += plural + [particle + form for form in plural if particle]
            sets["participle"] += participles
            sets["infinitive"] += [core, particle + core]
            forms = [particle + core, *main]
            whole = [*joined, *(["*" + p for p in participles]), *([f"{particle}te{core}"] if particle else [])]
            gerunds: list[str] = []
        else:
            third, past, done, gerund = english_forms(core, parts)
            sets["singular"].append(third)
            sets["plural"].append(core)
            sets["past"].append(past)
            sets["participle"].append(done)
            sets["infinitive"].append(core)
            sets["gerund"].append(gerund)
            forms, whole, gerunds = [core, third, past], ["*" + done], ["~" + gerund]
        if flags != "-":
            tail = "+".join(filter(None, [particle, second]))
            first = forms[0] + (f"+{tail}" if tail else "")
            report.append(" ".join([flags, first, *dict.fromkeys([*forms[1:], *whole, *gerunds])]))
    if code == "en":
        sets["singular"] += ["has", "does", "goes"]
    lines = [
        "[verbs]",
        "# Made by tools/make_verbs.py from tools/verbs; report: ways, verb+particle, forms (* participle, ~ gerund).",
        "report = '''",
        *report,
        "'''",
    ]
    for key, words in sets.items():
        lines += [f"{key} = '''", wrap(words), "'''"]
    return "\n".join(lines) + "\n"


def forms_of(code: str, core: str, parts: list[str], particle: str) -> Forms:
    """All forms of one verb of a language whose verbs are inflected for person."""
    if code == "de":
        return german(core, parts, particle)
    return french(core, parts) if code == "fr" else spanish(core, parts)


def build_inflected(code: str) -> str:
    """The verb tables of German, French or Spanish."""
    names = ("singular", "plural", "past", "participle", "infinitive", "gerund", "first", "subjunctive")
    sets: dict[str, list[str]] = {name: [] for name in names}
    report = []
    known = {name.partition("+")[0].rpartition("|")[2]: parts for name, parts, _ in entries(code) if parts}
    for name, parts, flags in entries(code):
        word, _, second = name.partition("+")
        particle, bar, core = word.rpartition("|")
        core = core if bar else word
        parts = parts or known.get(core, [])
        forms = forms_of(code, core, parts, particle)
        for key in names:
            sets[key] += getattr(forms, key)
        finite = [*forms.singular, *forms.plural]
        joined = [particle + form for form in finite] if particle else []
        marked = [f"{particle}zu{core}"] if particle else []
        sets["singular"] += [particle + form for form in forms.singular if particle]
        sets["plural"] += [particle + form for form in forms.plural if particle]
        sets["infinitive"] += [particle + core, *marked]
        sets["subjunctive"] += [particle + form for form in forms.subjunctive if particle]
        if flags == "-":
            continue
        tail = "+".join(filter(None, [particle, second]))
        heads = [particle + core] if particle else [core]
        lead = heads[0] + (f"+{tail}" if tail else "")
        marks = ["*" + form for form in forms.participle] + ["~" + form for form in forms.gerund]
        report.append(" ".join([flags, lead, *dict.fromkeys([*finite, *forms.first, *joined, *marked, *marks])]))
    lines = [
        "[verbs]",
        "# Made by tools/make_verbs.py from tools/verbs; report: ways, verb+particle, forms (* participle, ~ gerund).",
        "report = '''",
        *report,
        "'''",
    ]
    for key, words in sets.items():
        lines += [f"{key} = '''", wrap(words), "'''"]
    return "\n".join(lines) + "\n"


PREFIXES = ("be", "ver", "ont", "her", "over", "onder", "door", "om", "weer", "mis", "vol")


def strong_parts(word: str, strong: dict[str, list[str]]) -> list[str]:
    """The principal parts of a verb that is another, strong verb with a prefix."""
    for prefix in PREFIXES:
        base = strong.get(word.removeprefix(prefix)) if word.startswith(prefix) else None
        if base:
            return [prefix + base[0], prefix + base[1], prefix + base[2].removeprefix("ge")]
    return []


def main() -> None:
    for code in ("nl", "en", "de", "fr", "es"):
        path = PACKS / f"{code}.toml"
        if not path.exists():
            continue
        text = path.read_text(encoding="utf-8")
        made = build(code) if code in {"nl", "en"} else build_inflected(code)
        block = f"# verbs: begin\n{made}# verbs: end\n"
        if "# verbs: begin\n" in text:
            text = re.sub(r"# verbs: begin\n.*?# verbs: end\n", lambda _, block=block: block, text, flags=re.S)
        else:
            text = text.rstrip("\n") + "\n\n" + block
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

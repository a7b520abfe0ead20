"""Quotation marks: which opens, which closes, which is an apostrophe; paired over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.language import Pack
from workbench.splitting.paragraphs import Paragraph, trim

_MARK = re.compile(r",,|''|’’|‘’|``|[\"“”„‟«»‹›‘’‚‛'＂「」『』]")
_OPENS_ONLY = {"„": "low", "‚": "single", "‛": "single", "``": "low", "「": "corner", "『": "corner"}
_CLOSE_OF = {"「": "」", "『": "』"}
_DEEPEST = 6
_LONGEST_UNCLOSED = 600
_BEFORE_OPEN = "([{-–—/:;,.…"


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch in quotation marks. `start`/`end` take the marks in, `inner`/`outer` are without them.

    `closed` is False where the paragraph ended before a closing mark; `goes_on` tells that the quotation of
    the paragraph before is taken up again by a mark of its own.
    """

    start: int
    inner: int
    outer: int
    end: int
    kind: str
    closed: bool = True
    goes_on: bool = False


@dataclass(slots=True)
class _Open:
    start: int
    inner: int
    kind: str


def _clitic(text: str, at: int, end: int, clitics: frozenset[str]) -> bool:
    """Tell whether the mark at `at` begins a shortened word (an apostrophe in front)."""
    stop = at + 1
    while stop < end and stop - at < 6 and text[stop].isalnum():
        stop += 1
    word = text[at + 1 : stop].lower()
    if not word:
        return False
    if word in clitics and not (stop < end and text[stop] in "'’"):
        return True
    return word[0].isdigit() and word.rstrip("s").isdigit() and len(word.rstrip("s")) == 2 and word.endswith("s")


class _Pairer:
    """Pairs the marks of one paragraph after the other."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text = text
        self.clitics = pack["clitics"]
        self.pairs: list[Pair] = []
        self.carry: str | None = None

    def paragraph(self, span: Paragraph, following: Paragraph | None) -> None:
        """Pair the marks of one paragraph."""
        text = self.text
        stack: list[_Open] = []
        found: list[tuple[int, Pair]] = []
        marks = list(_MARK.finditer(text, span.start, span.end))
        reopened = None
        for index, match in enumerate(marks):
            at, end, sign = match.start(), match.end(), match.group()
            before = text[at - 1] if at > span.start else " "
            after = text[end] if end < span.end else " "
            role, kind = self._role(sign, at, before, after, stack, marks, index, span)
            if role == "open":
                if stack and stack[-1].kind == kind:
                    stack.pop()
                stack.append(_Open(at, end, kind))
                if len(stack) > _DEEPEST:
                    del stack[0]
                if at == span.start and self.carry is not None and kind == self.carry:
                    reopened = at
            elif role == "close":
                while stack and stack[-1].kind != kind:
                    stack.pop()
                if stack:
                    opened = stack.pop()
                    goes_on = opened.start == reopened
                    inner, outer = trim(text, opened.inner, at) if kind.startswith("guill") else (opened.inner, at)
                    if inner >= outer:
                        inner, outer = opened.inner, at
                    found.append((len(stack), Pair(opened.start, inner, outer, end, kind, True, goes_on)))
        self.carry = None
        self._finish(span, following, stack, found, reopened)

    def _finish(
        self,
        span: Paragraph,
        following: Paragraph | None,
        stack: list[_Open],
        found: list[tuple[int, Pair]],
        reopened: int | None,
    ) -> None:
        top = [pair for _, pair in found]
        left = next((opened for opened in stack if self._worth_keeping(opened, span, following)), None)
        if left is not None:
            top = [pair for pair in top if pair.end <= left.start]
            goes_on = left.start == reopened
            top.append(Pair(left.start, left.inner, span.end, span.end, left.kind, False, goes_on))
            if following is not None and self._opens(following, left.kind):
                self.carry = left.kind
        top.sort(key=lambda pair: (pair.start, -pair.end))
        reach = -1
        for pair in top:
            if pair.start >= reach:
                self.pairs.append(pair)
                reach = pair.end

    def _opens(self, paragraph: Paragraph, kind: str) -> bool:
        match = _MARK.match(self.text, paragraph.start, paragraph.end)
        if match is None or match.end() >= paragraph.end or self.text[match.end()].isspace():
            return False
        return _kind_of(match.group()) == kind or (kind == "double" and _kind_of(match.group()) == "low")

    def _worth_keeping(self, opened: _Open, span: Paragraph, following: Paragraph | None) -> bool:
        lead = self.text[max(span.start, opened.start - 3) : opened.start].rstrip()
        starts = not lead or lead[-1] in ".!?:…"
        if opened.kind == "single-straight":
            return False
        if following is not None and self._opens(following, opened.kind) and starts:
            return True
        alone = not any(
            _kind_of(match.group()) == opened.kind for match in _MARK.finditer(self.text, opened.inner, span.end)
        )
        return starts and opened.kind != "single" and span.end - opened.start < _LONGEST_UNCLOSED and alone

    def _role(
        self,
        sign: str,
        at: int,
        before: str,
        after: str,
        stack: list[_Open],
        marks: Sequence[re.Match[str]],
        index: int,
        span: Paragraph,
    ) -> tuple[str, str]:
        free_before = before.isspace() or before in _BEFORE_OPEN or before in "\"“‘„«'’"
        tight_after = not after.isspace() and after not in ".,;:!?)"
        top = {opened.kind for opened in stack}
        if sign == ",,":
            return ("open", "low") if free_before and tight_after else ("", "")
        if sign in _OPENS_ONLY:
            return "open", _OPENS_ONLY[sign]
        if sign in "「」『』":
            return "close", "corner"
        if sign in {"''", "’’", "‘’"}:
            if "low" in top:
                return "close", "low"
            if "pair" in top:
                return "close", "pair"
            return ("open", "pair") if free_before and tight_after else ("", "")
        if sign in '"＂“”‟':
            return self._double(sign, free_before, tight_after, before, stack)
        if sign in "«»‹›":
            return self._guillemet(sign, free_before, tight_after, stack)
        return self._single(sign, at, before, after, stack, marks, index, span)

    def _double(
        self, sign: str, free_before: bool, tight_after: bool, before: str, stack: list[_Open]
    ) -> tuple[str, str]:
        top = {opened.kind for opened in stack}
        opened = next((o for o in reversed(stack) if o.kind in {"double", "low"}), None)
        if sign == "“":
            if opened is not None and opened.kind == "low" and not before.isspace():
                return "close", "low"
            if opened is not None and opened.kind == "double" and not before.isspace() and not tight_after:
                return "close", "double"
            return "open", "double"
        if opened is not None:
            looks_open = before.isspace() and tight_after and sign == '"' and opened.kind == "double"
            if looks_open and "single" not in top:
                return "open", "double"
            return "close", opened.kind
        if free_before and tight_after:
            return "open", "double"
        return "", ""

    def _guillemet(self, sign: str, free_before: bool, tight_after: bool, stack: list[_Open]) -> tuple[str, str]:
        kinds = [opened.kind for opened in stack]
        if sign in "«‹":
            if "guillemet-out" in kinds:
                return "close", "guillemet-out"
            return "open", "guillemet"
        if "guillemet" in kinds:
            return "close", "guillemet"
        return ("open", "guillemet-out") if free_before and tight_after else ("", "")

    def _single(
        self,
        sign: str,
        at: int,
        before: str,
        after: str,
        stack: list[_Open],
        marks: Sequence[re.Match[str]],
        index: int,
        span: Paragraph,
    ) -> tuple[str, str]:
        kind = "single-straight" if sign == "'" else "single"
        if before.isalnum() and after.isalnum():
            return "", ""
        is_open = any(opened.kind == kind for opened in stack)
        low = any(opened.kind in {"low"} for opened in stack) and sign == "’"
        free_before = before.isspace() or before in '([{-–—/"“„«'
        if free_before and not after.isspace():
            if _clitic(self.text, at, span.end, self.clitics) or (sign == "’" and not low):
                return "", ""
            if sign in "‘'" and (after.isalnum() or after in '"“…[(€$£'):
                return "open", kind
            return "", ""
        if is_open and not before.isspace() and not after.isalnum():
            if self._possessive(before, after, marks, index, span):
                return "", ""
            return "close", kind
        return "", ""

    def _possessive(
        self,
        before: str,
        after: str,
        marks: Sequence[re.Match[str]],
        index: int,
        span: Paragraph,
    ) -> bool:
        """Tell whether a mark after an s is an apostrophe, as a better closing mark follows."""
        if before not in "sxz" or not after.isspace():
            return False
        for later in marks[index + 1 : index + 4]:
            if later.group() == "‘":
                return False
            if later.group() != marks[index].group():
                continue
            lead = self.text[later.start() - 1]
            follow = self.text[later.end()] if later.end() < span.end else " "
            if lead.isalnum() and follow.isalnum():
                continue
            return not lead.isspace() and not follow.isalnum()
        return False


def _kind_of(sign: str) -> str:
    if sign in {",,", "„", "``"}:
        return "low"
    if sign in '"“”＂':
        return "double"
    if sign in "«‹":
        return "guillemet"
    if sign == "»":
        return "guillemet-out"
    if sign == "‘":
        return "single"
    return {"''": "pair", "’’": "pair", "‘’": "pair"}.get(sign, "")


def pair_marks(text: str, paragraphs: Sequence[Paragraph], pack: Pack) -> list[Pair]:
    """Return the outermost stretches in quotation marks, in the order of the text."""
    pairer = _Pairer(text, pack)
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        pairer.paragraph(paragraph, following)
    return pairer.pairs

"""Bytes to text: UTF-8, UTF-16 and Windows-1252, and what to tell the user of it."""

from __future__ import annotations

import codecs
import re

from workbench.intake.errors import IntakeError

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAMPLE = 8192
_CONTROL = re.compile(rb"[\x01-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# A sequence of two or more bytes that is well-formed UTF-8.
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)


def decode(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    """Turn the bytes of one source into text.

    A byte-order mark decides and is not part of the text. Without one the order is: UTF-16 where the zero
    bytes fall in its pattern, UTF-8, Windows-1252. The text is otherwise left as it is: line ends, no-break
    spaces and the like are kept.

    Args:
        data: the whole file.
        name: what the errors call it.

    Returns:
        The text, the encoding's name, and notices for the user (a guessed encoding, unreadable bytes).

    Raises:
        IntakeError: the data is binary, or holds nothing but white space.
    """
    text, encoding, notices = _decoded(data, name)
    if "\0" in text:
        raise IntakeError(name, "this is a binary file, not text")
    if not text.strip():
        raise IntakeError(name, "there is no text in it")
    return text, encoding, notices


def without_surrogates(text: str) -> tuple[str, int]:
    """Put U+FFFD in the place of every lone surrogate, which no file can hold. Return also how many."""
    return _SURROGATE.subn(REPLACEMENT, text)


def _decoded(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _marked(data[len(bom) :], encoding)
    if b"\0" in data:
        encoding = _utf16_order(data[:_SAMPLE])
        text, _, broken = _marked(data, encoding) if encoding else ("", "", ())
        if not encoding or broken or _CONTROL.search(text[:_SAMPLE].encode("utf-8")):
            raise IntakeError(name, "this is a binary file, not text")
        return text, encoding, (f"read as {encoding.upper()}, which it does not say itself",)
    _refuse_binary(data[:_SAMPLE], name)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        return _not_quite_utf8(data, error.start)


def _marked(data: bytes, encoding: str) -> tuple[str, str, tuple[str, ...]]:
    try:
        return data.decode(encoding), encoding, ()
    except UnicodeDecodeError as error:
        text = data.decode(encoding, errors="replace")
        return text, encoding, (_unreadable(encoding, text.count(REPLACEMENT), error.start),)


def _utf16_order(sample: bytes) -> str:
    """Tell from where the zero bytes are which half of each pair is the high one."""
    pairs = len(sample) // 2
    low, high = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if high >= 0.4 * pairs and low <= 0.05 * pairs:
        return "utf-16-le"
    if low >= 0.4 * pairs and high <= 0.05 * pairs:
        return "utf-16-be"
    return ""


def _refuse_binary(sample: bytes, name: str) -> None:
    if sample.startswith(b"%PDF-") or len(_CONTROL.findall(sample)) * 20 > len(sample):
        raise IntakeError(name, "this is a binary file, not text")


def _not_quite_utf8(data: bytes, first_broken: int) -> tuple[str, str, tuple[str, ...]]:
    """Choose between UTF-8 with some broken bytes and Windows-1252.

    What speaks for UTF-8 are well-formed sequences, which Windows-1252 text all but never has.
    """
    as_utf8 = data.decode("utf-8", errors="replace")
    broken = as_utf8.count(REPLACEMENT)
    if sum(1 for _ in _MULTIBYTE.finditer(data)) >= broken:
        return as_utf8, "utf-8", (_unreadable("utf-8", broken, first_broken),)
    text = data.decode("cp1252", errors="replace")
    undefined = text.count(REPLACEMENT)
    notice = "not UTF-8; read as Windows-1252, so look at the letters with accents"
    if undefined:
        return text, "cp1252", (notice, _unreadable("cp1252", undefined, first_broken))
    return text, "cp1252", (notice,)


def _unreadable(encoding: str, count: int, first: int) -> str:
    places = "1 place" if count == 1 else f"{count} places"
    return f"{places} could not be read as {encoding.upper()} (the first at byte {first}); {REPLACEMENT} stands there"

"""Reading text from files, folders, standard input and JSON lines."""

import io
import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.intake import IntakeError, decode, read_sources, sha256_of
from workbench.model import SourceText, WorkbenchError

TEXT = "De brug is dicht. „Tot mei”, zegt Bo.\n"


def read(*paths: object, stdin: bytes | None = None, max_bytes: int = 20_000_000) -> list[SourceText | IntakeError]:
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(read_sources([str(path) for path in paths], stdin=stream, max_bytes=max_bytes))


def only(items: list[SourceText | IntakeError]) -> SourceText:
    (item,) = items
    assert isinstance(item, SourceText), item
    return item


def error(items: list[SourceText | IntakeError]) -> IntakeError:
    (item,) = items
    assert isinstance(item, IntakeError), item
    assert isinstance(item, WorkbenchError)
    assert "\n" not in str(item)
    assert str(item).startswith(item.name)
    return item


# --- bytes to text --------------------------------------------------------------------------------------


@given(st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=("Cs", "Cc")), min_size=1))
def test_property_what_was_written_is_read(text: str) -> None:
    text = "a" + text
    assert decode(text.encode("utf-8"), "x") == (text, "utf-8", ())
    assert decode(b"\xef\xbb\xbf" + text.encode("utf-8"), "x") == (text, "utf-8", ())
    assert decode(b"\xff\xfe" + text.encode("utf-16-le"), "x") == (text, "utf-16-le", ())
    assert decode(b"\xfe\xff" + text.encode("utf-16-be"), "x") == (text, "utf-16-be", ())


@given(st.binary(max_size=300))
def test_property_any_bytes_give_text_or_an_error(data: bytes) -> None:
    try:
        text, _, _ = decode(data, "x")
    except IntakeError:
        return
    text.encode("utf-8")
    assert text.strip()
    assert "\0" not in text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zero_bytes(encoding: str) -> None:
    text, found, notices = decode(TEXT.encode(encoding), "x")
    assert (text, found) == (TEXT, encoding)
    assert "UTF-16" in notices[0]


def test_windows_1252_is_said() -> None:
    text, encoding, notices = decode("“Café”, zei hij – één keer.".encode("cp1252"), "x")
    assert (text, encoding) == ("“Café”, zei hij – één keer.", "cp1252")
    assert "Windows-1252" in notices[0]


def test_utf8_with_a_broken_byte_stays_utf8() -> None:
    data = "één “twee” drie ".encode() + b"\xff" + b" vier"
    text, encoding, notices = decode(data, "x")
    assert (text, encoding) == ("één “twee” drie � vier", "utf-8")
    assert notices == ("1 place could not be read as UTF-8 (the first at byte 22); � stands there",)


def test_line_ends_and_no_break_spaces_are_kept() -> None:
    text = "a\r\nb\rc\u00a0d\u2028e\n"
    assert decode(text.encode(), "x")[0] == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"%PDF-1.7\n%\xe2\xe3",
        bytes(range(1, 32)) * 9,
        b"abc\0def",
        b"\0\1\2",
        b"\1\0\2\0",
    ],
)
def test_binary_data_is_an_error(data: bytes) -> None:
    with pytest.raises(IntakeError, match=r"^photo: this is a binary file"):
        decode(data, "photo")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\u2003".encode()])
def test_a_file_without_text_is_an_error(data: bytes) -> None:
    with pytest.raises(IntakeError, match=r"^empty\.txt: there is no text"):
        decode(data, "empty.txt")


# --- files ----------------------------------------------------------------------------------------------


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    source = only(read(path))
    assert (source.name, source.text, source.encoding, source.identifier) == (str(path), TEXT, "utf-8", None)
    assert source.sha256 == sha256_of(TEXT)
    assert source.notices == ()


def test_the_same_text_has_the_same_identity_in_any_encoding(tmp_path: Path) -> None:
    for name, encoding in (("a.txt", "utf-8"), ("b.txt", "utf-16"), ("c.txt", "cp1252")):
        (tmp_path / name).write_bytes(TEXT.encode(encoding))
    sources = read(tmp_path)
    assert len({source.sha256 for source in sources if isinstance(source, SourceText)}) == 1
    assert len(sources) == 3


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no.txt", "no such file"),
        ("a.odt", "OpenDocument is not read"),
        ("a.RTF", "RTF is not read"),
        ("a\0b", "could not be read"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, said: str) -> None:
    assert said in str(error(read(tmp_path / name)))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert "permission" in str(error(read(path)))


@pytest.mark.skipif(os.name == "nt", reason="needs names of bytes")
def test_a_name_that_is_no_utf8_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)
    assert only(read(tmp_path)).name.endswith("caf\N{REPLACEMENT CHARACTER}.txt")


def test_too_large_says_the_size_and_the_setting(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 2_600_000)
    said = str(error(read(path, max_bytes=1_000_000)))
    assert "2.6 MB where 1 MB are allowed" in said
    assert "max_megabytes" in said
    only(read(path, max_bytes=2_600_000))


def test_a_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(TEXT)
    (tmp_path / "2.txt").write_bytes(b"\0\1\2")
    (tmp_path / "3.txt").write_text(TEXT)
    kinds = [type(item) for item in read(tmp_path)]
    assert kinds == [SourceText, IntakeError, SourceText]


# --- folders --------------------------------------------------------------------------------------------


def test_a_folder_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b/2.md", "a.TXT", "b/1.text", "c.markdown", ".hidden.txt", ".git/x.txt", "photo.jpg", "b/c/3.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    names = [Path(item.name).relative_to(tmp_path).as_posix() for item in read(tmp_path)]
    assert names == ["a.TXT", "b/1.text", "b/2.md", "b/c/3.txt", "c.markdown"]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    assert "no article in this folder" in str(error(read(tmp_path)))


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "up").symlink_to(tmp_path)
    (inner / "self").symlink_to(inner)
    (inner / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    items = read(tmp_path)
    assert [type(item) for item in items] == [SourceText, IntakeError]
    assert "no such file" in str(items[1])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text(TEXT)
    only(read(tmp_path))


def test_a_very_deep_folder(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(TEXT)
    only(read(tmp_path))


# --- standard input -------------------------------------------------------------------------------------


def test_standard_input_is_one_article() -> None:
    source = only(read("-", stdin=TEXT.encode() * 3))
    assert (source.name, source.text) == ("standard input", TEXT * 3)


def test_standard_input_as_json_lines() -> None:
    lines = b'\n{"text": "Een."}\n\n{"text": 2}\n{"text": "Drie."}'
    items = read("-", stdin=lines)
    assert [item.name for item in items] == ["standard input:2", "standard input:4", "standard input:5"]
    assert isinstance(items[1], IntakeError)


@pytest.mark.parametrize("text", ["{dit is geen JSON}\n{}", '{"text": "open', "\n\n", "[1]"])
def test_standard_input_that_only_begins_like_json(text: str) -> None:
    (item,) = read("-", stdin=text.encode())
    assert isinstance(item, SourceText) == bool(text.strip())


def test_standard_input_too_large() -> None:
    assert "max_megabytes" in str(error(read("-", stdin=b"x" * 2000, max_bytes=1000)))


# --- JSON lines -----------------------------------------------------------------------------------------


def lines_file(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / "lines.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    return path


def test_a_line_wins_over_what_stands_in_its_text(tmp_path: Path) -> None:
    text = "Kop\n\nDoor Ada Terwiel\nGepubliceerd: 12 maart 2022\n\nDe brug is dicht.\n"
    record = {
        "id": 7,
        "title": "Brug",
        "published": "2022-04-01T10:00:00Z",
        "language": "nl-NL",
        "url": "u",
        "text": text,
    }
    source = only(read(lines_file(tmp_path, record)))
    head = source.head
    assert (source.identifier, source.text, source.name.endswith("lines.jsonl:1")) == ("7", text, True)
    assert (head.title, head.author, head.published, head.language) == ("Brug", "Ada Terwiel", "2022-04-01T10:00", "nl")
    assert [span.of(text)[:4] for span in head.spans] == ["Door"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON at column"),
        ("[]", "not a JSON object"),
        ({}, '"text" is missing'),
        ({"text": None}, '"text" is missing'),
        ({"text": ["x"]}, '"text" is not a string'),
        ({"text": " \n"}, "no text in it"),
        ({"text": "a\0b"}, "NUL"),
        ({"text": "x", "title": 3}, '"title" is not a string'),
        ({"text": "x", "id": True}, '"id" is not a string'),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_said_with_its_number_and_the_rest_goes_on(tmp_path: Path, line: object, said: str) -> None:
    items = read(lines_file(tmp_path, {"text": "Een."}, line, {"text": "Drie."}))
    assert [type(item) for item in items] == [SourceText, IntakeError, SourceText]
    assert items[1].name.endswith("lines.jsonl:2")
    assert said in str(items[1])


def test_a_date_that_is_none_is_told_and_left_aside(tmp_path: Path) -> None:
    text = "Kop\n\nGepubliceerd: 12 maart 2022\n\nDe brug is dicht.\n"
    source = only(read(lines_file(tmp_path, {"text": text, "published": "soon"})))
    assert source.head.published == "2022-03-12"
    assert "soon" in source.notices[0]


def test_halves_of_characters_are_replaced(tmp_path: Path) -> None:
    source = only(read(lines_file(tmp_path, '{"text": "a\\ud800b"}')))
    assert source.text == "a�b"
    assert source.notices


def test_a_line_that_is_too_long_costs_no_memory_and_no_other_line(tmp_path: Path) -> None:
    items = read(lines_file(tmp_path, {"text": "x" * 5000}, {"text": "Twee."}), max_bytes=1000)
    assert [type(item) for item in items] == [IntakeError, SourceText]
    assert "max_megabytes" in str(items[0])


def test_other_bytes_than_utf8_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_bytes(b'{"text": "caf\xe9"}\n\xef\xbb\xbf\n')
    assert "UTF-8" in str(error(read(path)))


def test_many_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = lines_file(tmp_path, *[{"text": "De brug is dicht."}] * 3, "{")
    items = read_sources([str(path)])
    assert isinstance(next(items), SourceText)


def test_hostile_bytes_take_no_long_time() -> None:
    begun = time.perf_counter()
    for piece in (b"\xff", b"\xc3", b"\xe9 ", b"a\0", "é".encode() + b"\xff"):
        try:
            decode(piece * (4_000_000 // len(piece)), "x")
        except IntakeError:
            continue
    assert time.perf_counter() - begun < 10


# --- the sample articles --------------------------------------------------------------------------------


def test_the_sample_articles_can_all_be_read() -> None:
    sources = read(*(file for file in (Path(__file__).resolve().parents[2] / "seeds").iterdir() if file.is_file()))
    assert len(sources) == 9
    by_name = {Path(source.name).name: source for source in sources if isinstance(source, SourceText)}
    assert len(by_name) == 9
    heads = {name: source.head for name, source in by_name.items()}
    assert heads["nl-overstroming-dagblad.txt"].author == "Annelot Bruinsma, Joris Veldkant"
    assert heads["nl-overstroming-persbureau.txt"].publisher == "LNP"
    assert heads["nl-zwembad-persbericht.txt"].published == "2024-03-15T09:12"
    assert heads["nl-zwembad-weekblad.md"].publisher == "Brinkeroder Weekblad"
    assert heads["en-ferry-fire-wire.txt"].published == "2023-10-04"
    assert by_name["en-ferry-inquiry-courier.txt"].encoding == "cp1252"

"""Everything that a database holds as JSON lines, and the way back.

The first line says what the file is: `{"type": "workbench", "format": 1}`. Then comes one record on each line,
an object with a `type` and the fields of that type. The last line, `{"type": "end", "records": N}`, shows that
the file is whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from workbench.export.json_text import to_json
from workbench.export.records import RecordError

FORMAT = 1
_HEADER = "workbench"
_END = "end"


def write_jsonl(records: Iterable[Mapping[str, Any]], out: TextIO, *, header: Mapping[str, Any] | None = None) -> int:
    """Write the records, each of which has a `type`. Return how many claims were among them.

    Args:
        records: the records, in an order in which each stands after those it refers to.
        out: where to.
        header: what else to say in the first line.
    """
    out.write(to_json({"type": _HEADER, "format": FORMAT, **(header or {})}) + "\n")
    count = claims = 0
    for record in records:
        count += 1
        claims += record["type"] == "claim"
        out.write(to_json(dict(record)) + "\n")
    out.write(to_json({"type": _END, "records": count}) + "\n")
    return claims


def read_jsonl(lines: Iterable[str | bytes]) -> Iterator[dict[str, Any]]:
    """Yield the records of a file that `write_jsonl` wrote, without its first and its last line.

    Raises:
        RecordError: a line is not what it should be, or the file is cut off.
    """
    count = number = 0
    begun = ended = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if ended:
            raise RecordError(number, "there is more after the end")
        record = _record(line, number)
        if not begun:
            _check_header(record, number)
            begun = True
        elif record["type"] == _END:
            ended = True
            if record.get("records") != count:
                raise RecordError(number, f"{record.get('records')} records were written, {count} are there")
        else:
            count += 1
            yield record
    if not ended:
        raise RecordError(number + 1, "the file is cut off: its end is missing" if begun else "the file is empty")


def _record(line: str | bytes, number: int) -> dict[str, Any]:
    try:
        text = line.decode("utf-8-sig") if isinstance(line, bytes) else line.removeprefix("\ufeff")
        record = json.loads(text)
    except UnicodeDecodeError as error:
        raise RecordError(number, "this is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise RecordError(number, "this is not JSON") from error
    if not isinstance(record, dict) or not isinstance(record.get("type"), str):
        raise RecordError(number, 'this is no record: an object with a "type"')
    return record


def _check_header(record: dict[str, Any], number: int) -> None:
    version = record.get("format")
    if record["type"] != _HEADER or not isinstance(version, int):
        raise RecordError(
            number, 'this is no export of the workbench (it begins with {"type": "workbench", "format": 1})'
        )
    if version > FORMAT:
        raise RecordError(number, f"format {version} is newer than this program, which reads up to {FORMAT}")

"""Saved web archives (WARC): the pages in them, by warcio."""

from __future__ import annotations

import io
from collections.abc import Iterator

from workbench.intake.errors import IntakeError
from workbench.intake.kinds.building import Read
from workbench.intake.kinds.html import MAX_BYTES, read_html

MOST_PAGES = 500


def read_warc(data: bytes, name: str) -> Iterator[Read | IntakeError]:
    """Yield the HTML pages of a web archive, with the address that each was fetched from.

    Raises:
        IntakeError: it cannot be read, or holds no page with text.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    found, failed = 0, None
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            if "html" not in (record.http_headers.get_header("Content-Type") or "").lower():
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            body = record.content_stream().read(MAX_BYTES + 1)
            try:
                yield read_html(body, f"{name} ({url})", url=url)
                found += 1
            except IntakeError as error:
                failed = error
            if found == MOST_PAGES:
                break
    except (ArchiveLoadFailed, ValueError, OSError, EOFError) as error:
        raise IntakeError(name, "this web archive (WARC) cannot be read to its end") from error
    if not found:
        raise failed or IntakeError(name, "there is no web page with text in this archive")

"""Claims with their verdicts to a file: written beside it first, so that a file is whole or not there."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import IO, Any

from workbench.export import FORMATS, ArticlePage, ExportClaim, PageClaim, PageTime, ReviewedClaim, Source
from workbench.model import ClaimFilter, Span, WorkbenchError
from workbench.store import Store, open_store
from workbench.store.claims import claim_ids
from workbench.store.pages import article_addresses, article_material
from workbench.store.queries import ask
from workbench.store.sheet import confidential_sources, evidence_rows, records, sheet_rows

_TABLES = ("csv", "tsv")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What one format or another may be told.

    Attributes:
        bom: for CSV and TSV, begin with a byte-order mark.
        raw: for CSV and TSV, leave cells that a spreadsheet would take for a formula as they are.
        page: for ClaimReview, the address of a check's page, with `{claim_uid}` and the like to be filled in.
        publisher: for ClaimReview, who publishes the checks.
        refuse: is told which claims no ClaimReview can be made of, and why.
        confidential: also write what is confidential.
        left_out: is told in words what was left out as confidential, where anything was.
    """

    bom: bool = False
    raw: bool = False
    page: str | None = None
    publisher: str | None = None
    refuse: Callable[[int, str], None] | None = None
    confidential: bool = False
    left_out: Callable[[str], None] | None = None


def export_to(
    store: Store,
    form: str,
    goal: str | None,
    choice: ClaimFilter,
    options: ExportOptions = ExportOptions(),
) -> int:
    """Write the chosen claims in a format.

    Args:
        store: the database.
        form: a name of `workbench.export.FORMATS`.
        goal: the file, which is replaced at the end; standard output where it is None.
        choice: which claims. A lossless export holds everything, so that it takes no choice.
        options: what the format is told.

    Returns:
        How many claims were written; of a bibliography, how many pieces of evidence.

    Raises:
        WorkbenchError: a choice for a lossless export, one of a database that holds confidential things without
            leave to write them, or a file that cannot be written.
    """
    kind = FORMATS[form]
    if kind.takes == "records" and not choice.is_empty:
        raise WorkbenchError(f"{form} holds everything, so that it can be read back; leave the filters out")
    if goal is None and kind.binary and sys.stdout.isatty():
        raise WorkbenchError(f"{form} is no text to show; name a file with --output FILE{kind.suffix}")
    write: Callable[..., int] = kind.write
    if form in _TABLES:
        write = partial(write, bom=options.bom, raw=options.raw)
    elif form == "claimreview":
        write = partial(write, page=options.page, publisher=options.publisher, refuse=options.refuse)
    kept_back = "" if options.confidential else _kept_back(store, choice)
    if kind.takes == "records" and kept_back:
        raise WorkbenchError(
            f"{form} holds everything, so that it can be read back, and here there is what is confidential"
            f" ({kept_back}); write that too with --confidential"
        )
    if kept_back and options.left_out is not None:
        options.left_out(kept_back)
    choice = replace(choice, confidential=options.confidential)
    with stream(goal, binary=kind.binary) as out:
        return write(_source(store, kind.takes, choice), out)


def _kept_back(store: Store, choice: ClaimFilter) -> str:
    """Return in words what of a choice is confidential; empty where nothing is."""
    claims = len(claim_ids(store, choice)) - len(claim_ids(store, replace(choice, confidential=False)))
    documents, evidence = confidential_sources(store)
    counted = ((claims, "claims"), (documents, "documents"), (evidence, "pieces of evidence"))
    return ", ".join(f"{count} {words}" for count, words in counted if count)


def numbers_of(store: Store, sql: str) -> tuple[int, ...]:
    """Return the numbers of claims that a query gives in its first column.

    Raises:
        WorkbenchError: the query cannot be run, would write, or gives something else than numbers.
    """
    with open_store(store.path, mode="read") as reader:  # the connection of a query reads only from then on
        numbers = [row[0] for row in ask(reader, sql).rows]
    odd = next((value for value in numbers if not isinstance(value, int)), None)
    if odd is not None:
        raise WorkbenchError(f"--sql must give numbers of claims in its first column, not {odd!r}: SELECT claim_id …")
    return tuple(numbers)


def _source(store: Store, takes: str, choice: ClaimFilter) -> Iterable[Any]:
    if takes == "records":
        return records(store)
    claims = map(ExportClaim.of, sheet_rows(store, choice))
    if takes == "reviews":
        addresses = article_addresses(store)
        return (ReviewedClaim(claim, addresses.get(claim.article_id)) for claim in _without_unsourced(claims, choice))
    if takes == "sources":
        return _sources(store, choice)
    return _pages(store, claims) if takes == "pages" else claims


def _without_unsourced(claims: Iterable[ExportClaim], choice: ClaimFilter) -> Iterator[ExportClaim]:
    """Leave out what was not found, and is published only where it is asked for, and what is open."""
    asked = choice.statuses or ("verified", "disputed")
    return (claim for claim in claims if claim.status in asked)


def _sources(store: Store, choice: ClaimFilter) -> Iterator[Source]:
    return (Source(**row) for row in evidence_rows(store, choice))


def _pages(store: Store, claims: Iterable[ExportClaim]) -> Iterator[ArticlePage]:
    for article_id, group in groupby(claims, key=attrgetter("article_id")):
        material = article_material(store, article_id)
        article = material.text.article
        chosen = tuple(
            PageClaim(
                claim,
                tuple(material.parts.get(claim.claim_id, (Span(claim.start_offset, claim.end_offset),))),
                tuple(material.history.get(claim.claim_id, ())),
                tuple(PageTime(*time) for time in material.times.get(claim.claim_id, ())),
            )
            for claim in group
        )
        yield ArticlePage(
            id=article.id,
            uid=material.uid,
            label=article.label,
            title=article.title,
            author=article.author,
            publisher=article.publisher,
            published=article.published,
            language=article.language,
            source=article.source,
            url=material.url,
            text=material.text.text,
            claims=chosen,
            headings=tuple(Span(s.start, s.end) for s in material.text.sentences if s.kind == "heading"),
        )


@contextlib.contextmanager
def stream(goal: str | None, *, binary: bool = False) -> Iterator[IO[Any]]:
    """Open a file to write that is put in its place when it is whole; standard output where it is None."""
    if goal is None and binary:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if goal is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(newline="")  # the formats end their lines themselves
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(goal)
    try:
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as beside:
            try:
                if binary:
                    yield beside
                else:
                    text = io.TextIOWrapper(beside.file, "utf-8", errors="surrogatepass", newline="")
                    yield text
                    text.detach()  # which flushes it, and leaves the file open
                beside.flush()
                os.fsync(beside.fileno())
                Path(beside.name).chmod(0o666 & ~_umask())
                Path(beside.name).replace(path)
            except BaseException:
                Path(beside.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise WorkbenchError(
            f"{goal}: cannot be written ({error.strerror or error}); name another with --output"
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

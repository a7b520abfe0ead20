"""Records to files: one module per format, each a function from records to a stream.

Every writer takes its records one at a time, so that a large database needs no more memory than a small one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from workbench.export.annotations import write_annotations
from workbench.export.bibliography import Source, write_bibliography
from workbench.export.claimreview import ReviewedClaim, write_claimreview
from workbench.export.csv_sheet import write_csv, write_tsv
from workbench.export.document import write_docx
from workbench.export.html_page import write_html
from workbench.export.json_list import write_json
from workbench.export.jsonl import read_jsonl, write_jsonl
from workbench.export.markdown import write_markdown
from workbench.export.pages import ArticlePage, PageClaim, PageTime
from workbench.export.questions import write_questions
from workbench.export.records import COLUMNS, ExportClaim, RecordError
from workbench.export.workbook import write_xlsx


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file to export to.

    `takes` says what its writer is given: rows of the sheet, these with the address of their article, articles with
    their claims, pieces of evidence, or all records. A `binary` one is no text.
    """

    description: str
    suffix: str
    takes: Literal["claims", "reviews", "pages", "sources", "records"]
    write: Callable[[Iterable[Any], Any], int]
    binary: bool = False


FORMATS: dict[str, Format] = {
    "csv": Format("the claim sheet for a spreadsheet", ".csv", "claims", write_csv),
    "tsv": Format("the claim sheet with tabs", ".tsv", "claims", write_tsv),
    "xlsx": Format("a workbook: claims to sort and filter, and progress", ".xlsx", "claims", write_xlsx, binary=True),
    "json": Format("the claim sheet as one JSON list", ".json", "claims", write_json),
    "jsonl": Format("everything in the database, to be read back", ".jsonl", "records", write_jsonl),
    "markdown": Format("the claims per article, for reading", ".md", "claims", write_markdown),
    "html": Format("the articles as one web page, each claim marked", ".html", "pages", write_html),
    "docx": Format("the articles, each claim a comment on its words", ".docx", "pages", write_docx, binary=True),
    "annotations": Format("W3C Web Annotations", ".jsonld", "pages", write_annotations),
    "claimreview": Format("ClaimReview for a website", ".jsonld", "reviews", write_claimreview),
    "bibliography": Format("the evidence, each source once", ".md", "sources", write_bibliography),
    "questions": Format("questions to the author", ".md", "claims", write_questions),
}
"""Every format by the name that people call it."""

__all__ = [
    "COLUMNS",
    "FORMATS",
    "ArticlePage",
    "ExportClaim",
    "Format",
    "PageClaim",
    "PageTime",
    "RecordError",
    "ReviewedClaim",
    "Source",
    "read_jsonl",
    "write_annotations",
    "write_bibliography",
    "write_claimreview",
    "write_csv",
    "write_docx",
    "write_html",
    "write_json",
    "write_jsonl",
    "write_markdown",
    "write_questions",
    "write_tsv",
    "write_xlsx",
]

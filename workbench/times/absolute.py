"""Full dates that dateparser reads: for languages without words of their own here, and for dates that people type."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from workbench.model import TimeExpression
from workbench.times.values import bounds_of

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_FULL = re.compile(
    r"(?<![\w/.-])(?:\d{1,2}\.?\s(?:de\s|d[’'])?[^\W\d_]{3,12}\.?(?:\s(?:de|del))?,?\s\d{4}"
    r"|[^\W\d_]{3,12}\.?\s\d{1,2},\s\d{4}|\d{4}-\d\d-\d\d|\d{1,2}([-/.])\d{1,2}\1\d{4})(?![\w/])"
)
RULE = "full date, read by dateparser"


@cache
def _parser(language: str | None) -> DateDataParser | None:
    """Return a parser for one language, made once; None where dateparser does not know the language."""
    from dateparser.data.languages_info import language_order
    from dateparser.date import DateDataParser

    if language is not None and language not in language_order:
        return None
    settings = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"], "PREFER_LOCALE_DATE_ORDER": True}
    return DateDataParser(languages=[language] if language else None, settings=settings)


def find_full_dates(text: str, language: str) -> tuple[TimeExpression, ...]:
    """Find the dates with day, month and year of a text in a language without rules of its own."""
    found = []
    for match in _FULL.finditer(text):
        value = full_date_in(match.group(), language)
        if value is None or value[:4] not in match.group():
            continue
        bounds = bounds_of(value)
        found.append(
            TimeExpression(
                *(match.start(), match.end(), match.group(), "DATE", value, None),
                *(bounds.edtf, bounds.earliest, bounds.latest, bounds.precision, RULE),
            )
        )
    return tuple(found)


def full_date_in(words: str, language: str | None) -> str | None:
    """Return the ISO date that some words name in full, or None."""
    parser = _parser(language)
    if parser is None:
        return None
    found: datetime | None = parser.get_date_data(words).date_obj
    return None if found is None else f"{found.year:04}-{found.month:02}-{found.day:02}"

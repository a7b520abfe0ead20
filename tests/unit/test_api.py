"""The small public API: its examples run, and it is what it says."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import workbench
import workbench.services.splitting
import workbench.store

PAGE = Path(__file__).parents[2] / "docs" / "api.md"


def test_the_names_are_the_api() -> None:
    assert [name for name in workbench.__all__ if not name.startswith("_")] == ["open_store", "split"]
    assert workbench.split is workbench.services.splitting.split
    assert workbench.open_store is workbench.store.open_store
    with pytest.raises(AttributeError, match="nothing"):
        _ = workbench.nothing


def test_the_examples_run() -> None:
    for module in (workbench.services.splitting, workbench.store.connection):
        result = doctest.testmod(module)
        assert result.attempted > 0
        assert result.failed == 0


def test_the_examples_of_the_page_run() -> None:
    examples = "\n".join(re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
    test = doctest.DocTestParser().get_doctest(examples, {}, PAGE.name, str(PAGE), 0)
    result = doctest.DocTestRunner().run(test)
    assert result.attempted > 3
    assert result.failed == 0

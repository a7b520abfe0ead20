"""The rooms of the house: what is loaded when, and who may know whom."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BELOW = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "workbench").rglob("*.py")
    if "desk" not in path.relative_to(ROOT).parts
)


def loaded_after(code: str) -> set[str]:
    """Return the modules that are loaded in a fresh process after running some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_nothing_below_the_desk_loads_textual() -> None:
    modules = loaded_after("\n".join(f"import {name}" for name in BELOW))
    assert set(BELOW) <= modules
    assert not {"textual", "rich"} & modules


@pytest.mark.parametrize("call", [["--help"], ["--version"], ["export", "--help"]])
def test_help_loads_next_to_nothing(call: list[str]) -> None:
    code = f"from workbench.cli import main\ntry:\n    main({call!r})\nexcept SystemExit:\n    pass"
    modules = loaded_after(code)
    assert not {"sqlite3", "sqlite_utils", "rapidfuzz", "textual", "dateparser", "tomllib"} & modules


def test_opening_a_database_loads_sqlite_utils_only_to_migrate(tmp_path: Path) -> None:
    open_it = f"from workbench.store import open_store\nopen_store({str(tmp_path / 'a.db')!r}).close()"
    assert "sqlite_utils" in loaded_after(open_it)
    assert "sqlite_utils" not in loaded_after(open_it)


def test_the_desk_opens_without_what_only_some_acts_need() -> None:
    loaded = loaded_after("import workbench.desk.app, workbench.desk.screens.review")
    assert not {"workbench.times", "workbench.matching", "workbench.splitting", "rapidfuzz", "numpy", "lxml"} & loaded


def test_dateparser_waits_until_a_text_needs_it() -> None:
    assert "dateparser" not in loaded_after("from workbench import split\nsplit('De brug is dicht.')")


def test_no_file_outgrows_its_room() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "workbench").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 500
    }
    assert long == {}

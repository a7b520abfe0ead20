"""Settings: `workbench.toml` in the current folder, then in the user's configuration folder."""

from __future__ import annotations

import contextlib
import os
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from workbench.model import WorkbenchError
from workbench.store.events import login_name

FILE = "workbench.toml"
DEFAULT_DATABASE = "claims.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has set. Empty where nothing is set."""

    reviewer: str | None = None
    """The name under which verdicts are given."""
    database: str | None = None
    """The database file, where neither `--db` nor `WORKBENCH_DB` names one."""
    max_megabytes: float = 20.0
    """The largest file that is taken in."""
    extractor: str = "rules"
    """The engine that finds who said what."""
    extractor_model: str | None = None
    """Its pipeline or model."""
    extractor_address: str | None = None
    """Where its server listens; nothing is sent anywhere without it."""
    extractor_timeout: float = 120.0
    """How many seconds one of its answers may take."""
    verified_needs_evidence: bool = False
    """A rule of the house: nothing is verified without evidence attached to it."""
    second_pass_by_another: bool = False
    """A rule of the house: whoever gave a verdict does not give the second one."""
    settled_by_another: bool = False
    """A rule of the house: whoever takes part in a disagreement does not settle it."""
    editors: str | None = None
    """Who may settle a disagreement, names with commas between them; everyone where it is not set."""
    page: str | None = None
    """Where on the web a check appears: an address in which `{claim_uid}` and the like are filled in."""
    publisher: str | None = None
    """Who publishes the checks."""
    theme: str | None = None
    """The desk's theme: dark, light, contrast, ansi-dark or ansi-light."""
    order: str | None = None
    """How the desk lists claims at first: text, worth, status or date."""
    tour: bool = True
    """The desk begins with its tour where it was never opened before."""
    keys: dict[str, Any] = field(default_factory=dict)
    """Keys of the desk instead of its own, by the names of its actions."""
    gate_open_above: float | None = None
    """`report --gate`: every claim of this worth (0 to 1) or more must have a verdict."""
    gate_second_pass: float | None = None
    """Every reviewed claim of this worth or more must have the same verdict from two reviewers."""
    gate_unsourced_quotes: bool = False
    """No quote may be unsourced."""
    gate_disputed_without_note: bool = False
    """Every disputed claim must say why."""
    gate_verified_without_evidence: bool = False
    """Every verified claim must have evidence that supports it."""
    gate_disagreements: bool = False
    """No two reviewers may disagree on a claim."""
    gate_unanswered_questions: bool = False
    """No question, to the author or for a reply, may wait for an answer."""


def settings_files() -> list[Path]:
    """Return the files that are looked for, the one that wins first."""
    from platformdirs import user_config_path

    return [Path(FILE), user_config_path("workbench") / FILE]


def load_settings() -> Settings:
    """Return the settings of the first of `settings_files` that exists, else the defaults.

    Raises:
        WorkbenchError: the file is no TOML, or has a setting of an unknown name or of a wrong kind.
    """
    file = next((path for path in settings_files() if path.is_file()), None)
    if file is None:
        return Settings()
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WorkbenchError(f"{file}: cannot be read as TOML ({error}); mend it or move it away") from error
    return _checked(table, file)


def _checked(table: dict[str, Any], file: Path) -> Settings:
    kinds = {one.name: _kinds(str(one.type)) for one in fields(Settings)}
    for name, value in table.items():
        if name not in kinds:
            raise WorkbenchError(f"{file}: there is no setting {name!r}; there are {', '.join(kinds)}")
        if type(value) not in kinds[name]:
            wanted = {str: "a text", bool: "true or false", dict: "a table"}.get(kinds[name][0], "a number")
            raise WorkbenchError(f"{file}: {name} must be {wanted}, not {value!r}")
    return Settings(**table)


def _kinds(annotation: str) -> tuple[type, ...]:
    if annotation.startswith("float"):
        return (int, float)
    if annotation.startswith("dict"):
        return (dict,)
    return (bool,) if annotation == "bool" else (str,)


def first_visit() -> bool:
    """Tell whether this user opens the desk for the first time, and remember that it was opened."""
    from platformdirs import user_state_path

    mark = user_state_path("workbench") / "visited"
    if mark.exists():
        return False
    with contextlib.suppress(OSError):  # where nothing can be remembered, the tour comes again
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    return True


def database_path(option: str | None, settings: Settings) -> Path:
    """Return the database to use: the option, `WORKBENCH_DB`, the settings, else `claims.db` in this folder."""
    return Path(option or os.environ.get("WORKBENCH_DB") or settings.database or DEFAULT_DATABASE)


def reviewer_name(option: str | None, settings: Settings) -> str:
    """Return who reviews: the option, `WORKBENCH_REVIEWER`, the settings, else the login name.

    Raises:
        WorkbenchError: the name holds nothing, or characters that do not print.
    """
    name = option or os.environ.get("WORKBENCH_REVIEWER") or settings.reviewer or login_name()
    if not name.strip() or not name.isprintable():
        raise WorkbenchError(f"{name!r}: not a reviewer's name; give letters with --reviewer")
    return name.strip()

"""What leaves the desk: copies, citations, links and files that are opened."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.desk.conftest import Opener
from workbench.desk.clipboard import clipboard_commands
from workbench.desk.opening import is_address, open_outside
from workbench.desk.screens.targets import TargetsScreen
from workbench.model import ClaimFilter, WorkbenchError
from workbench.services.citing import citation
from workbench.services.reviewing import attach_evidence, give_verdict
from workbench.store import Store
from workbench.store.articles import get_article
from workbench.store.claims import claim_detail


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop whose opener and clipboard write down what they are given."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, told in (("xdg-open", '"$@"'), ("xclip", '"$(cat)"')):
        program = programs / name
        program.write_text(
            f"#!/bin/sh\nprintf '%s' {told} > {tmp_path}/{name}.part\nmv {tmp_path}/{name}.part {tmp_path}/{name}\n"
        )
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":7")
    for name in ("WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def given_to(program: Path) -> str:
    deadline = time.monotonic() + 5
    while not program.exists() and time.monotonic() < deadline:
        pass
    return program.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        *("javascript:alert(1)", "file:///etc/passwd", "http://", "https:// ruimte.example", "ftp://a.example"),
        *("-e", "--help", "http://a.example/\x1b[31m", "http://[", "", "raad.example/brief"),
    ],
)
def test_only_addresses_on_the_web_are_addresses(text: str) -> None:
    assert not is_address(text)
    with pytest.raises(WorkbenchError):
        open_outside(text)


def test_a_document_is_opened_by_its_full_path_and_a_program_is_not(desktop: Path) -> None:
    Path("-x.txt").write_text("tekst", encoding="utf-8")
    assert open_outside("-x.txt") == "xdg-open"
    assert given_to(desktop / "xdg-open") == str(Path("-x.txt").resolve())
    script = Path("run.txt")
    script.write_text("#!/bin/sh\n", encoding="utf-8")
    script.chmod(0o755)
    Path("app.desktop").write_text("[Desktop Entry]", encoding="utf-8")
    for name in ("run.txt", "app.desktop"):
        with pytest.raises(WorkbenchError, match="may be a program"):
            open_outside(name)


def test_where_there_is_no_opener_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", "")
    assert open_outside("https://raad.example/brief", {}) is None
    assert clipboard_commands({"DISPLAY": ":7"}) == []


def test_a_citation_says_who_where_and_what_was_found(desk_store: Store) -> None:
    give_verdict(desk_store, [4], "verified", reviewer="ada")
    attach_evidence(desk_store, 4, stance="supports", url="https://a.example/b", title="Notulen", reviewer="ada")
    detail = claim_detail(desk_store, 4)
    assert citation(detail, get_article(desk_store, 1), "https://haven.example/1") == (
        "“Wij hebben geen keus, de veiligheid gaat voor” (Mara Stok, gedeputeerde)."
        " Brug bij Zuidhaven maanden dicht. De Haven. 2019-04-06. https://haven.example/1."
        f" Claim 4: verified by ada, {detail.history[0].at[:10]}; supports: Notulen <https://a.example/b>."
    )
    hostile = citation(claim_detail(desk_store, 18), get_article(desk_store, 3))
    assert hostile.isprintable()


async def test_copies_and_links_say_where_they_went(desk: Opener, desk_store: Store, desktop: Path) -> None:
    attach_evidence(desk_store, 1, stance="supports", url="https://raad.example/brief", reviewer="ada")
    async with desk(start=ClaimFilter(article_id=1), size=(160, 40)) as at:
        await at.press("g", "y")
        assert given_to(desktop / "xclip") == "Brug bij Zuidhaven maanden dicht"
        assert "copied by xclip; also sent to the terminal (OSC 52)" in at.status
        await at.press("Y")
        assert at.app.clipboard.startswith("“Brug bij Zuidhaven maanden dicht”. Brug bij")
        await at.press("O")
        assert given_to(desktop / "xdg-open") == "https://raad.example/brief"
        assert "opened by xdg-open: https://raad.example/brief" in at.status
        attach_evidence(desk_store, 1, stance="context", url="https://raad.example/kaart", reviewer="ada")
        (desktop / "xdg-open").unlink()
        await at.press("O")
        assert isinstance(at.app.screen, TargetsScreen)
        await at.press("j", "enter")
        assert given_to(desktop / "xdg-open") == "https://raad.example/kaart"
        await at.press("j", "O")
        assert "nothing to open" in at.status

"""The page of an article in a real browser: what shows by keyboard, what prints, what is asked of a network."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.desk.data import many, sample
from workbench.model import ClaimFilter
from workbench.services.exporting import export_to
from workbench.services.reviewing import attach_evidence, give_verdict
from workbench.store import Store, open_store

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
NEEDED = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
SWITCHES = ["--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    with open_store(sample(tmp_path / "desk.db")) as store:
        give_verdict(store, [2], "disputed", note="de brug is open", reviewer="ada")
        attach_evidence(store, 2, stance="undermines", url="https://raad.example/brief", reviewer="ada")
        return written(store, tmp_path / "page.html")


def written(store: Store, file: Path) -> Path:
    export_to(store, "html", str(file), ClaimFilter())
    return file


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[str]:
    """The address at which a browser takes orders."""
    arguments = [
        str(CHROMIUM),
        *SWITCHES,
        "--remote-debugging-port=0",
        f"--user-data-dir={tmp_path}/profile",
        "about:blank",
    ]
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        for line in process.stderr:
            if found := re.search(r"DevTools listening on ws://([^/]+)/", line):
                yield found[1]
                break
        else:
            pytest.fail("the browser did not start")
    finally:
        process.terminate()
        process.communicate(timeout=20)


async def look(place: str, page: Path) -> tuple[dict[str, Any], list[str], list[str]]:
    """Return what a page shows, what it asked for, and what went wrong on it."""
    import aiohttp

    asked: list[str] = []
    wrong: list[str] = []
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://{place}/json") as answer:
            tabs = await answer.json()
        address = next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page")
        async with session.ws_connect(address, max_msg_size=0) as socket:
            number = 0

            async def order(method: str, until: str = "", **parameters: Any) -> dict[str, Any]:
                nonlocal number
                number += 1
                await socket.send_json({"id": number, "method": method, "params": parameters})
                answer: dict[str, Any] = {}
                while True:
                    told = await socket.receive_json(timeout=20)
                    if told.get("method") == "Network.requestWillBeSent":
                        asked.append(told["params"]["request"]["url"])
                    if told.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown"):
                        wrong.append(str(told["params"]))
                    if told.get("id") == number:
                        answer = told["result"]
                        if not until:
                            return answer
                    if until and told.get("method") == until:
                        return answer

            for domain in ("Network", "Log", "Runtime", "Page"):
                await order(f"{domain}.enable")
            await order("Page.navigate", until="Page.loadEventFired", url=page.as_uri())
            script = """
                const claim = [...document.querySelectorAll('.c')].find(c => c.textContent.includes('tot september'));
                const card = claim.querySelector('.card');
                const before = getComputedStyle(card).display;
                claim.focus();
                const bars = [...document.querySelectorAll('svg rect')].map(bar => bar.getBoundingClientRect().width);
                ({before, after: getComputedStyle(card).display, text: card.innerText,
                  bars: bars.length > 0 && bars.every(width => width > 0),
                  labels: [...document.querySelectorAll('svg')].every(svg => svg.getAttribute('aria-label')),
                  wide: document.documentElement.scrollWidth <= innerWidth})
            """
            found = await order("Runtime.evaluate", expression=script, returnByValue=True)
    return found["result"]["value"], asked, wrong


@NEEDED
def test_a_claim_tells_what_is_known_of_it_where_the_keyboard_stands(browser: str, page: Path) -> None:
    shown, asked, wrong = asyncio.run(look(browser, page))
    assert (shown["before"], shown["after"]) == ("none", "block")
    assert "de brug is open" in shown["text"]
    assert "raad.example/brief" in shown["text"]
    assert (shown["bars"], shown["labels"], shown["wide"]) == (True, True, True)
    assert [url for url in asked if not url.startswith("chrome:")] == [page.as_uri()], "nothing is asked of a network"
    assert wrong == []


@NEEDED
def test_on_paper_the_evidence_stands_below_the_text_once(page: Path, tmp_path: Path) -> None:
    paper = tmp_path / "page.pdf"
    arguments = [*SWITCHES, f"--user-data-dir={tmp_path}/profile", f"--print-to-pdf={paper}", page.as_uri()]
    subprocess.run([str(CHROMIUM), *arguments], check=True, capture_output=True, timeout=60)
    text = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(paper).pages).split())
    assert text.count("raad.example/brief") == 1
    assert "as a table" not in text
    assert text.index("tot september") < text.index("raad.example/brief")


def test_a_page_of_five_thousand_words_takes_no_two_seconds(tmp_path: Path) -> None:
    with open_store(tmp_path / "long.db") as store:
        many(store, 340, per_article=340)
        begun = time.process_time()
        file = written(store, tmp_path / "long.html")
        seconds = time.process_time() - begun
    assert len(re.sub("<[^>]*>", " ", file.read_text(encoding="utf-8")).split()) > 5_000
    assert seconds < 2

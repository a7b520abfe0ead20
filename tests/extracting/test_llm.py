"""The engine that asks a model: verbatim or dropped, in time or the rules. The server is a fake one on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from workbench.extracting import EngineOptions, engine_names, load_extractor
from workbench.model import Head, Progress, Split, WorkbenchError

TEXT = (
    'De brug is dicht. "Wij wachten af", zei wethouder Mara Stok.\n\n'
    "Het herstel duurt lang, zo valt te horen bij aannemer Rook & Zn. De pont vaart niet.\n\n"
    "Stok hoopt op hulp. Zij denkt daarbij aan de provincie."
)


class FakeServer(ThreadingHTTPServer):
    """Answers every question with what `answer` makes of it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.questions: list[dict[str, Any]] = []
        self.answer: Any = lambda words: []
        self.hold = threading.Event()
        self.hold.set()

    def handle_error(self, *_: object) -> None:
        """Say nothing of a client that went away: that is what some of the tests do."""


class _Handler(BaseHTTPRequestHandler):
    server: FakeServer

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.questions.append(question)
        self.server.hold.wait(5)
        named = self.server.answer(question["messages"][-1]["content"])
        content = named if isinstance(named, str) else json.dumps({"attributions": named})
        body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
        if named == "broken":
            body = b"<html>"
        self.send_response(500 if named == "error" else 200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer() as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.hold.set()
        running.shutdown()
        thread.join()


def extract(server: FakeServer, text: str = TEXT, **options: Any) -> tuple[Split, tuple[str, ...]]:
    address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    engine = load_extractor("llm", EngineOptions(model="tiny", address=address, **options))
    return engine.extract(text, head=Head(), language="nl")


def told(split: Split) -> list[tuple[str, str | None, str | None]]:
    return [(claim.text, claim.speaker_name, claim.form) for claim in split.claims if claim.form]


def test_what_stands_in_the_text_is_taken_and_what_does_not_is_dropped(server: FakeServer) -> None:
    server.answer = lambda _: [
        {"content": "Het herstel duurt lang", "speaker": "aannemer Rook & Zn.", "cue": "te horen", "form": "indirect"},
        {"content": "Het herstel duurt nooit lang", "speaker": "aannemer Rook & Zn.", "form": "indirect"},
        {"content": "De pont vaart niet", "speaker": "een verzonnen bron", "form": "indirect"},
        {"content": "De brug is dicht", "speaker": None, "form": "shouted"},
        "nonsense",
    ]
    split, lines = extract(server)
    assert lines == ()
    assert ("Het herstel duurt lang", "aannemer Rook & Zn.", "indirect") in told(split)
    assert ("De pont vaart niet", None, "indirect") in told(split)
    assert all("nooit" not in claim.text for claim in split.claims)
    assert ("Wij wachten af", "Mara Stok", "direct") in told(split), "what the model does not name stays with the rules"
    for claim in split.claims:
        assert claim.text == " ".join(p.of(TEXT) for p in claim.parts) if claim.parts else TEXT[claim.start : claim.end]
    assert [claim.start for claim in split.claims] == sorted(claim.start for claim in split.claims)


def test_the_models_reading_wins_over_the_rules(server: FakeServer) -> None:
    server.answer = lambda _: [
        {
            "content": "Wij wachten af",
            "speaker": "wethouder Mara Stok",
            "name": "Mara Stok",
            "cue": "zei",
            "form": "direct",
        }
    ]
    split, _ = extract(server)
    (claim,) = [claim for claim in split.claims if claim.text == "Wij wachten af"]
    assert (claim.speaker_name, claim.cue[0].text) == ("Mara Stok", "zei")
    assert claim.speaker and claim.speaker.text == "wethouder Mara Stok"


@pytest.mark.parametrize("answer", ["broken", "error", "no json", '{"attributions": 3}', '{"other": []}'])
def test_a_server_that_fails_leaves_the_rules_and_is_told(server: FakeServer, answer: str) -> None:
    server.answer = lambda _: answer
    split, lines = extract(server)
    assert ("Wij wachten af", "Mara Stok", "direct") in told(split)
    assert len(lines) == 1
    assert "the rules were used" in lines[0]


def test_a_server_that_takes_too_long(server: FakeServer) -> None:
    server.hold.clear()
    split, lines = extract(server, timeout=0.1)
    assert ("Wij wachten af", "Mara Stok", "direct") in told(split)
    assert "timed out" in lines[0]


def test_nobody_listens() -> None:
    engine = load_extractor("llm", EngineOptions(model="tiny", address="http://127.0.0.1:9/v1"))
    split, lines = engine.extract(TEXT, head=Head(), language="nl")
    assert told(split)
    assert "refused" in lines[0]


def test_a_long_article_is_asked_for_in_parts_with_progress(server: FakeServer) -> None:
    steps: list[Progress] = []
    text = "\n\n".join(f"Alinea {i} gaat over de brug bij dorp {i}. De pont vaart er niet meer." for i in range(150))
    extract(server, text, progress=steps.append)
    assert len(server.questions) > 1
    assert all(len(question["messages"][-1]["content"]) <= 4_000 for question in server.questions)
    assert (steps[0].done, steps[-1].done) == (0, len(server.questions))


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (EngineOptions(), "needs an address"),
        (EngineOptions(model="m"), "needs an address"),
        (EngineOptions(model="m", address="file:///etc/passwd"), "not an address"),
    ],
)
def test_nothing_is_sent_without_an_address(options: EngineOptions, says: str) -> None:
    with pytest.raises(WorkbenchError, match=says):
        load_extractor("llm", options)


def test_engines_by_name() -> None:
    assert {"rules", "spacy", "llm"} <= set(engine_names())
    with pytest.raises(WorkbenchError, match="no engine named 'oracle'"):
        load_extractor("oracle")

"""An engine that asks a language model on the user's own machine, through an OpenAI-compatible server.

Ollama, llama.cpp and vLLM are such servers. The model is asked for words that stand in the text; what cannot be
found there, letter by letter, is dropped. Where the server fails, the rules stand in, and the user is told.
"""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from http.client import HTTPException
from typing import Any, get_args

from workbench.extracting.base import Attribution, EngineOptions, Extractor
from workbench.extracting.merging import with_attributions
from workbench.model import Form, Head, Progress, Span, Split, WorkbenchError
from workbench.splitting import split_text

CHUNK = 4_000
"""How many characters of an article one question holds at most, whole paragraphs together."""
_LARGEST_ANSWER = 4_000_000
_FORMS: tuple[Form, ...] = get_args(Form)
_INSTRUCTIONS = (
    "You mark who said what in a news text. Answer with one JSON object and nothing else:"
    ' {"attributions": [{"content": "...", "speaker": "...", "name": "...", "cue": "...", "form": "..."}]}.'
    " `content` is what is attributed, `speaker` the source as printed, `cue` the word that signals it, each copied"
    " letter by letter from the text, without quotation marks around it; `name` is the fullest name that the text gives"
    " the speaker; `form` is direct (in quotation marks), indirect (reported without them) or mixed. Use null for a"
    " speaker that the text does not name. Leave out what nobody is said to have said or thought."
)


def make(options: EngineOptions) -> Extractor:
    """Return the engine.

    Raises:
        WorkbenchError: no address or no model is named, or the address is not one of http.
    """
    if not options.address or not options.model:
        raise WorkbenchError(
            "the engine llm needs an address and a model: set extractor_address and extractor_model in workbench.toml"
        )
    if not re.match(r"https?://", options.address):
        raise WorkbenchError(f"{options.address}: not an address of a server; it begins with http:// or https://")
    return LlmExtractor(options.address.rstrip("/"), options.model, options)


class LlmExtractor:
    """Asks the server chapter by chapter."""

    def __init__(self, address: str, model: str, options: EngineOptions) -> None:
        self.address, self.model, self.options = address, model, options

    def extract(self, text: str, *, head: Head, language: str | None) -> tuple[Split, tuple[str, ...]]:
        """Return the split with the attributions that the model named and that stand in the text."""
        split = split_text(text, head=head, language=language)
        chunks = list(_chunks(split))
        found: list[Attribution] = []
        problems: list[str] = []
        for number, chunk in enumerate(chunks):
            self._tell(number, len(chunks))
            try:
                found += located(text, chunk, self._ask(chunk.of(text)))
            except (OSError, ValueError, HTTPException) as error:
                problems.append(f"the engine llm failed ({_reason(error)}); the rules were used for part {number + 1}")
        self._tell(len(chunks), len(chunks))
        return with_attributions(split, found, engine_wins=True), tuple(problems)

    def _tell(self, done: int, total: int) -> None:
        if self.options.progress:
            self.options.progress(Progress(done, total, f"asking {self.model}"))

    def _ask(self, words: str) -> list[dict[str, Any]]:
        """Put one question.

        Raises:
            OSError: the server cannot be reached, or takes too long.
            ValueError: its answer is not what was asked for.
        """
        question = {
            "model": self.model,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [{"role": "system", "content": _INSTRUCTIONS}, {"role": "user", "content": words}],
        }
        request = urllib.request.Request(  # noqa: S310 - only http and https, checked when the engine is made
            f"{self.address}/chat/completions",
            data=json.dumps(question).encode(),
            headers={"Content-Type": "application/json"},
        )
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # to the address named, nowhere else
        with direct.open(request, timeout=self.options.timeout) as response:
            answer = json.loads(response.read(_LARGEST_ANSWER))
        try:
            named = json.loads(answer["choices"][0]["message"]["content"])["attributions"]
        except (KeyError, IndexError, TypeError) as error:
            raise ValueError("an answer of another form") from error
        if not isinstance(named, list):
            raise ValueError("an answer of another form")
        return [item for item in named if isinstance(item, dict)]


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.URLError) and not isinstance(error, urllib.error.HTTPError):
        return str(error.reason)
    return str(error) or type(error).__name__


def _chunks(split: Split) -> Iterator[Span]:
    """Yield stretches of whole paragraphs, each short enough for one question."""
    start = end = None
    paragraphs: dict[int, tuple[int, int]] = {}
    for sentence in split.sentences:
        first, _ = paragraphs.get(sentence.paragraph, (sentence.start, 0))
        paragraphs[sentence.paragraph] = (first, sentence.end)
    for first, last in paragraphs.values():
        if start is not None and end is not None and last - start > CHUNK:
            yield Span(start, end)
            start = None
        start, end = (first if start is None else start), last
    if start is not None and end is not None:
        yield Span(start, end)


def located(text: str, chunk: Span, named: Sequence[dict[str, Any]]) -> list[Attribution]:
    """Return the attributions whose content stands in the chunk; speaker and cue only where they do too."""
    found = []
    for item in named:
        content = _find(text, chunk, item.get("content"))
        form = next((known for known in _FORMS if known == item.get("form")), None)
        if content is None or form is None:
            continue
        speaker = _find(text, chunk, item.get("speaker"), near=content)
        cue = _find(text, chunk, item.get("cue"), near=content)
        found.append(Attribution((content,), form, speaker, _name(text, item, speaker), (cue,) if cue else ()))
    return found


def _name(text: str, item: dict[str, Any], speaker: Span | None) -> str | None:
    """Return the name that the model gives a speaker where it stands in the text, else the speaker as printed."""
    if speaker is None:
        return None
    name = " ".join(str(item.get("name") or "").split())
    return name if name and name in text else speaker.of(text)


def _find(text: str, chunk: Span, words: object, near: Span | None = None) -> Span | None:
    """Return where words stand in a chunk, white space aside; of several places the one nearest to a span."""
    if not isinstance(words, str) or not words.strip():
        return None
    pattern = r"\s+".join(map(re.escape, words.strip().strip("\"'“”„‘’«»").split()))
    if not pattern:
        return None
    places = [
        Span(chunk.start + m.start(), chunk.start + m.end())
        for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", chunk.of(text))
    ]
    if near is None:
        return places[0] if places else None
    outside = [place for place in places if place.end <= near.start or place.start >= near.end]
    return min(outside, key=lambda place: max(near.start - place.end, place.start - near.end), default=None)

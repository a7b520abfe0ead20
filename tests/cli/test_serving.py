"""The desk in a browser: a real server, its page, and a websocket on which a verdict is given."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import command, run
from tests.desk.data import sample
from workbench.store import open_store
from workbench.store.claims import claim_detail

aiohttp = pytest.importorskip("aiohttp", reason="the extra `serve` is not installed")
pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

ADDRESS = re.compile(r"""(?:https?:|wss?:)?//[^\s"'<>)]+""")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(port: int) -> None:
    """Return when the server takes calls: it tells its address a moment before."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            continue
        return
    raise AssertionError("the server takes no calls")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a server on the sample of the desk's tests."""
    port = free_port()
    sample(tmp_path / "desk.db")
    arguments = command("serve", "--db", tmp_path / "desk.db", "--port", port)
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout
    try:
        assert f"http://127.0.0.1:{port}/" in process.stdout.readline()
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    assert process.returncode == 0


def fetched(address: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=10) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, ""


async def give_a_verdict(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        place = address.replace("http:", "ws:")
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(f"{place}/ws", headers={"Origin": "https://elsewhere.example"})
        async with session.ws_connect(f"{place}/ws?width=100&height=30", headers={"Origin": address}) as socket:
            written = b""

            async def until(words: bytes) -> None:
                nonlocal written
                while words not in written:
                    message = await socket.receive(timeout=20)
                    assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), message
                    written += message.data if isinstance(message.data, bytes) else message.data.encode()

            await until(b"0 of 20 reviewed")
            await socket.send_json(["stdin", "d"])
            await until(b"disputed: claim 1")
            await socket.send_json(["stdin", "Q"])


def test_the_page_loads_nothing_from_elsewhere_and_the_desk_answers(served: str, tmp_path: Path) -> None:
    status, page = fetched(f"{served}/")
    assert status == 200
    own = (served, served.replace("http:", "ws:"))
    assert all(found.startswith(own) for found in ADDRESS.findall(page)), ADDRESS.findall(page)
    loaded = re.findall(rf'"({re.escape(served)}/static/[^"]+)"', page)
    assert len(loaded) >= 4
    for address in loaded:
        assert fetched(address)[0] == 200
    assert fetched(f"{served}/", Host="elsewhere.example")[0] == 403
    assert fetched(f"{served}/", Origin="https://elsewhere.example")[0] == 403
    asyncio.run(give_a_verdict(served))
    with open_store(tmp_path / "desk.db", mode="read") as store:
        entry = claim_detail(store, 1).history[0]
    assert (entry.verdict, entry.reviewer) == ("disputed", "ada")
    again = run("serve", "--db", tmp_path / "desk.db", "--port", served.rsplit(":", 1)[1])
    assert (again.returncode, "name another with --port" in again.stderr) == (1, True)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "desk.example"])
def test_other_machines_are_refused(host: str) -> None:
    done = run("serve", "--host", host)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "asks for no password" in done.stderr

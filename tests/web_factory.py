"""A workbench on a real port with a store of its own, and a client that keeps cookies and fills in forms."""

import re
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any

import httpx
import uvicorn

from synopse.faces.web import Settings, make_app
from synopse.model import Report
from synopse.record.store import Act, Store, open_store
from synopse.run.add import add_paths
from synopse.run.desk import Desk

EXAMPLES = Path(__file__).parent.parent / "examples"
ACT = Act("Eva", "2026-11-20T10:00:00+00:00")
_TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')


class Browser(httpx.Client):
    """A client that sends forms as a browser does: with the token of the page that it last saw."""

    def send_form(self, path: str, fields: dict[str, Any], seen: str = "/add", **more: Any) -> httpx.Response:
        token = _TOKEN.search(self.get(seen).text)
        assert token, f"{seen} has no form"
        return self.post(path, data={"form_token": token[1], **fields}, **more)


@contextmanager
def serve(store: Store, settings: Settings | None = None) -> Iterator[str]:
    """Give the address of a workbench that is served until the end of the block."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(make_app(store, settings or Settings(user="Eva")), log_level="error")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive()
                sleep(0.01)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def browse(address: str, **options: Any) -> Browser:
    """Return a client for a workbench."""
    return Browser(base_url=address, follow_redirects=True, timeout=30, **options)


def make_store(folder: Path, reports: Sequence[Report] = (), paths: Sequence[Path] = ()) -> Store:
    """Return a store in a folder, with reports and with those below paths."""
    store = open_store(str(folder / "store.sqlite"))
    desk = Desk(store)
    if reports:
        desk.add(reports, ACT)
    if paths:
        add_paths(desk, paths, ACT)
    return store


def wait_for(client: httpx.Client, path: str, seconds: float = 30) -> dict[str, Any]:
    """Return how an addition ended."""
    until = monotonic() + seconds
    while monotonic() < until:
        job: dict[str, Any] = client.get(path).json()
        if job["state"] not in ("waiting", "working"):
            return job
        sleep(0.05)
    raise AssertionError(f"{path} did not end")

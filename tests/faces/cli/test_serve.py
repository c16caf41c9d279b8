import os
import re
import signal
import socket
import subprocess
import sys

import httpx
import pytest

from synopse.faces.cli import main
from synopse.faces.cli.output import CommandError
from synopse.faces.cli.serve import _HERE, check_token
from synopse.faces.web.settings import LOOPBACK

LONG = "correct horse battery"


def test_this_machine_alone_needs_no_token_and_any_other_address_does():
    assert set(_HERE) == set(LOOPBACK)
    for host in _HERE:
        check_token(host, "")
    for host in ("0.0.0.0", "::", "192.168.1.7", "newsroom.example"):
        check_token(host, LONG)
        with pytest.raises(CommandError, match="needs a token"):
            check_token(host, "")
    with pytest.raises(CommandError, match="16 characters"):
        check_token("127.0.0.1", "short")


def test_another_address_without_a_token_is_refused_before_anything_is_opened(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("SYNOPSE_TOKEN", raising=False)
    store = tmp_path / "store.sqlite"
    assert main(["serve", "--host", "0.0.0.0", "--store", str(store)]) == 2
    assert "needs a token" in capsys.readouterr().err
    assert not store.exists()


def test_an_address_that_is_taken_is_a_sentence(tmp_path, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port), "--store", str(tmp_path / "store.sqlite")]) == 2
    assert f"cannot listen on 127.0.0.1, port {port}" in capsys.readouterr().err


def test_it_serves_until_it_is_interrupted(tmp_path):
    command = [sys.executable, "-c", "import sys; from synopse.faces.cli import main; sys.exit(main())"]
    arguments = ["serve", "--port", "0", "--store", str(tmp_path / "store.sqlite")]
    environment = {**os.environ, "SYNOPSE_TOKEN": LONG}
    with subprocess.Popen([*command, *arguments], stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+", process.stderr.readline())[0]
            headers = {"Authorization": f"Bearer {LONG}"}
            assert httpx.get(f"{address}/api/counts", timeout=30).status_code == 401
            assert httpx.get(f"{address}/api/counts", headers=headers, timeout=30).json()["reports"] == 0
            process.send_signal(signal.SIGINT)
            assert process.wait(30) in (0, 130)
            assert "Traceback" not in process.stderr.read()
        finally:
            process.kill()

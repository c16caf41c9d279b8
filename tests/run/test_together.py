"""Two writers and five readers at once, each a process: no error, nothing lost, and the same as one after the other."""

import subprocess
import sys
from pathlib import Path

import pytest

from store_factory import EXAMPLES, act, examples
from synopse.record import record_to_json
from synopse.record.store import Store, open_store
from synopse.run.desk import Desk

READER = """
import sys, time
from pathlib import Path
from synopse.record.store import open_store
seen = 0
with open_store(sys.argv[1]) as store:
    while not Path(sys.argv[2]).exists():
        for line in store.stories().items:
            story = store.story(line.key)  # a story may have been joined to another since
            if story is not None:
                assert len(story.reports) == len(story.record.story.reports) == story.line.reports
        now = store.counts().reports
        assert now >= seen, (now, seen)
        seen = now
        time.sleep(0.05)
"""
ADD = "import sys; from synopse.faces.cli import main; sys.exit(main())"


def documents(store: Store) -> dict[str, bytes]:
    return {line.key: record_to_json(store.record(line.key)) for line in store.stories().items}


@pytest.fixture(scope="module")
def expected(tmp_path_factory) -> dict[str, bytes]:
    with open_store(str(tmp_path_factory.mktemp("one") / "store.sqlite")) as store:
        Desk(store).add(examples(), act())
        return documents(store)


def test_two_writers_and_five_readers_at_once(address: str, expected, tmp_path: Path):
    open_store(address).close()
    stop = tmp_path / "stop"
    writers = [
        start(ADD, "add", "--store", address, *(EXAMPLES / story for story in stories))
        for stories in (("brueckensperrung", "harbour-fire"), ("harbour-fire", "gipfel-summit"))
    ]
    readers = [start(READER, address, stop) for _ in range(5)]
    told = [writer.communicate(timeout=300)[1].decode() for writer in writers]
    stop.touch()
    ends = [(reader.communicate(timeout=60)[1].decode(), reader.returncode) for reader in readers]
    assert [writer.returncode for writer in writers] == [0, 0], told
    assert ends == [("", 0)] * 5
    with open_store(address) as store:
        assert documents(store) == expected


def test_two_that_open_a_new_store_at_once_both_get_it(address: str):
    code = "import sys; from synopse.record.store import open_store; open_store(sys.argv[1]).close()"
    both = [start(code, address), start(code, address)]
    assert [(one.communicate(timeout=60)[1], one.returncode) for one in both] == [(b"", 0)] * 2


def start(code: str, *arguments: object) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

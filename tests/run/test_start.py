"""The command answers at once: nothing heavy is loaded before it is known what is wanted."""

import subprocess
import sys
import time

import pytest

HEAVY = {
    *("numpy", "HanTa", "trafilatura", "babel", "jinja2", "msgspec", "rich", "lxml", "pycrfsuite", "py3langid"),
    "sqlalchemy",
}
MOST_TIMES = 4  # as long as Python itself takes to start
TRIES = 6


def run_python(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], capture_output=True, check=True, timeout=60, text=True).stdout


def seconds(*arguments: str) -> float:
    start = time.perf_counter()
    run_python(*arguments)
    return time.perf_counter() - start


@pytest.mark.parametrize(
    "code", ["import synopse.faces.cli", "from synopse.faces.cli import make_parser; make_parser()"]
)
def test_nothing_heavy_is_imported_for_the_help(code: str):
    loaded = {name.partition(".")[0] for name in run_python("-c", f"{code}; import sys; print(*sys.modules)").split()}
    assert "synopse" in loaded
    assert not HEAVY & loaded


def test_the_help_takes_at_most_four_times_as_long_as_python_itself():
    """The least of several times is compared: it is the one that other work on the machine has disturbed least."""
    bare, helped = [], []
    code = "import sys; from synopse.faces.cli import main; sys.argv = ['synopse', '--help']; main()"
    for _ in range(TRIES):
        bare.append(seconds("-c", "pass"))
        helped.append(seconds("-c", code))
        if len(bare) > 2 and min(helped) <= MOST_TIMES * min(bare):
            return
    assert min(helped) <= MOST_TIMES * min(bare)

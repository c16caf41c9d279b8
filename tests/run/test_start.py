"""The command answers at once: nothing heavy is loaded before it is known what is wanted."""

import subprocess
import sys

import pytest

HEAVY = {
    *("numpy", "HanTa", "trafilatura", "babel", "jinja2", "msgspec", "rich", "lxml", "pycrfsuite", "py3langid"),
    *("sqlalchemy", "json", "datetime", "typing"),
}
MOST_TIMES = 4  # as much computing time as Python itself takes to start
TRIES = 40


def run_python(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], capture_output=True, check=True, timeout=60, text=True).stdout


def seconds(*arguments: str) -> float:
    """Return the computing time of a run: the clock on the wall also counts how long others kept it waiting."""
    resource = pytest.importorskip("resource")  # Windows has none
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run_python(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize(
    "code", ["import synopse.faces.cli", "from synopse.faces.cli import make_parser; make_parser()"]
)
def test_nothing_heavy_is_imported_for_the_help(code: str):
    loaded = {name.partition(".")[0] for name in run_python("-c", f"{code}; import sys; print(*sys.modules)").split()}
    assert "synopse" in loaded
    assert not HEAVY & loaded


def test_the_help_takes_at_most_four_times_as_long_as_python_itself():
    """The least of several runs is compared: it is the one that other work on the machine has disturbed least."""
    bare, helped = [], []
    code = "import sys; from synopse.faces.cli import main; sys.argv = ['synopse', '--help']; main()"
    for _ in range(TRIES):
        bare.append(seconds("-c", "pass"))
        helped.append(seconds("-c", code))
        if len(bare) > 2 and min(helped) <= MOST_TIMES * min(bare):
            return
    assert min(helped) <= MOST_TIMES * min(bare)

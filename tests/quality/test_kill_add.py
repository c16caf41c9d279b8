"""A short run of the script that kills `synopse add`: what it leaves is whole, and running it again completes it."""

import importlib.util
import os
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "quality" / "kill_add.py"


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")  # of a process with threads; ours hold no locks
@pytest.mark.skipif(os.name == "nt", reason="processes are killed differently there")
def test_killing_leaves_nothing_half_written_and_adding_again_completes_it(tmp_path: Path):
    spec = importlib.util.spec_from_file_location("kill_add", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.kill_and_complete(tmp_path, kills=3, reports=40) == []

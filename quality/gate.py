"""Runs every accuracy gate of floors.toml and fails where a figure lies under its floor.

    DATA=… SCORERS=… SEEDS=… python quality/gate.py [NAME …]

A gate is a scorer's command, the data it reads with their digest, and a floor for each figure. Data that are not there
are skipped with a line that says so; data that changed are an error, for a figure on other data says nothing.
"""

import hashlib
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PLACES = {
    "data": os.environ.get("DATA", "../shared/data"),
    "scorers": os.environ.get("SCORERS", "../shared/eval"),
    "seeds": os.environ.get("SEEDS", "../shared/seeds"),
    "bin": str(Path(sys.executable).parent),
    "python": sys.executable,
    "build": "build/quality",
}


def main() -> int:
    """Run the gates (those whose name holds an argument, else all) and return the exit code."""
    gates = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["gate"]
    wanted = [gate for gate in gates if not sys.argv[1:] or any(word in gate["name"] for word in sys.argv[1:])]
    Path(PLACES["build"]).mkdir(parents=True, exist_ok=True)
    failed = sum(not _passes(gate) for gate in wanted)
    sys.stdout.write(f"{len(wanted)} gates, {failed} failed\n")
    return 1 if failed else 0


def _passes(gate: Mapping[str, Any]) -> bool:
    data = Path(gate["data"].format(**PLACES))
    if not data.exists():
        sys.stdout.write(f"skipped  {gate['name']}: {data} is not there\n")
        return True
    digest = data_digest(data)
    if digest != gate["digest"]:
        sys.stdout.write(f"FAILED   {gate['name']}: {data} has changed ({digest})\n")
        return False
    output = "".join(_run(command.format(**PLACES)) for command in gate["commands"])
    held = [_holds(gate["name"], figure, output) for figure in gate["figure"]]
    return all(held)


def _holds(name: str, figure: Mapping[str, Any], output: str) -> bool:
    match = re.search(figure["pattern"], output)
    value = float(match[1]) if match else None
    low, high = figure.get("floor", float("-inf")), figure.get("ceiling", float("inf"))
    good = value is not None and low <= value <= high
    bound = f"floor {low}" if "floor" in figure else f"ceiling {high}"
    sys.stdout.write(f"{'passed  ' if good else 'FAILED  '} {name}, {figure['name']}: {value} ({bound})\n")
    return good


def _run(command: str) -> str:
    """Return what a command prints; a `> FILE` at its end is understood."""
    command, _, target = command.partition(" > ")
    done = subprocess.run(shlex.split(command), capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.stdout.write(f"         {command}\n         {done.stderr.strip()[-400:]}\n")
    if target:
        Path(target.strip()).write_text(done.stdout, encoding="utf-8")
        return ""
    return done.stdout


def data_digest(data: Path) -> str:
    """Return the first 16 digits of the SHA-256 of a file, or of a folder's files in the order of their names."""
    files = sorted(path for path in data.rglob("*") if path.is_file()) if data.is_dir() else [data]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())

"""The package as a user gets it: a wheel with everything in it, which works where no checkout is."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
GERMAN = "Bei einem Brand in einer Lagerhalle in Ulm sind am Dienstag sieben Menschen verletzt worden.\n"
ENGLISH = "Twelve people were injured on Tuesday when a fire broke out in a warehouse in Ulm.\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel of the project, built without a network."""
    pytest.importorskip("hatchling", reason="the build backend is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    run_python("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the wheel is installed into, as `pip install` would."""
    pytest.importorskip("pip", reason="there is no pip in this environment")
    folder = tmp_path_factory.mktemp("site")
    options = ("--quiet", "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check")
    run_python("-m", "pip", "install", *options, "--target", str(folder), str(wheel), cwd=folder)
    return folder


def run_python(*arguments: str, cwd: Path, **fields: str) -> bytes:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env={**os.environ, **fields}, capture_output=True, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def run_installed(installed: Path, *arguments: str) -> bytes:
    """Run the command of the installed package, having made sure that it is not that of the checkout."""
    code = (
        "import sys, synopse; from synopse.faces.cli import main; "
        f"assert synopse.__file__.startswith({str(installed)!r}), synopse.__file__; sys.exit(main(sys.argv[1:]))"
    )
    return run_python("-c", code, *arguments, cwd=installed.parent, PYTHONPATH=str(installed))


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: Path):
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = (path for path in (SOURCE / "synopse").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert held == {path.relative_to(SOURCE).as_posix() for path in package}


@pytest.mark.parametrize(
    "ending",
    ["/model/names.crf", "/words/concepts.tsv", "/language.toml", "/labels.toml", "/explanations.toml", "/rules/"],
)
def test_the_wheel_holds_the_data_of_every_language(wheel: Path, ending: str):
    names = zipfile.ZipFile(wheel).namelist()
    for code in ("de", "en"):
        assert any(name.startswith(f"synopse/languages/{code}{ending}") for name in names)


@pytest.mark.parametrize(
    "name",
    [
        "synopse/faces/export/templates/dossier.html",
        "synopse/faces/export/templates/dossier.css",
        "synopse/record/record.schema.json",
        "synopse/languages/shared/places.gz",
        "synopse/languages/shared/agencies.tsv",
    ],
)
def test_the_wheel_holds_templates_stylesheet_schema_and_shared_lists(wheel: Path, name: str):
    assert zipfile.ZipFile(wheel).getinfo(name).file_size > 0


def test_the_wheel_names_its_command_and_carries_its_licence(wheel: Path):
    archive = zipfile.ZipFile(wheel)
    texts = {name.rpartition("/")[2]: archive.read(name).decode() for name in archive.namelist() if "dist-info" in name}
    assert "synopse = synopse.faces.cli:main" in texts["entry_points.txt"]
    assert "License-Expression: Apache-2.0" in texts["METADATA"]
    assert texts["LICENSE"].strip()


def test_the_installed_command_compares_reports_of_both_languages(installed: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    page = run_installed(installed, "compare", str(tmp_path), "--format", "html").decode()
    assert page.startswith("<!doctype html>")
    assert "<style>" in page
    record = json.loads(run_installed(installed, "compare", str(tmp_path), "--format", "json"))
    languages = {report["language"] for story in record["stories"] for report in story["reports"]}
    assert languages == {"de", "en"}
    assert all(story["statements"] for story in record["stories"])


def test_the_installed_command_is_there_by_its_name(installed: Path):
    names = {path.stem for folder in ("bin", "Scripts") for path in (installed / folder).glob("*")}
    assert "synopse" in names


def test_the_schema_that_is_shipped_is_that_of_the_record():
    from synopse.record import record_schema

    shipped = (SOURCE / "synopse" / "record" / "record.schema.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == record_schema()

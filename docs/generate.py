"""Writes the reference of the commands and of the record from the code; with --check, tells whether it is up to date.

Made are docs/commands.md (from the parsers of the command line), docs/record.md and the shipped schema (from the shape
that also writes the record).
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from synopse.faces.cli import make_parser
from synopse.record.schema import SCHEMA_VERSION, annotated_schema, grouped_schema, record_schema

DOCS = Path(__file__).parent
SCHEMA = Path(str(files("synopse.record"))) / "record.schema.json"
_NOTICE = "<!-- Made by docs/generate.py from the code; change the code, then run `make docs`. -->"

_INTRODUCTION = f"""\
`synopse compare --format json` writes one [RecordDocument](#recorddocument) (schema `{SCHEMA_VERSION}`, shipped as
`synopse/record/record.schema.json`), `synopse annotate` one [AnnotatedLine](#annotatedline) a report, `synopse group`
one [GroupedLine](#groupedline) a report. Offsets count characters of the report's text as given; `end` is behind the
last one. What is not known is null. Keys may be added within a version; none is taken away or changes its meaning.
"""


def main() -> int:
    """Write what is out of date, or name it with --check; return 1 where --check found something."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file is out of date")
    check = parser.parse_args().check
    made = {DOCS / "commands.md": commands_page(), DOCS / "record.md": record_page(), SCHEMA: schema_file()}
    stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if check:
            sys.stderr.write(f"{os.path.relpath(path)} is out of date: run 'make docs' and commit it\n")
        else:
            path.write_text(made[path], encoding="utf-8")
    return 1 if check and stale else 0


def schema_file() -> str:
    """Return the schema as it is shipped."""
    return json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n"


def commands_page() -> str:
    """Return the reference of the command line: each command with its usage and its arguments."""
    parser = make_parser()
    lines = [_NOTICE, "", "# Commands", "", str(parser.description), "", str(parser.epilog), ""]
    for name, command in _commands(parser):
        lines += [f"## synopse {name}", "", str(command.description), "", "```", _usage(command), "```", ""]
        lines += ["| argument | |", "|---|---|", *map(_argument, command._actions), ""]
    return "\n".join(lines)


def _commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def _usage(command: argparse.ArgumentParser) -> str:
    """Return the usage on one line, whatever the width of the terminal."""
    usage = " ".join(command.format_usage().split()).removeprefix("usage: ")
    return usage.replace("PATH [PATH ...]", "PATH…").replace("[-h] ", "")


def _argument(action: argparse.Action) -> str:
    names = ", ".join(f"`{name}`" for name in action.option_strings) or f"`{action.metavar}`"
    value = f" `{action.metavar}`" if action.option_strings and action.metavar else ""
    return f"| {_cell(names + value)} | {_cell(str(action.help))} |"


def record_page() -> str:
    """Return the reference of the JSON that Synopse writes: a table for each object."""
    record, annotated, grouped = record_schema(), annotated_schema(), grouped_schema()
    objects = {**record["$defs"], **annotated["$defs"], **grouped["$defs"]}
    lines = [_NOTICE, "", "# What Synopse writes as JSON", ""]
    lines += [_INTRODUCTION, ""]
    for name, shape in objects.items():
        lines += [f"## {name}", "", shape.get("description", ""), "", "| key | is | |", "|---|---|---|"]
        lines += [_key(key, value) for key, value in shape["properties"].items()]
        lines.append("")
    return "\n".join(lines)


def _key(key: str, value: Mapping[str, Any]) -> str:
    return f"| `{key}` | {_cell(_type(value))} | {_cell(value.get('description', ''))} |"


def _type(value: Mapping[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " or ".join(map(_type, value["anyOf"]))
    if "enum" in value:
        return ", ".join("null" if option is None else f"`{option}`" for option in value["enum"])
    if value.get("type") == "array":
        return f"list of {_type(value['items'])}"
    return str(value.get("type", "anything"))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())

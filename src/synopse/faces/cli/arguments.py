"""The arguments that several commands share, so that they are named and explained alike."""

import argparse
from collections.abc import Iterable


def add_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, summary: str, *, formats: Iterable[str]
) -> argparse.ArgumentParser:
    """Return the parser of a new command that reads reports and writes one of the formats, the first by default."""
    names = tuple(formats)
    parser = commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
    add_paths(parser)
    parser.add_argument(
        "--format",
        choices=names,
        default=names[0],
        help=f"how to write it (default: {names[0]})",
        metavar="|".join(names),
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file, not to stdout")
    return parser


def add_paths(parser: argparse.ArgumentParser) -> None:
    """Add the argument that says where the reports are."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a report as text or HTML, many reports as .jsonl or .jsonl.gz, a folder of these, or - for stdin",
    )

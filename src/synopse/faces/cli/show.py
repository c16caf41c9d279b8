"""`synopse show`: the record of one story of the store goes out, as `compare` would write it."""

import argparse

from synopse.faces.cli.output import CommandError, check_output, open_output
from synopse.faces.cli.stored import add_store, open_store
from synopse.faces.export import FORMATS, export_record


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    summary = "print the record of one story of the store"
    parser = commands.add_parser("show", help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
    parser.add_argument(
        "story", metavar="STORY", help="the key of the story or of one of its reports, or how the story's key begins"
    )
    names = tuple(FORMATS)
    parser.add_argument(
        "--format",
        choices=names,
        default=names[0],
        metavar="|".join(names),
        help=f"how to write it (default: {names[0]})",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file, not to stdout")
    parser.add_argument(
        "--lang", metavar="de|en", help="the language of the record's own words (default: that of most reports)"
    )
    add_store(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the record; return the exit code."""
    from synopse import run as steps

    check_output(arguments.output)
    if arguments.lang is not None and arguments.lang not in steps.known_languages():
        raise CommandError(f"unknown language {arguments.lang!r}; known are {', '.join(steps.known_languages())}")
    with open_store(arguments) as store:
        record = store.record(arguments.story, arguments.lang or "")
    if record is None:
        raise CommandError(f"there is no story {arguments.story!r}, or more than one whose key begins so")
    exported = export_record(record, arguments.format, steps.load_labels(record.language))
    with open_output(arguments.output) as stream:
        stream.write(exported)
    return 0

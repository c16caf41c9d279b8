"""`synopse compare`: reports come in, the records of their stories go out."""

import argparse

from synopse.faces.cli.arguments import add_command
from synopse.faces.cli.output import CommandError, check_output, note_rejected, open_input, open_output, show_progress
from synopse.faces.export import FORMATS, export_record


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    summary = "compare reports of the same events and print one sourced record"
    parser = add_command(commands, "compare", summary, formats=FORMATS)
    parser.add_argument(
        "--lang",
        metavar="de|en",
        help="the language of the record's own words (default: that of most reports)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compare the reports and write their record; return the exit code."""
    from synopse import run as steps

    check_output(arguments.output)
    if arguments.lang is not None and arguments.lang not in steps.known_languages():
        raise CommandError(f"unknown language {arguments.lang!r}; known are {', '.join(steps.known_languages())}")
    with show_progress("compare") as progress:
        stdin = open_input()
        record = steps.compare_paths(arguments.paths, arguments.lang or "", stdin=stdin, progress=progress)
    note_rejected(record.rejected)
    if not record.stories:
        raise CommandError("no report could be read")
    exported = export_record(record, arguments.format, steps.load_labels(record.language))
    with open_output(arguments.output) as stream:
        stream.write(exported)
    return 1 if record.rejected else 0

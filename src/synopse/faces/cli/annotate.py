"""`synopse annotate`: reports come in, one line a report with all that annotating finds in it goes out."""

import argparse
from collections.abc import Callable, Mapping

from synopse.faces.cli.arguments import add_command
from synopse.faces.cli.output import CommandError, check_output, note_rejected, open_input, open_output, show_progress

TYPE_CHECKING = False  # as in `output`

if TYPE_CHECKING:
    from synopse.model import Annotated


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    summary = "find names, times, quantities, attributions and statements in reports"
    add_command(commands, "annotate", summary, formats=_FORMATS).set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Annotate the reports and write a line for each as soon as it is done; return the exit code."""
    from synopse import run as steps
    from synopse.model import Rejected

    check_output(arguments.output)
    write, done, rejected = _FORMATS[arguments.format], 0, 0
    with open_output(arguments.output) as stream, show_progress("annotate") as progress:
        for result in steps.annotate_paths(arguments.paths, stdin=open_input(), progress=progress):
            if isinstance(result, Rejected):
                note_rejected([result])
                rejected += 1
            else:
                stream.write(write(result))
                done += 1
    if not done:
        raise CommandError("no report could be read")
    return 1 if rejected else 0


def _json_line(annotated: "Annotated") -> bytes:
    from synopse.record import annotated_to_json

    return annotated_to_json(annotated) + b"\n"


def _text(annotated: "Annotated") -> bytes:
    from synopse.faces.export.annotated import annotated_to_text

    return annotated_to_text(annotated).encode("utf-8", "replace")


_FORMATS: Mapping[str, Callable[["Annotated"], bytes]] = {"jsonl": _json_line, "text": _text}

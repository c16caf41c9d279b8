"""`synopse group`: reports come in, one line a report with its story goes out."""

import argparse
from collections.abc import Callable, Mapping, Sequence

from synopse.faces.cli.arguments import add_command
from synopse.faces.cli.output import CommandError, check_output, note_rejected, open_input, open_output, show_progress
from synopse.faces.plain import harmless

TYPE_CHECKING = False  # as in `output`

if TYPE_CHECKING:
    from synopse.model import Story


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    summary = "tell which reports are about the same story"
    add_command(commands, "group", summary, formats=_FORMATS).set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Group the reports and write the story of each; return the exit code."""
    from synopse import run as steps

    check_output(arguments.output)
    with show_progress("group") as progress:
        stories, rejected = steps.group_paths(arguments.paths, stdin=open_input(), progress=progress)
    note_rejected(rejected)
    if not stories:
        raise CommandError("no report could be read")
    with open_output(arguments.output) as stream:
        stream.write(_FORMATS[arguments.format](stories))
    return 1 if rejected else 0


def _json_lines(stories: Sequence["Story"]) -> bytes:
    from synopse.record import grouped_to_json

    return b"".join(line + b"\n" for story in stories for line in grouped_to_json(story))


def _text(stories: Sequence["Story"]) -> bytes:
    """Return each story's id over its reports, each with its id, outlet and title."""
    lines = []
    for story in stories:
        lines.append(f"{story.id} ({len(story.reports)})")
        reports = [annotated.report for annotated in story.reports]
        lines += ["  " + " | ".join(filter(None, (r.id, r.outlet, r.title))) for r in reports]
    return "".join(harmless(line) + "\n" for line in lines).encode("utf-8", "replace")


_FORMATS: Mapping[str, Callable[[Sequence["Story"]], bytes]] = {"jsonl": _json_lines, "text": _text}

"""The command line: arguments come in, text goes to stdout, notes to stderr, an exit code goes out.

Exit codes: 0 done; 1 done, but some reports were rejected; 2 nothing could be done (and why); 130 interrupted.
Nothing heavy is imported before a command runs, so that `--help` answers at once.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from synopse import SettingError, __version__
from synopse.faces.cli import add, annotate, compare, group, search, serve, show, stories
from synopse.faces.cli.output import CommandError, note

# The commands in the order that --help shows them; each module has `add_parser`, which names its `run`.
COMMANDS = (compare, annotate, group, add, stories, show, search, serve)
# New objects between two searches for cycles, which annotations do not form, and how many searches are made among the
# young before one among the older, and of these before one among all: that takes the longer, the more reports are kept.
# Python's 700, 10 and 10 cost 5 % of annotating.
COLLECT_EVERY = 50_000, 20, 50


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit code."""
    parsed = make_parser().parse_args(arguments)
    gc.set_threshold(*COLLECT_EVERY)
    try:
        code: int = parsed.run(parsed)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (CommandError, SettingError) as failure:
        note(f"synopse {parsed.command}: {failure}")
        return 2
    except BrokenPipeError:
        # The reader of our output has gone ("| head"). Python would complain when it closes stdout at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        note("synopse: interrupted")
        return 130
    return code


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line, with a parser for each command."""
    parser = argparse.ArgumentParser(
        prog="synopse",
        description="Reads many reports of one event and writes one sourced record: what is borne out, what is copied, "
        "what is contradicted. Works offline.",
        epilog="'synopse COMMAND --help' tells more. Exit codes: 0 done; 1 done, but some reports were rejected; "
        "2 nothing could be done.",
    )
    parser.add_argument("--version", action="version", version=f"synopse {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for module in COMMANDS:
        module.add_parser(commands)
    return parser

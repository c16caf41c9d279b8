"""`synopse add`: reports come in and are added to the store, each with all that comparing finds about its story."""

import argparse
import contextlib
from collections.abc import Iterator

from synopse.faces.cli.arguments import add_paths
from synopse.faces.cli.output import CommandError, note, note_rejected, open_input, show_progress
from synopse.faces.cli.stored import acting_now, add_store, open_store


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    summary = "add reports to the store and compare them with what is there"
    parser = commands.add_parser(
        "add",
        help=summary,
        description="Add reports to the store and compare them with what is there. A report that is there already "
        "stays as it is, so that running an interrupted command again completes it. Ctrl-C ends it when what has been "
        "read so far is written; pressed again, at once.",
    )
    add_paths(parser)
    add_store(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Add the reports and tell on stderr what became of them; return the exit code."""
    from synopse.run.add import add_paths as add_all
    from synopse.run.desk import Desk

    with open_store(arguments) as store, show_progress("add") as progress, _explained_interrupt():
        added = add_all(Desk(store), arguments.paths, acting_now(), stdin=open_input(), progress=progress)
    note_rejected(added.rejected)
    if not added.added and not added.known:
        raise CommandError("no report could be read")
    note(f"{len(added.added)} added, {len(added.known)} there already, {len(added.rejected)} rejected")
    return 1 if added.rejected else 0


@contextlib.contextmanager
def _explained_interrupt() -> Iterator[None]:
    """Say at the first Ctrl-C what is still to be done; the second ends that too."""
    import signal

    def interrupt(*_: object) -> None:
        signal.signal(signal.SIGINT, before)
        note("writing what has been read so far; Ctrl-C again gives it up")
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

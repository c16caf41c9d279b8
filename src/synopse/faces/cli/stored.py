"""What the commands on a store share: its address, the arguments and the writing of lists, and who acts when."""

import argparse
import contextlib
import re
from collections.abc import Callable, Iterator, Mapping

from synopse.faces.cli.output import CommandError, note, open_output

TYPE_CHECKING = False  # as in `output`

if TYPE_CHECKING:
    from typing import TypeVar

    from synopse.record.store import Act, Filters, Page, Store

    Item = TypeVar("Item")

# As `synopse.record.store.SHOWN_KINDS`, which would take too long to load for --help; a test compares them.
KINDS = ("contradicted", "updated", "corroborated", "repeated", "refined")
FORMATS = ("text", "jsonl")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def add_store(parser: argparse.ArgumentParser) -> None:
    """Add the argument that says where the store is."""
    parser.add_argument(
        "--store",
        metavar="URL",
        help="where the store is: the path of an SQLite file, or the URL of a database "
        "(default: SYNOPSE_STORE, else a file in the user's data folder)",
    )


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that narrow a list."""
    parser.add_argument("--outlet", default="", metavar="NAME", help="only what this outlet reported")
    parser.add_argument("--since", default="", metavar="DAY", help="only what was published on YYYY-MM-DD or later")
    parser.add_argument("--until", default="", metavar="DAY", help="only what was published on YYYY-MM-DD or before")
    parser.add_argument("--entity", default="", metavar="NAME", help="only what names this, in any of its spellings")
    parser.add_argument(
        "--kind", default="", choices=KINDS, metavar="|".join(KINDS), help="only what has a finding of this kind"
    )


def add_listing(parser: argparse.ArgumentParser, most: int) -> None:
    """Add the arguments of a list: how it is written, what it is narrowed to, which part is shown, the store."""
    parser.add_argument(
        "--format", choices=FORMATS, default=FORMATS[0], metavar="|".join(FORMATS),
        help=f"how to write it (default: {FORMATS[0]})",
    )  # fmt: skip
    add_filters(parser)
    parser.add_argument(
        "--limit", type=_number, default=most, metavar="N", help=f"show so many at most (default: {most})"
    )
    parser.add_argument("--offset", type=_number, default=0, metavar="N", help="leave out the first N (default: 0)")
    add_store(parser)


def write_page(page: "Page[Item]", write: Callable[["Item"], str], things: str) -> None:
    """Write the items of a page, and on stderr how many `things` there are where these are not all."""
    with open_output(None) as stream:
        stream.write("".join(map(write, page.items)).encode("utf-8", "replace"))
    if page.offset + len(page.items) < page.total:
        note(f"{len(page.items)} of {page.total} {things}; --limit and --offset show others")


def json_line(about: Mapping[str, object]) -> str:
    """Return an item of a list as one line of JSON."""
    import json

    return json.dumps(about, ensure_ascii=False) + "\n"


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of things")
    return int(text)


def filters_of(arguments: argparse.Namespace) -> "Filters":
    """Return the filters that the arguments name. Raises CommandError where a day is none."""
    from synopse.record.store import Filters

    for name in ("since", "until"):
        if (day := getattr(arguments, name)) and not _DAY.fullmatch(day):
            raise CommandError(f"--{name} takes a day as YYYY-MM-DD, not {day!r}")
    return Filters(arguments.outlet, arguments.since, arguments.until, arguments.entity, arguments.kind)


@contextlib.contextmanager
def open_store(arguments: argparse.Namespace) -> Iterator["Store"]:
    """Give the store that the arguments name. Raises CommandError where it cannot be opened or used."""
    from synopse.record.store import StoreError
    from synopse.record.store import open_store as open_at

    try:
        with open_at(arguments.store) as store:
            yield store
    except StoreError as error:
        raise CommandError(str(error)) from None


def acting_now() -> "Act":
    """Return who runs the command, and the time."""
    import getpass
    from datetime import UTC, datetime

    from synopse.record.store import Act

    try:
        who = getpass.getuser()
    except (KeyError, OSError, ImportError):  # no name for the user's number, as in many containers
        who = ""
    return Act(who, datetime.now(UTC).isoformat(timespec="seconds"))

"""`synopse stories`: the stories of the store go out, one a line."""

import argparse

from synopse.faces.cli.stored import add_listing, filters_of, json_line, open_store, write_page
from synopse.faces.plain import harmless

TYPE_CHECKING = False  # as in `output`

if TYPE_CHECKING:
    from synopse.record.store import StoryLine

_ORDERS = ("newest", "contradicted", "largest")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    summary = "list the stories of the store"
    parser = commands.add_parser("stories", help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
    parser.add_argument(
        "--order",
        choices=_ORDERS,
        default="newest",
        metavar="|".join(_ORDERS),
        help="what stands first (default: newest)",
    )
    add_listing(parser, 50)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the stories; return the exit code."""
    with open_store(arguments) as store:
        window = {"offset": arguments.offset, "limit": arguments.limit}
        page = store.stories(filters_of(arguments), order=arguments.order, **window)
    write_page(page, _text if arguments.format == "text" else _json, "stories")
    return 0


def _text(story: "StoryLine") -> str:
    """Return a story as a line: its key, its last day, how many reports and contradictions it has, its title."""
    reports, contradicted = story.reports, story.counts["contradicted"]
    return harmless(f"{story.key}  {story.last or '-':10}  {reports:4}  {contradicted:4}  {story.title}") + "\n"


def _json(story: "StoryLine") -> str:
    about = {
        "key": story.key,
        "title": story.title,
        "language": story.language,
        "first": story.first or None,
        "last": story.last or None,
        "reports": story.reports,
        "outlets": story.outlets,
        "findings": dict(story.counts),
        "dismissed": story.dismissed,
    }
    return json_line(about)

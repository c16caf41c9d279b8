"""`synopse search`: words come in, the reports of the store that have them all go out, the newest first."""

import argparse

from synopse.faces.cli.stored import add_listing, filters_of, json_line, open_store, write_page
from synopse.faces.plain import harmless

TYPE_CHECKING = False  # as in `output`

if TYPE_CHECKING:
    from synopse.record.store import Hit


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    summary = "find reports of the store by their words"
    parser = commands.add_parser(
        "search",
        help=summary,
        description="Find reports of the store by their words, in any of their forms, the newest first. A report must "
        'have all the words; words in double quotes ("…") must stand together as they are.',
    )
    parser.add_argument("query", metavar="QUERY", help="the words to look for")
    add_listing(parser, 20)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write what was found; return the exit code."""
    with open_store(arguments) as store:
        window = {"offset": arguments.offset, "limit": arguments.limit}
        page = store.search(arguments.query, filters_of(arguments), **window)
    write_page(page, _text if arguments.format == "text" else _json, "reports")
    return 0


def _text(hit: "Hit") -> str:
    """Return a hit as three lines: key, story, day and outlet; title; the words around what was found."""
    report = hit.report
    about = "  ".join(filter(None, (report.key, report.story, report.published[:10], report.outlet or report.id)))
    lines = [about, f"  {report.title}", f"  {''.join(piece.text for piece in hit.snippet)}"]
    return "".join(harmless(line) + "\n" for line in lines)


def _json(hit: "Hit") -> str:
    report = hit.report
    about = {
        "key": report.key,
        "id": report.id,
        "story": report.story,
        "story_title": hit.story_title,
        "title": report.title,
        "outlet": report.outlet or None,
        "published": report.published or None,
        "language": report.language,
        "url": report.url or None,
        "snippet": [{"text": piece.text, "marked": piece.marked} for piece in hit.snippet],
    }
    return json_line(about)

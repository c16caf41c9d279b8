"""`synopse serve`: the workbench on a store, for this machine alone unless the user says otherwise and sets a token."""

import argparse
import os

from synopse.faces.cli.output import CommandError, note
from synopse.faces.cli.stored import add_store, open_store

TYPE_CHECKING = False  # as in `output`

if TYPE_CHECKING:
    import socket

_HERE = (
    "127.0.0.1",
    "localhost",
    "::1",
)  # as `synopse.faces.web.settings`, which would take too long to load for --help
_TOKEN = "SYNOPSE_TOKEN"  # noqa: S105  the name of the variable
_SHORTEST = 16  # characters of a token


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    summary = "serve the workbench, to read, search and decide in a browser"
    parser = commands.add_parser("serve", help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
    parser.add_argument(
        "--host",
        default=_HERE[0],
        metavar="ADDRESS",
        help=f"the address to listen on (default: {_HERE[0]}, this machine alone; any other needs a token)",
    )
    parser.add_argument("--port", type=_port, default=8765, metavar="N", help="the port to listen on (default: 8765)")
    parser.add_argument(
        "--token",
        metavar="TOKEN",
        help=f"what readers must show, {_SHORTEST} characters or more (default: {_TOKEN}, which nobody else sees)",
    )
    parser.add_argument(
        "--name", action="append", default=[], metavar="NAME", help="a further name that readers reach this machine by"
    )
    add_store(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; return the exit code."""
    import uvicorn

    from synopse.faces.web import Settings, collect_rarely, make_app

    token = arguments.token if arguments.token is not None else os.environ.get(_TOKEN, "")
    check_token(arguments.host, token)
    settings = Settings(host=arguments.host, port=arguments.port, token=token, names=tuple(arguments.name))
    collect_rarely()
    with open_store(arguments) as store, _listen(arguments.host, arguments.port) as listening:
        name = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
        note(f"http://{name}:{listening.getsockname()[1]}/  (store: {store.address}; Ctrl-C ends it)")
        config = uvicorn.Config(
            make_app(store, settings),
            log_level="warning",
            server_header=False,
            limit_concurrency=100,
            timeout_keep_alive=10,
        )
        uvicorn.Server(config).run([listening])
    return 0


def check_token(host: str, token: str) -> None:
    """Raise CommandError where readers of other machines could come in without a token, or with one to be guessed."""
    if host not in _HERE and not token:
        raise CommandError(f"listening on {host} needs a token: set {_TOKEN} or give --token")
    if token and len(token) < _SHORTEST:
        raise CommandError(f"a token has {_SHORTEST} characters at least")


def _listen(host: str, port: int) -> "socket.socket":
    """Return the socket that listens. Raises CommandError where the address cannot be had."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # before the address is told: who follows it at once waits, and is not refused
    except OSError as error:
        listening.close()
        raise CommandError(f"cannot listen on {host}, port {port}: {error.strerror or error}") from None
    return listening


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port")
    return int(text)

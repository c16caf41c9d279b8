"""How the workbench is served and how much it takes in: one frozen value, given once at the start."""

from dataclasses import dataclass

LOOPBACK = ("127.0.0.1", "localhost", "::1")
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104  compared with what the user names, never bound by itself
VARIABLE = "SYNOPSE_TOKEN"
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the workbench listens, who may use it, and its limits (bytes, files, reports, seconds).

    `token` is what a user of another machine must show; `names` are further names that the machine is reached by;
    `user` is who decides where the reader has given no name.
    """

    host: str = LOOPBACK[0]
    port: int = 8765
    token: str = ""
    names: tuple[str, ...] = ()
    user: str = ""
    most_bytes: int = 64 * MEGABYTE  # of one request: 10,000 reports as JSON Lines
    most_files: int = 500
    most_reports: int = 10_000
    sending_seconds: float = 120
    adding_seconds: float = 4 * 3600
    comparing_bytes: int = 8 * MEGABYTE
    comparing_reports: int = 200
    comparing_seconds: float = 120

    @property
    def open_to_others(self) -> bool:
        """Whether other machines can reach the workbench."""
        return self.host not in LOOPBACK

"""What every request of one workbench shares: the store, the desk that changes it, the uploads and the settings."""

import gc
from contextlib import suppress
from getpass import getuser
from math import inf
from secrets import token_bytes
from threading import Semaphore
from time import monotonic

from synopse.faces.web.jobs import Jobs
from synopse.faces.web.settings import Settings
from synopse.record.store import Store, StoreError
from synopse.run.desk import Desk

_ANY_WORD = "synopse"
_FRESH = 30  # seconds that the list of outlets, which only helps to fill in a form, may be behind


class Workbench:
    """Holds a store while it is served; `secret` signs cookies and forms of this run, `comparing` lets one in."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store, self.settings = store, settings
        self.desk = Desk(store)
        self.jobs = Jobs(self.desk, most=settings.most_reports, seconds=settings.adding_seconds)
        self.secret = token_bytes(32)
        self.comparing = Semaphore(1)
        self._outlets: tuple[float, tuple[tuple[str, int], ...]] = (-inf, ())
        self.user = settings.user or _login()

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Return the outlets with the number of their reports, as they were half a minute ago at most."""
        at, outlets = self._outlets
        if monotonic() > at + _FRESH:
            outlets = self.store.counts().outlets
            self._outlets = (monotonic(), outlets)
        return outlets

    def warm(self) -> None:
        """Load what the first search would wait for: how German and English words are formed."""
        with suppress(StoreError):
            self.store.search(_ANY_WORD)


def collect_rarely() -> None:
    """Let Python look for cycles of garbage rarely: a page makes many objects, but hardly a cycle.

    What is made and freed again does not count, so that the largest story (46 reports, 200,000 objects) is shown with
    no look. With Python's own thresholds looking took half of the time: 340 ms instead of 160 to read that story.
    """
    gc.set_threshold(300_000, 20, 20)


def _login() -> str:
    """Return the name of the user who started the workbench, as far as the system knows it."""
    with suppress(OSError, KeyError, ImportError):  # no entry for the user, or no such list on this system
        return getuser()
    return ""

"""What every request of one workbench shares: the store, the desk that changes it, the uploads and the settings."""

from contextlib import suppress
from getpass import getuser
from secrets import token_bytes
from threading import Semaphore

from synopse.faces.web.jobs import Jobs
from synopse.faces.web.settings import Settings
from synopse.record.store import Store, StoreError
from synopse.run.desk import Desk

_ANY_WORD = "synopse"


class Workbench:
    """Holds a store while it is served; `secret` signs cookies and forms of this run, `comparing` lets one in."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store, self.settings = store, settings
        self.desk = Desk(store)
        self.jobs = Jobs(self.desk, most=settings.most_reports, seconds=settings.adding_seconds)
        self.secret = token_bytes(32)
        self.comparing = Semaphore(1)
        self.user = settings.user or _login()

    def warm(self) -> None:
        """Load what the first search would wait for: how German and English words are formed."""
        with suppress(StoreError):
            self.store.search(_ANY_WORD)


def _login() -> str:
    """Return the name of the user who started the workbench, as far as the system knows it."""
    with suppress(OSError, KeyError, ImportError):  # no entry for the user, or no such list on this system
        return getuser()
    return ""

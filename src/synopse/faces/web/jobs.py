"""Uploads come in and wait; one after the other is read and added to the store, and tells how far it is.

One thread works on them: annotating needs a whole core, and the store takes one writer at a time anyway.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from queue import Full, Queue
from secrets import token_urlsafe
from threading import Event, Thread
from time import monotonic

from synopse.record.store import Act, Added, StoreError
from synopse.run.add import add_streams
from synopse.run.desk import Desk

MOST_WAITING = 8
_KEPT = 100  # jobs that can still be looked at
Named = tuple[str, bytes]


class BusyError(Exception):
    """Too many uploads wait already."""


class _StoppedError(Exception):
    """A job took too long, or the workbench closes; what was added so far stays."""


@dataclass(slots=True)
class Job:
    """An upload: how many of its reports are done, its state, and in the end what became of them.

    `state` is waiting, working, done, stopped (it took too long) or failed.
    """

    id: str
    act: Act
    sources: Sequence[Named]
    state: str = "waiting"
    done: int = 0
    total: int = 0
    result: Added = field(default_factory=lambda: Added((), (), ()))

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state not in ("waiting", "working")


class Jobs:
    """The uploads of a process, and the thread that works on them, which starts with the first."""

    def __init__(self, desk: Desk, *, most: int, seconds: float) -> None:
        self._desk, self._most, self._seconds = desk, most, seconds
        self._waiting: Queue[Job | None] = Queue(MOST_WAITING)
        self._known: dict[str, Job] = {}
        self._closing = Event()
        self._thread: Thread | None = None

    def start(self, sources: Sequence[Named], act: Act) -> Job:
        """Return the job that will add what named sources hold. Raises BusyError."""
        job = Job(token_urlsafe(12), act, sources)
        try:
            self._waiting.put_nowait(job)
        except Full:
            raise BusyError from None
        self._known[job.id] = job
        for old in list(self._known)[:-_KEPT]:
            del self._known[old]
        if self._thread is None:
            self._thread = Thread(target=self._work, name="synopse-add", daemon=True)
            self._thread.start()
        return job

    def find(self, key: str) -> Job | None:
        """Return a job by its id, None where it is not known (any more)."""
        return self._known.get(key)

    def close(self) -> None:
        """Stop at the next report and wait for that."""
        self._closing.set()
        if self._thread is not None:
            while not self._waiting.empty():
                self._waiting.get()
            self._waiting.put(None)
            self._thread.join()

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            job.state = "working"
            try:
                streams = [(name, BytesIO(data)) for name, data in job.sources]
                job.result = add_streams(self._desk, streams, job.act, most=self._most, progress=self._follow(job))
                job.state = "done"
            except _StoppedError:
                job.state = "stopped"
            except (StoreError, MemoryError, RecursionError):
                job.state = "failed"
            except Exception:  # noqa: BLE001  a job that fails must not end the thread that the others wait for
                job.state = "failed"
            job.sources = ()

    def _follow(self, job: Job) -> Callable[[int, int], None]:
        """Return what is told of each report, and stops the job where it must end."""
        until = monotonic() + self._seconds

        def follow(done: int, total: int) -> None:
            job.done, job.total = done, total
            if self._closing.is_set() or monotonic() > until:
                raise _StoppedError

        return follow

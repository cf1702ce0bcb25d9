"""How long an evaluation may take."""

import time


class DeadlineError(Exception):
    """The time given for an evaluation is over."""


class Limit:
    """A deadline that loops look at; a call of a SAT solver in between cannot be interrupted."""

    def __init__(self, seconds: float | None = None) -> None:
        self._ends_at = None if seconds is None else time.monotonic() + seconds

    def check(self) -> None:
        if self._ends_at is not None and time.monotonic() > self._ends_at:
            raise DeadlineError


NO_LIMIT = Limit()

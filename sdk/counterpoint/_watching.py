"""What is told of attempts: to the log `counterpoint`, and to the client's hooks. No IO."""

import logging
import time
import warnings
from collections.abc import Mapping

from counterpoint._calls import Answer, Request
from counterpoint.errors import ConnectionFailed
from counterpoint.hooks import Attempt, Hooks

_OF_THE_CALLER = 5
"""Whose line the warning names: a program sees those of its own `__main__` by default."""
_warned_of: set[str] = set()

log = logging.getLogger("counterpoint")


def begin(hooks: Hooks, request: Request, number: int) -> Attempt | None:
    """None if nobody watches."""
    watched = hooks.before is not None or hooks.after is not None
    if not watched and not log.isEnabledFor(logging.DEBUG):
        return None
    method, _, url = request.shown.partition(" ")
    attempt = Attempt(
        operation=request.name, method=method, url=url, number=number, headers=request.headers
    )
    if hooks.before is not None:
        hooks.before(attempt)
    attempt.seconds = time.perf_counter()
    return attempt


def end(hooks: Hooks, attempt: Attempt, outcome: Answer | ConnectionFailed) -> None:
    attempt.seconds = time.perf_counter() - attempt.seconds
    if isinstance(outcome, Answer):
        attempt.status = outcome.status
        attempt.request_id = outcome.headers.get("X-Request-ID")
    else:
        attempt.error = outcome
    told = attempt.status or type(outcome).__name__
    took = 1000 * attempt.seconds
    log.debug("%s %s: %s in %.1f ms", attempt.method, attempt.url, told, took)
    if hooks.after is not None:
        hooks.after(attempt)


def warn_if_deprecated(operation: str, headers: Mapping[str, str]) -> None:
    """Once for each operation: RFC 9745 and 8594."""
    if "Deprecation" not in headers or operation in _warned_of:
        return
    _warned_of.add(operation)
    until = headers.get("Sunset")
    ending = f", and goes away on {until}" if until else ""
    what = f"{operation} is deprecated by the server{ending}."
    warnings.warn(what, DeprecationWarning, stacklevel=_OF_THE_CALLER)


def note_retry(request: Request, outcome: Answer | ConnectionFailed, pause: float) -> None:
    what = outcome.status if isinstance(outcome, Answer) else outcome
    log.info("%s: %s; again in %.1f s", request.shown, what, pause)

"""Waiting for what the server does later, whether a program waits or awaits. No IO."""

import math
import time
from typing import TypeGuard

import msgspec
from msgspec import UNSET, structs

from counterpoint._calls import Answer, Request, Settings, prepare
from counterpoint._generated import calls
from counterpoint._generated.models import LongOperation
from counterpoint._generated.problems import BY_CODE
from counterpoint._open import read_json
from counterpoint._retrying import retry_after
from counterpoint.errors import BY_STATUS, ConnectionFailed, ProblemError, TimedOut
from counterpoint.options import Options

POLL_PAUSE = 1.0


def is_deferred(outcome: Answer | ConnectionFailed) -> TypeGuard[Answer]:
    """Whether the server only says where to see when it will be done."""
    return isinstance(outcome, Answer) and outcome.status == 202


def polling(settings: Settings, request: Request, deferred: Answer) -> Request:
    """Asks how far it has come."""
    # Not where Location says, for the key goes along.
    id = read_json(deferred.content, LongOperation).id
    options = Options(timeout=request.timeout)
    poll = prepare(settings, calls.OPERATIONS_GET, options, {"id": id}, None, UNSET)
    return structs.replace(poll, deadline=request.deadline)


def is_going_on(outcome: Answer | ConnectionFailed) -> bool:
    if not isinstance(outcome, Answer) or outcome.status != 200:
        return False
    return read_json(outcome.content, LongOperation).ended_at is None


def pause_before_polling(poll: Request, outcome: Answer | ConnectionFailed) -> float:
    asked = retry_after(outcome.headers) if isinstance(outcome, Answer) else None
    pause = asked or POLL_PAUSE
    if time.monotonic() + pause >= poll.deadline:
        raise TimedOut("The operation has not ended in time; the server goes on with it.")
    return pause


def deadline_in(seconds: float | None) -> float:
    return math.inf if seconds is None else time.monotonic() + seconds


def pause_until(deadline: float) -> float:
    """How long to sleep before asking again; TimeoutError if there is no time left."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("The operation has not ended in time.")
    return min(POLL_PAUSE, left)


def at_once(request: Request) -> Request:
    """What is done by now is answered by its key; never to be put off again."""
    headers = {key: each for key, each in request.headers.items() if key.lower() != "prefer"}
    return structs.replace(request, headers=headers)


def check_ended(operation: LongOperation) -> bool:
    """Whether it has ended; raises what it failed with."""
    problem = operation.problem
    if problem is not None:
        kind = BY_CODE.get(problem.code) or BY_STATUS.get(problem.status, ProblemError)
        raise kind(problem, msgspec.to_builtins(problem), None)
    return operation.ended_at is not None

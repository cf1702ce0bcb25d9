"""Refusals on the wire: application/problem+json (RFC 9457), whatever raised them."""

from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from counterpoint_server.api import request_ids
from counterpoint_server.api.formats import PROBLEM
from counterpoint_server.api.logs import failures
from counterpoint_server.model.problems import (
    BodyTooLarge,
    Fault,
    InternalError,
    InvalidParameter,
    MalformedBody,
    MethodNotAllowed,
    Problem,
    RouteNotFound,
)
from counterpoint_server.store.failures import problem_of

_OF_FRAMEWORK: dict[int, type[Problem]] = {
    400: MalformedBody,
    404: RouteNotFound,
    405: MethodNotAllowed,
    413: BodyTooLarge,
}


def encode_problem(problem: Problem) -> bytes:
    return msgspec.json.encode(problem.body(request_ids.current.get() or ""))


def answer_problem(problem: Problem, headers: dict[str, str] | None = None) -> Response[bytes]:
    given = {"Cache-Control": "no-store", **(headers or {})}
    if problem.retry_after is not None:
        given["Retry-After"] = str(problem.retry_after)
    if restore := problem.extension.get("restore"):
        given["Link"] = f'<{restore}>; rel="restore"'
    return Response(
        encode_problem(problem), status_code=problem.status, media_type=PROBLEM, headers=given
    )


def on_problem(_request: Request[Any, Any, Any], problem: Problem) -> Response[bytes]:
    if problem.status == 500:
        failures.error("a request failed", exc_info=problem)
    elif problem.status > 500:
        # In a line: under overload there are many, and their traces would be the next load.
        failures.warning("refused", code=problem.code, cause=repr(problem.__cause__))
    return answer_problem(problem)


def on_framework(_request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """The framework's own refusals: no such route, method or parameter, body too large."""
    if isinstance(error, ValidationException):
        return answer_problem(_invalid_parameter(error))
    kind = _OF_FRAMEWORK.get(error.status_code)
    if kind is None:
        failures.error("the framework refused", exc_info=error)
        return answer_problem(InternalError())
    allow = {k: v for k, v in (error.headers or {}).items() if k.lower() == "allow"}
    return answer_problem(kind(), allow)


def _invalid_parameter(error: ValidationException) -> Problem:
    problem = InvalidParameter()
    found = error.extra if isinstance(error.extra, list) else []
    problem.faults = [
        Fault(f"?{item.get('key', '')}", problem.code, str(item.get("message", "")))
        for item in found
        if isinstance(item, dict)
    ]
    problem.detail = error.detail  # that one is missing, if no place is named
    if problem.faults:
        problem.detail = "; ".join(f"{f.pointer[1:]}: {f.detail}" for f in problem.faults)
    return problem


def on_failure(_request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Nothing of an unforeseen failure is told outside; the log has it under the request's id."""
    problem = problem_of(error)
    if problem is None:
        failures.error("a request failed", exc_info=error)
        problem = InternalError()
    return answer_problem(problem)


EXCEPTION_HANDLERS: dict[Any, Any] = {
    Problem: on_problem,
    HTTPException: on_framework,
    Exception: on_failure,
}

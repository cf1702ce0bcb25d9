"""Everything that can go wrong.

CounterpointError
├── ConnectionFailed           no answer came
│   └── TimedOut               … in time
├── AnswerUnreadable           an answer came that is not of the API's shape
└── ProblemError               the server refused: .status .code .title .detail .errors …
    ├── BadRequestError        400
    ├── UnauthenticatedError   401
    ├── ForbiddenError         403
    ├── NotFoundError          404   MapNotFound, ElementNotFound, …
    ├── ConflictError          409   ElementInUse, WrongEnd, …
    ├── GoneError              410   MapDeleted, ElementMerged
    ├── PreconditionError      412   StaleRevision
    ├── UnprocessableError     422   InvalidBody, UnknownRef, …
    ├── RateLimitError         429
    └── ServerError            5xx   Unavailable, DatabaseTimeout, …

Each code of a refusal has a class, below that of its status; a code that this version does not
know comes as the class of its status. All of them are in `counterpoint`.
"""
# ruff: noqa: N818 - named for what a user reads

from typing import Any

from msgspec import UNSET

from counterpoint._generated.models import Fault, Problem


class CounterpointError(Exception):
    """The call did not succeed."""


class ConnectionFailed(CounterpointError):
    """No answer came; a write may or may not have been done."""


class TimedOut(ConnectionFailed):
    """No answer came in time; a write may or may not have been done."""


class AnswerUnreadable(CounterpointError):
    """The answer is not of the API's shape: another server, perhaps, or a much newer one."""


class ProblemError(CounterpointError):
    """The server refused."""

    def __init__(
        self, problem: Problem, raw: dict[str, Any], retry_after: float | None = None
    ) -> None:
        super().__init__(problem, raw, retry_after)
        self.problem = problem
        self.raw = raw
        """The refusal as it came, with whatever this version does not know."""
        self.retry_after = retry_after
        """Seconds after which the server asked to be tried again."""

    def __str__(self) -> str:
        said = self.detail or self.title
        lines = [f"{self.status} {self.code}: {said}" if self.code else f"{self.status}: {said}"]
        for fault in self.errors:
            if fault.pointer or fault.detail != said:
                lines.append(f"  {fault.pointer or '(body)'}: {fault.detail}")
        if self.request_id:
            lines.append(f"  (request {self.request_id})")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    @property
    def status(self) -> int:
        return self.problem.status

    @property
    def code(self) -> str:
        """The kind of refusal; empty if what answered was not this API."""
        return self.problem.code

    @property
    def title(self) -> str:
        """What this kind of refusal means."""
        return self.problem.title

    @property
    def detail(self) -> str:
        """What was wrong this time."""
        return self.problem.detail

    @property
    def errors(self) -> list[Fault]:
        """Each fault of the request, by a JSON pointer into it."""
        return self.problem.errors

    @property
    def request_id(self) -> str:
        """Finds the request in the server's log."""
        return self.problem.request_id

    @property
    def current_revision(self) -> int | None:
        """On `StaleRevision`: the revision that the element or map has now."""
        value = self.problem.current_revision
        return None if value is UNSET else value

    @property
    def holders(self) -> list[int]:
        """The elements that stand in the way, because they refer to the one to be changed."""
        value = self.problem.holders
        return [] if value is UNSET else value

    @property
    def missing(self) -> list[int]:
        """On `MissingEnd` of a revert: the elements that would have to be there, and are gone."""
        value = self.problem.missing
        return [] if value is UNSET else value

    @property
    def carriers(self) -> list[int]:
        """On `AmbiguousExternal`: the elements that carry the name."""
        value = self.problem.carriers
        return [] if value is UNSET else value

    @property
    def merged_into(self) -> int | None:
        """On `ElementMerged`: the number of the element that it is now part of."""
        value = self.problem.merged_into
        return None if value is UNSET else value

    @property
    def restore(self) -> str | None:
        """On `MapDeleted`: the address to which a POST brings the map back."""
        value = self.problem.restore
        return None if value is UNSET else value


class BadRequestError(ProblemError):
    """400: the request cannot be read."""


class UnauthenticatedError(ProblemError):
    """401: the server does not know who asks."""


class ForbiddenError(ProblemError):
    """403: the server knows who asks, and they may not."""


class NotFoundError(ProblemError):
    """404: there is no such thing, or you may not see it."""


class ConflictError(ProblemError):
    """409: the request is well formed and clashes with what is there."""


class GoneError(ProblemError):
    """410: it was there, and no longer is."""


class PreconditionError(ProblemError):
    """412: it is no longer as the request supposes."""


class UnprocessableError(ProblemError):
    """422: the body is readable but says something that cannot be."""


class RateLimitError(ProblemError):
    """429: too many requests."""


class ServerError(ProblemError):
    """5xx: the server could not."""


BY_STATUS: dict[int, type[ProblemError]] = {
    400: BadRequestError,
    401: UnauthenticatedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    410: GoneError,
    412: PreconditionError,
    422: UnprocessableError,
    429: RateLimitError,
}

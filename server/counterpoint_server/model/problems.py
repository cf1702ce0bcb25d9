"""Every way to say no: one class = one code = one status; the docstring is what the user reads."""

from counterpoint_server.model.problem import Fault as Fault
from counterpoint_server.model.problem import Problem as Problem
from counterpoint_server.model.problem import ProblemBody as ProblemBody


class MalformedBody(Problem):
    """The body cannot be read: it is not valid JSON in UTF-8."""

    status = 400


class UnreadableFile(Problem):
    """The file cannot be read in this format; the place that is wrong is named."""

    status = 400


class UnknownFormat(Problem):
    """No format that is read or written here is meant; GET /v1/formats lists them."""

    status = 400


class InvalidParameter(Problem):
    """A parameter or header of the request cannot be read, or is not known here."""

    status = 400


class RouteNotFound(Problem):
    """Nothing is served at this address."""

    status = 404


class MapNotFound(Problem):
    """There is no such map, or you may not see it."""

    status = 404


class ElementNotFound(Problem):
    """The map has no element of this number."""

    status = 404


class TextNotFound(Problem):
    """The source carries no text here; only its quotes are known."""

    status = 404


class RevisionNotFound(Problem):
    """The map has no revision of this number; its revisions are 1 to the one it has now."""

    status = 404


class OperationNotFound(Problem):
    """There is no such long operation, or you may not see it; ended ones are kept for 7 days."""

    status = 404


class MethodNotAllowed(Problem):
    """This address does not answer this method; the Allow header lists those it does."""

    status = 405


class NotAcceptable(Problem):
    """This address answers in none of the media types that the Accept header takes."""

    status = 406


class BodyTooSlow(Problem):
    """The body did not come in time."""

    status = 408


class MissingEnd(Problem):
    """A reference names an element that the map does not have."""

    status = 409


class WrongEnd(Problem):
    """A reference names an element of a type that cannot stand there."""

    status = 409


class UnknownRef(Problem):
    """A `$ref` names nothing that this edit creates."""

    status = 409


class RefUsedTwice(Problem):
    """Two operations of one edit create under the same `ref`."""

    status = 409


class ElementInUse(Problem):
    """Other elements need this one; delete them first, or pass cascade=true."""

    status = 409


class EditTooLarge(Problem):
    """The edit would reach more than 20,000 elements; do it in parts."""

    status = 409


class TypeMismatch(Problem):
    """The element is of another type than this operation needs."""

    status = 409


class AmbiguousExternal(Problem):
    """Several elements of the map carry this external name."""

    status = 409


class NumberUsed(Problem):
    """This number belonged to an element that was deleted; numbers are never used again."""

    status = 409


class NumberTooHigh(Problem):
    """A new element cannot have a number so far above those that the map has had."""

    status = 409


class MapFull(Problem):
    """A map holds at most 1,000,000 elements."""

    status = 409


class RevisionAhead(Problem):
    """The map has not reached this revision; read the map, and follow it from where it is."""

    status = 409


class DocumentTooLarge(Problem):
    """One body holds at most 100,000 elements and 256 MiB; read the map in pages, or as NDJSON."""

    status = 409


class QuestionTooLarge(Problem):
    """This question is answered of maps of at most 100,000 elements."""

    status = 409


class OperationCancelled(Problem):
    """The operation was cancelled before it was done; nothing was written."""

    status = 409


class OperationEnded(Problem):
    """The operation has ended, and can no longer be cancelled."""

    status = 409


class TooEntangled(Problem):
    """The map has more arguments, or larger circles of support, than can be evaluated so."""

    status = 409


class ElementMerged(Problem):
    """This element was merged into another, whose number is in the answer."""

    status = 410


class MapDeleted(Problem):
    """This map was deleted; for 30 days it can be restored."""

    status = 410


class LengthRequired(Problem):
    """A body must come with a Content-Length, or chunked."""

    status = 411


class StaleRevision(Problem):
    """It has changed since the revision you named; read it again and repeat your change."""

    status = 412


class BodyTooLarge(Problem):
    """The body is larger than this address accepts."""

    status = 413


class AddressTooLong(Problem):
    """The address of a request may have at most 16 KiB."""

    status = 414


class UnsupportedMediaType(Problem):
    """The body's Content-Type is not one this address reads; send application/json."""

    status = 415


class InvalidBody(Problem):
    """The body is readable but not of the shape this address takes."""

    status = 422


class IdempotencyKeyReused(Problem):
    """This Idempotency-Key was used before with another request; take a new key."""

    status = 422


class PreconditionRequired(Problem):
    """Send If-Match with the revision that you read, so that nobody else's change is lost."""

    status = 428


class HeadersTooLarge(Problem):
    """The header fields of a request may be at most 100, and have at most 32 KiB."""

    status = 431


class InternalError(Problem):
    """The server failed; the request id finds the failure in its log."""

    status = 500


class Unavailable(Problem):
    """The server cannot do this just now; try again after the time in Retry-After."""

    status = 503
    retry_after = 1


class DeadlineReached(Problem):
    """The question would take longer than it may; ask for less: a lower limit, depth or length."""

    status = 504


class DatabaseTimeout(Problem):
    """The database took too long; try again, or ask for less."""

    status = 503
    retry_after = 1


class StorageFull(Problem):
    """The database has no room left to write in; what is there can be read."""

    status = 503
    retry_after = 10


def problem_from(body: ProblemBody) -> Problem:
    """What was told once, to be told again."""
    (kind,) = (each for each in all_problems() if each.code == body.code)
    told = kind(body.detail)
    told.faults = [*body.errors]
    told.extension = body.extension
    return told


def all_problems() -> list[type[Problem]]:
    return sorted(Problem.__subclasses__(), key=lambda problem: (problem.status, problem.code))

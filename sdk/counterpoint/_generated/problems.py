# Written by `make regen` from the contract (schema/counterpoint_schema/openapi.json): do not edit.
"""The server's refusals, a class for each code."""
# ruff: noqa: N818 - named by their codes, which is what a user reads

from counterpoint.errors import (
    BadRequestError,
    ConflictError,
    GoneError,
    NotFoundError,
    PreconditionError,
    ProblemError,
    ServerError,
    UnprocessableError,
)


class AddressTooLong(ProblemError):
    """The address of a request may have at most 16 KiB."""


class AmbiguousExternal(ConflictError):
    """Several elements of the map carry this external name."""


class BodyTooLarge(ProblemError):
    """The body is larger than this address accepts."""


class BodyTooSlow(ProblemError):
    """The body did not come in time."""


class DatabaseTimeout(ServerError):
    """The database took too long; try again, or ask for less."""


class DeadlineReached(ServerError):
    """The question would take longer than it may; ask for less: a lower limit, depth or length."""


class DocumentTooLarge(ConflictError):
    """One body holds at most 100,000 elements and 256 MiB; read the map in pages, or as NDJSON."""


class EditTooLarge(ConflictError):
    """The edit would reach more than 20,000 elements; do it in parts."""


class ElementInUse(ConflictError):
    """Other elements need this one; delete them first, or pass cascade=true."""


class ElementMerged(GoneError):
    """This element was merged into another, whose number is in the answer."""


class ElementNotFound(NotFoundError):
    """The map has no element of this number."""


class HeadersTooLarge(ProblemError):
    """The header fields of a request may be at most 100, and have at most 32 KiB."""


class IdempotencyKeyReused(UnprocessableError):
    """This Idempotency-Key was used before with another request; take a new key."""


class InternalError(ServerError):
    """The server failed; the request id finds the failure in its log."""


class InvalidBody(UnprocessableError):
    """The body is readable but not of the shape this address takes."""


class InvalidParameter(BadRequestError):
    """A parameter or header of the request cannot be read, or is not known here."""


class LengthRequired(ProblemError):
    """A body must come with a Content-Length, or chunked."""


class MalformedBody(BadRequestError):
    """The body cannot be read: it is not valid JSON in UTF-8."""


class MapDeleted(GoneError):
    """This map was deleted; for 30 days it can be restored."""


class MapFull(ConflictError):
    """A map holds at most 1,000,000 elements."""


class MapNotFound(NotFoundError):
    """There is no such map, or you may not see it."""


class MethodNotAllowed(ProblemError):
    """This address does not answer this method; the Allow header lists those it does."""


class MissingEnd(ConflictError):
    """A reference names an element that the map does not have."""


class NotAcceptable(ProblemError):
    """This address answers in none of the media types that the Accept header takes."""


class NumberTooHigh(ConflictError):
    """A new element cannot have a number so far above those that the map has had."""


class NumberUsed(ConflictError):
    """This number belonged to an element that was deleted; numbers are never used again."""


class OperationCancelled(ConflictError):
    """The operation was cancelled before it was done; nothing was written."""


class OperationEnded(ConflictError):
    """The operation has ended, and can no longer be cancelled."""


class OperationNotFound(NotFoundError):
    """There is no such long operation, or you may not see it; ended ones are kept for 7 days."""


class PreconditionRequired(ProblemError):
    """Send If-Match with the revision that you read, so that nobody else's change is lost."""


class QuestionTooLarge(ConflictError):
    """This question is answered of maps of at most 100,000 elements."""


class RefUsedTwice(ConflictError):
    """Two operations of one edit create under the same `ref`."""


class RevisionAhead(ConflictError):
    """The map has not reached this revision; read the map, and follow it from where it is."""


class RevisionNotFound(NotFoundError):
    """The map has no revision of this number; its revisions are 1 to the one it has now."""


class RouteNotFound(NotFoundError):
    """Nothing is served at this address."""


class StaleRevision(PreconditionError):
    """It has changed since the revision you named; read it again and repeat your change."""


class StorageFull(ServerError):
    """The database has no room left to write in; what is there can be read."""


class TextNotFound(NotFoundError):
    """The source carries no text here; only its quotes are known."""


class TooEntangled(ConflictError):
    """The map has more arguments, or larger circles of support, than can be evaluated so."""


class TypeMismatch(ConflictError):
    """The element is of another type than this operation needs."""


class Unavailable(ServerError):
    """The server cannot do this just now; try again after the time in Retry-After."""


class UnknownFormat(BadRequestError):
    """No format that is read or written here is meant; GET /v1/formats lists them."""


class UnknownRef(ConflictError):
    """A `$ref` names nothing that this edit creates."""


class UnreadableFile(BadRequestError):
    """The file cannot be read in this format; the place that is wrong is named."""


class UnsupportedMediaType(ProblemError):
    """The body's Content-Type is not one this address reads; send application/json."""


class WrongEnd(ConflictError):
    """A reference names an element of a type that cannot stand there."""


BY_CODE: dict[str, type[ProblemError]] = {
    "address_too_long": AddressTooLong,
    "ambiguous_external": AmbiguousExternal,
    "body_too_large": BodyTooLarge,
    "body_too_slow": BodyTooSlow,
    "database_timeout": DatabaseTimeout,
    "deadline_reached": DeadlineReached,
    "document_too_large": DocumentTooLarge,
    "edit_too_large": EditTooLarge,
    "element_in_use": ElementInUse,
    "element_merged": ElementMerged,
    "element_not_found": ElementNotFound,
    "headers_too_large": HeadersTooLarge,
    "idempotency_key_reused": IdempotencyKeyReused,
    "internal_error": InternalError,
    "invalid_body": InvalidBody,
    "invalid_parameter": InvalidParameter,
    "length_required": LengthRequired,
    "malformed_body": MalformedBody,
    "map_deleted": MapDeleted,
    "map_full": MapFull,
    "map_not_found": MapNotFound,
    "method_not_allowed": MethodNotAllowed,
    "missing_end": MissingEnd,
    "not_acceptable": NotAcceptable,
    "number_too_high": NumberTooHigh,
    "number_used": NumberUsed,
    "operation_cancelled": OperationCancelled,
    "operation_ended": OperationEnded,
    "operation_not_found": OperationNotFound,
    "precondition_required": PreconditionRequired,
    "question_too_large": QuestionTooLarge,
    "ref_used_twice": RefUsedTwice,
    "revision_ahead": RevisionAhead,
    "revision_not_found": RevisionNotFound,
    "route_not_found": RouteNotFound,
    "stale_revision": StaleRevision,
    "storage_full": StorageFull,
    "text_not_found": TextNotFound,
    "too_entangled": TooEntangled,
    "type_mismatch": TypeMismatch,
    "unavailable": Unavailable,
    "unknown_format": UnknownFormat,
    "unknown_ref": UnknownRef,
    "unreadable_file": UnreadableFile,
    "unsupported_media_type": UnsupportedMediaType,
    "wrong_end": WrongEnd,
}

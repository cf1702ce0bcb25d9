"""Reading a request strictly: bodies, preconditions, keys, path numbers."""

import hashlib
import re
from typing import Any, TypeVar

import msgspec
from litestar import Request

from counterpoint_server.api.formats import (
    MSGPACK,
    check_finite,
    decoder_of,
    format_of,
    readable_types,
)
from counterpoint_server.api.tags import revision_in
from counterpoint_server.model.ids import ELEMENT_ID_MAX, REVISION_MAX, read_map_id
from counterpoint_server.model.problems import (
    ElementNotFound,
    InvalidParameter,
    MalformedBody,
    MapNotFound,
    OperationNotFound,
    PreconditionRequired,
    RevisionNotFound,
    UnsupportedMediaType,
)
from counterpoint_server.rules.patching import invalid_body

AnyRequest = Request[Any, Any, Any]
T = TypeVar("T")

_BODY = "counterpoint.body"
"""Where the scope of a request keeps its body once that was read."""
_KEY = re.compile(r"^[ -~]{1,255}\Z")
_NUMBER = re.compile("[1-9][0-9]{0,9}")
_decoders: dict[tuple[str, Any], Any] = {}


def header(scope: Any, name: bytes) -> str | None:
    """The field of this name, in lower case; the framework would copy all fields to find one."""
    for given, value in scope["headers"]:
        if given == name:
            found: str = value.decode("latin-1")
            return found
    return None


async def read_body(request: AnyRequest, shape: type[T]) -> T:
    """The body as a `shape`: strictly, for the framework's own decoding turns "7" into 7."""
    media_type = _format_of(request)
    decoder = _decoder_of(media_type, shape)
    body = await body_of(request)
    try:
        decoded: T = decoder.decode(body)
        if media_type == MSGPACK:
            check_finite(body)
    except msgspec.ValidationError as error:
        raise invalid_body(error) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise MalformedBody(f"{MalformedBody.title} ({error})") from None
    except RecursionError:
        raise MalformedBody("The body is nested too deeply.") from None
    return decoded


def _format_of(request: AnyRequest) -> str:
    given = header(request.scope, b"content-type") or ""
    known = format_of(given, request.method)
    if known is None:
        accepted = " or ".join(readable_types(request.method))
        told = f"not {given!r}" if given else "which is missing"
        raise UnsupportedMediaType(f"Send Content-Type: {accepted}, {told}.")
    return known


def _decoder_of(media_type: str, shape: Any) -> Any:
    decoder = _decoders.get((media_type, shape))
    if decoder is None:
        decoder = _decoders[media_type, shape] = decoder_of(media_type, shape)
    return decoder


async def json_of(request: AnyRequest) -> bytes:
    """A body that has been read, as JSON."""
    body = await body_of(request)
    if _format_of(request) == MSGPACK:
        return msgspec.json.encode(msgspec.msgpack.decode(body))
    return body


async def body_of(request: AnyRequest) -> bytes:
    """All of the body, however often asked; the framework's way costs more than decoding it."""
    scope: Any = request.scope
    body: bytes | None = scope.get(_BODY)
    if body is None:
        body = scope[_BODY] = await _receive(request)
    return body


async def _receive(request: AnyRequest) -> bytes:
    parts: list[bytes] = []
    while True:
        message: Any = await request.receive()
        if message["type"] == "http.disconnect":
            raise MalformedBody("The body was cut short.")
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def idempotency_key(request: AnyRequest) -> str | None:
    key = header(request.scope, b"idempotency-key")
    if key is not None and not _KEY.match(key):
        raise InvalidParameter(
            "Idempotency-Key takes 1 to 255 printable ASCII characters.", pointer="Idempotency-Key"
        )
    return key


async def fingerprint(request: AnyRequest) -> bytes:
    """What makes two requests the same: method, path and query, body."""
    query = request.scope["query_string"]
    head = f"{request.method} {request.scope['path']}?".encode() + query + b"\n"
    return hashlib.sha256(head + await body_of(request)).digest()


def if_match(request: AnyRequest) -> int | None:
    """The revision that the request depends on; None if any will do."""
    return revision_in(header(request.scope, b"if-match"))


def require_if_match(request: AnyRequest) -> None:
    if header(request.scope, b"if-match") is None:
        raise PreconditionRequired(pointer="If-Match")


def map_number(text: str) -> int:
    number = read_map_id(text)
    if number is None:
        raise MapNotFound(f"{text[:40]!r} is not the id of a map (13 characters).")
    return number


def operation_number(text: str) -> int:
    number = read_map_id(text)
    if number is None:
        raise OperationNotFound(f"{text[:40]!r} is not the id of an operation (13 characters).")
    return number


def element_number(text: str) -> int:
    if _NUMBER.fullmatch(text) and int(text) <= ELEMENT_ID_MAX:
        return int(text)
    raise ElementNotFound(f"{text[:40]!r} is not the number of an element.")


def revision_number(text: str) -> int:
    if _NUMBER.fullmatch(text) and int(text) < REVISION_MAX:
        return int(text)
    raise RevisionNotFound(f"{text[:40]!r} is not the number of a revision.")

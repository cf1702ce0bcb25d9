"""Reading a request strictly: bodies, preconditions, keys, path numbers."""

import hashlib
import re
from typing import Any, TypeVar

import msgspec
from litestar import Request
from litestar.exceptions import HTTPException

from counterpoint_server.api.formats import (
    MSGPACK,
    check_finite,
    decoder_of,
    format_of,
    readable_types,
)
from counterpoint_server.api.tags import revision_in
from counterpoint_server.model.ids import ELEMENT_ID_MAX, read_map_id
from counterpoint_server.model.problems import (
    ElementNotFound,
    InvalidParameter,
    MalformedBody,
    MapNotFound,
    PreconditionRequired,
    RevisionNotFound,
    UnsupportedMediaType,
)
from counterpoint_server.rules.patching import invalid_body
from counterpoint_server.rules.revisions import REVISION_MAX

AnyRequest = Request[Any, Any, Any]
T = TypeVar("T")

_KEY = re.compile(r"^[ -~]{1,255}\Z")
_decoders: dict[tuple[str, Any], Any] = {}


async def read_body(request: AnyRequest, shape: type[T]) -> T:
    """The body as a `shape`: strictly, for the framework's own decoding turns "7" into 7."""
    media_type = _format_of(request)
    decoder = _decoder_of(media_type, shape)
    body = await _receive(request)
    try:
        decoded: T = decoder.decode(body)
    except msgspec.ValidationError as error:
        raise invalid_body(error) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise MalformedBody(f"{MalformedBody.title} ({error})") from None
    except RecursionError:
        raise MalformedBody("The body is nested too deeply.") from None
    if media_type == MSGPACK:
        check_finite(body)
    return decoded


def _format_of(request: AnyRequest) -> str:
    given = request.headers.get("content-type", "")
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


async def _receive(request: AnyRequest) -> bytes:
    try:
        return await request.body()
    except HTTPException:
        raise MalformedBody("The body was cut short.") from None


def idempotency_key(request: AnyRequest) -> str | None:
    key = request.headers.get("idempotency-key")
    if key is not None and not _KEY.match(key):
        raise InvalidParameter(
            "Idempotency-Key takes 1 to 255 printable ASCII characters.", pointer="Idempotency-Key"
        )
    return key


async def fingerprint(request: AnyRequest) -> bytes:
    """What makes two requests the same: method, path and query, body."""
    query = request.scope["query_string"]
    head = f"{request.method} {request.url.path}?".encode() + query + b"\n"
    return hashlib.sha256(head + await request.body()).digest()


def if_match(request: AnyRequest) -> int | None:
    """The revision that the request depends on; None if any will do."""
    return revision_in(request.headers.get("if-match"))


def require_if_match(request: AnyRequest) -> None:
    if "if-match" not in request.headers:
        raise PreconditionRequired(pointer="If-Match")


def map_number(text: str) -> int:
    number = read_map_id(text)
    if number is None:
        raise MapNotFound(f"{text[:40]!r} is not the id of a map (13 characters).")
    return number


def element_number(text: str) -> int:
    if re.fullmatch("[1-9][0-9]{0,9}", text) and int(text) <= ELEMENT_ID_MAX:
        return int(text)
    raise ElementNotFound(f"{text[:40]!r} is not the number of an element.")


def revision_number(text: str) -> int:
    if re.fullmatch("[1-9][0-9]{0,9}", text) and int(text) < REVISION_MAX:
        return int(text)
    raise RevisionNotFound(f"{text[:40]!r} is not the number of a revision.")

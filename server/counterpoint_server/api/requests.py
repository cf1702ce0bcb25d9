"""Reading a request strictly: bodies, preconditions, keys, path numbers."""

import hashlib
import re
from typing import Any, TypeVar

import msgspec
from litestar import Request
from litestar.exceptions import HTTPException

from counterpoint_server.model.ids import ELEMENT_ID_MAX, read_map_id
from counterpoint_server.model.problems import (
    ElementNotFound,
    InvalidParameter,
    MalformedBody,
    MapNotFound,
    PreconditionRequired,
    UnsupportedMediaType,
)
from counterpoint_server.rules.patching import invalid_body

AnyRequest = Request[Any, Any, Any]
T = TypeVar("T")

REVISION_MAX = 2**31 - 1
NO_REVISION = 0
"""What a tag that cannot be ours stands for: no revision has this number."""

_JSON_TYPE = re.compile(r'^application/json\s*(;\s*charset="?utf-8"?\s*)?$', re.IGNORECASE)
_KEY = re.compile(r"^[ -~]{1,255}\Z")
_ENTITY_TAG = re.compile(r'^(W/)?"[!#-~]*"$')
_ENTITY_TAGS = re.compile(r'^\s*(W/)?"[!#-~]*"(\s*,\s*(W/)?"[!#-~]*")*\s*$')
_OUR_TAG = re.compile(r'^"([1-9]\d{0,9})(;[^"]*)?"$', re.ASCII)
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}


async def read_body(request: AnyRequest, shape: type[T]) -> T:
    """The body as a `shape`: strictly, for the framework's own decoding turns "7" into 7."""
    media_type = request.headers.get("content-type", "")
    if not _JSON_TYPE.match(media_type):
        given = f"not {media_type!r}" if media_type else "which is missing"
        raise UnsupportedMediaType(f"Send Content-Type: application/json, {given}.")
    decoder = _decoders.get(shape)
    if decoder is None:
        decoder = _decoders[shape] = msgspec.json.Decoder(shape)
    body = await _receive(request)
    try:
        decoded: T = decoder.decode(body)
    except msgspec.ValidationError as error:
        raise invalid_body(error) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise MalformedBody(f"{MalformedBody.title} ({error})") from None
    except RecursionError:
        raise MalformedBody("The body is nested too deeply.") from None
    return decoded


async def _receive(request: AnyRequest) -> bytes:
    try:
        return await request.body()
    except HTTPException as error:
        if error.status_code == 413:
            raise
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
    """The revision that If-Match names (RFC 9110, 13.1.1); None if any will do."""
    given = request.headers.get("if-match")
    if given is None or given.strip() == "*":
        return None
    if not _ENTITY_TAG.match(given.strip()):
        raise InvalidParameter("If-Match takes one entity tag, or *.", pointer="If-Match")
    tag = _OUR_TAG.match(given.strip())
    return int(tag[1]) if tag and int(tag[1]) <= REVISION_MAX else NO_REVISION


def require_if_match(request: AnyRequest) -> None:
    if "if-match" not in request.headers:
        raise PreconditionRequired(pointer="If-Match")


def is_unchanged(request: AnyRequest, etag: str) -> bool:
    """Whether If-None-Match names this representation (RFC 9110, 13.1.2: weak comparison)."""
    given = request.headers.get("if-none-match")
    if given is None:
        return False
    if given.strip() == "*":
        return True
    if not _ENTITY_TAGS.match(given):
        raise InvalidParameter("If-None-Match takes entity tags, or *.", pointer="If-None-Match")
    return etag in re.findall('"[^"]*"', given)


def map_number(text: str) -> int:
    number = read_map_id(text)
    if number is None:
        raise MapNotFound(f"{text[:40]!r} is not the id of a map (13 characters).")
    return number


def element_number(text: str) -> int:
    if re.fullmatch("[1-9][0-9]{0,9}", text) and int(text) <= ELEMENT_ID_MAX:
        return int(text)
    raise ElementNotFound(f"{text[:40]!r} is not the number of an element.")

"""The media types of bodies, and how they are told apart, read and written."""

import json
import re
from typing import Any

import msgspec

from counterpoint_server.model.problems import InvalidBody

JSON = "application/json"
MSGPACK = "application/vnd.msgpack"
NDJSON = "application/x-ndjson"
OCTETS = "application/octet-stream"
PROBLEM = "application/problem+json"
MERGE_PATCH = "application/merge-patch+json"
EVENT_STREAM = "text/event-stream"
SVG = "image/svg+xml"
PNG = "image/png"
HTML = "text/html"
JAVASCRIPT = "text/javascript"
CSS = "text/css"

PRODUCED = (JSON, MSGPACK)
"""What every operation that answers in JSON can answer in, the preferred first."""

SHORT = {JSON: "json", MSGPACK: "msgpack", NDJSON: "ndjson", SVG: "svg", PNG: "png", HTML: "html"}
"""How entity tags name a format."""

FORMAT = "counterpoint.format"
"""Where the scope of a request says which media type its answer takes; absent: JSON."""

_READ_AS = {
    JSON: JSON,
    MSGPACK: MSGPACK,
    "application/msgpack": MSGPACK,
    "application/x-msgpack": MSGPACK,
}
_READ_AS_PATCH = {**_READ_AS, MERGE_PATCH: JSON}
_UTF8 = re.compile(r'\s*charset="?utf-8"?\s*', re.IGNORECASE)

_NOT_FINITE = re.compile(rb"\xcb[\x7f\xff][\xf0-\xff]|\xca[\x7f\xff][\x80-\xff]")
"""How NaN and the infinities begin; the bytes may also be those of a whole number, not of text."""

_json = msgspec.json.Encoder()
_msgpack = msgspec.msgpack.Encoder()


def readable_types(method: str) -> tuple[str, ...]:
    """What Accept-Post and Accept-Patch name."""
    return (JSON, MERGE_PATCH, MSGPACK) if method == "PATCH" else (JSON, MSGPACK)


def format_of(content_type: str, method: str) -> str | None:
    """JSON or MSGPACK, of a Content-Type; None if bodies of this type are not read."""
    name, _, parameters = content_type.partition(";")
    known = (_READ_AS_PATCH if method == "PATCH" else _READ_AS).get(name.strip().lower())
    if parameters.strip() and not (known == JSON and _UTF8.fullmatch(parameters)):
        return None
    return known


def decoder_of(media_type: str, shape: Any) -> Any:
    return msgspec.msgpack.Decoder(shape) if media_type == MSGPACK else msgspec.json.Decoder(shape)


def encode(value: Any, media_type: str) -> bytes:
    return _msgpack.encode(value) if media_type == MSGPACK else _json.encode(value)


def check_finite(body: bytes) -> None:
    """Refuse the numbers of msgpack that JSON has no word for."""
    if _NOT_FINITE.search(body):
        try:
            json.dumps(msgspec.msgpack.decode(body), allow_nan=False, default=str)
        except ValueError:
            raise InvalidBody("NaN and the infinities are no numbers here.") from None
        except TypeError:  # only of keys: all else that JSON cannot say becomes a text
            raise InvalidBody("The keys of an object are text.") from None

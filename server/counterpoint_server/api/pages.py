"""Pages of a list: limits and cursors."""

import base64
import binascii
import hashlib
from typing import Annotated, Any

import msgspec
from litestar.params import QueryParameter
from msgspec import Meta, Struct

from counterpoint_server.model.problems import InvalidParameter

LIMIT_MAX = 200

Limit = Annotated[
    int, QueryParameter(ge=1, le=LIMIT_MAX, description="How many items a page has at most.")
]
Cursor = Annotated[
    str | None,
    QueryParameter(max_length=200, description="`next_cursor` of the page before this one."),
]


class _Place(Struct, array_like=True, forbid_unknown_fields=True):
    last: Annotated[int, Meta(ge=0, le=2**63 - 1)]
    filter: bytes


def _digest(wanted: Any) -> bytes:
    return hashlib.sha256(msgspec.msgpack.encode(wanted)).digest()[:8]


def write_cursor(last: int, wanted: Any) -> str:
    """Where the next page begins, bound to the filters of this one."""
    packed = msgspec.msgpack.encode(_Place(last, _digest(wanted)))
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def read_cursor(cursor: str | None, wanted: Any) -> int | None:
    if cursor is None:
        return None
    try:
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        place = msgspec.msgpack.decode(packed, type=_Place)
    except (ValueError, binascii.Error, msgspec.DecodeError):
        place = None
    if place is None or place.filter != _digest(wanted):
        raise InvalidParameter(
            "The cursor is not one that this list gave for these filters; start without it.",
            pointer="?cursor",
        )
    return place.last

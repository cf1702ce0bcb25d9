"""What a route promises beyond its signature; the contract is written from this."""

from typing import Any

from msgspec import Struct

from counterpoint_server.model.problems import (
    BodyTooLarge,
    DatabaseTimeout,
    IdempotencyKeyReused,
    InvalidBody,
    InvalidParameter,
    MalformedBody,
    Problem,
    StaleRevision,
    Unavailable,
    UnsupportedMediaType,
)

PROMISE = "promise"

READING: tuple[type[Problem], ...] = (InvalidParameter, Unavailable, DatabaseTimeout)
SENDING: tuple[type[Problem], ...] = (
    MalformedBody,
    BodyTooLarge,
    UnsupportedMediaType,
    InvalidBody,
)


class Promise(Struct, frozen=True, kw_only=True):
    """The body a route takes and what it answers."""

    answers: Any = None
    """The type of the answer's body; None: it has none."""
    status: int = 200
    takes: Any = None
    """The type of the request's body, or for patches the types, any of which it may be."""
    problems: tuple[type[Problem], ...] = ()
    has_etag: bool = False
    """Answers an ETag; on GET also If-None-Match with 304."""
    is_write: bool = False
    """Reads Idempotency-Key."""
    is_guarded: bool = False
    """Reads If-Match."""
    must_match: bool = False
    """Refuses where there is no If-Match."""
    moves: bool = False
    """May lead to another address, with 308."""
    media_type: str = "application/json"
    is_page: bool = False


def promises(
    answers: Any = None,
    *,
    status: int = 200,
    takes: Any = None,
    problems: tuple[type[Problem], ...] = (),
    has_etag: bool = False,
    is_write: bool = False,
    is_guarded: bool | None = None,
    must_match: bool = False,
    moves: bool = False,
    media_type: str = "application/json",
    is_page: bool = False,
) -> dict[str, Any]:
    """The `opt` of a handler; `is_guarded`: as `is_write`, unless told."""
    guarded = is_write if is_guarded is None else is_guarded
    promise = Promise(
        answers=answers,
        status=status,
        takes=takes,
        problems=(
            *READING,
            *(SENDING if takes else ()),
            *((IdempotencyKeyReused,) if is_write else ()),
            *((StaleRevision,) if guarded else ()),
            *problems,
        ),
        has_etag=has_etag,
        is_write=is_write,
        is_guarded=guarded,
        must_match=must_match,
        moves=moves,
        media_type=media_type,
        is_page=is_page,
    )
    return {PROMISE: promise}

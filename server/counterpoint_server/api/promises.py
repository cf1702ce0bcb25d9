"""What a route promises beyond its signature; the contract is written from this."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from counterpoint_server.model.problems import (
    BodyTooLarge,
    BodyTooSlow,
    DatabaseTimeout,
    IdempotencyKeyReused,
    InvalidBody,
    InvalidParameter,
    LengthRequired,
    MalformedBody,
    MapDeleted,
    MapNotFound,
    NotAcceptable,
    Problem,
    StaleRevision,
    StorageFull,
    Unavailable,
    UnsupportedMediaType,
)

PROMISE = "promise"

BODY_BYTES_MAX = 8 * 1024 * 1024

READING: tuple[type[Problem], ...] = (
    InvalidParameter,
    NotAcceptable,
    Unavailable,
    DatabaseTimeout,
)
SENDING: tuple[type[Problem], ...] = (
    MalformedBody,
    BodyTooSlow,
    LengthRequired,
    BodyTooLarge,
    UnsupportedMediaType,
    InvalidBody,
)


class Deprecation(Struct, frozen=True, kw_only=True):
    """A route that is on its way out."""

    since: datetime
    sunset: datetime | None = None
    """When it stops answering."""
    link: str | None = None
    """Where it is told what to use instead."""


class Promise(Struct, frozen=True, kw_only=True):
    """The body a route takes and what it answers."""

    answers: Any = None
    """The type of the answer's body; None: it has none."""
    status: int = 200
    takes: Any = None
    """The type of the request's body, or for patches the types, any of which it may be; `bytes`: a
    file of whatever type."""
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
    also: tuple[str, ...] = ()
    """Media types that it answers in beside: lines of JSON; or those of files, which go before."""
    expands: bool = False
    """Has, where asked, what it refers to beside its own fields; pages have a place for that."""
    body_bytes_max: int = BODY_BYTES_MAX
    defers: bool = False
    """May answer 202 with a long operation, as Prefer asks."""
    deprecation: Deprecation | None = None


def takes_file(promise: Promise) -> bool:
    return promise.takes is bytes


def _with_deleted(problems: tuple[type[Problem], ...]) -> tuple[type[Problem], ...]:
    """Where a map may not be there, it may also have been deleted."""
    return (*problems, MapDeleted) if MapNotFound in problems else problems


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
    also: tuple[str, ...] = (),
    expands: bool = False,
    body_bytes_max: int = BODY_BYTES_MAX,
    defers: bool = False,
    deprecation: Deprecation | None = None,
) -> dict[str, Any]:
    """The `opt` of a handler; `is_guarded`: as `is_write`, unless told."""
    guarded = is_write if is_guarded is None else is_guarded
    promise = Promise(
        answers=answers,
        status=status,
        takes=takes,
        problems=(*_usual(bool(takes), is_write, guarded), *_with_deleted(problems)),
        has_etag=has_etag,
        is_write=is_write,
        is_guarded=guarded,
        must_match=must_match,
        moves=moves,
        media_type=media_type,
        is_page=is_page,
        also=also,
        expands=expands,
        body_bytes_max=body_bytes_max,
        defers=defers,
        deprecation=deprecation,
    )
    return {PROMISE: promise}


def _usual(takes: bool, is_write: bool, is_guarded: bool) -> tuple[type[Problem], ...]:
    """What any route that does these things may refuse."""
    return (
        *READING,
        *(SENDING if takes else ()),
        *((IdempotencyKeyReused,) if is_write else ()),
        *((StaleRevision,) if is_guarded else ()),
        *((StorageFull,) if is_write or is_guarded else ()),
    )

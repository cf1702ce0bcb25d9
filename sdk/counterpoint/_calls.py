"""What is the same whether a program waits or awaits: requests, retries, answers. No IO."""

import json
import math
import os
import re
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Generic, Protocol, TypeVar, cast
from urllib.parse import quote

import msgspec
from msgspec import UNSET, Struct, UnsetType

from counterpoint._generated.models import Problem
from counterpoint._generated.problems import BY_CODE
from counterpoint._open import read_json
from counterpoint._retrying import retry_after
from counterpoint.errors import (
    BY_STATUS,
    AnswerUnreadable,
    ConnectionFailed,
    ProblemError,
    ServerError,
)
from counterpoint.hooks import Hooks
from counterpoint.options import Options

AnswerT = TypeVar("AnswerT")
ItemT = TypeVar("ItemT")
PageT = TypeVar("PageT")

LAST_EVENT = "Last-Event-ID"
_USER_INFO = re.compile(r"(?<=//)[^/?#]*@")


class Call(Struct, Generic[AnswerT], frozen=True):
    """One operation of the API."""

    name: str
    method: str
    path: str
    answer: Any
    """A type that msgspec decodes; None where nothing comes, `bytes` for what is handed on."""
    keyed: bool = False
    """Whether a repetition is recognised by its Idempotency-Key."""
    conditional: bool = False


class PageCall(Call[PageT], Generic[ItemT, PageT], frozen=True):
    """An operation that answers page by page."""


class StreamCall(Call[AnswerT], frozen=True):
    """An operation that answers with events, for as long as it is listened to."""


class HasId(Protocol):
    @property
    def id(self) -> str | int: ...


Scalar = str | int | float | bool | datetime
PathValues = Mapping[str, str | int | HasId]
QueryValues = Mapping[str, Scalar | HasId | Sequence[Scalar | HasId] | None]


class Settings(Struct, frozen=True):
    """What all calls of a client share."""

    base_url: str
    timeout: float | UnsetType | None
    max_retries: int
    total_timeout: float | None = None
    hooks: Hooks = Hooks()


class Request(Struct):
    name: str
    """Of the operation, such as `claims.create`."""
    method: str
    url: str
    headers: dict[str, str]
    """Those of this call alone."""
    content: bytes | None
    timeout: float | UnsetType | None
    max_retries: int
    deadline: float = math.inf
    """By `time.monotonic()`; no attempt begins after it."""

    @property
    def shown(self) -> str:
        """What may stand in a log: a password in the address may not."""
        return f"{self.method} {without_password(self.url)}"


def without_password(url: str) -> str:
    return _USER_INFO.sub("", url)


class Answer(Struct):
    status: int
    headers: Mapping[str, str]
    content: bytes


_NO_OPTIONS = Options()


def prepare(
    settings: Settings,
    call: Call[Any],
    options: Options | None,
    path: PathValues | None,
    query: QueryValues | None,
    body: object,
) -> Request:
    """The request, the same for every attempt: so that all of them are one write."""
    options = options or _NO_OPTIONS
    headers = _own_headers(call, options)
    content = None
    if body is not UNSET:
        content, headers["Content-Type"] = _encode(body)
    if options.headers:
        headers |= options.headers
    repeatable = call.keyed or call.method == "GET"
    retries = settings.max_retries if options.max_retries is None else options.max_retries
    total = settings.total_timeout if options.total_timeout is UNSET else options.total_timeout
    return Request(
        call.name,
        call.method,
        settings.base_url + _address(call.path, path, query),
        headers,
        content,
        settings.timeout if options.timeout is UNSET else options.timeout,
        retries if repeatable else 0,
        math.inf if total is None else time.monotonic() + total,
    )


def _own_headers(call: Call[Any], options: Options) -> dict[str, str]:
    headers: dict[str, str] = {}
    if call.keyed:
        headers["Idempotency-Key"] = options.idempotency_key or os.urandom(16).hex()
    elif options.idempotency_key is not None:
        raise ValueError(f"{call.name} takes no idempotency key")
    if options.if_match is not None:
        # Sent where nobody looks at it, it would promise a safety that is not there.
        if not call.conditional:
            raise ValueError(f"{call.name} takes no if_match")
        tag = options.if_match
        tag = tag if isinstance(tag, int | str) else tag.revision
        headers["If-Match"] = f'"{tag}"' if isinstance(tag, int) else tag
    return headers


def _address(template: str, path: PathValues | None, query: QueryValues | None) -> str:
    if path:
        template = template.format_map({key: _segment(value) for key, value in path.items()})
    if query:
        pairs = [pair for key, value in query.items() for pair in _pairs(key, value)]
        if pairs:
            return f"{template}?{'&'.join([f'{key}={_quoted(each)}' for key, each in pairs])}"
    return template


def _segment(value: str | int | HasId) -> str:
    identity = value if isinstance(value, str | int) else value.id
    text = _quoted(str(identity))
    # Otherwise the address of something else: `/maps/` lists them all, `..` climbs.
    if text in {"", ".", ".."}:
        raise ValueError(f"{text!r} is no id")
    return text


def _quoted(text: str) -> str:
    # Ids and numbers are most of what is sent, and need none.
    return text if text.isascii() and text.isalnum() else quote(text, safe="")


def _pairs(
    key: str, value: Scalar | HasId | Sequence[Scalar | HasId] | None
) -> list[tuple[str, str]]:
    if value is None:
        return []
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [(key, _written(each)) for each in value]
    return [(key, _written(value))]


def _written(value: Scalar | HasId) -> str:
    if not isinstance(value, str | int | float | datetime):
        return str(value.id)
    if isinstance(value, bool):
        return "true" if value else "false"
    # A time without a zone is the caller's own, as everywhere in Python.
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)


def _as_builtin(value: object) -> object:
    """For texts and collections of kinds that the encoder does not know."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return dict(cast("Mapping[str, object]", value))
    if isinstance(value, Sequence):
        return list(cast("Sequence[object]", value))
    raise TypeError(f"{type(value).__name__} cannot be sent as JSON")


_encoder = msgspec.json.Encoder(enc_hook=_as_builtin)
_exact = msgspec.msgpack.Encoder(enc_hook=_as_builtin)


def _encode(body: object) -> tuple[bytes, str]:
    if isinstance(body, bytes):
        return body, "application/octet-stream"
    encoded = _encoder.encode(body)
    if b"null" in encoded:
        _check_finite(body)
    return encoded, "application/json"


def _check_finite(body: object) -> None:
    """To the encoder NaN is null, by which a patch would take away what is there."""
    try:
        plain = msgspec.msgpack.decode(_exact.encode(body))
    except (OverflowError, RecursionError):
        return  # the server says what is wrong with it
    try:
        json.dumps(plain, allow_nan=False, default=str, skipkeys=True)
    except ValueError:
        raise ValueError("NaN and the infinities cannot be sent as JSON") from None


def read(call: Call[AnswerT], outcome: Answer | ConnectionFailed) -> AnswerT:
    """What the call answers; raises if it failed."""
    if isinstance(outcome, ConnectionFailed):
        raise outcome
    if not 200 <= outcome.status < 300:
        raise problem_of(outcome)
    if call.answer is None:
        return cast("AnswerT", None)
    if call.answer is bytes:
        return cast("AnswerT", outcome.content)
    try:
        return cast("AnswerT", read_json(outcome.content, call.answer))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise AnswerUnreadable(f"The answer to {call.name} cannot be read: {error}") from error


def problem_of(answer: Answer) -> ProblemError:
    """The refusal as an exception, also where a proxy answers in the server's stead."""
    text = answer.content[:500].decode("utf-8", "replace")
    blank = {"type": "about:blank", "title": "", "detail": "", "code": "", "status": answer.status}
    try:
        raw = msgspec.json.decode(answer.content, type=dict[str, Any])
        problem = msgspec.convert(blank | raw, Problem)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raw = {}
        problem = msgspec.convert(blank | {"detail": text}, Problem)
    fallback = ServerError if answer.status >= 500 else ProblemError
    kind = BY_CODE.get(problem.code) or BY_STATUS.get(answer.status, fallback)
    return kind(problem, raw, retry_after(answer.headers))

"""Answers whose bodies are kept: 304, or bytes with the tag of their state, format and coding."""

from collections.abc import AsyncIterator

from counterpoint_server.api.answers import REVALIDATE
from counterpoint_server.api.edge.asgi import Header, Scope, headers_of
from counterpoint_server.api.edge.compression import tag_of as coded_tag
from counterpoint_server.api.sending import Sent
from counterpoint_server.api.tags import matching_tag, tag_of


def unchanged(scope: Scope, state: object, media_type: str) -> Sent | None:
    """304, if what the client has is what it would get."""
    headers = headers_of(scope)
    if_none_match = headers.get(b"if-none-match")
    if if_none_match is None:
        return None
    accepted = headers.get(b"accept-encoding", b"").decode("latin-1")
    held = matching_tag(if_none_match.decode("latin-1"), state, media_type, accepted)
    return Sent(304, [(b"etag", held.encode()), REVALIDATE]) if held else None


def sent_as(
    state: object, media_type: str, body: bytes | AsyncIterator[bytes], coding: str | None = None
) -> Sent:
    """The body, in the coding that it has."""
    tag = tag_of(state, media_type).encode()
    fields: list[Header] = [(b"content-type", media_type.encode()), REVALIDATE]
    if coding is not None:
        fields.append((b"content-encoding", coding.encode()))
        tag = coded_tag(tag, coding.encode())
    return Sent(200, [(b"etag", tag), *fields], body)


def sent_once(media_type: str, body: bytes) -> Sent:
    """What is not to be taken for the answer for ever."""
    return Sent(
        200, [(b"content-type", media_type.encode()), (b"cache-control", b"no-store")], body
    )

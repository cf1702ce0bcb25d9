"""Writing an answer, once the request is known that it answers: format, ETag, 304, preferences."""

from typing import Any

from counterpoint_server.api.edge.asgi import Header, Scope
from counterpoint_server.api.formats import FORMAT, JSON, PRODUCED, encode
from counterpoint_server.api.links import moved_to, page_links
from counterpoint_server.api.preferences import LATER, preferences
from counterpoint_server.api.requests import header
from counterpoint_server.api.tags import matching_tag, tag_of

REVALIDATE: Header = (b"cache-control", b"private, no-cache")
"""Keep it, but ask each time: the ETag makes asking cheap."""
HAVE_NO_LENGTH = frozenset({204, 304})

_CONTENT_TYPES: dict[str, Header] = {each: (b"content-type", each.encode()) for each in PRODUCED}


class Answer:
    """A value that is written as the request asks for it.

    Itself an ASGI application, for making the framework's own kind of answer costs more than
    everything else that a point read does in the framework.
    """

    __slots__ = ("_headers", "_state", "_status", "_value")

    def __init__(
        self, value: Any, *, status: int, state: object = None, headers: dict[str, str] | None
    ) -> None:
        self._value = value
        self._status = status
        self._state = state
        """What the entity tag names: a revision; None: there is no tag."""
        self._headers: list[Header] = [_encoded(*each) for each in (headers or {}).items()]

    # Any, because the framework reads this signature and does not know our names.
    async def __call__(self, scope: Any, _receive: Any, send: Any) -> None:
        status, body = self._write(scope)
        headers = self._headers
        if status not in HAVE_NO_LENGTH:
            headers.append((b"content-length", b"%d" % len(body)))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    def _write(self, scope: Scope) -> tuple[int, bytes]:
        """Status and body; the header fields that go with them join the others."""
        media_type: str = scope.get(FORMAT, JSON)
        is_read = scope["method"] == "GET"
        if self._state is not None:
            held = self._held(scope, media_type) if is_read else None
            tag = held or tag_of(self._state, media_type)
            self._headers += ((b"etag", tag.encode()), REVALIDATE)
            if held:
                return 304, b""
        if not is_read and (wanted := self._applied(scope)):
            applied = ", ".join(f"{name}={value}".rstrip("=") for name, value in wanted.items())
            self._headers.append((b"preference-applied", applied.encode()))
            if wanted.get("return") == "minimal":
                return (201 if self._status == 201 else 204), b""
        self._headers.append(_CONTENT_TYPES[media_type])
        return self._status, encode(self._value, media_type)

    def _applied(self, scope: Scope) -> dict[str, str]:
        """What is done as the client would like it: later, or all else that it names."""
        wanted = preferences(header(scope, b"prefer"))
        is_later = self._status == 202
        return {name: wanted[name] for name in wanted if (name == LATER) == is_later}

    def _held(self, scope: Scope, media_type: str) -> str | None:
        """The tag of what the client has, if that is still what it would get."""
        if_none_match = header(scope, b"if-none-match")
        if if_none_match is None:
            return None
        accept_encoding = header(scope, b"accept-encoding")
        return matching_tag(if_none_match, self._state, media_type, accept_encoding)


class PageAnswer(Answer):
    """A page of a list, with links to its neighbours."""

    __slots__ = ("_next_cursor",)

    def __init__(self, page: Any, next_cursor: str | None, *, state: object = None) -> None:
        super().__init__(page, status=200, state=state, headers=None)
        self._next_cursor = next_cursor

    def _write(self, scope: Scope) -> tuple[int, bytes]:
        self._headers.append(_encoded("link", page_links(scope, self._next_cursor)))
        return super()._write(scope)


class MovedAnswer(Answer):
    """Where to ask the same instead; there is nothing to write."""

    __slots__ = ("_address",)

    def __init__(self, address: str) -> None:
        super().__init__(None, status=308, headers=None)
        self._address = address

    def _write(self, scope: Scope) -> tuple[int, bytes]:
        self._headers += (_encoded("location", moved_to(scope, self._address)), REVALIDATE)
        return self._status, b""


def _encoded(name: str, value: str) -> Header:
    return name.lower().encode("latin-1"), value.encode("latin-1")


def answer(
    value: Any, *, status: int = 200, state: object = None, headers: dict[str, str] | None = None
) -> Answer:
    """`state`: what its ETag names; to a GET that names the same, 304 without a body."""
    return Answer(value, status=status, state=state, headers=headers)

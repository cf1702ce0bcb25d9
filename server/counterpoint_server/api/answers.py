"""Writing an answer, once the request is known that it answers: format, ETag, 304, preferences."""

from typing import Any

from counterpoint_server.api.edge.asgi import Header, Scope
from counterpoint_server.api.formats import FORMAT, JSON, encode
from counterpoint_server.api.links import page_links
from counterpoint_server.api.preferences import preferences
from counterpoint_server.api.requests import header
from counterpoint_server.api.tags import matching_tag, tag_of

REVALIDATE = "private, no-cache"
"""Keep it, but ask each time: the ETag makes asking cheap."""
HAVE_NO_LENGTH = frozenset({204, 304})


class Answer:
    """A value that is written as the request asks for it.

    Itself an ASGI application, for making the framework's own kind of answer costs more than
    everything else that a point read does in the framework.
    """

    __slots__ = ("_fields", "_state", "_status", "_value")

    def __init__(
        self, value: Any, *, status: int, state: object = None, headers: dict[str, str] | None
    ) -> None:
        self._value = value
        self._status = status
        self._state = state
        """What the entity tag names: a revision; None: there is no tag."""
        self._fields = {} if headers is None else {**headers}

    # Any, because the framework reads this signature and does not know our names.
    async def __call__(self, scope: Any, _receive: Any, send: Any) -> None:
        status, body = self._written(scope)
        headers: list[Header] = [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in self._fields.items()
        ]
        if status not in HAVE_NO_LENGTH:
            headers.append((b"content-length", b"%d" % len(body)))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    def _written(self, scope: Scope) -> tuple[int, bytes]:
        """Status and body; the header fields that go with them are put to the others."""
        media_type: str = scope.get(FORMAT, JSON)
        fields = self._fields
        if self._state is not None:
            fields["ETag"] = tag_of(self._state, media_type)
            fields.setdefault("Cache-Control", REVALIDATE)
        if scope["method"] == "GET":
            if held := self._held(scope, media_type):
                fields["ETag"] = held
                return 304, b""
            if links := page_links(scope, self._value):
                fields["Link"] = links
        elif wanted := preferences(header(scope, b"prefer")):
            fields["Preference-Applied"] = ", ".join(f"{k}={v}" for k, v in wanted.items())
            if wanted.get("return") == "minimal":
                return (201 if self._status == 201 else 204), b""
        fields["Content-Type"] = media_type
        return self._status, encode(self._value, media_type)

    def _held(self, scope: Scope, media_type: str) -> str | None:
        """The tag of what the client has, if that is still what it would get."""
        if_none_match = header(scope, b"if-none-match")
        if if_none_match is None or self._state is None:
            return None
        return matching_tag(
            if_none_match, self._state, media_type, header(scope, b"accept-encoding")
        )


class Moved(Answer):
    """Where to look instead; there is nothing to write."""

    def __init__(self, address: str) -> None:
        headers = {"Location": address, "Cache-Control": REVALIDATE}
        super().__init__(None, status=308, headers=headers)

    def _written(self, _scope: Scope) -> tuple[int, bytes]:
        return self._status, b""


def answer(
    value: Any, *, status: int = 200, state: object = None, headers: dict[str, str] | None = None
) -> Answer:
    """`state`: what its ETag names; to a GET that names the same, 304 without a body."""
    return Answer(value, status=status, state=state, headers=headers)

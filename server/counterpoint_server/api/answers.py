"""Writing an answer, once the request is known that it answers: format, ETag, 304, preferences."""

from typing import Any, cast

from litestar import Response

from counterpoint_server.api.edge.asgi import Header, Receive, Scope, Send
from counterpoint_server.api.formats import FORMAT, JSON, encode
from counterpoint_server.api.links import page_links
from counterpoint_server.api.preferences import preferences
from counterpoint_server.api.requests import AnyRequest
from counterpoint_server.api.tags import matching_tag, tag_of

REVALIDATE = "private, no-cache"
"""Keep it, but ask each time: the ETag makes asking cheap."""


class Answer(Response[Any]):
    """A value that is written as the request asks for it."""

    def __init__(
        self, value: Any, *, status: int, state: object = None, headers: dict[str, str] | None
    ) -> None:
        super().__init__(value, status_code=status)
        self.state = state
        """What the entity tag names: a revision; None: there is no tag."""
        self.given = headers or {}

    def to_asgi_response(self, app: Any, request: AnyRequest, **_: Any) -> Any:
        """As the framework asks for it, when the handler is done."""
        media_type: str = cast("Scope", request.scope).get(FORMAT, JSON)
        fields = {**self.given}
        if self.state is not None:
            fields["ETag"] = tag_of(self.state, media_type)
            fields.setdefault("Cache-Control", REVALIDATE)
        if request.method == "GET":
            if self.state is not None and (held := self._held(request, media_type)):
                return _Written(304, {**fields, "ETag": held}, None)
            if links := page_links(request, self.content):
                fields["Link"] = links
        elif wanted := preferences(request.headers.get("prefer")):
            fields["Preference-Applied"] = ", ".join(f"{k}={v}" for k, v in wanted.items())
            if wanted.get("return") == "minimal":
                return _Written(201 if self.status_code == 201 else 204, fields, None)
        fields["Content-Type"] = media_type
        return _Written(self.status_code or 200, fields, encode(self.content, media_type))

    def _held(self, request: AnyRequest, media_type: str) -> str | None:
        """The tag of what the client has, if that is still what it would get."""
        if_none_match = request.headers.get("if-none-match")
        if if_none_match is None:
            return None
        accept_encoding = request.headers.get("accept-encoding")
        return matching_tag(if_none_match, self.state, media_type, accept_encoding)


class _Written:
    """An answer in bytes."""

    __slots__ = ("body", "headers", "status")

    def __init__(self, status: int, fields: dict[str, str], body: bytes | None) -> None:
        self.status = status
        self.body = body or b""
        self.headers: list[Header] = [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in fields.items()
        ]
        if status not in (204, 304):
            self.headers.append((b"content-length", b"%d" % len(self.body)))

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body, "more_body": False})


def answer(
    value: Any, *, status: int = 200, state: object = None, headers: dict[str, str] | None = None
) -> Response[Any]:
    """`state`: what its ETag names; to a GET that names the same, 304 without a body."""
    return Answer(value, status=status, state=state, headers=headers)


def answer_moved(address: str) -> Response[bytes]:
    return Response(
        b"", status_code=308, headers={"Location": address, "Cache-Control": REVALIDATE}
    )

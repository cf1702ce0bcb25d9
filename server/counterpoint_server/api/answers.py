"""Writing an answer: JSON, ETags, 304, Location."""

from typing import Any

import msgspec
from litestar import Response

from counterpoint_server.api.requests import AnyRequest, is_unchanged

REVALIDATE = "private, no-cache"
"""Keep it, but ask each time: the ETag makes asking cheap."""

_encoder = msgspec.json.Encoder()


def etag_of(revision: int) -> str:
    return f'"{revision}"'


def answer(
    value: Any, *, status: int = 200, headers: dict[str, str] | None = None
) -> Response[bytes]:
    return Response(
        _encoder.encode(value), status_code=status, media_type="application/json", headers=headers
    )


def answer_moved(address: str) -> Response[bytes]:
    return Response(
        b"", status_code=308, headers={"Location": address, "Cache-Control": REVALIDATE}
    )


def answer_tagged(
    request: AnyRequest,
    value: Any,
    revision: int,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> Response[bytes]:
    """An answer with its ETag; to a GET that names the tag, 304 without a body."""
    etag = etag_of(revision)
    tagged = {"ETag": etag, "Cache-Control": REVALIDATE, **(headers or {})}
    if request.method == "GET" and is_unchanged(request, etag):
        return Response(b"", status_code=304, headers=tagged)
    return answer(value, status=status, headers=tagged)

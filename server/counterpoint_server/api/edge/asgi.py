"""The words of ASGI."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]
Headers = dict[bytes, bytes]
"""The header fields of a request, by lower-case name."""

HEAD_ONLY = "counterpoint.head_only"
"""In the scope of a request that is routed as a GET, but whose answer's body nobody will see."""

LISTED = frozenset(
    {b"accept", b"accept-encoding", b"content-encoding", b"if-none-match", b"prefer"}
)
"""Fields that may come several times, which means one list (RFC 9110, 5.3)."""


def headers_of(scope: Scope) -> Headers:
    found: Headers = dict(scope["headers"])
    if len(found) != len(scope["headers"]):
        for name in LISTED & found.keys():
            found[name] = b", ".join(value for key, value in scope["headers"] if key == name)
    return found

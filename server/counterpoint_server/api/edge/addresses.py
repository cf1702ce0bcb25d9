"""What is known of every address before the framework routes: its methods and what they promise.

The framework's own Allow header leaves out the methods of sibling handlers, and HEAD.
"""

from collections.abc import Iterable

from litestar.handlers import HTTPRouteHandler
from msgspec import Struct

from counterpoint_server.api.edge.asgi import Header
from counterpoint_server.api.edge.headers import deprecation_headers
from counterpoint_server.api.formats import JSON, OCTETS, PRODUCED, readable_types
from counterpoint_server.api.promises import PROMISE, Promise, takes_file

NOWHERE = "__unmatched__"
"""The template under which requests to no address are logged."""


class Operation(Struct, frozen=True, kw_only=True):
    """One method of one address."""

    offers: tuple[str, ...]
    """The media types it can answer in, the preferred first; none if it answers no body."""
    takes_body: bool
    takes_file: bool
    """A body of any media type."""
    body_bytes_max: int
    headers: tuple[Header, ...]
    """What every one of its answers carries."""


class Address(Struct, frozen=True, kw_only=True):
    """One path template and all that answers there."""

    template: str
    operations: dict[str, Operation]
    """By method; HEAD is the operation of GET."""
    allow: Header
    accepts: tuple[Header, ...]
    """Accept-Post, Accept-Patch."""


class _Node:
    """What may come next in a path; None stands for a parameter."""

    __slots__ = ("address", "inner")

    def __init__(self) -> None:
        self.inner: dict[str | None, _Node] = {}
        self.address: Address | None = None


class Addresses:
    """Every address that is served."""

    def __init__(self, handlers: Iterable[HTTPRouteHandler]) -> None:
        self._root = _Node()
        found: dict[str, list[HTTPRouteHandler]] = {}
        for handler in handlers:
            for path in handler.paths:
                found.setdefault(path.replace(":str}", "}"), []).append(handler)
        for template, siblings in found.items():
            self._place(template).address = _address(template, siblings)

    def _place(self, template: str) -> _Node:
        node = self._root
        for part in template[1:].split("/"):
            key = None if part.startswith("{") else part
            node = node.inner.setdefault(key, _Node())
        return node

    def at(self, path: str) -> Address | None:
        """None where nothing is served; what is named goes before a parameter."""
        node = self._root
        for part in path[1:].split("/"):
            inner = node.inner
            after = inner.get(part) or (inner.get(None) if part else None)
            if after is None:
                return None
            node = after
        return node.address


def _address(template: str, handlers: list[HTTPRouteHandler]) -> Address:
    operations = {
        str(method): _operation(handler.opt[PROMISE])
        for handler in handlers
        for method in handler.http_methods
    }
    if "GET" in operations:
        operations["HEAD"] = operations["GET"]
    methods = sorted({*operations, "OPTIONS"})
    accepts = [
        (f"accept-{method}".encode(), _accepted(operations[method.upper()], method).encode())
        for method in ("post", "patch")
        if method.upper() in operations and operations[method.upper()].takes_body
    ]
    return Address(
        template=template,
        operations=operations,
        allow=(b"allow", ", ".join(methods).encode()),
        accepts=tuple(accepts),
    )


def _accepted(operation: Operation, method: str) -> str:
    return "*/*" if operation.takes_file else ", ".join(readable_types(method.upper()))


def _operation(promise: Promise) -> Operation:
    return Operation(
        offers=offers_of(promise),
        takes_body=promise.takes is not None,
        takes_file=takes_file(promise),
        body_bytes_max=promise.body_bytes_max,
        headers=deprecation_headers(promise.deprecation),
    )


def offers_of(promise: Promise) -> tuple[str, ...]:
    """The media types that an operation answers in."""
    if promise.status == 204:
        return ()
    is_written_here = promise.media_type == JSON and promise.answers is not None
    offers = PRODUCED if is_written_here else (promise.media_type,)
    return (*promise.also, *offers) if OCTETS in promise.also else (*offers, *promise.also)

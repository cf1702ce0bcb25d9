"""Calling a handler straight away where no argument needs converting.

The framework makes a request object, an exit stack and a group of dependencies for each request,
and converts all arguments: twice what its routing costs. What is called here gets the same
arguments; without this middleware everything works too, only slower.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, cast

from litestar import Request
from litestar.handlers import HTTPRouteHandler
from litestar.params import QueryParameter
from litestar.types import ASGIApp, Receive, Scope, Send

from counterpoint_server.api.answers import Answer


class _Call(NamedTuple):
    """A handler, and what it takes besides parts of the path and of the query."""

    function: Callable[..., Any]
    provided: tuple[tuple[str, Callable[[], Any]], ...]
    takes_request: bool


class CalledAtOnce:
    """A middleware of the framework, to which it leaves what has a query or asks for more."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        call = _call_of(cast("HTTPRouteHandler", scope["route_handler"]))
        if call is None or scope["query_string"]:
            await self.app(scope, receive, send)
            return
        arguments: dict[str, Any] = {**scope["path_params"]}
        for name, provide in call.provided:
            arguments[name] = provide()
        if call.takes_request:
            arguments["request"] = Request(scope, receive, send)
        answer: Answer = await call.function(**arguments)
        await answer(scope, receive, send)


@cache
def _call_of(handler: HTTPRouteHandler) -> _Call | None:
    """None if the framework has to call it."""
    signature = handler.parsed_fn_signature
    if signature.return_type.annotation is not Answer or handler.resolve_guards():
        return None
    providers = handler.resolve_dependencies()
    provided = {}
    for name, field in signature.parameters.items():
        if name in providers:
            if not providers[name].has_sync_callable:
                return None
            provided[name] = providers[name].dependency
        elif isinstance(field.kwarg_definition, QueryParameter):
            if not field.has_default:
                return None
        elif name != "request" and field.annotation is not str:
            return None
    return _Call(handler.fn, tuple(provided.items()), "request" in signature.parameters)

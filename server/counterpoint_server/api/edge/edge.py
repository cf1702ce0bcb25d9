"""The edge: every request passes through here before the framework, and every answer after it."""

from counterpoint_server.api.edge.addresses import Address, Addresses
from counterpoint_server.api.edge.asgi import (
    HEAD_ONLY,
    AsgiApp,
    Headers,
    Receive,
    Scope,
    Send,
    headers_of,
)
from counterpoint_server.api.edge.canonical import is_canonical
from counterpoint_server.api.edge.exchange import Exchange
from counterpoint_server.api.edge.limits import LimitedBody, check_body, check_head, check_once
from counterpoint_server.api.edge.negotiation import choose_type
from counterpoint_server.api.formats import FORMAT, JSON
from counterpoint_server.api.logs import failures
from counterpoint_server.model.problems import (
    InternalError,
    MethodNotAllowed,
    NotAcceptable,
    Problem,
    RouteNotFound,
)


class Edge:
    """Refuses what is not served before it is routed; all the rest passes both ways."""

    def __init__(self, app: AsgiApp, addresses: Addresses) -> None:
        self.app = app
        self.addresses = addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = headers_of(scope)
        exchange = Exchange(scope, headers, send)
        try:
            await self._pass(scope, receive, headers, exchange)
        except Problem as problem:
            await exchange.refuse(problem)
        except Exception as error:
            failures.error("the edge failed", exc_info=error)
            if exchange.is_begun:
                raise
            await exchange.refuse(InternalError())
        finally:
            exchange.log()

    async def _pass(
        self, scope: Scope, receive: Receive, headers: Headers, exchange: Exchange
    ) -> None:
        check_head(scope)
        if len(headers) != len(scope["headers"]):
            check_once(scope)
            scope = {**scope, "headers": [*headers.items()]}
        address = exchange.address = self._address(scope)
        method = scope["method"]
        if method == "OPTIONS":
            await exchange.answer(204, [address.allow, *address.accepts])
            return
        operation = exchange.operation = address.operations.get(method)
        if operation is None:
            raise MethodNotAllowed
        if operation.offers:
            chosen = choose_type(headers.get(b"accept"), operation.offers)
            if chosen is None:
                raise NotAcceptable(f"This address answers in {', '.join(operation.offers)}.")
            if chosen != JSON:
                scope[FORMAT] = chosen
        check_body(scope, headers, operation)
        if method == "HEAD":
            scope = {**scope, "method": "GET", HEAD_ONLY: True}
        elif method != "GET":  # also where no body is asked for: it may come, and be read
            receive = LimitedBody(receive, operation.body_bytes_max)
        await self.app(scope, receive, exchange.send)

    def _address(self, scope: Scope) -> Address:
        address = self.addresses.at(scope["path"])
        if address is None or not is_canonical(scope):
            raise RouteNotFound
        return address

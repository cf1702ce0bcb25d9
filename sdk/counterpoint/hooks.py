"""For tracing and metrics: what is told of each attempt."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from counterpoint.errors import ConnectionFailed


class Attempt(Struct, kw_only=True):
    """One request on the wire; a call may take several."""

    operation: str
    """Such as `claims.create`."""
    method: str
    url: str
    """Without a password that it may carry."""
    number: int
    """0 for the first."""
    headers: dict[str, str]
    """Those of this call, without the client's key; a hook may add some, such as `traceparent`."""
    status: int | None = None
    """None before the answer, and where none came."""
    error: ConnectionFailed | None = None
    seconds: float = 0.0
    request_id: str | None = None
    """Finds the request in the server's log."""
    context: dict[str, Any] = {}
    """The hooks' own: what `before` leaves for `after`, such as a span."""

    def __repr__(self) -> str:
        ended = self.status if self.error is None else self.error
        return f"Attempt({self.operation}, {self.method} {self.url}, {self.number}, {ended})"


class Hooks(Struct, frozen=True, kw_only=True):
    """Called around each attempt, by the thread or task that makes it: `Hooks(after=measure)`."""

    before: Callable[[Attempt], object] | None = None
    after: Callable[[Attempt], object] | None = None

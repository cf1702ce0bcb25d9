"""Query parameters: what is not known, doubled or unreadable is refused, never ignored."""

from typing import Any
from urllib.parse import unquote_to_bytes

from litestar import Request
from litestar.params import QueryParameter

from counterpoint_server.model.problems import InvalidParameter

_known: dict[int, dict[str, bool]] = {}


def check_query(request: Request[Any, Any, Any]) -> None:
    """Before every handler; costs nothing where there is no query."""
    query: bytes = request.scope["query_string"]
    if not query:
        return
    known = _parameters_of(request.route_handler)
    seen: set[str] = set()
    for pair in query.split(b"&"):
        name, value = (_readable(part) for part in (*pair.split(b"=", 1), b"")[:2])
        if name not in known:
            allowed = ", ".join(sorted(known)) or "none"
            raise InvalidParameter(
                f"There is no parameter `{name}` here; there are: {allowed}.", pointer=f"?{name}"
            )
        if name in seen and not known[name]:
            raise InvalidParameter(f"`{name}` is given twice.", pointer=f"?{name}")
        if "\0" in value:
            raise InvalidParameter(f"`{name}` holds the character U+0000.", pointer=f"?{name}")
        seen.add(name)


def _readable(part: bytes) -> str:
    try:
        return unquote_to_bytes(part.replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidParameter("The query is not UTF-8.") from None


def _parameters_of(handler: Any) -> dict[str, bool]:
    """The handler's query parameters by name, and whether each may be repeated."""
    found = _known.get(id(handler))
    if found is None:
        fields = handler.parsed_fn_signature.parameters.values()
        found = _known[id(handler)] = {
            field.name: field.is_non_string_sequence
            or any(inner.is_non_string_sequence for inner in field.inner_types)
            for field in fields
            if isinstance(field.kwarg_definition, QueryParameter)
        }
    return found

"""Query parameters: what is not known, doubled or unreadable is refused, never ignored."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

from litestar import Request
from litestar.params import QueryParameter
from litestar.typing import FieldDefinition

from counterpoint_server.model.problems import InvalidParameter

_WHOLE = re.compile("-?[0-9]+")


class _Parameter(NamedTuple):
    is_list: bool
    is_text: bool
    is_whole: bool
    is_flag: bool


_known: dict[Any, dict[str, _Parameter]] = {}


async def check_query(request: Request[Any, Any, Any]) -> None:
    """Before every handler; async, because the framework runs any other in a thread."""
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
        if name in seen and not known[name].is_list:
            raise InvalidParameter(f"`{name}` is given twice.", pointer=f"?{name}")
        if value == "null" and not known[name].is_text:
            # The framework would read this word as "not given".
            raise InvalidParameter(f"`{name}` cannot be null.", pointer=f"?{name}")
        if "\0" in value:
            raise InvalidParameter(f"`{name}` holds the character U+0000.", pointer=f"?{name}")
        if known[name].is_whole and not _WHOLE.fullmatch(value):
            raise InvalidParameter(f"`{name}` takes a whole number.", pointer=f"?{name}")
        if known[name].is_flag and value not in ("true", "false"):
            raise InvalidParameter(f"`{name}` takes true or false.", pointer=f"?{name}")
        seen.add(name)


def _readable(part: bytes) -> str:
    try:
        return unquote_to_bytes(part.replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidParameter("The query is not UTF-8.") from None


def _parameters_of(handler: Any) -> dict[str, _Parameter]:
    """The handler's query parameters by name."""
    found = _known.get(handler)
    if found is None:
        fields = handler.parsed_fn_signature.parameters.values()
        found = _known[handler] = {
            field.kwarg_definition.name or field.name: _parameter_of(field)
            for field in fields
            if isinstance(field.kwarg_definition, QueryParameter)
        }
    return found


def _parameter_of(field: FieldDefinition) -> _Parameter:
    kinds = [*_kinds_in(field)]
    return _Parameter(
        is_list=any(kind.is_non_string_sequence for kind in kinds),
        is_text=any(kind.annotation is str for kind in kinds),
        is_whole=any(kind.annotation is int for kind in kinds),
        is_flag=any(kind.annotation is bool for kind in kinds),
    )


def _kinds_in(field: FieldDefinition) -> Iterator[FieldDefinition]:
    """A field and all inside it: a list that may be left out is one of items, in one of two."""
    yield field
    for inner in field.inner_types:
        yield from _kinds_in(inner)

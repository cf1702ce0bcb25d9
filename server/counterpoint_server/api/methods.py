"""Which methods an address answers, for OPTIONS and the Allow header.

The framework's own list leaves out the methods of sibling handlers, and HEAD.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from litestar.handlers import HTTPRouteHandler

Pattern = tuple[str | None, ...]
"""The parts of a path; None where a parameter stands."""


class AllowedMethods:
    """The methods of every address."""

    def __init__(self, handlers: Iterable[HTTPRouteHandler]) -> None:
        found: dict[Pattern, set[str]] = defaultdict(set)
        for handler in handlers:
            for path in handler.paths:
                parts = path.strip("/").split("/")
                pattern = tuple(None if part.startswith("{") else part for part in parts)
                found[pattern] |= handler.http_methods
        self._by_length: dict[int, list[tuple[Pattern, frozenset[str]]]] = defaultdict(list)
        for pattern, methods in found.items():
            extra = {"OPTIONS", "HEAD"} if "GET" in methods else {"OPTIONS"}
            self._by_length[len(pattern)].append((pattern, frozenset(methods | extra)))

    def at(self, path: str) -> frozenset[str]:
        """Empty where nothing is served."""
        parts = path[1:].split("/")
        patterns = self._by_length.get(len(parts), ())
        fitting = (methods for pattern, methods in patterns if _fits(pattern, parts))
        return frozenset().union(*fitting)


def _fits(pattern: Pattern, parts: Sequence[str]) -> bool:
    return all(
        bool(part) if wanted is None else part == wanted
        for wanted, part in zip(pattern, parts, strict=True)
    )

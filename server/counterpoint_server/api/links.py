"""Link header fields (RFC 8288) on pages."""

from typing import Any
from urllib.parse import quote

from counterpoint_server.api.edge.asgi import Scope


def page_links(scope: Scope, page: Any) -> str | None:
    """Where the first page and the next one are; None if it is no page."""
    next_cursor = page.get("next_cursor", "") if isinstance(page, dict) else _cursor_of(page)
    if next_cursor == "":
        return None
    path, query = scope["path"], scope["query_string"].decode("latin-1")
    kept = [pair for pair in query.split("&") if pair and not pair.startswith("cursor=")]
    links = [f'<{_address(path, kept)}>; rel="first"']
    if next_cursor is not None:
        links.append(f'<{_address(path, [*kept, f"cursor={next_cursor}"])}>; rel="next"')
    return ", ".join(links)


def _cursor_of(page: Any) -> Any:
    return getattr(page, "next_cursor", "")


def _address(path: str, pairs: list[str]) -> str:
    # Quoted anew, for a query may hold bytes that would end the link.
    return quote("?".join([path, "&".join(pairs)] if pairs else [path]), safe="/?&=%+-._~:,")

"""Link header fields (RFC 8288) on pages."""

from urllib.parse import quote

from counterpoint_server.api.edge.asgi import Scope


def page_links(scope: Scope, next_cursor: str | None) -> str:
    """Where this page, the first one and the next one are."""
    path, query = scope["path"], scope["query_string"].decode("latin-1")
    own = [pair for pair in query.split("&") if pair]
    kept = [pair for pair in own if not pair.startswith("cursor=")]
    links = [
        f'<{_address(path, own)}>; rel="self"',
        f'<{_address(path, kept)}>; rel="first"',
    ]
    if next_cursor is not None:
        links.append(f'<{_address(path, [*kept, f"cursor={next_cursor}"])}>; rel="next"')
    return ", ".join(links)


def _address(path: str, pairs: list[str]) -> str:
    # Quoted anew, for a query may hold bytes that would end the link.
    return quote("?".join([path, "&".join(pairs)] if pairs else [path]), safe="/?&=%+-._~:,")

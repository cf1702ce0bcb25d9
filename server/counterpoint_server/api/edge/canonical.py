"""One thing has one address.

Map ids, numbers and names are letters, digits, `-`, `_` and `.`, so no address that is served
needs percent-encoding; `//`, a slash behind and dot segments match no template by themselves.
"""

from counterpoint_server.api.edge.asgi import Scope


def is_canonical(scope: Scope) -> bool:
    return b"%" not in (scope["raw_path"] or b"")

"""Header fields that every answer carries."""

from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime

from secure import ContentSecurityPolicy, ReferrerPolicy, Secure, XContentTypeOptions

from counterpoint_server.api.edge.asgi import Header
from counterpoint_server.api.promises import Deprecation

SERVER: Header = (b"server", b"counterpoint")
"""No program and no version: where this is not said, Granian says its own name."""
VARY: Header = (b"vary", b"Accept, Accept-Encoding")

_secure = Secure(
    xcto=XContentTypeOptions().nosniff(),
    csp=ContentSecurityPolicy().default_src("'none'").frame_ancestors("'none'"),
    referrer=ReferrerPolicy().no_referrer(),
)
_SECURITY: tuple[Header, ...] = tuple(
    (name.lower().encode(), value.encode()) for name, value in _secure.header_items()
)
EVERYWHERE: tuple[Header, ...] = (VARY, SERVER, *_SECURITY)
_NAMES = frozenset(name for name, _ in EVERYWHERE)


def everywhere_but(own: Iterable[Header]) -> Iterable[Header]:
    """EVERYWHERE, without the fields that an answer brings itself."""
    given = dict(own)
    if _NAMES.isdisjoint(given):
        return EVERYWHERE
    return [field for field in EVERYWHERE if field[0] not in given]


def deprecation_headers(deprecation: Deprecation | None) -> tuple[Header, ...]:
    """Deprecation (RFC 9745), Sunset (RFC 8594), and where both are explained."""
    if deprecation is None:
        return ()
    found = [(b"deprecation", b"@%d" % _seconds(deprecation.since))]
    if deprecation.sunset is not None:
        found.append((b"sunset", format_datetime(deprecation.sunset, usegmt=True).encode()))
    if deprecation.link is not None:
        found.append((b"link", f'<{deprecation.link}>; rel="deprecation"'.encode()))
    return tuple(found)


def _seconds(at: datetime) -> int:
    return int(at.timestamp())

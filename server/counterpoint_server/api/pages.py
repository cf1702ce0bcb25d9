"""Pages of a list: limits and cursors."""

import base64
import binascii
import hmac
from typing import Annotated, Any

import msgspec
from litestar.params import QueryParameter

from counterpoint_server.model.problems import InvalidParameter
from counterpoint_server.store.pool import Database
from counterpoint_server.store.secrets import read_secret

LIMIT_MAX = 200
CURSOR_CHARACTERS_MAX = 1_000
SIGNATURE_BYTES = 16

Limit = Annotated[
    int, QueryParameter(ge=1, le=LIMIT_MAX, description="How many items a page has at most.")
]
Cursor = Annotated[
    str | None,
    QueryParameter(
        max_length=CURSOR_CHARACTERS_MAX, description="`next_cursor` of the page before this one."
    ),
]


class Cursors:
    """Writes where the next page begins, signed together with what the list is of.

    The key is the database's, so that every server process reads what another one wrote.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._key = b""

    async def write(self, last: Any, *listed: Any) -> str:
        """`listed`: all that decides what is on the list (its name, its map, its filters)."""
        await self.load()
        return self.seal(msgspec.msgpack.encode(last), *listed)

    async def read(self, cursor: str | None, *listed: Any, type: Any = int) -> Any:
        """Of the type that was written; None without a cursor."""
        if cursor is None:
            return None
        await self.load()
        place = self.unseal(cursor, *listed)
        if place is None:
            raise InvalidParameter(
                "The cursor is not one that this list gave for these filters; start without it.",
                pointer="?cursor",
            )
        return msgspec.msgpack.decode(place, type=type)

    async def load(self) -> None:
        """Before anything is sealed or unsealed."""
        if not self._key:
            self._key = await read_secret(self._database, "cursor")

    def seal(self, place: bytes, *listed: Any) -> str:
        return base64.urlsafe_b64encode(self._sign(place, listed) + place).rstrip(b"=").decode()

    def unseal(self, cursor: str, *listed: Any) -> bytes | None:
        """None if this is not what we have sealed."""
        try:
            padded = cursor + "=" * (-len(cursor) % 4)
            signed = base64.b64decode(padded, altchars=b"-_", validate=True)
        except (ValueError, binascii.Error):
            return None
        signature, place = signed[:SIGNATURE_BYTES], signed[SIGNATURE_BYTES:]
        return place if hmac.compare_digest(signature, self._sign(place, listed)) else None

    def _sign(self, place: bytes, listed: tuple[Any, ...]) -> bytes:
        message = msgspec.msgpack.encode((place, listed))
        return hmac.digest(self._key, message, "sha256")[:SIGNATURE_BYTES]

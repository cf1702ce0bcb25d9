"""Answers with all that came along."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from msgspec import Struct

DataT = TypeVar("DataT")


class Response(Struct, Generic[DataT], frozen=True, kw_only=True):
    """What `client.raw.….…()` answers."""

    status: int
    headers: Mapping[str, str]
    """By name, in any case of letters."""
    content: bytes
    """As it came."""
    data: DataT
    """What the method without `raw` answers; of a list, one page."""

    @property
    def etag(self) -> str | None:
        """To be given as `Options(if_match=…)`."""
        return self.headers.get("ETag")

    @property
    def request_id(self) -> str | None:
        """Finds the request in the server's log."""
        return self.headers.get("X-Request-ID")

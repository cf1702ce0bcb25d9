"""What may be said of one call alone."""

from collections.abc import Mapping

from msgspec import UNSET, Struct, UnsetType


class Options(Struct, frozen=True, kw_only=True):
    """Settings of a single call: `client.maps.update(map, title="…", options=Options(if_match=3))`.

    What is left out is as the client has it.
    """

    timeout: float | UnsetType | None = UNSET
    """Seconds that each attempt may take; None for no limit."""
    headers: Mapping[str, str] | None = None
    """Headers to send besides, or instead."""
    max_retries: int | None = None
    idempotency_key: str | None = None
    """A key of your own for this write, if it must stay one write across runs of your program."""
    if_match: int | str | None = None
    """Write only if this is still the revision (or entity tag); otherwise `StaleRevision`."""

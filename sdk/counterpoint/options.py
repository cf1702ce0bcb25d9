"""What may be said of one call alone."""

from collections.abc import Mapping
from typing import Protocol

from msgspec import UNSET, Struct, UnsetType, structs


class HasRevision(Protocol):
    """A map or an element, as it was read."""

    @property
    def revision(self) -> int: ...


class Options(Struct, frozen=True, kw_only=True):
    """Settings of a single call: `client.maps.update(map, title="…", options=Options(if_match=3))`.

    What is left out is as the client has it.
    """

    timeout: float | UnsetType | None = UNSET
    """Seconds that each attempt may take; None for no limit."""
    total_timeout: float | UnsetType | None = UNSET
    """Seconds after which no other attempt begins, and none waits any longer; None for no limit."""
    headers: Mapping[str, str] | None = None
    """Headers to send besides, or instead."""
    max_retries: int | None = None
    idempotency_key: str | None = None
    """A key of your own for this write, if it must stay one write across runs of your program."""
    if_match: int | str | HasRevision | None = None
    """Write only if this is still the revision (or entity tag, or what you have read); otherwise
    `StaleRevision`."""

    def __repr__(self) -> str:
        # Headers may carry keys; of them the names are shown.
        said = {name: value for name, value in structs.asdict(self).items() if value is not UNSET}
        said["headers"] = sorted(self.headers or ())
        given = ", ".join(f"{name}={value!r}" for name, value in said.items() if value)
        return f"Options({given})"

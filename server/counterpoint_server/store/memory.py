"""What the last edits of maps have left behind, so that the next need not read it again."""

import time
from collections.abc import Callable

from msgspec import Struct

from counterpoint_server.rules.access import Access
from counterpoint_server.rules.working import MapState, Version

MAPS_MAX = 1_000
CHARACTERS_MAX = 16 * 1024 * 1024
"""Of stored JSON; as objects it takes some five times that many bytes."""
MAP_CHARACTERS_MAX = 128 * 1024
KEPT_SECONDS = 60
"""Long enough for a map that is worked on; then what another server erased is gone here, too."""


class Known(Struct, frozen=True):
    """A map as an edit left it: true for as long as its revision and its access stay."""

    access: Access
    state: MapState
    versions: dict[int, Version]
    """Those of its elements that were loaded or written; not all."""
    size: int
    """In characters of stored JSON."""


class Memory:
    """Bounded; what has been unused longest goes first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[int, tuple[Known, float]] = {}
        """With the time it was kept; the longest unused comes first."""
        self._size = 0

    def take(self, map_number: int) -> Known | None:
        """To be kept again, or what came of it, once it has proved true."""
        known, _ = self._known.pop(map_number, (None, 0))
        if known is not None:
            self._size -= known.size
        return known

    def keep(self, known: Known) -> None:
        number = known.access.map_number
        self.take(number)
        if known.size > MAP_CHARACTERS_MAX:
            return  # it begins anew with the next edit
        self._known[number] = known, self._clock()
        self._size += known.size
        while self._is_too_much():
            self.take(next(iter(self._known)))

    def _is_too_much(self) -> bool:
        _, kept_at = next(iter(self._known.values()))
        is_full = self._size > CHARACTERS_MAX or len(self._known) > MAPS_MAX
        return is_full or kept_at < self._clock() - KEPT_SECONDS

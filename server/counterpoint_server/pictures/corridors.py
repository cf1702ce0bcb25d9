"""Ways through a column, between the cards or chips that stand in it."""

from bisect import bisect_left, insort
from collections.abc import Iterable

CLEAR, APART = 5.0, 4.0
"""How near a line comes to a card, and to another line beside it."""
FAR = 1e9


class Corridors:
    """Where one column is free, and what runs there already."""

    def __init__(self, taken: Iterable[tuple[float, float]]) -> None:
        """`taken`: upper and lower ends, from above, none overlapping another."""
        self._lower: list[float] = []
        self._upper: list[float] = []
        above = -FAR
        for upper, lower in taken:
            self._add(above, upper)
            above = lower
        self._add(above, FAR)
        self._used: list[float] = []

    def _add(self, above: float, below: float) -> None:
        if below - above >= 2 * CLEAR - 1:
            middle = (above + below) / 2
            self._upper.append(min(above + CLEAR, middle))
            self._lower.append(max(below - CLEAR, middle))

    def through(self, here: float, goal: float) -> float:
        """The height at which to pass on the way from one height to another, taken from now on."""
        at = min(bisect_left(self._lower, here), len(self._lower) - 1)
        best, cost = here, FAR
        for step in (range(at, len(self._lower)), range(at - 1, -1, -1)):
            for each in step:
                nearest = min(max(here, self._upper[each]), self._lower[each])
                if abs(nearest - here) + abs(goal - nearest) >= cost - 0.01:
                    break
                y = self._free(each, nearest)
                costs = abs(y - here) + abs(goal - y)
                if costs < cost - 0.01:
                    best, cost = y, costs
        insort(self._used, best)
        return best

    def _free(self, at: int, wanted: float) -> float:
        """Beside what runs there; where nothing is left, on top of it."""
        upper, lower = self._upper[at], self._lower[at]
        for more in range(40):
            for y in (wanted + more * APART, wanted - more * APART):
                if upper <= y <= lower and self._is_free(y):
                    return y
        return wanted

    def _is_free(self, y: float) -> bool:
        at = bisect_left(self._used, y - APART + 0.5)
        return at == len(self._used) or self._used[at] >= y + APART - 0.5

"""Where lines meet the side of a card: level with where they come from, but apart."""

from collections.abc import Sequence

APART_MOST, INSET = 14.0, 10.0


def ports(upper: float, lower: float, wanted: Sequence[float]) -> list[float]:
    """A height for each, in the order given, from above."""
    if not wanted:
        return []
    first, last = upper + INSET, lower - INSET
    gaps = len(wanted) - 1
    apart = min(APART_MOST, (last - first) / gaps) if gaps else 0.0
    found = [min(max(y, first), last) for y in wanted]
    for at in range(1, len(found)):
        found[at] = max(found[at], found[at - 1] + apart)
    limit = last
    for at in range(len(found) - 1, -1, -1):
        found[at] = min(found[at], limit)
        limit = found[at] - apart
    return found

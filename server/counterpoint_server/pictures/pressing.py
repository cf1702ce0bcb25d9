"""Bringing a tall drawing together: where no column is nearly full, all heights are made less, and
what would overlap then is pushed apart again, as little as can be.

The order in each column stays, so no lines cross that did not before. There are few measures, so
that a map that grows by a leaf is mostly pressed as before.
"""

from collections.abc import Mapping

MEASURES = (0.5, 0.6, 0.7, 0.85)
ROOM = 1.2
"""How much more than its own height the fullest column gets."""


def pressed(
    middles: Mapping[int, float], column: Mapping[int, int], high: Mapping[int, float]
) -> dict[int, float]:
    """`high`: of each node with the room around it."""
    columns: dict[int, list[int]] = {}
    for node in sorted(middles, key=lambda node: (middles[node], node)):
        columns.setdefault(column[node], []).append(node)
    fullest = max((sum(high[node] for node in nodes) for nodes in columns.values()), default=0.0)
    whole = max((middles[node] + high[node] / 2 for node in middles), default=1.0)
    measure = next((each for each in MEASURES if each >= ROOM * fullest / whole), 1.0)
    if measure == 1.0:
        return dict(middles)
    found: dict[int, float] = {}
    for nodes in columns.values():
        wanted = [middles[node] * measure for node in nodes]
        found.update(zip(nodes, _apart(wanted, [high[node] for node in nodes]), strict=True))
    return found


def _apart(wanted: list[float], high: list[float]) -> list[float]:
    """The heights nearest to those wanted, in squares, at which none overlaps the next.

    Those that touch form a block, which lies where they want to be on average.
    """
    offsets, reach = [], 0.0
    for at, each in enumerate(high):
        reach += (high[at - 1] + each) / 2 if at else 0.0
        offsets.append(reach)
    blocks: list[tuple[float, int]] = []
    """Of each the sum of what its members want, less their offsets, and how many they are."""
    for want, offset in zip(wanted, offsets, strict=True):
        total, count = want - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before, more = blocks.pop()
            total, count = total + before, count + more
        blocks.append((total, count))
    bases = [total / count for total, count in blocks for _ in range(count)]
    return [base + offset for base, offset in zip(bases, offsets, strict=True)]

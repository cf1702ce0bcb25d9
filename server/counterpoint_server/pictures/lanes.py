"""Upright lines in the gap between two columns: which stands left of which, and where."""

from collections.abc import Sequence
from typing import NamedTuple

APART = 6
"""Upright lines whose ends are nearer than this don't stand one above the other."""
SWEEPS_MAX = 12
CLUSTER_MAX = 400
"""Of more lines that run beside each other, the order is only guessed."""


class Net(NamedTuple):
    """Lines that share an upright one: where they come in on its left and on its right."""

    lefts: tuple[float, ...]
    rights: tuple[float, ...]

    @property
    def span(self) -> tuple[float, float]:
        ends = self.lefts + self.rights
        return min(ends), max(ends)

    @property
    def is_straight(self) -> bool:
        upper, lower = self.span
        return lower - upper < 0.5


def lanes_of(nets: Sequence[Net]) -> tuple[list[int], int]:
    """For each net its lane, from the left, and how many lanes there are."""
    spans = [net.span for net in nets]
    found = [0] * len(nets)
    count = 0
    for cluster in _clusters(nets, spans):
        ordered = _ordered(cluster, nets, spans)
        count = max(count, _assign(ordered, spans, found))
    return found, count


def _clusters(nets: Sequence[Net], spans: Sequence[tuple[float, float]]) -> list[list[int]]:
    """Nets that run beside each other, directly or by others between them."""
    clusters: list[list[int]] = []
    reached = float("-inf")
    for at in sorted(range(len(nets)), key=lambda at: spans[at]):
        if nets[at].is_straight:
            continue
        upper, lower = spans[at]
        if upper > reached + APART:
            clusters.append([])
        clusters[-1].append(at)
        reached = max(reached, lower)
    return clusters


def _ordered(
    cluster: list[int], nets: Sequence[Net], spans: Sequence[tuple[float, float]]
) -> list[int]:
    """From the left, with few crossings: neighbours change places while that takes some away."""
    order = sorted(cluster, key=lambda at: _leftness(nets[at]))
    if len(order) > CLUSTER_MAX:
        return order
    for _ in range(SWEEPS_MAX):
        changed = False
        for i in range(len(order) - 1):
            a, b = order[i], order[i + 1]
            if spans[a][0] > spans[b][1] or spans[b][0] > spans[a][1]:
                if spans[a] > spans[b]:  # apart: from above, so that others come to stand together
                    order[i], order[i + 1] = b, a
                    changed = True
            elif _crossings(nets[b], nets[a], spans[b], spans[a]) < _crossings(
                nets[a], nets[b], spans[a], spans[b]
            ):
                order[i], order[i + 1] = b, a
                changed = True
        if not changed:
            break
    return order


def _leftness(net: Net) -> tuple[float, ...]:
    """What goes a long way up or down from the right begins left of what goes a shorter one."""
    left = sum(net.lefts) / len(net.lefts) if net.lefts else 0.0
    right = sum(net.rights) / len(net.rights) if net.rights else left
    return (-abs(left - right), left, right)


def _crossings(a: Net, b: Net, span_a: tuple[float, float], span_b: tuple[float, float]) -> int:
    """How often they cross if a stands left of b."""
    crossed = sum(span_b[0] < y < span_b[1] for y in a.rights)
    return crossed + sum(span_a[0] < y < span_a[1] for y in b.lefts)


def _assign(ordered: list[int], spans: Sequence[tuple[float, float]], found: list[int]) -> int:
    """Each as far left as those let it that stand left of it and run beside it."""
    placed: list[list[tuple[float, float]]] = []
    for at in ordered:
        upper, lower = spans[at]
        lane = len(placed)
        while lane and all(
            lower + APART < top or upper - APART > end for top, end in placed[lane - 1]
        ):
            lane -= 1
        if lane == len(placed):
            placed.append([])
        placed[lane].append(spans[at])
        found[at] = lane
    return len(placed)

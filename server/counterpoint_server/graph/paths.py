"""How one element bears on another: simple paths, shortest first, each with what it does.

Iterative deepening (Korf 1985): no path is kept but the one being walked, and the distance to the
end says which ways cannot lead there in time. The next length tried is the least that was cut off.
"""

from collections.abc import Iterator

import numpy as np

from counterpoint_server.graph.links import CODES, REASONING, RESTATING, ROLES, TYPE_NAMES
from counterpoint_server.graph.packed import Check, Ints, PackedGraph, no_deadline
from counterpoint_server.graph.walking import FAR, distances
from counterpoint_server.model.graph import Effect, Path, Paths, Sign, Step

LIMIT = 20
LIMIT_MAX = 1_000
TOLD_MAX = 200_000
"""Elements of all the paths of an answer together; the first is told however long it is."""
STEPS_A_CHECK = 4_096

FEW = 8
"""Where fewer than an eighth of all elements lie ahead of the start, only they are looked at."""

FOLLOWED = np.array([role in REASONING + RESTATING for role in ROLES])
"""What argues or restates. A preference bears on nothing by itself, nor do questions."""

Hop = tuple[int, int]
"""A node, and the role by which it was reached."""

CLAIM, ARGUMENT = TYPE_NAMES.index("claim"), TYPE_NAMES.index("argument")
REBUTTAL, REPHRASE = TYPE_NAMES.index("rebuttal"), TYPE_NAMES.index("rephrase")
PREMISES = (CODES["premise"], CODES["premise_role"])
CONCLUDING = (CODES["conclusion"], CODES["step"])


def paths(
    graph: PackedGraph,
    from_: int,
    to: int,
    *,
    limit: int = LIMIT,
    max_length: int | None = None,
    check: Check = no_deadline,
) -> Paths:
    """The ways in which `from_` bears on `to`, of at most `max_length` links.

    From one to itself, they are its circles.
    """
    start, end = graph.node(from_), graph.node(to)
    found: list[Path] = []
    left = TOLD_MAX
    for hops in walk(graph, start, end, max_length, check):
        check()
        left -= len(hops) + 1
        if len(found) == limit or (found and left < 0):
            return _told(graph, from_, to, found, truncated=True)
        found.append(tell(graph, start, hops))
    return _told(graph, from_, to, found, truncated=False)


def _told(graph: PackedGraph, from_: int, to: int, found: list[Path], *, truncated: bool) -> Paths:
    revision = graph.revision
    return Paths(revision=revision, from_=from_, to=to, paths=found, truncated=truncated)


def walk(
    graph: PackedGraph, start: int, end: int, max_length: int | None, check: Check
) -> Iterator[list[Hop]]:
    """Every simple path, shortest first; of one length, by number."""
    left = _left(graph, start, end, max_length, check)
    search = _Search(graph, start, end, left.data, check)
    longest = len(graph) if max_length is None else min(max_length, len(graph))
    length = search.shortest()
    while length is not None and length <= longest:
        yield from search.of_length(length)
        length = search.next_length


def _left(graph: PackedGraph, start: int, end: int, max_length: int | None, check: Check) -> Ints:
    """By node, how many links to the end; FAR where it is not reached, or may be left out."""
    depth = None if max_length is None else max(max_length, 0)
    met = 0

    def enough(level: list[int]) -> bool:
        nonlocal met
        met += len(level)
        return met * FEW > len(graph)

    # All that bears on a main claim may be most of the map, what one leaf bears on is not.
    ahead = distances(
        [graph.onward], start, depth=depth, roles=FOLLOWED, enough=enough, check=check
    )
    aside = ahead == FAR if met * FEW <= len(graph) else None
    return distances([graph.back], end, depth=depth, closed=aside, roles=FOLLOWED, check=check)


class _Search:
    def __init__(
        self, graph: PackedGraph, start: int, end: int, left: memoryview, check: Check
    ) -> None:
        self.start, self.end, self.left, self.check = start, end, left, check
        onward = graph.onward
        self.at, self.far = onward.at.data, onward.far.data
        self.role = onward.role.data
        self.followed = FOLLOWED.tolist()
        self.next_length: int | None = None
        self.steps = 0

    def hops(self, node: int) -> Iterator[Hop]:
        """Where one can go from here, if only by way of nodes already passed."""
        for place in range(self.at[node], self.at[node + 1]):
            if self.followed[self.role[place]] and self.left[self.far[place]] != FAR:
                yield self.far[place], self.role[place]

    def shortest(self) -> int | None:
        return min((self.left[node] + 1 for node, _ in self.hops(self.start)), default=None)

    def of_length(self, length: int) -> Iterator[list[Hop]]:
        """The paths of exactly this length; then `next_length` is the least that may have more."""
        self.next_length = None
        passed = set() if self.start == self.end else {self.start}
        path: list[Hop] = []
        ways = [self.hops(self.start)]
        while ways:
            self.steps += 1
            if self.steps % STEPS_A_CHECK == 0:
                self.check()
            node, role = next(ways[-1], (FAR, FAR))
            if node == FAR:
                ways.pop()
                if path:
                    passed.discard(path.pop()[0])
            elif node == self.end:
                if len(path) + 1 == length:
                    yield [*path, (node, role)]
            elif node not in passed and self.is_within(length, len(path) + 1 + self.left[node]):
                passed.add(node)
                path.append((node, role))
                ways.append(self.hops(node))

    def is_within(self, length: int, least: int) -> bool:
        if least <= length:
            return True
        if self.next_length is None or least < self.next_length:
            self.next_length = least
        return False


def tell(graph: PackedGraph, start: int, hops: list[Hop]) -> Path:
    """What each step of a path does, and so what its first element does to its last."""
    nodes = [start, *(node for node, _ in hops)]
    types = [int(graph.types[node]) for node in nodes]
    ids = [int(graph.ids[node]) for node in nodes]
    steps: list[Step] = []
    for place, (_, role) in enumerate(hops):
        is_argument = types[place] == ARGUMENT and role in CONCLUDING
        if is_argument or types[place] in (REBUTTAL, REPHRASE):
            is_premise = place + 1 < len(hops) and hops[place + 1][1] in PREMISES
            effect = _effect(types[place], types[place + 1], is_premise)
            steps.append(Step(by=ids[place], effect=effect, on=ids[place + 1]))
    attacks = sum(step.effect not in ("supports", "restates") for step in steps)
    sign: Sign = "attacks" if attacks % 2 else "supports"
    return Path(elements=ids, steps=steps, sign=sign)


def _effect(by: int, on: int, is_premise: bool) -> Effect:
    if by == ARGUMENT:
        return "supports"
    if by == REPHRASE:
        return "restates"
    if on != CLAIM:
        return "undercuts"
    return "undermines" if is_premise else "rebuts"

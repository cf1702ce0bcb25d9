"""The packed graphs that are kept: of each map the newest, former ones that were asked for, and of
all together so many bytes.
"""

from collections import OrderedDict
from collections.abc import Hashable

from counterpoint_server.graph.packed import PackedGraph

NEWEST = None
"""The state under which a map's newest graph is kept."""


class GraphCache:
    """Gives out graphs that never change, so that who has one keeps it, whatever is written since.

    What rights one needs to see a map is none of its business: ask before, at every request.
    """

    def __init__(self, bytes_max: int) -> None:
        self.bytes_max = bytes_max
        self.nbytes = 0
        self._graphs: OrderedDict[tuple[int, Hashable], PackedGraph] = OrderedDict()
        """By map and state, the least lately used first."""

    def newest(self, map: int) -> PackedGraph | None:
        """The graph to answer from if its revision is the one asked for, else to advance."""
        return self.former(map, NEWEST)

    def former(self, map: int, state: Hashable) -> PackedGraph | None:
        graph = self._graphs.get((map, state))
        if graph is not None:
            self._graphs.move_to_end((map, state))
        return graph

    def keep(self, map: int, graph: PackedGraph, state: Hashable = NEWEST) -> None:
        """Unless a newer one is there, or it alone is more than may be kept.

        `state`: of a former revision, what names it.
        """
        known = self._graphs.get((map, state))
        if known is not None and known.revision > graph.revision:
            return
        self.drop(map, state)
        if graph.nbytes > self.bytes_max:
            return
        self._graphs[map, state] = graph
        self.nbytes += graph.nbytes
        while self.nbytes > self.bytes_max:
            self.drop(*next(iter(self._graphs)))

    def drop(self, map: int, state: Hashable = NEWEST) -> None:
        graph = self._graphs.pop((map, state), None)
        if graph is not None:
            self.nbytes -= graph.nbytes

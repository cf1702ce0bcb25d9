"""The packed graphs that are kept: of each map the newest, and of all maps so many bytes."""

from collections import OrderedDict

from counterpoint_server.graph.packed import PackedGraph


class GraphCache:
    """Gives out graphs that never change, so that who has one keeps it, whatever is written since.

    What rights one needs to see a map is none of its business: ask before, at every request.
    """

    def __init__(self, bytes_max: int) -> None:
        self.bytes_max = bytes_max
        self.nbytes = 0
        self._graphs: OrderedDict[int, PackedGraph] = OrderedDict()
        """By map, the least lately used first."""

    def newest(self, map: int) -> PackedGraph | None:
        """The graph to answer from if its revision is the one asked for, else to advance."""
        graph = self._graphs.get(map)
        if graph is not None:
            self._graphs.move_to_end(map)
        return graph

    def keep(self, map: int, graph: PackedGraph) -> None:
        """Unless a newer one is there, or it alone is more than may be kept."""
        known = self._graphs.get(map)
        if known is not None and known.revision > graph.revision:
            return
        self.drop(map)
        if graph.nbytes > self.bytes_max:
            return
        self._graphs[map] = graph
        self.nbytes += graph.nbytes
        while self.nbytes > self.bytes_max:
            self.drop(next(iter(self._graphs)))

    def drop(self, map: int) -> None:
        graph = self._graphs.pop(map, None)
        if graph is not None:
            self.nbytes -= graph.nbytes

"""The circles of a graph: what leads back to itself."""

from collections.abc import Iterator, Mapping, Sequence


def circles(leads_to: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """Each set of nodes that all lead to one another, of one only where it leads to itself.

    Tarjan (1972), strongly connected components, without recursion.
    """
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    open_nodes: list[int] = []
    is_open: set[int] = set()
    for root in sorted(leads_to):
        if root in order:
            continue
        path = [(root, iter(leads_to[root]))]
        order[root] = low[root] = len(order)
        open_nodes.append(root)
        is_open.add(root)
        while path:
            node, ways = path[-1]
            next_node = next(ways, None)
            if next_node is None:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == order[node]:
                    yield from _closed(node, leads_to, open_nodes, is_open)
            elif next_node not in order:
                order[next_node] = low[next_node] = len(order)
                open_nodes.append(next_node)
                is_open.add(next_node)
                path.append((next_node, iter(leads_to.get(next_node, ()))))
            elif next_node in is_open:
                low[node] = min(low[node], order[next_node])


def _closed(
    node: int,
    leads_to: Mapping[int, Sequence[int]],
    open_nodes: list[int],
    is_open: set[int],
) -> Iterator[list[int]]:
    """What has been found to be one, taken off the open nodes; where it is a circle."""
    at = len(open_nodes) - 1
    while open_nodes[at] != node:
        at -= 1
    members = open_nodes[at:]
    del open_nodes[at:]
    is_open.difference_update(members)
    if len(members) > 1 or node in leads_to.get(node, ()):
        yield sorted(members)

"""What packed graphs say, to be held against each other."""

import numpy as np

from counterpoint_server.graph.links import ROLES
from counterpoint_server.graph.packed import Adjacency, PackedGraph


def rows(graph: PackedGraph, side: Adjacency) -> list[tuple[int, int, str]]:
    near = np.repeat(graph.ids, np.diff(side.at)).tolist()
    far = graph.ids[side.far].tolist()
    return [(a, b, ROLES[role]) for a, b, role in zip(near, far, side.role, strict=True)]


def said(graph: PackedGraph) -> object:
    """All that a graph says, but its revision."""
    return (
        graph.ids.tolist(),
        graph.types.tolist(),
        graph.marks.tolist(),
        *(rows(graph, side) for side in (graph.links, graph.onward, graph.back)),
        dict(graph.words.slugs),
        dict(graph.words.asks),
    )

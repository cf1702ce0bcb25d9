"""Bringing the two ends of a line near each other that leads from one part of the tree to another.

Only siblings change places, and of them only those on the way to such an end; the roots stay in the
document's order.
"""

from counterpoint_server.pictures.scene import Scene
from counterpoint_server.pictures.tree import Tree


def nudge(scene: Scene, tree: Tree) -> None:
    """Orders `right` and `below` of the tree anew."""
    rank = {root: at for at, root in enumerate(tree.roots)}
    moved: set[int] = set()
    brackets = {*tree.brackets}
    for step in scene.steps.values():
        for source in dict.fromkeys(step.sources):
            if step.id not in brackets and tree.parent.get(source) != step.id:
                _bring_near(tree, _way_down(tree, source), _way_down(tree, step.id), rank, moved)


def _way_down(tree: Tree, node: int) -> list[int]:
    way = [node]
    while way[-1] in tree.parent:
        way.append(tree.parent[way[-1]])
    return way[::-1]


def _bring_near(
    tree: Tree, one: list[int], other: list[int], rank: dict[int, int], moved: set[int]
) -> None:
    """`moved`: what stands where an earlier line wanted it, and stays there."""
    common = 0
    while common < min(len(one), len(other)) and one[common] == other[common]:
        common += 1
    if common in (len(one), len(other)):
        return
    if common == 0:
        is_above = rank[one[0]] < rank[other[0]]
    else:
        is_above = _bring_together(tree, one[common - 1], one[common], other[common], moved)
    for way, goes_last in ((one, is_above), (other, not is_above)):
        for above, node in zip(way[common:], way[common + 1 :], strict=False):
            _move(_siblings(tree, above, node), node, -1 if goes_last else 0, moved)


def _siblings(tree: Tree, above: int, node: int) -> list[int]:
    right = tree.right.get(above, [])
    return right if node in right else tree.below[above]


def _bring_together(tree: Tree, above: int, one: int, other: int, moved: set[int]) -> bool:
    """Whether the one stands above the other."""
    siblings, others = _siblings(tree, above, one), _siblings(tree, above, other)
    if siblings is not others:
        return siblings is tree.right.get(above)
    is_above = siblings.index(one) < siblings.index(other)
    if one not in moved:
        siblings.remove(one)
        siblings.insert(siblings.index(other) + (not is_above), one)
        moved.update((one, other))
    return is_above


def _move(siblings: list[int], node: int, to: int, moved: set[int]) -> None:
    if node in moved:
        return
    siblings.remove(node)
    siblings.insert(len(siblings) if to else 0, node)
    moved.add(node)

"""Where each card and chip lies: subtrees are pushed up against what is above them, column by
column, and whatever others hang on stands level with the middle of them.
"""

from typing import NamedTuple

from counterpoint_server.pictures.pressing import pressed
from counterpoint_server.pictures.scene import Scene
from counterpoint_server.pictures.tree import Tree

ROW_GAP, CHIP_GAP = 14, 10
"""Between cards, and between chips."""
ROOT_GAP = 8
"""What is added between one root's tree and the next."""


class Size(NamedTuple):
    wide: int
    high: int


class _Contour:
    """The upper and lower end of a subtree in each of its columns, the deepest column first."""

    __slots__ = ("lower", "offset", "upper")

    def __init__(self, high: float) -> None:
        self.upper = [-high / 2]
        self.lower = [high / 2]
        self.offset = 0.0

    def push(self, high: float) -> None:
        """A node of this height around 0, in the column left of all others."""
        self.upper.append(-high / 2 - self.offset)
        self.lower.append(high / 2 - self.offset)

    def room_below(self, other: "_Contour") -> float:
        """How far the other has to be pushed down to lie below this one."""
        common = min(len(self.upper), len(other.upper))
        reach = max(map(float.__sub__, self.lower[-common:], other.upper[-common:]))
        return reach + self.offset - other.offset

    def with_below(self, other: "_Contour", down: float) -> "_Contour":
        """Both as one; takes as long as the shallower of the two."""
        common = min(len(self.upper), len(other.upper))
        if len(self.upper) >= len(other.upper):
            moved = other.offset + down - self.offset
            for at in range(-common, 0):
                self.lower[at] = other.lower[at] + moved
            return self
        other.offset += down
        moved = self.offset - other.offset
        for at in range(-common, 0):
            other.upper[at] = self.upper[at] + moved
        return other


def pack(scene: Scene, tree: Tree, sizes: dict[int, Size]) -> dict[int, float]:
    """By node, the middle of its height, in pixels from the top."""
    within: dict[int, float] = {}
    """How far below what it hangs on."""
    contours: dict[int, _Contour] = {}
    order = tree.order
    for node in reversed(order):
        high = _high(node, scene, sizes)
        contour = _beside(tree.right.get(node, []), contours, within)
        if contour is None:
            contour = _Contour(high)
        else:
            contour.push(high)
        for child in tree.below.get(node, ()):
            other = contours.pop(child)
            within[child] = contour.room_below(other)
            contour = contour.with_below(other, within[child])
        contours[node] = contour
    middles = _placed(tree, order, contours, within)
    return pressed(middles, tree.column, {node: _high(node, scene, sizes) for node in order})


def _high(node: int, scene: Scene, sizes: dict[int, Size]) -> float:
    """With the room around it."""
    return sizes[node].high + (CHIP_GAP if node in scene.steps else ROW_GAP)


def _beside(
    children: list[int], contours: dict[int, _Contour], within: dict[int, float]
) -> _Contour | None:
    """The children one below the other; what they hang on is at 0, level with their middle."""
    whole: _Contour | None = None
    for child in children:
        contour = contours.pop(child)
        within[child] = 0.0 if whole is None else whole.room_below(contour)
        whole = contour if whole is None else whole.with_below(contour, within[child])
    if whole is not None:
        middle = (within[children[0]] + within[children[-1]]) / 2
        whole.offset -= middle
        for child in children:
            within[child] -= middle
    return whole


def _placed(
    tree: Tree, order: list[int], contours: dict[int, _Contour], within: dict[int, float]
) -> dict[int, float]:
    found: dict[int, float] = {}
    # Circles without a card begin in the second column; an empty first one makes them stack.
    whole: _Contour | None = None
    for root in tree.roots:
        contour = contours[root]
        if tree.column[root]:
            contour.push(0.0)
        if whole is None:
            found[root] = -min(contour.upper) - contour.offset
        else:
            found[root] = whole.room_below(contour) + ROOT_GAP
        if whole is None:
            contour.offset += found[root]
            whole = contour
        else:
            whole = whole.with_below(contour, found[root])
    for node in order:
        if node not in found:
            found[node] = found[tree.parent[node]] + within[node]
    return found

"""Where everything in a picture lies."""

from typing import NamedTuple

from counterpoint_server.pictures.faces import CARD_WIDTH, CHIP_WIDTH, INDENT, Face
from counterpoint_server.pictures.lanes import lanes_of
from counterpoint_server.pictures.packing import Size, pack
from counterpoint_server.pictures.routing import Routes, Span, Way
from counterpoint_server.pictures.scene import Scene, Step
from counterpoint_server.pictures.tree import Tree

GAP = 32
"""Between two columns, with room for a head, and for lines enough in most maps."""
HEAD, TAIL = 14, 6
"""Of a gap, what its upright lines keep clear of: on the left end heads, on the right chips."""
LANE, LANE_LEAST = 5, 3
BRACKET = 76
"""Width of a column left of the roots, where it stands what they do to each other."""

Point = tuple[float, float]


class Box(NamedTuple):
    """Left, top, width and height, in pixels."""

    x: int
    y: int
    wide: int
    high: int

    @property
    def right(self) -> int:
        return self.x + self.wide

    @property
    def bottom(self) -> int:
        return self.y + self.high

    @property
    def middle(self) -> float:
        return self.y + self.high / 2


class Line(NamedTuple):
    """From a card or chip to a chip or card, by its corners."""

    step: int
    source: int
    target: int
    points: tuple[Point, ...]


class Layout(NamedTuple):
    """Boxes and lines; nothing lies left of or above 0."""

    boxes: dict[int, Box]
    lines: list[Line]
    wide: int
    high: int


def lay_out(scene: Scene, tree: Tree, faces: dict[int, Face]) -> Layout:
    sizes: dict[int, Size] = {node: face.size for node, face in faces.items()}
    middles = pack(scene, tree, sizes)
    tops = {node: round(y - sizes[node].high / 2) for node, y in middles.items()}
    spans = {node: Span(y, y + sizes[node].high) for node, y in tops.items()}
    routes = Routes(scene, tree, spans)
    brackets = _Brackets(scene, tree, spans, sizes)
    columns = _Columns(routes, 1 + max(tree.column.values(), default=-1), brackets.wide)
    boxes = {
        node: Box(columns.left[tree.column[node]] + faces[node].indent, top, *sizes[node])
        for node, top in tops.items()
    }
    lines = [_line(way, boxes, columns) for way in routes.ways]
    lines += [_line_up(scene.steps[low], boxes) for low in _lower_chips(tree)]
    boxes |= brackets.boxes
    lines += brackets.lines(boxes)
    return _moved_in(boxes, lines)


class _Columns:
    """Where columns begin, and where in their gaps the upright lines stand."""

    def __init__(self, routes: Routes, count: int, begin: int) -> None:
        self.left: list[int] = []
        self._lanes: dict[int, tuple[list[int], float, float]] = {}
        x = begin
        for column in range(count):
            self.left.append(x)
            x += CHIP_WIDTH if column % 2 else CARD_WIDTH
            lanes, number = lanes_of(routes.nets.get(column, []))
            more = max(0, number * LANE_LEAST - (GAP - HEAD - TAIL))
            wide = GAP + more
            apart = min(LANE, (wide - HEAD - TAIL) / number) if number else LANE
            # Few lines stand in the middle of the room they have.
            begin_at = x + HEAD + (wide - HEAD - TAIL - apart * (number - 1)) / 2
            self._lanes[column] = lanes, begin_at, apart
            x += wide

    def x(self, gap: int, net: int) -> float:
        lanes, begin, apart = self._lanes[gap]
        return round(begin + lanes[net] * apart, 1)


def _line(way: Way, boxes: dict[int, Box], columns: _Columns) -> Line:
    source, target = boxes[way.source], boxes[way.target]
    points = [(float(source.right if way.from_right else source.x), way.hops[0].enters)]
    for hop in way.hops:
        if hop.enters != hop.leaves:
            x = columns.x(hop.gap, hop.net)
            points += [(x, hop.enters), (x, hop.leaves)]
    points.append((float(target.right), way.hops[-1].leaves))
    return Line(way.step, way.source, way.target, tuple(points))


def _lower_chips(tree: Tree) -> list[int]:
    return [chip for chips in tree.below.values() for chip in chips]


def _line_up(step: Step, boxes: dict[int, Box]) -> Line:
    """From a chip to the chip that it stands below."""
    here, above = boxes[step.id], boxes[step.target]
    x = min(above.x + INDENT / 2 + 2, here.x - 4.0)
    if here.x <= above.x:  # no room to stand further right
        x = here.x - 6.0
        points = [(float(here.x), here.middle), (x, here.middle), (x, above.middle)]
        return Line(step.id, step.id, step.target, (*points, (float(above.x), above.middle)))
    end = (x, float(above.bottom))
    return Line(
        step.id, step.id, step.target, ((float(here.x), here.middle), (x, here.middle), end)
    )


class _Brackets:
    """What roots do to each other: lines left of them, each with its chip in its middle."""

    def __init__(
        self, scene: Scene, tree: Tree, spans: dict[int, Span], sizes: dict[int, Size]
    ) -> None:
        self.steps = [scene.steps[id] for id in tree.brackets]
        self._columns: list[list[tuple[float, float]]] = []
        self._at: dict[int, int] = {}
        self._leaves = _bracket_ports(self.steps, spans)
        for step in self.steps:
            ys = [self._leaves[step.id, end] for end in (step.target, *step.sources)]
            self._at[step.id] = self._place(min(ys) - 8, max(ys) + 8)
        self.wide = BRACKET * len(self._columns) + (GAP // 2 if self._columns else 0)
        self.boxes = {step.id: self._box(step, sizes[step.id]) for step in self.steps}

    def _place(self, upper: float, lower: float) -> int:
        """The column nearest to the roots where there is room."""
        for at, taken in enumerate(self._columns):
            if all(lower < top or upper > end for top, end in taken):
                taken.append((upper, lower))
                return at
        self._columns.append([(upper, lower)])
        return len(self._columns) - 1

    def _box(self, step: Step, size: Size) -> Box:
        ys = [self._leaves[step.id, end] for end in (step.target, *step.sources)]
        x = (len(self._columns) - 1 - self._at[step.id]) * BRACKET + (BRACKET - size.wide) // 2
        return Box(x, round((min(ys) + max(ys) - size.high) / 2), *size)

    def lines(self, boxes: dict[int, Box]) -> list[Line]:
        found = []
        for step in self.steps:
            chip = boxes[step.id]
            x = chip.x + chip.wide / 2
            for source in dict.fromkeys(step.sources):
                y, edge = self._leaves[step.id, source], float(boxes[source].x)
                points = ((edge, y), (x, y), (x, chip.middle))
                found.append(Line(step.id, source, step.id, points))
            y, edge = self._leaves[step.id, step.target], float(boxes[step.target].x)
            points = ((x, chip.middle), (x, y), (edge, y))
            found.append(Line(step.id, step.id, step.target, points))
        return found


def _bracket_ports(steps: list[Step], spans: dict[int, Span]) -> dict[tuple[int, int], float]:
    """By step and card: where its line meets the card, those of one card apart."""
    ends: dict[int, list[int]] = {}
    for step in steps:
        for card in dict.fromkeys((step.target, *step.sources)):
            ends.setdefault(card, []).append(step.id)
    found = {}
    for card, ids in ends.items():
        for at, id in enumerate(ids):
            found[id, card] = spans[card].middle + 12 * (at - (len(ids) - 1) / 2)
    return found


def _moved_in(boxes: dict[int, Box], lines: list[Line]) -> Layout:
    """All of it, with its upper left corner at 0."""
    xs = [x for line in lines for x, _ in line.points] + [float(box.x) for box in boxes.values()]
    ys = [y for line in lines for _, y in line.points] + [float(box.y) for box in boxes.values()]
    left, top = int(min(xs, default=0)), int(min(ys, default=0))
    right = max(
        [x for line in lines for x, _ in line.points] + [b.right for b in boxes.values()], default=0
    )
    bottom = max(
        [y for line in lines for _, y in line.points] + [b.bottom for b in boxes.values()],
        default=0,
    )
    moved = {id: box._replace(x=box.x - left, y=box.y - top) for id, box in boxes.items()}
    drawn = [
        line._replace(points=tuple((x - left, y - top) for x, y in line.points)) for line in lines
    ]
    return Layout(moved, drawn, int(right - left) + 1, int(bottom - top) + 1)

"""Generated maps of any size to draw, and what is measured of a drawing."""

import random
import subprocess
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec
import numpy as np

from counterpoint_server.model.types import Argument, Claim, Element, Rebuttal
from counterpoint_server.pictures.faces import Face, faces
from counterpoint_server.pictures.layout import Box, Layout, Point, lay_out
from counterpoint_server.pictures.ordering import nudge
from counterpoint_server.pictures.scene import Scene
from counterpoint_server.pictures.staging import stage
from counterpoint_server.pictures.tree import Tree, plant
from examples import example_document

WORDS = ["allies", "club", "critical", "minerals", "price", "supply", "tariff", "walls", "risk"]
SCHEMES = ["practical-reasoning", "sign", "negative-consequences", "expert-opinion", None]


def generated(size: int, seed: int = 1) -> list[Element]:
    """A map of so many claims, arguments and attacks: of the steps, 28 of 100 attack, a third of
    those undercut; some claims serve twice, and a few close a circle.
    """
    rng = random.Random(seed)
    elements: list[Element] = [_claim(rng, 1)]
    claims, arguments = [1], []
    while len(elements) < size:
        target, id = claims[int(len(claims) * rng.random() ** 1.5)], len(elements) + 1
        sources = []
        for _ in range(rng.choice([1, 1, 1, 2, 2, 3])):
            if rng.random() < 0.06 and len(claims) > 3:
                sources.append(rng.choice(claims))
            else:
                elements.append(_claim(rng, id))
                sources.append(id)
                claims.append(id)
                id += 1
        common: dict[str, Any] = {"id": id, "revision": 1}
        if rng.random() < 0.2:
            common["explicitness"] = "reconstructed"
        if rng.random() >= 0.28:
            scheme = rng.choice(SCHEMES)
            elements.append(Argument(premises=sources, conclusion=target, scheme=scheme, **common))
            arguments.append(id)
        else:
            if arguments and rng.random() < 0.33:
                target = rng.choice(arguments)
            elements.append(Rebuttal(attackers=sources, target=target, **common))
    return elements


def _claim(rng: random.Random, id: int) -> Claim:
    length = rng.randint(40, 300) if rng.random() < 0.3 else rng.randint(30, 130)
    text = ""
    while len(text) < length:
        text += f"{rng.choice(WORDS)} "
    return Claim(id=id, revision=1, text=text.strip().capitalize() + ".")


def articles_elements() -> list[Element]:
    elements = [{**each, "revision": 1} for each in example_document()["elements"]]
    return msgspec.convert(elements, list[Element])


class Drawn(NamedTuple):
    scene: Scene
    tree: Tree
    faces: dict[int, Face]
    layout: Layout


def drawn(elements: list[Element], **more: Any) -> Drawn:
    scene = stage(elements, **more)
    tree = plant(scene)
    nudge(scene, tree)
    shown = faces(scene, tree, {})
    return Drawn(scene, tree, shown, lay_out(scene, tree, shown))


def articles_drawing() -> Drawn:
    about = example_document()["map"]
    return drawn(articles_elements(), question=about["question"], main_claim=about["main_claim"])


def overlapping(boxes: dict[int, Box]) -> list[tuple[int, int]]:
    found = []
    ordered = sorted(boxes.items(), key=lambda item: item[1].x)
    for at, (one, a) in enumerate(ordered):
        for other, b in ordered[at + 1 :]:
            if b.x >= a.right:
                break
            if a.y < b.bottom and b.y < a.bottom:
                found.append((one, other))
    return found


def stretches(layout: Layout) -> list[tuple[int, set[int], Point, Point]]:
    """Each straight part of each line: its step, the two boxes it belongs to, and its ends."""
    return [
        (line.step, {line.source, line.target, line.step}, a, b)
        for line in layout.lines
        for a, b in pairwise(line.points)
    ]


def lines_through_cards(layout: Layout) -> list[tuple[int, int]]:
    found = []
    by_left = sorted(layout.boxes.items(), key=lambda item: item[1].x)
    for step, own, (ax, ay), (bx, by) in stretches(layout):
        left, right, upper, lower = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        for id, box in by_left:
            if box.x >= right and box.x > left:
                break
            inside = left < box.right - 0.5 and right > box.x + 0.5
            if id not in own and inside and upper < box.bottom - 0.5 and lower > box.y + 0.5:
                found.append((step, id))
    return found


def crossings(layout: Layout) -> int:
    """Pairs of lines that cross, of those that share no end."""
    lines = [(line.source, line.target, line.points) for line in layout.lines]
    return crossing_pairs(lines)


def crossing_pairs(lines: list[tuple[int, int, Sequence[Point]]]) -> int:
    parts = [
        (*a, *b, at)
        for at, (_, _, points) in enumerate(lines)
        for a, b in pairwise(points)
        if a != b
    ]
    ax, ay, bx, by, of = (np.array(column) for column in zip(*parts, strict=True))
    found = set()
    for x1, y1, x2, y2, at in parts:
        c1 = (x2 - x1) * (ay - y1) - (y2 - y1) * (ax - x1)
        c2 = (x2 - x1) * (by - y1) - (y2 - y1) * (bx - x1)
        d1 = (bx - ax) * (y1 - ay) - (by - ay) * (x1 - ax)
        d2 = (bx - ax) * (y2 - ay) - (by - ay) * (x2 - ax)
        for other in of[(c1 * c2 < 0) & (d1 * d2 < 0) & (of > at)]:
            ends = {*lines[at][:2]} & {*lines[int(other)][:2]}
            if not ends:
                found.add((at, int(other)))
    return len(found)


def fill(layout: Layout) -> float:
    taken = sum(box.wide * box.high for box in layout.boxes.values())
    return taken / (layout.wide * layout.high)


# The same graph by Graphviz


def as_dot(scene: Scene, faces: dict[int, Face]) -> str:
    lines = ["digraph{rankdir=LR;nodesep=.2;ranksep=.45;edge[headport=w,tailport=e]"]
    lines += ['node[shape=box,fixedsize=true,label=""]']
    for id, face in faces.items():
        lines.append(f"{id}[width={face.size.wide / 72},height={face.size.high / 72}]")
    for step in scene.steps.values():
        lines.append(f"{step.target}->{step.id}")
        lines += [f"{step.id}->{source}" for source in dict.fromkeys(step.sources)]
    return "\n".join([*lines, "}"])


def crossings_of_dot(scene: Scene, faces: dict[int, Face]) -> int:
    done = subprocess.run(
        ["dot", "-Tplain"], input=as_dot(scene, faces), text=True, capture_output=True, timeout=120
    )
    lines = []
    for row in done.stdout.splitlines():
        if row.startswith("edge "):
            _, tail, head, count, *rest = row.split()
            numbers = [float(each) for each in rest[: 2 * int(count)]]
            points = [*zip(numbers[::2], numbers[1::2], strict=True)]
            lines.append((int(tail), int(head), sampled(points)))
    return crossing_pairs(lines)


def sampled(points: list[Point]) -> list[Point]:
    """Points on the curves of these control points."""
    found = [points[0]]
    for at in range(0, len(points) - 3, 3):
        p = points[at : at + 4]
        for t in (0.2, 0.4, 0.6, 0.8, 1.0):
            w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            x = sum(weight * each[0] for weight, each in zip(w, p, strict=True))
            y = sum(weight * each[1] for weight, each in zip(w, p, strict=True))
            found.append((x, y))
    return found

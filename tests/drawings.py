"""Generated maps of any size to draw, and what is measured of a drawing."""

import random
from typing import Any, NamedTuple

import msgspec

from counterpoint_server.model.types import Argument, Claim, Element, Rebuttal
from counterpoint_server.pictures.faces import Face, faces
from counterpoint_server.pictures.layout import Box, Layout, Point, lay_out
from counterpoint_server.pictures.scene import Scene
from counterpoint_server.pictures.staging import stage
from counterpoint_server.pictures.tree import Tree, plant
from examples import example_document

WORDS = "allies club critical minerals price floor supply chain tariff trade walls risk".split()
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
        for a, b in zip(line.points, line.points[1:], strict=False)
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
    """Of lines of different steps: an upright stretch and a level one that cross in their midst."""
    upright, level = [], []
    for step, _, (ax, ay), (bx, by) in stretches(layout):
        if ax == bx and ay != by:
            upright.append((ax, min(ay, by), max(ay, by), step))
        elif ay == by:
            level.append((ay, min(ax, bx), max(ax, bx), step))
    found = set()
    for x, upper, lower, step in upright:
        for y, left, right, other in level:
            if step != other and left < x < right and upper < y < lower:
                found.add((x, y, step, other))
    return len(found)


def fill(layout: Layout) -> float:
    taken = sum(box.wide * box.high for box in layout.boxes.values())
    return taken / (layout.wide * layout.high)

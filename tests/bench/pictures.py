"""Drawing against Debian's `dot`, on the same graphs, one after the other."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from counterpoint_server.pictures.faces import faces
from counterpoint_server.pictures.layout import lay_out
from counterpoint_server.pictures.ordering import nudge
from counterpoint_server.pictures.picture import Wanted, choose, draw
from counterpoint_server.pictures.staging import stage
from counterpoint_server.pictures.svg import Frame
from counterpoint_server.pictures.tree import plant
from drawings import as_dot, generated

ALL = 1_000
"""A depth that hides nothing."""


def best(work: Callable[[], object], times: int) -> float:
    """Milliseconds."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        found.append((time.perf_counter() - begun) * 1000)
    return min(found)


def main() -> None:
    for size, times in ((300, 5), (2_000, 2)):
        elements = generated(size)

        def ours(elements: list[Any] = elements) -> None:
            draw(*choose(elements, Wanted(depth=ALL)), Frame("A club"))

        scene = stage(elements)
        graph = as_dot(scene, faces(scene, plant(scene), {})).encode()

        def theirs(graph: bytes = graph) -> None:
            subprocess.run(["dot", "-Tsvg"], input=graph, capture_output=True, check=True)

        here, there = best(ours, times), best(theirs, times)
        print(f"{size} elements: {here:.0f} ms, dot {there:.0f} ms, {here / there:.2f}x")
    scene = stage(generated(10_000))
    tree = plant(scene)
    nudge(scene, tree)
    shown = faces(scene, tree, {})
    print(f"layout of 10,000: {best(lambda: lay_out(scene, tree, shown), 1):.0f} ms")


if __name__ == "__main__":
    main()

"""What of a scene is shown: around a focus, to some depth, and no more than an eye can take in."""

from collections import deque
from collections.abc import Callable

from counterpoint_server.pictures.scene import Scene
from counterpoint_server.pictures.tree import Tree, plant

VISIBLE_MAX = 300
"""Cards and chips that are shown unless a depth is asked for."""
FOCUS_DEPTH = 2


def focused(scene: Scene, focus: int, depth: int) -> Scene:
    """What lies within some steps of a card or chip, whichever way they lead."""
    links = _links(scene)
    distance = {focus: 0.0}
    queue = deque([focus])
    while queue:
        node = queue.popleft()
        for other in links.get(node, ()):
            # From a card to a card over a chip is one step, so each half counts half.
            if other not in distance and distance[node] + 0.5 <= depth + 0.01:
                distance[other] = distance[node] + 0.5
                queue.append(other)
    shown = _kept(scene, distance.__contains__)
    return shown._replace(hidden=_hidden(scene, shown))


def _links(scene: Scene) -> dict[int, list[int]]:
    links: dict[int, list[int]] = {}
    for step in scene.steps.values():
        for other in (step.target, *dict.fromkeys(step.sources)):
            links.setdefault(step.id, []).append(other)
            links.setdefault(other, []).append(step.id)
    return links


def _kept(scene: Scene, is_kept: Callable[[int], bool]) -> Scene:
    cards = {id: card for id, card in scene.cards.items() if is_kept(id)}
    steps = {}
    for step in scene.steps.values():
        sources = tuple(id for id in step.sources if id in cards)
        if is_kept(step.id) and sources and (step.target in cards or is_kept(step.target)):
            steps[step.id] = step._replace(sources=sources)
    while True:
        ends = cards.keys() | steps.keys()
        fewer = {id: step for id, step in steps.items() if step.target in ends}
        if len(fewer) == len(steps):
            break
        steps = fewer
    return Scene(cards, steps, scene.roots, scene.hidden)


def _hidden(whole: Scene, shown: Scene) -> dict[int, int]:
    """By what is shown, how many cards that are not lead to it."""
    into: dict[int, list[int]] = {}
    for step in whole.steps.values():
        into.setdefault(step.target, []).append(step.id)
    found: dict[int, int] = {}
    there = shown.cards.keys() | shown.steps.keys()
    counted: set[int] = set()
    for node in (*shown.cards, *shown.steps):
        own = whole.steps[node].sources if node in whole.steps else ()
        queue = [each for each in (*into.get(node, ()), *own) if each not in there]
        count = 0
        while queue:
            each = queue.pop()
            if each in counted or each in there:
                continue
            counted.add(each)
            count += each in whole.cards
            queue += into.get(each, ())
            queue += whole.steps[each].sources if each in whole.steps else ()
        if count:
            found[node] = count
    return found


def chosen(scene: Scene, depth: int | None = None) -> tuple[Scene, Tree]:
    """To a depth, in steps from the roots; None: whole, or as deep as an eye can take in."""
    tree = plant(scene)
    if depth is None:
        if len(scene.cards) + len(scene.steps) <= VISIBLE_MAX:
            return scene, tree
        depth = _depth_for(tree)
    column = tree.column
    if depth >= max(column.values(), default=0) / 2:
        return scene, tree
    brackets = {*tree.brackets}
    roots = {*tree.roots[:VISIBLE_MAX]} if depth == 0 else {*tree.roots}
    limit = 2 * depth

    def is_kept(node: int) -> bool:
        if node in brackets:
            return True
        return column[node] <= limit and (column[node] > 0 or node in roots)

    shown = _kept(scene, is_kept)
    shown = shown._replace(hidden=_hidden(scene, shown))
    return shown, plant(shown._replace(roots=tuple(r for r in tree.roots if r in shown.cards)))


def _depth_for(tree: Tree) -> int:
    """The greatest that shows no more than fits."""
    deepest = max(tree.column.values(), default=0)
    counts = [0] * (deepest + 2)
    for column in tree.column.values():
        counts[column] += 1
    shown, depth = counts[0], 0
    for column in range(1, deepest + 1, 2):
        shown += counts[column] + counts[column + 1]
        if shown > VISIBLE_MAX:
            break
        depth += 1
    return depth

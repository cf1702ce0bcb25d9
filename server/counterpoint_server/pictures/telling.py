"""A picture in words: what it shows, and the name of each card for those who hear it."""

from counterpoint_server.pictures.cards import SIGNS
from counterpoint_server.pictures.faces import Face
from counterpoint_server.pictures.scene import Card, Scene
from counterpoint_server.pictures.tree import Tree
from counterpoint_server.pictures.wrap import one_line

VERBS = {"support": "supports", "back": "supports", "rebut": "attacks", "undercut": "undercuts"}
POSITIONS_TOLD = 4


def described(scene: Scene, tree: Tree) -> str:
    """How much there is of what, and what stands at the roots."""
    kinds = [step.kind for step in scene.steps.values()]
    told = [
        _counted(len(scene.cards), "claim", "claims"),
        _counted(kinds.count("support"), "argument", "arguments"),
        _counted(kinds.count("rebut") + kinds.count("undercut"), "attack", "attacks"),
    ]
    roots = [scene.cards[id].text for id in tree.roots if id in scene.cards]
    first = " ".join(f"“{one_line(text)}”" for text in roots[:POSITIONS_TOLD])
    more = f" and {len(roots) - POSITIONS_TOLD} more" if len(roots) > POSITIONS_TOLD else ""
    leads = f" It turns on: {first}{more}." if roots else ""
    counted = f"An argument map of {', '.join(told)}."
    return f"{counted}{leads} Lines lead from reasons, on the right, to what they bear on."


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


class Names:
    """Each begins with the words that are seen on the card."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._into: dict[int, list[str]] = {}
        self._from: dict[int, list[str]] = {}
        for step in scene.steps.values():
            verb = VERBS.get(step.kind, step.label)
            target = _named(scene, step.target)
            for source in step.sources:
                self._from.setdefault(source, []).append(f"{verb} {target}")
            self._into.setdefault(step.target, []).append(verb)

    def of(self, card: Card, face: Face) -> str:
        seen = " ".join([*face.lines, *filter(None, (face.said,)), str(card.id)])
        told = [seen]
        if face.mark:
            told[0] += f" {face.mark}"
        if face.verdict in SIGNS:
            told[0] += f" {SIGNS[face.verdict]}"
        elif face.more:
            told[0] += f" +{face.more} more"
        into = self._into.get(card.id, [])
        supports, attacks = into.count("supports"), into.count("attacks")
        if supports or attacks:
            told.append(
                f"{_counted(supports, 'argument', 'arguments')} for it, {attacks} against it"
            )
        told += self._from.get(card.id, [])[:POSITIONS_TOLD]
        return ". ".join(told) + "."


def _named(scene: Scene, id: int) -> str:
    if id in scene.cards:
        return f"{scene.cards[id].kind} {id}".replace("other", "element")
    step = scene.steps[id]
    return f"the step “{step.label}” to {scene.steps[id].target}" if step else str(id)

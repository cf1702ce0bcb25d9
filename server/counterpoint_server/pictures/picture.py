"""A map's picture."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from counterpoint_server.model.problems import ElementNotFound
from counterpoint_server.model.types import Element
from counterpoint_server.pictures.choosing import FOCUS_DEPTH, chosen, focused
from counterpoint_server.pictures.faces import faces
from counterpoint_server.pictures.layout import lay_out
from counterpoint_server.pictures.ordering import nudge
from counterpoint_server.pictures.scene import Scene
from counterpoint_server.pictures.staging import SHOWN, stage
from counterpoint_server.pictures.svg import Frame, write_svg
from counterpoint_server.pictures.tree import Tree


class Wanted(NamedTuple):
    """What of a map is shown."""

    focus: int | None = None
    depth: int | None = None
    language: str | None = None
    types: frozenset[str] = SHOWN
    participants: frozenset[int] = frozenset()
    tags: frozenset[str] = frozenset()


def choose(
    elements: Iterable[Element],
    wanted: Wanted,
    *,
    question: str | None = None,
    main_claim: int | None = None,
) -> tuple[Scene, Tree]:
    """ElementNotFound where the focus is not there, or not among what is shown."""
    scene = stage(
        elements,
        question=question,
        main_claim=main_claim,
        language=wanted.language,
        types=wanted.types,
        participants=wanted.participants,
        tags=wanted.tags,
    )
    if wanted.focus is None:
        return chosen(scene, wanted.depth)
    if wanted.focus not in scene.cards and wanted.focus not in scene.steps:
        raise ElementNotFound(f"The picture has no element {wanted.focus}.")
    depth = FOCUS_DEPTH if wanted.depth is None else wanted.depth
    return chosen(focused(scene, wanted.focus, depth))


def draw(scene: Scene, tree: Tree, frame: Frame, verdicts: Mapping[int, str] | None = None) -> str:
    """As SVG."""
    nudge(scene, tree)
    shown = faces(scene, tree, dict(verdicts or {}))
    return write_svg(scene, tree, shown, lay_out(scene, tree, shown), frame)

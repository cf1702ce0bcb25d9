"""The words of each card and chip as they stand there, in lines, and the size they ask for."""

from typing import NamedTuple

from counterpoint_server.pictures.measure import width
from counterpoint_server.pictures.packing import Size
from counterpoint_server.pictures.scene import Card, Scene, Step
from counterpoint_server.pictures.tree import Tree
from counterpoint_server.pictures.wrap import cut, one_line, wrap

CARD_WIDTH, CHIP_WIDTH = 236, 100
PADDING = 12
TEXT_SIZE, TEXT_LINE = 13, 17
META_SIZE, META_LINE = 12, 15
CHIP_SIZE, CHIP_LINE = 11, 13
CHIP_PADDING = 9
CHIP_HIGH = 24
INDENT, INDENTS_MAX = 14, 2
"""How far a chip that bears on the one above it stands to the right of that."""
TEXT_LINES, CHIP_LINES = 9, 3


class Face(NamedTuple):
    """What stands on a card or chip."""

    lines: tuple[str, ...]
    size: Size
    said: str = ""
    mark: str = ""
    indent: int = 0
    more: int = 0
    """How many that lead to it are not shown."""
    verdict: str = ""


def faces(scene: Scene, tree: Tree, verdicts: dict[int, str]) -> dict[int, Face]:
    found: dict[int, Face] = {}
    leading = {*tree.roots}
    for card in scene.cards.values():
        is_bold = card.id in leading and card.kind != "question"
        more, verdict = scene.hidden.get(card.id, 0), verdicts.get(card.id, "")
        found[card.id] = _card_face(card, is_bold, more, verdict)
    depth: dict[int, int] = {}
    for node in tree.order:
        if node in scene.steps:
            above = tree.parent.get(node)
            depth[node] = depth[above] + 1 if above in depth else 0
            indent = INDENT * min(depth[node], INDENTS_MAX)
            found[node] = _chip_face(scene.steps[node], indent, scene.hidden.get(node, 0))
    for node in tree.brackets:
        found[node] = _chip_face(scene.steps[node], 0, 0)
    return found


def _card_face(card: Card, is_bold: bool, more: int, verdict: str) -> Face:
    inner = CARD_WIDTH - 2 * PADDING
    lines = wrap(card.text, inner, TEXT_SIZE, TEXT_LINES, is_bold=is_bold)
    number = width(f"{card.id}", META_SIZE) + 8
    said = cut(one_line(card.said), inner - number, META_SIZE, is_bold=True)
    has_second = bool(card.mark or more or verdict)
    high = 2 * (PADDING - 2) + TEXT_LINE * len(lines) + 4 + META_LINE * (1 + has_second)
    return Face(
        lines=tuple(lines),
        size=Size(CARD_WIDTH, high),
        said=said,
        mark=cut(card.mark, inner, META_SIZE),
        more=more,
        verdict=verdict,
    )


def _chip_face(step: Step, indent: int, more: int) -> Face:
    label = f"{step.label} +{more}" if more else step.label
    room = CHIP_WIDTH - indent - 2 * CHIP_PADDING
    lines = wrap(label, room, CHIP_SIZE, CHIP_LINES, is_bold=step.kind != "support")
    wide = max(
        (width(each, CHIP_SIZE, is_bold=step.kind != "support") for each in lines), default=0
    )
    high = CHIP_HIGH + CHIP_LINE * (len(lines) - 1 if lines else 0)
    return Face(
        lines=tuple(lines),
        size=Size(int(wide) + 1 + 2 * CHIP_PADDING, high),
        indent=indent,
        more=more,
    )

"""Cards lie apart, lines go around them, and a reader finds things where they were."""

import random
import shutil
from itertools import pairwise

import pytest

from counterpoint_server.model.types import Argument, Claim, Element
from counterpoint_server.pictures.choosing import VISIBLE_MAX, chosen
from counterpoint_server.pictures.faces import faces
from counterpoint_server.pictures.layout import lay_out
from counterpoint_server.pictures.ordering import nudge
from counterpoint_server.pictures.staging import stage
from drawings import (
    articles_drawing,
    crossings,
    crossings_of_dot,
    drawn,
    fill,
    generated,
    lines_through_cards,
    overlapping,
)
from maps import random_map

DRAWINGS = {
    "article": articles_drawing,
    "60": lambda: drawn(generated(60)),
    "300": lambda: drawn(generated(300)),
    "2000": lambda: drawn(generated(2_000)),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_no_card_lies_on_another_and_no_line_leads_through_one(name: str) -> None:
    drawing = DRAWINGS[name]()
    assert overlapping(drawing.layout.boxes) == []
    assert lines_through_cards(drawing.layout) == []


@pytest.mark.parametrize("seed", range(40))
def test_that_holds_on_maps_with_circles_and_attacks_on_attacks(seed: int) -> None:
    drawing = drawn(random_map(random.Random(seed), 40))
    assert overlapping(drawing.layout.boxes) == []
    assert lines_through_cards(drawing.layout) == []
    assert {line.step for line in drawing.layout.lines} <= drawing.scene.steps.keys()


@pytest.mark.parametrize("name", ["article", "60", "300"])
def test_cards_take_a_fifth_of_the_picture(name: str) -> None:
    assert fill(DRAWINGS[name]().layout) >= 0.20


def test_of_a_great_map_as_much_is_shown_as_an_eye_can_take_in() -> None:
    scene, tree = chosen(stage(generated(2_000)))
    assert len(scene.cards) + len(scene.steps) <= VISIBLE_MAX
    shown = faces(scene, tree, {})
    assert fill(lay_out(scene, tree, shown)) >= 0.20
    hidden = len(stage(generated(2_000)).cards) - len(scene.cards)
    assert sum(scene.hidden.values()) == hidden


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("size", [60, 300])
def test_lines_cross_little_more_than_those_of_graphviz(size: int) -> None:
    """It may put siblings and roots in any order; here the roots keep the document's."""
    drawing = drawn(generated(size))
    theirs = crossings_of_dot(drawing.scene, drawing.faces)
    assert crossings(drawing.layout) <= 2.25 * theirs + 2


def test_positions_come_first_and_then_what_bears_on_nothing() -> None:
    drawing = articles_drawing()
    assert drawing.tree.roots == [1, 14, 7]
    tops = [drawing.layout.boxes[root].y for root in drawing.tree.roots]
    assert tops == sorted(tops)


def test_all_lines_lead_to_the_left_where_nothing_goes_in_a_circle() -> None:
    drawing = articles_drawing()
    for step in drawing.scene.steps.values():
        if step.id not in drawing.tree.brackets:
            assert all(
                drawing.tree.column[source] > drawing.tree.column[step.id]
                for source in step.sources
            )


def test_a_leaf_more_changes_no_column_and_moves_nothing_above_it() -> None:
    elements = [Claim(id=1, revision=1, text="The allies should form a club.")]
    more: list[Element] = []
    for at in range(4):
        claim, argument = 10 + at, 20 + at
        more.append(Claim(id=claim, revision=1, text=f"Reason {at}: supply is at risk."))
        more.append(Argument(id=argument, revision=1, premises=[claim], conclusion=1))
    before = drawn([*elements, *more])
    leaf = [
        Claim(id=50, revision=1, text="Walls fuel instability."),
        Argument(id=51, revision=1, premises=[50], conclusion=12),
    ]
    after = drawn([*elements, *more, *leaf])
    assert {id: box.x for id, box in before.layout.boxes.items()}.items() <= {
        id: box.x for id, box in after.layout.boxes.items()
    }.items()
    assert all(before.layout.boxes[id] == after.layout.boxes[id] for id in before.layout.boxes)


def test_the_order_of_siblings_is_the_documents_where_no_line_asks_for_another() -> None:
    drawing = drawn(generated(120, seed=3))
    for node, right in drawing.tree.right.items():
        tops = [drawing.layout.boxes[child].y for child in right]
        assert all(a < b for a, b in pairwise(tops)), node


def test_a_chain_and_a_fan_of_ten_thousand_are_laid_out() -> None:
    chain: list[Element] = [Claim(id=1, revision=1, text="A")]
    fan: list[Element] = [Claim(id=1, revision=1, text="A")]
    for at in range(2, 10_000, 2):
        chain.append(Claim(id=at, revision=1, text="B"))
        chain.append(
            Argument(id=at + 1, revision=1, premises=[at], conclusion=at - 2 if at > 2 else 1)
        )
        fan.append(Claim(id=at, revision=1, text="B"))
        fan.append(Argument(id=at + 1, revision=1, premises=[at], conclusion=1))
    for elements in (chain, fan):
        scene = stage(elements)
        scene, tree = chosen(scene, depth=10_000)
        nudge(scene, tree)
        assert len(lay_out(scene, tree, faces(scene, tree, {})).boxes) == len(elements)

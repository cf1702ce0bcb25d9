"""Taking elements out: what goes along, what stands in the way, and what only lets go."""

from typing import Any

import msgspec
import pytest

from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import ElementInUse
from counterpoint_server.model.shapes import references
from counterpoint_server.model.types import TYPES, Element, type_of
from counterpoint_server.rules.deleting import content_without, remove, settle_removals
from counterpoint_server.rules.working import Draft, MapState, NotLoadedError, Version, Working
from examples import (
    BURGUM,
    CLUB,
    COOPERATION,
    COOPERATION_AGAINST_CLUB,
    DOMINANCE_ARGUMENT,
    DOMINANT_PLAYER,
    example_document,
)

CONTENT = MapContent(title="Critical minerals", main_claim=CLUB)
QUESTION = 76


def made(*elements: dict[str, Any]) -> dict[int, Element]:
    converted = [msgspec.convert({"revision": 1, **e}, TYPES[e["type"]].stored) for e in elements]
    return {element.id: element for element in converted}


ARTICLE = made(*example_document()["elements"])


def draft_of(elements: dict[int, Element]) -> Draft:
    """With all of the map loaded."""
    state = MapState(
        revision=1,
        next_element=max(elements) + 1,
        element_count=len(elements),
        content=CONTENT,
        content_revision=1,
    )
    working = Working(state)
    working.versions = {id: Version(element, "") for id, element in elements.items()}
    working.held = set(elements)
    return Draft(working)


def needing(elements: dict[int, Element], gone: set[int]) -> set[int]:
    return {
        element.id
        for element in elements.values()
        for reference, to, _ in references(type(element), element)
        if reference.structural and to in gone
    }


def needing_at_length(elements: dict[int, Element], id: int) -> set[int]:
    found = {id}
    while not needing(elements, found) <= found:
        found |= needing(elements, found)
    return found


def mentions(element: Element) -> set[int]:
    return {to for _, to, _ in references(type(element), element)}


@pytest.mark.parametrize("id", ARTICLE)
def test_cascade_takes_all_that_has_no_meaning_without_it_and_nothing_else(id: int) -> None:
    draft = draft_of(ARTICLE)
    removed = remove(draft, id, cascade=True)
    settle_removals(draft, dict.fromkeys(removed, "#"), 2)
    assert removed == needing_at_length(ARTICLE, id)
    assert {n for n, element in draft.changed.items() if element is None} == removed
    left = [element for element in draft.changed.values() if element is not None]
    assert not [element for element in left if mentions(element) & removed]
    touched = {element.id for element in ARTICLE.values() if mentions(element) & removed} - removed
    assert {element.id for element in left} == touched


@pytest.mark.parametrize("id", ARTICLE)
def test_without_cascade_those_that_need_it_stand_in_the_way(id: int) -> None:
    draft = draft_of(ARTICLE)
    assert remove(draft, id, cascade=False) == {id}
    holders = sorted(needing(ARTICLE, {id}))
    refused = settle_removals(draft, {id: "#/operations/3/id"}, 2)
    assert [type(problem) for problem in refused] == [ElementInUse] * bool(holders)
    for problem in refused:
        assert problem.extension["holders"] == holders
        assert problem.faults[0].pointer == "#/operations/3/id"


def test_one_premise_of_three_takes_the_step_along_but_not_the_other_premises() -> None:
    removed = remove(draft_of(ARTICLE), DOMINANT_PLAYER, cascade=True)
    assert DOMINANCE_ARGUMENT in removed
    assert not removed & {CLUB, 3, 4}


def test_an_attacked_claim_takes_the_attack_along_but_not_the_attacker() -> None:
    removed = remove(draft_of(ARTICLE), CLUB, cascade=True)
    assert COOPERATION_AGAINST_CLUB in removed
    assert COOPERATION not in removed


def test_who_said_it_is_forgotten_and_what_was_said_stays() -> None:
    draft = draft_of(ARTICLE)
    removed = remove(draft, BURGUM, cascade=False)
    settle_removals(draft, dict.fromkeys(removed, "#"), 9)
    club = draft.find(CLUB)
    assert club is not None
    assert club.revision == 9
    before = ARTICLE[CLUB].attributions
    assert {said.participant for said in before} == {BURGUM}
    assert club.attributions == [msgspec.structs.replace(said, participant=None) for said in before]
    assert msgspec.structs.replace(club, attributions=before, revision=1) == ARTICLE[CLUB]


def test_a_question_loses_a_position_and_keeps_the_other() -> None:
    draft = draft_of(ARTICLE)
    removed = remove(draft, CLUB, cascade=True)
    settle_removals(draft, dict.fromkeys(removed, "#"), 2)
    question = draft.find(QUESTION)
    assert question is not None
    assert type_of(question).name == "question"
    assert question.positions == [COOPERATION]


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 3, 1)])
def test_what_needs_each_other_may_go_in_any_order_without_cascade(order: tuple[int, ...]) -> None:
    draft = draft_of(
        made(
            {"type": "claim", "id": 1, "text": "A club."},
            {"type": "claim", "id": 2, "text": "A dominant player."},
            {"type": "argument", "id": 3, "premises": [2], "conclusion": 1},
        )
    )
    for id in order:
        remove(draft, id, cascade=False)
    settle_removals(draft, {}, 2)
    assert draft.changed == {1: None, 2: None, 3: None}


def test_the_refusal_names_the_first_that_is_needed_and_who_needs_it() -> None:
    elements = made(
        {"type": "claim", "id": 1, "text": "A club."},
        {"type": "claim", "id": 2, "text": "Walls."},
        {"type": "rebuttal", "id": 3, "attackers": [2], "target": 1},
        {"type": "preference", "id": 4, "preferred": 2, "dispreferred": 1},
    )
    draft = draft_of(elements)
    remove(draft, 2, cascade=False)
    remove(draft, 1, cascade=False)
    refused = settle_removals(draft, {1: "#/operations/1/id", 2: "#/operations/0/id"}, 2)
    assert [problem.extension["holders"] for problem in refused] == [[3, 4], [3, 4]]
    assert [fault.pointer for problem in refused for fault in problem.faults] == [
        "#/operations/1/id",
        "#/operations/0/id",
    ]


def test_what_the_same_edit_has_just_made_goes_along_too() -> None:
    draft = draft_of(ARTICLE)
    assert COOPERATION_AGAINST_CLUB in {holder.id for holder, _ in draft.holders(CLUB)}
    new = made({"type": "rebuttal", "id": 80, "attackers": [COOPERATION], "target": CLUB})[80]
    draft.put(new)
    draft.working.held.add(80)
    assert 80 in remove(draft, CLUB, cascade=True)


def test_what_the_same_edit_has_freed_stays() -> None:
    draft = draft_of(ARTICLE)
    moved = msgspec.structs.replace(ARTICLE[COOPERATION_AGAINST_CLUB], target=COOPERATION)
    assert COOPERATION_AGAINST_CLUB in {holder.id for holder, _ in draft.holders(CLUB)}
    draft.put(moved)
    assert COOPERATION_AGAINST_CLUB not in remove(draft, CLUB, cascade=True)


def test_cascade_ends_where_support_goes_in_a_circle() -> None:
    elements = made(
        {"type": "claim", "id": 1, "text": "Markets are manipulated."},
        {"type": "claim", "id": 2, "text": "A club is needed."},
        {"type": "argument", "id": 3, "premises": [1], "conclusion": 2},
        {"type": "argument", "id": 4, "premises": [2], "conclusion": 1},
        {"type": "argument", "id": 5, "premises": [1], "conclusion": 4},
    )
    assert remove(draft_of(elements), 3, cascade=True) == {3}
    assert remove(draft_of(elements), 1, cascade=True) == {1, 3, 4, 5}
    assert remove(draft_of(elements), 4, cascade=True) == {4, 5}


def test_what_only_needs_itself_can_go_without_cascade() -> None:
    elements = made(
        {"type": "claim", "id": 1, "text": "This claim is false."},
        {"type": "argument", "id": 2, "premises": [1], "conclusion": 2, "split_of": 2},
    )
    draft = draft_of(elements)
    remove(draft, 2, cascade=False)
    settle_removals(draft, {}, 2)
    assert draft.changed == {2: None}


def test_the_map_lets_go_of_its_main_claim() -> None:
    assert content_without(CONTENT, {CLUB}).main_claim is None
    assert content_without(CONTENT, {COOPERATION}) is CONTENT


def test_who_holds_it_must_be_loaded_before_it_can_go() -> None:
    draft = draft_of(ARTICLE)
    draft.working.held = set()
    remove(draft, BURGUM, cascade=False)
    with pytest.raises(NotLoadedError) as asked:
        settle_removals(draft, {}, 2)
    assert (asked.value.elements, asked.value.held) == (set(), {BURGUM})

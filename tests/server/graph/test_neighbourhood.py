"""What lies around an element, against a walk that sees the whole map at every step."""

import random

import pytest
from hypothesis import given

from counterpoint_server.graph.neighbourhood import HUBS, neighbourhood
from counterpoint_server.graph.packing import pack
from counterpoint_server.model.graph import Around, Direction
from counterpoint_server.model.problems import DeadlineReached, ElementNotFound
from counterpoint_server.model.types import TYPES, Element, type_of
from examples import BURGUM, CLUB, COOPERATION, DOMINANCE_ARGUMENT, JIAN
from maps import (
    chain,
    example_map,
    great_clique,
    long_chain,
    long_cycle,
    maps,
    seeds,
    some,
)
from oracles import flow_of, needed_by


def distances(
    elements: dict[int, Element], centre: int, depth: int | None, direction: str
) -> dict[int, int]:
    flow = flow_of(elements.values())
    ways = set()
    if direction != "out":
        ways |= {(b, a) for a, b in flow}
    if direction != "in":
        ways |= flow
    found = {centre: 0}
    for distance in range(1, len(elements) + 1 if depth is None else depth + 1):
        passed = {
            id
            for id, at in found.items()
            if at == distance - 1 and (id == centre or type_of(elements[id]).name not in HUBS)
        }
        for a, b in ways:
            if a in passed and b not in found:
                found[b] = distance
    return found


def expected(
    elements: dict[int, Element], found: dict[int, int], centre: int, types: set[str], limit: int
) -> tuple[set[int], bool]:
    """Near ones first, each with what it needs, until one does not fit."""
    wanted = [id for id in found if type_of(elements[id]).name in types and id != centre]
    wanted.sort(key=lambda each: (found[each], each))
    admitted = needed_by(elements, [centre])
    for id in wanted:
        with_it = admitted | needed_by(elements, [id])
        if len(with_it) > limit:
            return admitted, True
        admitted = with_it
    return admitted, False


def distances_in(answer: Around) -> dict[int, int | None]:
    return {near.id: near.distance for near in answer.elements}


@some
@given(maps(), seeds)
def test_a_neighbourhood_is_what_a_slow_walk_finds(
    elements: list[Element], rng: random.Random
) -> None:
    by_id = {element.id: element for element in elements}
    centre = rng.choice(elements).id
    depth = rng.choice([0, 1, 2, 3, None])
    direction: Direction = rng.choice(["in", "out", "both"])
    types = rng.choice([None, *({name} for name in TYPES), {"claim", "rebuttal"}])
    least = len(needed_by(by_id, [centre]))
    limit = rng.choice([least, least + 1, least + 3, 1_000])
    answer = neighbourhood(
        pack(elements), centre, depth=depth, direction=direction, types=types, limit=limit
    )
    found = distances(by_id, centre, depth, direction)
    admitted, truncated = expected(by_id, found, centre, types or {*TYPES}, limit)
    told = distances_in(answer)
    assert told.keys() == admitted
    reached = max(distance for distance in told.values() if distance is not None)
    for id, distance in told.items():
        is_beyond = truncated and found.get(id, 0) > reached
        assert distance == (None if is_beyond else found.get(id))
    assert answer.truncated == truncated
    assert answer.elements[0].id == centre
    assert all(near.type == type_of(by_id[near.id]).name for near in answer.elements)
    far = len(elements)
    order = [(far if n.distance is None else n.distance, n.id) for n in answer.elements]
    assert order == sorted(order)


@some
@given(maps())
def test_what_a_centre_needs_is_cut_where_it_is_more_than_the_limit(
    elements: list[Element],
) -> None:
    by_id = {element.id: element for element in elements}
    graph = pack(elements)
    for centre in by_id:
        needed = needed_by(by_id, [centre])
        answer = neighbourhood(graph, centre, depth=0, limit=2)
        assert len(answer.elements) == min(2, len(needed))
        assert {near.id for near in answer.elements} <= needed
        assert answer.truncated == (len(needed) > 2)


# The article


def test_around_the_club_lie_its_arguments_with_their_premises_and_wangs_rebuttal() -> None:
    answer = neighbourhood(pack(example_map()), CLUB)
    near = {DOMINANCE_ARGUMENT, 34, 36, 51, 52, BURGUM, 70, 73, 75, 76}
    assert distances_in(answer) == {CLUB: 0} | dict.fromkeys(near, 1) | dict.fromkeys(
        (2, 3, 4, 5, 6, COOPERATION)
    )


def test_the_ancestors_of_the_club_are_what_argues_for_and_against_it() -> None:
    graph = pack(example_map())
    types = ["claim"]
    answer = neighbourhood(graph, CLUB, depth=None, direction="in", types=types)
    everything = {*range(1, 33)}
    # Nothing leads from the EU's partnership (7–9, 19–23) to the club.
    assert {*distances_in(answer)} == everything - {7, 8, 9, 10, 19, 20, 21, 22, 23}
    assert distances_in(answer)[2] == 2


def test_what_burgum_says_lies_around_him_but_speakers_join_nothing() -> None:
    graph = pack(example_map())
    said = neighbourhood(graph, BURGUM, types=["claim"])
    assert {near.id for near in said.elements if near.distance == 1} == {1, 2, 3, 4}
    around = distances_in(neighbourhood(graph, 24, depth=3))
    assert around[JIAN] == 1
    assert 23 not in around


def test_an_element_that_is_not_there_is_refused() -> None:
    with pytest.raises(ElementNotFound, match="99"):
        neighbourhood(pack(example_map()), 99)


# Great shapes


def test_a_chain_of_a_hundred_thousand_is_walked_to_its_end() -> None:
    answer = neighbourhood(long_chain(), 1, depth=None, types=["participant"])
    assert distances_in(answer) == {1: 0}
    last = neighbourhood(long_chain(), 199_999, depth=None, direction="in", limit=10_000)
    assert len(last.elements) == 9_999  # the next argument does not fit with its premise
    assert last.truncated


def test_a_circle_of_a_hundred_thousand_ends() -> None:
    answer = neighbourhood(long_cycle(), 1, depth=None, types=["participant"])
    assert distances_in(answer) == {1: 0}


def test_in_a_clique_of_two_thousand_the_limit_holds() -> None:
    graph = great_clique()
    answer = neighbourhood(graph, 1, depth=None, types=["claim"], limit=1_500)
    assert len(answer.elements) == 1_500
    assert answer.truncated
    # Any rebuttal needs a thousand claims: only the nearest fits.
    assert len(neighbourhood(graph, 1, depth=2, limit=1_500).elements) <= 1_500


def test_a_walk_asks_whether_its_time_is_up() -> None:
    def check() -> None:
        raise DeadlineReached

    with pytest.raises(DeadlineReached):
        neighbourhood(pack(chain(2_000)), 1, depth=None, types=["question"], check=check)

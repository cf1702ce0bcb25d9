"""How one element bears on another, against an enumeration of all that there is."""

import random
from itertools import islice, pairwise

import pytest
from hypothesis import given

from counterpoint_server.graph.links import REASONING, RESTATING
from counterpoint_server.graph.packing import pack
from counterpoint_server.graph.paths import paths
from counterpoint_server.model.graph import Path
from counterpoint_server.model.problems import DeadlineReached, ElementNotFound
from counterpoint_server.model.types import Argument, Claim, Element, Rebuttal, Rephrase
from examples import CLUB, COOPERATION, DOMINANCE_ARGUMENT
from maps import (
    argument,
    chain,
    claim,
    example_map,
    great_clique,
    long_chain,
    long_cycle,
    maps,
    rebuttal,
    seeds,
    some,
)
from oracles import flow_of

ENUMERATED = 3_000


def all_paths(elements: list[Element], start: int, end: int) -> list[list[int]]:
    """Every simple path, or a circle; shortest first, then by number. Enumerated as they come."""
    flow = flow_of(elements, REASONING + RESTATING)
    found, growing = [], [[start]]
    while growing and len(found) < ENUMERATED:
        path = growing.pop(0)
        for a, b in sorted(flow):
            if a == path[-1] and b == end:
                found.append([*path, b])
            elif a == path[-1] and b not in path:
                growing.append([*path, b])
    return sorted(found, key=lambda path: (len(path), path))


def effects(elements: dict[int, Element], path: list[int]) -> list[tuple[int, str, int]]:
    """What each element does to the next, read off the elements themselves."""
    steps = []
    for at, (by, on) in enumerate(pairwise(path)):
        element, next = elements[by], elements[on]
        after = elements[path[at + 2]] if at + 2 < len(path) else None
        match element:
            case Argument() if element.conclusion == on or element.id in getattr(next, "steps", []):
                steps.append((by, "supports", on))
            case Rephrase():
                steps.append((by, "restates", on))
            case Rebuttal() if not isinstance(next, Claim):
                steps.append((by, "undercuts", on))
            case Rebuttal() if isinstance(after, Argument) and (
                on in (*after.premises, *after.premise_roles.values())
            ):
                steps.append((by, "undermines", on))
            case Rebuttal():
                steps.append((by, "rebuts", on))
    return steps


def told(path: Path) -> list[tuple[int, str, int]]:
    return [(step.by, step.effect, step.on) for step in path.steps]


@some
@given(maps(12), seeds)
def test_paths_are_all_there_are_shortest_first(
    elements: list[Element], rng: random.Random
) -> None:
    graph, by_id = pack(elements), {element.id: element for element in elements}
    steps = [e.id for e in elements if isinstance(e, Claim | Argument | Rebuttal)]
    for _ in range(5):
        start, end = rng.choice(steps), rng.choice(steps)
        every = all_paths(elements, start, end)
        if len(every) >= ENUMERATED:
            continue
        max_length, limit = rng.choice([None, 1, 4, 6]), rng.choice([1, 3, ENUMERATED])
        wanted = [p for p in every if max_length is None or len(p) <= max_length + 1]
        answer = paths(graph, start, end, limit=limit, max_length=max_length)
        assert [path.elements for path in answer.paths] == wanted[:limit]
        assert answer.truncated == (len(wanted) > limit)
        for path in answer.paths:
            assert told(path) == effects(by_id, path.elements)
            attacks = sum(
                effect in ("rebuts", "undermines", "undercuts") for _, effect, _ in told(path)
            )
            assert path.sign == ("attacks" if attacks % 2 else "supports")


# The article


def test_lins_stability_undermines_burgums_premise_and_so_attacks_the_club() -> None:
    found = paths(pack(example_map()), 26, CLUB).paths
    assert [path.elements for path in found] == [[26, 56, 2, DOMINANCE_ARGUMENT, CLUB]]
    assert told(found[0]) == [(56, "undermines", 2), (DOMINANCE_ARGUMENT, "supports", CLUB)]
    assert found[0].sign == "attacks"


def test_jians_interdependence_rebuts_the_club_by_way_of_wangs_cooperation() -> None:
    (path,) = paths(pack(example_map()), 24, CLUB).paths
    assert told(path) == [(43, "supports", COOPERATION), (51, "rebuts", CLUB)]
    assert path.sign == "attacks"


def test_the_experts_risk_attacks_the_club_in_two_ways() -> None:
    direct, round_about = paths(pack(example_map()), 12, CLUB).paths
    assert told(direct) == [(59, "undercuts", 34), (34, "supports", CLUB)]
    assert round_about.elements == [12, 39, 11, 41, COOPERATION, 51, CLUB]
    assert [step.effect for step in round_about.steps] == ["supports", "supports", "rebuts"]


def test_the_club_defends_itself_by_attacking_its_attacker() -> None:
    (circle,) = paths(pack(example_map()), CLUB, CLUB).paths
    assert circle.elements == [CLUB, 52, COOPERATION, 51, CLUB]
    assert circle.sign == "supports"


def test_nothing_leads_from_the_club_to_the_partnership() -> None:
    answer = paths(pack(example_map()), CLUB, 7)
    assert (answer.paths, answer.truncated) == ([], False)


def test_an_end_that_is_not_there_is_refused() -> None:
    with pytest.raises(ElementNotFound):
        paths(pack(example_map()), CLUB, 99)


def test_an_undercut_of_an_undercut_supports() -> None:
    elements = [
        *map(claim, (1, 2, 3, 4)),
        argument(5, [1], 2),
        rebuttal(6, [3], 5),
        rebuttal(7, [4], 6),
    ]
    (path,) = paths(pack(elements), 4, 2).paths
    assert told(path) == [(7, "undercuts", 6), (6, "undercuts", 5), (5, "supports", 2)]
    assert path.sign == "supports"


def test_what_is_contrary_attacks_both_ways() -> None:
    elements = [claim(1), claim(2), rebuttal(3, [1], 2, relation="contrary")]
    for start, end in ((1, 2), (2, 1)):
        (path,) = paths(pack(elements), start, end).paths
        assert told(path) == [(3, "rebuts", end)]


# Great shapes


def test_the_one_path_along_a_chain_of_a_hundred_thousand_is_found() -> None:
    (path,) = paths(long_chain(), 1, 199_999).paths
    assert len(path.elements) == 199_999
    assert path.sign == "supports"


def test_the_one_way_round_a_circle_of_a_hundred_thousand_is_found() -> None:
    graph = long_cycle()
    (path,) = paths(graph, 3, 1).paths
    assert len(path.elements) == 199_999
    assert paths(graph, 3, 1, max_length=1_000).paths == []


def test_in_a_clique_of_two_thousand_the_first_paths_come_without_all_the_others() -> None:
    answer = paths(great_clique(), 1, 2, limit=20)
    assert answer.truncated
    lengths = [len(path.elements) for path in answer.paths]
    assert lengths[0] == 3
    assert lengths == sorted(lengths)


def test_a_search_without_end_is_cut_at_its_deadline() -> None:
    """All attack all others: more paths than anyone could count."""
    asked = 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked > 20:
            raise DeadlineReached

    ladder = [*map(claim, range(1, 42))]
    free = iter(range(100, 10_000))
    for id in range(1, 41):
        ladder += [rebuttal(next(free), [id], other) for other in range(1, 41) if other != id]
    ladder.append(rebuttal(99, [40], 41))
    with pytest.raises(DeadlineReached):
        paths(pack(ladder), 1, 41, limit=10**9, check=check)


def test_of_many_long_paths_no_more_are_told_than_fit_in_an_answer() -> None:
    elements = [*chain(25_000)]
    last = elements[-2].id
    end = claim(1_000_000)
    elements += [end, *(argument(id, [last], end.id) for id in range(2_000_000, 2_000_100))]
    answer = paths(pack(elements), 1, end.id, limit=100)
    assert answer.truncated
    assert 1 < len(answer.paths) < 6


def test_between_two_long_paths_it_is_asked_whether_time_is_up() -> None:
    elements = [*chain(10), argument(100, [17], 19)]
    asked = 0

    def check() -> None:
        nonlocal asked
        asked += 1

    assert len(paths(pack(elements), 1, 19, check=check).paths) == 2
    assert asked >= 2


def test_paths_are_the_same_whatever_the_order_of_the_elements() -> None:
    elements = example_map()
    graphs = pack(elements), pack(reversed(elements))
    one, other = (list(islice(paths(graph, 30, COOPERATION).paths, 9)) for graph in graphs)
    assert one == other != []

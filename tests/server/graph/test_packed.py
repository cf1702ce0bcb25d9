"""The packed graph says what the elements say, and is the same however it came to be."""

import random

import pytest
from hypothesis import given

from counterpoint_server.graph.links import DIRECTED, EDGE_IN, INTO_HOLDER, ROLES, STRUCTURAL
from counterpoint_server.graph.packing import advance, pack
from counterpoint_server.model.problems import ElementNotFound
from counterpoint_server.model.shapes import references_of
from counterpoint_server.model.types import STRUCTURAL_ROLES, TYPES, Element
from maps import chain, example_map, maps, seeds, some
from oracles import flow_of, links_of
from packed_graphs import rows, said


def test_every_role_of_the_table_of_types_has_a_direction() -> None:
    roles = {ref.role for row in TYPES.values() for ref in references_of(row.stored)}
    assert roles | {EDGE_IN} == {*DIRECTED} == {*ROLES}
    assert len(set(ROLES)) == len(ROLES)
    assert set(ROLES) > INTO_HOLDER
    assert {ROLES[code] for code in STRUCTURAL} == {*STRUCTURAL_ROLES}


@some
@given(maps())
def test_the_graph_has_the_links_of_its_elements_in_the_order_of_their_fields(
    elements: list[Element],
) -> None:
    graph = pack(elements)
    in_order = sorted(elements, key=lambda element: element.id)
    expected = [sorted(links_of(element), key=str) for element in in_order]
    found: dict[int, list[tuple[int, int, str]]] = {element.id: [] for element in in_order}
    for row in rows(graph, graph.links):
        found[row[0]].append(row)
    assert [sorted(each, key=str) for each in found.values()] == expected
    assert [graph.type_name(graph.node(e.id)) for e in elements] == [
        type(e).__struct_config__.tag for e in elements
    ]


@some
@given(maps())
def test_what_bears_on_what_is_found_from_both_ends_and_once(elements: list[Element]) -> None:
    graph = pack(elements)
    onward = [(a, b) for a, b, _ in rows(graph, graph.onward)]
    back = [(b, a) for a, b, _ in rows(graph, graph.back)]
    assert onward == sorted(flow_of(elements))
    assert sorted(back) == onward
    assert len({*back}) == len(back)


@some
@given(maps(10), maps(10), seeds)
def test_replaying_what_changed_gives_what_packing_anew_gives(
    before: list[Element], after: list[Element], rng: random.Random
) -> None:
    old = {element.id: element for element in before}
    new = {element.id: element for element in after}
    changed = [e for id, e in new.items() if old.get(id) != e or rng.random() < 0.2]
    graph = advance(pack(before, 6), changed, old.keys() - new.keys(), 7)
    assert said(graph) == said(pack(after))
    assert graph.revision == 7


def test_a_reference_to_nothing_is_an_error_and_not_a_smaller_graph() -> None:
    elements = [element for element in example_map() if element.id != 2]
    with pytest.raises(ValueError, match=r"\[2\]"):
        pack(elements)


def test_an_empty_map_has_an_empty_graph() -> None:
    graph = pack([])
    assert len(graph) == 0
    with pytest.raises(ElementNotFound):
        graph.node(1)
    assert len(advance(graph, example_map(), [], 2)) == len(example_map())


def test_a_graph_cannot_be_changed_and_knows_its_size() -> None:
    graph = pack(chain(10_000))
    with pytest.raises(ValueError, match="read-only"):
        graph.onward.far[0] = 1
    links = 2 * 9_999
    assert graph.links.nbytes == 4 * (19_999 + 1) + 5 * links
    assert graph.nbytes == 3 * graph.links.nbytes + 6 * len(graph)

"""Maps as graphs: against the article's map, and on large ones."""

import sys
import time
from collections.abc import Iterator

import msgspec
import pytest

from counterpoint import (
    Argument,
    Claim,
    Counterpoint,
    Document,
    Element,
    Graph,
    MapBuilder,
    Rebuttal,
)
from sdk.answers import a_claim, a_map

CLUB = "A club of buyers should be formed."


@pytest.fixture(scope="module")
def small(client: Counterpoint) -> Iterator[tuple[Graph, dict[str, int]]]:
    """Two premises for a club, an attack on it, one on that attack, and one on the step."""
    with client.build(title="Critical & minerals") as m:
        wang = m.participant("Wang")
        club = m.claim(CLUB)
        why = m.argument(["One player dominates.", "That hurts."], club)
        walls = m.claim("<Walls> fuel instability.", said_by=wang)
        attack = m.rebut(club, by=walls)
        defence = m.rebut(walls, by="Walls protect.")
        undercut = m.rebut(why, by="It does not follow.")
        alone = m.claim("Nobody asked.")
    made = {name: each for name, each in locals().items() if name not in ("m", "client")}
    assert m.map is not None
    yield Graph(client.maps.document(m.map)), {name: each.id for name, each in made.items()}
    client.maps.delete(m.map)


def texts(graph: Graph, numbers: list[int]) -> list[str]:
    return [graph[n].text for n in numbers]  # type: ignore[union-attr]


def test_neighbours_are_found_by_what_they_do(small: tuple[Graph, dict[str, int]]) -> None:
    graph, n = small
    assert texts(graph, graph.premises(n["club"])) == ["One player dominates.", "That hurts."]
    assert graph.premises(n["why"]) == graph.premises(n["club"])
    assert graph.attackers(n["club"]) == [n["walls"]]
    assert texts(graph, graph.defenders(graph[n["club"]])) == ["Walls protect."]
    assert texts(graph, graph.attackers(n["why"])) == ["It does not follow."]
    assert [each.id for each in graph.arguments_for(n["club"])] == [n["why"]]
    assert [each.id for each in graph.rebuttals_of(n["walls"])] == [n["defence"]]


def test_reach_and_parts(small: tuple[Graph, dict[str, int]]) -> None:
    graph, n = small
    everything = set(graph) - {n["alone"], n["wang"]}
    assert graph.ancestors(n["club"]) == everything - {n["club"]}
    assert graph.descendants(n["walls"]) == {n["attack"], n["club"]}
    assert graph.components() == [everything, {n["wang"]}, {n["alone"]}] or (
        graph.components()[0] == everything and len(graph.components()) == 3
    )
    assert graph.roots()[:2] == [n["club"], n["alone"]]


def test_a_notebook_shows_it_and_runs_nothing_of_it(small: tuple[Graph, dict[str, int]]) -> None:
    graph, _ = small
    html = graph._repr_html_()
    assert "&lt;Walls&gt; fuel" in html
    assert "<Walls>" not in html
    assert "Critical &amp; minerals" in html
    assert "(Wang)" in html
    assert repr(graph) == f"Graph('Critical & minerals', {len(graph)} elements)"


def test_networkx_says_the_same_and_gives_it_back(
    small: tuple[Graph, dict[str, int]], client: Counterpoint
) -> None:
    networkx = pytest.importorskip("networkx")
    graph, n = small
    other = graph.to_networkx()
    assert networkx.ancestors(other, n["club"]) == graph.ancestors(n["club"])
    assert other.nodes[n["club"]]["text"] == CLUB
    assert other.edges[n["walls"], n["attack"], 0]["role"] == "attacker"
    other.remove_node(n["wang"])
    for _ in range(2):
        builder = MapBuilder.from_networkx(other)
        with client.build(title="Again", builder=builder) as m:
            pass
        assert m.map is not None
        again = Graph(client.maps.document(m.map))
        assert shape(again) == shape(graph)


def shape(graph: Graph) -> set[tuple[str, ...]]:
    """Of what is said, not of how it is numbered."""
    found: set[tuple[str, ...]] = set()

    def name(n: int) -> str:
        element = graph[n]
        if isinstance(element, Claim):
            return element.text
        if isinstance(element, Argument):
            return f"({sorted(map(name, element.premises))} → {name(element.conclusion)})"
        assert isinstance(element, Rebuttal)
        return f"({sorted(map(name, element.attackers))} ⊣ {name(element.target)})"

    for n, element in graph.items():
        if isinstance(element, Claim | Argument | Rebuttal):
            found.add((element.type, name(n)))
    return found


def test_a_plain_graph_of_claims_becomes_a_map(client: Counterpoint) -> None:
    networkx = pytest.importorskip("networkx")
    plain = networkx.DiGraph()
    plain.add_edge("Supply matters.", CLUB)
    plain.add_edge("Walls fuel instability.", CLUB, relation="attack")
    with client.build(title="Plain", builder=MapBuilder.from_networkx(plain)) as m:
        pass
    assert m.map is not None
    graph = Graph(client.maps.document(m.map))
    (club,) = [each for each in graph.claims() if each.text == CLUB]
    assert texts(graph, graph.premises(club)) == ["Supply matters."]
    assert texts(graph, graph.attackers(club)) == ["Walls fuel instability."]
    with pytest.raises(ValueError, match="direction"):
        MapBuilder.from_networkx(networkx.Graph())


def test_rustworkx_says_the_same(small: tuple[Graph, dict[str, int]]) -> None:
    rustworkx = pytest.importorskip("rustworkx")
    graph, n = small
    other = graph.to_rustworkx()
    index = {element.id: at for at, element in enumerate(other.nodes())}
    found = {other[at].id for at in rustworkx.ancestors(other, index[n["club"]])}
    assert found == graph.ancestors(n["club"])


def test_pandas_has_a_row_for_each_and_makes_claims_of_rows(
    small: tuple[Graph, dict[str, int]], client: Counterpoint
) -> None:
    pandas = pytest.importorskip("pandas")
    graph, n = small
    frame = graph.to_pandas()
    assert len(frame) == len(graph)
    assert frame.loc[n["club"], "text"] == CLUB
    rows = [
        {"id": 1, "text": CLUB, "tags": "proposal, club"},
        {"id": 2, "text": "Supply matters.", "supports": 1},
        {"id": 3, "text": "Walls fuel instability.", "attacks": 1},
    ]
    with client.build(title="T", builder=MapBuilder.from_pandas(pandas.DataFrame(rows))) as m:
        pass
    assert m.map is not None
    made = Graph(client.maps.document(m.map))
    (club,) = [each for each in made.claims() if each.text == CLUB]
    assert club.tags == ["proposal", "club"]
    assert texts(made, made.premises(club)) == ["Supply matters."]
    assert texts(made, made.attackers(club)) == ["Walls fuel instability."]


def test_a_library_that_is_missing_is_named(
    small: tuple[Graph, dict[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ModuleNotFoundError, match="pip install pandas"):
        small[0].to_pandas()


def test_a_long_chain_neither_recurses_nor_takes_long() -> None:
    """50,000 arguments, each for a premise of the next: 100,001 elements."""
    base = msgspec.convert(a_claim(text="…"), Claim)
    count = 50_000
    common = {
        f: getattr(base, f) for f in Claim.__struct_fields__ if f in Argument.__struct_fields__
    }
    elements: list[Element] = []
    for n in range(1, count + 2):
        elements.append(msgspec.structs.replace(base, id=n))
    for n in range(1, count + 1):
        fields = {**common, "id": count + 1 + n, "premises": [n], "conclusion": n + 1}
        more = {"scheme": None, "premise_roles": {}, "rules": [], "strength": "auto"}
        elements.append(Argument(**{**fields, **more, "standing": "auto"}))
    begun = time.process_time()
    graph = Graph(elements)
    assert len(graph.ancestors(count + 1)) == 2 * count
    assert len(graph.components()) == 1
    assert len(graph.roots()) == count + 1
    assert "…" in graph._repr_html_()
    assert time.process_time() - begun < 60  # a bound against hanging; it takes less than one


def test_a_document_of_no_elements_is_a_graph() -> None:
    fields = {k: v for k, v in a_map().items() if k not in ("visibility", "deleted_at", "origin")}
    document = msgspec.convert({"map": {**a_map(), **fields}, "elements": []}, Document)
    graph = Graph(document)
    assert (len(graph), graph.components(), graph.roots()) == (0, [], [])
    assert "Critical minerals" in graph._repr_html_()

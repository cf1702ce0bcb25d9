"""Formats that maps only go out by: the tools that they are for open them."""

import json

import msgspec
import networkx
import pydot
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint_server.formats import FORMATS, export
from counterpoint_server.formats.frame import PlainDocument
from counterpoint_server.model.types import Argument, Claim, Rebuttal
from examples import COOPERATION, COOPERATION_AGAINST_CLUB, example_document
from random_documents import random_document

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:pyparsing", "ignore::DeprecationWarning:pydot"
)

SHOWN = [row for row in FORMATS.values() if row.read is None]
runs = settings(max_examples=3, deadline=None, database=None)


def example() -> PlainDocument:
    document = example_document()
    for at, element in enumerate(document["elements"], start=1):
        element |= {"id": at, "revision": 1}
    return msgspec.convert(document, PlainDocument)


def test_networkx_opens_graphml_with_every_element_and_its_text() -> None:
    document = example()
    graph = networkx.parse_graphml(export(document, FORMATS["graphml"]).data.decode())
    assert len(graph) == len(document.elements)
    club = graph.nodes["n1"]
    assert club["type"] == "claim"
    assert club["text"] == document.elements[0].text  # type: ignore[union-attr]
    assert ("n14", "n51") in graph.edges()
    assert ("n51", "n1") in graph.edges()


@runs
@given(st.integers(0, 2**32))
def test_networkx_and_pydot_open_any_map(seed: int) -> None:
    document = random_document(seed)
    data = export(document, FORMATS["graphml"]).data
    assert len(networkx.parse_graphml(data.decode())) == len(document.elements)
    assert pydot.graph_from_dot_data(export(document, FORMATS["dot"]).data.decode())


def test_pydot_opens_dot_with_every_claim() -> None:
    (graph,) = pydot.graph_from_dot_data(export(example(), FORMATS["dot"]).data.decode()) or []
    names = {node.get_name() for node in graph.get_nodes()}
    assert {f"n{each.id}" for each in example().elements if isinstance(each, Claim)} <= names


def test_a_mermaid_flowchart_quotes_what_would_mean_something() -> None:
    text = export(example(), FORMATS["mermaid"]).data.decode()
    assert f"n{COOPERATION} -.-> n{COOPERATION_AGAINST_CLUB}" in text
    assert text.splitlines()[3] == "flowchart RL"
    for line in text.splitlines()[4:]:
        assert line.count('"') in (0, 2)


def test_a_theory_has_a_rule_for_each_argument_and_a_contrary_for_each_rebuttal() -> None:
    document = example()
    theory = json.loads(export(document, FORMATS["theory"]).data)["theory"]
    arguments = [each for each in document.elements if isinstance(each, Argument)]
    assert [rule["id"] for rule in theory["rules"] if not rule["id"].startswith("x")] == [
        f"r{each.id}" for each in arguments
    ]
    rebuttals = [each for each in document.elements if isinstance(each, Rebuttal)]
    undercuts = [rule for rule in theory["rules"] if rule["then"].startswith("-[")]
    assert len(undercuts) + len(theory["contraries"]) == len(rebuttals)
    concluded = {rule["then"] for rule in theory["rules"]}
    assert not concluded & {*theory["premises"]}


@pytest.mark.parametrize("format", SHOWN, ids=lambda row: row.name)
def test_what_is_not_shown_is_named(format) -> None:
    losses = export(example(), format).losses
    lost = {(loss.what, id) for loss in losses for id in loss.elements}
    assert ("attributions", 1) in lost
    assert ("text", 1) not in lost

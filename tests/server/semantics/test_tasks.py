"""Extensions and acceptance, held against the definitions on small frameworks."""

from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint_server.semantics import lazily
from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.names import SEMANTICS, Semantics
from counterpoint_server.semantics.tasks import Evaluation
from server.semantics.oracle import Attacks, Oracle


def different_frameworks(size: int) -> set[Attacks]:
    """All attack relations on so many arguments; of those that differ in names alone, one."""
    pairs = list(product(range(size), repeat=2))
    orders = [[order[a] * size + order[b] for a, b in pairs] for order in permutations(range(size))]
    found, seen = set(), set()
    for code in range(2 ** len(pairs)):
        if code in seen:
            continue
        bits = [at for at in range(len(pairs)) if code >> at & 1]
        seen.update(sum(1 << order[at] for at in bits) for order in orders)
        found.add(frozenset(pairs[at] for at in bits))
    return found


def check(size: int, attacks: Attacks, semantics: Semantics) -> None:
    expected = {frozenset(s) for s in Oracle(size, attacks).extensions(semantics)}
    evaluation = Evaluation(Framework.of_pairs(size, sorted(attacks)), semantics)
    every = [frozenset(members) for members in evaluation.every()]
    assert (len(every), set(every)) == (len(expected), expected), attacks
    assert evaluation.count() == len(expected)
    one = evaluation.one()
    assert (one is None) == (not expected)
    assert one is None or frozenset(one) in expected
    for argument in range(size):
        holding, lacking = evaluation.holding(argument), evaluation.lacking(argument)
        assert evaluation.accepts(argument) == (holding is not None)
        assert (holding is not None) == any(argument in s for s in expected), (attacks, argument)
        assert (lacking is not None) == any(argument not in s for s in expected), attacks
        assert holding is None or (argument in holding and frozenset(holding) in expected)
        assert lacking is None or (argument not in lacking and frozenset(lacking) in expected)


@pytest.mark.parametrize("semantics", SEMANTICS)
@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_every_framework_of_at_most_three_arguments_is_answered_by_the_definition(
    semantics: Semantics, size: int
) -> None:
    for attacks in different_frameworks(size):
        check(size, attacks, semantics)


@pytest.mark.parametrize("size", [2, 3])
def test_preferred_sets_can_be_grown_argument_by_argument(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lazily, "SMALL", 0)
    for attacks in different_frameworks(size):
        check(size, attacks, "preferred")


@pytest.mark.soak
@pytest.mark.parametrize("semantics", SEMANTICS)
def test_every_framework_of_four_arguments_is_answered_by_the_definition(
    semantics: Semantics,
) -> None:
    for attacks in different_frameworks(4):
        check(4, attacks, semantics)


@st.composite
def frameworks(draw: st.DrawFn) -> tuple[int, Attacks]:
    size = draw(st.integers(4, 9))
    pairs = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1))
    return size, frozenset(draw(st.sets(pairs, max_size=2 * size)))


@pytest.mark.parametrize("semantics", SEMANTICS)
@settings(max_examples=40, deadline=None)
@given(framework=frameworks())
def test_random_frameworks_are_answered_by_the_definition(
    semantics: Semantics, framework: tuple[int, Attacks]
) -> None:
    check(*framework, semantics)

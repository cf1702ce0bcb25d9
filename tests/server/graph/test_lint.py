"""What is odd: on small maps of one oddity each, and circles against reachability."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from counterpoint_server.graph.circles import circles
from counterpoint_server.graph.lint import lint
from counterpoint_server.graph.provenance import check_quotes
from counterpoint_server.model.element import Attribution, Quote
from counterpoint_server.model.lint import LINT
from counterpoint_server.model.types import (
    Argument,
    Case,
    Element,
    Fragment,
    Group,
    Participant,
    Preference,
    Question,
    Scheme,
    Source,
)
from examples import COOPERATION, DOMINANCE_ARGUMENT
from maps import argument, chain, claim, cycle, example_map, maps, rebuttal, some

BY_ALL = [Attribution(participant=900)]
SAYER = Participant(id=900, revision=1, name="Wang Guoqing")


def held(id: int, text: str = "", **more: object) -> Element:
    return claim(id, text or f"Claim {id}.", attributions=BY_ALL, **more)


def preferring(id: int, over: int, under: int) -> Preference:
    return Preference(id=id, revision=1, preferred=over, dispreferred=under)


PAIR = [SAYER, held(1), held(2), argument(3, [1], 2)]
QUOTED = Attribution(participant=900, quote=Quote(exact="walls"))

ODD: list[tuple[str, list[Element], list[list[int]]]] = [
    ("circular_support", [*PAIR, argument(4, [2], 1)], [[1, 2, 3, 4]]),
    ("circular_support", [*PAIR, argument(4, [2], 2)], [[2, 4]]),
    ("circular_preference", [*PAIR, preferring(4, 1, 2), preferring(5, 2, 1)], [[1, 2]]),
    ("circular_preference", [*PAIR, preferring(4, 1, 1)], [[1]]),
    ("duplicate_text", [*PAIR, held(4, " claim  1"), argument(5, [4], 2)], [[1, 4]]),
    ("empty_case", [*PAIR, Case(id=4, revision=1)], [[4]]),
    ("empty_group", [*PAIR, Group(id=4, revision=1)], [[4]]),
    ("fragment", [*PAIR, Fragment(id=4, revision=1)], [[4]]),
    ("open_question", [*PAIR, Question(id=4, revision=1, text="Club?")], [[4]]),
    (
        "quote_without_source",
        [*PAIR, claim(4, "New.", attributions=[QUOTED]), argument(5, [4], 2)],
        [[4]],
    ),
    (
        "role_outside_premises",
        [*PAIR, argument(4, [1], 2, premise_roles={"major": 1, "minor": 2})],
        [[4]],
    ),
    ("self_attack", [*PAIR, rebuttal(4, [1, 2], 2)], [[4]]),
    ("silent_participant", [*PAIR, Participant(id=4, revision=1, name="Reuters")], [[4]]),
    ("unconnected_claim", [*PAIR, held(4)], [[4]]),
    ("unknown_scheme", [*PAIR, argument(4, [1], 2, scheme="sgin")], [[4]]),
    ("unsupported_leaf", [*PAIR, claim(4, "New."), argument(5, [4], 2)], [[4]]),
    ("unsupported_leaf", [*PAIR, claim(4, "New."), rebuttal(5, [4], 2)], [[4]]),
    ("unused_source", [*PAIR, Source(id=4, revision=1)], [[4]]),
]


def findings(elements: list[Element]) -> list[tuple[str, list[int]]]:
    return [(f.code, f.elements) for f in lint(elements, schemes=["sign"]).findings]


@pytest.mark.parametrize(("code", "elements", "where"), ODD)
def test_one_oddity_is_one_finding(
    code: str, elements: list[Element], where: list[list[int]]
) -> None:
    assert findings(elements) == [(code, each) for each in where]


def test_every_code_has_a_map_that_shows_it_and_a_sentence() -> None:
    assert {code for code, _, _ in ODD} | {"quote_moved", "quote_orphan"} == set(LINT)
    assert all(sentence.endswith(".") for sentence in LINT.values())


def test_nothing_is_odd_about_the_article() -> None:
    assert lint(example_map()).findings == []


def test_quotes_astray_are_told_when_the_source_is_known() -> None:
    given = [Attribution(source=5, quote=Quote(exact=exact, start=0)) for exact in ("club", "wall")]
    elements: list[Element] = [
        claim(1, "Club.", attributions=given[:1]),
        claim(2, "Walls.", attributions=given[1:]),
        argument(3, [1], 2),
        Source(id=5, revision=1),
    ]
    provenance = check_quotes(elements, 5, "a club")
    found = lint(elements, provenances=[provenance]).findings
    assert [(f.code, f.elements, f.message) for f in found] == [
        ("quote_moved", [1], LINT["quote_moved"]),
        ("quote_orphan", [2], LINT["quote_orphan"]),
    ]


def test_a_scheme_of_the_map_is_known() -> None:
    own = Scheme(id=4, revision=1, name="Trade", slug="trade-war")
    elements = [*PAIR[:3], argument(3, [1], 2, scheme="trade-war"), own]
    assert findings(elements) == []
    assert lint([*PAIR[:3], argument(3, [1], 2, scheme="any")]).findings == []


@pytest.mark.parametrize("standing", ["axiom", "premise", "assumption"])
def test_a_claim_that_is_laid_down_needs_no_support(standing: str) -> None:
    elements = [*PAIR, claim(4, "New.", standing=standing), argument(5, [4], 2)]
    assert findings(elements) == []


def test_circular_support_in_the_article_would_be_found() -> None:
    dominance = next(e for e in example_map() if e.id == DOMINANCE_ARGUMENT)
    assert isinstance(dominance, Argument)
    back = replace(dominance, id=99, premises=[COOPERATION], conclusion=24)
    assert findings_of("circular_support", [*example_map(), back]) == [[14, 24, 43, 99]]


def findings_of(code: str, elements: list[Element]) -> list[list[int]]:
    return [f.elements for f in lint(elements).findings if f.code == code]


@some
@given(maps(24))
def test_circles_are_what_reaches_itself(elements: list[Element]) -> None:
    pairs = {
        (a, b)
        for e in elements
        if isinstance(e, Argument | Case)
        for a, b in (
            [(premise, e.id) for premise in e.premises] + [(e.id, e.conclusion)]
            if isinstance(e, Argument)
            else [(step, e.id) for step in e.steps]
        )
    }
    reach = set(pairs)
    while more := {(a, d) for a, b in reach for c, d in pairs if b == c} - reach:
        reach |= more
    on_circles = {a for a, b in reach if a == b}
    together = {
        tuple(sorted(b for b in on_circles if {(a, b), (b, a)} <= reach)) for a in on_circles
    }
    assert {*map(tuple, findings_of("circular_support", elements))} == together


def test_a_circle_of_a_hundred_thousand_is_one_finding_and_a_chain_is_none() -> None:
    assert list(circles({at: [at + 1] for at in range(100_000)})) == []
    (all_of_it,) = circles({at: [(at + 1) % 100_000] for at in range(100_000)})
    assert len(all_of_it) == 100_000
    assert findings_of("circular_support", [*cycle(10_000)]) == [[*range(1, 20_001)]]
    assert findings_of("circular_support", [*chain(10_000)]) == []

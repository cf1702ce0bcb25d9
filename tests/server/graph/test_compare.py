"""Where two maps of one text agree."""

import random
from itertools import permutations

import pytest
from hypothesis import given

from counterpoint_server.graph.compare import compare
from counterpoint_server.model.comparison import Comparison, Match
from counterpoint_server.model.element import Attribution, Quote
from counterpoint_server.model.problems import DeadlineReached
from counterpoint_server.model.shapes import build
from counterpoint_server.model.types import Argument, Claim, Element, Rebuttal, Source
from examples import COOPERATION
from maps import argument, claim, example_map, maps, rebuttal, seeds, some


def renumbered(elements: list[Element], rng: random.Random) -> tuple[list[Element], dict[int, int]]:
    """The same map as another would have numbered it."""
    numbers = rng.sample(range(1, 10 * len(elements)), len(elements))
    new = {element.id: number for element, number in zip(elements, numbers, strict=True)}
    made = []
    for element in elements:
        kind = {"kind": element.kind} if isinstance(element, Rebuttal) else {}
        more = {"id": new[element.id], "revision": 1, **kind}
        made.append(build(type(element), element, lambda _ref, end, _at: new[end], **more))
    return made, new


def distinct(elements: list[Element]) -> list[Element]:
    """With no two claims that say the same, so that there is one right answer."""
    texts = {e.id: f"Claim {e.id}." for e in elements if isinstance(e, Claim)}
    return [
        claim(e.id, texts[e.id], standing=e.standing) if isinstance(e, Claim) else e
        for e in elements
    ]


def pairs(match: Match) -> dict[int, int]:
    return {pair.first: pair.second for pair in match.pairs}


@some
@given(maps(20), seeds)
def test_a_map_agrees_with_itself_numbered_anew(
    elements: list[Element], rng: random.Random
) -> None:
    one = distinct(elements)
    other, new = renumbered(one, rng)
    answer = compare(one, other)
    claims = {e.id for e in one if isinstance(e, Claim)}
    assert pairs(answer.claims) == {id: new[id] for id in claims}
    assert answer.claims.f1 == 1
    assert answer.kappa in (1, None)
    arguments = [e for e in one if isinstance(e, Argument)]
    ends = {e.id: {*e.premises, e.conclusion} for e in arguments}
    known = set(claims)
    while more := {id for id in ends if ends[id] <= known} - known:
        known |= more
    if len({(frozenset(e.premises), e.conclusion) for e in arguments}) == len(arguments):
        assert pairs(answer.arguments) == {id: new[id] for id in ends if id in known}


@some
@given(maps(14), maps(14))
def test_comparing_the_other_way_round_says_the_same(
    one: list[Element], other: list[Element]
) -> None:
    there, back = compare(one, other), compare(other, one)
    assert there.claims.f1 == back.claims.f1
    assert there.compared == back.compared
    for match in (there.claims, there.arguments, there.attacks):
        assert len({*pairs(match)}) == len({*pairs(match).values()}) == len(match.pairs)
        assert not {*match.only_first} & {*pairs(match)}


@some
@given(maps(14), seeds)
def test_kappa_is_that_of_all_ordered_pairs_counted_one_by_one(
    elements: list[Element], rng: random.Random
) -> None:
    one = distinct(elements)
    other, new = renumbered([e for e in one if isinstance(e, Claim)], rng)
    claims = [each.id for each in other]
    for at in range(len(claims)):
        first, second = rng.choice(claims), rng.choice(claims)
        step = argument if rng.random() < 0.5 else rebuttal
        other.append(step(100_000 + at, [first], second))
    answer = compare(one, other)
    old = [e.id for e in one if isinstance(e, Claim)]
    judged = [(judge(one, a, b), judge(other, new[a], new[b])) for a, b in permutations(old, 2)]
    assert answer.compared == len(judged)
    total = len(judged) or 1
    agreed = sum(a == b for a, b in judged) / total
    kinds = {frozenset(kind) for both in judged for kind in both}
    chance = sum(
        (sum(a == kind for a, _ in judged) / total) * (sum(b == kind for _, b in judged) / total)
        for kind in kinds
    )
    expected = None if chance == 1 else (agreed - chance) / (1 - chance)
    assert answer.kappa == pytest.approx(expected)


def judge(elements: list[Element], a: int, b: int) -> set[str]:
    said = set()
    for e in elements:
        if isinstance(e, Argument) and a in e.premises and e.conclusion == b:
            said.add("supports")
        elif isinstance(e, Rebuttal) and a in e.attackers and e.target == b:
            said.add("attacks")
    return said


# The article


def against(other: list[Element]) -> Comparison:
    return compare(example_map(), other)


def test_the_article_agrees_with_itself() -> None:
    answer = against(example_map())
    assert [len(m.pairs) for m in (answer.claims, answer.arguments, answer.attacks)] == [32, 18, 9]
    assert (answer.claims.f1, answer.arguments.f1, answer.attacks.f1, answer.kappa) == (1, 1, 1, 1)
    assert answer.compared == 32 * 31
    assert {pair.likeness for pair in answer.claims.pairs} == {"text_and_quote"}


def test_without_wangs_rebuttal_the_maps_disagree_on_one_attack_alone() -> None:
    answer = against([e for e in example_map() if e.id != 51])
    assert (answer.attacks.only_first, answer.attacks.only_second) == ([51], [])
    assert answer.attacks.f1 == 2 * 8 / 17
    assert answer.arguments.f1 == 1
    assert answer.kappa is not None
    assert 0.9 < answer.kappa < 1


def test_a_claim_in_other_words_is_known_by_its_quote_and_its_steps_with_it() -> None:
    reworded = [
        claim(e.id, "Work with China.", attributions=e.attributions) if e.id == COOPERATION else e
        for e in example_map()
    ]
    answer = against(reworded)
    assert {p.likeness for p in answer.claims.pairs if p.first == COOPERATION} == {"quote"}
    assert answer.attacks.f1 == 1


# Likeness


def quoting(id: int, text: str, start: int, end: int, exact: str = "") -> Claim:
    quote = Quote(exact=exact or f"words of {id}", start=start, end=end)
    return claim(id, text, attributions=[Attribution(source=90, quote=quote)])


SOURCE = Source(id=90, revision=1, url="https://example.org/article")


def likenesses(one: list[Element], other: list[Element]) -> dict[tuple[int, int], str]:
    pairs = compare([*one, SOURCE], [*other, SOURCE]).claims.pairs
    return {(pair.first, pair.second): pair.likeness for pair in pairs}


def test_claims_are_alike_that_quote_mostly_the_same_words() -> None:
    one: list[Element] = [quoting(1, "Walls.", 100, 200)]
    assert likenesses(one, [quoting(2, "Fences.", 120, 210)]) == {(1, 2): "overlap"}
    assert likenesses(one, [quoting(2, "Fences.", 160, 210)]) == {}


def test_places_in_texts_that_nobody_names_say_nothing() -> None:
    def quoting_nothing(id: int, text: str) -> Claim:
        quote = Quote(exact=f"words of {id}", start=100, end=200)
        return claim(id, text, attributions=[Attribution(quote=quote)])

    assert likenesses([quoting_nothing(1, "Walls.")], [quoting_nothing(2, "Bananas.")]) == {}


def test_of_several_that_overlap_the_closest_is_taken() -> None:
    one: list[Element] = [quoting(1, "Walls.", 100, 200)]
    others: list[Element] = [quoting(2, "Fences.", 110, 200), quoting(3, "Hedges.", 101, 200)]
    assert likenesses(one, others) == {(1, 3): "overlap"}


def test_places_in_different_texts_are_not_compared() -> None:
    one: list[Element] = [quoting(1, "Walls.", 100, 200), SOURCE]
    elsewhere = Source(id=90, revision=1, url="https://example.org/another")
    assert compare(one, [quoting(2, "Fences.", 100, 200), elsewhere]).claims.pairs == []


def test_text_counts_before_quotes_and_both_before_either() -> None:
    one: list[Element] = [quoting(1, "Walls fuel instability.", 1, 5, "walls")]
    by_quote = quoting(2, "Fences.", 1, 5, "walls")
    by_text = quoting(3, "walls fuel instability", 50, 55, "fuel")
    by_both = quoting(4, "Walls fuel instability", 1, 5, "Walls")
    assert likenesses(one, [by_quote]) == {(1, 2): "quote"}
    assert likenesses(one, [by_quote, by_text]) == {(1, 3): "text"}
    assert likenesses(one, [by_quote, by_text, by_both]) == {(1, 4): "text_and_quote"}


def test_an_empty_map_agrees_with_nothing_and_divides_by_nothing() -> None:
    answer = compare([], [])
    assert (answer.claims.f1, answer.kappa, answer.compared) == (None, None, 0)
    assert compare([claim(1)], []).claims.f1 == 0


def test_steps_on_steps_on_steps_are_matched_to_the_end() -> None:
    length = 20_000
    elements: list[Element] = [claim(1), claim(2), argument(length + 5, [1], 2)]
    elements += [rebuttal(at, [1], at + 1) for at in range(length + 4, 5, -1)]
    assert compare(elements, elements).attacks.f1 == 1


def test_a_comparison_that_takes_too_long_is_cut() -> None:
    asked = 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked > 3:
            raise DeadlineReached

    one, other = (
        [quoting(at, f"{word} {at}.", at, 9_000, f"{word} of {at}") for at in range(1, 4_000)]
        for word in ("Walls", "Fences")
    )
    with pytest.raises(DeadlineReached):
        compare([*one, SOURCE], [*other, SOURCE], check)

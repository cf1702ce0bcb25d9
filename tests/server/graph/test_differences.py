"""Where two participants differ, against the definitions read word by word, and in the article."""

import random
from itertools import combinations

import pytest
from hypothesis import given

from counterpoint_server.graph.differences import differences
from counterpoint_server.model.element import Attribution
from counterpoint_server.model.positions import Differences
from counterpoint_server.model.problems import ElementNotFound, TypeMismatch
from counterpoint_server.model.types import Argument, Claim, Element, Participant, Rephrase
from examples import BURGUM, CLUB, COOPERATION, JIAN, WANG
from maps import argument, chain, claim, example_map, maps, rebuttal, seeds, some
from oracles import attacks, closure, concluded, reasons, said_by

LIN, EXPERTS = 60, 65


def clashes(elements: list[Element], by: int, on: int) -> set[tuple[int, int, bool]]:
    """Rebuttal, target, whether it is answered."""
    pairs = reasons(elements)
    backwards = {(b, a) for a, b in pairs}
    own, theirs = said_by(elements, by), said_by(elements, on)
    side, others = closure(own, pairs), closure(theirs, pairs)
    behind = closure(theirs | concluded(elements, theirs), backwards)
    found = set()
    for r, attackers, target in attacks(elements):
        if (side & {*attackers} or r in own) and target in behind:
            replies = [
                other
                for other, by_these, hit in attacks(elements)
                if other != r
                and hit in {r, *attackers}
                and (others & {*by_these} or other in theirs)
            ]
            found.add((r, target, bool(replies)))
    return found


@some
@given(maps(20), seeds)
def test_two_disagree_where_what_one_says_leads_to_an_attack_on_what_the_other_says(
    elements: list[Element], rng: random.Random
) -> None:
    participants = [e.id for e in elements if isinstance(e, Participant)]
    first, second = rng.choice(participants), rng.choice(participants)
    answer = differences(elements, first, second)
    expected = {(first, *c) for c in clashes(elements, first, second)}
    expected |= {(second, *c) for c in clashes(elements, second, first)}
    found = {(d.by, d.rebuttal, d.target, d.is_answered) for d in answer.disagreements}
    assert found == expected
    assert answer.unanswered_by_second == sorted(
        {rebuttal_id for by, rebuttal_id, _, done in expected if by == first and not done}
    )
    stands = []
    for who in (first, second):
        said = said_by(elements, who)
        stands.append(
            {e.id for e in elements if isinstance(e, Claim)} & (said | concluded(elements, said))
        )
    assert [each.claim for each in answer.agreements] == sorted(stands[0] & stands[1])
    check_ways(elements, answer)


def check_ways(elements: list[Element], answer: Differences) -> None:
    """Every disagreement leads from something said to something said, by arguments of the map."""
    pairs = reasons(elements)
    for d in answer.disagreements:
        other = answer.second if d.by == answer.first else answer.first
        own, theirs = said_by(elements, d.by), said_by(elements, other)
        assert d.against in theirs
        assert d.is_direct == (d.attacker in own and d.target in theirs)
        if d.is_direct:
            assert (d.ground, d.forward, d.against) == (d.attacker, [], d.target)
        assert d.ground in own or d.rebuttal in own
        assert d.attacker in closure({d.ground}, pairs)
        assert d.ground not in d.forward
        hit = closure({d.target}, pairs)
        assert d.against in hit or concluded(elements, {d.against}) & hit
        assert all(isinstance(e, Argument) for e in elements if e.id in (*d.forward, *d.onward))


# The article


def test_burgums_club_and_wangs_cooperation_attack_each_other() -> None:
    answer = differences(example_map(), BURGUM, WANG)
    direct = [(d.by, d.ground, d.against, d.rebuttal) for d in answer.disagreements if d.is_direct]
    assert direct == [(WANG, COOPERATION, CLUB, 51), (BURGUM, CLUB, COOPERATION, 52)]
    assert all(d.is_answered for d in answer.disagreements if d.is_direct)
    assert answer.agreements == []


def test_burgums_dominance_against_the_rules_for_all_is_what_wang_has_not_answered() -> None:
    answer = differences(example_map(), BURGUM, WANG)
    (round_about,) = (d for d in answer.disagreements if not d.is_direct)
    assert (round_about.ground, round_about.target, round_about.onward) == (4, 47, [47])
    assert round_about.against == COOPERATION
    assert (answer.unanswered_by_first, answer.unanswered_by_second) == ([], [58])


def test_burgums_club_and_jians_interdependence_attack_each_other_through_his_argument() -> None:
    answer = differences(example_map(), BURGUM, JIAN)
    by_jian = [d for d in answer.disagreements if d.by == JIAN]
    assert [(d.ground, d.forward, d.attacker, d.target) for d in by_jian] == [
        (24, [43], COOPERATION, CLUB)
    ]
    by_burgum = [(d.ground, d.target, d.against) for d in answer.disagreements if d.by == BURGUM]
    assert by_burgum == [(CLUB, COOPERATION, 43), (4, 47, 43)]


def test_wang_and_jian_agree_on_cooperation_and_disagree_on_nothing() -> None:
    answer = differences(example_map(), WANG, JIAN)
    assert [(a.claim, a.first, a.second) for a in answer.agreements] == [
        (COOPERATION, "holds", "argues_for")
    ]
    assert answer.disagreements == []


def test_lin_undermines_burgums_premise_and_burgum_has_not_answered() -> None:
    """Burgum's own attack goes against Lin's claims, by way of the argument that uses them."""
    answer = differences(example_map(), LIN, BURGUM)
    (direct,) = (d for d in answer.disagreements if d.is_direct)
    assert (direct.by, direct.ground, direct.against, direct.is_answered) == (LIN, 26, 2, False)
    assert 56 in answer.unanswered_by_second


def test_all_pairs_of_the_article_can_be_asked() -> None:
    elements = example_map()
    participants = [e.id for e in elements if isinstance(e, Participant)]
    against_club = {
        other
        for other in participants
        if any(d.against == CLUB for d in differences(elements, BURGUM, other).disagreements)
    }
    assert {WANG, JIAN, LIN, EXPERTS} <= against_club
    for first, second in combinations(participants, 2):
        one, other = differences(elements, first, second), differences(elements, second, first)
        assert one.disagreements == other.disagreements
        assert one.unanswered_by_first == other.unanswered_by_second


def test_only_participants_can_differ() -> None:
    with pytest.raises(TypeMismatch):
        differences(example_map(), BURGUM, CLUB)
    with pytest.raises(ElementNotFound):
        differences(example_map(), 99, BURGUM)


def test_one_may_restate_the_other() -> None:
    by = [[Attribution(participant=8)], [Attribution(participant=9)]]
    elements: list[Element] = [
        claim(1, attributions=by[0]),
        claim(2, attributions=by[1]),
        Rephrase(id=3, revision=1, original=1, restatement=2),
        Participant(id=8, revision=1, name="Wang"),
        Participant(id=9, revision=1, name="Jian"),
    ]
    (restated,) = differences(elements, 9, 8).restatements
    assert (restated.rephrase, restated.first, restated.second) == (3, 2, 1)


# Great shapes


def test_the_nearest_disagreements_over_a_long_chain_come_first_and_the_rest_are_counted() -> None:
    one, other = 1_000_001, 1_000_002
    elements: list[Element] = [*chain(20_000)]
    last = elements[-2].id
    elements += [
        Participant(id=one, revision=1, name="Burgum"),
        Participant(id=other, revision=1, name="Wang"),
        claim(1_000_003, attributions=[Attribution(participant=one)]),
        argument(1_000_004, [last], 1_000_005),
        claim(1_000_005, attributions=[Attribution(participant=other)]),
    ]
    elements += [rebuttal(2_000_000 + at, [1_000_003], at) for at in range(1, last, 20)]
    answer = differences(elements, one, other, limit=3)
    assert answer.truncated
    assert len(answer.disagreements) == 3
    assert answer.disagreements[0].target > answer.disagreements[1].target
    assert len(answer.unanswered_by_second) == len(range(1, last, 20))


def test_of_many_far_disagreements_no_more_are_told_than_fit_in_an_answer() -> None:
    one, other = 1_000_001, 1_000_002
    elements: list[Element] = [*chain(20_000)]
    last = elements[-2].id
    elements += [
        Participant(id=one, revision=1, name="Burgum"),
        Participant(id=other, revision=1, name="Wang"),
        claim(1_000_003, attributions=[Attribution(participant=one)]),
        argument(1_000_004, [last], 1_000_005),
        claim(1_000_005, attributions=[Attribution(participant=other)]),
    ]
    elements += [rebuttal(2_000_000 + at, [1_000_003], 1) for at in range(100)]
    answer = differences(elements, one, other)
    assert answer.truncated
    assert 1 < len(answer.disagreements) < 15


def test_where_two_attack_each_other_forty_thousand_times_each_is_looked_at_once() -> None:
    """Copying the replies for each attack would take minutes."""
    elements: list[Element] = [
        Participant(id=1, revision=1, name="Burgum"),
        Participant(id=2, revision=1, name="Wang"),
        claim(3, attributions=[Attribution(participant=1)]),
        claim(4, attributions=[Attribution(participant=2)]),
    ]
    for id in range(10, 80_010, 2):
        elements += [rebuttal(id, [3], 4), rebuttal(id + 1, [4], 3)]
    answer = differences(elements, 1, 2, limit=1)
    assert answer.disagreements[0].is_answered
    assert answer.unanswered_by_first == answer.unanswered_by_second == []

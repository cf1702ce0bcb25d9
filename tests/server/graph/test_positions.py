"""Who holds what, and what they argue for and against."""

import pytest
from hypothesis import given

from counterpoint_server.graph.positions import positions
from counterpoint_server.graph.saying import COMMITTING, is_committing
from counterpoint_server.model.positions import Position
from counterpoint_server.model.types import (
    Claim,
    Element,
    Illocution,
    Locution,
    Participant,
    Transition,
)
from examples import BURGUM, CLUB, COOPERATION, DOMINANCE_ARGUMENT, WANG
from maps import argument, claim, example_map, maps, some
from oracles import attacks, concluded, said_by

REUTERS, GLOBAL_TIMES, MAP_MAKER = 70, 73, 74


@some
@given(maps())
def test_each_holds_what_is_attributed_to_it_and_no_more(elements: list[Element]) -> None:
    claims = {e.id for e in elements if isinstance(e, Claim)}
    answer = positions(elements).positions
    assert [p.participant for p in answer] == sorted(
        e.id for e in elements if isinstance(e, Participant)
    )
    for position in answer:
        said = said_by(elements, position.participant)
        assert {held.claim for held in position.holds} == said & claims
        assert {each.id for each in position.argues_for} == concluded(elements, said)
        assert {each.id: {*each.by} for each in position.argues_against} == {
            target: {
                r
                for r, attackers, hit in attacks(elements)
                if hit == target and said & {r, *attackers}
            }
            for r, attackers, target in attacks(elements)
            if said & {r, *attackers}
        }


# The article


def position(participant: int) -> Position:
    (found,) = (p for p in positions(example_map()).positions if p.participant == participant)
    return found


def test_burgum_holds_the_club_for_the_dominant_player_and_against_cooperation() -> None:
    burgum = position(BURGUM)
    assert [held.claim for held in burgum.holds] == [CLUB, 2, 3, 4]
    assert [(each.id, each.by) for each in burgum.argues_for] == [(CLUB, [DOMINANCE_ARGUMENT])]
    assert [(each.id, each.by) for each in burgum.argues_against] == [
        (COOPERATION, [52]),
        (47, [58]),
    ]


def test_burgum_reached_us_via_reuters_via_the_global_times_who_carry_and_do_not_hold() -> None:
    club = position(BURGUM).holds[0]
    assert (club.via, club.modes) == ([[REUTERS, GLOBAL_TIMES]], ["indirect", "narrated"])
    assert [held.claim for held in position(REUTERS).holds] == [6]
    assert position(REUTERS).carries == [1, 2, 3, 4, 5]


def test_wang_holds_cooperation_and_attacks_the_club() -> None:
    wang = position(WANG)
    assert [held.claim for held in wang.holds] == [COOPERATION, 15, 16]
    assert [(each.id, each.by) for each in wang.argues_against] == [(CLUB, [51])]


def test_who_only_drew_the_map_holds_nothing_in_it() -> None:
    maker = position(MAP_MAKER)
    assert (maker.holds, maker.argues_for, maker.argues_against) == ([], [], [])


# Dialogue


def test_who_asserts_a_claim_in_a_dialogue_holds_it_and_who_asks_does_not() -> None:
    elements: list[Element] = [
        claim(1),
        claim(2),
        Participant(id=3, revision=1, name="Wang Guoqing"),
        Participant(id=4, revision=1, name="Global Times"),
        Locution(id=5, revision=1, text="Is it viable?", participant=4),
        Locution(id=6, revision=1, text="It is.", participant=3),
        Transition(id=7, revision=1, from_=[5], to=[6]),
        argument(8, [2], 1),
        Illocution(id=9, revision=1, anchors=[5], content=[1], force="Pure Questioning"),
        Illocution(id=10, revision=1, anchors=[6], content=[1], force="Asserting"),
        Illocution(id=11, revision=1, anchors=[7], content=[8], force="Arguing"),
    ]
    wang, times = positions(elements).positions
    assert [held.claim for held in wang.holds] == [1]
    assert [(each.id, each.by) for each in wang.argues_for] == [(1, [8])]
    assert (times.holds, times.argues_for) == ([], [])


@pytest.mark.parametrize("force", COMMITTING)
def test_a_force_commits_however_it_is_written(force: str) -> None:
    assert is_committing(f"Popular-{force.title()}")
    assert not is_committing("assertive-questioning")
    assert not is_committing(None)

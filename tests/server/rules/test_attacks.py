"""Which kind an attack is, and between what the symmetric relations hold."""

import pytest

from counterpoint_server.model.problems import WrongEnd
from counterpoint_server.model.types import Argument, Claim, Element, Preference, Rebuttal
from counterpoint_server.rules.attacks import settle_rebuttal

CLUB, COOPERATION, DOMINANCE, COOPERATION_AGAINST_CLUB, PREFERENCE = 1, 14, 33, 51, 80

ENDS: dict[int, Element] = {
    CLUB: Claim(id=CLUB, revision=1, text="Allies should form a trading club."),
    COOPERATION: Claim(id=COOPERATION, revision=1, text="States should cooperate."),
    DOMINANCE: Argument(id=DOMINANCE, revision=1, premises=[COOPERATION], conclusion=CLUB),
    COOPERATION_AGAINST_CLUB: Rebuttal(id=51, revision=1, attackers=[COOPERATION], target=CLUB),
    PREFERENCE: Preference(id=80, revision=1, preferred=CLUB, dispreferred=COOPERATION),
}


def settled(attackers: list[int], target: int, relation: str = "attack") -> Rebuttal:
    new = Rebuttal(id=90, revision=2, attackers=attackers, target=target, relation=relation)
    return settle_rebuttal(new, ENDS, "#/operations/0/element")


def test_an_attack_on_a_claim_rebuts_it() -> None:
    assert settled([COOPERATION], CLUB).kind == "rebut"


@pytest.mark.parametrize("step", [DOMINANCE, COOPERATION_AGAINST_CLUB, PREFERENCE])
def test_an_attack_on_a_step_undercuts_it(step: int) -> None:
    assert settled([COOPERATION], step).kind == "undercut"


def test_the_kind_depends_on_the_target_and_not_on_who_attacks() -> None:
    assert settled([DOMINANCE], CLUB).kind == "rebut"
    assert settled([DOMINANCE, COOPERATION], DOMINANCE).kind == "undercut"


def test_a_kind_that_no_longer_fits_is_set_right() -> None:
    wrong = Rebuttal(id=90, revision=2, attackers=[CLUB], target=COOPERATION, kind="undercut")
    assert settle_rebuttal(wrong, ENDS, "#").kind == "rebut"


def test_a_claim_may_attack_itself() -> None:
    assert settled([CLUB], CLUB).attackers == [CLUB]


@pytest.mark.parametrize("relation", ["contrary", "contradictory"])
def test_one_claim_may_be_contrary_to_one_claim(relation: str) -> None:
    rebuttal = settled([COOPERATION], CLUB, relation)
    assert (rebuttal.relation, rebuttal.kind) == (relation, "rebut")


@pytest.mark.parametrize("relation", ["contrary", "contradictory"])
@pytest.mark.parametrize(
    ("attackers", "target"),
    [
        ([COOPERATION, CLUB], CLUB),
        ([COOPERATION], DOMINANCE),
        ([DOMINANCE], CLUB),
        ([COOPERATION], COOPERATION_AGAINST_CLUB),
        ([COOPERATION], PREFERENCE),
    ],
    ids=["joint", "a step attacked", "a step attacks", "a rebuttal", "a preference"],
)
def test_nothing_else_is_contrary_to_anything(
    relation: str, attackers: list[int], target: int
) -> None:
    with pytest.raises(WrongEnd) as refused:
        settled(attackers, target, relation)
    assert [fault.pointer for fault in refused.value.faults] == ["#/operations/0/element/relation"]


def test_a_joint_attack_is_an_attack() -> None:
    assert settled([COOPERATION, CLUB], CLUB).attackers == [COOPERATION, CLUB]

"""Why claims of the article's map stand and fall, and of maps in which little else happens."""

from itertools import pairwise
from typing import Any

import pytest

from counterpoint_server.model.evaluation import EvaluationOptions, Reason
from counterpoint_server.model.types import Element
from counterpoint_server.semantics.structured.explaining import REASONS_MAX, Told
from counterpoint_server.semantics.verdicts import MapEvaluation
from counterpoint_server.semantics.why import NO_EXTENSION, Why, why
from server.semantics.structured.test_maps import (
    BACKING,
    CLUB,
    DOMINANT,
    OBJECTION,
    RELIABLE,
    REPLY,
    STEP,
    UNSTABLE,
    argument,
    claims,
    elements_of,
    rebuttal,
)
from server.semantics.test_article import NAMES, article

IDS = {name: id for id, name in NAMES.items()}


def reasons_for(id: int, drawn: list[dict[str, Any]], **options: Any) -> Why:
    return why(MapEvaluation(elements_of(drawn), EvaluationOptions(**options)), id)


def of_article(name: str, elements: list[Element] | None = None, **options: Any) -> Told:
    evaluation = MapEvaluation(elements or article(), EvaluationOptions(**options))
    return why(evaluation, IDS[name]).told


def attacks(told: Told) -> set[tuple[str, str]]:
    return {(NAMES[r.id], r.effect) for r in told.reasons if r.role == "attack" and r.effect}


def test_partnership_with_the_club_falls_by_the_undercut_of_its_support_and_by_an_attack() -> None:
    told = of_article("c2")
    assert attacks(told) == {("x7", "undercuts"), ("x6", "rebuts")}
    r16, c2 = IDS["r16"], IDS["c2"]
    assert told.sentence == (
        f"Rejected: its only support (argument {r16}) is undercut by 29 (Chinese authorities), "
        "and 26 (Lin Jian) rebuts it; both stand."
    )
    assert {r.id for r in told.reasons} >= {c2, r16, IDS["c26"], IDS["c29"]}


def test_what_stands_is_traced_to_what_is_taken_as_given() -> None:
    told = of_article("c26")
    assert NAMES[told.reasons[0].id] == "c26"
    assert told.reasons[-1].sentence.endswith("it is taken as given, and nothing attacks it.")
    assert [r.depth for r in told.reasons] == list(range(len(told.reasons)))


def test_the_club_and_cooperation_leave_each_other_undecided() -> None:
    told = of_article("c1")
    assert [NAMES[r.id] for r in told.reasons if r.role == "cycle"] == ["c1", "c14"]
    assert of_article("r4").reasons[-1].role == "cycle"


def test_in_a_preferred_extension_the_club_defends_itself() -> None:
    told = of_article("c1", semantics="preferred")
    (against,) = [r for r in told.reasons if NAMES[r.id] == "x1" or r.effect][:1]
    assert (against.status, against.effect) == ("rejected", "rebuts")


@pytest.mark.parametrize("name", sorted(IDS))
def test_every_verdict_of_the_article_has_reasons_that_go_one_deeper_at_a_time(name: str) -> None:
    evaluation = MapEvaluation(article(), EvaluationOptions())
    if IDS[name] not in evaluation.places:
        return
    told = why(evaluation, IDS[name]).told
    depths = [r.depth for r in told.reasons]
    assert depths[0] == 0
    assert all(1 <= after <= before + 1 for before, after in pairwise(depths))
    assert all(r.sentence.endswith(".") for r in told.reasons)
    assert_sound(told.reasons)


def assert_sound(reasons: list[Reason]) -> None:
    """A rejected element shows an accepted attack on it, or support that has fallen too."""
    for at, reason in enumerate(reasons):
        first = [r.id for r in reasons].index(reason.id) == at
        below = _below(reasons, at)
        if not first or reason.role in ("attack", "cycle") or reason.status != "rejected":
            continue
        is_hit = any(r.role == "attack" and r.status == "accepted" for r in below)
        assert is_hit or any(r.status == "rejected" for r in below) or reason.type == "argument"


def _below(reasons: list[Reason], at: int) -> list[Reason]:
    found = []
    for each in reasons[at + 1 :]:
        if each.depth <= reasons[at].depth:
            break
        if each.depth == reasons[at].depth + 1:
            found.append(each)
    return found


def test_an_attack_on_what_is_given_undermines_and_on_what_is_argued_for_rebuts() -> None:
    drawn = [
        *claims(CLUB, DOMINANT, UNSTABLE),
        argument(STEP, [DOMINANT], CLUB),
        rebuttal(OBJECTION, [UNSTABLE], DOMINANT),
        rebuttal(REPLY, [UNSTABLE], CLUB),
    ]
    told = reasons_for(CLUB, drawn).told
    assert {(r.id, r.effect) for r in told.reasons if r.effect} == {
        (OBJECTION, "undermines"),
        (REPLY, "rebuts"),
    }


def test_an_attack_that_is_defeated_names_what_defeats_it() -> None:
    drawn = [
        *claims(CLUB, UNSTABLE, RELIABLE),
        rebuttal(OBJECTION, [UNSTABLE], CLUB),
        rebuttal(REPLY, [RELIABLE], UNSTABLE),
    ]
    told = reasons_for(CLUB, drawn).told
    assert told.sentence == ("Accepted: it is taken as given, and what attacks it falls (3).")
    assert [(r.role, r.id, r.status) for r in told.reasons] == [
        ("verdict", CLUB, "accepted"),
        ("attack", OBJECTION, "rejected"),
        ("attacker", UNSTABLE, "rejected"),
        ("attack", REPLY, "accepted"),
        ("attacker", RELIABLE, "accepted"),
    ]


def test_an_attack_on_an_attack_defeats_it_too() -> None:
    drawn = [
        *claims(CLUB, UNSTABLE, RELIABLE),
        rebuttal(OBJECTION, [UNSTABLE], CLUB),
        rebuttal(REPLY, [RELIABLE], OBJECTION),
    ]
    told = reasons_for(CLUB, drawn).told
    assert [(r.role, r.id) for r in told.reasons][1:3] == [("attack", OBJECTION), ("attack", REPLY)]
    rejected = reasons_for(OBJECTION, drawn)
    assert rejected.judgement.status == "rejected"
    assert rejected.told.sentence == "Rejected: 4 undercuts it; it stands."


def test_an_issue_without_an_argument_says_what_is_missing() -> None:
    drawn = [*claims(CLUB), *claims(DOMINANT, standing="issue"), argument(STEP, [DOMINANT], CLUB)]
    found = reasons_for(CLUB, drawn)
    assert found.judgement.status == "unsupported"
    assert [(r.id, r.status) for r in found.told.reasons] == [
        (CLUB, "unsupported"),
        (STEP, "unsupported"),
        (DOMINANT, "unsupported"),
    ]
    assert found.told.reasons[-1].sentence.endswith("no argument concludes it.")


def test_an_argument_that_needs_backing_stands_by_it() -> None:
    drawn = [
        *claims(CLUB, DOMINANT, RELIABLE),
        argument(STEP, [DOMINANT], CLUB, standing="issue"),
        argument(BACKING, [RELIABLE], STEP),
    ]
    told = reasons_for(CLUB, drawn).told
    assert {r.id for r in told.reasons} == {CLUB, STEP, DOMINANT, BACKING, RELIABLE}


def test_without_a_stable_extension_there_is_nothing_to_tell() -> None:
    drawn = [*claims(CLUB), rebuttal(OBJECTION, [CLUB], CLUB)]
    assert reasons_for(CLUB, drawn, semantics="stable").told.sentence == NO_EXTENSION
    assert reasons_for(CLUB, drawn).told.reasons[1].role == "cycle"


def test_a_long_chain_is_told_as_far_as_it_is_of_use() -> None:
    length = 3_000
    drawn = claims(*range(1, length + 1))
    drawn += [argument(length + i, [i + 1], i) for i in range(1, length)]
    told = reasons_for(1, drawn).told
    assert told.truncated
    assert len(told.reasons) <= REASONS_MAX

"""How what is drawn on a map enters its evaluation."""

from typing import Any

import msgspec
import pytest

from counterpoint_server.model.evaluation import EvaluationOptions
from counterpoint_server.model.types import Element
from counterpoint_server.semantics.verdicts import evaluate_map

CLUB, DOMINANT, UNSTABLE, RELIABLE, CHEAP = 1, 2, 3, 4, 5
STEP, BACKING = 11, 12
OBJECTION, REPLY = 21, 22


def claims(*ids: int, **more: Any) -> list[dict[str, Any]]:
    return [{"type": "claim", "id": id, "text": f"Claim {id}", **more} for id in ids]


def argument(id: int, premises: list[int], conclusion: int, **more: Any) -> dict[str, Any]:
    return {"type": "argument", "id": id, "premises": premises, "conclusion": conclusion, **more}


def rebuttal(id: int, attackers: list[int], target: int, **more: Any) -> dict[str, Any]:
    return {"type": "rebuttal", "id": id, "attackers": attackers, "target": target, **more}


def elements_of(drawn: list[dict[str, Any]]) -> list[Element]:
    return msgspec.convert([{"revision": 1, **each} for each in drawn], list[Element])


def statuses(elements: list[dict[str, Any]], **options: Any) -> dict[int, str]:
    judged = evaluate_map(elements_of(elements), EvaluationOptions(**options)).judged
    return {each.id: each.judgement.status for each in judged}


def notes(elements: list[dict[str, Any]], **options: Any) -> list[str]:
    return evaluate_map(elements_of(elements), EvaluationOptions(**options)).notes


def test_a_claim_that_is_argued_for_falls_with_the_argument() -> None:
    drawn = [*claims(CLUB, DOMINANT, UNSTABLE), argument(STEP, [DOMINANT], CLUB)]
    assert set(statuses(drawn).values()) == {"accepted"}
    attacked = [*drawn, rebuttal(OBJECTION, [UNSTABLE], DOMINANT)]
    found = statuses(attacked)
    assert (found[CLUB], found[STEP], found[DOMINANT]) == ("rejected",) * 3
    assert (found[UNSTABLE], found[OBJECTION]) == ("accepted", "accepted")


@pytest.mark.parametrize(
    ("standing", "status"),
    [("auto", "rejected"), ("issue", "rejected"), ("premise", "accepted"), ("axiom", "accepted")],
)
def test_a_claim_asserted_as_a_premise_needs_no_argument(standing: str, status: str) -> None:
    drawn = [
        *claims(CLUB, standing=standing),
        *claims(DOMINANT, UNSTABLE),
        argument(STEP, [DOMINANT], CLUB),
        rebuttal(OBJECTION, [UNSTABLE], STEP),
    ]
    assert statuses(drawn)[CLUB] == status


def test_an_axiom_is_not_rebutted_and_an_issue_without_argument_is_unsupported() -> None:
    drawn = [
        *claims(CLUB, standing="axiom"),
        *claims(DOMINANT, standing="issue"),
        *claims(UNSTABLE),
        rebuttal(OBJECTION, [UNSTABLE], CLUB),
        rebuttal(REPLY, [DOMINANT], UNSTABLE),
    ]
    assert statuses(drawn) == {
        CLUB: "accepted",
        DOMINANT: "unsupported",
        UNSTABLE: "accepted",
        OBJECTION: "accepted",
        REPLY: "unsupported",
    }


@pytest.mark.parametrize("relation", ["contrary", "contradictory"])
def test_a_symmetric_conflict_leaves_both_open_unless_one_is_only_assumed(relation: str) -> None:
    conflict = rebuttal(OBJECTION, [CLUB], UNSTABLE, relation=relation)
    assert statuses([*claims(CLUB, UNSTABLE), conflict]) == {
        CLUB: "undecided",
        UNSTABLE: "undecided",
        OBJECTION: "undecided",
    }
    assumed = [*claims(CLUB, standing="assumption"), *claims(UNSTABLE), conflict]
    assert statuses(assumed)[CLUB] == "rejected"
    assert statuses(assumed)[UNSTABLE] == "accepted"


def test_linked_attackers_attack_only_together() -> None:
    together = rebuttal(OBJECTION, [UNSTABLE, RELIABLE], CLUB)
    drawn = [*claims(CLUB, UNSTABLE, RELIABLE, DOMINANT), together]
    assert statuses(drawn)[CLUB] == "rejected"
    found = statuses([*drawn, rebuttal(REPLY, [DOMINANT], RELIABLE)])
    assert (found[CLUB], found[OBJECTION], found[UNSTABLE]) == ("accepted", "rejected", "accepted")


def test_a_rebuttal_can_be_rebutted_and_its_attackers_stand_all_the_same() -> None:
    drawn = [
        *claims(CLUB, UNSTABLE, RELIABLE),
        rebuttal(OBJECTION, [UNSTABLE], CLUB),
        rebuttal(REPLY, [RELIABLE], OBJECTION),
    ]
    assert statuses(drawn) == {
        CLUB: "accepted",
        UNSTABLE: "accepted",
        RELIABLE: "accepted",
        OBJECTION: "rejected",
        REPLY: "accepted",
    }


def test_backing_counts_only_for_an_argument_that_is_an_issue() -> None:
    drawn = [*claims(CLUB, DOMINANT, RELIABLE, UNSTABLE), argument(BACKING, [RELIABLE], STEP)]
    drawn.append(rebuttal(OBJECTION, [UNSTABLE], RELIABLE))
    assert statuses([*drawn, argument(STEP, [DOMINANT], CLUB)])[CLUB] == "accepted"
    at_issue = argument(STEP, [DOMINANT], CLUB, standing="issue")
    assert statuses([*drawn, at_issue])[CLUB] == "rejected"
    assert statuses([*drawn[:-1], at_issue])[CLUB] == "accepted"
    assert statuses([*claims(CLUB, DOMINANT), at_issue])[CLUB] == "unsupported"


@pytest.mark.parametrize("strict", [{"strength": "strict"}, {"scheme": "modus-ponens"}])
def test_a_strict_argument_fails_only_with_its_premises(strict: dict[str, str]) -> None:
    step = argument(STEP, [DOMINANT], CLUB, **strict)
    drawn = [*claims(CLUB, DOMINANT, UNSTABLE), step, rebuttal(OBJECTION, [UNSTABLE], STEP)]
    assert statuses(drawn)[CLUB] == "accepted"
    assert notes(drawn) == [f"{OBJECTION} has no effect: {STEP} is strict."]
    assert statuses([*drawn, rebuttal(REPLY, [UNSTABLE], DOMINANT)])[CLUB] == "rejected"


def test_claims_that_only_support_each_other_are_not_supported() -> None:
    circle = [argument(STEP, [DOMINANT], CLUB), argument(BACKING, [CLUB], DOMINANT)]
    drawn = [*claims(CLUB, DOMINANT, RELIABLE), *circle]
    found = statuses(drawn)
    assert (found[CLUB], found[DOMINANT], found[STEP]) == ("unsupported",) * 3
    entered = statuses([*drawn, argument(13, [RELIABLE], CLUB)])
    assert (entered[CLUB], entered[DOMINANT], entered[STEP]) == ("accepted",) * 3


def test_preferences_count_only_on_request_and_not_if_they_are_attacked() -> None:
    drawn = [
        *claims(CLUB, DOMINANT, RELIABLE, UNSTABLE),
        argument(STEP, [DOMINANT], CLUB),
        argument(BACKING, [RELIABLE], UNSTABLE),
        rebuttal(OBJECTION, [CLUB], UNSTABLE, relation="contrary"),
        {"type": "preference", "id": 31, "preferred": STEP, "dispreferred": BACKING},
    ]
    assert statuses(drawn)[CLUB] == "undecided"
    found = statuses(drawn, link="last")
    assert (found[CLUB], found[UNSTABLE]) == ("accepted", "rejected")
    assert statuses(drawn, link="weakest")[CLUB] == "undecided"
    of_claims = {"type": "preference", "id": 33, "preferred": DOMINANT, "dispreferred": RELIABLE}
    assert statuses([*drawn, of_claims], link="weakest")[CLUB] == "accepted"
    attacked = [*drawn, *claims(CHEAP), rebuttal(REPLY, [CHEAP], 31)]
    assert statuses(attacked, link="last")[CLUB] == "undecided"
    assert notes(attacked, link="last") == [f"31 is not heeded, because {REPLY} attacks it."]
    circular = {"type": "preference", "id": 32, "preferred": BACKING, "dispreferred": STEP}
    assert statuses([*drawn, circular], link="last")[CLUB] == "undecided"
    assert notes([*drawn, circular], link="last") == [
        "Preferences that run in a circle are not heeded."
    ]


def test_a_case_holds_with_its_steps_and_a_sketched_one_by_itself() -> None:
    case = {"type": "case", "id": 41, "steps": [STEP]}
    drawn = [
        *claims(CLUB, DOMINANT, UNSTABLE, RELIABLE),
        argument(STEP, [DOMINANT], CLUB),
        case,
        rebuttal(OBJECTION, [41], UNSTABLE),
    ]
    assert statuses(drawn)[UNSTABLE] == "rejected"
    fallen = statuses([*drawn, rebuttal(REPLY, [RELIABLE], 41)])
    assert (fallen[41], fallen[STEP], fallen[UNSTABLE]) == ("rejected", "rejected", "accepted")
    sketched = [*claims(CLUB), {"type": "case", "id": 41}, rebuttal(OBJECTION, [41], CLUB)]
    assert statuses(sketched)[CLUB] == "rejected"


def test_a_restatement_counts_as_the_claim_itself_only_on_request() -> None:
    drawn = [
        *claims(CLUB, DOMINANT, UNSTABLE),
        {"type": "rephrase", "id": 51, "original": CLUB, "restatement": DOMINANT},
        rebuttal(OBJECTION, [UNSTABLE], CLUB),
    ]
    assert statuses(drawn)[DOMINANT] == "accepted"
    assert statuses(drawn, unite_rephrases=True)[DOMINANT] == "rejected"


def test_an_exception_undercuts_and_a_presumption_must_hold() -> None:
    questions = [
        {"slug": "opposed", "text": "Do the means defeat the end?", "kind": "exception"},
        {"slug": "feasible", "text": "Is it feasible?", "kind": "presumption"},
    ]
    scheme = {"type": "scheme", "id": 61, "name": "Practical", "slug": "practical"}
    drawn = [
        {**scheme, "critical_questions": questions},
        *claims(CLUB, DOMINANT, UNSTABLE, RELIABLE),
        argument(STEP, [DOMINANT], CLUB, scheme="practical"),
    ]

    def asked(slug: str, *answers: int) -> dict[str, Any]:
        question = {"type": "question", "id": 71, "text": "?", "about": STEP}
        return {**question, "critical_question": slug, "answers": answers}

    assert statuses([*drawn, asked("opposed")])[CLUB] == "accepted"
    assert statuses([*drawn, asked("opposed", UNSTABLE)])[CLUB] == "rejected"
    assert statuses([*drawn, asked("feasible", RELIABLE)])[CLUB] == "accepted"
    doubted = [*drawn, asked("feasible", RELIABLE), rebuttal(OBJECTION, [UNSTABLE], RELIABLE)]
    assert statuses(doubted)[CLUB] == "rejected"


def test_what_was_split_from_an_argument_is_attacked_with_it() -> None:
    drawn = [
        *claims(CLUB, DOMINANT, UNSTABLE, RELIABLE),
        argument(STEP, [DOMINANT], CLUB),
        argument(BACKING, [DOMINANT], RELIABLE, split_of=STEP),
        rebuttal(OBJECTION, [UNSTABLE], STEP),
    ]
    found = statuses(drawn)
    assert (found[CLUB], found[RELIABLE]) == ("rejected", "rejected")


def test_an_abstract_projection_knows_attacks_alone() -> None:
    drawn = [
        *claims(CLUB, DOMINANT, UNSTABLE, RELIABLE),
        argument(STEP, [DOMINANT], CLUB),
        rebuttal(OBJECTION, [UNSTABLE], DOMINANT),
        rebuttal(REPLY, [RELIABLE], STEP),
    ]
    assert statuses(drawn, projection="abstract") == {
        CLUB: "accepted",
        DOMINANT: "rejected",
        UNSTABLE: "accepted",
        RELIABLE: "accepted",
        STEP: "rejected",
        OBJECTION: "accepted",
        REPLY: "accepted",
    }


def test_a_floating_conclusion_is_accepted_in_every_preferred_extension() -> None:
    drawn = [
        *claims(CLUB, UNSTABLE, RELIABLE),
        argument(STEP, [UNSTABLE], CLUB),
        argument(BACKING, [RELIABLE], CLUB),
        rebuttal(OBJECTION, [UNSTABLE], RELIABLE, relation="contrary"),
    ]
    assert statuses(drawn)[CLUB] == "undecided"
    found = statuses(drawn, semantics="preferred")
    assert (found[CLUB], found[UNSTABLE], found[STEP]) == ("accepted", "undecided", "undecided")

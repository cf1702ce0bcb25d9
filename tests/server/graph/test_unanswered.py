"""What a map leaves open, against the definitions read word by word."""

from hypothesis import given
from msgspec.structs import replace

from counterpoint_server.graph.packing import pack
from counterpoint_server.graph.unanswered import unanswered
from counterpoint_server.model.types import (
    Argument,
    Claim,
    Element,
    Question,
    Scheme,
)
from counterpoint_server.model.types.scheme import CriticalQuestion
from examples import CLUB, COOPERATION, DOMINANCE_ARGUMENT, SIGN_ARGUMENT
from maps import SLUGS, argument, claim, example_map, great_clique, maps, rebuttal, some
from oracles import attacks

CATALOGUE = {"expert-opinion": SLUGS, "sign": SLUGS}


def attacked(elements: list[Element]) -> dict[int, set[int]]:
    every = attacks(elements)
    found: dict[int, set[int]] = {}
    for at, (rebuttal_id, attackers, target) in enumerate(every):
        others = every[:at] + every[at + 1 :]
        if not any(hit in {rebuttal_id, *attackers} for _, _, hit in others):
            found.setdefault(target, set()).add(rebuttal_id)
    return found


def open_critical_questions(elements: list[Element]) -> set[tuple[int, str, int | None]]:
    questions = [e for e in elements if isinstance(e, Question)]
    own = [e for e in sorted(elements, key=lambda e: e.id) if isinstance(e, Scheme)]
    found = set()
    for each in elements:
        if not isinstance(each, Argument) or each.scheme is None:
            continue
        asks = CATALOGUE.get(each.scheme, [])
        for scheme in reversed(own):
            if scheme.slug == each.scheme:
                asks = [question.slug for question in scheme.critical_questions]
        for slug in asks:
            asked = [q for q in questions if (q.about, q.critical_question) == (each.id, slug)]
            if not any(question.answers for question in asked):
                found.add((each.id, slug, min((q.id for q in asked), default=None)))
    return found


@some
@given(maps())
def test_what_is_open_is_what_the_definitions_say(elements: list[Element]) -> None:
    answer = unanswered(pack(elements), CATALOGUE)
    assert {each.id: {*each.by} for each in answer.attacked} == attacked(elements)
    assert [each.id for each in answer.attacked] == sorted(attacked(elements))
    concluded = {e.conclusion for e in elements if isinstance(e, Argument)}
    assert answer.unsupported == sorted(
        e.id
        for e in elements
        if isinstance(e, Claim | Argument) and e.standing == "issue" and e.id not in concluded
    )
    assert {each.id: {*each.positions} for each in answer.questions} == {
        e.id: {*e.positions} for e in elements if isinstance(e, Question) and not e.answers
    }
    found = [(q.argument, q.critical_question, q.question) for q in answer.critical_questions]
    assert {*found} == open_critical_questions(elements)
    assert len({*found}) == len(found)


def test_in_the_article_six_things_are_attacked_and_not_defended() -> None:
    answer = unanswered(pack(example_map()))
    assert {each.id: each.by for each in answer.attacked} == {
        2: [56],  # Burgum's dominant player, by Lin's unchanged position
        7: [53, 55],  # the EU's partnership: irrational, and against market rules
        34: [59],  # from less reliance to the club: exclusion raises the risks
        35: [54],  # from the partnership's aim to the partnership: it may not deliver
        47: [58],  # from rules for all to cooperation: they give way to dominance
        SIGN_ARGUMENT: [57],  # from export controls to manipulation: they have other grounds
    }
    assert answer.unsupported == []
    assert answer.critical_questions == []


def test_the_articles_question_has_positions_and_no_answer() -> None:
    (question,) = unanswered(pack(example_map())).questions
    assert (question.id, question.positions) == (76, [CLUB, COOPERATION])


def test_club_and_cooperation_answer_each_others_attacks() -> None:
    elements = [element for element in example_map() if element.id != 52]
    attacked = {each.id: each.by for each in unanswered(pack(elements)).attacked}
    assert attacked[CLUB] == [51]
    assert COOPERATION not in attacked


def test_an_attack_on_itself_is_no_answer_to_itself() -> None:
    elements = [claim(1), rebuttal(2, [1], 1)]
    assert [each.by for each in unanswered(pack(elements)).attacked] == [[2]]


def test_two_contradictory_claims_answer_each_other() -> None:
    elements = [claim(1), claim(2), rebuttal(3, [1], 2, relation="contradictory")]
    assert unanswered(pack(elements)).attacked == []


def test_a_critical_question_is_open_until_a_claim_answers_it_for_this_argument() -> None:
    scheme = Scheme(
        id=90,
        revision=1,
        name="Exceptional case",
        slug="exceptional-case",
        critical_questions=[CriticalQuestion(slug="exception", text="Is the case an exception?")],
    )
    asked = Question(
        id=91,
        revision=1,
        text="Is China's dominance exceptional?",
        about=DOMINANCE_ARGUMENT,
        critical_question="exception",
    )
    answered = replace(asked, id=92, answers=[2])
    elements = [*example_map(), scheme]

    def open_now(*more: Element) -> list[tuple[int, str, int | None]]:
        questions = unanswered(pack([*elements, *more])).critical_questions
        return [(q.argument, q.critical_question, q.question) for q in questions]

    assert open_now() == [(DOMINANCE_ARGUMENT, "exception", None)]
    assert open_now(asked) == [(DOMINANCE_ARGUMENT, "exception", 91)]
    assert open_now(asked, answered) == []
    assert open_now(replace(answered, about=34)) == [(DOMINANCE_ARGUMENT, "exception", None)]


def test_an_issue_is_open_until_it_is_argued_for() -> None:
    elements = [claim(1, standing="issue"), claim(2)]
    assert unanswered(pack(elements)).unsupported == [1]
    assert unanswered(pack([*elements, argument(3, [2], 1)])).unsupported == []


def test_in_a_clique_every_attack_is_answered() -> None:
    assert unanswered(great_clique()).attacked == []

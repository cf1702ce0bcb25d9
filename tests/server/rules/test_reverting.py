"""Going back: whatever was done, each former state can be had again, and that be taken back."""

from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from authors import EMPTY, Author, Json, check_map, edit_of, first_edit, live
from chronicle import Chronicle, Moment, applied, draw_revert, plain, reverting
from counterpoint_server.model.edit import MapPatch
from counterpoint_server.model.problems import Problem
from counterpoint_server.rules.comparing import Sides, compare, compare_fields
from counterpoint_server.rules.editing import Edit
from counterpoint_server.rules.working import Change, Working

PLAYER, CLUB, WALLS, DOMINANCE, AGAINST_CLUB, PREFERENCE, DOUG, BURGUM, QUESTION, GROUP = range(
    1, 11
)


class Story:
    """A map that is all in memory, with its chronicle."""

    def __init__(self) -> None:
        self.working, self.chronicle = Working(EMPTY), Chronicle()
        self.working.is_whole = True
        self.chronicle.note(1, {}, EMPTY.content, {})
        self.do(first_edit())

    @property
    def now(self) -> int:
        return self.working.state.revision

    @property
    def moment(self) -> Moment:
        return self.chronicle.was[self.now]

    def do(self, edit: Edit | list[Json]) -> Change:
        change = self.chronicle.decide(
            self.working, edit_of(edit) if isinstance(edit, list) else edit
        )
        return self.apply(change)

    def apply(self, change: Change) -> Change:
        self.working.apply(change)
        if not change.is_empty:
            self.chronicle.follow(self.working, change)
        return change

    def refusal(self, edit: Edit) -> Problem:
        with pytest.raises(Problem) as refused:
            self.chronicle.decide(self.working, edit)
        return refused.value


@pytest.fixture
def story() -> Story:
    return Story()


def done(change: Change) -> list[tuple[int, str]]:
    return [(each.id, each.op) for each in change.operations]


def delete(id: int, *, cascade: bool = True) -> Json:
    return {"op": "delete", "id": id, "cascade": cascade}


def merge(into: int, from_: int) -> Json:
    return {"op": "merge", "into": into, "from": from_}


def update(id: int, **patch: Any) -> Json:
    return {"op": "update", "id": id, "patch": patch}


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=[*HealthCheck])
@given(st.data())
def test_after_any_edits_every_former_state_can_be_had_again_and_that_be_taken_back(
    data: st.DataObject,
) -> None:
    story = Story()

    def choose(of: Any) -> Any:
        return data.draw(st.sampled_from(of))

    for _ in range(data.draw(st.integers(1, 8))):
        state = story.working.state
        author = Author(choose, live(story.working), state)
        is_revert = choose([False, False, True])
        revert = draw_revert(choose, state.revision, state.next_element)
        edit = revert if is_revert else author.edit()
        answer = story.chronicle.answer(story.working, edit)
        note(f"{edit.operations} -> {answer if isinstance(answer, Problem) else 'done'}")
        if isinstance(answer, Change):
            story.apply(answer)
            check_map(story.working.state, live(story.working))
    before, to = story.moment, choose(range(1, story.now + 1))
    story.do(reverting(to))
    assert story.moment.plain() == story.chronicle.was[to].plain()
    check_map(story.working.state, live(story.working))
    assert story.do(reverting(to)).operations == [], "it is so already"
    latest = story.now
    story.do(reverting(max(r for r in story.chronicle.was if story.chronicle.was[r] is before)))
    assert story.moment.plain() == before.plain()
    story.do(reverting(latest))
    assert story.moment.plain() == story.chronicle.was[to].plain()


@pytest.mark.parametrize("seed", range(4))
def test_what_a_difference_says_makes_of_the_one_state_the_other(seed: int) -> None:
    choose, story = Random(seed).choice, Story()
    for _ in range(20):
        state = story.working.state
        edit = Author(choose, live(story.working), state).edit()
        if choose([False, False, True]):
            edit = draw_revert(choose, state.revision, state.next_element)
        answer = story.chronicle.answer(story.working, edit)
        if isinstance(answer, Change):
            story.apply(answer)
    was = story.chronicle.was
    for one, other in [(choose([*was]), choose([*was])) for _ in range(40)]:
        a, b = was[one], was[other]
        ids = sorted({*a.elements, *b.elements, *a.leads, *b.leads})
        sides = (
            Sides(id, a.elements.get(id), b.elements.get(id), a.leads.get(id), b.leads.get(id))
            for id in ids
        )
        changes = [change for each in sides if (change := compare(each))]
        made = applied(a, changes, compare_fields(a.content, b.content))
        assert made.plain() == b.plain()


def test_a_deleted_claim_comes_back_under_its_number_with_all_that_went_with_it(
    story: Story,
) -> None:
    gone = story.do([delete(PLAYER)])
    assert done(gone) == [
        (PLAYER, "delete"),
        (DOMINANCE, "delete"),
        (PREFERENCE, "delete"),
        (QUESTION, "update"),
        (GROUP, "update"),
    ]
    back = story.do(reverting(2))
    assert done(back) == [
        (PLAYER, "create"),
        (DOMINANCE, "create"),
        (PREFERENCE, "create"),
        (QUESTION, "update"),
        (GROUP, "update"),
    ]
    assert story.working.state.next_element == GROUP + 1
    assert story.working.state.element_count == GROUP


def test_what_was_made_since_goes_and_its_number_is_not_given_again(story: Story) -> None:
    claim = {"op": "create", "element": {"type": "claim", "text": "New."}}
    story.do([claim])
    assert done(story.do(reverting(2))) == [(GROUP + 1, "delete")]
    assert done(story.do([claim])) == [(GROUP + 2, "create")]


def test_a_merged_claim_comes_back_and_its_number_leads_nowhere_any_more(story: Story) -> None:
    story.do([merge(CLUB, WALLS)])
    assert story.moment.leads == {WALLS: CLUB}
    back = story.do(reverting(2))
    assert (WALLS, "create") in done(back)
    assert back.unmerged == {WALLS}
    assert story.moment.leads == {}
    story.do([update(WALLS, title="Walls")])


def test_a_revision_at_which_a_number_led_elsewhere_makes_it_lead_there_again(
    story: Story,
) -> None:
    story.do([merge(CLUB, WALLS)])
    story.do(reverting(2))
    again = story.do(reverting(3))
    assert (WALLS, "merge", CLUB) in [(each.id, each.op, each.into) for each in again.operations]
    assert story.moment.leads == {WALLS: CLUB}


def test_a_number_without_an_element_then_and_now_leads_where_it_led_then(story: Story) -> None:
    story.do([merge(CLUB, WALLS)])
    story.do(reverting(2))
    story.do([delete(WALLS)])
    assert story.moment.leads == {}
    change = story.do(reverting(3))
    assert story.moment.leads == {WALLS: CLUB}
    assert (WALLS, "merge") in done(change)
    assert WALLS not in change.removed
    story.do(reverting(story.now - 1))
    assert story.moment.leads == {}


def test_the_maps_own_fields_go_back_with_the_whole_map_only(story: Story) -> None:
    story.do(Edit(operations=[MapPatch(patch={"title": "Later", "main_claim": CLUB})], alone=True))
    story.do([update(CLUB, title="Club")])
    one = story.do(reverting(2, CLUB))
    assert done(one) == [(CLUB, "update")]
    assert story.working.state.content.title == "Later"
    assert done(story.do(reverting(2))) == [(0, "update")]
    assert story.working.state.content == EMPTY.content


def test_one_element_goes_back_alone(story: Story) -> None:
    story.do([update(CLUB, title="Club"), update(WALLS, title="Walls")])
    change = story.do(reverting(2, CLUB))
    assert done(change) == [(CLUB, "update")]
    assert plain(story.moment.elements[CLUB]) == plain(story.chronicle.was[2].elements[CLUB])
    assert story.moment.elements[WALLS].title == "Walls"
    assert story.do(reverting(2, CLUB)).is_empty


def test_one_element_whose_ends_are_gone_stays_gone_and_they_are_named(story: Story) -> None:
    story.do([delete(PLAYER), delete(WALLS)])
    refused = story.refusal(reverting(2, DOMINANCE))
    assert (refused.code, refused.extension) == ("missing_end", {"missing": [PLAYER, WALLS]})
    assert "Element 4 at revision 2 refers to what is gone: 1, 3;" in refused.detail
    for id in (PLAYER, WALLS, DOMINANCE):
        story.do(reverting(2, id))
    assert DOMINANCE in story.moment.elements


def test_an_end_that_was_merged_is_gone_too(story: Story) -> None:
    story.do([delete(AGAINST_CLUB, cascade=False)])
    story.do([merge(CLUB, WALLS)])
    refused = story.refusal(reverting(2, AGAINST_CLUB))
    assert (refused.code, refused.extension) == ("missing_end", {"missing": [WALLS]})


def test_an_element_that_was_another_type_goes_back_only_where_that_may_stand(
    story: Story,
) -> None:
    story.do([{"op": "retype", "id": DOUG, "element": {"type": "claim", "text": "Doug."}}])
    story.do([update(QUESTION, positions=[CLUB, DOUG])])
    refused = story.refusal(reverting(2, DOUG))
    assert (refused.code, refused.extension) == ("wrong_end", {"holders": [QUESTION]})
    story.do([update(QUESTION, positions=[CLUB])])
    story.do(reverting(2, DOUG))
    assert plain(story.moment.elements[DOUG]) == plain(story.chronicle.was[2].elements[DOUG])


def test_an_end_that_is_of_another_type_now_is_refused(story: Story) -> None:
    story.do([delete(QUESTION)])
    story.do([update(AGAINST_CLUB, attackers=[PLAYER]), delete(DOMINANCE), delete(PREFERENCE)])
    story.do([{"op": "retype", "id": WALLS, "element": {"type": "participant", "name": "W."}}])
    refused = story.refusal(reverting(2, AGAINST_CLUB))
    assert (refused.code, refused.faults[0].pointer) == ("wrong_end", "#/element")


def test_what_attacks_an_element_follows_its_type_back(story: Story) -> None:
    story.do([delete(DOMINANCE), delete(PREFERENCE), delete(QUESTION)])
    case = {"type": "case", "text": "A club."}
    story.do([{"op": "retype", "id": CLUB, "element": case}])
    assert story.moment.elements[AGAINST_CLUB].kind == "undercut"  # type: ignore[union-attr]
    change = story.do(reverting(2, CLUB))
    assert done(change) == [(CLUB, "update"), (AGAINST_CLUB, "update")]
    assert story.moment.elements[AGAINST_CLUB].kind == "rebut"  # type: ignore[union-attr]


def test_a_revision_that_is_not_there_is_refused(story: Story) -> None:
    for to in (0, story.now + 1):
        refused = story.refusal(reverting(to))
        assert (refused.code, refused.faults[0].pointer) == ("revision_not_found", "#/to")
    assert story.do(reverting(story.now)).is_empty

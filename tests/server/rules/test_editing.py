"""One edit: what it makes, what it refuses and what it says it did."""

from typing import Any

import msgspec
import pytest

from counterpoint_server.model.documents import ELEMENTS_MAX
from counterpoint_server.model.edit import MAP, MapPatch, NewEdit
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import Problem
from counterpoint_server.rules.editing import Edit, decide
from counterpoint_server.rules.working import Change, MapState, NotLoadedError, Working

PLAYER, CLUB, DOMINANCE, WALLS, AGAINST_CLUB, BURGUM, SAID = range(1, 8)

Json = dict[str, Any]


def create(ref: str | None = None, **element: Any) -> Json:
    return {"op": "create", "element": element, **({} if ref is None else {"ref": ref})}


def update(id: int | str, if_revision: int | None = None, **patch: Any) -> Json:
    return {"op": "update", "id": id, "patch": patch, "if_revision": if_revision}


def delete(id: int, cascade: bool = False, if_revision: int | None = None) -> Json:
    return {"op": "delete", "id": id, "cascade": cascade, "if_revision": if_revision}


def edit_of(*operations: Json, **fields: Any) -> Edit:
    given = msgspec.json.encode({"operations": operations})
    return Edit(operations=[*msgspec.json.decode(given, type=NewEdit).operations], **fields)


def on_map(**patch: Any) -> Edit:
    return Edit(operations=[MapPatch(patch=patch)], alone=True)


def change_of(working: Working, edit: Edit) -> Change:
    while True:
        try:
            return decide(working, edit)
        except NotLoadedError as asked:
            working.load(asked, ())


def do(working: Working, *operations: Json, **fields: Any) -> Change:
    change = change_of(working, edit_of(*operations, **fields))
    working.apply(change)
    return change


def refusal(working: Working, *operations: Json, **fields: Any) -> tuple[str, str | None]:
    """The problem and the place it points at; nothing has changed."""
    before = working.state, live(working)
    with pytest.raises(Problem) as refused:
        change_of(working, edit_of(*operations, **fields))
    assert (working.state, live(working)) == before
    return refused.value.code, next((fault.pointer for fault in refused.value.faults), None)


def live(working: Working) -> dict[int, Any]:
    return {id: version for id, version in working.versions.items() if version is not None}


def empty(**fields: int) -> Working:
    state = {"revision": 1, "next_element": 1, "element_count": 0, "content_revision": 1, **fields}
    return Working(MapState(content=MapContent(title="Minerals"), **state))


@pytest.fixture
def working() -> Working:
    """Burgum's club, its reason and an answer to it, at revision 2."""
    working = empty()
    do(
        working,
        create("$player", type="claim", text="A dominant player manipulates supply."),
        create("$club", type="claim", text="Allies should form a club.", data={"seen": 1}),
        create(type="argument", premises=["$player"], conclusion="$club"),
        create("$walls", type="claim", text="Walls fuel instability."),
        create(type="rebuttal", attackers=["$walls"], target="$club"),
        create("$burgum", type="participant", name="Doug Burgum"),
        create(type="claim", text="He said so.", attributions=[{"participant": "$burgum"}]),
    )
    return working


def element(working: Working, id: int) -> Any:
    return live(working)[id].element


def done(change: Change) -> list[tuple[int, str]]:
    return [(each.id, each.op) for each in change.operations]


def test_new_elements_are_numbered_in_order_inline_claims_before_their_holder(
    working: Working,
) -> None:
    change = do(
        working,
        create("$a", type="rebuttal", attackers=[{"text": "x"}, CLUB, {"text": "y"}], target="$b"),
        create("$b", type="argument", premises=[{"text": "z"}], conclusion=CLUB),
    )
    assert done(change) == [(id, "create") for id in range(8, 13)]
    rebuttal, argument = element(working, 10), element(working, 12)
    assert (rebuttal.attackers, rebuttal.target) == ([8, CLUB, 9], 12)
    assert [element(working, id).text for id in (8, 9, 11)] == ["x", "y", "z"]
    assert (argument.premises, rebuttal.kind) == ([11], "undercut")
    assert {each.ref: each.id for each in change.operations if each.ref} == {"$a": 10, "$b": 12}
    assert (working.state.next_element, working.state.element_count) == (13, 12)


def test_a_new_claim_in_a_patch_takes_the_next_number(working: Working) -> None:
    change = do(working, update(DOMINANCE, premises=[PLAYER, {"text": "It is so."}]))
    assert done(change) == [(DOMINANCE, "update"), (8, "create")]
    assert element(working, DOMINANCE).premises == [PLAYER, 8]


def test_the_number_of_what_was_taken_out_is_never_given_again(working: Working) -> None:
    do(working, delete(SAID))
    assert done(do(working, create(type="claim", text="x"))) == [(8, "create")]
    assert working.state.element_count == 7


def test_refs_must_be_made_in_the_same_edit_and_once(working: Working) -> None:
    claim = {"type": "claim", "text": "x"}
    unknown = refusal(working, create(type="rebuttal", attackers=["$x"], target=CLUB))
    assert unknown == ("unknown_ref", "#/operations/0/element/attackers/0")
    twice = refusal(working, create("$x", **claim), create("$x", **claim))
    assert twice == ("ref_used_twice", "#/operations/1/ref")
    do(working, create("$x", **claim))
    assert refusal(working, update("$x", title="X"))[0] == "unknown_ref"


def test_a_reference_to_nothing_or_to_what_cannot_stand_there_is_refused(working: Working) -> None:
    def rebuttal(target: int) -> Json:
        return create(type="rebuttal", attackers=[WALLS], target=target)

    place = "#/operations/0/element/target"
    assert refusal(working, rebuttal(99)) == ("missing_end", place)
    assert refusal(working, rebuttal(BURGUM)) == ("wrong_end", place)
    do(working, delete(SAID))
    assert refusal(working, rebuttal(SAID)) == ("missing_end", place)
    alone = refusal(working, update(AGAINST_CLUB, target=BURGUM), alone=True)
    assert alone == ("wrong_end", "#/target")


def test_a_role_is_played_by_a_premise(working: Working) -> None:
    stranger = refusal(working, update(DOMINANCE, premise_roles={"a/b": WALLS}))
    assert stranger == ("wrong_end", "#/operations/0/patch/premise_roles/a~1b")
    do(working, update(DOMINANCE, premise_roles={"a/b": PLAYER}))


def test_a_preference_holds_between_two_of_a_kind(working: Working) -> None:
    mixed = create(type="preference", preferred=CLUB, dispreferred=DOMINANCE)
    assert refusal(working, mixed) == ("wrong_end", "#/operations/0/element/dispreferred")
    do(working, create(type="preference", preferred=CLUB, dispreferred=PLAYER))


def test_a_rebuttal_moved_from_a_claim_to_a_step_becomes_an_undercut(working: Working) -> None:
    do(working, update(AGAINST_CLUB, target=DOMINANCE))
    assert element(working, AGAINST_CLUB).kind == "undercut"


def test_an_edit_that_changes_nothing_is_empty(working: Working) -> None:
    change = do(working, update(CLUB, text="Allies should form a club."), update(PLAYER))
    assert change.is_empty
    assert change.state is working.state
    assert do(working, update(CLUB, title="Club"), update(CLUB, title=None)).is_empty


@pytest.mark.parametrize("value", [True, "1", [1]])
def test_another_value_in_a_free_object_is_a_change(working: Working, value: Any) -> None:
    assert done(do(working, update(CLUB, data={"seen": value}))) == [(CLUB, "update")]
    assert type(element(working, CLUB).data["seen"]) is type(value)
    working.apply(change_of(working, on_map(data={"seen": 1})))
    assert done(change_of(working, on_map(data={"seen": value}))) == [(MAP, "update")]


def test_only_what_changed_gets_the_new_revision(working: Working) -> None:
    change = do(working, update(CLUB, title="Club"), update(PLAYER), create(type="source"))
    assert done(change) == [(CLUB, "update"), (8, "create")]
    assert change.state.revision == 3
    assert [element(working, id).revision for id in (PLAYER, CLUB, DOMINANCE, 8)] == [2, 3, 2, 3]


def test_an_edit_on_a_stale_revision_is_refused(working: Working) -> None:
    do(working, update(CLUB, title="Club"))
    assert refusal(working, update(PLAYER, title="x"), if_revision=2)[0] == "stale_revision"
    assert refusal(working, update(CLUB, if_revision=2, title="x"))[0] == "stale_revision"
    assert refusal(working, delete(AGAINST_CLUB, if_revision=1))[0] == "stale_revision"
    do(working, update(PLAYER, if_revision=2, title="x"), delete(AGAINST_CLUB, if_revision=2))


def test_the_revision_asked_for_is_that_before_the_edit(working: Working) -> None:
    do(working, update(CLUB, title="x"), update(CLUB, if_revision=2, note="y"))
    assert (element(working, CLUB).title, element(working, CLUB).note) == ("x", "y")


def test_what_is_not_there_is_not_found_and_pointed_at(working: Working) -> None:
    place, first = "#/operations/1/id", update(CLUB, title="x")
    assert refusal(working, first, delete(99)) == ("element_not_found", place)
    assert refusal(working, delete(SAID), delete(SAID)) == ("element_not_found", place)
    do(working, delete(SAID))
    assert refusal(working, first, update(SAID, title="x")) == ("element_not_found", place)


def test_to_update_what_was_never_there_is_refused_like_deleting_it(working: Working) -> None:
    assert refusal(working, update(99, title="x")) == ("element_not_found", "#/operations/0/id")
    assert refusal(working, update(99, title="x"), alone=True)[0] == "element_not_found"


GUESSED = {"type": "rebuttal", "attackers": [WALLS], "target": 8}


@pytest.mark.parametrize("last", [update(8, title="x"), delete(8), create(**GUESSED)])
def test_what_an_edit_makes_has_no_number_yet_that_it_could_name(
    working: Working, last: Json
) -> None:
    place = refusal(working, create(type="claim", text="x"), last)[1]
    assert place in ("#/operations/1/id", "#/operations/1/element/target")


def test_what_others_need_stays_and_cascade_takes_them_along(working: Working) -> None:
    assert refusal(working, delete(CLUB)) == ("element_in_use", "#/operations/0/id")
    change = do(working, delete(CLUB, cascade=True))
    assert change.removed == {CLUB, DOMINANCE, AGAINST_CLUB}
    assert working.state.element_count == 4


def test_what_is_freed_in_the_same_edit_can_go(working: Working) -> None:
    change = do(working, delete(PLAYER), update(DOMINANCE, premises=[WALLS]))
    assert done(change) == [(PLAYER, "delete"), (DOMINANCE, "update")]


@pytest.mark.parametrize("order", [1, -1], ids=["forgotten last", "forgotten first"])
def test_a_speaker_can_go_in_an_edit_that_changes_what_was_said(
    working: Working, order: int
) -> None:
    change = do(working, *[update(SAID, title="Said"), delete(BURGUM)][::order])
    assert done(change) == [(BURGUM, "delete"), (SAID, "update")]
    assert element(working, SAID).attributions[0].participant is None


def test_what_one_operation_took_out_a_later_one_cannot_name(working: Working) -> None:
    said = create(type="claim", text="x", attributions=[{"participant": BURGUM}])
    place = "#/operations/1/element/attributions/0/participant"
    assert refusal(working, delete(BURGUM), said) == ("missing_end", place)


def test_what_one_operation_writes_and_a_later_one_takes_back_does_not_count(
    working: Working,
) -> None:
    moved = [update(DOMINANCE, title="r1"), update(DOMINANCE, premises=[WALLS]), delete(PLAYER)]
    assert done(do(working, *moved)) == [(PLAYER, "delete"), (DOMINANCE, "update")]
    gone = [update(DOMINANCE, title="r"), delete(WALLS, cascade=True)]
    assert (DOMINANCE, "delete") in done(do(working, *gone))


@pytest.mark.parametrize(
    ("claim", "place"),
    [({"text": "x\0"}, "text"), ({"text": "x", "data": {"a": "\0"}}, "data/a")],
)
def test_what_no_map_may_hold_is_pointed_at_even_in_an_inline_claim(
    working: Working, claim: Json, place: str
) -> None:
    plain = refusal(working, create(type="claim", **claim))
    assert plain == ("invalid_body", f"#/operations/0/element/{place}")
    inline = refusal(working, create(type="rebuttal", attackers=[claim], target=CLUB))
    assert inline == ("invalid_body", f"#/operations/0/element/attackers/0/{place}")


def test_a_full_map_takes_no_more_but_can_be_changed() -> None:
    working = empty(element_count=ELEMENTS_MAX - 1)
    do(working, create(type="claim", text="the millionth"))
    assert refusal(working, create(type="claim", text="one more")) == ("map_full", None)
    do(working, update(1, text="changed"))
    do(working, create(type="claim", text="in its place"), delete(1))


def test_a_maps_main_claim_is_a_claim_and_is_forgotten_with_it(working: Working) -> None:
    with pytest.raises(Problem) as refused:
        change_of(working, on_map(main_claim=BURGUM))
    assert [fault.pointer for fault in refused.value.faults] == ["#/main_claim"]
    working.apply(change_of(working, on_map(main_claim=WALLS, title="Walls")))
    assert (working.state.revision, working.state.content_revision) == (3, 3)
    change = do(working, delete(WALLS, cascade=True))
    assert done(change) == [(WALLS, "delete"), (AGAINST_CLUB, "delete"), (MAP, "update")]
    assert (change.state.content.title, change.state.content.main_claim) == ("Walls", None)
    assert change.state.content_revision == 4
    assert do(working, update(CLUB, title="Club")).state.content_revision == 4


def test_all_that_is_named_by_number_is_asked_for_at_once() -> None:
    operations = [update(1, title="x"), delete(2), update(3, title="y"), delete(4, cascade=True)]
    with pytest.raises(NotLoadedError) as asked:
        decide(empty(next_element=9), edit_of(*operations))
    assert (asked.value.elements, asked.value.held) == ({1, 2, 3, 4}, {2, 4})

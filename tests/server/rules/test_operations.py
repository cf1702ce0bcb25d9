"""Upsert, merge, retype and replace: what each makes, refuses and leaves alone."""

from typing import Any

import msgspec
import pytest

from authors import EMPTY, NAMES, Json, decide_on, edit_of, first_edit, live
from authors import replacing as replace_by
from counterpoint_server.model.problems import Problem
from counterpoint_server.model.types import type_of
from counterpoint_server.rules.editing import Edit
from counterpoint_server.rules.working import Change, Working

PLAYER, CLUB, WALLS, DOMINANCE, AGAINST_CLUB, PREFERENCE, DOUG, BURGUM, QUESTION, GROUP = range(
    1, 11
)
C1, C2, R1 = NAMES


def do(working: Working, *operations: Json, edit: Edit | None = None) -> Change:
    change = decide_on(working, edit or edit_of([*operations]))
    working.apply(change)
    return change


def refusal(working: Working, *operations: Json, edit: Edit | None = None) -> tuple[str, str]:
    with pytest.raises(Problem) as refused:
        decide_on(working, edit or edit_of([*operations]))
    faults = refused.value.faults
    return refused.value.code, faults[0].pointer if faults else ""


@pytest.fixture
def working() -> Working:
    working = Working(EMPTY)
    do(working, edit=first_edit())
    return working


def element(working: Working, id: int) -> Any:
    return live(working)[id].element


def done(change: Change) -> list[tuple[int, str]]:
    return [(each.id, each.op) for each in change.operations]


def upsert(name: Json, ref: str | None = None, **fields: Any) -> Json:
    return {"op": "upsert", "external": name, "element": fields, "ref": ref}


def merge(into: int | str, from_: int | str, **more: Any) -> Json:
    return {"op": "merge", "into": into, "from": from_, **more}


def retype(id: int, type: str, **fields: Any) -> Json:
    return {"op": "retype", "id": id, "element": {"type": type, **fields}}


def document(working: Working) -> Json:
    elements = [msgspec.to_builtins(version.element) for version in live(working).values()]
    return {"map": msgspec.to_builtins(working.state.content), "elements": elements}


def test_an_upsert_changes_the_fields_it_gives_and_leaves_the_rest(working: Working) -> None:
    do(working, {"op": "update", "id": CLUB, "patch": {"note": "Kept.", "tags": ["old"]}})
    change = do(working, upsert(C1, "$club", type="claim", text="A club.", tags=["new"]))
    assert done(change) == [(CLUB, "update")]
    club = element(working, CLUB)
    assert (club.text, club.note, club.tags) == ("A club.", "Kept.", ["new"])
    assert [(each.system, each.id) for each in club.external] == [("seed", "c1")]


def test_an_upsert_of_a_new_name_makes_an_element_that_carries_it(working: Working) -> None:
    change = do(working, upsert(C2, type="claim", text="Cooperate."))
    assert done(change) == [(11, "create")]
    assert [(each.system, each.id) for each in element(working, 11).external] == [("seed", "c2")]


def test_a_script_of_upserts_with_new_claims_and_refs_run_twice_makes_one_revision(
    working: Working,
) -> None:
    script = [
        upsert(C2, "$c", type="claim", text="Cooperate.", attributions=[{"participant": DOUG}]),
        upsert(R1, "$r", type="argument", premises=[{"text": "Walls."}, "$c"], conclusion=CLUB),
        upsert({"system": "x", "id": "q"}, type="question", text="?", answers=[{"text": "Yes."}]),
    ]
    first = do(working, *script)
    assert first.state.revision == 3
    again = do(working, *script)
    assert again.is_empty
    assert again.state is working.state
    refs = {each.ref: each.id for each in again.operations if each.ref}
    assert refs == {each.ref: each.id for each in first.operations if each.ref}


def test_two_upserts_of_one_name_in_an_edit_are_one_element(working: Working) -> None:
    twice = [upsert(C2, "$a", type="claim", text="A"), upsert(C2, "$b", type="claim", text="B")]
    change = do(working, *twice)
    assert {each.ref: each.id for each in change.operations} == {"$a": 11, "$b": 11}
    assert element(working, 11).text == "B"


def test_a_name_that_several_carry_or_one_of_another_type_is_refused(working: Working) -> None:
    wrong = upsert(C1, type="question", text="?")
    assert refusal(working, wrong) == ("type_mismatch", "#/operations/0/element/type")
    do(working, {"op": "update", "id": WALLS, "patch": {"external": [C1]}})
    several = upsert(C1, type="claim", text="?")
    assert refusal(working, several) == ("ambiguous_external", "#/operations/0/external")


def test_what_refers_to_a_merged_element_refers_to_the_other(working: Working) -> None:
    change = do(working, merge(PLAYER, WALLS))
    assert (WALLS, "merge") in done(change)
    assert change.merged == {WALLS: PLAYER}
    assert element(working, DOMINANCE).premises == [PLAYER], "a premise twice is dropped"
    assert element(working, AGAINST_CLUB).attackers == [PLAYER]
    assert element(working, QUESTION).positions == [CLUB, PLAYER]
    assert element(working, GROUP).members == [PLAYER, QUESTION]
    assert element(working, PLAYER).tags == ["walls"]
    assert working.state.element_count == 9


def test_a_merged_elements_names_and_attributions_are_added_once(working: Working) -> None:
    said = {"attributions": [{"participant": DOUG}, {"participant": BURGUM}]}
    do(working, {"op": "update", "id": WALLS, "patch": {**said, "external": [C2]}})
    do(working, merge(DOUG, BURGUM))
    assert len(element(working, WALLS).attributions) == 1, "two that have become equal"
    do(working, merge(CLUB, WALLS))
    club = element(working, CLUB)
    assert [each.id for each in club.external] == ["c1", "c2"]
    assert [each.participant for each in club.attributions] == [DOUG]


def test_the_main_claim_moves_with_a_merge(working: Working) -> None:
    new = document(working)
    new["map"]["main_claim"] = WALLS
    do(working, edit=replace_by(new))
    do(working, merge(CLUB, WALLS))
    assert working.state.content.main_claim == CLUB


def test_the_number_of_a_merged_element_is_refused_with_where_it_leads(working: Working) -> None:
    do(working, merge(CLUB, WALLS))
    do(working, merge(PLAYER, CLUB))
    for operation, place in [
        ({"op": "update", "id": WALLS, "patch": {}}, "id"),
        ({"op": "delete", "id": WALLS}, "id"),
        (retype(WALLS, "question", text="?"), "id"),
        (merge(PLAYER, WALLS), "from"),
        (
            {"op": "create", "element": {"type": "group", "members": [WALLS]}},
            "element/members/0",
        ),
    ]:
        with pytest.raises(Problem) as refused:
            decide_on(working, edit_of([operation]))
        assert refused.value.code == "element_merged"
        assert refused.value.extension == {"merged_into": PLAYER}
        assert refused.value.faults[0].pointer == f"#/operations/0/{place}"


def test_what_cannot_be_one_is_not_merged(working: Working) -> None:
    assert refusal(working, merge(CLUB, DOMINANCE)) == ("type_mismatch", "#/operations/0/from")
    assert refusal(working, merge(CLUB, CLUB)) == ("invalid_body", "#/operations/0/from")
    do(working, {"op": "update", "id": WALLS, "patch": {"title": "Walls"}})
    assert refusal(working, merge(CLUB, WALLS, if_revision=2))[0] == "stale_revision"
    do(working, merge(CLUB, WALLS, if_revision=3))


def test_a_merge_checks_what_an_operation_before_it_wrote(working: Working) -> None:
    wrong = {"op": "update", "id": DOMINANCE, "patch": {"premises": [BURGUM]}}
    place = ("wrong_end", "#/operations/0/patch/premises/0")
    assert refusal(working, wrong, merge(DOUG, BURGUM)) == place


def test_retyping_keeps_the_number_and_the_common_fields(working: Working) -> None:
    do(working, {"op": "update", "id": BURGUM, "patch": {"note": "Kept.", "tags": ["a"]}})
    change = do(working, retype(BURGUM, "source", title="Global Times"))
    assert done(change) == [(BURGUM, "update")]
    source = element(working, BURGUM)
    assert type_of(source).name == "source"
    assert (source.note, source.tags, source.title) == ("Kept.", ["a"], "Global Times")


def test_a_holder_that_cannot_hold_the_new_type_is_named(working: Working) -> None:
    with pytest.raises(Problem) as refused:
        decide_on(working, edit_of([retype(PLAYER, "question", text="?")]))
    assert refused.value.code == "wrong_end"
    assert refused.value.extension == {"holders": [DOMINANCE]}
    assert refused.value.faults[0].pointer == "#/operations/0/element/type"
    preferred = [retype(PLAYER, "case"), {"op": "delete", "id": PREFERENCE}]
    assert refusal(working, preferred[0])[0] == "wrong_end"
    do(working, *preferred)


def test_an_attack_on_what_becomes_a_step_becomes_an_undercut(working: Working) -> None:
    do(working, {"op": "update", "id": QUESTION, "patch": {"positions": []}})
    do(working, retype(CLUB, "case", text="The club"))
    assert element(working, AGAINST_CLUB).kind == "undercut"


def test_a_document_put_back_unchanged_changes_nothing(working: Working) -> None:
    assert do(working, edit=replace_by(document(working))).is_empty


def test_a_replaced_map_has_what_the_document_has_and_nothing_else(working: Working) -> None:
    new = document(working)
    new["elements"] = [e for e in new["elements"] if e["id"] not in (PREFERENCE, GROUP)]
    new["elements"][0]["text"] = "Changed."
    new["elements"].append({"type": "argument", "id": 20, "premises": [21], "conclusion": CLUB})
    new["elements"].append({"type": "claim", "id": 21, "text": "New."})
    change = do(working, edit=replace_by(new))
    kinds = [(1, "update"), (PREFERENCE, "delete"), (GROUP, "delete")]
    assert done(change) == [*kinds, (20, "create"), (21, "create")]
    assert working.state.next_element == 22
    do(working, edit=replace_by({**new, "elements": [*new["elements"], claim(15)]}))
    assert element(working, 15).text == "x", "skipped before, and so still free"


def claim(id: int) -> Json:
    return {"type": "claim", "id": id, "text": "x"}


def test_a_document_must_hold_all_that_it_refers_to(working: Working) -> None:
    new = document(working)
    new["elements"] = [e for e in new["elements"] if e["id"] != WALLS]
    with pytest.raises(Problem) as refused:
        decide_on(working, replace_by(new))
    assert refused.value.code == "missing_end"
    assert [fault.pointer for fault in refused.value.faults] == [
        "#/elements/2/premises/1",
        "#/elements/3/attackers/0",
        "#/elements/4/dispreferred",
        "#/elements/7/positions/1",
        "#/elements/8/members/1",
    ]
    new = document(working)
    new["map"]["main_claim"] = 99
    assert refusal(working, edit=replace_by(new)) == ("missing_end", "#/map/main_claim")


@pytest.mark.parametrize(
    ("id", "code"),
    [
        (CLUB, "invalid_body"),
        (1_000_001, "number_too_high"),
        (GROUP, "number_used"),
        (BURGUM, "element_merged"),
    ],
)
def test_a_number_is_free_once(working: Working, id: int, code: str) -> None:
    do(working, {"op": "delete", "id": GROUP}, merge(DOUG, BURGUM))
    new = document(working)
    place = f"#/elements/{len(new['elements'])}/id"
    new["elements"].append(claim(id))
    assert refusal(working, edit=replace_by(new)) == (code, place)


def test_what_one_edit_wrote_before_is_kept_by_the_operations_after_it(working: Working) -> None:
    operations = [
        {"op": "create", "ref": "$d", "element": {"type": "participant", "name": "Wang"}},
        {"op": "update", "id": CLUB, "patch": {"attributions": [{"participant": "$d"}]}},
        upsert(C1, type="claim", text="A club."),
        retype(CLUB, "claim", text="A club of allies."),
        merge(CLUB, WALLS),
    ]
    do(working, *operations)
    assert [each.participant for each in element(working, CLUB).attributions] == [11]


def test_what_a_later_operation_makes_is_named_as_that(working: Working) -> None:
    making = {"op": "create", "ref": "$walls", "element": {"type": "claim", "text": "Walls."}}
    update = {"op": "update", "id": "$walls", "patch": {"title": "Walls"}}
    with pytest.raises(Problem, match=r"`\$walls` is made by a later operation") as refused:
        do(working, update, making)
    assert refused.value.faults[0].pointer == "#/operations/0/id"
    do(working, making, update)

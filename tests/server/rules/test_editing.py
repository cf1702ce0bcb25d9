"""One edit: what it makes, what it refuses and what it says it did."""

from typing import Any

import msgspec
import pytest

from counterpoint_server.model.edit import MapPatch, NewEdit
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import (
    ElementInUse,
    ElementNotFound,
    InvalidBody,
    MapFull,
    MissingEnd,
    Problem,
    RefUsedTwice,
    StaleRevision,
    UnknownRef,
    WrongEnd,
)
from counterpoint_server.model.stored import decode_element
from counterpoint_server.rules.editing import ELEMENTS_MAX, MAP, Edit, decide
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


def refusal(working: Working, *operations: Json, **fields: Any) -> tuple[type[Problem], str | None]:
    """The problem and the place it points at; nothing has changed."""
    before = working.state, dict(working.versions)
    with pytest.raises(Problem) as refused:
        change_of(working, edit_of(*operations, **fields))
    known = {id: version for id, version in working.versions.items() if version is not None}
    assert (working.state, known) == (before[0], {i: v for i, v in before[1].items() if v})
    faults = refused.value.faults
    return type(refused.value), faults[0].pointer if faults else None


def empty(**fields: int) -> Working:
    state = {"revision": 1, "next_element": 1, "element_count": 0, "content_revision": 1, **fields}
    return Working(MapState(content=MapContent(title="Minerals"), **state))


@pytest.fixture
def working() -> Working:
    """Burgum's club, its reason and Wang's answer, at revision 2."""
    working = empty()
    do(
        working,
        create(type="claim", text="A dominant player manipulates supply."),
        create(type="claim", text="Allies should form a club."),
        create(type="argument", premises=[PLAYER_REF := "$player"], conclusion="$club")
        if False
        else create(type="argument", premises=["$p"], conclusion="$c"),
    ) if False else None
    return working

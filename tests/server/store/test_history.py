"""History from a real database: what every revision was, and what was done from one to the next."""

import asyncio
from contextlib import suppress
from random import Random
from typing import Any

import pytest

from authors import Author, Live, edit_of, first_edit
from chronicle import Chronicle, Moment, applied, draw_revert, reverting
from counterpoint_server.model.history import ElementVersion
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.model.map import NewMap
from counterpoint_server.model.problems import (
    EditTooLarge,
    ElementMerged,
    ElementNotFound,
    Problem,
    RevisionNotFound,
)
from counterpoint_server.model.stored import decode_content, decode_element
from counterpoint_server.model.types import Element, type_of
from counterpoint_server.rules.working import MapState, Version
from counterpoint_server.store import as_of, history
from counterpoint_server.store.door import Door
from counterpoint_server.store.elements import ElementFilter, list_elements
from counterpoint_server.store.maps import create_map
from counterpoint_server.store.points import PointReader
from counterpoint_server.store.pool import Database

Json = dict[str, Any]


@pytest.fixture
async def number(database: Database) -> int:
    made = await create_map(database, NewMap(title="Minerals"), 0)
    return read_map_id(made.id) or 0


async def read_now(database: Database, number: int) -> tuple[MapState, Live, dict[int, int]]:
    """Past all that is tested here: the rows of what is, not of what was."""
    (row,) = await database.fetch("SELECT * FROM map WHERE map_id = $1", number)
    names = ("revision", "next_element", "element_count", "content_revision")
    state = MapState(content=decode_content(row["content"]), **{name: row[name] for name in names})
    rows = await database.fetch("SELECT body FROM element WHERE map_id = $1", number)
    found = [Version(decode_element(row["body"]), row["body"]) for row in rows]
    rows = await database.fetch("SELECT element_id, into_id FROM merged WHERE map_id = $1", number)
    leads = {row["element_id"]: row["into_id"] for row in rows}
    return state, {version.element.id: version for version in found}, leads


async def note(database: Database, number: int, chronicle: Chronicle) -> MapState:
    state, now, leads = await read_now(database, number)
    chronicle.note(state.revision, now, state.content, leads)
    return state


@pytest.fixture(params=range(4))
async def chronicle(
    request: pytest.FixtureRequest, database: Database, door: Door, number: int
) -> Chronicle:
    """Random edits and reverts, and what the map was after each of them."""
    choose, chronicle = Random(request.param).choice, Chronicle()
    await note(database, number, chronicle)
    await door.submit(number, first_edit(), principal=0)
    state = await note(database, number, chronicle)
    for _ in range(30):
        _, now, _ = await read_now(database, number)
        edit = Author(choose, now, state).edit()
        if choose([False, False, False, True]):
            edit = draw_revert(choose, state.revision, state.next_element)
        with suppress(Problem):
            await door.submit(number, edit, principal=0)
        state = await note(database, number, chronicle)
    assert [*chronicle.was] == [*range(1, state.revision + 1)]
    return chronicle


async def read_as_of(
    database: Database, number: int, revision: int, **wanted: Any
) -> dict[int, Element]:
    """All pages."""
    found: dict[int, Element] = {}
    asked = ElementFilter(revision=revision, **wanted)
    while True:
        above = max(found, default=0)
        page = await list_elements(database, number, asked, above=above, limit=4, principal=0)
        assert page.revision == revision
        found |= {element.id: element for element in page.elements[:4]}
        if len(page.elements) <= 4:
            return found


async def lead_or_element(
    database: Database, number: int, id: int, revision: int
) -> Element | int | None:
    try:
        return (await as_of.read_element(database, number, id, revision, 0))[0]
    except ElementMerged as merged:
        into: int = merged.extension["merged_into"]
        return into
    except ElementNotFound:
        return None


async def read_difference(
    database: Database, number: int, from_: int, to: int, moment: Moment
) -> Moment:
    """What the pages of a difference make of a moment."""
    above, changes = 0, []
    while True:
        asked = {"above": above, "limit": 3, "principal": 0}
        _, page = await history.read_difference(database, number, (from_, to), **asked)
        changes += page.elements
        if page.last is None:
            return applied(moment, changes, page.content)
        above = page.last


async def test_every_revision_is_read_as_it_was(
    database: Database, number: int, chronicle: Chronicle
) -> None:
    everything = {id for moment in chronicle.was.values() for id in moment.elements}
    for revision, moment in chronicle.was.items():
        assert await read_as_of(database, number, revision) == moment.elements
        for id in everything:
            expected = moment.elements.get(id, moment.leads_to(id))
            assert await lead_or_element(database, number, id, revision) == expected


async def test_filters_and_missing_numbers_are_those_of_the_revision(
    database: Database, number: int, chronicle: Chronicle
) -> None:
    everything = sorted({id for moment in chronicle.was.values() for id in moment.elements})
    for revision, moment in chronicle.was.items():
        claims = await read_as_of(database, number, revision, types=["claim"], tags=["walls"])
        assert [*claims] == [
            id
            for id, element in moment.elements.items()
            if type_of(element).name == "claim" and "walls" in element.tags
        ]
        said = await read_as_of(database, number, revision, participants=[7, 8])
        assert [*said] == [
            id
            for id, element in moment.elements.items()
            if {each.participant for each in element.attributions} & {7, 8}
        ]
        asked = ElementFilter(revision=revision, ids=everything)
        page = await list_elements(database, number, asked, above=0, limit=200, principal=0)
        assert page.missing == [id for id in everything if id not in moment.elements]


async def test_a_difference_makes_of_each_revision_each_other(
    database: Database, number: int, chronicle: Chronicle
) -> None:
    choose, was = Random(1).choice, chronicle.was
    for one, other in [(choose([*was]), choose([*was])) for _ in range(30)]:
        made = await read_difference(database, number, one, other, was[one])
        assert made.plain() == was[other].plain()


async def test_differences_are_the_same_however_they_are_found(
    database: Database, number: int, chronicle: Chronicle
) -> None:
    choose, was = Random(3).choice, chronicle.was
    for one, other in [(choose([*was]), choose([*was])) for _ in range(30)]:
        asked = history.SQL["differences"], number, one, other, 0, 1_000
        listed, looked_for = [await database.fetch(*asked, most, False) for most in (10**6, -1)]
        assert looked_for == listed


async def test_a_revision_tells_what_it_did(
    database: Database, number: int, chronicle: Chronicle
) -> None:
    listed, current = await history.list_revisions(
        database, number, below=2**31 - 1, limit=100, principal=0
    )
    assert [each.revision for each in listed] == [*range(current, 0, -1)]
    for revision in listed[:-1]:
        r = revision.revision
        found, changes = await history.read_changes(
            database, number, r, above=0, limit=1_000, principal=0
        )
        assert found == revision
        before = chronicle.was[r - 1]
        made = applied(before, changes.elements, changes.content)
        assert made.plain() == chronicle.was[r].plain()
        ops = [change.op for change in changes.elements]
        counts = (revision.created, revision.updated, revision.deleted, revision.merged)
        assert counts == tuple(map(ops.count, ("create", "update", "delete", "merge")))
        assert revision.map_changed == bool(changes.content)


async def test_an_elements_history_is_all_that_was_done_to_it_page_by_page(
    database: Database, number: int, chronicle: Chronicle
) -> None:
    everything = {id for moment in chronicle.was.values() for id in moment.elements}
    for id in everything:
        found: list[ElementVersion] = []
        below, more = 2**31 - 1, True
        while more:
            page, _ = await history.list_versions(
                database, number, id, below=below, limit=2, principal=0
            )
            more, found = len(page) > 2, found + page[:2]
            below = found[-1].revision
        expected = []
        for r in range(2, len(chronicle.was) + 1):
            old, new = (chronicle.was[at].elements.get(id) for at in (r - 1, r))
            led, leads = (chronicle.was[at].leads.get(id) for at in (r - 1, r))
            if old == new and (new is not None or led == leads):
                continue
            into = leads if new is None else None
            gone = "delete" if into is None else "merge"
            op = gone if new is None else "update" if old is not None else "create"
            expected.append((r, op, new, into))
        assert [(v.revision, v.op, v.element, v.into) for v in reversed(found)] == expected


async def test_going_back_through_the_door_is_the_state_it_was(
    database: Database, door: Door, number: int, chronicle: Chronicle
) -> None:
    choose, was = Random(2).choice, chronicle.was
    for _ in range(6):
        to = choose([*was])
        outcome = await door.submit(number, reverting(to), principal=0)
        state = await note(database, number, chronicle)
        assert state.revision == outcome.revision
        assert was[outcome.revision].plain() == was[to].plain()
        assert (
            await read_as_of(database, number, outcome.revision) == was[outcome.revision].elements
        )


async def test_a_revert_sees_the_edits_that_wait_before_it(
    database: Database, door: Door, number: int
) -> None:
    """All in one transaction: the past of the later ones is what the earlier ones wrote."""
    await door.submit(number, first_edit(), principal=0)
    walls = {"op": "update", "id": 3, "patch": {"title": "Walls"}}
    edits = [
        edit_of([walls]),
        edit_of([{"op": "merge", "into": 2, "from": 3}]),
        reverting(3),
        edit_of([{"op": "merge", "into": 1, "from": 3}]),
        reverting(4),
        reverting(5),
        reverting(2),
    ]
    answers = await asyncio.gather(*(door.submit(number, edit, principal=0) for edit in edits))
    assert [answer.revision for answer in answers] == [3, 4, 5, 6, 7, 8, 9]
    found = [await lead_or_element(database, number, 3, revision) for revision in range(2, 10)]
    told = [each if isinstance(each, int) else getattr(each, "title", None) for each in found]
    assert told == [None, "Walls", 2, "Walls", 1, 2, "Walls", None]
    assert (await PointReader(database).read(number, 3, 0)).revision == 9


async def test_a_revert_is_done_once_under_its_key_and_only_on_the_state_it_was_meant_for(
    database: Database, door: Door, number: int
) -> None:
    await door.submit(number, first_edit(), principal=0)
    await door.submit(number, edit_of([{"op": "delete", "id": 1, "cascade": True}]), principal=0)
    signed = {"principal": 0, "key": "undo", "fingerprint": b"one"}
    first = await door.submit(number, reverting(2, message="Undo."), **signed)
    again = await door.submit(number, reverting(2, message="Undo."), **signed)
    assert again.is_replay
    assert (again.revision, again.elements) == (first.revision, first.elements)
    with pytest.raises(Problem, match="now at revision 4"):
        await door.submit(number, reverting(3, if_revision=3), principal=0)
    with pytest.raises(RevisionNotFound, match="1 to 4, not 5"):
        await door.submit(number, reverting(5), principal=0)


async def test_more_than_an_edit_may_do_is_refused_with_what_to_do(
    database: Database, door: Door, number: int
) -> None:
    creates = [{"op": "create", "element": {"type": "claim", "text": "x"}}] * 5_001
    for _ in range(2):
        await door.submit(number, edit_of(creates), principal=0)
    with pytest.raises(EditTooLarge, match="a revision in between"):
        await door.submit(number, reverting(1), principal=0)
    for to in (2, 1):
        await door.submit(number, reverting(to), principal=0)
    state, now, _ = await read_now(database, number)
    assert (state.element_count, state.next_element, now) == (0, 10_003, {})

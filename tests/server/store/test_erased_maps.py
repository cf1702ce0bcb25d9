"""What is erased is in no row any more, and what remains is a sound map at every revision."""

from random import Random

import pytest

from authors import check_map, edit_of, first_edit, state_of
from counterpoint_server.model.problems import ElementMerged
from counterpoint_server.model.stored import decode_content, decode_element
from counterpoint_server.model.types import Locution, Participant
from counterpoint_server.rules.working import MapState, Version
from counterpoint_server.store.door import Door
from counterpoint_server.store.pool import Database
from whole_maps import check_rows, dump, edit_at_random, empty_map, erase

number = pytest.fixture(empty_map, name="number")


def secret(id: int) -> str:
    return f"secret-{id}-"


async def mark(database: Database, door: Door, number: int, marked: set[int]) -> None:
    """Give every element words of its own, in more than one revision; merging may move them."""
    _, now = await state_of(database, number)
    for more in ("once", "again"):
        patch = {id: {"note": secret(id), "tags": [secret(id), more]} for id in {*now} - marked}
        updates = [{"op": "update", "id": id, "patch": each} for id, each in patch.items()]
        if updates:
            await door.submit(number, edit_of(updates), principal=0)
    marked |= {*now}


async def leads(database: Database, number: int) -> dict[int, int]:
    rows = await database.fetch("SELECT element_id, into_id FROM merged WHERE map_id = $1", number)
    return {row["element_id"]: row["into_id"] for row in rows}


def end_of(way: dict[int, int], id: int) -> int:
    while id in way:
        id = way[id]
    return id


async def check_past(database: Database, number: int, upto: int) -> None:
    """As of every revision, no reference dangles and every end has its type."""
    for revision in range(1, upto + 1):
        versions = await database.fetch(
            "SELECT body FROM element WHERE map_id = $1 AND revision <= $2 UNION ALL "
            "SELECT body FROM element_old "
            "WHERE map_id = $1 AND revision <= $2 AND gone_revision > $2",
            number,
            revision,
        )
        (row,) = await database.fetch(
            "SELECT coalesce(o.content, m.content) AS content, m.next_element FROM map m "
            "LEFT JOIN map_old o ON o.map_id = $1 AND o.revision <= $2 AND o.gone_revision > $2 "
            "WHERE m.map_id = $1",
            number,
            revision,
        )
        then = [Version(decode_element(each["body"]), each["body"]) for each in versions]
        state = MapState(
            revision=revision,
            next_element=row["next_element"],
            element_count=len(then),
            content=decode_content(row["content"]),
            content_revision=1,
        )
        check_map(state, {version.element.id: version for version in then})


@pytest.mark.parametrize("seed", range(6))
async def test_no_row_of_the_map_has_what_was_erased_and_nothing_else_is_lost(
    database: Database, door: Door, number: int, seed: int
) -> None:
    choose = Random(seed)
    marked: set[int] = set()
    for _ in range(4):
        await edit_at_random(database, door, number, choose, 6)
        await mark(database, door, number, marked)
    await edit_at_random(database, door, number, choose, 6)
    erasures = 0
    while erasures < 3:
        way, before = await leads(database, number), await dump(database, number)
        kept = {id for id in marked if secret(id) in before}
        asked = choose.sample(sorted(marked), 2)
        try:
            done = (await erase(door, number, elements=asked)).operations
        except ElementMerged:
            assert way.keys() & {*asked}
            assert await dump(database, number) == before
            continue
        erasures += 1
        after = await dump(database, number)
        erased = {id for id in marked if end_of(way, id) in asked}
        assert {id for id in marked if secret(id) in after} == kept - erased
        assert {each.id for each in done if each.op == "redact"} == {*asked}
        await check_rows(database, number)
    revision = await edit_at_random(database, door, number, choose, 4)
    await check_past(database, number, revision)


def said(participant: int) -> str:
    return f"said-by-{participant}-"


async def attribute(database: Database, door: Door, number: int, choose: Random) -> None:
    """Something in everything that a participant says, and that another one passes on."""
    _, now = await state_of(database, number)
    speakers = [id for id, (element, _) in now.items() if isinstance(element, Participant)]
    updates = []
    for id, (element, _) in now.items():
        one, other = choose.choices(speakers, k=2)
        attributions = [
            {"participant": one, "cue": said(one), "quote": {"exact": said(one)}},
            {"participant": other, "via": [one], "cue": said(one)},
        ]
        patch = {"attributions": attributions}
        if isinstance(element, Locution):
            patch |= {"participant": one, "text": said(one)}
        updates.append({"op": "update", "id": id, "patch": patch})
    await door.submit(number, edit_of(updates), principal=0)


@pytest.mark.parametrize("seed", range(6))
async def test_nothing_that_an_erased_participant_said_is_left_at_any_revision(
    database: Database, door: Door, number: int, seed: int
) -> None:
    choose, marked = Random(seed), set[int]()
    speakers = [{"type": "participant", "name": f"Speaker {at}"} for at in range(4)]
    await door.submit(number, first_edit(), principal=0)
    create = [{"op": "create", "element": each} for each in speakers]
    create += [{"op": "create", "element": {"type": "locution", "text": "x"}}] * 3
    await door.submit(number, edit_of(create), principal=0)
    for _ in range(3):
        await mark(database, door, number, marked)
        await attribute(database, door, number, choose)
        await edit_at_random(database, door, number, choose, 5)
    for _ in range(2):
        state, now = await state_of(database, number)
        speaker = choose.choice([id for id, v in now.items() if isinstance(v.element, Participant)])
        way, before = await leads(database, number), await dump(database, number)
        done = (await erase(door, number, participant=speaker)).operations
        after = await dump(database, number)
        same = {id for id in range(1, state.next_element) if end_of(way, id) == speaker}
        erased = {end_of(way, id) for id in marked} & {e.id for e in done if e.op == "redact"}
        assert not [id for id in same if said(id) in after]
        lost = {id for id in marked if secret(id) in before and secret(id) not in after}
        assert lost == {id for id in marked if end_of(way, id) in erased and secret(id) in before}
        await check_rows(database, number)
    await check_past(database, number, (await state_of(database, number))[0].revision)

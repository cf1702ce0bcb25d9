"""What is erased is in no row any more, and what remains is a sound map at every revision."""

from random import Random
from typing import Any

import msgspec
import pytest

from authors import check_map, edit_of, first_edit, state_of
from counterpoint_server.model.edit import Done
from counterpoint_server.model.erasure import ERASED, Erase, NewErasure
from counterpoint_server.model.problems import ElementMerged, ElementNotFound, Problem
from counterpoint_server.model.stored import decode_content, decode_element
from counterpoint_server.model.types import Locution, Participant
from counterpoint_server.rules.editing import Edit
from counterpoint_server.rules.working import MapState, Version
from counterpoint_server.store.bulk import open_bulk
from counterpoint_server.store.door import Door
from counterpoint_server.store.edits import Outcome
from counterpoint_server.store.pool import Database
from counterpoint_server.store.words import find_words
from whole_maps import check_rows, edit_at_random, empty_map, rows_of_map

number = pytest.fixture(empty_map, name="number")


async def erase(door: Door, number: int, **fields: Any) -> Outcome:
    erasure = msgspec.convert(fields, NewErasure)
    edit = Edit(operations=[Erase(erasure=erasure)], message=erasure.reason, alone=True)
    return await door.submit(number, edit, principal=0)


async def dump(database: Database, number: int) -> str:
    return "\n".join(row for rows in (await rows_of_map(database, number)).values() for row in rows)


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


async def test_revisions_that_concern_what_was_erased_are_marked_and_keep_no_name_for_it(
    database: Database, door: Door, number: int
) -> None:
    await door.submit(number, first_edit(), principal=0)
    rename = edit_of(
        [
            {"op": "upsert", "ref": "$burgum-club", "external": {"system": "seed", "id": "c1"},
             "element": {"type": "claim", "text": "Burgum's club."}},
        ],
        message="What Burgum wants",
    )  # fmt: skip
    await door.submit(number, rename, principal=0)
    await door.submit(number, rename, principal=0)
    other = edit_of([{"op": "update", "id": 3, "patch": {"title": "Walls"}}], message="Walls")
    await door.submit(number, other, principal=0)
    outcome = await erase(door, number, elements=[2], messages="concerned", reason="By request")
    assert outcome.revision == 5
    rows = await database.fetch(
        "SELECT revision, message, operations, erased_revision FROM revision "
        "WHERE map_id = $1 ORDER BY revision",
        number,
    )
    assert [row["message"] for row in rows] == [None, None, None, "Walls", "By request"]
    assert [row["erased_revision"] for row in rows] == [None, 5, 5, None, None]
    operations = msgspec.json.decode(rows[2]["operations"], type=list[Done])
    assert operations == [Done(2, "update")]
    assert "urgum" not in (await dump(database, number)).replace("Doug Burgum", "").replace(
        '"Burgum"', ""
    ), "only the participants of the first edit are still called that"
    (row,) = await database.fetch("SELECT erased_revision FROM map WHERE map_id = $1", number)
    assert row["erased_revision"] == 5


async def test_a_deleted_element_can_be_erased_and_one_that_never_was_cannot(
    database: Database, door: Door, number: int
) -> None:
    create = {"op": "create", "element": {"type": "claim", "text": secret(1)}}
    await door.submit(number, edit_of([create]), principal=0)
    await door.submit(number, edit_of([{"op": "delete", "id": 1}]), principal=0)
    assert secret(1) in await dump(database, number)
    outcome = await erase(door, number, elements=[1])
    assert outcome.operations == [Done(1, "redact")]
    assert secret(1) not in await dump(database, number)
    with pytest.raises(ElementNotFound):
        await erase(door, number, elements=[2])


async def test_former_versions_alone_can_be_erased(
    database: Database, door: Door, number: int
) -> None:
    create = {"op": "create", "element": {"type": "claim", "text": secret(1)}}
    await door.submit(number, edit_of([create]), principal=0)
    update = {"op": "update", "id": 1, "patch": {"text": "Reworded."}}
    await door.submit(number, edit_of([update]), principal=0)
    _, before = await state_of(database, number)
    outcome = await erase(door, number, versions=[1])
    assert (outcome.operations, outcome.elements) == ([Done(1, "redact")], [])
    _, after = await state_of(database, number)
    assert after == before
    assert secret(1) not in await dump(database, number)


async def test_a_repeated_request_does_not_bring_back_what_was_erased(
    database: Database, door: Door, number: int
) -> None:
    keyed = {"principal": 0, "key": "once", "fingerprint": b"one"}
    create = edit_of(
        [{"op": "create", "ref": "$it", "element": {"type": "claim", "text": secret(1)}}]
    )
    first = await door.submit(number, create, **keyed)
    await erase(door, number, elements=[1])
    again = await door.submit(number, create, **keyed)
    assert again.is_replay
    assert again.revision == first.revision
    (element,) = again.elements
    assert (element.id, element.text) == (1, ERASED)
    assert (await state_of(database, number))[0].element_count == 0


async def test_the_text_of_an_erased_source_goes_unless_another_source_has_it(
    database: Database, door: Door, number: int
) -> None:
    digests = ["ab" * 32, "cd" * 32]
    sources = [{"type": "source", "text_sha256": digest} for digest in [*digests, digests[1]]]
    await door.submit(
        number, edit_of([{"op": "create", "element": each} for each in sources]), principal=0
    )
    for digest in digests:
        row = "INSERT INTO source_text VALUES ($1, decode($2, 'hex'), $2)"
        await database.fetch(row.replace("$2)", "$3)"), number, digest, f"text {digest}")
    await erase(door, number, elements=[1, 2])
    rows = await database.fetch("SELECT body FROM source_text WHERE map_id = $1", number)
    assert [row["body"] for row in rows] == [f"text {digests[1]}"]
    await erase(door, number, elements=[3])
    assert not await database.fetch("SELECT FROM source_text WHERE map_id = $1", number)


async def test_words_are_found_wherever_they_stand(
    database: Database, door: Door, number: int
) -> None:
    name = 'Doug "the\\player" Burgum'
    element = {"type": "participant", "name": name}
    edit = edit_of([{"op": "create", "element": element}], message=f"About {name}")
    await door.submit(number, edit, principal=0)
    rename = {"op": "update", "id": 1, "patch": {"name": "A minister"}}
    await door.submit(number, edit_of([rename]), principal=0)
    found = await find_words(database, number, [name.upper()])
    assert (found.elements, found.versions, found.revisions) == ([], [1], [2])
    assert (found.map, found.map_versions) == (False, False)
    await erase(door, number, versions=[1], messages="all")
    found = await find_words(database, number, [name, "minister"])
    assert (found.elements, found.versions, found.revisions) == ([1], [], [])


async def test_what_is_refused_erases_nothing(database: Database, door: Door, number: int) -> None:
    await door.submit(number, first_edit(), principal=0)
    before = await rows_of_map(database, number)
    for wrong in ({"elements": [1, 99]}, {"participant": 1}, {}):
        with pytest.raises(Problem):
            await erase(door, number, **wrong)
    assert await rows_of_map(database, number) == before


@pytest.mark.soak
async def test_what_30_000_elements_are_attributed_to_is_erased(
    dsn: str, database: Database, number: int
) -> None:
    async with open_bulk(dsn) as bulk:
        door = Door(database, bulk)
        burgum = {"op": "create", "element": {"type": "participant", "name": secret(1)}}
        await door.submit(number, edit_of([burgum]), principal=0)
        claim = {"type": "claim", "text": "x", "attributions": [{"participant": 1}]}
        edit = edit_of([{"op": "create", "element": claim}] * 10_000)
        for _ in range(3):
            await door.submit(number, edit, principal=0)
        outcome = await erase(door, number, participant=1)
    assert len(outcome.elements) == 30_000
    text = await dump(database, number)
    assert secret(1) not in text
    assert '"participant":1' not in text
    await check_rows(database, number)

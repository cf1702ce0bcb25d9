"""What erasing does beside taking content out: marks, keys, texts of sources, words."""

import msgspec
import pytest

from authors import edit_of, first_edit, state_of
from counterpoint_server.model.edit import Done
from counterpoint_server.model.erasure import ERASED
from counterpoint_server.model.problems import ElementNotFound, Problem
from counterpoint_server.store.bulk import open_bulk
from counterpoint_server.store.door import Door
from counterpoint_server.store.pool import Database
from counterpoint_server.store.words import find_words
from whole_maps import check_rows, dump, empty_map, erase, rows_of_map

SECRET = "secret words"
number = pytest.fixture(empty_map, name="number")


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
    assert operations == [Done(2, "update", type="claim")]
    assert "urgum" not in (await dump(database, number)).replace("Doug Burgum", "").replace(
        '"Burgum"', ""
    ), "only the participants of the first edit are still called that"
    (row,) = await database.fetch("SELECT erased_revision FROM map WHERE map_id = $1", number)
    assert row["erased_revision"] == 5


async def test_a_deleted_element_can_be_erased_and_one_that_never_was_cannot(
    database: Database, door: Door, number: int
) -> None:
    create = {"op": "create", "element": {"type": "claim", "text": SECRET}}
    await door.submit(number, edit_of([create]), principal=0)
    await door.submit(number, edit_of([{"op": "delete", "id": 1}]), principal=0)
    assert SECRET in await dump(database, number)
    outcome = await erase(door, number, elements=[1])
    assert outcome.operations == [Done(1, "redact")]
    assert SECRET not in await dump(database, number)
    with pytest.raises(ElementNotFound):
        await erase(door, number, elements=[2])


async def test_former_versions_alone_can_be_erased(
    database: Database, door: Door, number: int
) -> None:
    create = {"op": "create", "element": {"type": "claim", "text": SECRET}}
    await door.submit(number, edit_of([create]), principal=0)
    update = {"op": "update", "id": 1, "patch": {"text": "Reworded."}}
    await door.submit(number, edit_of([update]), principal=0)
    _, before = await state_of(database, number)
    outcome = await erase(door, number, versions=[1])
    assert (outcome.operations, outcome.elements) == ([Done(1, "redact")], [])
    _, after = await state_of(database, number)
    assert after == before
    assert SECRET not in await dump(database, number)


async def test_a_repeated_request_does_not_bring_back_what_was_erased(
    database: Database, door: Door, number: int
) -> None:
    keyed = {"principal": 0, "key": "once", "fingerprint": b"one"}
    create = edit_of([{"op": "create", "ref": "$it", "element": {"type": "claim", "text": SECRET}}])
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
    for wrong in ({"elements": [1, 99]}, {"participant": 1}):
        with pytest.raises(Problem):
            await erase(door, number, **wrong)
    assert await rows_of_map(database, number) == before


@pytest.mark.soak
async def test_what_30_000_elements_are_attributed_to_is_erased(
    dsn: str, database: Database, number: int
) -> None:
    async with open_bulk(dsn) as bulk:
        door = Door(database, bulk=bulk)
        burgum = {"op": "create", "element": {"type": "participant", "name": SECRET}}
        await door.submit(number, edit_of([burgum]), principal=0)
        claim = {"type": "claim", "text": "x", "attributions": [{"participant": 1}]}
        edit = edit_of([{"op": "create", "element": claim}] * 10_000)
        for _ in range(3):
            await door.submit(number, edit, principal=0)
        outcome = await erase(door, number, participant=1)
    assert len(outcome.elements) == 30_000
    text = await dump(database, number)
    assert SECRET not in text
    assert '"participant":1' not in text
    await check_rows(database, number)

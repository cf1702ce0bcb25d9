"""Many maps, large and small, loaded by COPY: what the speed of questions is measured on.

A map is a debate as it grows: each claim is a reason for or against an earlier one, which has three
on average. So the main claim has most of the map behind it, and nobody has many neighbours. Every
thousand elements or so, another participant comes along.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from random import Random
from typing import Any, NamedTuple

import asyncpg

from counterpoint_server.model.map import MapContent
from counterpoint_server.model.stored import encode_stored
from counterpoint_server.model.types import Element, type_of
from counterpoint_server.store.rows import link_rows

VOCABULARY = (
    "allies supply minerals club tariff price floor market export control trust risk partner rule "
    "growth chain demand security policy reserve trade mine refine lithium cobalt graphite nickel "
    "magnet battery investor treaty sanction quota subsidy buyer seller licence minister summit"
)
WORDS = VOCABULARY.split()
COPIED = 5_000
"""Rows, by one statement, for a statement may not take long."""
RARE = 1_000
"""One in so many claims has a word that is all its own, `rare0` to `rare99`."""
LOADED_AT = datetime(2026, 2, 4, tzinfo=UTC)
A_PARTICIPANT = 1_000


class Stored(NamedTuple):
    """An element as the database has it."""

    type: str
    body: str
    links: list[tuple[str, int, int]]
    """Role, position, far end."""


def as_stored(element: Element) -> Stored:
    links = [(role, at, to) for _, role, at, to in link_rows(element.id, type(element), element)]
    return Stored(type_of(element).name, encode_stored(element), links)


def debate(size: int, seed: int) -> Iterator[Stored]:
    """The elements of a map, numbered from 1."""
    rng = Random(seed)
    claims = [2]
    speaker = 1
    yield _named(1, rng)
    yield _claim(2, speaker, rng)
    id = 3
    while id + 1 <= size:
        if id // A_PARTICIPANT > (id - 2) // A_PARTICIPANT:
            speaker = id
            yield _named(id, rng)
            id += 1
            continue
        target = claims[(len(claims) - 1) // 3]
        claims.append(id)
        yield _claim(id, speaker, rng)
        yield _attack(id + 1, id, target) if rng.random() < 0.3 else _step(id + 1, id, target)
        id += 2
    if id == size:
        yield _named(id, rng)


def _named(id: int, rng: Random) -> Stored:
    name = f"{rng.choice(WORDS).title()} {id}"
    body = f'{{"type":"participant","id":{id},"revision":1,"name":"{name}","kind":"person"}}'
    return Stored("participant", body, [])


def _claim(id: int, speaker: int, rng: Random) -> Stored:
    text = " ".join(rng.choices(WORDS, k=12))
    if rng.randrange(RARE) == 0:
        text += f" rare{rng.randrange(100)}"
    body = (
        f'{{"type":"claim","id":{id},"revision":1,"attributions":[{{"participant":{speaker},'
        f'"via":[],"role":"speaker","source":null,"mode":null,"cue":null,"said_at":null,'
        f'"quote":null}}],"text":"{text}","standing":"auto"}}'
    )
    return Stored("claim", body, [("said_by", 0, speaker)])


def _step(id: int, premise: int, conclusion: int) -> Stored:
    body = (
        f'{{"type":"argument","id":{id},"revision":1,"premises":[{premise}],'
        f'"conclusion":{conclusion},"strength":"auto","standing":"auto"}}'
    )
    return Stored("argument", body, [("premise", 0, premise), ("conclusion", 0, conclusion)])


def _attack(id: int, attacker: int, target: int) -> Stored:
    body = (
        f'{{"type":"rebuttal","id":{id},"revision":1,"attackers":[{attacker}],"target":{target},'
        f'"relation":"attack","kind":"rebut"}}'
    )
    return Stored("rebuttal", body, [("attacker", 0, attacker), ("target", 0, target)])


async def load_map(
    connection: Any, number: int, elements: Iterable[tuple[int, Stored]], **content: Any
) -> int:
    """How many elements it has now."""
    return await load_maps(connection, [(number, elements)], **content)


async def load_maps(
    connection: "asyncpg.Connection[Any]",
    maps: Iterable[tuple[int, Iterable[tuple[int, Stored]]]],
    **content: Any,
) -> int:
    """Each at revision 1, in the default workspace; how many elements they have."""
    total = 0
    rows: dict[str, list[tuple[object, ...]]] = {
        "map": [],
        "revision": [],
        "element": [],
        "link": [],
    }
    for number, elements in maps:
        count = highest = 0
        for id, stored in elements:
            rows["element"].append((number, id, stored.type, 1, stored.body))
            rows["link"] += ((number, id, *link) for link in stored.links)
            count, highest = count + 1, max(highest, id)
        about = encode_stored(MapContent(**{"title": f"Debate {number}", **content}))
        rows["map"].append(_map_row(number, highest + 1, count, about))
        rows["revision"].append((number, 1, LOADED_AT, 0, '[{"id":0,"op":"create"}]'))
        total += count
        if len(rows["element"]) > 50_000:
            await _copy(connection, rows)
    await _copy(connection, rows)
    return total


def _map_row(number: int, next_element: int, count: int, content: str) -> tuple[object, ...]:
    return (number, 0, "public", 1, next_element, count, 1, content, LOADED_AT, LOADED_AT)


COLUMNS = {
    "map": "map_id workspace_id visibility revision next_element element_count content_revision "
    "content created_at updated_at",
    "revision": "map_id revision at principal_id operations",
    "element": "map_id element_id type revision body",
    "link": "map_id from_id role position to_id",
}


async def _copy(connection: Any, rows: dict[str, list[tuple[object, ...]]]) -> None:
    for table, columns in COLUMNS.items():
        names = columns.split()
        for at in range(0, len(rows[table]), COPIED):
            some = rows[table][at : at + COPIED]
            await connection.copy_records_to_table(table, records=some, columns=names)
        rows[table].clear()


def debates(first: int, sizes: Iterable[int]) -> Iterator[tuple[int, Iterable[tuple[int, Stored]]]]:
    """Maps of these sizes under ascending numbers."""
    for at, size in enumerate(sizes):
        yield first + at, enumerate(debate(size, seed=at), 1)


async def analyse(connection: Any) -> None:
    """So that plans are made as on a database that has been up for a while."""
    for table in COLUMNS:
        await connection.execute(f"VACUUM ANALYZE {table}")

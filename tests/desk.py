"""Edits sent to doors, and what is kept of them, to be held against what the database has."""

import asyncio
from itertools import count
from random import Random
from typing import Any

from authors import edit_of
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.model.map import NewMap
from counterpoint_server.model.problems import Problem
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.batch import Outcome
from counterpoint_server.store.door import Door
from counterpoint_server.store.maps import create_map
from counterpoint_server.store.pool import Database
from history import History

Json = dict[str, Any]


async def empty_map(database: Database) -> int:
    made = await create_map(database, NewMap(title="Minerals"), 0)
    return read_map_id(made.id) or 0


def create(**element: Any) -> Json:
    return {"op": "create", "element": element}


def claim(text: str = "Allies should form a club.", **fields: Any) -> Edit:
    return edit_of([create(type="claim", text=text)], **fields)


def update(id: int, **patch: Any) -> Edit:
    return edit_of([{"op": "update", "id": id, "patch": patch}], alone=True)


async def submit(door: Door, number: int, edit: Edit, key: str | None = None) -> Outcome | Problem:
    mark = None if key is None else repr(edit).encode()
    try:
        return await door.submit(number, edit, principal=0, key=key, fingerprint=mark)
    except Problem as problem:
        return problem


async def rehearse(door: Door, number: int, edit: Edit) -> Outcome | Problem:
    try:
        return await door.rehearse(number, edit, principal=0)
    except Problem as problem:
        return problem


async def history_of(database: Database, number: int) -> History:
    async with database.connection() as connection:
        return await History.read(connection, number)


class Desk:
    """Writers who keep what they have sent, and send each edit to any of the servers."""

    def __init__(self, doors: list[Door], number: int, seed: int) -> None:
        self.doors = doors
        self.number = number
        self.random = Random(seed)
        self.keys = count(1)
        self.sent: dict[str, Edit] = {}
        self.done: dict[str, int] = {}

    async def write(self, edit: Edit) -> None:
        """Sometimes twice, or to both servers at once, as clients do that got no answer."""
        key = f"{next(self.keys)}"
        self.sent[key] = edit
        doors = self.random.choice([[0], [1], [0, 1], [0, 0], [1, 0]])
        answers = await asyncio.gather(
            *(submit(self.doors[at], self.number, edit, key) for at in doors)
        )
        revisions = {answer.revision for answer in answers if isinstance(answer, Outcome)}
        if revisions:
            (self.done[key],) = revisions

    async def check(self, database: Database) -> None:
        history = await history_of(database, self.number)
        assert history.check(self.sent) == self.done

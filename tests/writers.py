"""Clients that write with keys while things break, and ask again until they are answered."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from typing import Any

import asyncpg
import httpx

from authors import edit_of
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.rules.editing import Edit
from history import History

Json = dict[str, Any]
ANSWERED = {200, 404, 409, 410}
"""Done, or refused for what the map is like: in neither case is there anything left to ask."""
PAUSE = 0.05


class Writers:
    """They all write to one map, and keep what they have sent and what they were answered."""

    def __init__(self, http: httpx.AsyncClient, seed: int) -> None:
        self.http = http
        self.random = Random(seed)
        self.sent: dict[str, Edit] = {}
        self.done: dict[str, int] = {}
        """The revision that a key was answered with."""
        self.statuses: Counter[int] = Counter()
        self.lost = 0
        """How often there was no answer at all."""
        self.is_over = False

    async def make_map(self) -> None:
        answer = await self.http.post("/v1/maps", json={"title": "Minerals club"})
        self.map = answer.raise_for_status().json()["id"]

    @asynccontextmanager
    async def at_work(self, count: int) -> AsyncIterator[None]:
        """They finish what they have begun before they go."""
        async with asyncio.TaskGroup() as group:
            for writer in range(count):
                group.create_task(self._write(writer))
            try:
                yield
            finally:
                self.is_over = True

    async def _write(self, writer: int) -> None:
        for step in range(1_000_000):
            if self.is_over:
                return
            operations = self.operations(f"{writer}.{step}")
            self.sent[f"{writer}.{step}"] = edit_of(operations)
            await self._ask(f"{writer}.{step}", operations)

    async def _ask(self, key: str, operations: list[Json]) -> None:
        address, headers = f"/v1/maps/{self.map}/edits", {"Idempotency-Key": key}
        while True:
            try:
                answer = await self.http.post(
                    address, json={"operations": operations}, headers=headers
                )
            except httpx.TransportError:
                self.lost += 1
            else:
                self.statuses[answer.status_code] += 1
                if answer.status_code == 200:
                    self.done[key] = answer.json()["revision"]
                if answer.status_code in ANSWERED:
                    return
            await asyncio.sleep(PAUSE)

    def operations(self, text: str) -> list[Json]:
        """Mostly new claims; now and then all that can be done to a map, in one edit."""
        claim = {"op": "create", "element": {"type": "claim", "text": text}}
        kind = self.random.randrange(10)
        if kind < 6:
            return [claim]
        some = self.random.randint(1, 20)
        if kind < 7:
            return [{"op": "update", "id": some, "patch": {"title": text}}]
        if kind < 8:
            return [{"op": "delete", "id": some, "cascade": True}, claim]
        step = {"type": "argument", "premises": ["$a", {"text": text}], "conclusion": "$b"}
        return [
            {**claim, "ref": "$a"},
            {**claim, "ref": "$b"},
            {"op": "create", "element": step},
            {"op": "update", "id": "$a", "patch": {"title": text}},
        ]

    async def check(self, dsn: str) -> None:
        """Nothing lost, nothing twice, nothing by halves."""
        connection = await asyncpg.connect(dsn)
        try:
            history = await History.read(connection, read_map_id(self.map) or 0)
        finally:
            await connection.close()
        done = history.check(self.sent)
        assert done.items() - self.done.items() == set(), "refused, and done all the same"
        assert self.done.items() - done.items() == set(), "acknowledged, and lost"

"""What an import of a large file takes over HTTP, by the bare COPY of the rows it comes to."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import asyncpg
import httpx
import msgspec
from programs import BenchError, database, serving

from counterpoint_server.model.ids import read_map_id

ELEMENTS = 100_000
ROUNDS = 3
TABLES = ("element", "link", "external_name")
SEARCHABLE_SECONDS = 300
AIM, MEMORY_AIM = 15, 12


def import_lines(target: str) -> Iterator[str]:
    """Import and COPY by turns, in one run, on one Postgres; COPY into tables with the same
    indexes, without foreign keys.
    """
    data = large_aif()
    with database() as postgres, serving(target, postgres.at, "/readyz") as ours:
        before = peak_kib(ours.pid)
        taken, copied, found, peaks = [], [], [], []
        with httpx.Client(base_url=f"http://127.0.0.1:{ours.at}", timeout=120) as http:
            for _ in range(ROUNDS):
                began = time.perf_counter()
                answer = http.post("/v1/maps/import", content=data)
                taken.append(time.perf_counter() - began)
                peaks.append((peak_kib(ours.pid) - before) * 1024 / len(data))
                (made,) = answer.raise_for_status().json()["maps"]
                found.append(taken[-1] + asyncio.run(_searchable(postgres.at)))
                copied.append(asyncio.run(_copy(postgres.at, read_map_id(made["id"]))))
        if made["elements"] != ELEMENTS:
            raise BenchError(f"Of {ELEMENTS:,} nodes came {made['elements']:,} elements.")
        held = (peak_kib(ours.pid) - before) * 1024 / len(data)
    ratio = median(ours / bare for ours, bare in zip(taken, copied, strict=True))
    yield f"{median(taken):8.2f} s    import of {ELEMENTS:,} elements, {len(data) / 1e6:.1f} MB"
    yield f"{median(copied):8.2f} s    binary COPY of its rows"
    yield f"{ratio:8.1f} x    the one by the other (aim {AIM})"
    yield f"{median(found):8.2f} s    until all of it is found by search"
    yield f"{peaks[0]:8.1f} x    of the file in memory up to the first answer (aim {MEMORY_AIM})"
    yield f"{held:8.1f} x    with {ROUNDS} imports and the indexing between them"


def large_aif() -> bytes:
    """A debate in AIF: each claim is for or against an earlier one."""
    chance = Random(1)
    nodes: list[dict[str, str]] = []
    edges: list[dict[str, str]] = []
    claims: list[str] = []
    while len(nodes) < ELEMENTS:
        id = str(len(nodes) + 1)
        if len(nodes) % 2:
            kind = chance.choice(["RA", "RA", "CA"])
            nodes.append({"nodeID": id, "type": kind, "text": "Default Inference"})
            for a, b in ((claims[-1], id), (id, chance.choice(claims[:-1] or claims))):
                edges.append({"edgeID": str(len(edges) + 1), "fromID": a, "toID": b})
        else:
            claims.append(id)
            text = f"Claim {id}: allies secure the supply of minerals, and with it their freedom."
            nodes.append({"nodeID": id, "type": "I", "text": text})
        nodes[-1]["timestamp"] = "2026-02-04 17:44:00"
    return msgspec.json.encode({"nodes": nodes, "edges": edges, "locutions": []})


async def _searchable(dsn: str) -> float:
    """Seconds until nothing is left to be indexed."""
    began = time.perf_counter()
    connection: asyncpg.Connection[Any] = await asyncpg.connect(dsn)
    try:
        while await connection.fetchval("SELECT true FROM unindexed LIMIT 1"):
            if time.perf_counter() - began > SEARCHABLE_SECONDS:
                raise BenchError("What was imported is not indexed.")
            await asyncio.sleep(0.02)
    finally:
        await connection.close()
    return time.perf_counter() - began


async def _copy(dsn: str, number: int) -> float:
    """Seconds in which the rows of a map go in again, in one transaction."""
    connection: asyncpg.Connection[Any] = await asyncpg.connect(dsn)
    try:
        rows = {}
        for table in TABLES:
            rows[table] = [
                tuple(row)
                for row in await connection.fetch(
                    f"SELECT * FROM {table} WHERE map_id = $1",  # noqa: S608 - names of ours
                    number,
                )
            ]
            await connection.execute(f"CREATE TABLE bare_{table} (LIKE {table} INCLUDING ALL)")
        began = time.perf_counter()
        async with connection.transaction():
            for table in TABLES:
                await connection.copy_records_to_table(f"bare_{table}", records=rows[table])
        taken = time.perf_counter() - began
        await connection.execute(f"DROP TABLE {', '.join(f'bare_{table}' for table in TABLES)}")
    finally:
        await connection.close()
    return taken


def peak_kib(root: int) -> int:
    """The most that a server process has held; 0 where this cannot be told."""
    children = Path(f"/proc/{root}/task/{root}/children")
    try:
        numbers = children.read_text().split() or [str(root)]
        status = [Path(f"/proc/{number}/status").read_text() for number in numbers]
    except OSError:
        return 0
    lines = [line for text in status for line in text.splitlines() if line.startswith("VmHWM:")]
    return max((int(line.split()[1]) for line in lines), default=0)

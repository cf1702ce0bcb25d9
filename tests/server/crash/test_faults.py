"""While Postgres fails, clients are told to come again, soon; afterwards all is as before."""

import asyncio
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import asyncpg
import httpx
import pytest

from counterpoint_server.store.bulk import SIZE as BULK_SIZE
from counterpoint_server.store.migrate import migrate
from counterpoint_server.store.pool import SIZE_MAX
from crashing import OwnPostgres, OwnServer
from writers import PAUSE

HANG_SECONDS = 5
CLAIM = b'{"op": "create", "element": {"type": "claim", "text": "gone"}}'
BUSY = 40
"""More requests at once than there are connections to the database."""


class Callers:
    """Readers and writers who never stop asking, and how they were answered."""

    def __init__(self, http: httpx.AsyncClient, path: str) -> None:
        self.http = http
        self.path = path
        self.answers: list[tuple[httpx.Response, float]] = []

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        self.is_over = False
        async with asyncio.TaskGroup() as group:
            for caller in range(BUSY):
                group.create_task(self._call(caller))
            try:
                yield
            finally:
                self.is_over = True

    async def _call(self, caller: int) -> None:
        while not self.is_over:
            began = time.monotonic()
            if caller % 4:
                answer = await self.http.get(f"{self.path}/elements/{1 + caller % 3}")
            else:
                answer = await self.http.post(f"{self.path}/claims", json={"text": "x"})
            self.answers.append((answer, time.monotonic() - began))
            await asyncio.sleep(PAUSE / 5)

    def check(self) -> None:
        """Whatever is refused is refused in time, and says when to come again."""
        refused = [answer for answer, _ in self.answers if answer.is_error]
        assert {answer.status_code for answer in refused} <= {503}
        assert all(int(answer.headers["retry-after"]) >= 1 for answer in refused)
        assert max(seconds for _, seconds in self.answers) < HANG_SECONDS

    def codes(self) -> set[str]:
        return {answer.json()["code"] for answer, _ in self.answers if answer.is_error}


@pytest.fixture
async def path(client: httpx.AsyncClient) -> str:
    made = await client.post("/v1/maps", json={"title": "Minerals club"})
    path = f"/v1/maps/{made.raise_for_status().json()['id']}"
    for text in ("A club.", "A dominant player.", "Walls."):
        (await client.post(f"{path}/claims", json={"text": text})).raise_for_status()
    return path


async def check_whole(client: httpx.AsyncClient, path: str, postgres: OwnPostgres) -> None:
    """As many requests at once as ever are answered; no connection was lost on the way."""
    for _ in range(3):
        answers = await asyncio.gather(
            *(client.get(path) for _ in range(BUSY)),
            *(client.post(f"{path}/claims", json={"text": "after"}) for _ in range(BUSY)),
        )
        assert {answer.status_code for answer in answers} == {200, 201}
    states = await states_of_sessions(postgres)
    for _ in range(100):  # what was written is still being indexed
        if {*states} == {"idle"}:
            break
        await asyncio.sleep(0.1)
        states = await states_of_sessions(postgres)
    assert {*states} == {"idle"}
    assert len(states) <= SIZE_MAX + BULK_SIZE


async def states_of_sessions(postgres: OwnPostgres) -> list[str]:
    connection = await asyncpg.connect(postgres.url)
    rows = await connection.fetch(
        "SELECT state FROM pg_stat_activity WHERE application_name = 'counterpoint'"
    )
    await connection.close()
    return [row["state"] for row in rows]


async def test_sessions_that_are_ended_from_outside_cost_no_more_than_one_answer_each(
    client: httpx.AsyncClient, postgres: OwnPostgres, path: str
) -> None:
    callers = Callers(client, path)
    other = await asyncpg.connect(postgres.url)
    async with callers.at_work():
        for _ in range(5):
            await asyncio.sleep(0.1)
            await other.fetch(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'counterpoint'"
            )
        await asyncio.sleep(0.2)
    await other.close()
    callers.check()
    assert sum(answer.is_error for answer, _ in callers.answers) <= 5 * 16 * BUSY
    await check_whole(client, path, postgres)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT], ids=["fast", "immediate"])
async def test_a_restart_of_postgres_is_seen_as_503_and_readyz_says_so(
    client: httpx.AsyncClient, postgres: OwnPostgres, path: str, how: int
) -> None:
    callers = Callers(client, path)
    async with callers.at_work():
        await asyncio.sleep(0.1)
        await asyncio.to_thread(postgres.stop, how)
        assert (await client.get("/readyz")).status_code == 503
        assert (await client.get("/livez")).status_code == 200
        await asyncio.to_thread(postgres.start)
        assert (await client.get("/readyz")).status_code == 200
        await asyncio.sleep(0.2)
    callers.check()
    await check_whole(client, path, postgres)


async def test_a_paused_postgres_keeps_nobody_waiting_and_goes_on_where_it_was(
    client: httpx.AsyncClient, postgres: OwnPostgres, path: str
) -> None:
    callers = Callers(client, path)
    async with callers.at_work():
        await asyncio.sleep(0.1)
        with postgres.paused():
            began = time.monotonic()
            assert (await client.get("/readyz")).status_code == 503
            assert time.monotonic() - began < HANG_SECONDS / 2
            await asyncio.sleep(HANG_SECONDS - 0.5)
        await asyncio.sleep(0.2)
    callers.check()
    assert "database_timeout" in callers.codes()
    await check_whole(client, path, postgres)


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    """A file system of this size."""
    with tempfile.TemporaryDirectory(prefix="counterpoint-full-") as name:
        Path(name).chmod(0o755)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0777", "tmpfs", name]
        if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
            pytest.skip("only root may mount a small file system")
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "--lazy", name], check=True)


@pytest.fixture
async def crowded(postgres: OwnPostgres) -> AsyncIterator[tuple[httpx.AsyncClient, Path]]:
    """A server whose tables lie on a small disk, and that disk."""
    with small_disk("24m") as disk, Path(os.devnull).open("wb") as log:
        owner = (postgres.data / "postgres").stat()
        os.chown(disk, owner.st_uid, owner.st_gid)
        connection = await asyncpg.connect(postgres.url)
        await connection.execute(f"CREATE TABLESPACE small LOCATION '{disk}'")
        await connection.execute("CREATE DATABASE crowded TABLESPACE small")
        url = postgres.url.replace("/counterpoint?", "/crowded?")
        await migrate(url)
        server = OwnServer(url, log)
        async with httpx.AsyncClient(base_url=server.url, timeout=30) as http:
            yield http, disk
        server.kill()
        await connection.execute("DROP DATABASE crowded WITH (FORCE)")
        await connection.execute("DROP TABLESPACE small")
        await connection.close()


async def test_a_full_disk_refuses_writes_and_keeps_reads(
    crowded: tuple[httpx.AsyncClient, Path],
) -> None:
    http, disk = crowded
    made = await http.post("/v1/maps", json={"title": "Minerals club"})
    path = f"/v1/maps/{made.raise_for_status().json()['id']}"
    (await http.post(f"{path}/claims", json={"text": "A club."})).raise_for_status()
    ballast = disk / "ballast"
    with ballast.open("wb") as file, suppress(OSError):
        while True:
            file.write(b"\0" * 65536)
    for _ in range(1_000):
        answer = await http.post(f"{path}/claims", json={"text": "x" * 10_000})
        if answer.is_error:
            break
    assert (answer.status_code, answer.json()["code"]) == (503, "storage_full")
    assert int(answer.headers["retry-after"]) >= 1
    for address in (path, f"{path}/elements/1", f"{path}/document", "/readyz"):
        assert (await http.get(address)).status_code == 200
    ballast.unlink()
    assert (await http.post(f"{path}/claims", json={"text": "room again"})).status_code == 201


async def test_clients_that_go_at_any_moment_leave_nothing_half_done(
    client: httpx.AsyncClient, server: OwnServer, postgres: OwnPostgres, path: str
) -> None:
    before = (await client.get(path)).json()["revision"]
    body = b'{"operations": [%s]}' % b",".join([CLAIM] * 3)
    sent = await asyncio.gather(*(go_away(server, path, body, at) for at in range(100)))
    await check_whole(client, path, postgres)
    made = (await client.get(path)).json()["revision"] - before - 3 * BUSY
    assert 0 <= made <= sum(sent)
    elements = (await client.get(f"{path}/document")).json()["elements"]
    assert len(elements) == 3 + 3 * made + 3 * BUSY, "an edit of three is done whole or not at all"


async def go_away(server: OwnServer, path: str, body: bytes, at: int) -> bool:
    """Send a request, or a part of it, and close the connection; whether it was all of one."""
    head = f"POST {path}/edits HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    request = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    part = request if at % 3 else request[: len(request) * at // 100]
    _, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(part)
    await asyncio.sleep(at / 5_000)
    writer.transport.abort()
    return part == request

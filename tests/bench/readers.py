"""What an idle reader of a feed holds, and how soon many readers know of a change."""

import resource
import select
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
from programs import BenchError, database, serving

READERS = 1_000
AIM_KIB = 60
SILENCE_SECONDS = 17
"""Longer than the feed is silent: what the first heartbeat takes counts too."""
PROC = Path("/proc")


def reader_lines(target: str) -> Iterator[str]:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with database() as postgres, serving(target, postgres.at, "/readyz") as ours:
        base = f"http://127.0.0.1:{ours.at}"
        made = httpx.post(f"{base}/v1/maps", json={"title": "Bench"}).raise_for_status().json()
        path = f"/v1/maps/{made['id']}"
        with ExitStack() as few:  # what is loaded at the first use is not the readers'
            for _ in range(20):
                few.enter_context(_open(int(ours.at), path))
        time.sleep(1)
        before = resident_kib(ours.pid)
        with ExitStack() as stack:
            readers = [stack.enter_context(_open(int(ours.at), path)) for _ in range(READERS)]
            time.sleep(SILENCE_SECONDS)
            held = (resident_kib(ours.pid) - before) / READERS
            yield f"{held:7.1f} KiB  of memory for each of {READERS:,} idle readers (aim {AIM_KIB})"
            told = _told(f"{base}{path}", readers)
            yield f"{told * 1e3:7.1f} ms   until all of them know of a change"


def _open(port: int, path: str) -> socket.socket:
    """A reader that has had its first event."""
    reader = socket.create_connection(("127.0.0.1", port), timeout=10)
    reader.sendall(f"GET {path}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    said = b""
    while b"event: opened" not in said:
        more = reader.recv(4096)
        if not more:
            raise BenchError(f"A reader was not let in: {said.decode()}")
        said += more
    return reader


def _told(url: str, readers: list[socket.socket]) -> float:
    """Seconds from the answer to a write to the last reader's event."""
    waiting = {reader.fileno(): reader for reader in readers}
    poll = select.epoll()
    for number in waiting:
        poll.register(number, select.EPOLLIN)
    httpx.post(f"{url}/claims", json={"text": "A club."}, timeout=10).raise_for_status()
    began = time.perf_counter()
    while waiting:
        ready = poll.poll(timeout=10)
        if not ready:
            raise BenchError(f"{len(waiting)} readers were not told.")
        for number, _ in ready:
            if number in waiting and b"event: revision" in waiting[number].recv(4096):
                del waiting[number]
                poll.unregister(number)
    return time.perf_counter() - began


def resident_kib(root: int) -> int:
    """Of a process and all below it."""
    parents = {}
    for path in PROC.glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has ended
            continue
    family = {root}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(_resident_kib(pid) for pid in family)


def _resident_kib(pid: int) -> int:
    lines = (PROC / str(pid) / "status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)

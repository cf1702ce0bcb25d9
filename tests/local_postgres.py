"""A PostgreSQL that this machine has installed, of one of the versions that we support."""

import os
import pwd
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INSTALLED = Path("/usr/lib/postgresql")
"""Where Debian and its kin keep every version apart."""


def programs_of(version: str) -> Path | None:
    """The programs of a major version, if it is installed with its server."""
    programs = INSTALLED / version / "bin"
    return programs if (programs / "initdb").is_file() else None


@contextmanager
def local_postgres(programs: Path, home: Path) -> Iterator[str]:
    """The URL of a server of our own in `home`, which is new; nothing in it need last."""
    account = _unprivileged() if os.geteuid() == 0 else None
    home.mkdir(mode=0o700)
    if account is not None:
        os.chown(home, account.pw_uid, account.pw_gid)

    def run(program: str, *arguments: str | Path) -> None:
        command = [programs / program, *arguments]
        subprocess.run(
            command,
            check=True,
            cwd="/",
            stdout=subprocess.DEVNULL,
            user=account and account.pw_uid,
            group=account and account.pw_gid,
            extra_groups=account and [],
        )

    cluster = home / "cluster"
    run("initdb", "-D", cluster, "-U", "counterpoint", "-E", "UTF8", "--locale=C.UTF-8", "-N")
    options = f"-h '' -k {home} -c fsync=off -c max_connections=200 -c jit=off"
    run("pg_ctl", "start", "-D", cluster, "-l", home / "log", "-o", options, "--wait", "--silent")
    try:
        yield f"postgresql:///postgres?host={home}&user=counterpoint"
    finally:
        run("pg_ctl", "stop", "-D", cluster, "--mode=immediate", "--silent")


def _unprivileged() -> pwd.struct_passwd:
    """PostgreSQL does not run as root."""
    names = {account.pw_name: account for account in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]

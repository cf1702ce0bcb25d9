"""What the environment decides: the address, the data directory, the database, the client's key."""

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Self
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import platformdirs
from msgspec import Struct

CACHE_MIB = 64
GRAPH_CACHE_MIB = 128
QUESTION_SECONDS = 10

SECRETS = frozenset({"api_key", "database_url"})
"""Never shown by repr: a database URL may hold a password."""

POSTGRES = ("postgresql", "postgres")


class SettingsError(Exception):
    """A variable of the environment has a value that cannot be used."""


class Settings(Struct, frozen=True, kw_only=True):
    """All that can be configured, read once at the start."""

    host: str
    port: int
    data: Path
    """The embedded database lives here."""
    database_url: str | None = None
    """None: the embedded database."""
    cache_bytes: int = CACHE_MIB * 1024 * 1024
    """What the documents and answers that a server process keeps may take."""
    graph_cache_bytes: int = GRAPH_CACHE_MIB * 1024 * 1024
    """What the packed graphs that it keeps may take."""
    question_seconds: int = QUESTION_SECONDS
    """How long one question to a map may take."""
    url: str
    """Where clients find the server."""
    api_key: str | None = None
    """What clients show to it."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Read the variables; an empty one counts as not set."""
        host = _text(environ, "COUNTERPOINT_HOST") or "127.0.0.1"
        port = _port(environ, "COUNTERPOINT_PORT", default=8717)
        return cls(
            host=host,
            port=port,
            data=_directory(environ, "COUNTERPOINT_DATA") or _default_data(),
            database_url=_database_url(environ),
            cache_bytes=_mebibytes(environ, "COUNTERPOINT_CACHE_MIB", default=CACHE_MIB),
            graph_cache_bytes=_mebibytes(
                environ, "COUNTERPOINT_GRAPH_CACHE_MIB", default=GRAPH_CACHE_MIB
            ),
            question_seconds=_whole(
                environ, "COUNTERPOINT_QUESTION_SECONDS", 1, 3_600, default=QUESTION_SECONDS
            ),
            url=_url(environ, "COUNTERPOINT_URL", "http", "https") or own_url(host, port),
            api_key=_text(environ, "COUNTERPOINT_API_KEY"),
        )

    def __rich_repr__(self) -> list[tuple[str, object]]:
        shown: dict[str, object] = {name: getattr(self, name) for name in self.__struct_fields__}
        hidden = {name: "…" for name in SECRETS if shown[name] is not None}
        return list((shown | hidden).items())

    def __repr__(self) -> str:
        return f"Settings({', '.join(f'{name}={value!r}' for name, value in self.__rich_repr__())})"


def _text(environ: Mapping[str, str], name: str) -> str | None:
    return environ.get(name, "").strip() or None


def _port(environ: Mapping[str, str], name: str, default: int) -> int:
    return _whole(environ, name, 1, 65535, default=default)


def _mebibytes(environ: Mapping[str, str], name: str, default: int) -> int:
    return _whole(environ, name, 0, 1_000_000, default=default) * 1024 * 1024


def _whole(environ: Mapping[str, str], name: str, least: int, most: int, *, default: int) -> int:
    text = _text(environ, name)
    if text is None:
        return default
    if text.isascii() and text.isdigit() and len(text) < 20 and least <= int(text) <= most:
        return int(text)
    raise SettingsError(f"{name} must be a whole number from {least} to {most}, not {text!r}.")


def _directory(environ: Mapping[str, str], name: str) -> Path | None:
    text = _text(environ, name)
    if text is None:
        return None
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError as error:
        raise SettingsError(f"{name} names the home of an unknown user: {text!r}.") from error


def _url(environ: Mapping[str, str], name: str, *schemes: str) -> str | None:
    text = _text(environ, name)
    if text is not None and not text.startswith(tuple(f"{scheme}://" for scheme in schemes)):
        raise SettingsError(f"{name} must begin with {schemes[0]}://")  # no value: it may be secret
    return text


def _database_url(environ: Mapping[str, str]) -> str | None:
    """With the password from the file that DATABASE_PASSWORD_FILE names, if it names one."""
    url, file = _url(environ, "DATABASE_URL", *POSTGRES), _text(environ, "DATABASE_PASSWORD_FILE")
    if file is None:
        return url
    if url is None:
        raise SettingsError("DATABASE_PASSWORD_FILE is of no use without DATABASE_URL.")
    try:
        password = Path(file).read_text("utf-8").rstrip("\r\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise SettingsError(
            f"DATABASE_PASSWORD_FILE names {file!r}, which cannot be read ({reason})."
        ) from None
    if not password:
        raise SettingsError(f"DATABASE_PASSWORD_FILE names {file!r}, which is empty.")
    return _with_password(url, password)


def _with_password(url: str, password: str) -> str:
    """In the query, for a URL without a host has no other place for it."""
    parts = urlsplit(url)
    given = dict(parse_qsl(parts.query)).get("password") or unquote(parts.password or "")
    if given:
        if given != password:
            raise SettingsError("DATABASE_URL and DATABASE_PASSWORD_FILE give two passwords.")
        return url
    return f"{url}{'&' if parts.query else '?'}password={quote(password, safe='')}"


def own_url(host: str, port: int) -> str:
    """The server's address as a client on the same machine writes it."""
    name = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _default_data() -> Path:
    if sys.platform == "linux" and os.geteuid() == 0:
        # Postgres refuses to run as root, and the user it runs as instead cannot enter /root.
        return Path("/var/lib/counterpoint")
    return platformdirs.user_data_path("counterpoint", appauthor=False)


def free_address(settings: Settings) -> str:
    """The IP address to listen on; SettingsError if the host is unknown or the port taken.

    Asked before the server does, for it would share a taken port with whoever listens there.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise SettingsError(
            f"{settings.host}:{settings.port} cannot be used ({error.strerror}): set "
            "COUNTERPOINT_HOST or COUNTERPOINT_PORT to another, or stop what listens there."
        ) from error
    return str(address[0])

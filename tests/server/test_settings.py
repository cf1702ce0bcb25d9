import os
import re
import sys
from pathlib import Path

import pytest

from counterpoint_server.settings import Settings, SettingsError


def test_an_empty_environment_gives_the_documented_defaults() -> None:
    settings = Settings.from_environment({})
    assert (settings.host, settings.port) == ("127.0.0.1", 8717)
    assert settings.url == "http://127.0.0.1:8717"
    assert settings.database_url is None
    assert settings.api_key is None
    assert settings.cache_bytes == 64 * 2**20


def test_every_variable_is_read() -> None:
    settings = Settings.from_environment(
        {
            "COUNTERPOINT_HOST": "0.0.0.0",  # noqa: S104
            "COUNTERPOINT_PORT": "80",
            "COUNTERPOINT_DATA": "/srv/maps",
            "DATABASE_URL": "postgres://db/maps",
            "COUNTERPOINT_URL": "https://maps.example",
            "COUNTERPOINT_API_KEY": "k",
            "COUNTERPOINT_CACHE_MIB": "0",
        }
    )
    assert settings == Settings(
        host="0.0.0.0",  # noqa: S104
        port=80,
        data=Path("/srv/maps"),
        database_url="postgres://db/maps",
        url="https://maps.example",
        api_key="k",
        cache_bytes=0,
    )


def test_an_empty_variable_counts_as_not_set() -> None:
    names = ["HOST", "PORT", "DATA", "URL", "API_KEY", "CACHE_MIB"]
    empty = {f"COUNTERPOINT_{name}": " " for name in names} | {"DATABASE_URL": ""}
    assert Settings.from_environment(empty) == Settings.from_environment({})


@pytest.mark.parametrize("value", ["abc", "70000", "0", "-1", "8_717", "8717.0", "9" * 5000, "٣"])
def test_a_port_that_is_none_is_refused_by_the_name_of_its_variable(value: str) -> None:
    with pytest.raises(SettingsError, match="COUNTERPOINT_PORT must be a whole number"):
        Settings.from_environment({"COUNTERPOINT_PORT": value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://me:hunter2@db/maps"),
        ("COUNTERPOINT_URL", "hunter2"),
        ("COUNTERPOINT_CACHE_MIB", "64M"),
        ("COUNTERPOINT_CACHE_MIB", "1000001"),
        ("COUNTERPOINT_DATA", "~no-such-user/maps"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_the_name_of_its_variable(
    name: str, value: str
) -> None:
    with pytest.raises(SettingsError, match=name) as refusal:
        Settings.from_environment({name: value})
    assert "hunter2" not in str(refusal.value)


def test_no_secret_is_in_the_repr() -> None:
    environ = {"COUNTERPOINT_API_KEY": "hunter2", "DATABASE_URL": "postgresql://me:hunter2@db/maps"}
    settings = Settings.from_environment(environ)
    assert "hunter2" not in repr(settings)
    assert "hunter2" not in str(settings.__rich_repr__())
    assert re.search(r"port=8717.*api_key='…'", repr(settings))


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("0.0.0.0", "http://127.0.0.1:8717"),  # noqa: S104
        ("::", "http://127.0.0.1:8717"),
        ("::1", "http://[::1]:8717"),
        ("maps.local", "http://maps.local:8717"),
    ],
)
def test_clients_find_the_server_at_its_own_address_unless_told(host: str, url: str) -> None:
    assert Settings.from_environment({"COUNTERPOINT_HOST": host}).url == url


def test_a_relative_data_directory_is_made_absolute() -> None:
    relative = Settings.from_environment({"COUNTERPOINT_DATA": "maps"})
    assert relative.data == Path.cwd() / "maps"


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="root on Linux only")
def test_root_keeps_its_data_where_an_unprivileged_user_can_reach_it() -> None:
    assert Settings.from_environment({}).data == Path("/var/lib/counterpoint")


@pytest.mark.skipif(os.geteuid() == 0, reason="root has another default")
def test_a_user_keeps_the_data_in_the_users_data_directory() -> None:
    assert Path.home() in Settings.from_environment({}).data.parents

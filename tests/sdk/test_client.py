"""The clients themselves."""

import json
import subprocess
import sys

import httpx
import pytest

import counterpoint
from counterpoint import AsyncCounterpoint, Counterpoint
from sdk.answers import MAP_ID, a_map
from sdk.misbehaving import Misbehaving, answer

CLIENTS = pytest.mark.parametrize("kind", [Counterpoint, AsyncCounterpoint])


@CLIENTS
def test_the_key_is_not_shown(kind: type[Counterpoint] | type[AsyncCounterpoint]) -> None:
    client = kind(api_key="cp_secret", base_url="http://minerals.example")
    shown = [repr(client), repr(client.maps), *map(repr, vars(client).values())]
    assert repr(client) == f"{kind.__name__}(base_url='http://minerals.example')"
    assert "cp_secret" not in "".join(shown)


@CLIENTS
def test_an_address_without_a_scheme_is_refused_at_once(
    kind: type[Counterpoint] | type[AsyncCounterpoint],
) -> None:
    with pytest.raises(ValueError, match="http://"):
        kind(base_url="localhost:8717")


def test_address_and_key_come_from_the_environment(
    misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERPOINT_URL", f"{misbehaving.url}/")
    monkeypatch.setenv("COUNTERPOINT_API_KEY", "cp_secret\n")
    misbehaving.will(answer(a_map()))
    with Counterpoint() as client:
        assert client.maps.get(MAP_ID).revision == 7
    assert misbehaving.asked[0].path == f"/v1/maps/{MAP_ID}"
    assert misbehaving.asked[0].headers["Authorization"] == "Bearer cp_secret"


def test_without_a_key_none_is_sent(
    misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COUNTERPOINT_API_KEY", raising=False)
    misbehaving.will(answer(a_map()))
    with Counterpoint(base_url=misbehaving.url) as client:
        client.maps.get(MAP_ID)
    assert "Authorization" not in misbehaving.asked[0].headers


def test_a_client_that_was_given_is_used_and_left_open(misbehaving: Misbehaving) -> None:
    misbehaving.will(answer(a_map()))
    with httpx.Client(headers={"User-Agent": "club/1"}) as mine:
        with Counterpoint(base_url=misbehaving.url, api_key="a", http_client=mine) as client:
            client.maps.get(MAP_ID)
        assert not mine.is_closed
        assert "Authorization" not in mine.headers
    assert misbehaving.asked[0].headers["User-Agent"] == "club/1"
    assert misbehaving.asked[0].headers["Authorization"] == "Bearer a"


async def test_an_awaited_client_that_was_given_is_used_and_left_open(
    misbehaving: Misbehaving,
) -> None:
    misbehaving.will(answer(a_map()))
    async with httpx.AsyncClient() as mine:
        async with AsyncCounterpoint(base_url=misbehaving.url, http_client=mine) as client:
            assert (await client.maps.get(MAP_ID)).title == "Critical minerals"
        assert not mine.is_closed


def test_a_closed_client_says_so() -> None:
    client = Counterpoint()
    client.close()
    with pytest.raises(RuntimeError, match="closed"):
        client.service.ready()


def test_every_public_name_is_there_once() -> None:
    names = counterpoint.__all__
    assert len(names) == len(set(names))
    assert all(hasattr(counterpoint, name) for name in names)


def test_the_sdk_needs_httpx_and_msgspec_alone() -> None:
    code = """
import sys, json
import httpx, msgspec, anyio
before = set(sys.modules)
import counterpoint
print(json.dumps(sorted({name.partition(".")[0] for name in set(sys.modules) - before})))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded = set(json.loads(done.stdout)) - set(sys.stdlib_module_names)
    assert loaded - {"anyio", "sniffio"} == {"counterpoint"}  # httpx stands on these

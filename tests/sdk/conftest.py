"""Clients of servers that behave, and of one that does not."""

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest

from counterpoint import AsyncCounterpoint, Counterpoint
from sdk.misbehaving import Misbehaving, misbehaving_server

Call = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="session")
def misbehaving_all_along() -> Iterator[Misbehaving]:
    with misbehaving_server() as server:
        yield server


@pytest.fixture
def misbehaving(misbehaving_all_along: Misbehaving, monkeypatch: pytest.MonkeyPatch) -> Misbehaving:
    monkeypatch.setattr("counterpoint._retrying.PAUSE_FIRST", 0.01)
    misbehaving_all_along.asked.clear()
    return misbehaving_all_along


@pytest.fixture(scope="session", params=[Counterpoint, AsyncCounterpoint])
async def client_of_misbehaving(
    request: pytest.FixtureRequest, misbehaving_all_along: Misbehaving
) -> AsyncIterator[Counterpoint | AsyncCounterpoint]:
    client = request.param(base_url=misbehaving_all_along.url, timeout=5, api_key="secret")
    yield client
    closing = client.close()
    if inspect.isawaitable(closing):
        await closing


@pytest.fixture
def call(client_of_misbehaving: Counterpoint | AsyncCounterpoint, misbehaving: Misbehaving) -> Call:
    """Calls a method of either client by its name: `await call("maps.get", "…")`."""

    async def call_by_name(name: str, *arguments: object, **keywords: object) -> Any:
        resource, _, method = name.partition(".")
        result = getattr(getattr(client_of_misbehaving, resource), method)(*arguments, **keywords)
        return await result if inspect.isawaitable(result) else result

    return call_by_name


@pytest.fixture(scope="session")
def client(server_url: str) -> Iterator[Counterpoint]:
    """A client of a real server."""
    with Counterpoint(base_url=server_url) as opened:
        yield opened

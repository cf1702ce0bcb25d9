"""Each call is one write, in order, whatever the wire does to requests and answers."""

import asyncio
import uuid

import pytest

from counterpoint import AsyncCounterpoint, Counterpoint
from sdk.hostile import hostile_wire

PATIENCE = 0.5
"""Seconds that an attempt waits."""
FAULTS = {"lost", "cut", "answer_lost", "answer_cut", "doubled", "refused", "late"}


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterpoint._retrying.PAUSE_FIRST", 0.002)
    monkeypatch.setattr("counterpoint._retrying.PAUSE_MAX", 0.05)


async def create_over_hostile_wire(server_url: str, count: int, seed: int) -> None:
    title = f"Critical minerals {uuid.uuid4()}"
    texts = [f"Point {n} of the article." for n in range(count)]
    async with hostile_wire(server_url, seed, late=2 * PATIENCE) as wire:
        async with AsyncCounterpoint(wire.url, timeout=PATIENCE, max_retries=100) as client:
            article = await client.maps.create(title=title)
            claims = [await client.claims.create(article, text=text) for text in texts]
        await wire.settle()
        assert {name for name, found in wire.faults.items() if found} >= FAULTS
    print(dict(wire.faults))
    assert [claim.id for claim in claims] == list(range(1, count + 1))
    async with AsyncCounterpoint(server_url) as client:
        document = await client.maps.document(article)
        assert document.elements == claims
        assert [claim.text for claim in claims] == texts
        assert document.map.revision == count + 1
        mine = [each async for each in client.maps.list(text=title)]
        assert [each.id for each in mine] == [article.id]


async def test_each_create_is_one_element(server_url: str) -> None:
    await create_over_hostile_wire(server_url, 300, seed=4)


@pytest.mark.soak
async def test_each_of_many_creates_is_one_element(server_url: str) -> None:
    await create_over_hostile_wire(server_url, 5_000, seed=2026)


async def test_the_client_that_waits_is_no_different(server_url: str) -> None:
    async with hostile_wire(server_url, seed=1, late=2 * PATIENCE) as wire:

        def create() -> list[int]:
            with Counterpoint(wire.url, timeout=PATIENCE, max_retries=100) as client:
                article = client.maps.create(title="Critical minerals")
                made = [client.claims.create(article, text=f"Point {n}").id for n in range(40)]
                assert [claim.id for claim in client.claims.list(article, limit=9)] == made
                return made

        assert await asyncio.to_thread(create) == list(range(1, 41))

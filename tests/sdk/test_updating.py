"""Changes that depend on what is there, made by many at once."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from counterpoint import (
    AsyncCounterpoint,
    Claim,
    ClaimPatch,
    Counterpoint,
    Map,
    MapPatch,
    StaleRevision,
)
from sdk.answers import MAP_ID, a_claim
from sdk.misbehaving import Misbehaving, answer, problem

TEXT = "The club secures supply."


@pytest.fixture
def article(client: Counterpoint) -> Map:
    return client.maps.create(title="Critical minerals")


def test_no_change_is_lost_among_many(client: Counterpoint, article: Map) -> None:
    claim = client.claims.create(article, text="x")

    def add(_: int) -> Claim:
        return client.update(article, claim, lambda claim: ClaimPatch(text=claim.text + "x"))

    with ThreadPoolExecutor(4) as threads:
        changed = list(threads.map(add, range(24)))
    assert max(len(each.text) for each in changed) == 25
    read = client.elements.get(article, claim.id)
    assert isinstance(read, Claim)
    assert read.text == "x" * 25


async def test_no_change_is_lost_among_many_that_are_awaited(server_url: str) -> None:
    async with AsyncCounterpoint(server_url) as client:
        article = await client.maps.create(title="x")

        async def add() -> None:
            await client.update(article, lambda it: MapPatch(title=it.title + "x"))

        await asyncio.gather(*[add() for _ in range(8)])
        assert (await client.maps.get(article)).title == "x" * 9


def test_what_needs_no_change_is_answered_as_it_is(client: Counterpoint, article: Map) -> None:
    claim = client.claims.create(article, text=TEXT)
    changed = client.update(article, claim, lambda _: ClaimPatch(note="Draft."))
    asked: list[Claim] = []
    same = client.update(article, claim, asked.append)
    assert same == changed
    assert asked == [claim, changed]  # what may be old is not relied on
    assert client.update(article, claim.id, lambda _: None) == changed


def test_what_is_changed_all_the_time_is_given_up(
    misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterpoint.updating.PAUSE_SHARE", 0.0)
    monkeypatch.setattr("counterpoint.updating.ROUNDS_MAX", 3)
    stale = problem(412, "stale_revision", current_revision=9)
    misbehaving.will(*[answer(a_claim()), stale] * 3)
    with Counterpoint(misbehaving.url) as client, pytest.raises(StaleRevision):
        client.update(MAP_ID, 1, lambda _: ClaimPatch(text=TEXT))
    assert [asked.method for asked in misbehaving.asked] == ["GET", "PATCH"] * 3
    keys = {asked.headers.get("Idempotency-Key") for asked in misbehaving.asked}
    assert len(keys - {None}) == 3

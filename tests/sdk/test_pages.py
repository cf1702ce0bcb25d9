"""Lists are asked for page by page, and only when somebody looks."""

from collections.abc import Iterator

import pytest

from counterpoint import AsyncCounterpoint, Counterpoint, ServerError
from sdk.answers import MAP_ID, a_claim, a_page
from sdk.misbehaving import Misbehaving, answer, problem

FIRST = answer(a_page(a_claim(id=1), a_claim(id=2), next_cursor="c2"))
SECOND = answer(a_page(a_claim(id=3)))


@pytest.fixture
def waiting(misbehaving: Misbehaving) -> Iterator[Counterpoint]:
    misbehaving.will(FIRST, SECOND)
    with Counterpoint(base_url=misbehaving.url) as client:
        yield client


def test_nothing_is_asked_before_somebody_looks(
    misbehaving: Misbehaving, waiting: Counterpoint
) -> None:
    claims = iter(waiting.claims.list(MAP_ID))
    assert misbehaving.asked == []
    assert [next(claims).id, next(claims).id] == [1, 2]
    assert len(misbehaving.asked) == 1
    assert next(claims).id == 3
    assert [asked.path.partition("?")[2] for asked in misbehaving.asked] == ["", "cursor=c2"]


def test_pages_are_there_for_who_wants_them(waiting: Counterpoint) -> None:
    cursors = [page.next_cursor for page in waiting.claims.list(MAP_ID).pages()]
    assert cursors == ["c2", None]


def test_a_list_may_begin_in_the_middle(misbehaving: Misbehaving, waiting: Counterpoint) -> None:
    misbehaving.will(SECOND)
    assert [claim.id for claim in waiting.claims.list(MAP_ID, cursor="c2", tag=["club"])] == [3]
    assert misbehaving.asked[0].path.endswith("?tag=club&cursor=c2")


def test_looking_again_asks_again(misbehaving: Misbehaving, waiting: Counterpoint) -> None:
    misbehaving.will(SECOND)
    claims = waiting.claims.list(MAP_ID)
    assert list(claims) == list(claims)
    assert len(misbehaving.asked) == 2


def test_a_failure_in_the_middle_comes_after_what_was_there(
    misbehaving: Misbehaving, waiting: Counterpoint
) -> None:
    misbehaving.will(FIRST, problem(500, "internal_error"))
    seen = []
    with pytest.raises(ServerError):
        seen.extend(claim.id for claim in waiting.claims.list(MAP_ID))
    assert [asked.path.partition("?")[2] for asked in misbehaving.asked] == ["", "cursor=c2"]


async def test_awaited_pages_come_one_by_one_too(misbehaving: Misbehaving) -> None:
    misbehaving.will(FIRST, SECOND)
    async with AsyncCounterpoint(base_url=misbehaving.url) as client:
        claims = aiter(client.claims.list(MAP_ID))
        assert misbehaving.asked == []
        assert [(await anext(claims)).id, (await anext(claims)).id] == [1, 2]
        assert len(misbehaving.asked) == 1
        assert [claim.id async for claim in claims] == [3]
        misbehaving.will(FIRST, SECOND)
        cursors = [page.next_cursor async for page in client.claims.list(MAP_ID).pages()]
        assert cursors == ["c2", None]

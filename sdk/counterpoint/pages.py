"""Lists that come page by page."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar, cast

ItemT = TypeVar("ItemT")
PageT = TypeVar("PageT")


class _Page(Protocol[ItemT]):
    items: Sequence[ItemT]
    next_cursor: str | None


class Pager(Generic[ItemT, PageT]):
    """All items of a list: iterate over it, and its pages are asked for one by one, when needed.

    Nothing is asked for before. Iterating again asks again.
    """

    def __init__(self, fetch: Callable[[str | None], PageT], cursor: str | None) -> None:
        self._fetch = fetch
        self._cursor = cursor

    def __iter__(self) -> Iterator[ItemT]:
        for page in self.pages():
            yield from cast("_Page[ItemT]", page).items

    def pages(self) -> Iterator[PageT]:
        """The pages themselves, each with its `next_cursor`."""
        cursor = self._cursor
        while True:
            page = self._fetch(cursor)
            yield page
            cursor = cast("_Page[ItemT]", page).next_cursor
            if cursor is None:
                return


class AsyncPager(Generic[ItemT, PageT]):
    """All items of a list: iterate over it, and its pages are asked for one by one, when needed.

    Nothing is asked for before. Iterating again asks again.
    """

    def __init__(self, fetch: Callable[[str | None], Awaitable[PageT]], cursor: str | None) -> None:
        self._fetch = fetch
        self._cursor = cursor

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        async for page in self.pages():
            for item in cast("_Page[ItemT]", page).items:
                yield item

    async def pages(self) -> AsyncIterator[PageT]:
        """The pages themselves, each with its `next_cursor`."""
        cursor = self._cursor
        while True:
            page = await self._fetch(cursor)
            yield page
            cursor = cast("_Page[ItemT]", page).next_cursor
            if cursor is None:
                return

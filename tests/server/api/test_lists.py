"""Lists of maps, filtered and in order."""

from itertools import count
from typing import Any

import httpx
import pytest

numbers = count()


@pytest.fixture
def tag() -> str:
    """Only this test's maps have it."""
    return f"list {next(numbers)}"


def make(http: httpx.Client, tag: str, *titles: str, **fields: Any) -> list[str]:
    made = [
        http.post("/v1/maps", json={"title": title, "tags": [tag], **fields}) for title in titles
    ]
    return [answer.json()["id"] for answer in made]


def titles(http: httpx.Client, **parameters: Any) -> list[str]:
    """Of all pages."""
    found: list[str] = []
    while True:
        page = http.get("/v1/maps", params={"limit": 2, **parameters})
        assert page.status_code == 200, page.text
        found += [map["title"] for map in page.json()["items"]]
        if page.json()["next_cursor"] is None:
            return found
        parameters["cursor"] = page.json()["next_cursor"]


TITLES = ["Club", "cement", "Ären", "allies", "Club", "x" * 900 + "b", "x" * 900 + "a"]


def test_maps_come_in_the_order_that_is_asked_for(http: httpx.Client, tag: str) -> None:
    first, *_ = make(http, tag, *TITLES)
    assert titles(http, tag=tag) == TITLES[::-1]
    assert titles(http, tag=tag, sort="created") == TITLES[::-1]
    by_title = ["allies", "cement", "Club", "Club", *TITLES[-2:], "Ären"]
    assert titles(http, tag=tag, sort="title") == by_title
    http.patch(f"/v1/maps/{first}", json={"description": "Changed"}).raise_for_status()
    assert titles(http, tag=tag, sort="updated") == ["Club", *TITLES[:0:-1]]
    http.patch(f"/v1/maps/{first}", json={"title": "Zinc"}).raise_for_status()
    by_title[2:7] = ["Club", *TITLES[-2:], "Zinc", "Ären"]
    assert titles(http, tag=tag, sort="title") == by_title


def test_an_edit_of_elements_is_a_change_of_the_map(http: httpx.Client, tag: str) -> None:
    first, _ = make(http, tag, "First", "Second")
    assert titles(http, tag=tag, sort="updated") == ["Second", "First"]
    http.post(f"/v1/maps/{first}/claims", json={"text": "A club"}).raise_for_status()
    assert titles(http, tag=tag, sort="updated") == ["First", "Second"]
    since = {"updated_after": http.get(f"/v1/maps/{first}").json()["created_at"]}
    assert titles(http, tag=tag, sort="updated", **since) == ["First", "Second"]


def test_a_language_is_also_that_of_its_regions(http: httpx.Client, tag: str) -> None:
    for language in ("en", "en-GB", "eng", "de"):
        make(http, tag, language, language=language)
    make(http, tag, "none")
    assert titles(http, tag=tag, language="en", sort="title") == ["en", "en-GB"]
    assert titles(http, tag=tag, language="EN-gb") == ["en-GB"]


@pytest.mark.parametrize("sort", ["created", "updated", "title"])
def test_deleted_maps_are_listed_when_they_are_asked_for(
    http: httpx.Client, tag: str, sort: str
) -> None:
    gone, _ = make(http, tag, "Gone", "Here")
    http.delete(f"/v1/maps/{gone}").raise_for_status()
    assert titles(http, tag=tag, sort=sort) == ["Here"]
    assert titles(http, tag=tag, sort=sort, deleted="true") == ["Gone"]


def test_a_cursor_of_one_order_is_none_of_another(http: httpx.Client, tag: str) -> None:
    make(http, tag, "a", "b")
    page = http.get("/v1/maps", params={"tag": tag, "sort": "title", "limit": 1}).json()
    asked = {"tag": tag, "limit": 1, "cursor": page["next_cursor"]}
    assert http.get("/v1/maps", params={**asked, "sort": "title"}).status_code == 200
    assert http.get("/v1/maps", params={**asked, "sort": "updated"}).status_code == 400

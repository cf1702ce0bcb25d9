"""The history of the article's map through HTTP: what it was, and what was done to it."""

import re
from typing import Any

import httpx

from examples import (
    BURGUM,
    CLUB,
    COOPERATION,
    COOPERATION_AGAINST_CLUB,
    DOMINANT_PLAYER,
    delete,
    edit,
    elements_of,
    entitle,
    revert,
)

Json = dict[str, Any]
MADE = 2
"""The revision at which the article's elements were made; at 3 the map got its main claim."""


def test_the_revisions_say_who_did_what_when_and_why_the_newest_first(
    http: httpx.Client, example_path: str
) -> None:
    edit(http, example_path, {"op": "delete", "id": 51}, message="Against the club: withdrawn.")
    answer = http.get(f"{example_path}/revisions")
    latest, main_claim, made, created = answer.json()["items"]
    assert answer.headers["etag"].startswith('"4')
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT[\d:.]+Z", latest.pop("at"))
    assert latest == {
        "revision": 4,
        "principal": 0,
        "message": "Against the club: withdrawn.",
        "created": 0,
        "updated": 0,
        "deleted": 1,
        "merged": 0,
        "map_changed": False,
        "redacted": False,
    }
    assert (main_claim["map_changed"], main_claim["updated"]) == (True, 0)
    assert (made["created"], made["map_changed"]) == (76, False)
    assert (created["created"], created["map_changed"], created["message"]) == (0, True, None)


def test_a_page_of_revisions_leads_to_older_ones_whatever_is_written_meanwhile(
    http: httpx.Client, example_path: str
) -> None:
    page = http.get(f"{example_path}/revisions?limit=2").json()
    entitle(http, example_path, CLUB, "Club")
    query = {"limit": 2, "cursor": page["next_cursor"]}
    older = http.get(f"{example_path}/revisions", params=query).json()
    assert [each["revision"] for each in page["items"] + older["items"]] == [3, 2, 1]
    assert older["next_cursor"] is None


def test_a_revision_shows_each_element_before_and_after(
    http: httpx.Client, example_path: str
) -> None:
    before = http.get(f"{example_path}/elements/{CLUB}").json()
    revision = entitle(http, example_path, CLUB, "Trade inside a club")
    answer = http.get(f"{example_path}/revisions/{revision}")
    assert answer.headers["etag"].startswith(f'"{revision}')
    shown = answer.json()
    after = http.get(f"{example_path}/elements/{CLUB}").json()
    assert shown["items"] == [
        {
            "id": CLUB,
            "op": "update",
            "before": before,
            "after": after,
            "into": None,
            "fields": [
                {
                    "field": "title",
                    "before": "Build a minerals club",
                    "after": "Trade inside a club",
                }
            ],
            "redacted": False,
        }
    ]
    assert (shown["updated"], shown["map"], shown["next_cursor"]) == (1, [], None)
    entitle(http, example_path, COOPERATION, "Later")
    tag = answer.headers["etag"]
    again = http.get(answer.url, headers={"If-None-Match": tag})
    assert again.status_code == 304, "a revision stays what it is"


def test_what_a_revision_did_to_the_map_itself_is_told_field_by_field(
    http: httpx.Client, example_path: str
) -> None:
    main_claim = http.get(f"{example_path}/revisions/3").json()
    assert main_claim["map"] == [{"field": "main_claim", "before": None, "after": CLUB}]
    first = http.get(f"{example_path}/revisions/1").json()
    assert {"field": "language", "before": None, "after": "en"} in first["map"]


def test_a_large_revision_comes_page_by_page(http: httpx.Client, example_path: str) -> None:
    at, found = f"{example_path}/revisions/{MADE}?limit=30", []
    while at:
        page = http.get(at)
        found += [change["after"] for change in page.json()["items"]]
        at = page.links.get("next", {}).get("url", "")
    assert found == elements_of(http, example_path)


def test_a_map_is_read_as_it_was_with_all_filters(http: httpx.Client, example_path: str) -> None:
    before = elements_of(http, example_path)
    said = elements_of(http, example_path, f"&participant={BURGUM}")
    undercuts = elements_of(http, example_path, "&type=rebuttal&kind=undercut")
    delete(http, example_path, BURGUM)
    delete(http, example_path, DOMINANT_PLAYER)
    assert len(elements_of(http, example_path)) < len(before)
    assert elements_of(http, example_path, "&revision=3") == before
    assert elements_of(http, example_path, f"&participant={BURGUM}") == []
    assert elements_of(http, example_path, f"&participant={BURGUM}&revision=3") == said
    then = elements_of(http, example_path, "&type=rebuttal&kind=undercut&revision=3")
    assert then == undercuts
    claims = http.get(f"{example_path}/claims?revision=3&ids=1").status_code
    assert claims == 400, "typed lists have no `ids`"
    page = http.get(f"{example_path}/elements?ids={DOMINANT_PLAYER}&ids=99&revision=3").json()
    assert ([each["id"] for each in page["items"]], page["missing"]) == ([DOMINANT_PLAYER], [99])
    assert http.get(f"{example_path}/claims?revision=1").json()["items"] == []


def test_the_pages_of_a_former_state_stay_together_and_keep_their_tag(
    http: httpx.Client, example_path: str
) -> None:
    first = http.get(f"{example_path}/elements?revision=3&limit=70")
    delete(http, example_path, DOMINANT_PLAYER)
    second = http.get(first.links["next"]["url"])
    ids = [each["id"] for each in first.json()["items"] + second.json()["items"]]
    assert ids == [*range(1, 77)]
    again = http.get(first.url, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    cursor = first.json()["next_cursor"]
    other = http.get(f"{example_path}/elements?revision=2&limit=70&cursor={cursor}")
    assert other.status_code == 400, "a cursor is of one revision"


def test_an_element_is_read_as_it_was_or_it_is_told_why_it_was_not_there(
    http: httpx.Client, example_path: str
) -> None:
    address = f"{example_path}/elements/{COOPERATION_AGAINST_CLUB}"
    before = http.get(address).json()
    gone = delete(http, example_path, COOPERATION_AGAINST_CLUB)["revision"]
    assert http.get(f"{address}?revision={gone - 1}").json() == before
    assert http.get(f"{address}?revision={gone - 1}&fields=kind").json() == {
        "type": "rebuttal",
        "id": COOPERATION_AGAINST_CLUB,
        "kind": "rebut",
    }
    for revision, why in [
        (gone, "At revision 4 there was no element 51: it was deleted at 4."),
        (1, "At revision 1 there was no element 51 yet: it was made at 2."),
    ]:
        problem = http.get(f"{address}?revision={revision}").json()
        assert (problem["code"], problem["detail"]) == ("element_not_found", why)
    never = http.get(f"{example_path}/elements/99?revision=1").json()
    assert never["detail"] == "The map has no element 99."
    beyond = http.get(f"{address}?revision=5")
    assert (beyond.status_code, beyond.json()["code"]) == (404, "revision_not_found")
    assert beyond.json()["detail"] == "The map has the revisions 1 to 4, not 5."


def test_a_merged_number_leads_on_only_from_the_revision_that_merged_it(
    http: httpx.Client, example_path: str
) -> None:
    address = f"{example_path}/elements/{DOMINANT_PLAYER}"
    before = http.get(address).json()
    merged = edit(http, example_path, {"op": "merge", "into": COOPERATION, "from": DOMINANT_PLAYER})
    edit(http, example_path, {"op": "merge", "into": CLUB, "from": COOPERATION})
    assert http.get(f"{address}?revision=3").json() == before
    led = http.get(f"{address}?revision={merged['revision']}")
    assert led.status_code == 308
    there = f"{example_path}/elements/{COOPERATION}?revision={merged['revision']}"
    assert led.headers["location"] == there
    assert http.get(there).json()["id"] == COOPERATION
    later = http.get(f"{address}?revision={merged['revision'] + 1}")
    assert later.headers["location"].endswith(f"/{CLUB}?revision=5")


def test_an_elements_history_goes_on_after_its_end(http: httpx.Client, example_path: str) -> None:
    entitle(http, example_path, DOMINANT_PLAYER, "One player dominates")
    into = {"op": "merge", "into": COOPERATION, "from": DOMINANT_PLAYER}
    edit(http, example_path, into, message="The same.")
    revert(http, example_path, 4, element=DOMINANT_PLAYER).raise_for_status()
    delete(http, example_path, DOMINANT_PLAYER)
    items = http.get(f"{example_path}/elements/{DOMINANT_PLAYER}/history").json()["items"]
    told = [(v["revision"], v["op"], (v["element"] or {}).get("title"), v["into"]) for v in items]
    first = http.get(f"{example_path}/elements/{DOMINANT_PLAYER}?revision=2").json()
    assert told == [
        (7, "delete", None, None),
        (6, "create", "One player dominates", None),
        (5, "merge", None, COOPERATION),
        (4, "update", "One player dominates", None),
        (2, "create", first["title"], None),
    ]
    assert items[2]["message"] == "The same."
    assert items[-1]["element"] == first
    never = http.get(f"{example_path}/elements/99/history")
    assert (never.status_code, never.json()["code"]) == (404, "element_not_found")


def test_an_elements_history_tells_where_its_number_led_after_its_end(
    http: httpx.Client, example_path: str
) -> None:
    into = {"op": "merge", "into": COOPERATION, "from": DOMINANT_PLAYER}
    edit(http, example_path, into)
    for to in (1, 4, 2):
        revert(http, example_path, to).raise_for_status()
    address = f"{example_path}/elements/{DOMINANT_PLAYER}/history"
    items = http.get(address).json()["items"]
    told = [(version["revision"], version["op"], version["into"]) for version in items]
    assert told == [
        (7, "create", None),
        (6, "merge", COOPERATION),
        (5, "delete", None),
        (4, "merge", COOPERATION),
        (2, "create", None),
    ]
    for revision, op, _ in told:
        changes = http.get(f"{example_path}/revisions/{revision}?limit=200").json()["items"]
        assert [c["op"] for c in changes if c["id"] == DOMINANT_PLAYER] == [op]
    pages, cursor = [], ""
    while cursor is not None:
        page = http.get(f"{address}?limit=1{cursor and f'&cursor={cursor}'}").json()
        pages += page["items"]
        cursor = page["next_cursor"]
    assert pages == items


def test_a_difference_can_be_asked_for_in_both_directions(
    http: httpx.Client, example_path: str
) -> None:
    claim = http.get(f"{example_path}/elements/{CLUB}").json()
    entitle(http, example_path, CLUB, "Club")
    delete(http, example_path, COOPERATION_AGAINST_CLUB)
    http.post(f"{example_path}/claims", json={"text": "Walls fuel instability."})
    http.patch(example_path, json={"question": None}).raise_for_status()
    forth = http.get(f"{example_path}/diff?from=3&to=7").json()
    assert (forth["from"], forth["to"]) == (3, 7)
    ops = [(change["id"], change["op"]) for change in forth["items"]]
    assert ops == [(CLUB, "update"), (COOPERATION_AGAINST_CLUB, "delete"), (77, "create")]
    (change,) = forth["items"][0]["fields"]
    assert change == {"field": "title", "before": claim["title"], "after": "Club"}
    assert forth["items"][1]["before"]["type"] == "rebuttal"
    assert [field["field"] for field in forth["map"]] == ["question"]
    assert http.get(f"{example_path}/diff?from=3").json() == forth
    back = http.get(f"{example_path}/diff?from=7&to=3").json()
    assert [change["op"] for change in back["items"]] == ["update", "create", "delete"]
    assert back["items"][1]["after"] == forth["items"][1]["before"]
    same = http.get(f"{example_path}/diff?from=3&to=3").json()
    assert (same["items"], same["map"]) == ([], [])


def test_the_pages_of_a_difference_to_now_all_go_to_the_same_revision(
    http: httpx.Client, example_path: str
) -> None:
    first = http.get(f"{example_path}/diff?from=1&limit=50")
    delete(http, example_path, DOMINANT_PLAYER)
    second = http.get(first.links["next"]["url"]).json()
    assert second["to"] == first.json()["to"] == 3
    assert [change["id"] for change in second["items"]] == [*range(51, 77)]


def test_what_was_changed_back_takes_no_place_in_a_difference(
    http: httpx.Client, example_path: str
) -> None:
    for id in (CLUB, DOMINANT_PLAYER, COOPERATION):
        entitle(http, example_path, id, "Changed")
    revert(http, example_path, 3).raise_for_status()
    entitle(http, example_path, COOPERATION, "Changed")
    page = http.get(f"{example_path}/diff?from=3&limit=1").json()
    assert [change["id"] for change in page["items"]] == [COOPERATION]
    assert page["next_cursor"] is None

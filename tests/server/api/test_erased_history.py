"""What the history of a map shows after something was erased from it."""

import httpx

from examples import DOMINANT_PLAYER, edit, entitle, revert

COUNTS = ("created", "updated", "deleted", "merged", "map_changed")


def erase(http: httpx.Client, path: str, id: int) -> int:
    answer = http.post(f"{path}/erase", json={"elements": [id]}).raise_for_status()
    revision: int = answer.json()["revision"]
    return revision


def test_an_erased_element_shows_as_redacted_wherever_the_history_has_it(
    http: httpx.Client, example_path: str
) -> None:
    changed = entitle(http, example_path, DOMINANT_PLAYER, "Lone seller")
    erased = erase(http, example_path, DOMINANT_PLAYER)
    versions = http.get(f"{example_path}/elements/{DOMINANT_PLAYER}/history").json()["items"]
    assert [(each["op"], each["redacted"]) for each in versions] == [
        ("delete", False),
        ("update", True),
        ("create", True),
    ]
    shown = http.get(f"{example_path}/revisions/{erased}?limit=200").json()
    redacted = {each["id"] for each in shown["items"] if each["redacted"]}
    assert redacted == {DOMINANT_PLAYER}
    listed = http.get(f"{example_path}/revisions").json()["items"]
    assert {each["revision"] for each in listed if each["redacted"]} >= {2, changed}
    difference = http.get(f"{example_path}/diff?from={changed}&limit=200").json()
    assert {each["id"] for each in difference["items"] if each["redacted"]} == {DOMINANT_PLAYER}
    assert "Lone seller" not in str([versions, shown, difference])


def test_what_a_revision_did_is_counted_the_same_after_an_erasure(
    http: httpx.Client, example_path: str
) -> None:
    claim = {"type": "claim", "text": "Burgum will resign."}
    edit(
        http,
        example_path,
        {"op": "create", "ref": "$burgum", "element": claim},
        {"op": "create", "ref": "$club", "element": {"type": "claim", "text": "A club."}},
    )
    before = http.get(f"{example_path}/revisions").json()["items"]
    erased = erase(http, example_path, 77)
    after = http.get(f"{example_path}/revisions").json()["items"][1:]
    assert [[each[name] for name in COUNTS] for each in after] == [
        [each[name] for name in COUNTS] for each in before
    ]
    assert after[0]["redacted"]
    latest = http.get(f"{example_path}/revisions?limit=1").json()["items"][0]
    assert (latest["revision"], latest["deleted"], latest["map_changed"]) == (erased, 1, False)


def test_a_change_that_was_erased_from_both_sides_is_still_told(
    http: httpx.Client, example_path: str
) -> None:
    patch = {"op": "update", "id": DOMINANT_PLAYER, "patch": {"text": "A lone seller."}}
    changed = edit(http, example_path, patch)["revision"]
    erase(http, example_path, DOMINANT_PLAYER)
    shown = http.get(f"{example_path}/revisions/{changed}").json()
    assert shown["updated"] == 1
    assert [(each["id"], each["op"], each["fields"]) for each in shown["items"]] == [
        (DOMINANT_PLAYER, "update", [])
    ]
    assert shown["items"][0]["redacted"]


def test_what_shows_a_revision_of_before_an_erasure_has_another_tag_after_it(
    http: httpx.Client, example_path: str
) -> None:
    entitle(http, example_path, DOMINANT_PLAYER, "Lone seller")
    entitle(http, example_path, DOMINANT_PLAYER, "Lone seller of minerals")
    past = [
        "/revisions/4",
        "/diff?from=2&to=4",
        "/elements?revision=4&limit=200",
        f"/elements/{DOMINANT_PLAYER}?revision=4",
    ]
    before = [http.get(example_path + each).headers["etag"] for each in past]
    erased = erase(http, example_path, DOMINANT_PLAYER)
    for each, tag in zip(past, before, strict=True):
        answer = http.get(example_path + each, headers={"If-None-Match": tag})
        assert answer.status_code == 200, each
        assert answer.headers["etag"].startswith(f'"4.{erased}'), each
        assert "Lone seller" not in answer.text
        assert "immutable" not in answer.headers["cache-control"]
        tag = answer.headers["etag"]
        again = http.get(example_path + each, headers={"If-None-Match": tag})
        assert again.status_code == 304


def test_going_back_does_not_bring_back_what_was_erased(
    http: httpx.Client, example_path: str
) -> None:
    text = http.get(f"{example_path}/elements/{DOMINANT_PLAYER}").json()["text"]
    erase(http, example_path, DOMINANT_PLAYER)
    revert(http, example_path, 3).raise_for_status()
    element = http.get(f"{example_path}/elements/{DOMINANT_PLAYER}").json()
    assert element["text"] == "[erased]"
    assert text not in http.get(f"{example_path}/document").text

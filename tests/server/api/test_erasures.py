"""Erasing through HTTP: Burgum is to be forgotten, and the article's map remains one."""

from typing import Any

import httpx
import pytest

from counterpoint_server.api.document_bodies import Documents
from counterpoint_server.api.formats import JSON
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.store.past import PastReader
from counterpoint_server.store.pool import Database
from examples import BURGUM, CLUB, DOMINANCE_ARGUMENT, DOMINANT_PLAYER
from whole_maps import check_rows, rows_of_map

REUTERS, ARTICLE = 70, 75
QUOTE = "a dominant player is able to manipulate supply"
SAID_BY_BURGUM = [
    "Doug",
    "US Interior Secretary",
    "would have tariff-free",
    "defend the move of establishing the club",
    "situation changes when a dominant player",
]
BESIDE_IT = [12, 15]
"""What is quoted right before and right after Burgum: the words around it are his."""
NOTES_ON_BURGUM = [CLUB, 56, 58]


def erase(http: httpx.Client, path: str, **body: Any) -> httpx.Response:
    return http.post(f"{path}/erase", json=body)


async def text_of(database: Database, path: str) -> str:
    rows = await rows_of_map(database, read_map_id(path.removeprefix("/v1/maps/")) or 0)
    return "\n".join(row for each in rows.values() for row in each)


def test_a_document_of_before_the_erasure_is_another_one_after_it(
    http: httpx.Client, example_path: str
) -> None:
    revision = http.get(example_path).json()["revision"]
    past, present = f"{example_path}/document?revision={revision}", f"{example_path}/document"
    before = http.get(past)
    assert QUOTE in before.text
    erased = erase(http, example_path, participant=BURGUM).json()["revision"]
    tag = {"If-None-Match": before.headers["etag"]}
    after = http.get(past, headers=tag)
    assert after.status_code == 200
    assert [said for said in SAID_BY_BURGUM if said in after.text] == []
    assert len(after.json()["elements"]) == len(before.json()["elements"])
    assert after.headers["etag"].startswith(f'"{revision}.{erased}')
    tag = {"If-None-Match": after.headers["etag"]}
    assert http.get(past, headers=tag).status_code == 304
    assert http.get(present).headers["etag"].startswith(f'"{erased}')
    http.patch(example_path, json={"title": "Club"}).raise_for_status()
    assert http.get(past, headers=tag).status_code == 304


async def test_what_another_server_process_kept_is_not_sent_after_an_erasure(
    http: httpx.Client, database: Database, example_path: str
) -> None:
    number = read_map_id(example_path.removeprefix("/v1/maps/")) or 0
    other = Documents(PastReader(database), 10_000_000)
    source = await other.find(number, 0, None)
    assert "Doug" in (await other.body(source, JSON, None)).data.decode()
    assert len(other.kept) == 1
    erase(http, example_path, participant=BURGUM).raise_for_status()
    again = await other.find(number, 0, source.revision)
    assert len(other.kept) == 0
    for _ in range(2):
        body = (await other.body(again, JSON, None)).data.decode()
        assert [said for said in SAID_BY_BURGUM if said in body] == []
    await other.close()


async def test_of_an_erased_participant_no_name_quote_or_attribution_is_left(
    http: httpx.Client, database: Database, example_path: str
) -> None:
    """What the map says in its own words stays, is named, and can be reworded and erased."""
    before = http.get(example_path).json()
    answer = erase(http, example_path, participant=BURGUM, words=["Burgum"])
    done = answer.json()
    assert (answer.status_code, answer.headers["etag"]) == (200, f'"{done["revision"]}"')
    assert done["revision"] == before["revision"] + 1
    assert (done["erased"], done["deleted"], done["redacted"]) == ([BURGUM], [], [])
    assert done["updated"] == [1, 2, 3, 4, *BESIDE_IT, DOMINANCE_ARGUMENT]
    found = done["found"]
    assert found["elements"] == NOTES_ON_BURGUM
    assert (found["map"], found["map_versions"]) == (True, True)
    text = await text_of(database, example_path)
    assert [said for said in SAID_BY_BURGUM if said in text] == []

    for id in NOTES_ON_BURGUM:
        http.patch(f"{example_path}/elements/{id}", json={"note": None}).raise_for_status()
    http.patch(example_path, json={"description": "Club or not?"}).raise_for_status()
    done = erase(
        http,
        example_path,
        versions=NOTES_ON_BURGUM,
        map_versions=True,
        words=["Burgum", "DOUG"],
    ).json()
    assert (done["erased"], done["redacted"]) == ([], NOTES_ON_BURGUM)
    empty = {"elements": [], "versions": [], "map": False, "map_versions": False, "revisions": []}
    assert done["found"] == empty
    assert "urgum" not in await text_of(database, example_path)
    await check_rows(database, read_map_id(before["id"]) or 0)
    assert http.get(f"{example_path}/elements/{BURGUM}").status_code == 404
    document = http.get(f"{example_path}/document").json()
    assert len(document["elements"]) == 75


def test_who_passed_words_on_is_erased_from_the_chain_and_the_words_stay(
    http: httpx.Client, example_path: str
) -> None:
    done = erase(http, example_path, participant=REUTERS).json()
    assert DOMINANT_PLAYER in done["updated"]
    attribution = http.get(f"{example_path}/elements/{DOMINANT_PLAYER}").json()["attributions"][0]
    assert (attribution["participant"], attribution["via"]) == (BURGUM, [73])
    assert attribution["quote"]["exact"] == QUOTE


def test_the_quotes_from_an_erased_source_go_with_it(http: httpx.Client, example_path: str) -> None:
    assert erase(http, example_path, elements=[ARTICLE]).json()["erased"] == [ARTICLE]
    elements = http.get(f"{example_path}/document").json()["elements"]
    attributions = [each for element in elements for each in element["attributions"]]
    assert any(each["participant"] == BURGUM for each in attributions)
    assert {each["source"] for each in attributions} == {None}
    assert {each["quote"] and each["quote"]["exact"] for each in attributions} == {None}


def test_an_erased_claim_takes_along_what_has_no_meaning_without_it_and_the_answer_says_so(
    http: httpx.Client, example_path: str
) -> None:
    done = erase(http, example_path, elements=[DOMINANT_PLAYER], reason="By request").json()
    assert done["erased"] == [DOMINANT_PLAYER]
    assert DOMINANCE_ARGUMENT in done["deleted"]
    left = {each["id"] for each in http.get(f"{example_path}/document").json()["elements"]}
    assert not left & {DOMINANT_PLAYER, *done["deleted"]}


def test_an_erasure_depends_on_the_revision_that_was_read_and_is_done_once_for_a_key(
    http: httpx.Client, example_path: str
) -> None:
    tag = http.get(example_path).headers["etag"]
    http.patch(example_path, json={"title": "Club"}).raise_for_status()
    address, body = f"{example_path}/erase", {"elements": [CLUB], "words": ["club"]}
    stale = http.post(address, json=body, headers={"If-Match": tag})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_revision")
    keyed = {"Idempotency-Key": "erase the club"}
    first, again = (http.post(address, json=body, headers=keyed) for _ in range(2))
    assert first.status_code == 200
    assert again.json() == first.json()
    assert again.headers["idempotency-replayed"] == "true"


def test_forks_of_the_map_are_named_for_they_keep_what_they_copied(
    http: httpx.Client, example_path: str
) -> None:
    forks = [http.post(f"{example_path}/fork", json={}).json()["id"] for _ in range(2)]
    http.delete(f"/v1/maps/{forks[0]}").raise_for_status()
    assert erase(http, example_path, elements=[CLUB]).json()["forks"] == forks
    kept = http.get(f"/v1/maps/{forks[1]}/elements/{CLUB}")
    assert kept.json()["title"] == "Build a minerals club"


def test_a_fork_of_a_former_revision_has_what_an_erasure_left_of_it(
    http: httpx.Client, example_path: str
) -> None:
    revision = http.get(example_path).json()["revision"]
    erase(http, example_path, participant=BURGUM, elements=[DOMINANT_PLAYER]).raise_for_status()
    made = http.post(f"{example_path}/fork", json={"revision": revision}).json()
    elements = http.get(f"/v1/maps/{made['id']}/document").json()["elements"]
    erased = {each["id"]: each for each in elements if each["id"] in (DOMINANT_PLAYER, BURGUM)}
    assert erased[DOMINANT_PLAYER]["text"] == erased[BURGUM]["name"] == "[erased]"
    assert len(elements) == 76
    argument = next(each for each in elements if each["id"] == DOMINANCE_ARGUMENT)
    assert DOMINANT_PLAYER in argument["premises"]


def test_words_can_be_looked_for_without_erasing_anything(
    http: httpx.Client, example_path: str
) -> None:
    before = http.get(example_path)
    done = erase(http, example_path, words=["burgum"], messages="concerned").json()
    assert done["found"]["elements"] == [CLUB, DOMINANT_PLAYER, 56, 58, BURGUM]
    assert (done["erased"], done["revision"]) == ([], before.json()["revision"])
    assert http.get(example_path).content == before.content


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"elements": [999]}, 404, "element_not_found"),
        ({"participant": CLUB}, 409, "type_mismatch"),
        ({"elements": [1], "message": "x"}, 422, "invalid_body"),
    ],
)
def test_what_cannot_be_erased_is_refused(
    http: httpx.Client, example_path: str, body: dict[str, Any], status: int, code: str
) -> None:
    before = http.get(f"{example_path}/document").content
    answer = http.post(f"{example_path}/erase", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert http.get(f"{example_path}/document").content == before

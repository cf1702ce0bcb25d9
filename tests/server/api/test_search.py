"""Words are found wherever they stand, and shown as plain text."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from examples import CLUB

Hits = list[dict[str, Any]]


def find(http: httpx.Client, q: str, **filters: Any) -> Hits:
    answer = http.get("/v1/search", params={"q": q, **filters})
    assert answer.status_code == 200, answer.text
    items: Hits = answer.json()["items"]
    return items


def make(http: httpx.Client, *elements: dict[str, Any], **fields: Any) -> str:
    map: str = http.post("/v1/maps", json={"title": "A debate", **fields}).json()["id"]
    operations = [{"op": "create", "element": each} for each in elements]
    if operations:
        done = http.post(f"/v1/maps/{map}/edits", json={"operations": operations})
        assert done.is_success, done.text
    return map


def claims(http: httpx.Client, *texts: str, **fields: Any) -> str:
    return make(http, *({"type": "claim", "text": text} for text in texts), **fields)


@pytest.fixture
def article(example_path: str) -> str:
    return example_path.rpartition("/")[2]


def test_the_club_is_found_in_the_article_and_what_was_found_is_marked(
    http: httpx.Client, article: str
) -> None:
    found = find(http, "dominant player", map=article)
    assert found
    for hit in found:
        for snippet in hit["snippets"]:
            words = [snippet["text"][h["start"] : h["end"]] for h in snippet["highlights"]]
            assert all(word.lower().startswith(("domin", "player")) for word in words)
    assert CLUB in [hit["id"] for hit in find(http, "club", map=article, limit=200)]


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("EU", ["EU"]),
        ("dominant", ["dominant"]),
        ("“dominant”", ["dominant"]),
        ("burgum", ["Burgum"]),
        ("Burgum’s", ["Burgum"]),
        ("Burgum's", ["Burgum"]),
        ("walls", ["walls"]),
        ("risk", ["risk"]),
        ("US-le*", ["US", "led"]),
        ("US-led-c*", ["US", "led", "club"]),
        ("“US-le*", ["US", "led"]),
        ("हिन्दी", ["हिन्दी"]),
        ("稀土", ["稀土"]),
    ],
)
def test_words_are_found_whatever_marks_stand_beside_them(
    http: httpx.Client, q: str, words: list[str]
) -> None:
    text = "EU–US: Burgum’s “dominant” player—walls… A\xa0US-led club,\u200frisk «हिन्दी»、稀土。"
    map = claims(http, text, language="en")
    (hit,) = find(http, q, map=map)
    (snippet,) = hit["snippets"]
    shown = snippet["text"]
    assert shown in text
    assert set(words) <= {shown[h["start"] : h["end"]] for h in snippet["highlights"]}


def test_what_ends_a_text_and_what_begins_it_are_no_phrase(http: httpx.Client) -> None:
    walls = {"type": "claim", "text": "Clubs harm trade.", "note": "Walls, Wang says."}
    map = make(http, walls, language="en")
    for q in '"trade club"', '"trade clubs"', '"trade the clubs"', '"trade walls"', '"says clubs"':
        assert find(http, q, map=map) == []
    for q in '"harm trade"', '"club harms"', '"wang says"':
        assert len(find(http, q, map=map)) == 1


def test_a_beginning_with_a_hyphen_leaves_nothing_else_in(http: httpx.Client) -> None:
    map = claims(http, "A US-led club.", "Led by the US.", "US clubs.", language="en")
    assert [hit["id"] for hit in find(http, "us-l*", map=map)] == [1]
    assert sorted(hit["id"] for hit in find(http, "us -us-l*", map=map)) == [2, 3]


@pytest.mark.parametrize(
    ("q", "ids"),
    [
        ("minerals", [1, 2, 3]),  # in any form of the word
        ("club minerals", [1, 3]),
        ('"minerals club"', [1]),
        ("minerals -club", [2]),
        ('minerals -"minerals club"', [2, 3]),
        ("floor or trade", [2, 3, 4]),
        ("club trade or floor", [3, 4]),
        ("mineral*", [1, 2, 3]),
        ("miner*", [1, 2, 3]),
        ("miners*", []),
        ('"price fl*"', [4]),
        ("the", [1]),
        ("the floor", [4]),
        ("CLUB", [1, 3]),
        ("'; DROP TABLE map", []),
        ("floor & !price | <-> :* ( \\", [4]),
    ],
)
def test_words_are_read_as_in_a_search_of_the_web(
    http: httpx.Client, q: str, ids: list[int]
) -> None:
    map = claims(
        http,
        "A minerals club of the buyers",
        "Trade in a mineral brings peace",
        "A club that trades minerals",
        "A price floor",
        language="en",
    )
    assert sorted(hit["id"] for hit in find(http, q, map=map, type="claim")) == ids


def test_a_map_without_a_language_has_its_words_as_they_are_written(http: httpx.Client) -> None:
    map = claims(http, "Walls fuel instability", "The wall")
    assert [hit["id"] for hit in find(http, "wall", map=map)] == [2]
    assert len(find(http, "wall*", map=map)) == 2
    http.patch(f"/v1/maps/{map}", json={"language": "en-GB"}).raise_for_status()
    assert len(find(http, "wall", map=map)) == 2
    http.patch(f"/v1/maps/{map}", json={"language": None}).raise_for_status()
    assert [hit["id"] for hit in find(http, "wall", map=map)] == [2]


def test_words_are_found_in_all_that_has_text(http: httpx.Client) -> None:
    quote = {"exact": "quoteword here"}
    map = make(
        http,
        {"type": "participant", "name": "Nameword", "role": "Roleword"},
        {"type": "source", "title": "Titleword", "publisher": "Publisherword"},
        {"type": "claim", "text": "Textword", "attributions": [{"quote": quote}]},
        {"type": "claim", "text": "x", "note": "Noteword", "tags": ["Tagword"]},
        {"type": "claim", "text": "x", "phrasings": [{"text": "Phrasingword"}]},
        {"type": "question", "text": "Questionword?"},
        title="Mapword",
    )
    wanted = {
        "nameword": 1,
        "roleword": 1,
        "titleword": 2,
        "publisherword": 2,
        "quoteword": 3,
        "textword": 3,
        "noteword": 4,
        "tagword": 4,
        "phrasingword": 5,
        "questionword": 6,
        "mapword": None,
    }
    for word, id in wanted.items():
        (hit,) = find(http, word, map=map)
        assert (hit["id"], hit["map"], hit["map_title"]) == (id, map, "Mapword")
        (snippet,) = hit["snippets"]
        ((start, end),) = [(h["start"], h["end"]) for h in snippet["highlights"]]
        assert snippet["text"][start:end].lower() == word


def test_what_has_the_words_in_its_text_comes_before_what_has_them_in_a_note(
    http: httpx.Client,
) -> None:
    map = make(
        http,
        {"type": "claim", "text": "A floor", "note": "About the club"},
        {"type": "claim", "text": "The club"},
    )
    assert [hit["id"] for hit in find(http, "club", map=map)] == [2, 1]


def test_types_tags_and_maps_narrow_it(http: httpx.Client) -> None:
    elements: list[dict[str, Any]] = [
        {"type": "claim", "text": "narrowword", "tags": ["a", "b"]},
        {"type": "claim", "text": "narrowword"},
        {"type": "question", "text": "narrowword"},
    ]
    first, second = make(http, *elements), make(http, *elements[:1])
    assert len(find(http, "narrowword")) == 4
    assert len(find(http, "narrowword", map=[first, second])) == 4
    assert len(find(http, "narrowword", map=second)) == 1
    assert {hit["map"] for hit in find(http, "narrowword", tag=["b", "c"])} == {first, second}
    assert [hit["id"] for hit in find(http, "narrowword", type="question")] == [3]
    assert find(http, "debate", type="map", map=first)[0]["id"] is None


def test_pages_have_everything_once(http: httpx.Client) -> None:
    map = claims(http, *(f"pageword {'and more ' * (n % 3)}" for n in range(23)))
    found: list[int] = []
    cursor: dict[str, str] = {}
    while True:
        page = http.get("/v1/search", params={"q": "pageword", "map": map, "limit": 5, **cursor})
        found += [hit["id"] for hit in page.json()["items"]]
        if page.json()["next_cursor"] is None:
            break
        cursor = {"cursor": page.json()["next_cursor"]}
    assert sorted(found) == list(range(1, 24))
    other = http.get("/v1/search", params={"q": "other", "map": map, "limit": 5, **cursor})
    assert other.json()["code"] == "invalid_parameter"


def test_what_was_changed_is_found_as_it_is_now(http: httpx.Client) -> None:
    map = claims(http, "formerword", "goneword")
    http.patch(f"/v1/maps/{map}/elements/1", json={"text": "latterword"}).raise_for_status()
    http.delete(f"/v1/maps/{map}/elements/2").raise_for_status()
    assert [len(find(http, word)) for word in ("formerword", "latterword", "goneword")] == [0, 1, 0]


def test_deleted_maps_are_not_found_until_they_are_restored(http: httpx.Client) -> None:
    map = claims(http, "deletedword")
    assert len(find(http, "deletedword")) == 1
    http.delete(f"/v1/maps/{map}").raise_for_status()
    assert find(http, "deletedword") == []
    http.post(f"/v1/maps/{map}/restore").raise_for_status()
    assert len(find(http, "deletedword")) == 1


def test_forks_are_found_too(http: httpx.Client) -> None:
    map = claims(http, "forkedword")
    fork = http.post(f"/v1/maps/{map}/fork", json={}).json()["id"]
    assert {hit["map"] for hit in find(http, "forkedword")} == {map, fork}


NASTY = '<b onmouseover="x()">club</b> &amp; \ue000\ue001 <script>club</script> 🜁 club'


def test_a_snippet_is_the_text_as_it_is_whatever_is_in_it(http: httpx.Client) -> None:
    map = claims(http, NASTY)
    ((snippet,),) = [hit["snippets"] for hit in find(http, "club", map=map)]
    assert snippet["text"] == NASTY
    words = [snippet["text"][h["start"] : h["end"]] for h in snippet["highlights"]]
    assert words == ["club"] * 3


def test_of_a_long_text_the_place_is_shown(http: httpx.Client) -> None:
    text = "before " * 1_000 + "the longword stands " + "after " * 1_000
    map = claims(http, text)
    ((snippet,),) = [hit["snippets"] for hit in find(http, "longword", map=map)]
    assert snippet["text"] == text[snippet["at"] :][: len(snippet["text"])]
    assert len(snippet["text"]) <= 240
    (place,) = snippet["highlights"]
    assert snippet["text"][place["start"] : place["end"]] == "longword"


def refusals() -> Iterator[tuple[str, dict[str, Any]]]:
    yield from ((q, {}) for q in ("", "-club", "club or -trade", "***", "?!", "a " * 51, '""'))
    yield "club", {"map": "no map"}
    yield "club", {"type": "no type"}


@pytest.mark.parametrize(("q", "filters"), [*refusals()])
def test_what_names_no_words_is_refused(
    http: httpx.Client, q: str, filters: dict[str, Any]
) -> None:
    answer = http.get("/v1/search", params={"q": q, **filters})
    assert answer.status_code == 400
    assert answer.json()["code"] == "invalid_parameter"

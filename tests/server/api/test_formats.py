"""JSON and msgpack: the same map, and every character comes back as it was given."""

import unicodedata
from typing import Any

import httpx
import msgspec
import pytest

MSGPACK = "application/vnd.msgpack"
AS_MSGPACK = {"Accept": MSGPACK, "Content-Type": MSGPACK}

CORPUS = {
    "bidi": "\u202eright to left\u202c \u2066isolated\u2069 \u200f\u200e",
    "ZWJ": "👩\u200d👩\u200d👧\u200d👦 क्\u200dष \ufeff\u200b\u2060",
    "4 bytes": "𝔸𝕣𝕘 🏴󠁧󠁢󠁳󠁣󠁴󠁿 \U0010ffff \U00020000",
    "NFC": unicodedata.normalize("NFC", "Ångström, café, 각"),
    "NFD": unicodedata.normalize("NFD", "Ångström, café, 각"),
    "noncharacters": "\ufffe \uffff \U0001fffe \ufdd0",
    "controls": "".join(chr(n) for n in range(1, 32)) + "\x7f\x80\x85\x9f",
    "line ends": "a\r\nb\rc\nd\u2028e\u2029f",
    "quotes": "\"\\/'`<script>&amp;{{}}${}%s%00\\u0000",
    "combining": "e" + "\u0301" * 2_000,
    "replacement": "\ufffd private \ue000\U000f0000",
    "longest": "é" * 65_536,
    "spaces": " \u00a0\u2003\u3000 x\t",
}


@pytest.mark.parametrize("sent_as", ["json", "msgpack"])
@pytest.mark.parametrize("name", CORPUS)
def test_text_comes_back_byte_for_byte_in_both_formats(
    http: httpx.Client, map_path: str, name: str, sent_as: str
) -> None:
    text = CORPUS[name]
    claim = {"text": text, "tags": [text[:100]], "data": {text[:100]: [text[:10_000]]}}
    body, headers = (
        (msgspec.msgpack.encode(claim), {"Content-Type": MSGPACK})
        if sent_as == "msgpack"
        else (msgspec.json.encode(claim), {"Content-Type": "application/json"})
    )
    made = http.post(f"{map_path}/claims", content=body, headers=headers)
    assert made.status_code == 201, made.text
    read = http.get(made.headers["location"])
    packed = http.get(made.headers["location"], headers={"Accept": MSGPACK})
    for answered in (made.json(), read.json(), msgspec.msgpack.decode(packed.content)):
        assert {key: answered[key] for key in claim} == claim
        assert answered["text"].encode() == text.encode()


def test_a_map_of_a_megabyte_of_text_comes_back_byte_for_byte(
    http: httpx.Client, map_path: str
) -> None:
    texts = ["".join(chr(0x1F300 + (at + n) % 700) for n in range(60_000)) for at in range(5)]
    operations = [
        {"op": "create", "element": {"type": "claim", "text": text}, "ref": f"$c{at}"}
        for at, text in enumerate(texts)
    ]
    http.post(f"{map_path}/edits", json={"operations": operations}).raise_for_status()
    read = http.get(f"{map_path}/document")
    assert [element["text"] for element in read.json()["elements"]] == texts


@pytest.mark.parametrize(
    "path", ["", "/document", "/elements", "/claims?limit=3", "/elements/33", "/elements?ids=1"]
)
def test_what_is_read_says_the_same_in_both_formats(
    http: httpx.Client, example_path: str, path: str
) -> None:
    as_json = http.get(example_path + path)
    as_msgpack = http.get(example_path + path, headers={"Accept": MSGPACK})
    assert as_msgpack.headers["content-type"] == MSGPACK
    assert msgspec.msgpack.decode(as_msgpack.content) == as_json.json()
    assert as_json.headers["etag"] != as_msgpack.headers["etag"]


def test_every_way_of_writing_can_be_done_in_msgpack(http: httpx.Client) -> None:
    def send(method: str, path: str, body: Any) -> dict[str, Any]:
        content = msgspec.msgpack.encode(body)
        answer = http.request(method, path, content=content, headers=AS_MSGPACK)
        assert answer.headers["content-type"] == MSGPACK
        decoded: dict[str, Any] = msgspec.msgpack.decode(answer.raise_for_status().content)
        return decoded

    path = f"/v1/maps/{send('POST', '/v1/maps', {'title': 'Club', 'data': {'n': 2**64 - 1}})['id']}"
    assert send("PATCH", path, {"title": "Minerals"})["data"] == {"n": 2**64 - 1}
    claim = send("POST", f"{path}/claims", {"text": "x", "weight": 0.1, "rank": -(2**53) - 0.0})
    assert (claim["weight"], claim["rank"]) == (0.1, -(2**53))
    assert send("PATCH", f"{path}/elements/1", {"weight": None})["weight"] is None
    edit = {"operations": [{"op": "delete", "id": 1}]}
    assert send("POST", f"{path}/edits", edit)["deleted"] == [1]


@pytest.mark.parametrize("media_type", ["application/msgpack", "application/x-msgpack"])
def test_older_names_of_msgpack_are_read_too(
    http: httpx.Client, map_path: str, media_type: str
) -> None:
    content = msgspec.msgpack.encode({"text": "x"})
    answer = http.post(f"{map_path}/claims", content=content, headers={"Content-Type": media_type})
    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("application/problem+json", "application/json"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/json"),
        ("application/json;q=0.5, application/vnd.msgpack", MSGPACK),
        ("application/vnd.msgpack;q=0.5, application/json;q=0.4", MSGPACK),
        ("application/json;q=0, */*", MSGPACK),
        ("application/vnd.msgpack, application/json", "application/json"),
        ("APPLICATION/VND.MSGPACK", MSGPACK),
    ],
)
def test_the_format_is_the_one_of_the_highest_weight(
    http: httpx.Client, map_path: str, accept: str, answered: str
) -> None:
    answer = http.get(map_path, headers={"Accept": accept})
    assert answer.headers["content-type"] == answered


def test_a_406_lists_what_can_be_had(http: httpx.Client, map_path: str) -> None:
    problem = http.get(map_path, headers={"Accept": "text/html"})
    assert problem.status_code == 406
    assert "application/json, application/vnd.msgpack" in problem.json()["detail"]


def test_a_refusal_is_problem_json_whatever_format_is_asked_for(
    http: httpx.Client, map_path: str
) -> None:
    problem = http.get(f"{map_path}/elements/9", headers={"Accept": MSGPACK})
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["code"] == "element_not_found"

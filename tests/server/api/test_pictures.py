"""A URL gives a picture of a map, for a document or a page."""

import struct
from xml.etree import ElementTree as ET

import httpx
import pytest

from counterpoint import Counterpoint
from examples import CLUB, DOMINANT_PLAYER, entitle, map_id

SVG = "{http://www.w3.org/2000/svg}"


def claims_of(answer: httpx.Response) -> set[int]:
    return {int(a.attrib["data-element"]) for a in ET.fromstring(answer.text).iter(f"{SVG}a")}


def test_a_map_is_a_picture(http: httpx.Client, example_path: str) -> None:
    answer = http.get(f"{example_path}/picture.svg").raise_for_status()
    assert answer.headers["content-type"] == "image/svg+xml"
    assert claims_of(answer) == set(range(1, 33))
    assert "Source: Global Times, 2026-02-04" in answer.text
    assert f'href="/maps/{map_id(example_path)}#e{CLUB}"' in answer.text


def test_any_page_may_read_it_and_nothing_in_it_runs(http: httpx.Client, example_path: str) -> None:
    headers = http.get(f"{example_path}/picture.svg").headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("kind", ["picture.svg", "picture.png", "outline.html"])
def test_a_picture_holds_until_the_map_changes(
    http: httpx.Client, example_path: str, kind: str
) -> None:
    first = http.get(f"{example_path}/{kind}").raise_for_status()
    held = {"If-None-Match": first.headers["etag"]}
    assert http.get(f"{example_path}/{kind}", headers=held).status_code == 304
    assert http.get(f"{example_path}/{kind}").content == first.content
    revision = entitle(http, example_path, CLUB, "The club")
    assert http.get(f"{example_path}/{kind}", headers=held).status_code == 200
    before = http.get(f"{example_path}/{kind}?revision={revision - 1}")
    assert before.content == first.content


def test_a_picture_of_pixels_is_as_wide_as_asked(http: httpx.Client, example_path: str) -> None:
    answer = http.get(f"{example_path}/picture.png?width=400").raise_for_status()
    assert answer.headers["content-type"] == "image/png"
    assert answer.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", answer.content[16:20]) == (400,)
    assert http.get(f"{example_path}/picture.png?width=400").content == answer.content


def test_around_a_focus(http: httpx.Client, example_path: str) -> None:
    answer = http.get(f"{example_path}/picture.svg?focus={DOMINANT_PLAYER}&depth=1")
    assert claims_of(answer) == {1, 2, 3, 4, 26, 30}
    assert claims_of(http.get(f"{example_path}/picture.svg?participant=66")) == {1, 2, 3, 4}
    dark = http.get(f"{example_path}/picture.svg?theme=dark").text
    assert "#0f1419" in dark
    assert claims_of(http.get(f"{example_path}/picture.svg?types=claim&tag=detail"))


def test_the_outline_tells_the_undercut_inside_the_step_it_undercuts(
    http: httpx.Client, example_path: str
) -> None:
    answer = http.get(f"{example_path}/outline.html").raise_for_status()
    root = ET.fromstring(answer.text)
    (sign,) = (item for item in root.iter("li") if item.attrib.get("id") == "e48")
    inside = {item.attrib.get("id") for item in sign.iter("li")}
    assert {"e30", "e57", "e29"} <= inside


@pytest.mark.parametrize(
    ("question", "status", "code"),
    [
        ("picture.svg?focus=999", 404, "element_not_found"),
        ("picture.svg?focus=66", 404, "element_not_found"),
        ("picture.svg?depth=-1", 400, "invalid_parameter"),
        ("picture.svg?theme=pink", 400, "invalid_parameter"),
        ("picture.svg?layout=round", 400, "invalid_parameter"),
        ("picture.png?width=4001", 400, "invalid_parameter"),
        ("picture.svg?revision=99", 404, "revision_not_found"),
        ("picture.svg?types=word", 400, "invalid_parameter"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_what_to_do(
    http: httpx.Client, example_path: str, question: str, status: int, code: str
) -> None:
    answer = http.get(f"{example_path}/{question}")
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


def test_an_empty_map_has_a_picture(http: httpx.Client, map_path: str) -> None:
    for kind in ("picture.svg", "picture.png", "outline.html"):
        http.get(f"{map_path}/{kind}").raise_for_status()


def test_the_sdk_gives_it_as_bytes(server_url: str, example_path: str) -> None:
    with Counterpoint(server_url) as client:
        assert client.maps.picture_svg(map_id(example_path)).startswith(b"<svg")
        assert client.maps.picture_png(map_id(example_path), width=300)[1:4] == b"PNG"

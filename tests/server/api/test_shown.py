"""Pages show a map to people: whole without a script, under a policy that lets nothing in."""

import gzip
import hashlib
import re
from base64 import b64encode
from html.parser import HTMLParser

import httpx
import pytest

from counterpoint_server.api.assets import ASSETS
from examples import ARTICLE, CLUB, map_id

NASTY = "</title></svg><script>alert(1)</script><img src=x onerror=alert(1)>\"'"


class Tags(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def pages_of(path: str) -> list[str]:
    return [f"/maps/{map_id(path)}", f"/embed/maps/{map_id(path)}", "/"]


def test_every_page_is_whole_without_a_script(http: httpx.Client, example_path: str) -> None:
    page, embed, _ = (http.get(each).raise_for_status().text for each in pages_of(example_path))
    for text in (page, embed):
        assert '<svg xmlns="http://www.w3.org/2000/svg"' in text
        assert "The US and its allies should trade" in text
    assert "<q>The club would have tariff-free trade" in page
    assert "as a file" in page.lower()


def test_pages_run_only_the_file_that_is_named_with_its_digest(
    http: httpx.Client, example_path: str
) -> None:
    for each in pages_of(example_path):
        answer = http.get(each)
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "require-trusted-types-for 'script'" in policy
        assert "set-cookie" not in answer.headers
        scripts = [attrs for tag, attrs in Tags(answer.text).found if tag == "script"]
        (script,) = scripts
        body = http.get(script["src"] or "").raise_for_status()
        digest = b64encode(hashlib.sha384(body.content).digest()).decode()
        assert script["integrity"] == f"sha384-{digest}"
        assert "immutable" in body.headers["cache-control"]


def test_no_page_has_styles_or_handlers_in_its_markup(
    http: httpx.Client, example_path: str
) -> None:
    for each in pages_of(example_path):
        for tag, attrs in Tags(http.get(each).text).found:
            assert tag not in ("style", "object", "iframe")
            assert not {name for name in attrs if name == "style" or name.startswith("on")}


def test_other_sites_may_show_public_maps_alone(http: httpx.Client, map_path: str) -> None:
    public = http.post("/v1/maps", json={"title": "A club", "visibility": "public"}).json()["id"]
    shown = http.get(f"/embed/maps/{public}").headers["content-security-policy"]
    assert "frame-ancestors *;" in shown
    own = http.get(f"/embed/maps/{map_id(map_path)}").headers["content-security-policy"]
    assert "frame-ancestors 'self';" in own


def test_what_people_write_stays_text_on_pages(http: httpx.Client) -> None:
    body = {"title": NASTY, "question": NASTY, "visibility": "public"}
    id = http.post("/v1/maps", json=body).json()["id"]
    http.post(f"/v1/maps/{id}/claims", json={"text": NASTY}).raise_for_status()
    for page in (f"/maps/{id}", f"/embed/maps/{id}", "/", "/?text=%22%3E%3Cscript%3Ealert(1)"):
        tags = [tag for tag, _ in Tags(http.get(page).raise_for_status().text).found]
        assert tags.count("script") == 1
        assert "img" not in tags
    html = http.get(
        "/oembed", params={"url": f"{http.base_url}/maps/{id}".replace("//maps", "/maps")}
    ).json()["html"]
    assert [tag for tag, _ in Tags(html).found] == ["iframe"]


def test_the_source_stands_beside_its_map_with_what_is_quoted_marked(
    http: httpx.Client, example_path: str, shared: object
) -> None:
    from conftest import SHARED

    text = (SHARED / "seed/article.txt").read_bytes().decode()
    put = http.put(f"{example_path}/sources/{ARTICLE}/text", json={"text": text})
    if put.status_code >= 400:
        put = http.put(
            f"{example_path}/sources/{ARTICLE}/text",
            content=text.encode(),
            headers={"content-type": "text/plain"},
        )
    put.raise_for_status()
    page = http.get(f"/maps/{map_id(example_path)}").text
    assert f'<a href="#e{CLUB}">The club would have tariff-free trade' in page
    assert f'id="q{CLUB}"' in page


def test_a_page_holds_until_the_map_changes(http: httpx.Client, example_path: str) -> None:
    for each in pages_of(example_path)[:2]:
        first = http.get(each)
        held = {"If-None-Match": first.headers["etag"]}
        again = http.get(each, headers=held)
        assert again.status_code == 304
        assert "content-security-policy" in again.headers


def test_an_address_gives_what_is_needed_to_embed_it(http: httpx.Client, example_path: str) -> None:
    origin = str(http.base_url).rstrip("/")
    page = f"{origin}/maps/{map_id(example_path)}"
    answer = http.get("/oembed", params={"url": page, "maxwidth": 500}).raise_for_status().json()
    assert (answer["type"], answer["version"], answer["width"]) == ("rich", "1.0", 500)
    assert f'src="{origin}/embed/maps/{map_id(example_path)}"' in answer["html"]
    discovered = re.search(r'application/json\+oembed"[^>]*href="([^"]+)"', http.get(page).text)
    assert discovered
    assert http.get(discovered[1].replace("&amp;", "&")).json()["title"] == answer["title"]


@pytest.mark.parametrize(
    "url", ["https://elsewhere.example/maps/0aaaaaaaaaaaa", "javascript:alert(1)", "x"]
)
def test_other_addresses_are_not_embedded(http: httpx.Client, url: str) -> None:
    assert http.get("/oembed", params={"url": url}).status_code == 404


def test_the_first_page_finds_public_maps(http: httpx.Client) -> None:
    http.post("/v1/maps", json={"title": "Zirconium quotas", "visibility": "public"})
    http.post("/v1/maps", json={"title": "Zirconium secrets"})
    found = http.get("/?text=zirconium").text
    assert "Zirconium quotas" in found
    assert "Zirconium secrets" not in found


def test_the_component_is_one_small_module_that_makes_no_html_of_text() -> None:
    script = ASSETS.script.decode()
    assert len(gzip.compress(ASSETS.script)) <= 10_000
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|DOMParser|\beval\b", script)
    assert not re.search(r"^import\b", script, re.MULTILINE)
    assert "/*{styles}*/" not in script


def test_a_file_that_is_not_there_is_refused(http: httpx.Client) -> None:
    assert http.get("/embed/assets/argument-map.000000000000.js").status_code == 404
    assert http.get("/embed/v1/argument-map.js").headers["access-control-allow-origin"] == "*"

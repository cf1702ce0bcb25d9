"""The component in a real browser: what a reader sees, hears and does."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from examples import CLUB, add_claim, map_id

DOMINANT = 2


@pytest.fixture
def page_url(server_url: str, example_path: str) -> str:
    return f"{server_url}/maps/{map_id(example_path)}"


def shadow(page: Any, selector: str) -> Any:
    return page.locator(f"argument-map >> {selector}")


async def test_the_map_is_shown_and_a_claim_tells_its_quote_and_its_chain(
    open_page: Any, page_url: str, errors: list[str]
) -> None:
    page = await open_page(page_url)
    card = shadow(page, f'a.cp-card[data-element="{DOMINANT}"]')
    await card.click()
    about = shadow(page, ".about")
    await about.get_by_text("Doug Burgum · via Reuters").first.wait_for(timeout=10_000)
    assert "able to manipulate" in await about.inner_text()
    assert errors == []


async def test_without_javascript_the_map_and_its_outline_are_there(
    open_page: Any, page_url: str, errors: list[str]
) -> None:
    page = await open_page(page_url, java_script_enabled=False)
    assert await page.locator("argument-map svg a.cp-card").count() == 32
    assert await page.locator(".cp-outline li").count() > 50
    assert await page.locator(f"#e{CLUB}").is_visible()


async def test_on_a_narrow_screen_the_outline_comes_first_and_the_keyboard_walks_it(
    open_page: Any, page_url: str, errors: list[str]
) -> None:
    page = await open_page(page_url, viewport={"width": 360, "height": 740})
    tree = shadow(page, "[role=tree]")
    await tree.wait_for(timeout=10_000)
    assert not await shadow(page, ".view").is_visible()
    first = shadow(page, "[role=treeitem]").first
    await first.focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowLeft")
    focused = "document.querySelector('argument-map').shadowRoot.activeElement"
    assert await page.evaluate(f"{focused}.getAttribute('aria-expanded')") == "false"
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    assert errors == []


async def test_a_change_is_seen_at_once(
    open_page: Any, page_url: str, http: httpx.Client, example_path: str, errors: list[str]
) -> None:
    page = await open_page(page_url)
    await page.evaluate("document.querySelector('argument-map').setAttribute('live', '')")
    await page.wait_for_timeout(500)
    add_claim(http, example_path)
    await shadow(page, ".cp-changed").wait_for(timeout=5_000, state="attached")
    assert await shadow(page, "a.cp-card").count() == 33
    assert errors == []


async def test_finding_marks_what_was_found(open_page: Any, page_url: str) -> None:
    page = await open_page(page_url)
    await shadow(page, "input").fill("interdependence")
    assert await shadow(page, ".cp-found").count() == 1


async def test_the_wheel_scrolls_the_page_and_zooms_only_with_control(
    open_page: Any, page_url: str
) -> None:
    page = await open_page(page_url)
    seen = "document.querySelector('argument-map').svg.getAttribute('viewBox')"
    before = await page.evaluate(seen)
    await shadow(page, ".view").hover()
    await page.mouse.wheel(0, 200)
    assert await page.evaluate(seen) == before
    await page.keyboard.down("Control")
    await page.mouse.wheel(0, -200)
    await page.keyboard.up("Control")
    await page.wait_for_function(f"{seen} !== '{before}'", timeout=5_000)


STRICT = (
    "default-src 'none'; script-src {origin}; connect-src {origin}; style-src 'self';"
    " require-trusted-types-for 'script'; trusted-types 'none'"
)


@pytest.fixture
def elsewhere(server_url: str, example_path: str) -> Iterator[str]:
    """A page of another origin, under a strict policy, with one line of ours."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-security-policy", STRICT.format(origin=server_url))
            self.end_headers()
            self.wfile.write(
                f'<!doctype html><html lang="en"><title>Elsewhere</title>'
                f'<script type="module" src="{server_url}/embed/v1/argument-map.js"></script>'
                f'<argument-map src="{server_url}{example_path}"></argument-map>'.encode()
            )

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


async def test_one_line_shows_the_map_in_a_strict_page_of_another_origin(
    open_page: Any, elsewhere: str, errors: list[str]
) -> None:
    page = await open_page(elsewhere)
    await shadow(page, "a.cp-card").first.wait_for(timeout=10_000, state="attached")
    assert await shadow(page, "a.cp-card").count() == 32
    assert errors == []


async def test_dark_readers_get_dark_colours(open_page: Any, page_url: str) -> None:
    page = await open_page(page_url, color_scheme="dark")
    ground = shadow(page, ".cp-ground")
    assert await ground.evaluate("rect => getComputedStyle(rect).fill") == "rgb(15, 20, 25)"

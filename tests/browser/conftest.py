"""A real browser, where one is installed."""

import os
import shutil
from collections.abc import AsyncIterator
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Any]:
    api = pytest.importorskip("playwright.async_api", reason="Playwright is not installed")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip(f"no browser here ({', '.join(BROWSERS)})")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with api.async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=path, args=arguments)
        yield opened
        await opened.close()


class Errors(list[str]):
    """What the console and the page complained of."""


@pytest.fixture
def errors() -> Errors:
    return Errors()


@pytest.fixture
async def open_page(browser: Any, errors: Errors) -> AsyncIterator[Any]:
    contexts = []

    async def opened(url: str, **more: Any) -> Any:
        context = await browser.new_context(**more)
        contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "console",
            lambda told: errors.append(told.text) if told.type in ("error", "warning") else None,
        )
        await page.goto(url)
        return page

    yield opened
    for context in contexts:
        await context.close()

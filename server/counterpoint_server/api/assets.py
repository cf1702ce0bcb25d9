"""`/embed/v1/…`, `/embed/assets/…`: the component and the style sheet of the pages."""

import base64
import hashlib
from functools import cached_property
from importlib.resources import files

from litestar import get
from litestar.params import FromPath

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.edge.asgi import Header
from counterpoint_server.api.formats import CSS, JAVASCRIPT
from counterpoint_server.api.promises import promises
from counterpoint_server.api.sending import Sent
from counterpoint_server.model.problems import RouteNotFound
from counterpoint_server.pictures.pages import Assets
from counterpoint_server.pictures.styles import style_sheet

FOREVER: Header = (b"cache-control", b"public, max-age=31536000, immutable")
FOR_NOW: Header = (b"cache-control", b"public, max-age=300")
ANY_ORIGIN: Header = (b"access-control-allow-origin", b"*")


class _Assets:
    """Read once, and named by what they hold."""

    @cached_property
    def script(self) -> bytes:
        """One module, though it is written in several files."""
        styles = style_sheet(":host") + _text("component.css")
        text = _text("outline.js") + _text("argument-map.js")
        return text.replace("/*{styles}*/", styles.replace("\\", "\\\\")).encode()

    @cached_property
    def style(self) -> bytes:
        return (style_sheet("body") + _text("page.css")).encode()

    @cached_property
    def places(self) -> Assets:
        digest = base64.b64encode(hashlib.sha384(self.script).digest()).decode()
        return Assets(
            script=f"/embed/assets/argument-map.{_name(self.script)}.js",
            integrity=f"sha384-{digest}",
            style=f"/embed/assets/page.{_name(self.style)}.css",
        )


def _text(name: str) -> str:
    return files("counterpoint_server.pictures").joinpath("embed", name).read_text("utf-8")


def _name(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:12]


ASSETS = _Assets()


class AssetAnswer(Answer):
    """A file."""

    __slots__ = ("_body", "_fields")

    def __init__(self, body: bytes, media_type: str, kept: Header) -> None:
        super().__init__(None, status=200, headers=None)
        self._body = body
        self._fields = [(b"content-type", media_type.encode()), kept, ANY_ORIGIN]

    async def __call__(self, scope: object, receive: object, send: object) -> None:
        await Sent(200, [*self._fields], self._body)(scope, receive, send)  # type: ignore[arg-type]


@get(
    "/embed/v1/argument-map.js",
    operation_id="pages.component",
    opt=promises(media_type=JAVASCRIPT),
)
async def get_component() -> Answer:
    """The web component `<argument-map>`, of this server's version."""
    return AssetAnswer(ASSETS.script, JAVASCRIPT, FOR_NOW)


@get(
    "/embed/assets/{name:str}",
    operation_id="pages.asset",
    opt=promises(media_type=JAVASCRIPT, also=(CSS,), problems=(RouteNotFound,)),
)
async def get_asset(name: FromPath[str]) -> Answer:
    """A file of the pages, under a name that changes with it."""
    address = f"/embed/assets/{name}"
    if address == ASSETS.places.script:
        return AssetAnswer(ASSETS.script, JAVASCRIPT, FOREVER)
    if address == ASSETS.places.style:
        return AssetAnswer(ASSETS.style, CSS, FOREVER)
    raise RouteNotFound(f"There is no file {name!r}.")


ASSET_ROUTES = [get_component, get_asset]

"""`/maps/{map}`, `/embed/maps/{map}`, `/`: pages for people, whole without a script."""

from functools import partial
from typing import Annotated, Literal

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from counterpoint_server.api.answers import REVALIDATE, Answer
from counterpoint_server.api.as_of import AsOf, read_as_of
from counterpoint_server.api.asking import Question, Questions, Turn
from counterpoint_server.api.assets import ASSETS
from counterpoint_server.api.drawing import Depth, Focus, Staged, drawn, staged
from counterpoint_server.api.edge.asgi import Header
from counterpoint_server.api.formats import HTML
from counterpoint_server.api.pictures import PROBLEMS, read_wanted
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import AnyRequest, map_number
from counterpoint_server.api.sending import Sent
from counterpoint_server.graph.provenance import check_quotes, coverage
from counterpoint_server.model.ids import write_map_id
from counterpoint_server.model.types import Element, Source
from counterpoint_server.pictures.colours import Theme
from counterpoint_server.pictures.outline import write_outline
from counterpoint_server.pictures.pages import (
    Shown,
    embed_page,
    index_page,
    map_page,
    quotes_of,
    source_text,
)
from counterpoint_server.pictures.picture import Wanted
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.store import lists, maps
from counterpoint_server.store.past import MapAsOf
from counterpoint_server.store.pool import Database
from counterpoint_server.store.texts import read_text

LISTED = 100
TEXT_SHOWN_MAX = 200_000
"""Characters; a longer source is not shown beside its map."""


def policy(ancestors: str) -> Header:
    """Files of this server and nothing else; scripts cannot make HTML of text."""
    told = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " connect-src 'self'; form-action 'self'; base-uri 'none';"
        f" frame-ancestors {ancestors}; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return b"content-security-policy", told.encode()


def page_question(
    source: MapAsOf, asked: tuple[object, ...], write: object, ancestors: str
) -> Question:
    headers = (policy(ancestors),)
    return Question(source, asked, write, is_search=True, headers=headers)  # type: ignore[arg-type]


@get(
    "/embed/maps/{map:str}",
    operation_id="pages.embed",
    opt=promises(problems=PROBLEMS, has_etag=True, media_type=HTML),
)
async def get_embed(
    map: FromPath[str],
    questions: NamedDependency[Questions],
    database: NamedDependency[Database],
    focus: Focus = None,
    depth: Depth = None,
    theme: Annotated[
        Literal["auto", "light", "dark"], QueryParameter(description="Its colours.")
    ] = "auto",
    revision: AsOf = None,
) -> Answer:
    """The map's picture as a page inside another one; other sites may show public maps."""
    number, wanted = map_number(map), read_wanted(focus, depth)
    source = await questions.find(number, ANONYMOUS, read_as_of(revision))
    about = await maps.read_map(database, number, ANONYMOUS)
    ancestors = "*" if about.visibility == "public" else "'self'"

    async def write(turn: Turn) -> bytes:
        shown = await _shown(turn, source, wanted, theme)
        return embed_page(shown, ASSETS.places)

    asked = ("embed", theme, *wanted, ancestors, ASSETS.places)
    return questions.answer(page_question(source, asked, write, ancestors))


async def _shown(
    turn: Turn, source: MapAsOf, wanted: Wanted, theme: str, *, has_head: bool = True
) -> Shown:
    colours: Theme = "dark" if theme == "dark" else "light"
    svg = await drawn(turn, source, wanted, colours, has_head=has_head)
    about = await source.version()
    return Shown(
        id=write_map_id(source.map_number),
        revision=source.revision,
        title=about.title,
        question=about.question,
        language=about.language,
        svg=svg,
        theme=theme,
    )


@get(
    "/maps/{map:str}",
    operation_id="pages.map",
    opt=promises(problems=PROBLEMS, has_etag=True, media_type=HTML),
)
async def get_map_page(
    request: AnyRequest,
    map: FromPath[str],
    questions: NamedDependency[Questions],
    database: NamedDependency[Database],
    focus: Focus = None,
    depth: Depth = None,
    revision: AsOf = None,
) -> Answer:
    """The map as a page: its picture, its outline, and the text that it is of."""
    wanted = read_wanted(focus, depth)
    source = await questions.find(map_number(map), ANONYMOUS, read_as_of(revision))
    origin = origin_of(request)

    async def write(turn: Turn) -> bytes:
        shown = await _shown(turn, source, wanted, "auto", has_head=False)
        whole = await staged(turn, source, read_wanted(None, 1_000))
        text = await _source_of(database, source, whole.elements, turn)
        outline = await turn.run(partial(_outline, whole))
        return map_page(shown, ASSETS.places, outline=outline, source=text, origin=origin)

    asked = ("page", *wanted, origin, ASSETS.places)
    return questions.answer(page_question(source, asked, write, "'none'"))


def origin_of(request: AnyRequest) -> str:
    """As the reader's browser names this server."""
    scheme = request.headers.get("x-forwarded-proto", request.scope["scheme"])
    host = request.headers.get("host", "localhost")
    return f"{'https' if scheme == 'https' else 'http'}://{host}"


def _outline(whole: Staged) -> str:
    quotes = {
        element.id: [each.quote.exact for each in element.attributions if each.quote]
        for element in whole.elements
    }
    return write_outline(whole.scene, whole.tree, quotes=quotes_of(quotes))


async def _source_of(
    database: Database, source: MapAsOf, elements: list[Element], turn: Turn
) -> str:
    """The first source's text, if the map has it."""
    for element in elements:
        if isinstance(element, Source) and element.text_sha256:
            text = await read_text(database, source.map_number, element.text_sha256)
            if text is not None and len(text) <= TEXT_SHOWN_MAX:
                id, whole = element.id, text

                def marked(id: int = id, whole: str = whole) -> str:
                    checked = check_quotes(elements, id, whole, turn.check)
                    return source_text(whole, coverage(checked, len(whole)).spans)

                return await turn.run(marked)
    return ""


class PageSent(Answer):
    """A page that is not kept."""

    __slots__ = ("_body",)

    def __init__(self, body: bytes) -> None:
        super().__init__(None, status=200, headers=None)
        self._body = body

    async def __call__(self, scope: object, receive: object, send: object) -> None:
        fields = [(b"content-type", b"text/html"), policy("'none'"), REVALIDATE]
        await Sent(200, fields, self._body)(scope, receive, send)  # type: ignore[arg-type]


@get("/", operation_id="pages.index", opt=promises(media_type=HTML))
async def get_index(
    database: NamedDependency[Database],
    text: Annotated[
        str | None, QueryParameter(max_length=1_000, description="Only maps that have this.")
    ] = None,
) -> Answer:
    """The public maps, the newest first."""
    wanted = lists.MapFilter(visibility="public", text=text or None)
    found, _ = await lists.list_maps(database, wanted, after=None, limit=LISTED)
    return PageSent(index_page(found, text or "", ASSETS.places))


SHOWING_ROUTES = [get_embed, get_map_page, get_index]

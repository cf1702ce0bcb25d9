"""`/oembed`: how another site shows a map that somebody has linked to."""

import re
from typing import Annotated, Literal

from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from counterpoint_server.api.answers import Answer, answer
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import AnyRequest, map_number
from counterpoint_server.api.showing import origin_of
from counterpoint_server.model.embedding import OEmbed
from counterpoint_server.model.problems import MapNotFound
from counterpoint_server.pictures.marks import escaped
from counterpoint_server.pictures.wrap import one_line
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.store import maps
from counterpoint_server.store.pool import Database

WIDE, HIGH, SIDE_MAX = 800, 600, 10_000
_PAGE = re.compile(r"https?://[^/?#]+(?:/embed)?/maps/([0-9a-z]+)(?:[?#].*)?")

Side = Annotated[
    int | None, QueryParameter(ge=1, le=SIDE_MAX, description="No more pixels than these.")
]


@get(
    "/oembed",
    operation_id="pages.oembed",
    opt=promises(OEmbed, problems=(MapNotFound,)),
)
async def get_oembed(
    request: AnyRequest,
    database: NamedDependency[Database],
    url: Annotated[
        str, QueryParameter(max_length=2_000, description="The address of a map's page.")
    ],
    maxwidth: Side = None,
    maxheight: Side = None,
    format: Annotated[
        Literal["json"], QueryParameter(description="How it is answered: there is no other way.")
    ] = "json",
) -> Answer:
    """How a page shows the map that an address leads to (oEmbed)."""
    address, origin = _PAGE.fullmatch(url), origin_of(request)
    if address is None or not url.startswith(f"{origin}/"):
        raise MapNotFound("This is not the address of a map's page here.", pointer="?url")
    found = await maps.read_map(database, map_number(address[1]), ANONYMOUS)
    wide, high = min(maxwidth or WIDE, WIDE), min(maxheight or HIGH, HIGH)
    src, title = f"{origin}/embed/maps/{found.id}", escaped(one_line(found.title))
    html = (
        f'<iframe src="{escaped(src)}" title="{title}" width="{wide}" height="{high}"'
        ' loading="lazy" sandbox="allow-scripts allow-popups allow-same-origin"></iframe>'
    )
    return answer(
        OEmbed(
            title=found.title,
            provider_url=origin,
            html=html,
            width=wide,
            height=high,
            thumbnail_url=f"{origin}/v1/maps/{found.id}/picture.png?width={wide}",
            thumbnail_width=wide,
            thumbnail_height=high,
        )
    )


EMBEDDING_ROUTES = [get_oembed]

"""`/v1/maps/{map}/picture.svg`, `…/picture.png`, `…/outline.html`: a map for people's eyes."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.as_of import AsOf, read_as_of
from counterpoint_server.api.asking import Question, Questions, Turn
from counterpoint_server.api.drawing import (
    Depth,
    Focus,
    Lang,
    LayoutName,
    Participants,
    Tags,
    ThemeName,
    Types,
    drawn,
    staged,
)
from counterpoint_server.api.elements import read_types
from counterpoint_server.api.formats import HTML, PNG, SVG
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import element_number, map_number
from counterpoint_server.model.problems import (
    DeadlineReached,
    ElementNotFound,
    MapNotFound,
    QuestionTooLarge,
    RevisionNotFound,
)
from counterpoint_server.pictures.outline import write_outline
from counterpoint_server.pictures.picture import Wanted
from counterpoint_server.pictures.png import WIDE, WIDE_MAX, rendered
from counterpoint_server.pictures.staging import SHOWN
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.store.past import MapAsOf

PROBLEMS = (MapNotFound, RevisionNotFound, ElementNotFound, QuestionTooLarge, DeadlineReached)
SHARED = ((b"access-control-allow-origin", b"*"),)
"""A page of any origin may read it: whoever asks, asks as nobody in particular."""


def read_wanted(
    focus: int | None,
    depth: int | None,
    lang: str | None = None,
    participant: list[int] | None = None,
    tag: list[str] | None = None,
    types: list[str] | None = None,
) -> Wanted:
    names = read_types(types, "?types")
    return Wanted(
        focus=None if focus is None else element_number(str(focus)),
        depth=depth,
        language=lang,
        participants=frozenset(element_number(str(each)) for each in participant or ()),
        tags=frozenset(tag or ()),
        types=SHOWN if names is None else frozenset(names),
    )


def picture_question(
    source: MapAsOf,
    kind: tuple[str, ...],
    wanted: Wanted,
    write: Callable[[Turn], Awaitable[bytes]],
) -> Question:
    """`kind`: what else decides the bytes, besides what is wanted."""
    asked = ("picture", *kind, *wanted)
    return Question(source, asked, write, is_search=True, headers=SHARED)


@get(
    "/v1/maps/{map:str}/picture.svg",
    operation_id="maps.picture_svg",
    opt=promises(problems=PROBLEMS, has_etag=True, media_type=SVG),
)
async def get_svg(
    map: FromPath[str],
    questions: NamedDependency[Questions],
    focus: Focus = None,
    depth: Depth = None,
    theme: ThemeName = "light",
    layout: LayoutName = "tidy",
    lang: Lang = None,
    participant: Participants = None,
    tag: Tags = None,
    types: Types = None,
    revision: AsOf = None,
) -> Answer:
    """The map as a picture: claims as links, and steps between them, in plain SVG."""
    wanted = read_wanted(focus, depth, lang, participant, tag, types)
    source = await questions.find(map_number(map), ANONYMOUS, read_as_of(revision))

    async def write(turn: Turn) -> bytes:
        return (await drawn(turn, source, wanted, theme)).encode()

    return questions.answer(picture_question(source, ("svg", theme, layout), wanted, write))


@get(
    "/v1/maps/{map:str}/picture.png",
    operation_id="maps.picture_png",
    opt=promises(problems=PROBLEMS, has_etag=True, media_type=PNG),
)
async def get_png(
    map: FromPath[str],
    questions: NamedDependency[Questions],
    focus: Focus = None,
    depth: Depth = None,
    theme: ThemeName = "light",
    layout: LayoutName = "tidy",
    lang: Lang = None,
    participant: Participants = None,
    tag: Tags = None,
    types: Types = None,
    revision: AsOf = None,
    width: Annotated[
        int,
        QueryParameter(
            ge=100, le=WIDE_MAX, description="Its width in pixels; less where it would be too high."
        ),
    ] = WIDE,
) -> Answer:
    """The map as a picture of pixels, for documents that take no SVG."""
    wanted = read_wanted(focus, depth, lang, participant, tag, types)
    source = await questions.find(map_number(map), ANONYMOUS, read_as_of(revision))

    async def write(turn: Turn) -> bytes:
        svg = await drawn(turn, source, wanted, theme)
        return await turn.run(lambda: rendered(svg, width))

    kind = ("png", theme, layout, str(width))
    return questions.answer(picture_question(source, kind, wanted, write))


@get(
    "/v1/maps/{map:str}/outline.html",
    operation_id="maps.outline",
    opt=promises(problems=PROBLEMS, has_etag=True, media_type=HTML),
)
async def get_outline(
    map: FromPath[str],
    questions: NamedDependency[Questions],
    focus: Focus = None,
    depth: Depth = None,
    lang: Lang = None,
    participant: Participants = None,
    tag: Tags = None,
    types: Types = None,
    revision: AsOf = None,
) -> Answer:
    """The map as nested lists, for who would rather read it than see it."""
    wanted = read_wanted(focus, depth, lang, participant, tag, types)
    source = await questions.find(map_number(map), ANONYMOUS, read_as_of(revision))

    async def write(turn: Turn) -> bytes:
        found = await staged(turn, source, wanted)
        return (await turn.run(lambda: write_outline(found.scene, found.tree))).encode()

    return questions.answer(picture_question(source, ("outline",), wanted, write))


PICTURE_ROUTES = [get_svg, get_png, get_outline]

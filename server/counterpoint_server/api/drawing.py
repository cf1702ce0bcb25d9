"""What is asked of a map's picture, and drawing it: off the event loop, as of one revision."""

from functools import partial
from typing import Annotated, Any, Literal, NamedTuple

from litestar.params import QueryParameter

from counterpoint_server.api.asking import Turn
from counterpoint_server.model.element import Language, Tag
from counterpoint_server.model.ids import ElementId, write_map_id
from counterpoint_server.model.map import MapVersion
from counterpoint_server.model.types import Element, Source, TypeName
from counterpoint_server.pictures.colours import Theme
from counterpoint_server.pictures.picture import Wanted, choose, draw
from counterpoint_server.pictures.scene import Scene
from counterpoint_server.pictures.svg import Frame
from counterpoint_server.pictures.tree import Tree
from counterpoint_server.store.past import MapAsOf

DEPTH_MAX = 1_000
LIST_MAX = 100

Focus = Annotated[
    ElementId | None, QueryParameter(description="Only what lies around this claim or step.")
]
Depth = Annotated[
    int | None,
    QueryParameter(
        ge=0,
        le=DEPTH_MAX,
        description="How many steps from the focus (2 unless told), or from where the map begins; "
        "without, all, but of a large map no more than 300 cards and steps.",
    ),
]
ThemeName = Annotated[Theme, QueryParameter(description="Its colours.")]
LayoutName = Annotated[
    Literal["tidy"], QueryParameter(description="How it is laid out: from left to right.")
]
Lang = Annotated[
    Language | None,
    QueryParameter(description="Claims in this language, where they are phrased in it."),
]
Participants = Annotated[
    list[ElementId] | None,
    QueryParameter(max_items=LIST_MAX, description="Only what these participants say."),
]
Tags = Annotated[
    list[Tag] | None,
    QueryParameter(max_items=LIST_MAX, description="Only claims with one of these tags."),
]
Types = Annotated[
    list[TypeName] | None,
    QueryParameter(max_items=LIST_MAX, description="Only elements of these types."),
]


class Staged(NamedTuple):
    """What is shown of a map at a revision, before it is drawn."""

    about: MapVersion
    elements: list[Element]
    scene: Scene
    tree: Tree

    def frame(self, theme: Theme, focus: int | None, *, link: str) -> Frame:
        about = self.about
        return Frame(
            title=about.title,
            question=about.question,
            language=about.language,
            below=_provenance(self.elements, about.revision),
            link=link,
            theme=theme,
            focus=focus,
        )


async def staged(turn: Turn, source: MapAsOf, wanted: Wanted) -> Staged:
    about, elements = await source.version(), await turn.elements(source)
    chosen = partial(choose, elements, wanted, question=about.question, main_claim=about.main_claim)
    return Staged(about, elements, *await turn.run(chosen))


async def drawn(
    turn: Turn, source: MapAsOf, wanted: Wanted, theme: Theme, *, has_head: bool = True
) -> str:
    """As SVG; each card leads to the map's page."""
    found = await staged(turn, source, wanted)
    link = f"/maps/{write_map_id(source.map_number)}#e"
    frame = found.frame(theme, wanted.focus, link=link)._replace(has_head=has_head)
    return await turn.run(lambda: draw(found.scene, found.tree, frame))


def _provenance(elements: list[Element], revision: int) -> str:
    """Which sources the map is of, and which of its states this is."""
    sources = [each for each in elements if isinstance(each, Source)]
    named: list[Any] = []
    for each in sources[:2]:
        parts = [each.publisher or each.title, (each.published or "")[:10]]
        named.append(", ".join(part for part in parts if part))
    named = [each for each in named if each]
    more = len(sources) - len(named)
    told = (
        f"Source: {'; '.join(named)}{f' and {more} more' if more > 0 else ''} · " if named else ""
    )
    return f"{told}Revision {revision}"

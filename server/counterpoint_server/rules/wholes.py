"""A document by itself, under the same rules as one that is put in the place of a map."""

from counterpoint_server.model.documents import NewDocument
from counterpoint_server.model.edit import Replace
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.types import Element
from counterpoint_server.rules.editing import Edit, decide
from counterpoint_server.rules.working import MapState, NotLoadedError, Working


def settle_document(document: NewDocument) -> tuple[MapContent, list[Element]]:
    """What an empty map would have of it, by number; raises the problem that refuses it."""
    working = Working(
        MapState(
            revision=0,
            next_element=1,
            element_count=0,
            content=MapContent(title="?"),
            content_revision=0,
        )
    )
    edit = Edit(operations=[Replace(document=document)], alone=True)
    while True:
        try:
            change = decide(working, edit)
        except NotLoadedError as asked:
            working.load(asked, ())
            continue
        elements = [version.element for _, version in sorted(change.written.items())]
        return change.state.content, elements

"""A document in the place of a whole map."""

from datetime import datetime
from typing import Annotated, cast

import msgspec
from msgspec import UNSET, Meta

from counterpoint_server.model.documents import ELEMENTS_MAX, NewDocument
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import InvalidBody, NumberTooHigh, NumberUsed
from counterpoint_server.model.shapes import NewThing
from counterpoint_server.model.types import Element, type_of
from counterpoint_server.rules.resolving import Resolver
from counterpoint_server.rules.wellformed import check_content
from counterpoint_server.rules.working import Draft


def replace_map(draft: Draft, resolver: Resolver, document: NewDocument) -> MapContent:
    """Every element of the map becomes that of the document, or goes; the map's own fields."""
    draft.require_whole()
    before = {id for id, version in draft.working.versions.items() if version is not None}
    pointers = _numbers(document)
    _check_new(draft, resolver, {id: at for id, at in pointers.items() if id not in before})
    resolver.next_element = max([resolver.next_element, *(id + 1 for id in pointers)])
    resolver.known_below = resolver.next_element
    draft.progress.begin(len(document.elements))
    for new in document.elements:
        draft.progress.step()
        row, revision = type_of(new), resolver.revision
        at = pointers[new.id]
        element = resolver.resolve(row.stored, new, at, id=new.id, revision=revision)
        draft.put(cast("Element", element))
    for id in before - pointers.keys():
        draft.remove(id)
    _check_times(document.map)
    content: MapContent = resolver.resolve(MapContent, document.map, "#/map")
    check_content(content, "#/map")
    return content


def _check_times(map: NewThing) -> None:
    """The server sets them; but what is no time did not come from a document."""
    for name in ("created_at", "updated_at", "deleted_at"):
        given = getattr(map, name)
        try:
            if given is not UNSET and given is not None:
                msgspec.convert(given, Annotated[datetime, Meta(tz=True)])
        except msgspec.ValidationError:
            raise InvalidBody("This is no time.", pointer=f"#/map/{name}") from None


def _numbers(document: NewDocument) -> dict[int, str]:
    """Each number with the place of its element."""
    pointers: dict[int, str] = {}
    for index, element in enumerate(document.elements):
        at = f"#/elements/{index}"
        if element.id in pointers:
            raise InvalidBody(
                f"Element {element.id} is also {pointers[element.id]}.", pointer=f"{at}/id"
            )
        pointers[element.id] = at
    return pointers


def _check_new(draft: Draft, resolver: Resolver, new: dict[int, str]) -> None:
    """A number that the map has never had is free, within reason: a map could run out of them."""
    highest = max(ELEMENTS_MAX, resolver.next_element + len(new))
    draft.require(id for id in new if id < resolver.next_element)
    for id, at in new.items():
        if id > highest:
            raise NumberTooHigh(f"A new number is at most {highest} here.", pointer=f"{at}/id")
        draft.check_unmerged(id, f"{at}/id")
        if id in draft.working.gone:
            raise NumberUsed(f"Number {id} belonged to an element before.", pointer=f"{at}/id")

"""Another type under the same number: what holds it must be able to."""

from msgspec.structs import replace

from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import WrongEnd
from counterpoint_server.model.shapes import references
from counterpoint_server.model.types import type_of
from counterpoint_server.rules.resolving import may_stand
from counterpoint_server.rules.working import Draft


def recheck_holders(
    draft: Draft, content: MapContent, id: int, pointer: str, revision: int
) -> list[int]:
    """Refuse where an element no longer fits; the holders that must be settled anew.

    `pointer`: where in the request its change of type is asked for.
    """
    element = draft.find(id)
    if element is None:
        return []
    name = type_of(element).name
    concerned: list[int] = []
    for reference, to, _ in references(MapContent, content):
        if to == id and not may_stand(name, reference):
            raise WrongEnd(f"Element {id} is the map's {reference.role}.", pointer=pointer)
    for holder, by in draft.holders(id):
        for reference in by:
            if not may_stand(name, reference):
                raise WrongEnd(
                    f"Element {id} is `{reference.role}` of element {holder.id}, "
                    f"where a {' or '.join(reference.to)} stands.",
                    pointer=pointer,
                    holders=[holder.id],
                )
        if holder.id not in draft.changed:
            draft.put(replace(holder, revision=revision))
            concerned.append(holder.id)
    return concerned

"""What must hold of an element once its edit is done."""

from counterpoint_server.model.types import Argument, Element, Preference, Rebuttal
from counterpoint_server.rules.attacks import settle_rebuttal
from counterpoint_server.rules.steps import check_argument, check_preference
from counterpoint_server.rules.wellformed import check_free_objects
from counterpoint_server.rules.working import Draft


def settled(draft: Draft, element: Element, pointer: str) -> Element:
    """The element with what is worked out from its ends."""
    check_free_objects(element.data, element.extra, pointer)
    match element:
        case Rebuttal():
            ends = _ends(draft, [element.target, *element.attackers])
            return settle_rebuttal(element, ends, pointer)
        case Argument():
            check_argument(element, pointer)
        case Preference():
            ends = _ends(draft, [element.preferred, element.dispreferred])
            check_preference(element, ends, pointer)
        case _:
            pass
    return element


def _ends(draft: Draft, ids: list[int]) -> dict[int, Element]:
    return {id: draft.get(id) for id in ids}

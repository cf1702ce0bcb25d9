"""What elements are called in a file that is written."""

from collections.abc import Callable, Iterable

from counterpoint_server.formats.frame import AnyDocument
from counterpoint_server.model.types import Element


def names_for(
    elements: Iterable[Element],
    system: str,
    usable: Callable[[str], bool] = bool,
    taken: Iterable[str] = (),
    fresh: Callable[[int], str] = str,
) -> dict[int, str]:
    """The name each has in that system already, or one from its number; never the same one twice.

    `usable`: whether the format can write a name. `taken`: names that none of them may have.
    `fresh`: how one is made of a number.
    """
    used, names, nameless = set(taken), {}, []
    for element in elements:
        known = (each.id for each in element.external if each.system == system)
        name = next((id for id in known if id not in used and usable(id)), None)
        if name is None:
            nameless.append(element.id)
        else:
            names[element.id] = name
            used.add(name)
    for id in nameless:
        name = fresh(id)
        while name in used:
            name = f"n{name}"
        names[id] = name
        used.add(name)
    return names


def in_order(document: AnyDocument, *types: type) -> list[Element]:
    """The elements of these types, by number."""
    return [element for element in document.elements if isinstance(element, types)]

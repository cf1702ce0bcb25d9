"""A map while a reader builds it."""

from typing import Any, TypeVar

import msgspec

from counterpoint_server.formats.frame import ImportedMap, PlainDocument, ReadOptions
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import ElementBase, ExternalId, Line
from counterpoint_server.model.interchange import ImportFinding, Loss
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.types import Claim, Rebuttal

T = TypeVar("T", bound=ElementBase)

UNTITLED = "Untitled"


class Draft:
    """Collects elements, in whatever order, and what is to be said about them.

    A reader first gives each thing of the file its number, by the name it has in the file, so that
    things can refer to others that come later; then it puts an element under each number. Elements
    keep the order of their numbers: number things in the order in which they are to come out again.
    """

    def __init__(self, system: str, options: ReadOptions) -> None:
        self.system = system
        """The format's name, under which its `extra` and its external names stand."""
        self.names: dict[str, int] = {}
        self.elements: dict[int, ElementBase] = {}
        self.title = title_of(options.name)
        self.fields: dict[str, Any] = {}
        """The map's own fields."""
        self._next = 1
        self._lint: dict[str, ImportFinding] = {}
        self._losses: dict[str, Loss] = {}

    def number(self, name: str | None = None) -> int:
        """The next free number, known by that name from now on."""
        id = self._next
        self._next += 1
        if name is not None:
            self.names[name] = id
        return id

    def put(self, type: type[T], id: int, **fields: Any) -> T:
        """Make the element of this number. Fields are not checked: see `fitting`."""
        element = type(id=id, revision=1, **fields)
        self.elements[id] = element
        return element

    def add(self, type: type[T], name: str | None = None, **fields: Any) -> int:
        """`number` and `put` in one."""
        id = self.number(name)
        self.put(type, id, **fields)
        return id

    def external(self, name: str) -> list[ExternalId]:
        """The element's name in the file, as its `external`."""
        can_be = 0 < len(name) <= 1_000 and "\0" not in name
        return [ExternalId(system=self.system, id=name)] if can_be else []

    def find(self, code: str, message: str, *elements: int, place: str | None = None) -> None:
        """Tell of something odd. One sentence for all of a code: the first."""
        found = self._lint.setdefault(code, ImportFinding(code=code, message=message))
        _extend(found, elements, place)

    def lose(self, what: str, message: str, *elements: int, place: str | None = None) -> None:
        """Tell of something that the file says and the map will not."""
        _extend(self._losses.setdefault(what, Loss(what=what, message=message)), elements, place)

    def done(self) -> ImportedMap:
        missing = set(range(1, self._next)) - self.elements.keys()
        assert not missing, f"numbered and never put: {sorted(missing)[:5]}"  # noqa: S101
        document = PlainDocument(
            map=MapContent(**{"title": self.title, **self.fields}),
            elements=[self._settled(self.elements[id]) for id in range(1, self._next)],  # type: ignore[misc]
        )
        lint, losses = list(self._lint.values()), list(self._losses.values())
        return ImportedMap(document=document, names=self.names, lint=lint, losses=losses)

    def _settled(self, element: ElementBase) -> ElementBase:
        if not isinstance(element, Rebuttal):
            return element
        kind = "rebut" if isinstance(self.elements[element.target], Claim) else "undercut"
        return element if element.kind == kind else msgspec.structs.replace(element, kind=kind)


def _extend(found: ImportFinding | Loss, elements: tuple[int, ...], place: str | None) -> None:
    found.elements.extend(elements)
    if place is not None:
        found.places.append(place)


def title_of(name: str | None) -> str:
    """A map's title from the name of its file: without folders and extension."""
    stem = (name or "").replace("\\", "/").rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    return fitting(Line, stem.strip()) or UNTITLED


def fitting(annotation: Any, value: Any) -> Any:
    """The value if a field of this annotation (`Line`, `PartialDate`, …) can hold it, else None.

    What does not fit belongs into `extra`.
    """
    if isinstance(value, str) and "\0" in value:
        return None
    try:
        return msgspec.convert(value, annotation)
    except msgspec.ValidationError:
        return None


__all__ = ["MAP", "UNTITLED", "Draft", "fitting", "title_of"]

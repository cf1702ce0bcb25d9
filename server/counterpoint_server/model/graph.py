"""What is answered about a map's graph: what lies around, what bears on what, what is open."""

from typing import Annotated, Literal

import msgspec
from msgspec import Struct

from counterpoint_server.model.element import Slug
from counterpoint_server.model.ids import ElementId, Revision
from counterpoint_server.model.types import Element, TypeName

Direction = Literal["in", "out", "both"]
Effect = Literal["supports", "undermines", "rebuts", "undercuts", "restates"]
Sign = Literal["supports", "attacks"]


class Near(Struct, kw_only=True, frozen=True):
    """An element of a neighbourhood."""

    id: ElementId
    type: TypeName
    distance: int | None
    """Links between it and the centre; null where the walk ended before it came to it, and it is
    here because another element of the neighbourhood has no meaning without it."""


class Around(Struct, kw_only=True, frozen=True):
    """What lies around an element, by number, with all that it has no meaning without."""

    centre: ElementId
    elements: list[Near]
    """The centre first, then by distance and number."""
    truncated: bool
    """Whether there was more than the limit let in."""


class NearElement(Near, kw_only=True, frozen=True):
    """An element of a neighbourhood, with its content."""

    element: Element


class Neighbourhood(Struct, kw_only=True, frozen=True):
    """What lies around an element, with all that it has no meaning without.

    So it is a part of the map that can stand for itself.
    """

    revision: Revision
    """The map's, of which all this is."""
    centre: ElementId
    elements: list[NearElement]
    """The centre first, then by distance and number."""
    truncated: bool
    """Whether there was more than the limit let in."""


class Step(Struct, kw_only=True, frozen=True):
    """What one element of a path does to another."""

    by: ElementId
    """The argument, rebuttal or rephrase that makes the step."""
    effect: Effect
    """An attack on a claim `undermines` where the path goes on through an argument that has the
    claim as its premise, and `rebuts` elsewhere; an attack on a step `undercuts`."""
    on: ElementId


class Path(Struct, kw_only=True, frozen=True):
    """One way in which one element bears on another."""

    elements: list[ElementId]
    """From the first to the last, steps included; none comes twice."""
    steps: list[Step]
    sign: Sign
    """What the first does to the last: an attack on an attacker supports."""


class Paths(Struct, kw_only=True, frozen=True):
    """How one element bears on another."""

    revision: Revision
    """The map's, of which all this is."""
    from_: ElementId = msgspec.field(name="from")
    to: ElementId
    paths: list[Path]
    """Shortest first; of one length, by the numbers of their elements."""
    truncated: bool
    """Whether there were more than the limit let in, or paths of more than 200,000 elements in all;
    longer ones than asked for do not count."""


class Attacked(Struct, kw_only=True, frozen=True):
    """An element under attack, and the attacks that nothing has been set against."""

    id: ElementId
    type: TypeName
    by: Annotated[list[ElementId], msgspec.Meta(min_length=1)]
    """The rebuttals none of whose attackers is attacked in turn, nor they themselves."""


class OpenQuestion(Struct, kw_only=True, frozen=True):
    """A question that no claim answers."""

    id: ElementId
    positions: list[ElementId]
    """The claims that compete to settle it."""


class OpenCriticalQuestion(Struct, kw_only=True, frozen=True):
    """A critical question of an argument's scheme that nobody has answered for this argument."""

    argument: ElementId
    scheme: Slug
    critical_question: Slug
    question: ElementId | None
    """The element that asks it; null where nobody has asked."""


class Unanswered(Struct, kw_only=True, frozen=True):
    """What a map leaves open."""

    revision: Revision
    """The map's, of which all this is."""
    attacked: list[Attacked]
    unsupported: list[ElementId]
    """Claims and arguments of standing `issue` that no argument concludes."""
    questions: list[OpenQuestion]
    critical_questions: list[OpenCriticalQuestion]

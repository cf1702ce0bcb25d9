"""The table of types. A new type is one file beside this one, and its row here."""

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Union

from msgspec import Meta

from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.shapes import NewThing, input_struct, references_of
from counterpoint_server.model.types.argument import Argument
from counterpoint_server.model.types.claim import Claim
from counterpoint_server.model.types.participant import Participant
from counterpoint_server.model.types.preference import Preference
from counterpoint_server.model.types.question import Question
from counterpoint_server.model.types.rebuttal import Rebuttal
from counterpoint_server.model.types.source import Source

__all__ = [
    "STRUCTURAL_ROLES",
    "TYPES",
    "Argument",
    "Claim",
    "Element",
    "ElementType",
    "NewClaim",
    "NewElement",
    "Participant",
    "Preference",
    "Question",
    "Rebuttal",
    "Source",
    "TypeName",
    "type_of",
]


class ElementType(NamedTuple):
    """One row of the table."""

    name: str
    plural: str
    """The name of its collection in addresses and in the SDK."""
    stored: type[ElementBase]
    new: type[NewThing]
    """The shape of its input."""


NewClaim: Any = input_struct(Claim)


def _row(stored: type[ElementBase], plural: str) -> ElementType:
    name = stored.__struct_config__.tag
    assert isinstance(name, str)  # noqa: S101 - every type is tagged
    new = NewClaim if stored is Claim else input_struct(stored, NewClaim)
    return ElementType(name, plural, stored, new)


TYPES: dict[str, ElementType] = {
    row.name: row
    for row in (
        _row(Claim, "claims"),
        _row(Argument, "arguments"),
        _row(Rebuttal, "rebuttals"),
        _row(Preference, "preferences"),
        _row(Question, "questions"),
        _row(Participant, "participants"),
        _row(Source, "sources"),
    )
}

STRUCTURAL_ROLES = sorted(
    {
        reference.role
        for row in TYPES.values()
        for reference in references_of(row.stored)
        if reference.structural
    }
)
"""The links whose holder has no meaning without the far end."""

TypeName = Annotated[str, Meta(extra_json_schema={"enum": list(TYPES)})]

Element = Claim | Argument | Rebuttal | Preference | Question | Participant | Source

if TYPE_CHECKING:
    NewElement = NewThing
else:
    NewElement = Union[tuple(row.new for row in TYPES.values())]  # noqa: UP007


def type_of(element: ElementBase | NewThing) -> ElementType:
    tag = element.__struct_config__.tag
    assert isinstance(tag, str)  # noqa: S101
    return TYPES[tag]

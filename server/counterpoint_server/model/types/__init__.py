"""The table of types. A new type is one file beside this one, and its row here."""

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Union

from msgspec import Meta

from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.shapes import NewThing, input_struct, references_of
from counterpoint_server.model.types.argument import Argument
from counterpoint_server.model.types.case import Case
from counterpoint_server.model.types.claim import Claim
from counterpoint_server.model.types.fragment import Fragment
from counterpoint_server.model.types.group import Group
from counterpoint_server.model.types.illocution import Illocution
from counterpoint_server.model.types.locution import Locution
from counterpoint_server.model.types.participant import Participant
from counterpoint_server.model.types.preference import Preference
from counterpoint_server.model.types.question import Question
from counterpoint_server.model.types.rebuttal import Rebuttal
from counterpoint_server.model.types.rephrase import Rephrase
from counterpoint_server.model.types.scheme import Scheme
from counterpoint_server.model.types.source import Source
from counterpoint_server.model.types.transition import Transition

__all__ = [
    "ALL_ROLES",
    "STRUCTURAL_ROLES",
    "TYPES",
    "Argument",
    "Case",
    "Claim",
    "Element",
    "ElementType",
    "Fragment",
    "Group",
    "Illocution",
    "Locution",
    "NewClaim",
    "NewElement",
    "Participant",
    "Preference",
    "Question",
    "Rebuttal",
    "Rephrase",
    "Scheme",
    "Source",
    "Transition",
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
        _row(Case, "cases"),
        _row(Rebuttal, "rebuttals"),
        _row(Preference, "preferences"),
        _row(Rephrase, "rephrases"),
        _row(Question, "questions"),
        _row(Locution, "locutions"),
        _row(Illocution, "illocutions"),
        _row(Transition, "transitions"),
        _row(Group, "groups"),
        _row(Participant, "participants"),
        _row(Source, "sources"),
        _row(Scheme, "schemes"),
        _row(Fragment, "fragments"),
    )
}

_REFERENCES = [each for row in TYPES.values() for each in references_of(row.stored)]
ALL_ROLES = frozenset(reference.role for reference in _REFERENCES)
STRUCTURAL_ROLES = sorted({each.role for each in _REFERENCES if each.structural})
"""The links whose holder has no meaning without the far end."""

TypeName = Annotated[str, Meta(extra_json_schema={"enum": list(TYPES)})]

Element = (
    Claim
    | Argument
    | Case
    | Rebuttal
    | Preference
    | Rephrase
    | Question
    | Locution
    | Illocution
    | Transition
    | Group
    | Participant
    | Source
    | Scheme
    | Fragment
)

if TYPE_CHECKING:
    NewElement = NewThing
else:
    NewElement = Union[tuple(row.new for row in TYPES.values())]  # noqa: UP007


def type_of(element: ElementBase | NewThing) -> ElementType:
    tag = element.__struct_config__.tag
    assert isinstance(tag, str)  # noqa: S101
    return TYPES[tag]

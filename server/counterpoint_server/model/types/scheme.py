"""The scheme."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from counterpoint_server.model.element import ElementBase, Line, Slug, Text

CriticalQuestionKind = Literal["presumption", "exception"]


class SchemeRole(Struct, kw_only=True, frozen=True):
    """A part that a premise plays in a scheme."""

    slug: Slug
    """The role's name, as `premise_roles` of an argument use it."""
    text: Text | None = None
    """The pattern of the premise."""


class CriticalQuestion(Struct, kw_only=True, frozen=True):
    """A question by which an argument of a scheme can be tested (Walton, Reed and Macagno 2008)."""

    slug: Slug
    text: Text
    kind: CriticalQuestionKind = "exception"
    """A presumption must hold; an exception must not."""


class Scheme(ElementBase, kw_only=True, frozen=True, tag="scheme"):
    """A pattern of argument that this map defines for itself."""

    name: Line
    slug: Slug
    """By which arguments name it in `scheme`."""
    conclusion: Text | None = None
    """The pattern of the conclusion."""
    premise_roles: Annotated[list[SchemeRole], Meta(max_length=100)] = []
    critical_questions: Annotated[list[CriticalQuestion], Meta(max_length=100)] = []

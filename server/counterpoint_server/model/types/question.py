"""The question."""

from typing import Annotated, Literal

from msgspec import Meta

from counterpoint_server.model.element import ElementBase, Slug, Text
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.references import Reference

Position = Annotated[ElementId, Reference("position", ("claim",), inline=True)]
Answer = Annotated[ElementId, Reference("answer", ("claim",), inline=True)]
About = Annotated[ElementId, Reference("about", inline=True)]

ProofStandard = Literal[
    "scintilla", "preponderance", "clear_and_convincing", "beyond_reasonable_doubt", "dialectical"
]


class Question(ElementBase, kw_only=True, frozen=True, tag="question"):
    """An issue, or a critical question of a scheme, that claims answer."""

    text: Text
    positions: Annotated[list[Position], Meta(max_length=1_000)] = []
    """The claims that compete to settle it."""
    exclusive: bool = False
    """Whether at most one position can hold."""
    about: About | None = None
    """The element that it puts in question."""
    critical_question: Slug | None = None
    """Which critical question of the element's scheme this is."""
    answers: Annotated[list[Answer], Meta(max_length=1_000)] = []
    """The claims that answer it."""
    proof_standard: ProofStandard | None = None
    """How much a position needs to hold (Gordon, Prakken and Walton 2007)."""

"""The case."""

from typing import Annotated

from msgspec import Meta

from counterpoint_server.model.element import ElementBase, Text
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.references import Reference

Step = Annotated[ElementId, Reference("step", ("argument",), structural=True)]


class Case(ElementBase, kw_only=True, frozen=True, tag="case"):
    """A named bundle of steps, or an argument sketched before its steps are written. (Argdown.)"""

    text: Text | None = None
    """What the case comes to, in a sentence or a paragraph."""
    steps: Annotated[list[Step], Meta(max_length=1_000)] = []
    """Its arguments, in order; none while it is only sketched."""

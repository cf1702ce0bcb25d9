"""The rephrase."""

from typing import Annotated

from counterpoint_server.model.element import ElementBase, Slug
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.references import Reference

Original = Annotated[ElementId, Reference("original", ("claim",), structural=True, inline=True)]
Restatement = Annotated[
    ElementId, Reference("restatement", ("claim",), structural=True, inline=True)
]


class Rephrase(ElementBase, kw_only=True, frozen=True, tag="rephrase"):
    """One claim that restates another. (AIF: MA-node.)"""

    original: Original
    """The claim that was there first."""
    restatement: Restatement
    """The claim that says it again."""
    scheme: Slug | None = None

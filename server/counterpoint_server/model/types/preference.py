"""The preference."""

from typing import Annotated

from counterpoint_server.model.element import ElementBase, Slug
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.references import Reference

Preferred = Annotated[
    ElementId, Reference("preferred", ("claim", "argument"), structural=True, inline=True)
]
Dispreferred = Annotated[
    ElementId, Reference("dispreferred", ("claim", "argument"), structural=True, inline=True)
]


class Preference(ElementBase, kw_only=True, frozen=True, tag="preference"):
    """One element preferred over another of its type. (AIF: PA-node.)"""

    preferred: Preferred
    """The claim, or the argument, that goes before."""
    dispreferred: Dispreferred
    """The one that gives way."""
    scheme: Slug | None = None

"""The transition."""

from typing import Annotated

import msgspec
from msgspec import Meta

from counterpoint_server.model.element import ElementBase, Slug
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.references import Reference

Earlier = Annotated[ElementId, Reference("from", ("locution",), structural=True)]
Later = Annotated[ElementId, Reference("to", ("locution",), structural=True)]


class Transition(ElementBase, kw_only=True, frozen=True, tag="transition"):
    """A move of the dialogue: what was said in reply to what. (AIF: TA-node.)"""

    from_: Annotated[list[Earlier], Meta(min_length=1, max_length=1_000)] = msgspec.field(
        name="from"
    )
    """What was said before."""
    to: Annotated[list[Later], Meta(min_length=1, max_length=1_000)]
    """What replies to it."""
    scheme: Slug | None = None

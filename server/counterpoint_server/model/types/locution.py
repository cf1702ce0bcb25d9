"""The locution."""

from typing import Annotated

from counterpoint_server.model.element import ElementBase, PartialDate, Text
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.references import Reference

Speaking = Annotated[ElementId, Reference("speaker", ("participant",))]


class Locution(ElementBase, kw_only=True, frozen=True, tag="locution"):
    """What was said, as it was said. (AIF: L-node.)"""

    text: Text
    participant: Speaking | None = None
    """Who said it."""
    said_at: PartialDate | None = None

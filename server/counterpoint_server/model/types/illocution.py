"""The illocution."""

from typing import Annotated

from msgspec import Meta

from counterpoint_server.model.element import ElementBase, Slug
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.references import Reference

Anchor = Annotated[ElementId, Reference("anchor", ("locution", "transition"), structural=True)]
Content = Annotated[ElementId, Reference("content", structural=True, inline=True)]


class Illocution(ElementBase, kw_only=True, frozen=True, tag="illocution"):
    """With what force something was said: from the words to what they do. (AIF: YA-node.)"""

    anchors: Annotated[list[Anchor], Meta(min_length=1, max_length=1_000)]
    """The words, or the move from words to words."""
    content: Annotated[list[Content], Meta(max_length=1_000)] = []
    """What they assert, question, argue or reject."""
    force: Slug | None = None
    """`asserting`, `questioning`, `arguing`, `disagreeing`, …"""

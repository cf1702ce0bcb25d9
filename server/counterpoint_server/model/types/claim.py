"""The claim."""

from typing import Annotated

from msgspec import Meta, Struct

from counterpoint_server.model.element import ElementBase, Language, Standing, Text


class Phrasing(Struct, kw_only=True, frozen=True):
    """The same claim in other words or another language."""

    text: Text
    language: Language | None = None


class Claim(ElementBase, kw_only=True, frozen=True, tag="claim"):
    """A statement that can be accepted or rejected. (AIF: I-node.)"""

    text: Text
    """The statement, in the map's own words."""
    standing: Standing = "auto"
    """How it enters evaluation; `auto`: a premise exactly when no argument concludes it."""
    phrasings: Annotated[list[Phrasing], Meta(max_length=1_000)] = []
    """The same in other words, or in other languages."""

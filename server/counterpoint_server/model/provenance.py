"""What is answered about quotes: whether they still stand in their source, and what they cover."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from counterpoint_server.model.ids import ElementId, Revision

QuoteStatus = Literal["anchored", "moved", "orphan"]

SOURCE_TEXT_MAX = 4_194_304
"""In Unicode code points."""

Offset = Annotated[int, Meta(ge=0, description="In Unicode code points.")]


class Anchor(Struct, kw_only=True, frozen=True):
    """Where a quote stands in its source's text."""

    status: QuoteStatus
    """`anchored`: where its position says. `moved`: elsewhere, or it has no position; the one
    offered is the nearest whose surroundings fit best. `orphan`: nowhere."""
    start: Offset | None = None
    end: Offset | None = None


class AnchoredQuote(Struct, kw_only=True, frozen=True):
    """A quote of an element, checked against its source."""

    element: ElementId
    attribution: Annotated[int, Meta(ge=0)]
    """Which of the element's attributions has the quote, counted from 0."""
    anchor: Anchor


class Provenance(Struct, kw_only=True, frozen=True):
    """Every quote of one source, checked against its text."""

    revision: Revision = 1
    """The map's, of which all this is."""
    source: ElementId
    anchored: int
    moved: int
    orphan: int
    quotes: list[AnchoredQuote]
    """By element and attribution."""


class Reanchored(Struct, kw_only=True, frozen=True):
    """What anchoring quotes anew has done, and how all quotes of the source stand now."""

    revision: Revision
    """The map's after it."""
    updated: list[ElementId]
    """The elements whose quotes were moved; of more than 10,000 the first, so that one asks again
    while the report still has moved ones."""
    provenance: Provenance


class NewSourceText(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The text of a source, as a client sends it."""

    text: Annotated[str, Meta(max_length=SOURCE_TEXT_MAX)]


class SourceText(Struct, kw_only=True, frozen=True):
    """The text of a source."""

    source: ElementId
    sha256: str
    """Of the text in UTF-8, as lower-case hexadecimal."""
    length: int
    """In Unicode code points."""
    text: str


class Span(Struct, kw_only=True, frozen=True):
    """A stretch of a source's text that is quoted."""

    start: Offset
    end: Offset
    elements: list[ElementId]


class Coverage(Struct, kw_only=True, frozen=True):
    """Which spans of a source's text carry which elements."""

    revision: Revision = 1
    """The map's, of which all this is."""
    source: ElementId
    length: int
    """Of the text, in code points."""
    covered: int
    """How many of its code points stand in at least one span."""
    spans: list[Span]
    """By start, the longer first; they may overlap."""

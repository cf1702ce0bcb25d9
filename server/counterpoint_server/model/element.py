"""What every element of a map has."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from counterpoint_server.model.ids import ElementId, Revision
from counterpoint_server.model.references import COMPUTED, Reference

TEXT_MAX = 65_536
FREE_OBJECT_BYTES_MAX = 65_536
LIST_MAX = 10_000

Text = Annotated[str, Meta(min_length=1, max_length=TEXT_MAX)]
Line = Annotated[str, Meta(min_length=1, max_length=1_000)]
Tag = Annotated[str, Meta(min_length=1, max_length=200)]
Slug = Annotated[str, Meta(min_length=1, max_length=200)]
Language = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\Z",
        max_length=64,
        description="A BCP 47 language tag.",
    ),
]
PartialDate = Annotated[
    str,
    Meta(
        pattern=(
            r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}"
            r"(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?\Z"
        ),
        description="A date as precise as known: 2026, 2026-02, 2026-02-04, 2026-02-04T17:44Z.",
    ),
]
Weight = Annotated[float, Meta(ge=0, le=1)]
FreeObject = Annotated[dict[str, Any], Meta(description="A free JSON object of at most 64 KiB.")]

Standing = Literal["auto", "axiom", "premise", "assumption", "issue"]
Explicitness = Literal["stated", "reported", "presupposed", "reconstructed"]
AttributionRole = Literal["speaker", "analyst"]
AttributionMode = Literal["direct", "partly_direct", "indirect", "narrated", "scare_quote"]

Speaker = Annotated[ElementId, Reference("said_by", ("participant",))]
PassedOnBy = Annotated[ElementId, Reference("via", ("participant",))]
StandsIn = Annotated[ElementId, Reference("from_source", ("source",))]


class Quote(Struct, kw_only=True, frozen=True):
    """A verbatim excerpt and its place (W3C text-quote and text-position selectors)."""

    exact: Annotated[str, Meta(min_length=1, max_length=TEXT_MAX)]
    """The words as they stand in the source."""
    prefix: Annotated[str, Meta(max_length=1_000)] = ""
    """Some words before the excerpt, to find it again when the source changes."""
    suffix: Annotated[str, Meta(max_length=1_000)] = ""
    start: Annotated[int, Meta(ge=0, le=4_194_304)] | None = None
    """Offset of the first character in the source's text, in Unicode code points."""
    end: Annotated[int, Meta(ge=0, le=4_194_304)] | None = None
    """Offset after the last character, in Unicode code points."""


class Attribution(Struct, kw_only=True, frozen=True):
    """Who says an element, and how it reached the map."""

    participant: Speaker | None = None
    """Who says it."""
    via: Annotated[list[PassedOnBy], Meta(max_length=100)] = []
    """Through whom it reached us, the one nearest the speaker first."""
    role: AttributionRole = "speaker"
    """`analyst`: not a party of the dispute, but who drew the map."""
    source: StandsIn | None = None
    """The document it stands in."""
    mode: AttributionMode | None = None
    """How the source gives it: verbatim, partly, in its own words, told, or held at a distance."""
    cue: Annotated[str, Meta(max_length=1_000)] | None = None
    """The words of the source that attribute it."""
    said_at: PartialDate | None = None
    quote: Quote | None = None


class ExternalId(Struct, kw_only=True, frozen=True):
    """The name of a thing in another system."""

    system: Annotated[str, Meta(min_length=1, max_length=200)]
    id: Annotated[str, Meta(min_length=1, max_length=1_000)]


class ElementBase(Struct, kw_only=True, frozen=True, tag_field="type"):
    """The fields that every type of element has."""

    id: Annotated[ElementId, COMPUTED]
    """The element's number in its map; never given out twice."""
    revision: Annotated[Revision, COMPUTED]
    """The map's revision at which this element last changed."""
    title: Line | None = None
    """A short name."""
    tags: Annotated[list[Tag], Meta(max_length=1_000)] = []
    """Words of your own to find it by."""
    note: Text | None = None
    """A remark of whoever keeps the map."""
    rank: float | None = None
    """Order among siblings, lowest first."""
    weight: Weight | None = None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None = None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Annotated[list[Attribution], Meta(max_length=1_000)] = []
    """Who says it, and how it reached the map."""
    external: Annotated[list[ExternalId], Meta(max_length=1_000)] = []
    """Its names in other systems, by which an upsert finds it."""
    split_of: Annotated[ElementId, Reference("split_of")] | None = None
    """The element that this one was split from, when one node of an import became several."""
    data: FreeObject = {}
    """Yours: kept and given back."""
    extra: FreeObject = {}
    """By format name: what a format needs to write the element again as it read it."""

# Written by `make regen` from the contract (schema/counterpoint_schema/openapi.json): do not edit.
"""What is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, Literal, TypeAlias

from msgspec import UNSET, Struct, UnsetType, field

from counterpoint._generated.choices import (
    ArgumentStrength,
    AttributionMode,
    AttributionRole,
    CriticalQuestionKind,
    Explicitness,
    FragmentEdgeDirection,
    HypothesisWithoutRebuttals,
    Link,
    NamedRuleKind,
    NamedTheorySetComparison,
    NewErasureMessages,
    ParticipantKind,
    Projection,
    QuestionProofStandard,
    RebuttalKind,
    RebuttalRelation,
    Semantics,
    Standing,
    Visibility,
)


class ArgumentPatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), argument: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    premises: Sequence[int | str | NewClaim] | UnsetType = UNSET
    """The claims or cases that support, linked: each is needed."""
    conclusion: int | str | NewClaim | UnsetType = UNSET
    """What they support: a claim, a case, or another argument."""
    scheme: str | UnsetType | None = UNSET
    """The argumentation scheme: `practical-reasoning`, `expert-opinion`, …"""
    premise_roles: Mapping[str, int | str | None] | UnsetType | None = UNSET
    """Which premise plays which role of the scheme."""
    rules: Sequence[str] | UnsetType | None = UNSET
    """The rules of inference, as the source writes them."""
    strength: ArgumentStrength | UnsetType | None = UNSET
    """`strict`: the conclusion cannot fail while the premises hold."""
    standing: Standing | UnsetType | None = UNSET
    """`issue`: counts only if another argument backs it."""


class CasePatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), case: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    text: str | UnsetType | None = UNSET
    """What the case comes to, in a sentence or a paragraph."""
    steps: Sequence[int | str] | UnsetType | None = UNSET
    """Its arguments, in order; none while it is only sketched."""


class ClaimPatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), claim: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    text: str | UnsetType = UNSET
    """The statement, in the map's own words."""
    standing: Standing | UnsetType | None = UNSET
    """How it enters evaluation; `auto`: a premise exactly when no argument concludes it."""
    phrasings: Sequence[NewPhrasing] | UnsetType | None = UNSET
    """The same in other words, or in other languages."""


class Create(Struct, kw_only=True, tag_field="op", tag="create"):
    """Make an element."""

    op: ClassVar[Literal["create"]] = "create"
    element: NewElement
    ref: str | UnsetType | None = UNSET
    """A name, such as `$a`, by which other operations of this edit refer to it."""


class Delete(Struct, kw_only=True, tag_field="op", tag="delete"):
    """Take an element out."""

    op: ClassVar[Literal["delete"]] = "delete"
    id: int
    cascade: bool | UnsetType = UNSET
    """Take out with it what has no meaning without it."""
    if_revision: int | UnsetType | None = UNSET


class DocumentArgument(Struct, kw_only=True, tag_field="type", tag="argument"):
    """One step of support: premises, taken together, for one conclusion. (AIF: RA-node.)"""

    type: ClassVar[Literal["argument"]] = "argument"
    id: int
    """The element's number in its map; never given out twice."""
    premises: Sequence[int | str]
    """The claims or cases that support, linked: each is needed."""
    conclusion: int | str
    """What they support: a claim, a case, or another argument."""
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    scheme: str | UnsetType | None = UNSET
    """The argumentation scheme: `practical-reasoning`, `expert-opinion`, …"""
    premise_roles: Mapping[str, int | str] | UnsetType = UNSET
    """Which premise plays which role of the scheme."""
    rules: Sequence[str] | UnsetType = UNSET
    """The rules of inference, as the source writes them."""
    strength: ArgumentStrength | UnsetType = UNSET
    """`strict`: the conclusion cannot fail while the premises hold."""
    standing: Standing | UnsetType = UNSET
    """`issue`: counts only if another argument backs it."""


class DocumentCase(Struct, kw_only=True, tag_field="type", tag="case"):
    """A named bundle of steps, or an argument sketched before its steps are written. (Argdown.)"""

    type: ClassVar[Literal["case"]] = "case"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    text: str | UnsetType | None = UNSET
    """What the case comes to, in a sentence or a paragraph."""
    steps: Sequence[int | str] | UnsetType = UNSET
    """Its arguments, in order; none while it is only sketched."""


class DocumentClaim(Struct, kw_only=True, tag_field="type", tag="claim"):
    """A statement that can be accepted or rejected. (AIF: I-node.)"""

    type: ClassVar[Literal["claim"]] = "claim"
    id: int
    """The element's number in its map; never given out twice."""
    text: str
    """The statement, in the map's own words."""
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    standing: Standing | UnsetType = UNSET
    """How it enters evaluation; `auto`: a premise exactly when no argument concludes it."""
    phrasings: Sequence[NewPhrasing] | UnsetType = UNSET
    """The same in other words, or in other languages."""


class DocumentFragment(Struct, kw_only=True, tag_field="type", tag="fragment"):
    """What an imported file contained and no other type fits: kept whole."""

    type: ClassVar[Literal["fragment"]] = "fragment"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    aif_type: str | UnsetType | None = UNSET
    """The node's type as the file wrote it."""
    text: str | UnsetType | None = UNSET
    scheme: str | UnsetType | None = UNSET
    """The scheme's name as the file wrote it."""
    edges: Sequence[NewFragmentEdge] | UnsetType = UNSET


class DocumentGroup(Struct, kw_only=True, tag_field="type", tag="group"):
    """A named set of elements, which may lie in another."""

    type: ClassVar[Literal["group"]] = "group"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    members: Sequence[int | str] | UnsetType = UNSET
    parent: int | str | UnsetType | None = UNSET
    """The group that this one lies in."""


class DocumentIllocution(Struct, kw_only=True, tag_field="type", tag="illocution"):
    """With what force something was said: from the words to what they do. (AIF: YA-node.)"""

    type: ClassVar[Literal["illocution"]] = "illocution"
    id: int
    """The element's number in its map; never given out twice."""
    anchors: Sequence[int | str]
    """The words, or the move from words to words."""
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    content: Sequence[int | str] | UnsetType = UNSET
    """What they assert, question, argue or reject."""
    force: str | UnsetType | None = UNSET
    """`asserting`, `questioning`, `arguing`, `disagreeing`, …"""


class DocumentLocution(Struct, kw_only=True, tag_field="type", tag="locution"):
    """What was said, as it was said. (AIF: L-node.)"""

    type: ClassVar[Literal["locution"]] = "locution"
    id: int
    """The element's number in its map; never given out twice."""
    text: str
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    participant: int | str | UnsetType | None = UNSET
    """Who said it."""
    said_at: str | UnsetType | None = UNSET


class DocumentMap(Struct, kw_only=True):
    """One graph of elements: the unit of revision, permission and export."""

    title: str
    question: str | UnsetType | None = UNSET
    """What the map is about, as a question."""
    description: str | UnsetType | None = UNSET
    language: str | UnsetType | None = UNSET
    tags: Sequence[str] | UnsetType = UNSET
    data: Mapping[str, Any] | UnsetType = UNSET
    """A free JSON object of at most 64 KiB."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    extra: Mapping[str, Any] | UnsetType = UNSET
    """A free JSON object of at most 64 KiB."""
    main_claim: int | str | UnsetType | None = UNSET
    """The claim that the map turns on."""
    id: str | UnsetType = UNSET
    """A map: 13 Crockford characters."""
    revision: int | UnsetType = UNSET
    """The number of the map's state; every edit adds one."""
    created_at: datetime | UnsetType = UNSET
    updated_at: datetime | UnsetType = UNSET
    visibility: Visibility | UnsetType = UNSET
    """Who may read it; not part of its history."""
    origin: NewMapOrigin | UnsetType | None = UNSET
    """Set if the map was forked from another."""
    deleted_at: datetime | UnsetType | None = UNSET
    """Set if the map was deleted; for 30 days it can be restored."""


class DocumentParticipant(Struct, kw_only=True, tag_field="type", tag="participant"):
    """Somebody who says things: a person, an organisation, an outlet, a collective."""

    type: ClassVar[Literal["participant"]] = "participant"
    id: int
    """The element's number in its map; never given out twice."""
    name: str
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    kind: ParticipantKind | UnsetType = UNSET
    role: str | UnsetType | None = UNSET
    """In what capacity: "US Interior Secretary"."""


class DocumentPreference(Struct, kw_only=True, tag_field="type", tag="preference"):
    """One element preferred over another of its type. (AIF: PA-node.)"""

    type: ClassVar[Literal["preference"]] = "preference"
    id: int
    """The element's number in its map; never given out twice."""
    preferred: int | str
    """The claim, or the argument, that goes before."""
    dispreferred: int | str
    """The one that gives way."""
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    scheme: str | UnsetType | None = UNSET


class DocumentQuestion(Struct, kw_only=True, tag_field="type", tag="question"):
    """An issue, or a critical question of a scheme, that claims answer."""

    type: ClassVar[Literal["question"]] = "question"
    id: int
    """The element's number in its map; never given out twice."""
    text: str
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    positions: Sequence[int | str] | UnsetType = UNSET
    """The claims that compete to settle it."""
    exclusive: bool | UnsetType = UNSET
    """Whether at most one position can hold."""
    about: int | str | UnsetType | None = UNSET
    """The element that it puts in question."""
    critical_question: str | UnsetType | None = UNSET
    """Which critical question of the element's scheme this is."""
    answers: Sequence[int | str] | UnsetType = UNSET
    """The claims that answer it."""
    proof_standard: QuestionProofStandard | UnsetType | None = UNSET
    """How much a position needs to hold (Gordon, Prakken and Walton 2007)."""


class DocumentRebuttal(Struct, kw_only=True, tag_field="type", tag="rebuttal"):
    """An attack: attackers, taken together, on one target. (AIF: CA-node.)"""

    type: ClassVar[Literal["rebuttal"]] = "rebuttal"
    id: int
    """The element's number in its map; never given out twice."""
    attackers: Sequence[int | str]
    """What attacks; several attack jointly."""
    target: int | str
    """What is attacked: a claim, an argument, a case, another rebuttal, or a preference."""
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    relation: RebuttalRelation | UnsetType = UNSET
    """`attack` is directed; `contrary`: not both true; `contradictory`: exactly one true."""
    scheme: str | UnsetType | None = UNSET
    """The argumentation scheme by which it attacks."""
    kind: RebuttalKind | UnsetType = UNSET
    """`rebut` where the target is a claim, `undercut` where it is anything else."""


class DocumentRephrase(Struct, kw_only=True, tag_field="type", tag="rephrase"):
    """One claim that restates another. (AIF: MA-node.)"""

    type: ClassVar[Literal["rephrase"]] = "rephrase"
    id: int
    """The element's number in its map; never given out twice."""
    original: int | str
    """The claim that was there first."""
    restatement: int | str
    """The claim that says it again."""
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    scheme: str | UnsetType | None = UNSET


class DocumentScheme(Struct, kw_only=True, tag_field="type", tag="scheme"):
    """A pattern of argument that this map defines for itself."""

    type: ClassVar[Literal["scheme"]] = "scheme"
    id: int
    """The element's number in its map; never given out twice."""
    name: str
    slug: str
    """By which arguments name it in `scheme`."""
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    conclusion: str | UnsetType | None = UNSET
    """The pattern of the conclusion."""
    premise_roles: Sequence[NewSchemeRole] | UnsetType = UNSET
    critical_questions: Sequence[NewCriticalQuestion] | UnsetType = UNSET


class DocumentSource(Struct, kw_only=True, tag_field="type", tag="source"):
    """A document that elements are quoted from."""

    type: ClassVar[Literal["source"]] = "source"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    url: str | UnsetType | None = UNSET
    publisher: str | UnsetType | None = UNSET
    published: str | UnsetType | None = UNSET
    language: str | UnsetType | None = UNSET
    text_sha256: str | UnsetType | None = UNSET
    """Of the document's text in UTF-8, as lower-case hexadecimal."""
    length: int | UnsetType | None = UNSET
    """Of the document's text, in Unicode code points."""


class DocumentTransition(Struct, kw_only=True, tag_field="type", tag="transition"):
    """A move of the dialogue: what was said in reply to what. (AIF: TA-node.)"""

    type: ClassVar[Literal["transition"]] = "transition"
    id: int
    """The element's number in its map; never given out twice."""
    from_: Sequence[int | str] = field(name="from")
    """What was said before."""
    to: Sequence[int | str]
    """What replies to it."""
    revision: int | UnsetType = UNSET
    """The map's revision at which this element last changed."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    scheme: str | UnsetType | None = UNSET


class FragmentPatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), fragment: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    aif_type: str | UnsetType | None = UNSET
    """The node's type as the file wrote it."""
    text: str | UnsetType | None = UNSET
    scheme: str | UnsetType | None = UNSET
    """The scheme's name as the file wrote it."""
    edges: Sequence[NewFragmentEdge] | UnsetType | None = UNSET


class GroupPatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), group: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    members: Sequence[int | str] | UnsetType | None = UNSET
    parent: int | str | UnsetType | None = UNSET
    """The group that this one lies in."""


class Hypothesis(Struct, kw_only=True):
    """What to suppose of a map, and how to evaluate it; nothing is stored."""

    without: Sequence[int] | UnsetType = UNSET
    """Elements to leave out, together with what has no meaning without them."""
    without_rebuttals_by: Sequence[int] | UnsetType = UNSET
    """Participants: leave out the rebuttals that are attributed to them."""
    without_rebuttals: Sequence[HypothesisWithoutRebuttals] | UnsetType = UNSET
    """Leave out the rebuttals of this explicitness, say `reconstructed`."""
    granted: Sequence[int] | UnsetType = UNSET
    """Claims to take as certain."""
    granted_by: Sequence[int] | UnsetType = UNSET
    """Participants: take the claims as certain that are attributed to them."""
    preferences: Sequence[Preferring] | UnsetType = UNSET
    """Preferences to add; they count by `link`."""
    only_these_preferences: bool | UnsetType = UNSET
    """Whether those of the map are left out."""
    semantics: Semantics | UnsetType = UNSET
    projection: Projection | UnsetType = UNSET
    link: Link | UnsetType = UNSET
    unite_rephrases: bool | UnsetType = UNSET
    """Whether a claim and its restatement are one."""
    seconds: float | UnsetType = UNSET
    """How long to look; what is open then is `unknown`."""


class IllocutionPatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), illocution: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    anchors: Sequence[int | str] | UnsetType = UNSET
    """The words, or the move from words to words."""
    content: Sequence[int | str | NewClaim] | UnsetType | None = UNSET
    """What they assert, question, argue or reject."""
    force: str | UnsetType | None = UNSET
    """`asserting`, `questioning`, `arguing`, `disagreeing`, …"""


class LocutionPatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), locution: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    text: str | UnsetType = UNSET
    participant: int | str | UnsetType | None = UNSET
    """Who said it."""
    said_at: str | UnsetType | None = UNSET


class MapPatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), map: null sets the default."""

    title: str | UnsetType = UNSET
    question: str | UnsetType | None = UNSET
    """What the map is about, as a question."""
    description: str | UnsetType | None = UNSET
    language: str | UnsetType | None = UNSET
    tags: Sequence[str] | UnsetType | None = UNSET
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """A free JSON object of at most 64 KiB."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """A free JSON object of at most 64 KiB."""
    main_claim: int | str | UnsetType | None = UNSET
    """The claim that the map turns on."""


class Merge(Struct, kw_only=True, tag_field="op", tag="merge"):
    """Make one element of two of the same type; the number of the other leads to it from then on.

    What refers to `from` refers to `into` then. `into` keeps its fields, and gets what `from` has
    besides of tags, attributions, external names, phrasings, members, positions and answers.
    """

    op: ClassVar[Literal["merge"]] = "merge"
    into: int | str
    from_: int | str = field(name="from")
    if_revision: int | UnsetType | None = UNSET
    """Refuse if either has changed after this revision."""


class NamedRule(Struct, kw_only=True):
    """What follows from what, in a posted theory."""

    id: str
    then: str
    if_: Sequence[str] | UnsetType = field(name="if", default=UNSET)
    kind: NamedRuleKind | UnsetType = UNSET


class NamedTheory(Struct, kw_only=True):
    """Premises, rules and conflicts by name (ASPIC+); of a preference the weaker comes first.

    `-x` is the negation of x, `~x` holds unless x does, `-[r]` says that rule r does not apply.
    """

    axioms: Sequence[str] | UnsetType = UNSET
    premises: Sequence[str] | UnsetType = UNSET
    assumptions: Sequence[str] | UnsetType = UNSET
    """What yields to any attack."""
    rules: Sequence[NamedRule] | UnsetType = UNSET
    contraries: Sequence[Sequence[str]] | UnsetType = UNSET
    """[a, b]: a attacks b."""
    contradictories: Sequence[Sequence[str]] | UnsetType = UNSET
    """[a, b]: each attacks the other."""
    premise_prefs: Sequence[Sequence[str]] | UnsetType = UNSET
    rule_prefs: Sequence[Sequence[str]] | UnsetType = UNSET
    link: Link | UnsetType = UNSET
    """What of an argument preferences are compared by; `none`: they do not count."""
    set_comparison: NamedTheorySetComparison | UnsetType = UNSET
    """Whether a set is weaker by one of its members, or only by all."""


class NewArgument(Struct, kw_only=True, tag_field="type", tag="argument"):
    """One step of support: premises, taken together, for one conclusion. (AIF: RA-node.)"""

    type: ClassVar[Literal["argument"]] = "argument"
    premises: Sequence[int | str | NewClaim]
    """The claims or cases that support, linked: each is needed."""
    conclusion: int | str | NewClaim
    """What they support: a claim, a case, or another argument."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    scheme: str | UnsetType | None = UNSET
    """The argumentation scheme: `practical-reasoning`, `expert-opinion`, …"""
    premise_roles: Mapping[str, int | str] | UnsetType = UNSET
    """Which premise plays which role of the scheme."""
    rules: Sequence[str] | UnsetType = UNSET
    """The rules of inference, as the source writes them."""
    strength: ArgumentStrength | UnsetType = UNSET
    """`strict`: the conclusion cannot fail while the premises hold."""
    standing: Standing | UnsetType = UNSET
    """`issue`: counts only if another argument backs it."""


class NewAttribution(Struct, kw_only=True):
    """Who says an element, and how it reached the map."""

    participant: int | str | UnsetType | None = UNSET
    """Who says it."""
    via: Sequence[int | str] | UnsetType = UNSET
    """Through whom it reached us, the one nearest the speaker first."""
    role: AttributionRole | UnsetType = UNSET
    """`analyst`: not a party of the dispute, but who drew the map."""
    source: int | str | UnsetType | None = UNSET
    """The document it stands in."""
    mode: AttributionMode | UnsetType | None = UNSET
    """How the source gives it: verbatim, partly, in its own words, told, or held at a distance."""
    cue: str | UnsetType | None = UNSET
    """The words of the source that attribute it."""
    said_at: str | UnsetType | None = UNSET
    quote: NewQuote | UnsetType | None = UNSET


class NewCase(Struct, kw_only=True, tag_field="type", tag="case"):
    """A named bundle of steps, or an argument sketched before its steps are written. (Argdown.)"""

    type: ClassVar[Literal["case"]] = "case"
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    text: str | UnsetType | None = UNSET
    """What the case comes to, in a sentence or a paragraph."""
    steps: Sequence[int | str] | UnsetType = UNSET
    """Its arguments, in order; none while it is only sketched."""


class NewClaim(Struct, kw_only=True, tag_field="type", tag="claim"):
    """A statement that can be accepted or rejected. (AIF: I-node.)"""

    type: ClassVar[Literal["claim"]] = "claim"
    text: str
    """The statement, in the map's own words."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    standing: Standing | UnsetType = UNSET
    """How it enters evaluation; `auto`: a premise exactly when no argument concludes it."""
    phrasings: Sequence[NewPhrasing] | UnsetType = UNSET
    """The same in other words, or in other languages."""


class NewCriticalQuestion(Struct, kw_only=True):
    """A question by which an argument of a scheme can be tested (Walton, Reed and Macagno 2008)."""

    slug: str
    text: str
    kind: CriticalQuestionKind | UnsetType = UNSET
    """A presumption must hold; an exception must not."""


class NewDocument(Struct, kw_only=True):
    """A whole map as a client writes it: as it is read, elements with their numbers."""

    map: DocumentMap
    elements: Sequence[DocumentElement]


class NewEdit(Struct, kw_only=True):
    """An edit as a client sends it: all of it is done, or nothing."""

    operations: Sequence[Operation]
    message: str | UnsetType | None = UNSET
    """What the change is for; kept in the map's history."""


class NewErasure(Struct, kw_only=True):
    """What is to be erased; with `words` alone, only where those stand is told."""

    elements: Sequence[int] | UnsetType = UNSET
    """Taken out, with what has no meaning without them. All that they hold goes from every former
    version too, and of a source also the quotes from it. Deleted elements may be named.
    """
    participant: int | UnsetType | None = UNSET
    """Erased as well, with their locutions and all attributions to them, quotes included; where
    others reached us through them, their place in the chain. Texts of the map's own words stay.
    """
    versions: Sequence[int] | UnsetType = UNSET
    """Elements that stay as they are now; only their former versions lose what they held."""
    map_versions: bool | UnsetType = UNSET
    """Whether the former versions of the map's own fields go."""
    messages: NewErasureMessages | UnsetType = UNSET
    """The messages of which revisions go: of none, of those that concern what is erased, of all."""
    reason: str | UnsetType | None = UNSET
    """Kept in the map's history as the message of this change: say nothing here that must go."""
    words: Sequence[str] | UnsetType = UNSET
    """To be looked for when it is done, such as a name: the answer says where they still stand."""


class NewExternalId(Struct, kw_only=True):
    """The name of a thing in another system."""

    system: str
    id: str


class NewFork(Struct, kw_only=True):
    """A map to be made of another."""

    revision: int | UnsetType | None = UNSET
    """As it was at this revision; null: as it is."""
    title: str | UnsetType | None = UNSET
    """Null: that of the other map."""
    visibility: Visibility | UnsetType = UNSET
    """Who may read it; that of the other map does not matter."""


class NewFragment(Struct, kw_only=True, tag_field="type", tag="fragment"):
    """What an imported file contained and no other type fits: kept whole."""

    type: ClassVar[Literal["fragment"]] = "fragment"
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    aif_type: str | UnsetType | None = UNSET
    """The node's type as the file wrote it."""
    text: str | UnsetType | None = UNSET
    scheme: str | UnsetType | None = UNSET
    """The scheme's name as the file wrote it."""
    edges: Sequence[NewFragmentEdge] | UnsetType = UNSET


class NewFragmentEdge(Struct, kw_only=True):
    """An edge of the imported node that no field of another type holds."""

    to: int | str
    direction: FragmentEdgeDirection | UnsetType = UNSET
    role: str | UnsetType | None = UNSET


class NewGroup(Struct, kw_only=True, tag_field="type", tag="group"):
    """A named set of elements, which may lie in another."""

    type: ClassVar[Literal["group"]] = "group"
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    members: Sequence[int | str] | UnsetType = UNSET
    parent: int | str | UnsetType | None = UNSET
    """The group that this one lies in."""


class NewIllocution(Struct, kw_only=True, tag_field="type", tag="illocution"):
    """With what force something was said: from the words to what they do. (AIF: YA-node.)"""

    type: ClassVar[Literal["illocution"]] = "illocution"
    anchors: Sequence[int | str]
    """The words, or the move from words to words."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    content: Sequence[int | str | NewClaim] | UnsetType = UNSET
    """What they assert, question, argue or reject."""
    force: str | UnsetType | None = UNSET
    """`asserting`, `questioning`, `arguing`, `disagreeing`, …"""


class NewLocution(Struct, kw_only=True, tag_field="type", tag="locution"):
    """What was said, as it was said. (AIF: L-node.)"""

    type: ClassVar[Literal["locution"]] = "locution"
    text: str
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    participant: int | str | UnsetType | None = UNSET
    """Who said it."""
    said_at: str | UnsetType | None = UNSET


class NewMap(Struct, kw_only=True):
    """A map to be made."""

    title: str
    question: str | UnsetType | None = UNSET
    """What the map is about, as a question."""
    description: str | UnsetType | None = UNSET
    language: str | UnsetType | None = UNSET
    tags: Sequence[str] | UnsetType = UNSET
    data: Mapping[str, Any] | UnsetType = UNSET
    """A free JSON object of at most 64 KiB."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    extra: Mapping[str, Any] | UnsetType = UNSET
    """A free JSON object of at most 64 KiB."""
    visibility: Visibility | UnsetType = UNSET
    """Who may read it; not part of its history."""


class NewMapOrigin(Struct, kw_only=True):
    """What a map was forked from: it had the same elements under the same numbers then."""

    map: str
    """A map: 13 Crockford characters."""
    revision: int


class NewParticipant(Struct, kw_only=True, tag_field="type", tag="participant"):
    """Somebody who says things: a person, an organisation, an outlet, a collective."""

    type: ClassVar[Literal["participant"]] = "participant"
    name: str
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    kind: ParticipantKind | UnsetType = UNSET
    role: str | UnsetType | None = UNSET
    """In what capacity: "US Interior Secretary"."""


class NewPhrasing(Struct, kw_only=True):
    """The same claim in other words or another language."""

    text: str
    language: str | UnsetType | None = UNSET


class NewPreference(Struct, kw_only=True, tag_field="type", tag="preference"):
    """One element preferred over another of its type. (AIF: PA-node.)"""

    type: ClassVar[Literal["preference"]] = "preference"
    preferred: int | str | NewClaim
    """The claim, or the argument, that goes before."""
    dispreferred: int | str | NewClaim
    """The one that gives way."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    scheme: str | UnsetType | None = UNSET


class NewQuestion(Struct, kw_only=True, tag_field="type", tag="question"):
    """An issue, or a critical question of a scheme, that claims answer."""

    type: ClassVar[Literal["question"]] = "question"
    text: str
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    positions: Sequence[int | str | NewClaim] | UnsetType = UNSET
    """The claims that compete to settle it."""
    exclusive: bool | UnsetType = UNSET
    """Whether at most one position can hold."""
    about: int | str | NewClaim | UnsetType | None = UNSET
    """The element that it puts in question."""
    critical_question: str | UnsetType | None = UNSET
    """Which critical question of the element's scheme this is."""
    answers: Sequence[int | str | NewClaim] | UnsetType = UNSET
    """The claims that answer it."""
    proof_standard: QuestionProofStandard | UnsetType | None = UNSET
    """How much a position needs to hold (Gordon, Prakken and Walton 2007)."""


class NewQuote(Struct, kw_only=True):
    """A verbatim excerpt and its place (W3C text-quote and text-position selectors)."""

    exact: str
    """The words as they stand in the source."""
    prefix: str | UnsetType = UNSET
    """Some words before the excerpt, to find it again when the source changes."""
    suffix: str | UnsetType = UNSET
    start: int | UnsetType | None = UNSET
    """Offset of the first character in the source's text, in Unicode code points."""
    end: int | UnsetType | None = UNSET
    """Offset after the last character, in Unicode code points."""


class NewRebuttal(Struct, kw_only=True, tag_field="type", tag="rebuttal"):
    """An attack: attackers, taken together, on one target. (AIF: CA-node.)"""

    type: ClassVar[Literal["rebuttal"]] = "rebuttal"
    attackers: Sequence[int | str | NewClaim]
    """What attacks; several attack jointly."""
    target: int | str | NewClaim
    """What is attacked: a claim, an argument, a case, another rebuttal, or a preference."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    relation: RebuttalRelation | UnsetType = UNSET
    """`attack` is directed; `contrary`: not both true; `contradictory`: exactly one true."""
    scheme: str | UnsetType | None = UNSET
    """The argumentation scheme by which it attacks."""


class NewRephrase(Struct, kw_only=True, tag_field="type", tag="rephrase"):
    """One claim that restates another. (AIF: MA-node.)"""

    type: ClassVar[Literal["rephrase"]] = "rephrase"
    original: int | str | NewClaim
    """The claim that was there first."""
    restatement: int | str | NewClaim
    """The claim that says it again."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    scheme: str | UnsetType | None = UNSET


class NewRevert(Struct, kw_only=True):
    """Going back to a former state, by a new revision."""

    to: int
    """The revision whose state is to be there again."""
    element: int | UnsetType | None = UNSET
    """Take back this element alone; without: the whole map."""
    message: str | UnsetType | None = UNSET
    """What the change is for; kept in the map's history. Without: what went back to where."""


class NewScheme(Struct, kw_only=True, tag_field="type", tag="scheme"):
    """A pattern of argument that this map defines for itself."""

    type: ClassVar[Literal["scheme"]] = "scheme"
    name: str
    slug: str
    """By which arguments name it in `scheme`."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    conclusion: str | UnsetType | None = UNSET
    """The pattern of the conclusion."""
    premise_roles: Sequence[NewSchemeRole] | UnsetType = UNSET
    critical_questions: Sequence[NewCriticalQuestion] | UnsetType = UNSET


class NewSchemeRole(Struct, kw_only=True):
    """A part that a premise plays in a scheme."""

    slug: str
    """The role's name, as `premise_roles` of an argument use it."""
    text: str | UnsetType | None = UNSET
    """The pattern of the premise."""


class NewSource(Struct, kw_only=True, tag_field="type", tag="source"):
    """A document that elements are quoted from."""

    type: ClassVar[Literal["source"]] = "source"
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    url: str | UnsetType | None = UNSET
    publisher: str | UnsetType | None = UNSET
    published: str | UnsetType | None = UNSET
    language: str | UnsetType | None = UNSET
    text_sha256: str | UnsetType | None = UNSET
    """Of the document's text in UTF-8, as lower-case hexadecimal."""
    length: int | UnsetType | None = UNSET
    """Of the document's text, in Unicode code points."""


class NewSourceText(Struct, kw_only=True):
    """The text of a source, as a client sends it."""

    text: str


class NewTransition(Struct, kw_only=True, tag_field="type", tag="transition"):
    """A move of the dialogue: what was said in reply to what. (AIF: TA-node.)"""

    type: ClassVar[Literal["transition"]] = "transition"
    from_: Sequence[int | str] = field(name="from")
    """What was said before."""
    to: Sequence[int | str]
    """What replies to it."""
    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    scheme: str | UnsetType | None = UNSET


class ParticipantPatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), participant: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    name: str | UnsetType = UNSET
    kind: ParticipantKind | UnsetType | None = UNSET
    role: str | UnsetType | None = UNSET
    """In what capacity: "US Interior Secretary"."""


class PostedFramework(Struct, kw_only=True):
    """A framework to evaluate without storing it: as `text` or as a `theory`, one of the two."""

    text: str | UnsetType | None = UNSET
    """As the solver competitions write it: `.af` (`p af 3`, then attacks `1 2`), `.apx`, `.tgf`."""
    theory: NamedTheory | UnsetType | None = UNSET
    semantics: Semantics | UnsetType = UNSET
    extensions: int | UnsetType = UNSET
    """How many extensions to answer at most, besides the verdicts."""
    seconds: float | UnsetType = UNSET
    """How long to look; what is open then is `unknown`."""


class PreferencePatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), preference: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    preferred: int | str | NewClaim | UnsetType = UNSET
    """The claim, or the argument, that goes before."""
    dispreferred: int | str | NewClaim | UnsetType = UNSET
    """The one that gives way."""
    scheme: str | UnsetType | None = UNSET


class Preferring(Struct, kw_only=True):
    """A preference as a hypothesis."""

    preferred: int
    dispreferred: int


class QuestionPatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), question: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    text: str | UnsetType = UNSET
    positions: Sequence[int | str | NewClaim] | UnsetType | None = UNSET
    """The claims that compete to settle it."""
    exclusive: bool | UnsetType | None = UNSET
    """Whether at most one position can hold."""
    about: int | str | NewClaim | UnsetType | None = UNSET
    """The element that it puts in question."""
    critical_question: str | UnsetType | None = UNSET
    """Which critical question of the element's scheme this is."""
    answers: Sequence[int | str | NewClaim] | UnsetType | None = UNSET
    """The claims that answer it."""
    proof_standard: QuestionProofStandard | UnsetType | None = UNSET
    """How much a position needs to hold (Gordon, Prakken and Walton 2007)."""


class RebuttalPatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), rebuttal: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    attackers: Sequence[int | str | NewClaim] | UnsetType = UNSET
    """What attacks; several attack jointly."""
    target: int | str | NewClaim | UnsetType = UNSET
    """What is attacked: a claim, an argument, a case, another rebuttal, or a preference."""
    relation: RebuttalRelation | UnsetType | None = UNSET
    """`attack` is directed; `contrary`: not both true; `contradictory`: exactly one true."""
    scheme: str | UnsetType | None = UNSET
    """The argumentation scheme by which it attacks."""


class RephrasePatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), rephrase: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    original: int | str | NewClaim | UnsetType = UNSET
    """The claim that was there first."""
    restatement: int | str | NewClaim | UnsetType = UNSET
    """The claim that says it again."""
    scheme: str | UnsetType | None = UNSET


class Retype(Struct, kw_only=True, tag_field="op", tag="retype"):
    """Make an element one of another type, under the same number."""

    op: ClassVar[Literal["retype"]] = "retype"
    id: int | str
    element: NewElement
    if_revision: int | UnsetType | None = UNSET
    """Refuse if the element has changed since this revision."""


class SchemePatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), scheme: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    name: str | UnsetType = UNSET
    slug: str | UnsetType = UNSET
    """By which arguments name it in `scheme`."""
    conclusion: str | UnsetType | None = UNSET
    """The pattern of the conclusion."""
    premise_roles: Sequence[NewSchemeRole] | UnsetType | None = UNSET
    critical_questions: Sequence[NewCriticalQuestion] | UnsetType | None = UNSET


class SourcePatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), source: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    url: str | UnsetType | None = UNSET
    publisher: str | UnsetType | None = UNSET
    published: str | UnsetType | None = UNSET
    language: str | UnsetType | None = UNSET
    text_sha256: str | UnsetType | None = UNSET
    """Of the document's text in UTF-8, as lower-case hexadecimal."""
    length: int | UnsetType | None = UNSET
    """Of the document's text, in Unicode code points."""


class TransitionPatch(Struct, kw_only=True):
    """A merge patch (RFC 7396), transition: null sets the default."""

    title: str | UnsetType | None = UNSET
    """A short name."""
    tags: Sequence[str] | UnsetType | None = UNSET
    """Words of your own to find it by."""
    note: str | UnsetType | None = UNSET
    """A remark of whoever keeps the map."""
    rank: float | UnsetType | None = UNSET
    """Order among siblings, lowest first."""
    weight: float | UnsetType | None = UNSET
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | UnsetType | None = UNSET
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: Sequence[NewAttribution] | UnsetType | None = UNSET
    """Who says it, and how it reached the map."""
    external: Sequence[NewExternalId] | UnsetType | None = UNSET
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | str | UnsetType | None = UNSET
    """The element that this one was split from, when one node of an import became several."""
    data: Mapping[str, Any] | UnsetType | None = UNSET
    """Yours: kept and given back."""
    extra: Mapping[str, Any] | UnsetType | None = UNSET
    """By format name: what a format needs to write the element again as it read it."""
    from_: Sequence[int | str] | UnsetType = field(name="from", default=UNSET)
    """What was said before."""
    to: Sequence[int | str] | UnsetType = UNSET
    """What replies to it."""
    scheme: str | UnsetType | None = UNSET


class Update(Struct, kw_only=True, tag_field="op", tag="update"):
    """Change fields of an element by a merge patch (RFC 7396): null puts a field to its default."""

    op: ClassVar[Literal["update"]] = "update"
    id: int | str
    patch: ElementPatch
    if_revision: int | UnsetType | None = UNSET
    """Refuse if the element has changed since this revision."""


class Upsert(Struct, kw_only=True, tag_field="op", tag="upsert"):
    """Change the element that carries an external name, or make it: a script can run twice.

    The name is looked for in the map as it was before the edit, and in what the edit makes first.
    """

    op: ClassVar[Literal["upsert"]] = "upsert"
    external: NewExternalId
    element: NewElement
    ref: str | UnsetType | None = UNSET
    """A name by which other operations of this edit refer to the element, new or not."""


DocumentElement: TypeAlias = (
    DocumentClaim
    | DocumentArgument
    | DocumentCase
    | DocumentRebuttal
    | DocumentPreference
    | DocumentRephrase
    | DocumentQuestion
    | DocumentLocution
    | DocumentIllocution
    | DocumentTransition
    | DocumentGroup
    | DocumentParticipant
    | DocumentSource
    | DocumentScheme
    | DocumentFragment
)

ElementPatch: TypeAlias = (
    ClaimPatch
    | ArgumentPatch
    | CasePatch
    | RebuttalPatch
    | PreferencePatch
    | RephrasePatch
    | QuestionPatch
    | LocutionPatch
    | IllocutionPatch
    | TransitionPatch
    | GroupPatch
    | ParticipantPatch
    | SourcePatch
    | SchemePatch
    | FragmentPatch
)
"""A merge patch (RFC 7396) of an element; which, its type decides."""

NewElement: TypeAlias = (
    NewClaim
    | NewArgument
    | NewCase
    | NewRebuttal
    | NewPreference
    | NewRephrase
    | NewQuestion
    | NewLocution
    | NewIllocution
    | NewTransition
    | NewGroup
    | NewParticipant
    | NewSource
    | NewScheme
    | NewFragment
)

Operation: TypeAlias = Create | Update | Delete | Upsert | Merge | Retype

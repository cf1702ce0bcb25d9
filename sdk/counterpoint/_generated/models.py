# Written by `make regen` from the contract (schema/counterpoint_schema/openapi.json): do not edit.
"""What the server answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Literal, TypeAlias

from msgspec import UNSET, Struct, UnsetType, field

from counterpoint._generated.choices import (
    AgreementFirst,
    AgreementSecond,
    AnchorStatus,
    ArgumentStrength,
    AttributionMode,
    AttributionRole,
    CriticalQuestionKind,
    Effect,
    EvaluationOptionsCombine,
    EvaluationOptionsSemantics,
    EventOperationOp,
    Explicitness,
    FragmentEdgeDirection,
    HeldModes,
    Link,
    LintFindingCode,
    LongOperationKind,
    LongOperationState,
    Op,
    PairLikeness,
    ParticipantKind,
    PathSign,
    Projection,
    QuestionProofStandard,
    ReasonRole,
    RebuttalKind,
    RebuttalRelation,
    Semantics,
    Standing,
    Status,
    Type,
    Visibility,
)
from counterpoint._open import Unknown


class Agreement(Struct, kw_only=True, frozen=True):
    """A claim that both participants stand for."""

    claim: int
    first: AgreementFirst
    second: AgreementSecond


class Anchor(Struct, kw_only=True, frozen=True):
    """Where a quote stands in its source's text."""

    status: AnchorStatus
    """`anchored`: where its position says. `moved`: elsewhere, or it has no position; the one
    offered is the nearest whose surroundings fit best. `orphan`: nowhere.
    """
    start: int | None
    end: int | None


class AnchoredQuote(Struct, kw_only=True, frozen=True):
    """A quote of an element, checked against its source."""

    element: int
    attribution: int
    """Which of the element's attributions has the quote, counted from 0."""
    anchor: Anchor


class Argued(Struct, kw_only=True, frozen=True):
    """What a participant argues for or against, and by what."""

    id: int
    by: list[int]
    """Of what speaks for it, the arguments; of what speaks against it, the rebuttals."""


class Argument(Struct, kw_only=True, frozen=True, tag_field="type", tag="argument"):
    """One step of support: premises, taken together, for one conclusion. (AIF: RA-node.)"""

    type: ClassVar[Literal["argument"]] = "argument"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    premises: list[int]
    """The claims or cases that support, linked: each is needed."""
    conclusion: int
    """What they support: a claim, a case, or another argument."""
    scheme: str | None
    """The argumentation scheme: `practical-reasoning`, `expert-opinion`, …"""
    premise_roles: dict[str, int]
    """Which premise plays which role of the scheme."""
    rules: list[str]
    """The rules of inference, as the source writes them."""
    strength: ArgumentStrength
    """`strict`: the conclusion cannot fail while the premises hold."""
    standing: Standing
    """`issue`: counts only if another argument backs it."""


class ArgumentPage(Struct, kw_only=True, frozen=True):
    """Some arguments of a map, by number."""

    items: list[Argument]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class Attacked(Struct, kw_only=True, frozen=True):
    """An element under attack, and the attacks that nothing has been set against."""

    id: int
    type: Type
    by: list[int]
    """The rebuttals none of whose attackers is attacked in turn, nor they themselves."""


class Attribution(Struct, kw_only=True, frozen=True):
    """Who says an element, and how it reached the map."""

    participant: int | None
    """Who says it."""
    via: list[int]
    """Through whom it reached us, the one nearest the speaker first."""
    role: AttributionRole
    """`analyst`: not a party of the dispute, but who drew the map."""
    source: int | None
    """The document it stands in."""
    mode: AttributionMode | None
    """How the source gives it: verbatim, partly, in its own words, told, or held at a distance."""
    cue: str | None
    """The words of the source that attribute it."""
    said_at: str | None
    quote: Quote | None


class Case(Struct, kw_only=True, frozen=True, tag_field="type", tag="case"):
    """A named bundle of steps, or an argument sketched before its steps are written. (Argdown.)"""

    type: ClassVar[Literal["case"]] = "case"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    text: str | None
    """What the case comes to, in a sentence or a paragraph."""
    steps: list[int]
    """Its arguments, in order; none while it is only sketched."""


class CasePage(Struct, kw_only=True, frozen=True):
    """Some cases of a map, by number."""

    items: list[Case]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class CatalogueScheme(Struct, kw_only=True, frozen=True):
    """A scheme that every map can name in `scheme` (or, of an illocution, in `force`)."""

    slug: str
    name: str
    relation: str
    """The type of element that it is a pattern of: argument, rebuttal, rephrase, …"""
    conclusion: str | None
    """The pattern of the conclusion."""
    premise_roles: list[SchemeRole]
    critical_questions: list[CriticalQuestion]
    aliases: SchemeAlias


class Claim(Struct, kw_only=True, frozen=True, tag_field="type", tag="claim"):
    """A statement that can be accepted or rejected. (AIF: I-node.)"""

    type: ClassVar[Literal["claim"]] = "claim"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    text: str
    """The statement, in the map's own words."""
    standing: Standing
    """How it enters evaluation; `auto`: a premise exactly when no argument concludes it."""
    phrasings: list[Phrasing]
    """The same in other words, or in other languages."""


class ClaimPage(Struct, kw_only=True, frozen=True):
    """Some claims of a map, by number."""

    items: list[Claim]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class Comparison(Struct, kw_only=True, frozen=True):
    """Where two maps of one text agree."""

    revision: int
    """Of the map that is asked."""
    with_revision: int
    """Of the map that it is compared with."""
    claims: Match
    arguments: Match
    attacks: Match
    kappa: float | None
    """Cohen's kappa (1960) over all ordered pairs of paired claims: whether the one supports the
    other, attacks it, both or neither; null where chance alone would agree everywhere.
    """
    compared: int
    """How many ordered pairs of claims kappa is about."""


class Convergence(Struct, kw_only=True, frozen=True):
    """How the strengths were found: at once where nothing goes in circles, else step by step."""

    converged: bool
    iterations: int
    residual: float
    """By how much the last step would still change a strength."""
    damping: float
    """What part of each step was taken in the end."""


class Coverage(Struct, kw_only=True, frozen=True):
    """Which spans of a source's text carry which elements."""

    revision: int
    """The map's, of which all this is."""
    source: int
    length: int
    """Of the text, in code points."""
    covered: int
    """How many of its code points stand in at least one span."""
    spans: list[Span]
    """By start, the longer first; they may overlap."""


class CriticalQuestion(Struct, kw_only=True, frozen=True):
    """A question by which an argument of a scheme can be tested (Walton, Reed and Macagno 2008)."""

    slug: str
    text: str
    kind: CriticalQuestionKind
    """A presumption must hold; an exception must not."""


class Difference(Struct, kw_only=True, frozen=True):
    """What two revisions differ in: elements by number, some at a time."""

    from_: int = field(name="from")
    to: int
    map: list[FieldChange]
    """What is different in the map's own fields."""
    map_redacted: bool
    """Whether an erasure took something out of those, at one of the two."""
    items: list[ElementChange]
    """What is to be done to the one state to get the other."""
    next_cursor: str | None
    """Where the next page begins; null on the last."""


class Differences(Struct, kw_only=True, frozen=True):
    """Two participants: where they disagree, where they agree, what has been left unanswered."""

    first: int
    second: int
    disagreements: list[Disagreement]
    """Direct ones first, then by the number of arguments between."""
    agreements: list[Agreement]
    restatements: list[Restated]
    unanswered_by_first: list[int]
    """Rebuttals of the second's side that the first's side does not attack in turn."""
    unanswered_by_second: list[int]
    truncated: bool
    """Whether there were more disagreements than the limit let in, or than have 200,000 arguments
    between.
    """


class Disagreement(Struct, kw_only=True, frozen=True):
    """A rebuttal by which what one participant stands for attacks what the other stands for."""

    rebuttal: int
    attacker: int
    target: int
    by: int
    """The participant whose side attacks."""
    ground: int
    """What that participant said and the attack rests on: the attacker, or what is behind it."""
    forward: list[int]
    """The arguments that lead from the ground to the attacker, in order; the ground is not told
    again.
    """
    against: int
    """What the other said and is hit: the target, what the target is a reason for, or the argument
    that concludes it.
    """
    onward: list[int]
    """The arguments that lead from the target to what is hit, in order."""
    is_direct: bool
    """Whether one said the attacker and the other the target."""
    is_answered: bool
    """Whether the other's side attacks, in turn, an attacker or the rebuttal."""


class Document(Struct, kw_only=True, frozen=True):
    """A whole map in one body, elements by number. Nothing in it changes without a revision."""

    map: MapVersion
    elements: list[Element]


class EditResult(Struct, kw_only=True, frozen=True):
    """What an edit has done."""

    revision: int
    """The map's revision after it."""
    created: dict[str, int]
    """The numbers of the `ref`s of its creates and upserts."""
    elements: list[Element]
    """The elements it made or changed, as they are after it, by number."""
    deleted: list[int]
    """The numbers of the elements it took out: by cascade and merge, too."""
    dry_run: bool = False
    """True: nothing was done, and all this is what would be, if the map stays as it is."""


class ElementChange(Struct, kw_only=True, frozen=True):
    """An element that is not the same at two revisions."""

    id: int
    op: Op
    """`merge`: gone as `delete`, but its number leads to what it became part of."""
    before: Element | None
    after: Element | None
    into: int | None
    """On `merge`: the element that its number led to then."""
    fields: list[FieldChange]
    """On `update`: what is different, field by field; none if an erasure took that out of both."""
    redacted: bool
    """Whether an erasure took something out of `before` or `after`."""


class ElementHistory(Struct, kw_only=True, frozen=True):
    """What was done to one element, the newest first."""

    items: list[ElementVersion]
    next_cursor: str | None
    """Where the next page begins; null on the last."""


class ElementPage(Struct, kw_only=True, frozen=True):
    """Some elements of a map, by number."""

    items: list[Element]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class ElementVersion(Struct, kw_only=True, frozen=True):
    """What one revision did to an element."""

    revision: int
    at: datetime
    principal: int
    """Who did it; 0 is anybody."""
    message: str | None
    op: Op
    """`create` also when it came back under its number."""
    element: Element | None
    """As it was from then on; null: it was not there any more."""
    into: int | None
    """On `merge`: the element that its number led to."""
    redacted: bool
    """Whether an erasure took something out of it."""


class ErasureResult(Struct, kw_only=True, frozen=True):
    """What an erasure has done."""

    revision: int
    """The map's revision after it; earlier ones that concerned what was erased are `redacted`."""
    erased: list[int]
    """Whose content is gone, now and in every revision."""
    deleted: list[int]
    """What had no meaning without them: taken out, and still there in former revisions."""
    updated: list[int]
    """What mentioned them: it stays, without the mention."""
    redacted: list[int]
    """What stays as it is, and whose former versions lost what they held."""
    forks: list[str]
    """Maps that were forked from this one: what was erased here may still be there."""
    found: FoundWords


class Evaluation(Struct, kw_only=True, frozen=True):
    """What of a map stands and what falls, by the options named."""

    map: str
    revision: int
    options: EvaluationOptions
    complete: bool
    """Whether everything was found in the time given; if not, what is open is `unknown`."""
    notes: list[str]
    """What of the map has no effect on the verdicts, in sentences."""
    convergence: Convergence | None
    """Of a gradual semantics; where it did not converge, the strengths are where it was left."""
    verdicts: list[Verdict]
    """Of claims, arguments, cases and rebuttals, by number."""


class EvaluationDifference(Struct, kw_only=True, frozen=True):
    """What other verdicts one revision of a map has than another."""

    map: str
    from_revision: int
    to_revision: int
    options: EvaluationOptions
    complete: bool
    """Whether everything was found in the time given."""
    changes: list[VerdictChange]


class EvaluationOptions(Struct, kw_only=True, frozen=True):
    """How a map is evaluated: verdicts depend on it, so every answer says it."""

    semantics: EvaluationOptionsSemantics
    projection: Projection
    """`structured`: claims stand by what argues for them; `abstract`: only attacks count."""
    link: Link
    """What of an argument preferences are compared by; `none`: they do not count."""
    unite_rephrases: bool
    """Whether a claim and its restatement are one."""
    combine: EvaluationOptionsCombine
    """How strong linked premises are together; of gradual semantics only."""


class EventOperation(Struct, kw_only=True, frozen=True):
    """What a revision did to one element, or to the map's own fields."""

    op: EventOperationOp
    """`merge`: taken out, for it is now part of another element; `redact`: its former versions
    lost their content to an erasure; `fork`: the map began as a copy of another.
    """
    id: int
    """The element's number; 0: the map's own fields."""
    type: str | None
    """The element's type, such as `claim`, after it or when it was taken out; null: the map, or
    `redact`, which is of the past.
    """
    into: int | None
    """On `merge`: the element that it is now part of."""


class EventPlace(Struct, kw_only=True, frozen=True):
    """Where a feed stands in one map."""

    map: str
    """A map: 13 Crockford characters."""
    revision: int
    """What comes next is the revision after this one."""


class Explanation(Struct, kw_only=True, frozen=True):
    """Why an element stands or falls, as a tree written in depth-first order."""

    map: str
    revision: int
    options: EvaluationOptions
    verdict: Verdict
    in_one_extension: bool
    """Whether the reasons are those of one extension among several."""
    sentence: str
    reasons: list[Reason]
    """What is explained above is not explained again."""
    truncated: bool
    """Whether there were more reasons than are told."""


class ExportEnvelope(Struct, kw_only=True, frozen=True):
    """A file made of a map, with what it does not have of it."""

    format: str
    media_type: str
    revision: int
    text: str | None
    """The file, if it is text."""
    base64: str | None
    """The file, if it is not."""
    losses: list[Loss]


class Extension(Struct, kw_only=True, frozen=True):
    """A set of what can be accepted together."""

    accepted: list[int]
    """Claims, arguments, cases and rebuttals, by number."""
    rejected: list[int]
    """What the accepted ones defeat."""


class ExtensionPage(Struct, kw_only=True, frozen=True):
    """Some extensions of a map, in an order that stays the same."""

    revision: int
    options: EvaluationOptions
    total: int | None
    """How many there are; null: 2^53 or more."""
    items: list[Extension]
    next_cursor: str | None
    """Where the next page begins; null on the last."""


class ExternalId(Struct, kw_only=True, frozen=True):
    """The name of a thing in another system."""

    system: str
    id: str


class Fault(Struct, kw_only=True, frozen=True):
    """One place in the request that is wrong."""

    pointer: str
    """Where, as an RFC 6901 JSON pointer into the body (`#/text`), or `?name` for a parameter; in
    an imported file that is no JSON: `line 3, column 5`.
    """
    code: str
    detail: str


class FieldChange(Struct, kw_only=True, frozen=True):
    """One field that is not the same at two revisions."""

    field: str
    before: Any
    """Null also where there was no such field."""
    after: Any
    """Null also where there is no such field any more."""


class FormatInfo(Struct, kw_only=True, frozen=True):
    """A format that maps go in and out by."""

    name: str
    """As `format` takes it."""
    title: str
    media_type: str
    extensions: list[str]
    """With their dot; the first is the usual one."""
    reads: bool
    writes: bool
    lossless: bool
    """Whether every map comes back from it as it went."""
    cannot: dict[str, str]
    """What it has no place for: a field, a type, or `type.field`, and what becomes of it."""


class FormatList(Struct, kw_only=True, frozen=True):
    """The formats that maps go in and out by."""

    items: list[FormatInfo]


class Found(Struct, kw_only=True, frozen=True):
    """An element that has the words, or a map."""

    map: str
    """A map: 13 Crockford characters."""
    map_title: str
    id: int | None
    """The element's number; null: the map itself."""
    type: Type | Literal["map"]
    revision: int
    """Of the element's last change."""
    rank: float
    """How well it fits, to be compared within one search."""
    snippets: list[Snippet]


class FoundPage(Struct, kw_only=True, frozen=True):
    """Some of what was found, the best first."""

    items: list[Found]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    ranked_all: bool
    """False: more than 10,000 were found, and these are of the newest 10,000."""
    unindexed: list[str]
    """Some maps that have just been changed, and of which not all was looked through."""


class FoundWords(Struct, kw_only=True, frozen=True):
    """Where some words stand in a map."""

    elements: list[int]
    """In what they hold now."""
    versions: list[int]
    """In what they held before; the elements may have been deleted since."""
    map: bool
    """In the map's own fields."""
    map_versions: bool
    revisions: list[int]
    """In messages, or in the names that edits gave to what they made."""


class Fragment(Struct, kw_only=True, frozen=True, tag_field="type", tag="fragment"):
    """What an imported file contained and no other type fits: kept whole."""

    type: ClassVar[Literal["fragment"]] = "fragment"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    aif_type: str | None
    """The node's type as the file wrote it."""
    text: str | None
    scheme: str | None
    """The scheme's name as the file wrote it."""
    edges: list[FragmentEdge]


class FragmentEdge(Struct, kw_only=True, frozen=True):
    """An edge of the imported node that no field of another type holds."""

    to: int
    direction: FragmentEdgeDirection
    role: str | None


class FragmentPage(Struct, kw_only=True, frozen=True):
    """Some fragments of a map, by number."""

    items: list[Fragment]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class GoneEvent(Struct, kw_only=True, frozen=True, tag_field="type", tag="gone"):
    """The map was deleted, or you may no longer see it; nothing more comes of it."""

    type: ClassVar[Literal["gone"]] = "gone"
    map: str
    """A map: 13 Crockford characters."""


class Group(Struct, kw_only=True, frozen=True, tag_field="type", tag="group"):
    """A named set of elements, which may lie in another."""

    type: ClassVar[Literal["group"]] = "group"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    members: list[int]
    parent: int | None
    """The group that this one lies in."""


class GroupPage(Struct, kw_only=True, frozen=True):
    """Some groups of a map, by number."""

    items: list[Group]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class Health(Struct, kw_only=True, frozen=True):
    """How the server is."""

    status: str


class Held(Struct, kw_only=True, frozen=True):
    """A claim that a participant holds."""

    claim: int
    via: list[list[int]]
    """The chains by which it reached the map, each once; an empty one: by nobody between."""
    modes: list[HeldModes]
    """How the source gives it, each once."""


class Highlight(Struct, kw_only=True, frozen=True):
    """A place in a snippet, in code points."""

    start: int
    end: int


class HypotheticalEvaluation(Struct, kw_only=True, frozen=True):
    """The verdicts that would change under a hypothesis."""

    map: str
    revision: int
    options: EvaluationOptions
    complete: bool
    """Whether everything was found in the time given."""
    changes: list[VerdictChange]


class Illocution(Struct, kw_only=True, frozen=True, tag_field="type", tag="illocution"):
    """With what force something was said: from the words to what they do. (AIF: YA-node.)"""

    type: ClassVar[Literal["illocution"]] = "illocution"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    anchors: list[int]
    """The words, or the move from words to words."""
    content: list[int]
    """What they assert, question, argue or reject."""
    force: str | None
    """`asserting`, `questioning`, `arguing`, `disagreeing`, …"""


class IllocutionPage(Struct, kw_only=True, frozen=True):
    """Some illocutions of a map, by number."""

    items: list[Illocution]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class ImportConflict(Struct, kw_only=True, frozen=True):
    """Where a file and the map have both changed since it last came in; the map's own stays."""

    element: int
    """Its number; 0 is the map itself."""
    what: str
    """A field; `element`: all of it; `type`."""
    message: str


class ImportFinding(Struct, kw_only=True, frozen=True):
    """One kind of odd structure in an imported file: kept, though nothing was meant by it here."""

    code: str
    message: str
    elements: list[int] = []
    """The elements it concerns, by number; 0 is the map itself."""
    places: list[str] = []
    """In the file: JSON pointers (`/nodes/3`), or `line 3`."""
    map: str | None = None
    """Which of the maps that were made."""


class ImportResult(Struct, kw_only=True, frozen=True):
    """What came of an import."""

    format: str
    """Of the file, or of the first file of an archive."""
    detected: bool
    """Whether the format was told from the content, and not by the request."""
    why: str | None
    """By what the format was told."""
    maps: list[MadeMap]
    losses: list[Loss]
    """What the file says and the maps do not."""
    lint: list[ImportFinding]
    """What is odd in the file, and kept."""
    skipped: list[str]
    """The files of an archive that are of no format that is read here."""


class Lint(Struct, kw_only=True, frozen=True):
    """All that is odd about a map, by code and number."""

    revision: int
    """The map's, of which all this is."""
    findings: list[LintFinding]


class LintFinding(Struct, kw_only=True, frozen=True):
    """Something odd, and where."""

    code: LintFindingCode
    message: str
    elements: list[int]


class Locution(Struct, kw_only=True, frozen=True, tag_field="type", tag="locution"):
    """What was said, as it was said. (AIF: L-node.)"""

    type: ClassVar[Literal["locution"]] = "locution"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    text: str
    participant: int | None
    """Who said it."""
    said_at: str | None


class LocutionPage(Struct, kw_only=True, frozen=True):
    """Some locutions of a map, by number."""

    items: list[Locution]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class LongOperation(Struct, kw_only=True, frozen=True):
    """Bulk work on a map that the server does aside; told of for seven days after it ended."""

    id: str
    """A long operation: 13 Crockford characters."""
    kind: LongOperationKind
    map: str
    """A map: 13 Crockford characters."""
    state: LongOperationState
    progress: OperationProgress
    created_at: str
    started_at: str | None
    """When it was first taken up."""
    ended_at: str | None
    result: OperationOutcome | None
    """On `done`."""
    problem: Problem | None
    """On `failed`: what the request would have been refused with."""


class LongOperationPage(Struct, kw_only=True, frozen=True):
    """Some long operations, the newest first."""

    items: list[LongOperation]
    next_cursor: str | None
    """Where the next page begins; null on the last."""


class Loss(Struct, kw_only=True, frozen=True):
    """One kind of thing that did not come through, and everywhere it did not."""

    what: str
    """A field (`weight`); `element`: all of it; of an import: what the file calls it."""
    message: str
    """Why, or what became of it."""
    elements: list[int] = []
    """The elements it concerns, by number; 0 is the map itself."""
    places: list[str] = []
    """In the file: JSON pointers (`/nodes/3`), or `line 3`."""
    map: str | None = None
    """Of an import: which of the maps that were made."""


class MadeMap(Struct, kw_only=True, frozen=True):
    """A map that an import made."""

    id: str
    """A map: 13 Crockford characters."""
    revision: int
    title: str
    elements: int
    """How many it has."""
    format: str
    file: str | None
    """Its path in the archive."""


class Map(Struct, kw_only=True, frozen=True):
    """One graph of elements: the unit of revision, permission and export."""

    title: str
    question: str | None
    """What the map is about, as a question."""
    description: str | None
    language: str | None
    tags: list[str]
    data: dict[str, Any]
    """A free JSON object of at most 64 KiB."""
    external: list[ExternalId]
    extra: dict[str, Any]
    """A free JSON object of at most 64 KiB."""
    main_claim: int | None
    """The claim that the map turns on."""
    id: str
    """A map: 13 Crockford characters."""
    revision: int
    """The number of the map's state; every edit adds one."""
    created_at: datetime
    updated_at: datetime
    visibility: Visibility
    """Who may read it; not part of its history."""
    origin: MapOrigin | None
    """Set if the map was forked from another."""
    deleted_at: datetime | None
    """Set if the map was deleted; for 30 days it can be restored."""


class MapOrigin(Struct, kw_only=True, frozen=True):
    """What a map was forked from: it had the same elements under the same numbers then."""

    map: str
    """A map: 13 Crockford characters."""
    revision: int


class MapPage(Struct, kw_only=True, frozen=True):
    """Some maps, in the order that was asked for."""

    items: list[Map]
    next_cursor: str | None
    """Where the next page begins; null on the last."""


class MapVersion(Struct, kw_only=True, frozen=True):
    """A map as it was at one of its revisions."""

    title: str
    question: str | None
    """What the map is about, as a question."""
    description: str | None
    language: str | None
    tags: list[str]
    data: dict[str, Any]
    """A free JSON object of at most 64 KiB."""
    external: list[ExternalId]
    extra: dict[str, Any]
    """A free JSON object of at most 64 KiB."""
    main_claim: int | None
    """The claim that the map turns on."""
    id: str
    """A map: 13 Crockford characters."""
    revision: int
    """The number of the map's state; every edit adds one."""
    created_at: datetime
    updated_at: datetime


class Match(Struct, kw_only=True, frozen=True):
    """Elements of one kind, paired."""

    pairs: list[Pair]
    only_first: list[int]
    only_second: list[int]
    f1: float | None
    """Twice the pairs by all the elements: 1 where all are paired, 0 where none is; null where
    there are none. (Hripcsak and Rothschild 2005.)
    """


class MergeResult(Struct, kw_only=True, frozen=True):
    """What came of an import into a map."""

    format: str
    detected: bool
    why: str | None
    revision: int
    """The map's, after it."""
    created: list[int]
    """The elements it concerns, by number; 0 is the map itself."""
    updated: list[int]
    """The elements it concerns, by number; 0 is the map itself."""
    deleted: list[int]
    """The elements it concerns, by number; 0 is the map itself."""
    gone: list[int]
    """What the file no longer has, and the map keeps; `?prune=true` takes it out."""
    conflicts: list[ImportConflict]
    losses: list[Loss]
    lint: list[ImportFinding]


class NamedExtension(Struct, kw_only=True, frozen=True):
    """What can be accepted together, by the framework's own names."""

    accepted: list[str]


class NamedVerdict(Struct, kw_only=True, frozen=True):
    """What a semantics says of an argument or an atom."""

    name: str
    status: Status
    sceptical: bool | None
    """Whether it stands in every extension; null: not known."""
    credulous: bool | None
    """Whether it stands in some extension; null: not known."""


class NearElement(Struct, kw_only=True, frozen=True):
    """An element of a neighbourhood, with its content."""

    id: int
    type: Type
    distance: int | None
    """Links between it and the centre; null where the walk ended before it came to it, and it is
    here because another element of the neighbourhood has no meaning without it.
    """
    element: Element


class Neighbourhood(Struct, kw_only=True, frozen=True):
    """What lies around an element, with all that it has no meaning without.

    So it is a part of the map that can stand for itself.
    """

    revision: int
    """The map's, of which all this is."""
    centre: int
    elements: list[NearElement]
    """The centre first, then by distance and number."""
    truncated: bool
    """Whether there was more than the limit let in."""


class OEmbed(Struct, kw_only=True, frozen=True):
    """What a site needs to show a map that somebody has linked to."""

    version: Literal["1.0"]
    type: Literal["rich"]
    title: str
    provider_name: str
    provider_url: str
    html: str
    width: int
    height: int
    thumbnail_url: str
    thumbnail_width: int
    thumbnail_height: int


class OpenCriticalQuestion(Struct, kw_only=True, frozen=True):
    """A critical question of an argument's scheme that nobody has answered for this argument."""

    argument: int
    scheme: str
    critical_question: str
    question: int | None
    """The element that asks it; null where nobody has asked."""


class OpenQuestion(Struct, kw_only=True, frozen=True):
    """A question that no claim answers."""

    id: int
    positions: list[int]
    """The claims that compete to settle it."""


class OpenedEvent(Struct, kw_only=True, frozen=True, tag_field="type", tag="opened"):
    """The first event of every answer: where it begins."""

    type: ClassVar[Literal["opened"]] = "opened"
    places: list[EventPlace]


class OperationOutcome(Struct, kw_only=True, frozen=True):
    """What it has made."""

    map: str
    """On `fork`, the new one."""
    revision: int
    """That of the map after it."""
    href: str
    """Where what it made can be read."""


class OperationProgress(Struct, kw_only=True, frozen=True):
    """How far it has come; the last step makes all of it true at once."""

    done: int
    total: int
    """0 as long as nobody knows."""


class OverflowEvent(Struct, kw_only=True, frozen=True, tag_field="type", tag="overflow"):
    """The last event: you read more slowly than the maps change. Resume with the last id."""

    type: ClassVar[Literal["overflow"]] = "overflow"


class Pair(Struct, kw_only=True, frozen=True):
    """An element of one map and its like in the other."""

    first: int
    second: int
    likeness: PairLikeness
    """What they share: `overlap`: at least half of all that both quote; `ends`: all they join."""


class Participant(Struct, kw_only=True, frozen=True, tag_field="type", tag="participant"):
    """Somebody who says things: a person, an organisation, an outlet, a collective."""

    type: ClassVar[Literal["participant"]] = "participant"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    name: str
    kind: ParticipantKind
    role: str | None
    """In what capacity: "US Interior Secretary"."""


class ParticipantPage(Struct, kw_only=True, frozen=True):
    """Some participants of a map, by number."""

    items: list[Participant]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class Path(Struct, kw_only=True, frozen=True):
    """One way in which one element bears on another."""

    elements: list[int]
    """From the first to the last, steps included; none comes twice."""
    steps: list[Step]
    sign: PathSign
    """What the first does to the last: an attack on an attacker supports."""


class Paths(Struct, kw_only=True, frozen=True):
    """How one element bears on another."""

    revision: int
    """The map's, of which all this is."""
    from_: int = field(name="from")
    to: int
    paths: list[Path]
    """Shortest first; of one length, by the numbers of their elements."""
    truncated: bool
    """Whether there were more than the limit let in, or paths of more than 200,000 elements in all;
    longer ones than asked for do not count.
    """


class Phrasing(Struct, kw_only=True, frozen=True):
    """The same claim in other words or another language."""

    text: str
    language: str | None


class Position(Struct, kw_only=True, frozen=True):
    """What one participant stands for."""

    participant: int
    name: str
    holds: list[Held]
    carries: list[int]
    """What others say and reached the map through this one."""
    argues_for: list[Argued]
    """What its own arguments conclude."""
    argues_against: list[Argued]
    """What is attacked by its own rebuttals, or by a claim or argument that it stands for."""


class Positions(Struct, kw_only=True, frozen=True):
    """Who holds what, by participant."""

    revision: int
    """The map's, of which all this is."""
    positions: list[Position]
    """Of all participants, or of those asked for."""
    differences: Differences | None
    """Where two participants differ; null unless just two are asked for."""


class PostedEvaluation(Struct, kw_only=True, frozen=True):
    """What of a posted framework stands, by its own names."""

    semantics: Semantics
    complete: bool
    """Whether everything was found in the time given."""
    verdicts: list[NamedVerdict]
    """Of a framework's arguments, or a theory's atoms."""
    total: int | None
    """How many extensions there are; null: 2^53 or more, not asked for, or not found in time."""
    extensions: list[NamedExtension]


class Preference(Struct, kw_only=True, frozen=True, tag_field="type", tag="preference"):
    """One element preferred over another of its type. (AIF: PA-node.)"""

    type: ClassVar[Literal["preference"]] = "preference"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    preferred: int
    """The claim, or the argument, that goes before."""
    dispreferred: int
    """The one that gives way."""
    scheme: str | None


class PreferencePage(Struct, kw_only=True, frozen=True):
    """Some preferences of a map, by number."""

    items: list[Preference]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class Problem(Struct, kw_only=True, frozen=True):
    """A refusal on the wire (RFC 9457, `application/problem+json`)."""

    type: str
    """A URI reference that resolves on this server to a page about this kind of problem."""
    title: str
    status: int
    detail: str
    code: str
    request_id: str = ""
    errors: list[Fault] = []
    current_revision: int | UnsetType = UNSET
    """On `stale_revision`, `revision_ahead`: the revision the element or the map has now."""
    holders: list[int] | UnsetType = UNSET
    """The elements that stand in the way, because they refer to the one to be changed."""
    missing: list[int] | UnsetType = UNSET
    """On `missing_end` of a revert: the elements that would have to be there, and are gone."""
    carriers: list[int] | UnsetType = UNSET
    """On `ambiguous_external`: the elements that carry the name."""
    merged_into: int | UnsetType = UNSET
    """On `element_merged`: the number of the element that it is now part of."""
    restore: str | UnsetType = UNSET
    """On `map_deleted`: the address to which a POST brings the map back."""


class ProblemKind(Struct, kw_only=True, frozen=True):
    """One kind of refusal."""

    code: str
    status: int
    title: str


class Provenance(Struct, kw_only=True, frozen=True):
    """Every quote of one source, checked against its text."""

    revision: int
    """The map's, of which all this is."""
    source: int
    anchored: int
    moved: int
    orphan: int
    quotes: list[AnchoredQuote]
    """By element and attribution."""


class Question(Struct, kw_only=True, frozen=True, tag_field="type", tag="question"):
    """An issue, or a critical question of a scheme, that claims answer."""

    type: ClassVar[Literal["question"]] = "question"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    text: str
    positions: list[int]
    """The claims that compete to settle it."""
    exclusive: bool
    """Whether at most one position can hold."""
    about: int | None
    """The element that it puts in question."""
    critical_question: str | None
    """Which critical question of the element's scheme this is."""
    answers: list[int]
    """The claims that answer it."""
    proof_standard: QuestionProofStandard | None
    """How much a position needs to hold (Gordon, Prakken and Walton 2007)."""


class QuestionPage(Struct, kw_only=True, frozen=True):
    """Some questions of a map, by number."""

    items: list[Question]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class Quote(Struct, kw_only=True, frozen=True):
    """A verbatim excerpt and its place (W3C text-quote and text-position selectors)."""

    exact: str
    """The words as they stand in the source."""
    prefix: str
    """Some words before the excerpt, to find it again when the source changes."""
    suffix: str
    start: int | None
    """Offset of the first character in the source's text, in Unicode code points."""
    end: int | None
    """Offset after the last character, in Unicode code points."""


class Reanchored(Struct, kw_only=True, frozen=True):
    """What anchoring quotes anew has done, and how all quotes of the source stand now."""

    revision: int
    """The map's after it."""
    updated: list[int]
    """The elements whose quotes were moved; of more than 10,000 the first, so that one asks again
    while the report still has moved ones.
    """
    provenance: Provenance


class Reason(Struct, kw_only=True, frozen=True):
    """One step of an explanation; those that explain it follow, one deeper."""

    depth: int
    """How deep in the tree; 0: the verdict itself."""
    role: ReasonRole
    """What it is for the step above: an argument for it, a premise of it, an attack on it, who
    attacks; `cycle`: a link of the circle that leaves it undecided.
    """
    id: int
    type: Type
    status: Status
    effect: Effect | None
    """Of an attack. It `undermines` what is taken as a premise, `rebuts` what is argued for, and
    `undercuts` a step.
    """
    sentence: str


class Rebuttal(Struct, kw_only=True, frozen=True, tag_field="type", tag="rebuttal"):
    """An attack: attackers, taken together, on one target. (AIF: CA-node.)"""

    type: ClassVar[Literal["rebuttal"]] = "rebuttal"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    attackers: list[int]
    """What attacks; several attack jointly."""
    target: int
    """What is attacked: a claim, an argument, a case, another rebuttal, or a preference."""
    relation: RebuttalRelation
    """`attack` is directed; `contrary`: not both true; `contradictory`: exactly one true."""
    scheme: str | None
    """The argumentation scheme by which it attacks."""
    kind: RebuttalKind
    """`rebut` where the target is a claim, `undercut` where it is anything else."""


class RebuttalPage(Struct, kw_only=True, frozen=True):
    """Some rebuttals of a map, by number."""

    items: list[Rebuttal]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class Rephrase(Struct, kw_only=True, frozen=True, tag_field="type", tag="rephrase"):
    """One claim that restates another. (AIF: MA-node.)"""

    type: ClassVar[Literal["rephrase"]] = "rephrase"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    original: int
    """The claim that was there first."""
    restatement: int
    """The claim that says it again."""
    scheme: str | None


class RephrasePage(Struct, kw_only=True, frozen=True):
    """Some rephrases of a map, by number."""

    items: list[Rephrase]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class Restated(Struct, kw_only=True, frozen=True):
    """A claim of one that restates a claim of the other."""

    rephrase: int
    first: int
    second: int


class Revision(Struct, kw_only=True, frozen=True):
    """One state of a map: who made it, when and why, and how much they changed."""

    revision: int
    at: datetime
    principal: int
    """Who made it; 0 is anybody."""
    message: str | None
    """What the change was for, as its author said."""
    created: int
    """How many elements were there that were not there before."""
    updated: int
    deleted: int
    merged: int
    """How many became part of others."""
    map_changed: bool
    """Whether the map's own fields changed."""
    redacted: bool
    """Whether an erasure took something out of it, or of what it changed."""


class RevisionChanges(Struct, kw_only=True, frozen=True):
    """A revision with the elements that it changed, by number, some at a time."""

    revision: int
    at: datetime
    principal: int
    """Who made it; 0 is anybody."""
    message: str | None
    """What the change was for, as its author said."""
    created: int
    """How many elements were there that were not there before."""
    updated: int
    deleted: int
    merged: int
    """How many became part of others."""
    map_changed: bool
    """Whether the map's own fields changed."""
    redacted: bool
    """Whether an erasure took something out of it, or of what it changed."""
    map: list[FieldChange]
    """What it changed of the map's own fields."""
    items: list[ElementChange]
    next_cursor: str | None
    """Where the next page begins; null on the last."""


class RevisionEvent(Struct, kw_only=True, frozen=True, tag_field="type", tag="revision"):
    """A map has changed: one event for each revision, in order, none left out."""

    type: ClassVar[Literal["revision"]] = "revision"
    map: str
    """A map: 13 Crockford characters."""
    revision: int
    at: str
    principal: int
    """Who changed it."""
    message: str | None
    """What the change was for."""
    operations: list[EventOperation] | None
    """What it did, by number; null: that is more than 500, so read the document."""


class RevisionPage(Struct, kw_only=True, frozen=True):
    """Some revisions of a map, the newest first."""

    items: list[Revision]
    next_cursor: str | None
    """Where the next page begins; null on the last."""


class Scheme(Struct, kw_only=True, frozen=True, tag_field="type", tag="scheme"):
    """A pattern of argument that this map defines for itself."""

    type: ClassVar[Literal["scheme"]] = "scheme"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    name: str
    slug: str
    """By which arguments name it in `scheme`."""
    conclusion: str | None
    """The pattern of the conclusion."""
    premise_roles: list[SchemeRole]
    critical_questions: list[CriticalQuestion]


class SchemeAlias(Struct, kw_only=True, frozen=True):
    """What other systems call a scheme."""

    aif: str | None = None
    """Its name in AIFdb."""
    aifdb: str | None = None
    """Its number in AIFdb."""
    arguebuf: str | None = None
    """Its constant in arguebuf."""
    names: list[str] = []
    """Other names that are read as this scheme."""


class SchemeList(Struct, kw_only=True, frozen=True):
    """The catalogue of schemes."""

    items: list[CatalogueScheme]


class SchemePage(Struct, kw_only=True, frozen=True):
    """Some schemes of a map, by number."""

    items: list[Scheme]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class SchemeRole(Struct, kw_only=True, frozen=True):
    """A part that a premise plays in a scheme."""

    slug: str
    """The role's name, as `premise_roles` of an argument use it."""
    text: str | None
    """The pattern of the premise."""


class ShutdownEvent(Struct, kw_only=True, frozen=True, tag_field="type", tag="shutdown"):
    """The last event: this server stops. Resume with the last id; another may answer."""

    type: ClassVar[Literal["shutdown"]] = "shutdown"


class Snippet(Struct, kw_only=True, frozen=True):
    """Where the words stand: plain text, in which nothing is marked up."""

    field: str
    """A JSON pointer into the element, or into the map."""
    at: int
    """Where in the field it begins, in code points."""
    text: str
    highlights: list[Highlight]
    """What of it was looked for; none in fields that are too long to look at again."""


class Source(Struct, kw_only=True, frozen=True, tag_field="type", tag="source"):
    """A document that elements are quoted from."""

    type: ClassVar[Literal["source"]] = "source"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    url: str | None
    publisher: str | None
    published: str | None
    language: str | None
    text_sha256: str | None
    """Of the document's text in UTF-8, as lower-case hexadecimal."""
    length: int | None
    """Of the document's text, in Unicode code points."""


class SourcePage(Struct, kw_only=True, frozen=True):
    """Some sources of a map, by number."""

    items: list[Source]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class SourceText(Struct, kw_only=True, frozen=True):
    """The text of a source."""

    source: int
    sha256: str
    """Of the text in UTF-8, as lower-case hexadecimal."""
    length: int
    """In Unicode code points."""
    text: str


class Span(Struct, kw_only=True, frozen=True):
    """A stretch of a source's text that is quoted."""

    start: int
    """In Unicode code points."""
    end: int
    """In Unicode code points."""
    elements: list[int]


class Step(Struct, kw_only=True, frozen=True):
    """What one element of a path does to another."""

    by: int
    """The argument, rebuttal or rephrase that makes the step."""
    effect: Effect
    """An attack on a claim `undermines` where the path goes on through an argument that has the
    claim as its premise, and `rebuts` elsewhere; an attack on a step `undercuts`.
    """
    on: int


class Transition(Struct, kw_only=True, frozen=True, tag_field="type", tag="transition"):
    """A move of the dialogue: what was said in reply to what. (AIF: TA-node.)"""

    type: ClassVar[Literal["transition"]] = "transition"
    id: int
    """The element's number in its map; never given out twice."""
    revision: int
    """The map's revision at which this element last changed."""
    title: str | None
    """A short name."""
    tags: list[str]
    """Words of your own to find it by."""
    note: str | None
    """A remark of whoever keeps the map."""
    rank: float | None
    """Order among siblings, lowest first."""
    weight: float | None
    """0 to 1: the base score of a claim, the strength of a step."""
    explicitness: Explicitness | None
    """Whether the source states it, reports it, takes it for granted, or the map maker drew it."""
    attributions: list[Attribution]
    """Who says it, and how it reached the map."""
    external: list[ExternalId]
    """Its names in other systems, by which an upsert finds it."""
    split_of: int | None
    """The element that this one was split from, when one node of an import became several."""
    data: dict[str, Any]
    """Yours: kept and given back."""
    extra: dict[str, Any]
    """By format name: what a format needs to write the element again as it read it."""
    from_: list[int] = field(name="from")
    """What was said before."""
    to: list[int]
    """What replies to it."""
    scheme: str | None


class TransitionPage(Struct, kw_only=True, frozen=True):
    """Some transitions of a map, by number."""

    items: list[Transition]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[int]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[int, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class Unanswered(Struct, kw_only=True, frozen=True):
    """What a map leaves open."""

    revision: int
    """The map's, of which all this is."""
    attacked: list[Attacked]
    unsupported: list[int]
    """Claims and arguments of standing `issue` that no argument concludes."""
    questions: list[OpenQuestion]
    critical_questions: list[OpenCriticalQuestion]


class Verdict(Struct, kw_only=True, frozen=True):
    """What a semantics says of an element.

    `unsupported`: nothing derives it; `unknown`: not found in the time given.
    """

    id: int
    type: Type
    status: Status | None
    """Null: the semantics is gradual."""
    sceptical: bool | None
    """Whether it stands in every extension; null: not known, or gradual."""
    credulous: bool | None
    """Whether it stands in some extension; null: not known, or gradual."""
    strength: float | None
    """0 to 1, by a gradual semantics."""


class VerdictChange(Struct, kw_only=True, frozen=True):
    """An element whose verdict is not the same in two states of a map."""

    id: int
    type: Type
    before: Verdict | None
    """Null: the element was not there."""
    after: Verdict | None
    """Null: the element is not there any more."""


Element: TypeAlias = (
    Claim
    | Argument
    | Case
    | Rebuttal
    | Preference
    | Rephrase
    | Question
    | Locution
    | Illocution
    | Transition
    | Group
    | Participant
    | Source
    | Scheme
    | Fragment
    | Unknown
)

Event: TypeAlias = OpenedEvent | RevisionEvent | GoneEvent | OverflowEvent | ShutdownEvent | Unknown
